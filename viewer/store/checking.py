"""Whether a library is whole: the file, the index against the cards, each record's digest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from viewer.domain.errors import LibraryError
from viewer.store import schema
from viewer.store.cards import is_whole, unpacked
from viewer.store.sqlite import Connection, Error, open_reader, speaking
from viewer.words import _, ngettext

_NAMED = 5
"""How many damaged records are named one by one."""

_SPARE = 1 << 64


def check_library(path: Path) -> tuple[str, ...]:
    """Give a sentence for each problem of the library at ``path``; none: it is whole.

    Reads the whole file and changes nothing. Raises LibraryError
    when the file cannot be used at all.
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
    for key, number in connection.execute("SELECT id, number FROM record ORDER BY id").fetchall():
        if not _is_whole(connection, key):
            bad.append(number)
    for number in bad[:_NAMED]:
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
    if not (_is_listed(connection) and _is_found(connection)):
        yield _(
            "The list or the search index does not fit the records. Import your records into a new "
            "library."
        )


def _is_listed(connection: Connection) -> bool:
    """Tell whether each trial is listed once, with the record of it that was updated last."""
    best: dict[str, tuple[str, str, int]] = {}
    for key, number, form, updated in connection.execute(
        "SELECT id, number, format, updated FROM record"
    ):
        best[number] = max(best.get(number, ("", "", 0)), (updated, form, key))
    expected = {(number, key) for number, (_updated, _form, key) in best.items()}
    return set(connection.execute("SELECT number, record FROM trial").fetchall()) == expected


def _is_found(connection: Connection) -> bool:
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("tier1_term", "tier2_term", "condition")
    }
    sums = {"tier1": 0, "tier2": 0}
    for rank, body in connection.execute(
        "SELECT rank, body FROM trial LEFT JOIN card ON card.record = trial.record"
    ):
        try:
            entry = unpacked(body)
        except (ValueError, TypeError):
            return False
        counts["condition"].update(entry.condition_names())
        for tier in (1, 2):
            terms = entry.terms(tier)
            counts[f"tier{tier}_term"].update(terms)
            sums[f"tier{tier}"] += _sum_of(rank, terms.union(entry.marks.split()))
    return all(_counted(connection, name) == counter for name, counter in counts.items()) and all(
        _indexed(connection, tier) == expected % _SPARE for tier, expected in sums.items()
    )


def _sum_of(rank: int, terms: Iterable[str]) -> int:
    """Give a number for a set of index entries that tells sets apart and knows no order."""
    return sum(hash((term, rank)) for term in terms)


_COUNTED = {
    "tier1_term": "SELECT term, trials FROM tier1_term",
    "tier2_term": "SELECT term, trials FROM tier2_term",
    "condition": "SELECT name, trials FROM condition",
}


def _counted(connection: Connection, name: str) -> dict[str, int]:
    return dict(connection.execute(_COUNTED[name]).fetchall())


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
    return sum(hash((term, rank)) for term, rank in connection.execute(read)) % _SPARE
