"""Print-outs to fill in by hand: boxes, blanks, and a page that is made to fit."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from viewer.domain.printout import PrintKind
from viewer.pages.blocks import (
    Blanks,
    CheckList,
    CheckRow,
    Fact,
    Facts,
    GivesWay,
    Heading,
    Origin,
    PrintPage,
    Room,
    Span,
    Voice,
)
from viewer.printing.html import make_html
from viewer.printing.text import make_text

ORIGIN = Origin(Voice.OURS, ("place",))
MOVED = GivesWay(turn=2, keep=2, title="More criteria")
LEFT_OUT = GivesWay(turn=2, keep=2, elsewhere="The checklist has all.")


def _rows(count: int) -> tuple[CheckRow, ...]:
    return tuple(
        CheckRow(
            (Span(f"Criterion {n} is long enough to need two lines on its page. " * 2),), str(n)
        )
        for n in range(1, count + 1)
    )


def _sheet(page_of, count: int, way: GivesWay, facts: int = 2) -> PrintPage:
    told = tuple(
        Fact(label=f"Fact {n}", spans=(Span(f"What fact {n} says."),), origin=ORIGIN)
        for n in range(1, facts + 1)
    )
    facts_move = GivesWay(turn=3, keep=1, title="More facts")
    questions = tuple(CheckRow((Span(f"Question {n}?"),)) for n in range(1, 6))
    return replace(
        page_of(
            Blanks(labels=("Name", "Date"), origin=ORIGIN),
            Facts(facts=told, origin=ORIGIN, gives_way=facts_move),
            Heading(text="Criteria", origin=ORIGIN),
            CheckList(rows=_rows(count), origin=ORIGIN, boxes=("Fits", "Does not"), gives_way=way),
            Heading(text="Questions", origin=ORIGIN),
            CheckList(
                rows=questions,
                origin=ORIGIN,
                gives_way=GivesWay(turn=1, keep=3, title="More questions"),
            ),
            Heading(text="Agreed", origin=ORIGIN),
            Room(lines=3, origin=ORIGIN),
        ),
        kind=PrintKind.DOCTOR,
        notes=False,
    )


def _texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_short_sheet_stays_whole(page_of, printed) -> None:
    (text,) = _texts(printed(_sheet(page_of, 3, MOVED)))
    assert "more on page 2" not in text
    assert all(f"Question {n}?" in text for n in range(1, 6))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_does_not_fit_moves_and_page_one_says_how_much(page_of, printed, paper) -> None:
    first, second = _texts(printed(_sheet(page_of, 22, MOVED), paper=paper))
    kept = [n for n in range(1, 23) if f"Criterion {n} " in first]
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= 4
    assert f"{22 - len(kept)} more on page 2." in first
    # Questions give way before criteria, down to three.
    assert "2 more on page 2." in first
    assert "Agreed" in first
    assert "More criteria" in second
    assert all(f"Criterion {n} " in second for n in range(len(kept) + 1, 23))
    assert "Question 4?" in second
    assert "Question 5?" in second


def test_it_is_set_closer_before_anything_gives_way(page_of, printed) -> None:
    pages = [_texts(printed(_sheet(page_of, count, MOVED))) for count in range(4, 23)]
    whole = [len(texts) == 1 for texts in pages]
    assert whole == sorted(whole, reverse=True), "the more there is, the less it fits"
    assert sum(whole) > 6
    assert not any("more on page 2" in texts[0] for texts in pages if len(texts) == 1)


def test_room_is_filled_with_more_to_ask_which_takes_nobodys_place(page_of, printed) -> None:
    fills = CheckList(
        rows=tuple(CheckRow((Span(f"Another {n}?"),)) for n in range(1, 8)),
        origin=ORIGIN,
        title="Others",
        gives_way=GivesWay(turn=-1, keep=0),
    )
    shown = []
    for count in (1, 6, 9, 12):
        sheet = _sheet(page_of, count, MOVED)
        *before, heading, room = sheet.blocks
        texts = _texts(printed(replace(sheet, blocks=(*before, fills, heading, room))))
        assert all(f"Criterion {n} " in texts[0] for n in range(1, count + 1))
        shown.append(texts[0].count("Another"))
        assert (shown[-1] > 0) == ("Others" in texts[0])
        assert "on this page" not in texts[0]
    assert shown[0] == 7
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] < 7
    # Where something of the person's own is on page 2, nothing else takes room on page 1.
    sheet = _sheet(page_of, 22, MOVED)
    *before, heading, room = sheet.blocks
    first, _second = _texts(printed(replace(sheet, blocks=(*before, fills, heading, room))))
    assert "Another" not in first


def test_what_has_another_place_is_left_out_and_said_to_be(page_of, printed) -> None:
    texts = _texts(printed(_sheet(page_of, 22, LEFT_OUT)))
    kept = [n for n in range(1, 23) if f"Criterion {n} " in texts[0]]
    assert f"{len(kept)} of 22 are on this page. The checklist has all." in texts[0]
    assert not any("Criterion 22 " in text for text in texts)


def test_a_sheet_too_long_for_any_page_loses_nothing(page_of, printed, squeezed) -> None:
    texts = _texts(printed(_sheet(page_of, 30, MOVED, facts=60)))
    whole = squeezed("".join(texts))
    assert all(squeezed(f"What fact {n} says.") in whole for n in range(1, 61))
    assert all(squeezed(f"Criterion {n} is") in whole for n in range(1, 31))


def test_large_print_flows(page_of, printed) -> None:
    texts = _texts(printed(_sheet(page_of, 22, LEFT_OUT), 18))
    assert len(texts) > 3
    assert not any("on this page" in text for text in texts)
    assert any("Criterion 22 " in text for text in texts)


@pytest.fixture
def checklist(page_of) -> PrintPage:
    rows = (
        CheckRow((Span("Adults"),), "1", chosen=0),
        CheckRow((Span("A headache"),), "2", chosen=2, note="From a long time ago."),
        CheckRow((Span("A telephone"),), "3"),
    )
    boxes = ("Yes", "No", "Not sure")
    checks = CheckList(rows=rows, origin=ORIGIN, boxes=boxes, title="Does it fit?", roomy=True)
    page = page_of(checks, Room(lines=4, origin=ORIGIN))
    return replace(page, kind=PrintKind.CHECKLIST, notes=False)


def test_a_ticked_box_says_its_word_and_no_other_does(checklist, printed) -> None:
    (text,) = _texts(printed(checklist))
    words = text.split("Does it fit?")[1]
    assert words.count("Yes") == 2, "once in the head and once under the box ticked"
    assert words.count("No ") + words.count("No\n") == 1
    assert words.count("Not sure") == 2
    assert "From a long time ago." in words
    (large,) = {"".join(_texts(printed(checklist, size))) for size in (18,)}
    assert "Yes (ticked)" in large
    assert "Not sure (ticked)" in large
    assert "No (ticked)" not in large


def test_boxes_in_the_other_files(checklist) -> None:
    text = make_text(checklist)
    assert "1. Adults\n    [x] Yes   [ ] No   [ ] Not sure" in text
    assert "[ ] Yes   [ ] No   [x] Not sure" in text
    html = make_html(checklist)
    assert html.count("<strong>Yes</strong>") == 1
    assert html.count("<strong>Not sure</strong>") == 1
    assert "<strong>No</strong>" not in html
