"""Every block is shown with every one of its words, at every text size, and nothing is cut."""

import dataclasses
import itertools
import re

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTreeView

from viewer.pages.blocks import (
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
    Page,
    Paragraph,
    QuestionRow,
    Questions,
    RecordTree,
    SourcedCell,
    Span,
    StepItem,
    Steps,
    Tab,
    Table,
    TermCard,
    Terms,
    Tone,
    TrialHeader,
    TrialLink,
    TrialLinks,
    Voice,
    WebLink,
)
from viewer.ui.look import look_for
from viewer.ui.page import PageView
from viewer.ui.page.column import Column
from viewer.ui.page.finder import Count
from viewer.ui.page.fold import FoldBox
from viewer.ui.page.links import PressedWords
from viewer.ui.page.more import NextPart
from viewer.ui.page.table import TableView
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import HeadingWords, Words
from viewer.ui.trial_view import TrialView

OURS = Origin(voice=Voice.OURS)


def spans(*texts):
    return tuple(text if isinstance(text, Span) else Span(text) for text in texts)


def card(key, **more):
    return TermCard(key=key, term=key, meaning=spans(f"The meaning of {key}."), origin=OURS, **more)


BLOCKS = (
    Heading(text="A section", official="Official words", origin=OURS),
    Paragraph(
        spans=spans(
            "Doctors test cells with ", Span("rituximab", term="rituximab"), " & <b>more</b>."
        ),
        origin=OURS,
    ),
    Paragraph(spans=spans("A remark", Span("[1]", source=1)), origin=OURS, secondary=True),
    ListBlock(
        items=(
            Item(spans("First"), (Item(spans("Under first"), (Item(spans("Deepest")),)),)),
            Item(spans("Second", Span(" strong", strong=True))),
        ),
        origin=OURS,
        ordered=True,
        start=4,
    ),
    Facts(
        facts=(
            Fact(label="Illness", spans=spans("Systemic sclerosis"), origin=OURS, official="SSc"),
            Fact(label="A label that is long", spans=spans("Short"), origin=OURS),
        ),
        origin=OURS,
    ),
    Heading(text="A part", level=3, origin=OURS),
    Table(
        header=(Cell(spans("Group")), Cell(spans("Tablet")), Cell(spans("Care"))),
        rows=(
            (Cell(spans("Group one"), note="Experimental"), Cell(mark=Mark.YES), Cell(spans("a"))),
            (Cell(spans("Group two")), Cell(mark=Mark.NO), Cell(spans("b"), note="below b")),
        ),
        origin=OURS,
        caption="Who gets what",
    ),
    Steps(
        steps=(
            StepItem("Stay", spans("Seven days"), "Day 1"),
            StepItem("Visits", spans("Blood tests"), ""),
        ),
        origin=OURS,
    ),
    Criteria(
        rows=(
            CriterionRow(identity="a", number=1, spans=spans("You are an adult"), origin=OURS),
            CriterionRow(
                identity="b", number=1, spans=spans("A point under it"), origin=OURS, level=1
            ),
            CriterionRow(
                identity="c", number=2, spans=spans("You can travel"), origin=OURS, mark="3b)"
            ),
            CriterionRow(
                identity="d",
                number=3,
                spans=spans("Platelets above 5 per drop"),
                origin=OURS,
                help=spans("Quoted and explained"),
            ),
        ),
        origin=OURS,
        inclusion=True,
    ),
    Notice(title="A question", spans=spans("Its answer"), origin=OURS, tone=Tone.CARE),
    Fold(
        title="Long text",
        note="210 words",
        blocks=(Paragraph(spans=spans("What is inside the fold"), origin=OURS),),
        origin=OURS,
        open=True,
    ),
    Terms(
        terms=(
            card(
                "rituximab",
                longer=spans("A longer text."),
                in_trial=spans("Here it comes first."),
                ask=("What does it do?",),
                said_by="A dictionary",
                also=("MabThera",),
            ),
        ),
        origin=OURS,
    ),
    Terms(terms=(card("anchor"), card("zebra")), origin=OURS, letters=True),
    TrialLinks(
        links=(
            TrialLink(
                number="NCT90000001",
                title="Another study",
                status="Finished",
                status_official="Completed",
                phase="Phase 2",
                in_library=True,
                origin=OURS,
            ),
            TrialLink(
                number="NCT90000002",
                title="",
                status="",
                status_official="",
                phase="",
                in_library=False,
                origin=OURS,
                note="Only named",
            ),
        ),
        origin=OURS,
    ),
    WebLink(label="The registry", url="https://example.org/a/very/long/address", origin=OURS),
    RecordTree(record={"a": {"b": ["deep leaf"]}}, origin=OURS),
    Questions(
        rows=(
            QuestionRow(identity="cost", text="What would I pay?", origin=OURS),
            QuestionRow(
                identity="placebo",
                text="Could I get a placebo?",
                origin=OURS,
                answer=spans("No, nothing is hidden."),
                quote="Everybody gets the medicine.",
                tab=Tab.TREATMENT,
                where="Treatment plan",
            ),
        ),
        origin=OURS,
    ),
    Table(
        header=(Cell(spans("Question")), Cell(spans("A: one")), Cell(spans("B: other"))),
        rows=(
            (
                Cell(spans(Span("Which phase?", strong=True))),
                SourcedCell(spans("Phase 2"), origin=OURS),
                SourcedCell(spans("The record does not say."), note="nothing", origin=OURS),
            ),
        ),
        origin=OURS,
    ),
)

