"""A page made by hand that has every kind of block, and ways to read a PDF back."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from pypdf import PdfReader

from viewer.pages.blocks import (
    Block,
    Cell,
    Criteria,
    CriterionRow,
    Fact,
    Facts,
    Fold,
    Heading,
    Item,
    ListBlock,
    Mark,
    Notice,
    Origin,
    Paragraph,
    PrintPage,
    RecordTree,
    ScoreScale,
    Span,
    StepItem,
    Steps,
    Table,
    TermCard,
    Terms,
    Tone,
    TrialLink,
    TrialLinks,
    Voice,
    WebLink,
)
from viewer.pages.pictures import ScaleGoal, ScaleLevel, ScaleTick
from viewer.printing.pdf import make_pdf

ORIGIN = Origin(Voice.OURS, ("place",))


def _criteria(lines: list[tuple[int, str]]) -> Criteria:
    rows = []
    for place, (level, text) in enumerate(lines):
        number = sum(1 for other, _text in lines[: place + 1] if other == level)
        spans = (Span(text),)
        row = CriterionRow(
            identity=str(place), number=number, level=level, spans=spans, origin=ORIGIN
        )
        rows.append(row)
    return Criteria(rows=tuple(rows), origin=ORIGIN, inclusion=True)


def _cell(text: str, note: str = "") -> Cell:
    return Cell(spans=(Span(text),), note=note)


_TERM = TermCard(
    key="dose",
    term="dose",
    meaning=(Span("How much of a medicine is taken at one time."),),
    origin=ORIGIN,
    abbreviations=("DS",),
    also=("amount",),
    in_trial=(Span("Here it is 20 drops."),),
)

BLOCKS: tuple[Block, ...] = (
    Notice(
        title="Nobody can join now.",
        spans=(Span("The study has ended."), Span(" "), Span("[1]", source=1)),
        origin=ORIGIN,
        tone=Tone.STOP,
    ),
    Heading(text="At a glance", origin=ORIGIN),
    Facts(
        facts=(
            Fact(
                label="Status",
                spans=(Span("Ended"), Span(" "), Span("[1]", source=1)),
                origin=ORIGIN,
                official="COMPLETED",
            ),
            Fact(
                label="Who looks after the safety of it",
                spans=(Span("A group of "), Span("doctors", strong=True)),
                origin=ORIGIN,
            ),
        ),
        origin=ORIGIN,
    ),
    Heading(text="What happens", origin=ORIGIN, official="Design"),
    Paragraph(spans=(Span("A "), Span("dose", term="dose"), Span(" each day.")), origin=ORIGIN),
    Steps(
        steps=(
            StepItem("First visit", (Span("Blood is taken."),), "week 1"),
            StepItem("Last visit", ()),
        ),
        origin=ORIGIN,
    ),
    ScoreScale(
        name="DropScore",
        said="DropScore. It runs from 0 to 10. Lower is better. Goal: below 4. Below 4: calm.",
        origin=ORIGIN,
        levels=(ScaleLevel("calm", 0, 0.4), ScaleLevel("wild", 0.4, 1)),
        ticks=(ScaleTick("0", 0), ScaleTick("4", 0.4), ScaleTick("10", 1)),
        goal=ScaleGoal("Goal: below 4", 0, 0.4),
        direction="Lower is better.",
    ),
    Heading(text="Tests", origin=ORIGIN, level=3),
    ListBlock(
        items=(
            Item(
                (Span("Scans"),),
                (Item((Span("of the head"),), (Item((Span("with a magnet"),)),)),),
            ),
            Item((Span("Questions"),)),
        ),
        origin=ORIGIN,
    ),
    ListBlock(items=(Item((Span("Third remark"),)),), origin=ORIGIN, ordered=True, start=3),
    Heading(text="Who could join", origin=ORIGIN),
    _criteria([(0, "Adults of 18 or more"), (1, "with a note"), (2, "signed"), (0, "CD4 <= 200")]),
    Heading(text="What is measured", origin=ORIGIN),
    Table(
        header=(_cell("Kind"), _cell("What"), _cell("When")),
        rows=(
            (_cell("Main"), _cell("Pain on a scale", "from 0 to 10"), _cell("Week 4")),
            (_cell("Also"), Cell(mark=Mark.YES), Cell(mark=Mark.NO, note="not yet")),
        ),
        origin=ORIGIN,
        caption="Measures",
    ),
    Fold(
        title="The long text",
        note="210 words",
        blocks=(
            Paragraph(spans=(Span("Every word of it."),), origin=ORIGIN),
            Heading(text="A part of it", origin=ORIGIN, level=2),
            Paragraph(spans=(Span("And the rest."),), origin=ORIGIN),
        ),
        origin=ORIGIN,
    ),
    RecordTree(record={"not": "for paper"}, origin=ORIGIN),
    Heading(text="Other studies", origin=ORIGIN),
    TrialLinks(
        links=(
            TrialLink(
                number="NCT00000099",
                title="A later one",
                status="Open",
                status_official="RECRUITING",
                phase="Phase 2",
                in_library=False,
                origin=ORIGIN,
                note="Named by the source",
            ),
        ),
        origin=ORIGIN,
    ),
    WebLink(label="The hospital", url="https://example.org/study/one", origin=ORIGIN),
    Heading(text="Words used here", origin=ORIGIN),
    Terms(terms=(_TERM,), origin=ORIGIN),
    Paragraph(
        spans=(Span("[1]", source=1), Span(" "), Span("The status field.")),
        origin=ORIGIN,
        secondary=True,
    ),
)

WORDS = (
    "Drops for people with headaches|In the registry: A Trial of Drops|Nobody can join now.|"
    "The study has ended. [1]|At a glance|Status|Ended (in the record: COMPLETED) [1]|"
    "Who looks after the safety of it|A group of doctors|What happens|(in the record: Design)|"
    "A dose each day.|First visit (week 1)|Blood is taken.|Last visit|Tests|Scans|of the head|"
    "with a magnet|Questions|Third remark|Who could join|Adults of 18 or more|with a note|signed|"
    "CD4 <= 200|What is measured|Measures|Pain on a scale|from 0 to 10|Week 4|Yes|No|not yet|"
    "The long text|Every word of it.|A part of it|And the rest.|Other studies|"
    "NCT00000099|A later one. Open (RECRUITING). Phase 2. Named by the source.|"
    "The hospital: https://example.org/study/one|Words used here|dose (DS)|"
    "How much of a medicine is taken at one time. This also explains: amount. "
    "In this study: Here it is 20 drops.|"
    "[1] The status field."
).split("|")
"""What a reader of the page has to find, in order, however it was printed."""


def _page_of(*blocks: Block, title: str = "Drops for people with headaches") -> PrintPage:
    return PrintPage(
        number="NCT00000001",
        title=title,
        subtitle="In the registry: A Trial of Drops",
        blocks=blocks,
        terms={"dose": _TERM},
        source_line="Source: a registry, updated 2 Jan 2020, copied here 3 Jan 2020.",
        advice_line="Information, not medical advice. Only the study team can say who can join.",
        url="https://clinicaltrials.gov/study/NCT00000001",
    )


def _paragraph(text: str) -> Paragraph:
    return Paragraph(spans=(Span(text),), origin=ORIGIN)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", text))


def _body_text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    texts = []
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        head = f"page {number} of {len(pages)}"
        assert text.startswith("NCT00000001")
        assert head in text
        text, foot = text.split(head, 1)[1].split("Source: ", 1)
        assert _squeezed(foot).endswith(_squeezed("Only the study team can say who can join."))
        texts.append(text)
    return _squeezed("".join(texts))


@pytest.fixture
def page() -> PrintPage:
    """A page with every kind of block."""
    return _page_of(*BLOCKS)


@pytest.fixture(scope="session")
def words() -> list[str]:
    """What a reader of ``page`` has to find, in order, however it was printed."""
    return WORDS


@pytest.fixture(scope="session")
def page_of() -> Callable[..., PrintPage]:
    """Makes a page of blocks."""
    return _page_of


@pytest.fixture(scope="session")
def paragraph() -> Callable[[str], Paragraph]:
    """Makes a paragraph of a text."""
    return _paragraph


@pytest.fixture(scope="session")
def squeezed() -> Callable[[str], str]:
    """Takes out of a text what setting it may add: blanks, line ends, ligatures."""
    return _squeezed


@pytest.fixture(scope="session")
def body_text() -> Callable[[bytes], str]:
    """Reads the squeezed text of a PDF, and checks head and foot of every page on the way."""
    return _body_text


@pytest.fixture(scope="session")
def printed() -> Callable[..., bytes]:
    """Makes a PDF with the fonts of the wheel alone, so that it is the same everywhere.

    A warning of the typesetter is a failure.
    """

    def make(page: PrintPage | list[PrintPage], text_size: int = 12, paper: str = "a4") -> bytes:
        return make_pdf(page, text_size=text_size, paper=paper, timestamp=0, system_fonts=False)

    return make


@pytest.fixture(autouse=True)
def _no_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert not [record.message for record in caplog.records if record.levelname == "WARNING"]
