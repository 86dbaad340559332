"""The search index: cards go in and out, and the counts beside it follow.

Plain SQL: FTS5's own commands and "add to what is counted" are beyond sqlite-utils.
"""

from collections import Counter
from collections.abc import Iterable

from viewer.store.cards import Listing
from viewer.store.sqlite import Connection

ADD = {
    1: "INSERT INTO tier1 (rowid, words) VALUES (?, ?)",
    2: "INSERT INTO tier2 (rowid, words) VALUES (?, ?)",
}
_DROP = {
    1: "INSERT INTO tier1 (tier1, rowid, words) VALUES ('delete', ?, ?)",
    2: "INSERT INTO tier2 (tier2, rowid, words) VALUES ('delete', ?, ?)",
}
_COUNT = {
    "tier1_term": (
        "INSERT INTO tier1_term VALUES (?, ?) "
        "ON CONFLICT (term) DO UPDATE SET trials = trials + excluded.trials"
    ),
    "tier2_term": (
        "INSERT INTO tier2_term VALUES (?, ?) "
        "ON CONFLICT (term) DO UPDATE SET trials = trials + excluded.trials"
    ),
    "condition": (
        "INSERT INTO condition VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET trials = trials + excluded.trials"
    ),
}
_FORGET = {
    "tier1_term": "DELETE FROM tier1_term WHERE term = ? AND trials <= 0",
    "tier2_term": "DELETE FROM tier2_term WHERE term = ? AND trials <= 0",
    "condition": "DELETE FROM condition WHERE name = ? AND trials <= 0",
}


def apply(
    connection: Connection,
    leaving: Iterable[tuple[int, Listing]],
    coming: Iterable[tuple[int, Listing]],
) -> None:
    """Take cards out of the index and put cards in, each under its rank."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _COUNT}
    for commands, cards, step in ((_DROP, leaving, -1), (ADD, coming, 1)):
        for rank, listing in cards:
            for tier, command in commands.items():
                connection.execute(command, (rank, listing.words[tier - 1]))
            _add(counts["tier1_term"], listing.terms[0], step)
            _add(counts["tier2_term"], listing.terms[1], step)
            _add(counts["condition"], listing.conditions, step)
    for name, counter in counts.items():
        changed = sorted((term, by) for term, by in counter.items() if by)
        connection.executemany(_COUNT[name], changed)
        connection.executemany(_FORGET[name], [(term,) for term, by in changed if by < 0])


def add_conditions(connection: Connection, counts: Counter[str]) -> None:
    """Count conditions in."""
    connection.executemany(_COUNT["condition"], sorted(counts.items()))


def _add(counter: Counter[str], terms: Iterable[str], step: int) -> None:
    for term in terms:
        counter[term] += step


def settle(connection: Connection) -> None:
    """Merge some parts of the index, after a small change."""
    for tier in ("tier1", "tier2"):
        connection.execute(f"INSERT INTO {tier} ({tier}, rank) VALUES ('merge', 500)")  # noqa: S608  (our own two names)
