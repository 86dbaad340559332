"""Questions to ask and studies side by side, made of real records, and read back from paper."""

import gzip
import hashlib
import io
import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from viewer import paths
from viewer.domain.errors import PrintError
from viewer.domain.personal import Mine
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.domain.search import StoredRecord
from viewer.opening import OpenTrial
from viewer.pages.as_json import page_json, text_of_block
from viewer.pages.blocks import (
    Heading,
    ListBlock,
    PrintPage,
    Questions,
    SourcedCell,
    Table,
    TrialLinks,
    text_of,
)
from viewer.pages.compare_rows import rows
from viewer.pages.compare_sheet import paper_rows
from viewer.pages.compare_words import study_and_key
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.plain.questions import question_book
from viewer.printing.html import make_html
from viewer.printing.pdf import make_pdf
from viewer.printing.text import make_text
from viewer.registries.reading import read_trial

DAY = date(2026, 1, 1)
SAME_ILLNESS = ("NCT00104182", "NCT00156897", "NCT00433823")
FOUR_KINDS = ("NCT00001672", "NCT00074919", "NCT00160693", "NCT00306176")
"""A study that watches, a way to a medicine outside of a study, one with results, and a fourth."""
HINT = re.compile(r"\b(?:eligible|qualif\w+|you can join|you fit|best|better for)\b", re.IGNORECASE)
_NUMBER = re.compile(rb'"nctId": ?"(NCT\d{8})"')
_FIRST = 490


def opened_of(body: bytes) -> OpenTrial:
    trial = read_trial("ctgov-v2", body)
    digest = hashlib.sha256(body).digest()
    return OpenTrial(
        trial, StoredRecord(trial.number, "ctgov-v2", body, digest, imported="2025-12-24")
    )


@pytest.fixture(scope="module")
def bodies(records: Path) -> dict[str, bytes]:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        first = list(itertools.islice(lines, _FIRST))
    return {_NUMBER.search(line)[1].decode(): line for line in first}


@pytest.fixture(scope="module")
def maker() -> PageMaker:
    terms = load_terms(paths.resources() / "glossary")[:50]
    return PageMaker(TermMatcher(terms), terms, lambda _numbers: frozenset(), DAY)


def printed(maker, bodies, kind: PrintKind, numbers, **order) -> list[PrintPage]:
    opened = [opened_of(bodies[number]) for number in numbers]
    return maker.print_pages(opened, PrintOrder(kind, **order))


