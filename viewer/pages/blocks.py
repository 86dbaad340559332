"""The blocks that pages are made of. The window and the printer draw the same ones.

A page is a flat list of blocks; a heading opens a section that lasts to the next heading of the
same or a higher level. Every block says where its words come from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from viewer.domain.printout import PrintKind
from viewer.pages.pictures import ScaleGoal, ScaleLevel, ScaleTick, TimelineRow, TimelineTick


class Voice(StrEnum):
    """Whose words a block holds."""

    SOURCE = "source"
    """The source's own, verbatim."""
    OURS = "ours"
    """The program's wording of the fields named."""
    ENTRY = "entry"
    """Written for this program by whoever made the entry, from the sources it names."""
    YOURS = "yours"
    """The reader's own."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the words of a block come from.

    ``paths`` are places in the record. ``start`` and ``end`` count characters in the text at
    the one path, when the block holds a part of it.
    """

    voice: Voice
    paths: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. At most one of ``term`` and ``source`` is set.

    ``term`` is the key of a :class:`TermCard` of the page: the text is a word explained there.
    ``source`` is the number of a citation; the text is then its mark, "[1]".
    """

    text: str
    term: str | None = None
    source: int | None = None
    strong: bool = False


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 2 (section) or 3; level 1 is the page's title. ``official`` stands
    under it in the source's or the field's own words ("Inclusion criteria").
    """

    text: str
    origin: Origin
    level: int = 2
    official: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. ``secondary``: smaller, for remarks about the text beside it."""

    spans: Spans
    origin: Origin
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the items under it (three levels at most)."""

    spans: Spans
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    origin: Origin
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Label and value. ``official`` is the coded word behind the plain one ("RECRUITING").

    ``asks``: it says who may join, and can be answered as a criterion can, under this identity.
    """

    label: str
    spans: Spans
    origin: Origin
    official: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivesWay:
    """How a part of a print-out that is to fill one page makes room where it is too long.

    Parts give way in the order of ``turn``, each from its end, down to ``keep`` of its lines.
    What gives way stands on the next page under the heading ``title``; with no title it is left
    out, and ``elsewhere`` says where all of it can be found. With a turn below 0 a part
    fills the room that the others leave, from ``keep`` of its lines on.
    """

    turn: int
    keep: int
    title: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts as label and value, one a row. ``gives_way``: see there; on paper alone."""

    facts: tuple[Fact, ...]
    origin: Origin
    gives_way: GivesWay | None = None


