"""Real registry records on paper: complete, tagged and within the page, whatever they hold.

A few records in every run. With TRIAL_VIEWER_MANY=500, five hundred, each in every kind.
"""

import gzip
import hashlib
import io
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.unit.printing.pdf_structure import structure_faults
from viewer import paths
from viewer.domain.opened import EarlierTrial
from viewer.domain.personal import Answer, Mine, Tick
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.domain.search import StoredRecord
from viewer.domain.trial import Trial
from viewer.opening import OpenTrial
from viewer.pages.blocks import (
    CheckList,
    Criteria,
    Facts,
    Heading,
    PrintPage,
    Span,
    Tab,
    TermCard,
    Timeline,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.printing.flow import flow
from viewer.printing.html import make_html
from viewer.printing.pdf import make_pdf, make_svg_pages
from viewer.printing.press import kept_press
from viewer.printing.signs import Cleaner, runs_right_to_left
from viewer.printing.text import make_text
from viewer.registries.reading import read_trial

MANY = int(os.environ.get("TRIAL_VIEWER_MANY", "0"))
KINDS = tuple(kind for kind in PrintKind if not kind.takes_several)
_SIDE_BY_SIDE = 3
_DAY = date(2026, 1, 1)
_SHOWN = {"text", "label", "title", "term", "note", "name"}
"""Fields of blocks that hold words on their own, not as spans."""


def _opened(body: bytes) -> OpenTrial:
    """A record, and before it the same record as it might have been."""
    trial, record = _read(body)
    earlier = json.loads(body)
    protocol = earlier["protocolSection"]
    protocol["statusModule"]["overallStatus"] = "NOT_YET_RECRUITING"
    protocol.get("contactsLocationsModule", {}).pop("locations", None)
    eligibility = protocol.get("eligibilityModule", {})
    lines = eligibility.get("eligibilityCriteria", "").splitlines()
    eligibility["eligibilityCriteria"] = "\n".join((*lines[:-1], "* Something else"))
    before = EarlierTrial(*_read(json.dumps(earlier).encode()), replaced="2026-01-01")
    return OpenTrial(trial, record, before)


def _read(body: bytes) -> tuple[Trial, StoredRecord]:
    trial = read_trial("ctgov-v2", body)
    digest = hashlib.sha256(body).digest()
    record = StoredRecord(
        number=trial.number, format="ctgov-v2", body=body, digest=digest, imported="2026-01-01"
    )
    return trial, record


@pytest.fixture(scope="module")
def trials(records: Path) -> list[OpenTrial]:
    """Records taken at random."""
    lines = gzip.decompress((records / "ctgov_v2.jsonl.gz").read_bytes()).splitlines()
    return [_opened(body) for body in random.Random(2026).sample(lines, MANY or 25)]


@pytest.fixture(scope="module")
def maker() -> PageMaker:
    terms = load_terms(paths.resources() / "glossary")
    return PageMaker(TermMatcher(terms), terms, lambda _numbers: frozenset(), _DAY)


@pytest.fixture(scope="module")
def pages(trials: list[OpenTrial], maker: PageMaker) -> list[tuple[PrintPage, int]]:
    """Print-outs and sizes: of each record one kind by turns, and of many all of them; and of
    each three of them studies side by side.
    """
    made = []
    for place, opened in enumerate(trials):
        kinds = KINDS if MANY else (KINDS[place % len(KINDS)],)
        for number, kind in enumerate(kinds):
            size = (12, 12, 12, 18, 12, 12, 28, 12)[(place // len(KINDS) + number) % 8]
            if kind is PrintKind.SUMMARY and not MANY:
                size = 12
            made.append((maker.print_pages([opened], PrintOrder(kind))[0], size))
    for place in range(0, len(trials) - _SIDE_BY_SIDE + 1, _SIDE_BY_SIDE):
        several = trials[place : place + _SIDE_BY_SIDE]
        size = (12, 12, 12, 18, 12, 12, 28, 12)[place // _SIDE_BY_SIDE % 8]
        made.append((maker.print_pages(several, PrintOrder(PrintKind.COMPARE))[0], size))
    return made


def _pieces(value: object) -> Iterator[str]:
    """All that a block says: the text of each run of spans, and words that stand alone."""
    if isinstance(value, tuple):
        if value and all(isinstance(part, Span) for part in value):
            yield text_of(value)
        else:
            for part in value:
                yield from _pieces(part)
    elif isinstance(value, TermCard):
        yield value.term
        yield from _pieces((value.meaning, value.in_trial))
    elif is_dataclass(value) and not isinstance(value, Timeline):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in _SHOWN and isinstance(inner, str):
                yield inner
            elif field.name not in ("origin", "gives_way"):
                yield from _pieces(inner)


def _body(texts: list[str], squeezed) -> str:
    """The text of the pages one after another, squeezed, without head and foot."""
    bodies = []
    for number, text in enumerate(texts, 1):
        bodies.append(text.split(f"page {number} of {len(texts)}", 1)[1].rsplit("Source: ", 1)[0])
    return squeezed("".join(bodies))


def _missing(page: PrintPage, text: str, squeezed) -> list[str]:
    """What the page says and the text does not; a doctor's page may leave some lines out."""
    blocks = [
        block
        for block in flow(page.blocks)
        if page.kind is not PrintKind.DOCTOR or not isinstance(block, CheckList | Facts)
    ]
    said = [piece for block in blocks for piece in _pieces(block)]
    signs = {sign for piece in said for sign in piece}
    cleaner = Cleaner(kept_press(system_fonts=False).uncovered(signs))
    return [
        piece
        for piece in said
        if squeezed("".join(cleaner.lines(piece))) not in text
        # A cell that goes on on the next page has its neighbour's words in between.
        and not all(squeezed("".join(cleaner.lines(word))) in text for word in piece.split())
    ]


def _ink_outside(picture: bytes) -> bool:
    """Whether anything is drawn within 7 mm of an edge: there, something left the page."""
    renderer = QSvgRenderer(QByteArray(picture))
    size = renderer.defaultSize()
    # A width of whole words of memory: no bytes of nothing between the lines.
    wide = size.width() // 8 * 4
    high = round(wide * size.height() / size.width())
    image = QImage(wide, high, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    points = float(re.search(rb'width="([\d.]+)pt"', picture)[1])
    edge = round(wide * 7 / (points / 72 * 25.4))
    painter.fillRect(edge, edge, wide - 2 * edge, high - 2 * edge, QColor("white"))
    painter.end()
    return min(bytes(image.constBits())) < 128


def _heading_alone(texts: list[str], page: PrintPage, squeezed) -> list[str]:
    """Headings that are the last words of a page that is not the last."""
    heads = {squeezed(block.text) for block in flow(page.blocks) if isinstance(block, Heading)}
    last = [text.rsplit("Source: ", 1)[0].strip().splitlines()[-1] for text in texts[:-1]]
    return [line for line in last if squeezed(line) in heads]


def test_every_print_out_is_complete_tagged_and_within_its_page(pages, squeezed) -> None:
    count: Counter[str] = Counter()
    for page, size in pages:
        paper = ("a4", "letter")[count["print-outs"] % 2]
        pdf = make_pdf(page, text_size=size, paper=paper, timestamp=0, system_fonts=False)
        reader = PdfReader(io.BytesIO(pdf))
        assert structure_faults(pdf) == [], (page.number, page.kind, size)
        texts = [one.extract_text() for one in reader.pages]
        if not runs_right_to_left("".join(texts)):
            # Words that run from right to left come out of a PDF in another order.
            assert not _missing(page, _body(texts, squeezed), squeezed), (page.number, page.kind)
        assert not _heading_alone(texts, page, squeezed), (page.number, page.kind, size)
        pictures = make_svg_pages(page, text_size=size, paper=paper, system_fonts=False)
        assert len(pictures) == len(reader.pages)
        for picture in pictures:
            assert not _ink_outside(picture), (page.number, page.kind, size)
        count["print-outs"] += 1
        count["pages"] += len(reader.pages)
        if page.kind is PrintKind.DOCTOR and size == 12:
            count["doctor's"] += 1
            count["doctor's on one page"] += len(reader.pages) == 1
        if page.kind is PrintKind.COMPARE and size == 12:
            count["comparisons"] += 1
            count["comparisons on one page"] += len(reader.pages) == 1
    print(dict(count))
    assert count["doctor's on one page"] >= 0.95 * count["doctor's"] > 0
    assert count["comparisons on one page"] >= 0.7 * count["comparisons"] > 0


@pytest.mark.parametrize("paper", ["a4", "letter"] if MANY else ["a4"])
def test_the_sheet_for_a_doctor_takes_one_page(trials, maker, paper) -> None:
    """With nothing ticked, and with a likely number of answers "not sure" and questions."""
    figures = []
    for ticks in (0, 6, 12) if MANY else (0, 6):
        whole = 0
        for opened in trials:
            mine = _ticked(opened, maker, ticks)
            order = PrintOrder(PrintKind.DOCTOR, mine={opened.trial.number: mine})
            (page,) = maker.print_pages([opened], order)
            pdf = make_pdf(page, paper=paper, timestamp=0, system_fonts=False)
            whole += len(PdfReader(io.BytesIO(pdf)).pages) == 1
        figures.append((ticks, whole / len(trials)))
    print(paper, [f"{ticks} not sure: {share:.1%} on one page" for ticks, share in figures])
    assert all(share >= 0.95 for ticks, share in figures if ticks <= 6)


def _ticked(opened: OpenTrial, maker: PageMaker, ticks: int) -> Mine:
    """Some lines, taken at random, that the person is not sure of; then they have questions."""
    lines = [
        row.identity
        for block in all_blocks(maker.page(opened, Tab.ELIGIBILITY).blocks)
        if isinstance(block, Criteria)
        for row in block.rows
    ]
    chosen = random.Random(opened.trial.number).sample(lines, min(ticks, len(lines)))
    questions = (
        "Could I go on with my other medicines during the study?",
        "How often would I have to travel to the clinic?",
        "Who pays if something goes wrong?",
        "Can my daughter come with me to the visits?",
    )
    return Mine(
        number=opened.trial.number,
        answers={identity: Tick(Answer.NOT_SURE) for identity in chosen},
        questions=questions if ticks else (),
    )


def test_every_criterion_is_in_the_other_files(pages, squeezed) -> None:
    seen = 0
    for page, _size in pages:
        text = squeezed(make_text(page))
        html = squeezed(unescape(re.sub(r"<[^>]+>", "", make_html(page))))
        for block in all_blocks(page.blocks):
            for row in block.rows if isinstance(block, Criteria | CheckList) else ():
                shown = squeezed("".join(Cleaner().lines(text_of(row.spans))))
                assert shown in text, (page.number, row)
                assert shown in html, (page.number, row)
                seen += 1
    assert seen > 100
