"""Trials picked by number, and the state of what a search finds, to compare it later."""

import json
from collections.abc import Sequence

from viewer.domain.search import Hit, Query
from viewer.store.hits import hits_of
from viewer.store.searching import found_ranks
from viewer.store.sqlite import Connection

_RANKS = (
    "SELECT number, rank FROM trial WHERE number IN (SELECT value FROM json_each(?)) ORDER BY rank"
)
_STATES = (
    "SELECT trial.rank, trial.number, record.digest FROM trial "
    "JOIN record ON record.id = trial.record WHERE trial.rank IN (SELECT value FROM json_each(?))"
)


def rows_of(connection: Connection, numbers: Sequence[str]) -> tuple[Hit, ...]:
    """Give the trials with these numbers that are here, in the order of the numbers."""
    ranks: dict[str, int] = dict(
        connection.execute(_RANKS, (json.dumps(list(numbers)),)).fetchall()
    )
    wanted = [ranks[number] for number in dict.fromkeys(numbers) if number in ranks]
    return tuple(hits_of(connection, Query(), wanted, (), ()))


def states(connection: Connection, query: Query, most: int) -> tuple[tuple[str, str], ...]:
    """Give number and digest, in hexadecimal digits, of what fits, best first."""
    ranks = found_ranks(connection, query, most)
    rows = connection.execute(_STATES, (json.dumps(ranks),)).fetchall()
    found = {rank: (str(number), bytes(digest).hex()) for rank, number, digest in rows}
    return tuple(found[rank] for rank in ranks if rank in found)
