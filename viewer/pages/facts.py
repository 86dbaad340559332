"""Facts as label and value, and the joining of names into a line."""

from collections.abc import Iterable, Sequence

from viewer.pages.blocks import Block, Fact, Facts, Origin, Span, Spans
from viewer.pages.desk import ours, source
from viewer.words import _


def our_fact(
    label: str, value: str | Spans, *paths: str, official: str = "", asks: str = ""
) -> Fact:
    """A fact in our wording of the fields at ``paths``."""
    return Fact(label=label, spans=_spans(value), origin=ours(*paths), official=official, asks=asks)


def source_fact(label: str, value: str | Spans, *paths: str, official: str = "") -> Fact:
    """A fact in the source's own words, as they stand at ``paths``."""
    return Fact(label=label, spans=_spans(value), origin=source(*paths), official=official)


def facts_block(facts: Iterable[Fact | None]) -> list[Block]:
    """One block of the facts that there are, or none."""
    there = tuple(fact for fact in facts if fact is not None and fact.spans)
    if not there:
        return []
    paths = tuple(dict.fromkeys(path for fact in there for path in fact.origin.paths))
    voices = {fact.origin.voice for fact in there}
    voice = voices.pop() if len(voices) == 1 else ours().voice
    return [Facts(facts=there, origin=Origin(voice, paths))]


def listing(names: Sequence[str], limit: int = 0, *, between: str = ", ") -> str:
    """Names in a line; past ``limit`` (0: none) it is said how many more there are."""
    if limit and len(names) > limit + 1:
        return _("{names} and {count} more").format(
            names=between.join(names[:limit]), count=len(names) - limit
        )
    return between.join(names)


def names_line(names: Sequence[str], limit: int = 0) -> str:
    """Names in a line, each once; where one has a comma in it, semicolons stand between them."""
    each = list(dict.fromkeys(names))
    return listing(each, limit, between="; " if any("," in name for name in each) else ", ")


def _spans(value: str | Spans) -> Spans:
    if isinstance(value, str):
        return (Span(value),) if value else ()
    return value
