"""Finding on a page reaches whatever is read there; a source's mark leads to the source."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.pages.blocks import (
    Block,
    Cell,
    Fold,
    Heading,
    Origin,
    Page,
    Paragraph,
    Span,
    StepItem,
    Steps,
    Tab,
    Table,
    TermCard,
    Terms,
    TrialHeader,
    Voice,
)
from viewer.ui import accessible
from viewer.ui.look import look_for
from viewer.ui.page import PageView
from viewer.ui.page.field import FilterField
from viewer.ui.page.finder import Count, folded, starts_of
from viewer.ui.page.fold import FoldBox
from viewer.ui.page.term_proxy import SourceProxy
from viewer.ui.page.terms import TermsList
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import Words
from viewer.ui.trial_view import TrialView

_OURS = Origin(voice=Voice.OURS)


def _text(*spans: Span | str) -> Paragraph:
    made = tuple(Span(each) if isinstance(each, str) else each for each in spans)
    return Paragraph(spans=made, origin=_OURS)


def _page(*blocks: Block) -> Page:
    return Page(title="A page", blocks=blocks, terms={})


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> PageView:
    inner = _text("A Needle, and a Sjögren’s needle")
    made = PageView(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(860, 600)
    made.show_page(
        _page(
            Heading(text="The needle in a heading", origin=_OURS),
            _text("Nothing here"),
            Table(
                header=(Cell((Span("Group"),)), Cell((Span("Needle"),))),
                rows=((Cell((Span("One"),)), Cell((Span("none"),))),),
                origin=_OURS,
            ),
            Steps(
                steps=(StepItem("Needle day", (Span("Blood is taken"),), "Week 1"),), origin=_OURS
            ),
            Fold(title="Long text", blocks=(inner,), origin=_OURS),
            _text("The last needle"),
        )
    )
    made.show()
    column = made.column()
    assert column is not None
    column.finish()
    return made


def test_headings_tables_steps_and_closed_folds_count_and_come_in_reading_order(
    view: PageView,
) -> None:
    (fold,) = view.findChildren(FoldBox)
    assert view.find_text("needle") == Count(6, 1)
    (heading,) = [each for each in view.findChildren(Words) if "heading" in each.text()]
    assert view._finder.shown() is heading
    for at in (2, 3):
        assert view.find_text("needle") == Count(6, at)
    assert not fold.is_open()
    assert view.find_text("needle") == Count(6, 4)
    assert fold.is_open(), "the place inside can only be shown when it is open"
    shown = view._finder.shown()
    assert isinstance(shown, TextView)
    assert shown.textCursor().selectedText() == "Needle"
    assert view.find_text("needle", -1) == Count(6, 3), "and back"
    assert [view.find_text("needle").at for _time in range(4)] == [4, 5, 6, 1], "and round"


def test_accents_case_and_curly_apostrophes_do_not_matter(view: PageView) -> None:
    assert view.find_text("SJOGREN'S").places == 1


def test_changing_the_page_counts_without_going_anywhere(view: PageView) -> None:
    assert view.find_text("needle", 0) == Count(6, 0)
    assert view._finder.shown() is None


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_places_fit_what_the_document_counts(before: str, wanted: str) -> None:
    document = QTextDocument()
    document.setPlainText(f"{before}{wanted}")
    text = document.toPlainText()
    assert len(folded(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    for start in starts_of(text, folded(wanted)):
        assert 0 <= start <= document.characterCount()


@pytest.fixture
def trial(qtbot: QtBot, qapp: QApplication) -> TrialView:
    pages = {tab: _page(_text(f"This is {tab.value}")) for tab in Tab}
    mark = Span("[2]", source=2)
    pages[Tab.OVERVIEW] = _page(_text("It is said elsewhere ", mark, ". And more."))
    lines = [_text(f"A line {number}") for number in range(60)]
    entry = _text(Span("[2]", source=2), " The second source")
    pages[Tab.SOURCES] = _page(*lines, entry)
    made = TrialView(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(900, 600)
    header = TrialHeader(
        number="NCT90000001",
        title="A study",
        phase="",
        standing="open",
        status="Open",
        status_sentence="It is open.",
    )
    made.show_trial(header, pages.__getitem__)
    made.show()
    return made


def test_a_source_mark_leads_to_the_source_and_back_by_keyboard(
    qtbot: QtBot, trial: TrialView, activate: Callable[[QWidget], None]
) -> None:
    activate(trial)
    (mark,) = trial.findChildren(SourceProxy)
    assert mark.accessibleName() == "Source 2"
    accessible.install()
    interface = QAccessible.queryAccessibleInterface(mark)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Link
    mark.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(mark, Qt.Key.Key_Return)
    assert trial.current_tab() is Tab.SOURCES
    found = QApplication.focusWidget()
    assert isinstance(found, TextView)
    assert found.textCursor().selectedText() == "[2] The second source"
    assert trial._bar().value() > 0, "it was scrolled into sight"
    trial.set_current_tab(Tab.OVERVIEW)
    assert QApplication.focusWidget() is mark, "the keyboard is where it was"


def test_the_line_of_a_source_does_not_lead_to_itself(trial: TrialView) -> None:
    trial.set_current_tab(Tab.SOURCES)
    page = trial.current_page()
    assert page is not None
    column = page.column()
    assert column is not None
    column.finish()
    assert page.findChildren(SourceProxy) == []


def test_a_tab_by_key_keeps_the_keyboard_in_the_study(
    trial: TrialView, activate: Callable[[QWidget], None]
) -> None:
    activate(trial)
    trial.findChildren(SourceProxy)[0].setFocus(Qt.FocusReason.TabFocusReason)
    trial.set_current_tab(Tab.ELIGIBILITY)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert trial.isAncestorOf(focused)
    changed = QSignalSpy(trial.tab_changed)
    trial.set_current_tab(Tab.ELIGIBILITY)
    assert changed.count() == 0


def test_words_of_a_glossary_that_are_not_listed_yet_are_found_in_their_order(
    qtbot: QtBot, qapp: QApplication
) -> None:
    cards = tuple(
        TermCard(key=f"k{n:03}", term=f"word {n:03}", meaning=(Span(_meaning(n)),), origin=_OURS)
        for n in range(100)
    )
    made = PageView(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(860, 600)
    made.show_page(_page(Terms(terms=cards, origin=_OURS, letters=True), _text("the needle")))
    made.show()
    listed = made.findChild(TermsList)
    assert listed is not None
    assert made.find_text("needle") == Count(6, 1), "in 4, 50, 60, 61, 99 and after the list"
    assert made.find_text("needle") == Count(6, 2)
    shown = made._finder.shown()
    assert isinstance(shown, TextView)
    assert shown.accessibleName() == "word 050"
    assert [made.find_text("needle").at for _time in range(4)] == [3, 4, 5, 6]
    (field,) = made.findChildren(FilterField)
    assert made.find_text("nee") == Count(6, 1)
    assert made.find_text("nee") == Count(6, 2)
    assert field.text() == "nee"
    assert made.find_text("needl") == Count(6, 1), "one types on"
    assert field.text() != "nee", "the list is not kept narrowed to the letters before"
    assert listed.entry("k007") is not None, "the others are still there"
    # A list narrowed by hand does not hide the others from whoever looks for a word.
    next(each for each in made.findChildren(FilterField)).setText("word 007")
    assert made.find_text("needle", 0).places == 6
    assert made.find_text("nowhere at all").places == 0


def _meaning(number: int) -> str:
    return "A Needle." if number in (4, 50, 60, 61, 99) else "Something else."
