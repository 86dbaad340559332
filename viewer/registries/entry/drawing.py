"""Facts and passages drawn from the two ways in which an entry writes a value."""

from collections.abc import Iterable
from typing import TypeVar

from viewer.domain.values import Author, Fact, Passage
from viewer.registries.entry.values import Stated, Words

Value = TypeVar("Value")


def fact(said: Value | Stated[Value], path: str) -> Fact[Value]:
    """A fact with the place it stands at."""
    if isinstance(said, Stated):
        value: Value = said.value
        return Fact(value, raw(value), path, from_text=said.from_text, sources=said.sources)
    return Fact(said, raw(said), path)


def raw(value: object) -> str:
    """A value as the entry's file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def optional_fact(said: Value | Stated[Value] | None, path: str) -> Fact[Value] | None:
    """A fact, or None where the entry is silent."""
    return None if said is None else fact(said, path)


def facts(said: Iterable[Value | Stated[Value]], path: str) -> tuple[Fact[Value], ...]:
    """The facts of a list that stands at ``path``."""
    return tuple(fact(each, f"{path}[{place}]") for place, each in enumerate(said))


def passage(words: str | Words, path: str) -> Passage:
    """A text with the place it stands at; one written as it is, is the entry's own."""
    if isinstance(words, str):
        return Passage(words, path, author=Author.ENTRY)
    return Passage(
        words.text,
        path,
        author=words.author,
        markup=words.markup,
        heading=words.heading,
        sources=words.sources,
        truncated=words.truncated,
    )


def optional_passage(words: str | Words | None, path: str) -> Passage | None:
    """A text, or None where the entry is silent."""
    return None if words is None else passage(words, path)


def passages(words: Iterable[str | Words], path: str) -> tuple[Passage, ...]:
    """The texts of a list that stands at ``path``."""
    return tuple(passage(each, f"{path}[{place}]") for place, each in enumerate(words))