class Mark(StrEnum):
    """A cell of a grid that says only yes or no."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: spans, or a mark with no text. ``note`` is a second, smaller line."""

    spans: Spans = ()
    mark: Mark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourcedCell(Cell):
    """A cell with an origin of its own, where those of a row come from several records."""

    origin: Origin = Origin(Voice.OURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. The first cell of each row names the row. ``caption`` is read, and may be shown.

    ``gives_way``: rows too long for the page stand on the next one, and their names stay.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    origin: Origin
    caption: str = ""
    gives_way: GivesWay | None = None


@dataclass(frozen=True, slots=True)
class StepItem:
    """One step: what, its text, when."""

    title: str
    spans: Spans
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Numbered steps in the order in which they happen."""

    steps: tuple[StepItem, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One eligibility criterion as a line. ``identity`` stays the same while its text does;
    ``label`` is its number, "12" or "12.1", the same in the window and on paper: lines are counted
    through all lists, points under their line, and ``number`` is the last part of it. ``level``
    is 0 for a criterion, 1 and 2 for points under it. ``mark`` is the source's own number or
    letter ("2.", "a)"), which other lines may point to; empty where it has a bullet or nothing.
    ``help`` is ours, whatever the voice of the line: its signs and units in everyday words,
    quoted, beside the line and never in its place.
    """

    identity: str
    number: int
    spans: Spans
    origin: Origin
    level: int = 0
    mark: str = ""
    help: Spans = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Lines of criteria of one kind. ``inclusion`` None: the source does not say which."""

    rows: tuple[CriterionRow, ...]
    origin: Origin
    inclusion: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A picture of points and spans in time. ``said`` tells all of it in words.

    The blocks after it say the same as a list, so that it may be left out where there is no room.
    ``axis`` names what the ticks count ("Months").
    """

    name: str
    said: str
    rows: tuple[TimelineRow, ...]
    ticks: tuple[TimelineTick, ...]
    origin: Origin
    axis: str = ""


class Tone(StrEnum):
    """How a notice is meant."""

    INFORMATION = "information"
    CARE = "care"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something set apart: a question answered, a warning."""

    title: str
    spans: Spans
    origin: Origin
    tone: Tone = Tone.INFORMATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A long text behind one worded line. ``note`` says how long and how hard it is."""

    title: str
    blocks: tuple["Block", ...]
    origin: Origin
    note: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreScale:
    """A score drawn as a bar. ``said`` tells all of it in words, for who cannot see it.

    ``direction`` stands under the bar ("Lower is better.").
    """

    name: str
    said: str
    origin: Origin
    levels: tuple[ScaleLevel, ...] = ()
    ticks: tuple[ScaleTick, ...] = ()
    goal: ScaleGoal | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    """A term explained. ``key`` is what spans point to; ``said_by`` names a source that explains
    the word itself; ``in_trial`` is what this trial says about it, ``in_trial_origin`` where it
    says so; ``ask`` what one could ask;
    ``places`` the tabs of this trial where it occurs.
    """

    key: str
    term: str
    meaning: Spans
    origin: Origin
    abbreviations: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    longer: Spans = ()
    in_trial: Spans = ()
    in_trial_origin: Origin | None = None
    ask: tuple[str, ...] = ()
    said_by: str = ""
    places: tuple[str, ...] = ()
    scale: ScoreScale | None = None
    """For a score: its bar, with what this trial asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A list of explained terms, as the Glossary tab and the printed word list show them."""

    terms: tuple[TermCard, ...]
    origin: Origin
    letters: bool = False
    """Whether the list is long enough for a search field and letters to jump to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question one could ask. ``identity`` never changes: what a person ticks is kept by it.

    ``answer`` is what the record says to it, in our words, ``quote`` the sentence that was found
    in its text; both empty where the record does not say. ``partly``: there is more to ask than
    it says. ``tab`` is where the answer stands, ``where`` the name of that tab.
    """

    identity: str
    text: str
    origin: Origin
    answer: Spans = ()
    quote: str = ""
    tab: "Tab | None" = None
    where: str = ""
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Questions to ask, one a row. ``room``: on paper with a line to write under each."""

    rows: tuple[QuestionRow, ...]
    origin: Origin
    room: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLink:
    """Another trial: ``in_library`` tells whether it can be opened here."""

    number: str
    title: str
    status: str
    status_official: str
    phase: str
    in_library: bool
    origin: Origin
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLinks:
    """A list of other trials."""

    links: tuple[TrialLink, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """A web address: shown whole, and opened only when asked, never by the program itself."""

    label: str
    url: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTree:
    """The whole record, parsed, for a tree that can be searched; not for paper."""

    record: Any
    origin: Origin


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Facts
    | Table
    | Steps
    | Criteria
    | Notice
    | Fold
    | ScoreScale
    | Timeline
    | Terms
    | Questions
    | TrialLinks
    | WebLink
    | RecordTree
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line with boxes beside it. ``number`` stands before it; ``chosen`` is the place of the
    box that is ticked; ``note`` a smaller line of ours under it.
    """

    spans: Spans
    number: str = ""
    chosen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckList:
    """Lines to tick, on paper. ``boxes`` names the boxes of every row; with none, each row has
    one without a name before it. ``title`` heads the lines; ``roomy``: with room to write by hand.
    """

    rows: tuple[CheckRow, ...]
    origin: Origin
    boxes: tuple[str, ...] = ()
    title: str = ""
    roomy: bool = False
    gives_way: GivesWay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """Lines of a form to fill in by hand, each after its label ("Name"), side by side."""

    labels: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Empty lines to write on, at least so many and, on paper, down to the foot of the page."""

    lines: int
    origin: Origin


PaperBlock: TypeAlias = Block | CheckList | Blanks | Room
"""What a print-out is made of: all blocks, and those that make sense on paper alone."""


class Tab(StrEnum):
    """The tabs of an open trial, in their order."""

    OVERVIEW = "overview"
    TREATMENT = "treatment"
    ELIGIBILITY = "eligibility"
    OUTCOMES = "outcomes"
    GLOSSARY = "glossary"
    PLACES = "places"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of blocks with the terms its spans point to, by key, and those inside their cards.

    ``marked`` are the keys of those that the page's own texts mark, in reading order.
    """

    title: str
    blocks: tuple[Block, ...]
    terms: dict[str, TermCard]
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialHeader:
    """What stands above the tabs. ``standing`` chooses the shape beside ``status``."""

    number: str
    title: str
    phase: str
    standing: str
    status: str
    status_sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """A print-out: a page and what stands at its head and foot.

    ``subtitle`` is what the source calls the study, as a line to print; empty: as ``title``.
    ``name`` is what the head of every page calls it; empty: as ``title``.
    ``source_line`` names registry, update and copy dates; ``advice_line`` says what the paper is
    not; ``url`` is the registry's page, for the QR code; ``language`` a BCP 47 tag. ``kind``
    chooses how it is laid out; ``notes`` whether the rest of the last page is lines to write on.
    """

    number: str
    title: str
    subtitle: str
    blocks: tuple[PaperBlock, ...]
    terms: dict[str, TermCard]
    source_line: str
    advice_line: str
    url: str = ""
    language: str = "en"
    name: str = ""
    kind: PrintKind = PrintKind.SUMMARY
    notes: bool = True


def text_of(spans: Spans) -> str:
    """The plain text of spans."""
    return "".join(span.text for span in spans)


_AROUND = "().（）．、"
"""What stands around the number of a list, in the signs of East Asian keyboards, too."""


def mark_before(row: CriterionRow, label: str) -> str:
    """The source's own mark of a criterion and a blank, where ``label`` does not say it already."""
    is_new = row.mark and row.mark.strip(_AROUND) != label.strip(_AROUND)
    return f"{row.mark} " if is_new else ""


def all_blocks(blocks: tuple[PaperBlock, ...]) -> Iterator[PaperBlock]:
    """Every block, those inside folds included, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from all_blocks(block.blocks)
