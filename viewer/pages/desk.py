"""What every tab works with: the open trial, the marker of its page, today's date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from viewer.domain.opened import OpenTrial
from viewer.domain.search import StoredRecord
from viewer.domain.trial import Trial
from viewer.pages.blocks import Block, Heading, Origin, TermCard, Voice
from viewer.pages.marking import Marker
from viewer.plain.answers.answer import Asked
from viewer.plain.reading_level import Level

SECTION = 2
PART = 3
"""Levels of headings: a section of a page, and a part of a section."""
WHOLE_RECORD = "$"
"""The path of what belongs to no single place of the record, as where it says nothing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One page in the making. ``known`` tells which of some numbers are in the library;
    ``levels`` gathers how hard its texts were said to be to read. ``opened`` is the trial as the
    library gave it, with what it was before.
    """

    trial: Trial
    record: StoredRecord
    marker: Marker
    known: Callable[[Sequence[str]], frozenset[str]]
    today: date
    whole: Callable[[str], TermCard] | None = None
    """Gives the card of a term with what this trial says about it, for a printed word list."""
    levels: list[Level] = field(default_factory=list)
    opened: OpenTrial | None = None
    told: Asked | None = None
    """What the record was asked already, for all pages of the trial; see :meth:`asked`."""

    @property
    def asked(self) -> Asked:
        """What the record says of a question; read once for all pages of a trial."""
        return self.told or Asked(self.trial, self.today, self.record.imported)


def section(
    desk: Desk,
    title: str,
    make: Callable[[], Iterable[Block]],
    *,
    official: str = "",
    level: int = SECTION,
) -> list[Block]:
    """A heading and what ``make`` gives under it, or nothing at all where it gives nothing."""
    if level == SECTION:
        desk.marker.begin_section()
    blocks = list(make())
    if not blocks:
        return []
    origin = ours(*paths_of(blocks))
    return [Heading(text=title, origin=origin, level=level, official=official), *blocks]


def paths_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The places of the record that blocks come from, each once, in order."""
    return tuple(dict.fromkeys(path for block in blocks for path in block.origin.paths))


def ours(*paths: str) -> Origin:
    """The origin of our own wording of the fields at ``paths``."""
    return Origin(Voice.OURS, tuple(dict.fromkeys(paths)))


def source(*paths: str) -> Origin:
    """The origin of words of the source, as they stand at ``paths``."""
    return Origin(Voice.SOURCE, tuple(dict.fromkeys(paths)))
