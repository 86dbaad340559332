"""Trials that fit, best first: those of a part of the index that fit an expression.

The index reads in the order of the ranks and stops where it is told to, so the first trials of
many cost no more than those of few.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.store.ages import FITS, AgeSpan
from viewer.store.rank import OPEN_END
from viewer.store.sqlite import Connection

END = OPEN_END << 2
"""Beyond every rank."""

_SOURCES = {
    "tier1": "tier1 {joined} WHERE tier1 MATCH ? AND tier1.rowid >= ? AND tier1.rowid < ?",
    "tier2": "tier2 {joined} WHERE tier2 MATCH ? AND tier2.rowid >= ? AND tier2.rowid < ?",
    "": "facet WHERE facet.rank >= ? AND facet.rank < ?",
}
_KEYS = {"tier1": "tier1.rowid", "tier2": "tier2.rowid", "": "facet.rank"}
_JOINED = {
    # CROSS JOIN: the index leads, in its own order.
    "tier1": "CROSS JOIN facet ON facet.rank = tier1.rowid",
    "tier2": "CROSS JOIN facet ON facet.rank = tier2.rowid",
}


Asked = dict[tuple[object, ...], tuple[int, list[int]]]
"""What was looked up for one query, which asks some things twice: how many ranks were wanted of
what, and those found."""


class Sieve(NamedTuple):
    """Gives ranks that fit, best first: of a tier those that fit an expression, or of all.

    ``tier`` empty: all trials. A tier and no words: nothing fits.
    """

    connection: Connection
    tier: str
    words: str
    low: int = 0
    high: int = END
    span: AgeSpan | None = None
    within: frozenset[int] | None = None
    """Ranks of which each must be one; None: no such restriction."""
    without: frozenset[int] = frozenset()
    """Ranks that do not fit, whatever else they are."""
    asked: Asked | None = None

    @property
    def takes_all(self) -> bool:
        """Whether nothing but the range of ranks restricts it."""
        return not self.tier and self.span is None and self.within is None

    def ranks(self, most: int) -> list[int]:
        """Give the first ranks, ``most`` at the most."""
        if self.asked is None:
            return self._first(most)
        known = self._known(most)
        if known is None:
            known = self._first(most)
            self.asked[self._same] = (most, known)
        return known[:most]

    def _known(self, most: int) -> list[int] | None:
        """Give the first ranks if so many were looked up before, or all there are."""
        wanted, found = (self.asked or {}).get(self._same, (0, []))
        return found[:most] if wanted >= most or len(found) < wanted else None

    @property
    def _same(self) -> tuple[object, ...]:
        """What makes a look-up the same as another."""
        return (self.tier, self.words, self.low, self.high, self.span, self.within, self.without)

    def _first(self, most: int) -> list[int]:
        key = _KEYS[self.tier]
        sql = self._select(f"{key} AS found", ordered=True)
        if self.within is None:
            # All in one row: at each row another thread may take the interpreter for long.
            rows = self._rows(f"SELECT group_concat(found) FROM ({sql} LIMIT ?)", most)  # noqa: S608  (built of our own words alone)
            return sorted(int(rank) for (ranks,) in rows if ranks for rank in str(ranks).split(","))
        ranks: list[int] = []
        for (rank,) in self._rows(sql) if most > 0 else ():
            if rank in self.within:
                ranks.append(rank)
                if len(ranks) >= most:
                    break
        return ranks

    def count(self, most: int | None = None) -> int:
        """Count what fits; counting stops at ``most``."""
        known = self._known(most) if most is not None else None
        if known is not None:
            return len(known)
        if self.within is not None:
            return len(self.ranks(most if most is not None else END))
        if most is None:
            rows = self._rows(self._select("count(*)"))
        else:
            # Without an order: SQLite would keep one for nothing. The index has its own.
            counted = f"SELECT count(*) FROM ({self._select('1')} LIMIT ?)"  # noqa: S608  (built of our own words alone)
            rows = self._rows(counted, most)
        return sum(count for (count,) in rows)

    def ordered(self, order: str, values: Sequence[object], most: int) -> list[int]:
        """Give the first ranks in another order, which SQL over ``facet`` tells; equals by rank."""
        key = _KEYS[self.tier]
        sql = f"{self._select(key, joined=True)} ORDER BY {order}, {key}"
        if self.within is None:
            return [rank for (rank,) in self._rows(f"{sql} LIMIT ?", *values, most)]
        within = self.within
        found = (rank for (rank,) in self._rows(sql, *values) if rank in within)
        return [rank for rank, _place in zip(found, range(most), strict=False)]

    def grouped(self, group: str, counted: str, joined: str = "") -> Iterator[tuple[int, ...]]:
        """Give rows of a value of SQL over ``facet`` and what is counted for each.

        Without regard to ``within``.
        """
        sql = self._select(f"{group}, {counted}", joined=True, more=joined)
        yield from self._rows(f"{sql} GROUP BY 1")

    def rows(self, columns: str, joined: str = "") -> Iterator[tuple[int, ...]]:
        """Give columns of ``facet``, or of what is joined to it, for all that fits, best first.

        Without regard to ``within``.
        """
        yield from self._rows(self._select(columns, joined=True, ordered=True, more=joined))

    def only(self, ranks: Sequence[int]) -> set[int]:
        """Give those of some ranks that fit."""
        if not ranks:
            return set()
        key = _KEYS[self.tier]
        few = self._replace(low=max(min(ranks), self.low), high=min(max(ranks) + 1, self.high))
        return few.among(_listed(ranks), key)

    def among(self, listed: str, key: str) -> set[int]:
        """Give what fits of the ranks in a JSON list."""
        # The plus keeps SQLite from asking the index anew for each of the ranks.
        sql = f"{self._select(key)} AND +{key} IN (SELECT value FROM json_each(?))"  # noqa: S608  (built of our own words alone)
        found = {rank for (rank,) in self._rows(sql, listed)}
        return found if self.within is None else found & self.within

    def _select(
        self, columns: str, *, joined: bool = False, ordered: bool = False, more: str = ""
    ) -> str:
        source = _SOURCES[self.tier].replace(
            "{joined}", _JOINED.get(self.tier, "") if joined or self.span else ""
        )
        if more:
            source = source.replace(" WHERE", f" {more} WHERE", 1)
        ages = f" AND {FITS}" if self.span else ""
        if self.without:
            # The plus keeps SQLite from asking the index for these.
            ages += f" AND +{_KEYS[self.tier]} NOT IN (SELECT value FROM json_each(?))"  # noqa: S608  (built of our own words alone)
        order = f" ORDER BY {_KEYS[self.tier]}" if ordered else ""
        return f"SELECT {columns} FROM {source}{ages}{order}"  # noqa: S608  (built of our own words alone)

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[int, ...]]:
        if self.tier and not self.words:
            return
        words = [self.words] if self.tier else []
        without = [_listed(sorted(self.without))] if self.without else []
        found = self.connection.execute(
            sql, (*words, self.low, self.high, *(self.span or ()), *without, *values)
        )
        yield from found


def _listed(ranks: Sequence[int]) -> str:
    return f"[{','.join(map(str, ranks))}]"