HEADER = TrialHeader(
    number="NCT90000001",
    title="A title of a study that is long enough to need a second line on the page",
    phase="Phase 2",
    standing="may_be_open",
    status="May be open",
    status_sentence="One source says this, another says that. Ask the study team.",
)


def page_of(*blocks):
    return Page(title="Page", blocks=blocks, terms={"rituximab": card("rituximab")})


def words_of(value):
    """Every word in a block's own fields, wherever they are."""
    if isinstance(value, Origin) or value is None:
        return []
    if isinstance(value, Span):
        return value.text.split()
    if dataclasses.is_dataclass(value):
        names = {field.name for field in dataclasses.fields(value)} - {
            "origin",
            "key",
            "identity",
            "tone",
            "term",
            "inclusion",
            "record",
            "caption",
        }
        if isinstance(value, TermCard):
            names.add("term")
        return [word for name in sorted(names) for word in words_of(getattr(value, name))]
    if isinstance(value, Mark):
        return [value.value]
    if isinstance(value, str):
        return value.split()
    if isinstance(value, tuple):
        return [word for item in value for word in words_of(item)]
    return []


def shown(view):
    """Every word that a page shows, from its visible widgets."""
    texts = [each.toPlainText() for each in view.findChildren(TextView) if each.isVisibleTo(view)]
    texts += [each.text() for each in view.findChildren(Words) if each.isVisibleTo(view)]
    for button in view.findChildren(PressedWords):
        if button.isVisibleTo(view):
            texts += [button.words(), button.accessibleDescription()]
    return " ".join(texts).replace("\u200b", "").replace("\u2028", " ")


@pytest.fixture
def look(qapp):
    return look_for("light", 1.0, qapp)


@pytest.fixture
def show(qtbot, look):
    """Shows a page 860 pixels wide and builds it to its end."""

    def make(page, *, look=look, width=860):
        view = PageView(look)
        qtbot.addWidget(view)
        view.resize(width, 600)
        view.show_page(page)
        view.show()
        # Those inside of others are there once these are built.
        view.column().finish()
        for column in view.findChildren(Column):
            column.finish()
        QApplication.processEvents()
        view.resize(width, view.height_for(width))
        return view

    return make


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("width", [860, 330])
def test_a_block_shows_every_one_of_its_words(show, block, width):
    view = show(page_of(block), width=width)
    text = re.sub(r"\s+", " ", shown(view)).casefold()
    missing = [word for word in words_of(block) if word.casefold() not in text]
    assert not missing


def test_markup_in_a_text_is_shown_as_text(show):
    hostile = "<b>bold</b> <img src='file:///etc/passwd'> **star** &amp; <link rel=x"
    view = show(page_of(Paragraph(spans=spans(hostile), origin=OURS)))
    assert view.findChildren(TextView)[0].toPlainText() == hostile


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000,
        "line one\nline two\r\nline three",
        "nul \0 and \ufdd0 \ufffc \ud800 end",
        "tab\there",
    ],
)
def test_odd_texts_keep_their_words(show, text):
    view = show(page_of(Paragraph(spans=spans(text), origin=OURS)))
    kept = shown(view)
    for word in re.findall(r"[a-z]+", text):
        assert word in kept


def test_what_is_copied_is_the_text_without_helps_for_line_breaks(show):
    text = "x" * 500 + "\nnext line"
    view = show(page_of(Paragraph(spans=spans(text), origin=OURS))).findChildren(TextView)[0]
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert isinstance(data, QMimeData)
    assert data.text() == text
    assert data.formats() == ["text/plain"]


