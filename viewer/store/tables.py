"""Rows in and out of the tables that are plain ones, through sqlite-utils.

sqlite-utils gets our own connection, inside a transaction we began: by itself it commits after
every hundred rows. Plugins stay off, they are other people's code on our file.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, cast

from viewer.store.sqlite import Connection, Row

_AT_ONCE = 500
"""Values in one SQL statement; some builds of SQLite take only 999."""


class Tables:
    """The plain tables of a library open for writing."""

    def __init__(self, connection: Connection) -> None:
        # Here and not above: it takes 0.15 s, and those who only read never need it.
        from sqlite_utils import Database  # noqa: PLC0415  (as said)

        self._connection = connection
        self._database = Database(
            cast("Any", connection), execute_plugins=False, recursive_triggers=False
        )

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Insert rows; one with the key of an old row takes its place."""
        if rows:
            self._database.table(table).insert_all([columns, *rows], replace=True)

    def delete(self, table: str, column: str, values: Sequence[int]) -> None:
        """Delete the rows that have one of ``values`` in ``column``."""
        for some in _portions(values):
            self._database.table(table).delete_where(f"{column} IN ({_places(some)})", some)

    def where_in(self, sql: str, values: Sequence[str], *before: str) -> Iterator[Row]:
        """Run a SELECT whose ``{}`` takes the places of ``values``, after those of ``before``."""
        for some in _portions(values):
            bound = (*before, *some)
            yield from self._connection.execute(sql.format(_places(some)), bound).fetchall()


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _portions(values: Sequence[Any]) -> Iterator[list[Any]]:
    left = iter(dict.fromkeys(values))
    while some := list(islice(left, _AT_ONCE)):
        yield some
