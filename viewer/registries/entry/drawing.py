"""Facts and passages drawn from an entry's values and texts, each with its place."""

from collections.abc import Iterable
from typing import TypeVar

from viewer.domain.values import Fact, Passage
from viewer.registries.entry.values import Stated, TextParts

Value = TypeVar("Value")


def fact(stated: Stated[Value], path: str) -> Fact[Value]:
    """A fact with the place it stands at."""
    return Fact(
        stated.value,
        _raw(stated.value),
        path,
        from_text=stated.from_text,
        sources=stated.sources,
    )


def _raw(value: object) -> str:
    """A value as the entry's file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def text_fact(text: str, path: str) -> Fact[str]:
    """A fact that is a text and says nothing of what backs it."""
    return Fact(text, text, path)


def optional_fact(stated: Stated[Value] | None, path: str) -> Fact[Value] | None:
    """A fact, or None where the entry is silent."""
    return None if stated is None else fact(stated, path)


def optional_text(text: str | None, path: str) -> Fact[str] | None:
    """A text fact, or None where the entry is silent."""
    return None if text is None else text_fact(text, path)


def facts(stated: Iterable[Stated[Value]], path: str) -> tuple[Fact[Value], ...]:
    """The facts of a list that stands at ``path``."""
    return tuple(fact(each, f"{path}[{place}]") for place, each in enumerate(stated))


def text_facts(texts: Iterable[str], path: str) -> tuple[Fact[str], ...]:
    """The texts of a list that stands at ``path``."""
    return tuple(text_fact(each, f"{path}[{place}]") for place, each in enumerate(texts))


def passage(words: TextParts, path: str) -> Passage:
    """A text with the place it stands at."""
    return Passage(
        words.text,
        path,
        author=words.author,
        markup=words.markup,
        heading=words.heading,
        sources=words.sources,
        truncated=words.truncated,
    )


def optional_passage(words: TextParts | None, path: str) -> Passage | None:
    """A text, or None where the entry is silent."""
    return None if words is None else passage(words, path)


def passages(words: Iterable[TextParts], path: str) -> tuple[Passage, ...]:
    """The texts of a list that stands at ``path``."""
    return tuple(passage(each, f"{path}[{place}]") for place, each in enumerate(words))
