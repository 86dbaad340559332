"""Statements for many rows at once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from viewer.store.sqlite import Connection, Row

_AT_ONCE = 500
"""Values in one SQL statement; some builds of SQLite take only 999."""


def where_in(
    connection: Connection, sql: str, values: Iterable[object], *before: object
) -> Iterator[Row]:
    """Run a SELECT whose ``{}`` takes the places of ``values``, after those of ``before``."""
    for some in _portions(values):
        bound = (*before, *some)
        yield from connection.execute(sql.format(_places(some)), bound).fetchall()


def change_in(connection: Connection, sql: str, values: Iterable[object]) -> None:
    """Run a DELETE or UPDATE whose ``{}`` takes the places of ``values``."""
    for some in _portions(values):
        connection.execute(sql.format(_places(some)), some)


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(dict.fromkeys(values))
    while some := list(islice(left, _AT_ONCE)):
        yield some