def read(pdf: bytes, squeezed) -> str:
    texts = []
    pages = PdfReader(io.BytesIO(pdf)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        texts.append(text.split(f"page {number} of {len(pages)}", 1)[1].rsplit("Source: ", 1)[0])
    return squeezed("".join(texts))


def cells_of(page: PrintPage) -> list[SourcedCell]:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return [cell for table in tables for row in table.rows for cell in row[1:]]


@pytest.mark.parametrize(("numbers", "size"), [(SAME_ILLNESS, 12), (FOUR_KINDS, 18)])
def test_a_comparison_reads_back_whole(maker, bodies, squeezed, numbers, size) -> None:
    (page,) = printed(maker, bodies, PrintKind.COMPARE, numbers)
    pdf = make_pdf(page, text_size=size, timestamp=0, system_fonts=False)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "en"
    box = reader.pages[0].mediabox
    assert box.width > box.height, "on its side"
    text = read(pdf, squeezed)
    for number in numbers:
        assert number in text
    for cell in cells_of(page):
        assert squeezed(text_of(cell.spans)) in text
        assert squeezed(cell.note) in text
    for block in page.blocks:
        if isinstance(block, Heading | ListBlock):
            for words in text_of_block(block).split("\n"):
                assert squeezed(words) in text
    plain = squeezed(make_text(page))
    assert all(squeezed(text_of(cell.spans)) in plain for cell in cells_of(page))
    html = make_html(page)
    asked = {question for question, _make in paper_rows()}
    for question in asked:
        assert squeezed(question) in text
        assert squeezed(question) in plain
        assert question in html
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert html.count('<th scope="row">') == len(table.rows)
    assert html.count('<th scope="col">') == len(numbers) + 1


def test_a_usual_comparison_fills_one_page_and_a_long_one_says_what_moved(
    maker, bodies, squeezed
) -> None:
    numbers = list(bodies)[:90]
    pages = []
    for three in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        (page,) = printed(maker, bodies, PrintKind.COMPARE, three)
        pdf = make_pdf(page, timestamp=0, system_fonts=False)
        texts = [one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages]
        pages.append(len(texts))
        moved = squeezed(texts[0]).count("Onpage2.")
        assert (moved > 0) == (len(texts) > 1)
        table = next(block for block in page.blocks if isinstance(block, Table))
        for row in table.rows:
            assert squeezed(text_of(row[0].spans)) in squeezed(texts[0]), "its name stays"
        if moved:
            head = squeezed(texts[1])
            assert "MoreoftheComparison".casefold() in head.casefold() or (
                squeezed("In the registry’s words") in head
            )
    assert pages.count(1) >= 0.75 * len(pages)
    assert max(pages) == 2


def test_every_row_stands_once_with_the_places_it_rests_on(maker, bodies) -> None:
    for numbers in (SAME_ILLNESS, FOUR_KINDS, SAME_ILLNESS[:2]):
        opened = [opened_of(bodies[number]) for number in numbers]
        page = maker.compare(opened)
        tables = [block for block in page.blocks if isinstance(block, Table)]
        asked = [text_of(row[0].spans) for table in tables for row in table.rows]
        assert sorted(asked) == sorted(question for question, _make in rows())
        for table in tables:
            for row in table.rows:
                for cell in row[1:]:
                    assert text_of(cell.spans).strip()
                    if isinstance(cell, SourcedCell):
                        assert cell.origin.paths
        assert [link.number for block in page.blocks if isinstance(block, TrialLinks)
                for link in block.links] == list(numbers)  # fmt: skip
        assert page_json(page)["blocks"]
        assert not HINT.search(" ".join(text_of_block(block) for block in page.blocks[-4:]))


def test_hard_words_are_explained_as_their_own_record_has_them(maker, bodies) -> None:
    marked = 0
    for numbers in (SAME_ILLNESS, FOUR_KINDS):
        page = maker.compare([opened_of(bodies[number]) for number in numbers])
        tables = [block for block in page.blocks if isinstance(block, Table)]
        for row in (row for table in tables if len(table.header) > 2 for row in table.rows):
            for which, cell in enumerate(row[1:]):
                for key in (span.term for span in cell.spans if span.term):
                    assert study_and_key(key)[0] == which
                    assert page.terms[key].key == key
                    marked += 1
        for card in page.terms.values():
            for span in (*card.meaning, *card.longer):
                assert span.term is None or span.term in page.terms
        named = [page.terms[key].term for key in page.marked]
        assert len(named) == len(set(named)), "each is told once"
        assert named
    assert marked
    paper = printed(maker, bodies, PrintKind.COMPARE, SAME_ILLNESS)[0]
    assert not any(span.term for cell in cells_of(paper) for span in cell.spans)


def test_the_first_thing_to_know_stays_on_the_first_page(maker, bodies, squeezed) -> None:
    (page,) = printed(maker, bodies, PrintKind.COMPARE, FOUR_KINDS)
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert text_of(table.rows[0][0].spans) == "Is it open?"
    pdf = make_pdf(page, text_size=14, timestamp=0, system_fonts=False)
    first = squeezed(PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    assert "Isitopen?Onpage2." not in first
    assert "Onpage2." in first, "else it tells nothing"
    assert "Doses:" not in " ".join(text_of(cell.spans) for cell in cells_of(page))


def test_differences_are_told_in_words(maker, bodies) -> None:
    page = maker.compare([opened_of(bodies[number]) for number in FOUR_KINDS])
    (told,) = [text_of_block(block) for block in page.blocks if isinstance(block, ListBlock)]
    assert "Only B is no study, but a way to get a treatment outside of one." in told
    assert "Only study A was just to watch. It was not to choose a treatment." in told
    assert "Only study C has results in its record." in told
    silent = maker.compare([opened_of(bodies[number]) for number in SAME_ILLNESS[:2]])
    assert "The record does not say." in " ".join(map(text_of_block, silent.blocks))


def test_many_pairs_make_sentences_that_name_one_study_each(maker, bodies) -> None:
    numbers = list(bodies)[100:148]
    for pair in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        page = maker.compare([opened_of(bodies[number]) for number in pair])
        for block in page.blocks:
            if isinstance(block, ListBlock):
                for item in block.items:
                    words = text_of(item.spans)
                    named = set(re.findall(r"\b(?:study |Only )([ABC])\b", words))
                    assert len(named) == 1, (pair, words)


def test_too_few_and_too_many_are_refused_kindly(maker, bodies) -> None:
    for numbers in (SAME_ILLNESS[:1], (*FOUR_KINDS, *SAME_ILLNESS[:1])):
        with pytest.raises(PrintError, match="Choose 2 to 4 studies"):
            printed(maker, bodies, PrintKind.COMPARE, numbers)


@pytest.mark.parametrize(("number", "size"), [("NCT00160693", 12), ("NCT00074919", 18)])
def test_every_question_is_on_paper_those_not_answered_first(
    maker, bodies, squeezed, number, size
) -> None:
    (page,) = printed(maker, bodies, PrintKind.QUESTIONS, [number])
    shown = [row for block in page.blocks if isinstance(block, Questions) for row in block.rows]
    known = {question.id for question in question_book()}
    assert {row.identity for row in shown} <= known
    answered = [bool(row.answer) and not row.partly for row in shown]
    assert answered == sorted(answered), "what the record does not say comes first"
    assert any(answered)
    assert not all(answered)
    pdf = make_pdf(page, text_size=size, timestamp=0, system_fonts=False)
    texts = (read(pdf, squeezed), squeezed(make_text(page)), squeezed(make_html(page)))
    for row in shown:
        for text in texts:
            assert squeezed(row.text) in text
        if row.answer:
            assert row.where
            assert row.origin.paths
            assert all(squeezed(text_of(row.answer)) in text for text in texts[:2])


def test_what_a_person_takes_along_heads_the_sheet(maker, bodies) -> None:
    number = "NCT00160693"
    mine = Mine(number=number, questions=("Is there a lift?",), taken=("what-i-pay", "placebo"))
    (page,) = printed(maker, bodies, PrintKind.QUESTIONS, [number], mine={number: mine})
    first = next(block for block in page.blocks if isinstance(block, Questions))
    assert [row.text for row in first.rows][:1] == ["Is there a lift?"]
    assert [row.identity for row in first.rows][1:] == ["what-i-pay", "placebo"]
    all_rows = [r for block in page.blocks if isinstance(block, Questions) for r in block.rows]
    assert len({row.text for row in all_rows}) == len(all_rows), "none stands twice"


def test_the_questions_of_the_overview_say_where_they_come_from(maker, bodies) -> None:
    seen = 0
    for number in list(bodies)[::16]:
        heading, remark, *folds = maker.questions(opened_of(bodies[number]))
        assert text_of_block(heading) == "Questions you could ask"
        assert text_of_block(remark)
        for fold in folds:
            for block in fold.blocks:
                assert block.origin.paths
                if isinstance(block, Questions):
                    answered = [bool(row.answer) and not row.partly for row in block.rows]
                    assert len(set(answered)) == 1
                    seen += len(block.rows)
                    for row in block.rows:
                        assert row.origin.paths
                        assert bool(row.answer) == bool(row.where)
                        assert not HINT.search(row.text)
    assert seen > 800
