"""The first trials in the order somebody asks for; what is not known comes last."""

from viewer.domain.search import Query, Sort
from viewer.domain.standing import Standing
from viewer.store.near import nearest_first
from viewer.store.rank import OPEN_END
from viewer.store.sieve import Sieve
from viewer.store.traits import STANDING, STANDINGS

_LARGEST = "facet.size IS NULL, facet.size DESC"
_OVER = ", ".join(
    str(STANDINGS.index(standing) + 1) for standing in (Standing.FINISHED, Standing.STOPPED)
)
_ENDS = (
    # Not over yet, soonest first; then over, the last one first; then not known.
    "CASE WHEN facet.ends IS NULL THEN 2 "
    f"WHEN facet.ends < :today OR facet.traits & {STANDING.mask} IN ({_OVER}) THEN 1 ELSE 0 END, "
    "CASE WHEN facet.ends < :today THEN - facet.ends ELSE facet.ends END"
).replace(":today", "?")
_NEWEST = "SELECT rank, updated FROM facet WHERE rank IN (SELECT value FROM json_each(?))"


def sorted_ranks(sieve: Sieve, query: Query, most: int) -> list[int]:
    """Give the first ranks of what fits in the order of the query, other than best first."""
    if query.sort is Sort.NEAREST and query.near:
        return nearest_first(sieve, query.near, most)
    if query.sort is Sort.NEWEST:
        return _newest(sieve, most)
    if query.sort is Sort.LARGEST:
        return sieve.ordered(_LARGEST, (), most)
    if query.sort is Sort.ENDS_SOONEST:
        today = _today()
        return sieve.ordered(_ENDS, (today, today), most)
    return sieve.ranks(most)


def _newest(sieve: Sieve, most: int) -> list[int]:
    """Within each half, open and not, ranks stand by update already."""
    first = sieve._replace(high=min(sieve.high, OPEN_END)).ranks(most)
    second = sieve._replace(low=max(sieve.low, OPEN_END)).ranks(most)
    ranks = [*first, *second]
    listed = f"[{','.join(map(str, ranks))}]"
    updated: dict[int, int | None] = dict(sieve.connection.execute(_NEWEST, (listed,)).fetchall())

    def age(rank: int) -> tuple[bool, int, int]:
        day = updated.get(rank)
        return (day is None, -(day or 0), rank)

    return sorted(ranks, key=age)[:most]


def _today() -> int:
    """Give the days from 1900-01-01 to today, as ``facet.ends`` counts them."""
    from datetime import date, datetime  # noqa: PLC0415  (a list as it comes needs none of it)

    # The day where the reader is.
    return datetime.now().astimezone().date().toordinal() - date(1900, 1, 1).toordinal()
