"""Whose words an entry's are: its writer's, but for the passages it says somebody else wrote."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from viewer.domain.trial import Trial
from viewer.domain.values import Author, Passage
from viewer.pages.blocks import Block, Origin, Paragraph, Voice

_ENTRY = "entry"


def in_true_voice(trial: Trial, blocks: Iterable[Block]) -> list[Block]:
    """The blocks, none of which calls the words of an entry's writer the source's own."""
    if trial.source.format != _ENTRY:
        return list(blocks)
    quoted = frozenset(
        passage.path for passage in _passages(trial) if passage.author is not Author.ENTRY
    )
    return [_revoiced(block, quoted) for block in blocks]


def true_origin(trial: Trial, origin: Origin) -> Origin:
    """The same of one origin."""
    (block,) = in_true_voice(trial, [Paragraph(spans=(), origin=origin)])
    return block.origin


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _passages(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _passages(getattr(value, field.name))


def _revoiced(block: Block, quoted: frozenset[str]) -> Block:
    changed = _changed(block, quoted)
    # A block stays of its kind: only origins inside it are replaced.
    return changed if isinstance(changed, type(block)) else block


def _changed(value: object, quoted: frozenset[str]) -> object:
    if isinstance(value, Origin):
        is_writers = value.voice is Voice.SOURCE and not quoted.issuperset(value.paths)
        return replace(value, voice=Voice.ENTRY) if is_writers else value
    if isinstance(value, tuple):
        return tuple(_changed(part, quoted) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _changed(getattr(value, field.name), quoted) for field in fields(value)
        }
        return replace(value, **changes)
    return value
