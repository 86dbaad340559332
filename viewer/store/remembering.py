"""Answers of a library remembered while it does not change, for the next keystroke asks again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from viewer.store.sqlite import Connection

_MOST = 4096
"""Answers kept of one connection; with more, all are forgotten."""
_CONNECTIONS = 4

_VERSION = "PRAGMA data_version"

P = ParamSpec("P")
R = TypeVar("R")


class _Memory(NamedTuple):
    """The connection is held, so that no other can get its id."""

    connection: Connection
    version: int
    answers: dict[Any, Any]


_memories: dict[int, _Memory] = {}


def remembered(
    function: Callable[Concatenate[Connection, P], R],
) -> Callable[Concatenate[Connection, P], R]:
    """Make a function of a connection and hashable values remember what it gave.

    Everything is forgotten once somebody else has written to the library, so this is for
    connections that only read.
    """

    @wraps(function)
    def remembering(connection: Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers(connection)
        key = (function.__qualname__, args, tuple(kwargs.items()))
        if key not in answers:
            if len(answers) >= _MOST:
                answers.clear()
            answers[key] = function(connection, *args, **kwargs)
        found: R = answers[key]
        return found

    return remembering


def _answers(connection: Connection) -> dict[Any, Any]:
    version = int(connection.execute(_VERSION).fetchone()[0])
    memory = _memories.get(id(connection))
    if memory is None or memory.version != version:
        memory = _Memory(connection, version, {})
        while len(_memories) >= _CONNECTIONS and id(connection) not in _memories:
            _memories.pop(next(iter(_memories)), None)
        _memories[id(connection)] = memory
    return memory.answers
