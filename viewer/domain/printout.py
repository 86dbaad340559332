"""What to print of studies: the kinds of print-outs and the choices for one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from viewer.domain.personal import NOTHING_OF_MINE, Mine


class PrintKind(StrEnum):
    """The kinds of print-outs; the values are the words of ``print --kind``."""

    SUMMARY = "summary"
    """Everything about one study, on a few pages."""
    DOCTOR = "doctor"
    """One study on one page, to talk about with a doctor."""
    CHECKLIST = "checklist"
    """Every criterion of one study, with boxes to tick."""
    COMPARE = "compare"
    """Two to four studies side by side."""
    QUESTIONS = "questions"
    """Questions to ask about one study, those its record does not answer first."""

    CHANGES = "changes"
    """What changed in the record of one study when its last copy came."""

    @property
    def takes_several(self) -> bool:
        """Whether several studies stand on one and the same page."""
        return self is PrintKind.COMPARE


class SummarySection(StrEnum):
    """The parts of a summary, in their order; the values are the words of ``--sections``.

    What the status is, and what became of the study, is no choice: it heads every summary.
    """

    SHORT = "short"
    GLANCE = "glance"
    ABOUT = "about"
    HAPPENS = "happens"
    JOIN = "join"
    MEASURED = "measured"
    CONTACTS = "contacts"
    PLACES = "places"
    KNOW = "know"
    MISSING = "missing"
    RELATED = "related"
    WORDS = "words"
    SOURCES = "sources"
    NOTES = "notes"


ALL_SECTIONS = frozenset(SummarySection)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is wanted on paper. ``sections`` matter for a summary alone; ``mine`` holds what the
    person keeps of some trials, by number: it is printed only where it is handed over here.
    """

    kind: PrintKind = PrintKind.SUMMARY
    sections: frozenset[SummarySection] = ALL_SECTIONS
    mine: Mapping[str, Mine] = field(default_factory=dict)

    def mine_of(self, number: str) -> Mine:
        """What the person keeps of one trial."""
        return self.mine.get(number, NOTHING_OF_MINE)
