"""Whether a library is whole: the file, the list and index against the cards, each digest.

Nothing is gathered that grows with the library: sums of hashes stand for sets, whose order
differs, and all else is compared row by row.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from viewer.domain.errors import LibraryError
from viewer.store import schema
from viewer.store.cards import Listing, is_whole, listing_of
from viewer.store.days import place_in_order
from viewer.store.rank import OPEN_END, Order, order_of
from viewer.store.sqlite import Connection, Error, Row, open_reader, speaking
from viewer.words import _, ngettext

_NAMED = 5
"""How many damaged records are named one by one."""

_SPARE = 1 << 64


def check_library(path: Path) -> tuple[str, ...]:
    """Give a sentence for each problem of the library at ``path``; none: it is whole.

    Reads the whole file and changes nothing. Records that wait to be listed are no problem.
    Raises LibraryError when the file cannot be used at all.
    """
    connection = open_reader(path, query_only=False)  # looking into an index takes temporary tables
    try:
        with speaking(path):
            schema.require(connection, path)
        found = (
            problem
            for check in (_file, _records, _index)
            for problem in _findings(check, connection, path)
        )
        return tuple(dict.fromkeys(found))
    finally:
        connection.close()


def _findings(
    check: Callable[[Connection], Iterator[str]], connection: Connection, path: Path
) -> list[str]:
    """Run one check; that it cannot be run to its end is a finding as well."""
    try:
        with speaking(path):
            return list(check(connection))
    except LibraryError as error:
        return [str(error)]


def _file(connection: Connection) -> Iterator[str]:
    found = [line for (line,) in connection.execute("PRAGMA quick_check(20)")]
    if found != ["ok"]:
        yield _("The file is damaged; SQLite says: {report}").format(report="; ".join(found))


def _records(connection: Connection) -> Iterator[str]:
    """Read every record. Row by row: one that cannot be read must not hide the others."""
    bad = []
    for key, number in connection.execute("SELECT id, number FROM record ORDER BY number"):
        if not _is_whole(connection, key):
            bad.append((key, number))
    bad.sort()
    for _key, number in bad[:_NAMED]:
        yield _("The record of {number} is damaged. Import it again.").format(number=number)
    if len(bad) > _NAMED:
        more = len(bad) - _NAMED
        yield ngettext(
            "One more record is damaged.", "{count} more records are damaged.", more
        ).format(count=more)


def _is_whole(connection: Connection, key: int) -> bool:
    try:
        digest, body = connection.execute(
            "SELECT digest, body FROM record WHERE id = ?", (key,)
        ).fetchone()
        return is_whole(body, digest)
    except (Error, TypeError):
        return False


def _index(connection: Connection) -> Iterator[str]:
    """Compare the list and what searches find with what records and cards say they should."""
    is_waiting = connection.execute("SELECT 1 FROM waiting LIMIT 1").fetchall()
    try:
        fits = _is_listed(connection) and (bool(is_waiting) or _is_found(connection))
    except (ValueError, TypeError):
        fits = False
    if not fits:
        yield _(
            "The list or the search index does not fit the records. Import your records into a new "
            "library."
        )


_ASTRAY = (
    "SELECT 1 FROM trial LEFT JOIN record ON record.id = trial.record "
    "WHERE record.number IS NOT trial.number"
)
_FORGOTTEN = (
    "SELECT 1 FROM record WHERE number NOT IN (SELECT number FROM trial) AND number NOT IN "
    "(SELECT number FROM record JOIN waiting ON waiting.record = record.id)"
)
_NEVER = (
    _ASTRAY,
    _FORGOTTEN,
    "SELECT 1 FROM waiting WHERE record NOT IN (SELECT record FROM card)",
    "SELECT 1 FROM record WHERE id NOT IN (SELECT record FROM card)",
    "SELECT 1 FROM site WHERE record NOT IN (SELECT id FROM record)",
    "SELECT 1 FROM site WHERE place NOT IN (SELECT id FROM place)",
)
"""What a whole library has none of."""

_SEVERAL = (
    "SELECT number, updated, format, id FROM record WHERE number IN "
    "(SELECT number FROM record GROUP BY number HAVING count(*) > 1) AND number NOT IN "
    "(SELECT number FROM record JOIN waiting ON waiting.record = record.id)"
)
_PLACES = (
    "SELECT 1 FROM place WHERE trials <> (SELECT count(*) FROM site "
    "WHERE site.place = place.id AND +site.record IN (SELECT record FROM trial))"
)


def _is_listed(connection: Connection) -> bool:
    """Tell whether each trial is listed once, with the record of it that was updated last."""
    if any(connection.execute(f"{sql} LIMIT 1").fetchall() for sql in _NEVER):
        return False
    best: dict[str, tuple[str, str, int]] = {}
    for number, updated, form, key in connection.execute(_SEVERAL):
        best[number] = max(best.get(number, ("", "", 0)), (updated, form, key))
    sql = "SELECT record FROM trial WHERE number = ?"
    return all(
        connection.execute(sql, (number,)).fetchall() == [(key,)]
        for number, (_updated, _form, key) in best.items()
    )


_TRIALS = (
    "SELECT trial.rank, card.body, facet.traits, facet.minimum_age, facet.maximum_age, "
    "facet.updated, facet.ends, facet.size, later, number, standing, trial.updated, title, "
    "statuses, phases, conditions, countries, place, trial.minimum_age, trial.maximum_age "
    "FROM trial LEFT JOIN card ON card.record = trial.record "
    "LEFT JOIN facet ON facet.rank = trial.rank ORDER BY trial.rank"
)
_FACET = slice(2, 8)
_TRIAL = slice(10, 20)


def _is_found(connection: Connection) -> bool:
    sums = dict.fromkeys((*_COUNTED, *_ENTRIES, "country"), 0)
    last: Order | None = None
    for row in connection.execute(_TRIALS):
        rank, listing = row[0], listing_of(row[1])
        order = order_of(row[8], place_in_order(row[11]), row[9])
        if not _is_row_of(listing, row) or (last is not None and order <= last):
            return False
        last = order
        sums["condition"] += sum(map(hash, listing.conditions))
        sums["country"] += _sum_of(rank, dict(listing.countries).items())
        for tier in (1, 2):
            sums[f"tier{tier}_term"] += sum(map(hash, listing.terms[tier - 1]))
            sums[f"tier{tier}"] += _sum_of(rank, frozenset(_small(listing.words[tier - 1]).split()))
    if connection.execute(f"{_PLACES} LIMIT 1").fetchall():
        return False
    found = {
        **{name: _counted(connection, name) for name in _COUNTED},
        **{name: _indexed(connection, name) for name in _ENTRIES},
        "country": sum(
            hash(((name, is_open), rank)) for rank, name, is_open in connection.execute(_COUNTRIES)
        ),
    }
    return all(sums[name] % _SPARE == found[name] % _SPARE for name in sums)


def _is_row_of(listing: Listing, row: Row) -> bool:
    """Tell whether a trial stands in its tables as its card says."""
    return (
        row[_FACET] == listing.facet
        and row[_TRIAL] == listing.trial
        and row[8:10] == (listing.later, listing.number)
        and (row[0] >= OPEN_END) == bool(listing.later)
    )


def _small(words: str) -> str:
    """Words as the index keeps them: its tokenizer makes the letters of ASCII small."""
    return words.encode().lower().decode()


def _sum_of(rank: int, entries: Iterable[object]) -> int:
    """Give a number for a set of index entries that tells sets apart and knows no order."""
    return sum(hash((entry, rank)) for entry in entries)


_COUNTRIES = (
    "SELECT rank, name, open FROM trial_country JOIN country ON country.id = trial_country.country"
)
_COUNTED = {
    "tier1_term": "SELECT term, trials FROM tier1_term",
    "tier2_term": "SELECT term, trials FROM tier2_term",
    "condition": "SELECT name, trials FROM condition",
}


def _counted(connection: Connection, name: str) -> int:
    return sum(hash(term) * trials for term, trials in connection.execute(_COUNTED[name]))


_ENTRIES = {
    "tier1": (
        "CREATE VIRTUAL TABLE temp.tier1_entry USING fts5vocab(main, tier1, instance)",
        "SELECT term, doc FROM temp.tier1_entry",
    ),
    "tier2": (
        "CREATE VIRTUAL TABLE temp.tier2_entry USING fts5vocab(main, tier2, instance)",
        "SELECT term, doc FROM temp.tier2_entry",
    ),
}


def _indexed(connection: Connection, tier: str) -> int:
    """Read a whole FTS5 index. FTS5's own check needs a file that may be written."""
    lay_open, read = _ENTRIES[tier]
    connection.execute(lay_open)
    return sum(hash((term, rank)) for term, rank in connection.execute(read))