def test_a_huge_text_comes_in_parts_that_together_are_all_of_it(show, qtbot):
    text = " ".join(f"word{number}" for number in range(25_000))
    view = show(page_of(Paragraph(spans=spans(text), origin=OURS)))
    parts = 0
    while more := [each for each in view.findChildren(NextPart) if each.isVisibleTo(view)]:
        assert parts < 50
        parts += 1
        more[0].setFocus()
        qtbot.keyClick(more[0], Qt.Key.Key_Return)
        QApplication.processEvents()
    assert parts > 5
    texts = [part.toPlainText() for part in view.column().parts() if isinstance(part, TextView)]
    assert "".join(texts).split() == text.split()


def test_a_table_stands_in_columns_or_as_lists_as_room_allows(show):
    block = next(block for block in BLOCKS if isinstance(block, Table))
    assert show(page_of(block), width=860).findChildren(TableView)[0].is_grid()
    narrow = show(page_of(block), width=260).findChildren(TableView)[0]
    assert not narrow.is_grid()
    assert "yes" in narrow.toPlainText()


def trial(qtbot, look, size, *blocks):
    view = TrialView(look)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_trial(HEADER, lambda _tab: page_of(*blocks))
    view.current_page().column().finish()
    for _round in range(4):
        QApplication.processEvents()
    return view


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0, 3.0])
@pytest.mark.parametrize("size", [(1280, 800), (800, 800), (480, 480)])
def test_nothing_is_cut_and_nothing_goes_sideways(qtbot, qapp, zoom, size):
    view = trial(qtbot, look_for("light", zoom, qapp), size, *BLOCKS)
    check_room(view)


def check_room(view):
    page = view.current_page()
    area = view.findChild(QScrollArea)
    assert not area.horizontalScrollBar().isVisible()
    assert page.width() <= area.viewport().width()
    for text in page.findChildren(TextView):
        if not text.isVisibleTo(page):
            continue
        document = text.document().size()
        assert document.height() <= text.height() + 0.5, text.toPlainText()[:60]
        assert document.width() <= text.width() + 1, text.toPlainText()[:60]
        assert text.mapTo(page, text.rect().bottomRight()).x() < page.width()
    for words in view.findChildren(Words):
        if words.isVisibleTo(view) and words.text():
            assert words.height_for(words.width()) <= words.height(), words.text()
            assert words.lines(words.width()) >= 1
            assert words.mapTo(view, words.rect().topRight()).x() <= view.width()
    bottom = max(part.geometry().bottom() for part in page.column().parts())
    assert bottom <= page.height()


def test_parts_stand_under_each_other_and_never_overlap(qtbot, look):
    view = trial(qtbot, look, (1280, 800), *BLOCKS)
    parts = view.current_page().column().parts()
    for above, below in itertools.pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()


def test_a_page_becomes_shorter_again_when_it_gets_room(qtbot, look):
    view = trial(qtbot, look, (900, 800), *BLOCKS)
    before = view.current_page().height()
    view.resize(420, 800)
    QApplication.processEvents()
    assert view.current_page().height() > before
    view.resize(900, 800)
    QApplication.processEvents()
    assert view.current_page().height() == before


def test_another_look_keeps_all_words_and_changes_the_sizes(qtbot, qapp, look):
    view = trial(qtbot, look, (1280, 800), *BLOCKS)
    words = shown(view.current_page())
    before = view.current_page().height()
    view.set_look(look_for("dark", 2.0, qapp))
    QApplication.processEvents()
    assert shown(view.current_page()) == words
    assert view.current_page().height() > before
    check_room(view)


def test_a_fold_opens_and_closes_by_keyboard_and_closes_from_its_end(show, qtbot):
    block = Fold(
        title="Long text",
        blocks=(Paragraph(spans=spans("Inside"), origin=OURS),),
        origin=OURS,
    )
    view = show(page_of(block, Paragraph(spans=spans("After"), origin=OURS)))
    fold = view.findChild(FoldBox)
    line = fold.findChild(PressedWords)
    assert "Inside" not in shown(view)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert fold.is_open()
    assert "Inside" in shown(view)
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert not fold.is_open()
    assert "Inside" not in shown(view)
    qtbot.keyClick(line, Qt.Key.Key_Space)
    end = [each for each in fold.findChildren(PressedWords) if each is not line][-1]
    qtbot.keyClick(end, Qt.Key.Key_Return)
    assert not fold.is_open()


def test_tab_goes_from_a_fold_into_what_it_opened_before_what_stands_below(show, qtbot):
    inside = Paragraph(spans=spans("Inside"), origin=OURS)
    block = Fold(title="Fold", blocks=(inside,), origin=OURS)
    view = show(page_of(block, Paragraph(spans=spans("After"), origin=OURS)))
    with qtbot.waitActive(view):
        view.activateWindow()
    fold = view.findChild(FoldBox)
    line = fold.findChild(PressedWords)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    fold.inside().finish()
    reached = []
    for _press in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        reached.append(focus.toPlainText() if isinstance(focus, TextView) else focus.words())
    assert reached == ["Inside", "Close “Fold”", "After"]


