"""Reading values out of a record in which any part may be missing, null or of another type.

A :class:`Node` is one JSON object of the record and the place where it stands. Its methods give
a value of the type that is asked for or nothing: they never raise, and they never turn one type
into another. What does not fit is left to the record tree (see ``known``).
"""

from collections.abc import Iterator
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from viewer.domain.coded import Unknown, coded
from viewer.domain.values import Author, Fact, Markup, PartialDate, Passage

Code = TypeVar("Code", bound=StrEnum)

_LARGEST = 2**53
"""Whole numbers up to here are the same in JSON, SQLite and everywhere else."""


def is_text(value: object) -> bool:
    """Whether a JSON value is a text with something in it."""
    return isinstance(value, str) and bool(value) and not value.isspace()


class Node:
    """One JSON object of a record; empty where the record has none. ``path`` is its place."""

    __slots__ = ("path", "values")

    def __init__(self, value: object, path: str) -> None:
        self.values: dict[str, object] = value if isinstance(value, dict) else {}
        self.path = path

    def __bool__(self) -> bool:
        return bool(self.values)

    def place(self, key: str) -> str:
        """The path of ``key`` in this object."""
        return f"{self.path}.{key}" if self.path else key

    def child(self, key: str) -> "Node":
        """The object under ``key``; an empty one when there is none."""
        return Node(self.values.get(key), self.place(key))

    def children(self, key: str) -> Iterator["Node"]:
        """The objects of the list under ``key``, each with its position in its path."""
        found = self.values.get(key)
        if isinstance(found, list):
            place = self.place(key)
            for index, item in enumerate(found):
                if isinstance(item, dict):
                    yield Node(item, f"{place}[{index}]")

    def figures(self, key: str) -> Iterator["Node"]:
        """The objects of the list under ``key`` without their paths: tables have thousands."""
        found = self.values.get(key)
        if isinstance(found, list):
            for item in found:
                if isinstance(item, dict):
                    yield Node(item, "")

    def text(self, key: str) -> str:
        """The text under ``key``, a whole number as its digits, or an empty string."""
        found = self.values.get(key)
        if type(found) is str:
            return found if found and not found.isspace() else ""
        return str(found) if type(found) is int else ""

    def texts(self, key: str) -> Iterator[tuple[str, str]]:
        """The texts of the list under ``key``, each with its path."""
        found = self.values.get(key)
        if isinstance(found, list):
            place = self.place(key)
            for index, item in enumerate(found):
                if is_text(item):
                    yield item, f"{place}[{index}]"

    def number(self, key: str) -> int | None:
        """The whole number under ``key``, or None."""
        found = self.values.get(key)
        return found if type(found) is int and abs(found) <= _LARGEST else None

    def decimal(self, key: str) -> float | None:
        """The finite number under ``key``, or None."""
        found = self.values.get(key)
        if type(found) not in (int, float):
            return None
        return float(found) if abs(found) <= _LARGEST and isfinite(found) else None  # type: ignore[arg-type]  # the check above says it is a number

    def truth(self, key: str) -> bool | None:
        """True or False under ``key``, or None."""
        found = self.values.get(key)
        return found if isinstance(found, bool) else None

    def fact(self, key: str) -> Fact[str] | None:
        """The text under ``key`` with its place, or None."""
        found = self.text(key)
        return Fact(found, found, self.place(key)) if found else None

    def facts(self, key: str) -> tuple[Fact[str], ...]:
        """The texts of the list under ``key`` with their places."""
        return tuple(Fact(text, text, path) for text, path in self.texts(key))

    def yes_no(self, key: str) -> Fact[bool] | None:
        """True or False under ``key`` with its place, or None."""
        found = self.truth(key)
        return None if found is None else Fact(found, _JSON[found], self.place(key))

    def code(self, key: str, kind: type[Code]) -> Code | Unknown | None:
        """The coded value under ``key``, or None."""
        found = self.text(key)
        return coded(kind, found) if found else None

    def coded_fact(self, key: str, kind: type[Code]) -> Fact[Code | Unknown] | None:
        """The coded value under ``key`` with its place, or None."""
        found = self.text(key)
        return Fact(coded(kind, found), found, self.place(key)) if found else None

    def coded_facts(self, key: str, kind: type[Code]) -> tuple[Fact[Code | Unknown], ...]:
        """The coded values of the list under ``key`` with their places."""
        return tuple(Fact(coded(kind, text), text, path) for text, path in self.texts(key))

    def passage(self, key: str, markup: Markup = Markup.COMMONMARK) -> Passage | None:
        """The sponsor's text under ``key``, or None.

        CommonMark unless told otherwise: the fields that the registry's data dictionary calls
        "markup" (summaries, descriptions, criteria, comments) come with CommonMark escapes.
        """
        found = self.text(key)
        return Passage(found, self.place(key), Author.SPONSOR, markup) if found else None

    def date(self, key: str) -> PartialDate | None:
        """The date under ``key``, as precise as it is there, or None."""
        found = self.text(key)
        return PartialDate.parse(found) if found else None

    def scalars(self, *keys: str) -> Iterator[Fact[str]]:
        """What stands under ``keys`` as texts (true and false as in JSON), with their places."""
        for key in keys:
            found = self.truth(key)
            text = self.text(key) if found is None else _JSON[found]
            if text:
                yield Fact(text, text, self.place(key))


_JSON = {True: "true", False: "false"}