def test_long_pages_are_built_while_the_window_goes_on(qtbot, look):
    rows = tuple((Cell(spans(f"Place {n}")), Cell(spans("Town"))) for n in range(1148))
    block = Table(header=(Cell(spans("Place")), Cell(spans("Town"))), rows=rows, origin=OURS)
    view = TrialView(look)
    qtbot.addWidget(view)
    view.resize(900, 800)
    view.show()
    view.show_trial(HEADER, lambda _tab: page_of(block))
    column = view.current_page().column()
    assert not column.is_filled()
    assert column.parts()
    qtbot.waitUntil(column.is_filled, timeout=60_000)
    texts = [part for part in column.parts() if isinstance(part, TextView)]
    text = "\n".join(part.toPlainText() for part in texts)
    assert all(f"Place {n}" in text for n in (0, 500, 1147))


def test_a_related_trial_and_a_web_address_are_asked_for_not_opened(show, qtbot):
    links = [block for block in BLOCKS if isinstance(block, TrialLinks | WebLink)]
    view = show(page_of(*links))
    buttons = {button.words(): button for button in view.findChildren(PressedWords)}
    with qtbot.waitSignal(view.trial_requested) as asked:
        qtbot.mouseClick(buttons["Another study"], Qt.MouseButton.LeftButton)
    assert asked.args == ["NCT90000001"]
    with qtbot.waitSignal(view.link_requested) as asked:
        qtbot.keyClick(buttons["https://example.org/a/very/long/address"], Qt.Key.Key_Return)
    assert asked.args == ["https://example.org/a/very/long/address"]


def test_find_goes_from_place_to_place_and_round(show):
    view = show(page_of(*BLOCKS))
    assert view.find_text("point") == Count(1, 1)
    texts = [each for each in view.findChildren(TextView) if each.textCursor().hasSelection()]
    assert [each.textCursor().selectedText() for each in texts] == ["point"]
    assert view.find_text("no such word") == Count(0, 0)
    assert view.find_text("") == Count(0, 0)


def test_headings_are_in_order_of_level(show):
    view = show(page_of(*BLOCKS))
    levels = [each.level for each in view.findChildren(HeadingWords)]
    assert levels[:2] == [2, 3]
    assert view.findChild(QTreeView)


def test_a_long_page_in_a_new_width_ends_as_if_it_had_always_been_so(qtbot, qapp, look):
    text = "A sentence that needs some lines in a narrow column. " * 8
    blocks = [
        block
        for number in range(60)
        for block in (
            Heading(text=f"Part {number}", origin=OURS),
            Paragraph(spans=spans(f"{number} {text}"), origin=OURS),
        )
    ]
    view = trial(qtbot, look, (900, 700), *blocks)
    view._bar().setValue(4000)
    seen = view._anchor()[0]
    view.resize(430, 700)
    for change in (None, look_for("dark", 1.5, qapp)):
        if change:
            view.set_look(change)
        check_sight(view)
        view.current_page().column().finish()
        QApplication.processEvents()
        assert view._anchor()[0] == seen
        check_room(view)
        parts = view.current_page().column().parts()
        for above, below in itertools.pairwise(parts):
            assert above.geometry().bottom() < below.geometry().top()


def check_sight(view):
    """What is in sight is right at once."""
    page = view.current_page()
    for part in page.column().parts():
        top = part.mapTo(view, part.rect().topLeft()).y()
        if isinstance(part, TextView) and 0 <= top < view.height():
            assert part.document().size().height() <= part.height() + 0.5


@pytest.mark.parametrize("label", ["Illness", "A label much too long to stand in one line"])
def test_a_label_stands_beside_the_first_line_of_its_fact(show, label):
    words = "Systemic sclerosis and more, on a line that is long enough to be broken in two parts"
    facts = Facts(facts=(Fact(label=label, spans=spans(words), origin=OURS),) * 2, origin=OURS)
    page = page_of(facts, Paragraph(spans=spans("What follows"), origin=OURS))
    view = show(page).findChild(TextView)
    document = view.document()
    label_at, first, second, below = (
        view.cursorRect(document.find(text)).center()
        for text in (label.split()[0], "Systemic", "parts", "What follows")
    )
    assert abs(label_at.y() - first.y()) <= 2
    assert first.y() + 20 < second.y() < below.y()
    assert label_at.x() < 110 < first.x()
    assert second.x() > 110
