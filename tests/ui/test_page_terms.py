"""A hard word is explained by pointer, click and keyboard, and never hidden by its card."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from viewer.pages.blocks import (
    Origin,
    Page,
    Paragraph,
    Span,
    Tab,
    TermCard,
    Terms,
    TrialHeader,
    Voice,
    text_of,
)
from viewer.ui.look import look_for
from viewer.ui.page.card_frame import SHADOW
from viewer.ui.page.field import FilterField
from viewer.ui.page.links import PressedWords
from viewer.ui.page.term_entry import TermEntry
from viewer.ui.page.terms import SOME, TermsList
from viewer.ui.page.text_view import TextView
from viewer.ui.page.words import HeadingWords, Words
from viewer.ui.trial_view import TrialView

OURS = Origin(voice=Voice.OURS)


def card(key, *meaning, **more):
    spans = tuple(part if isinstance(part, Span) else Span(part) for part in meaning)
    return TermCard(key=key, term=key, meaning=spans, origin=OURS, **more)


CARDS = {
    "lymphodepletion": card(
        "lymphodepletion",
        "A treatment that lowers ",
        Span("immune cells", term="immune cell"),
        ".",
        longer=(Span("It takes three days."),),
        in_trial=(Span("Two medicines do this."),),
        ask=("How long will my cells stay low?",),
        said_by="A dictionary",
    ),
    "immune cell": card("immune cell", "A cell that fights illness."),
    "drip": card("drip", "A tube into a vein."),
    "alkylating agent": card("alkylating agent", "A medicine against cancer."),
}
TEXT = (
    Span("This step is called "),
    Span("lymphodepletion", term="lymphodepletion"),
    Span(" and comes through a "),
    Span("drip", term="drip"),
    Span(" with "),
    Span("busulfan", term="alkylating agent"),
    Span("."),
)
OVERVIEW = Page(
    title="Overview",
    blocks=(
        Paragraph(spans=TEXT, origin=OURS),
        Paragraph(spans=(Span("More text. " * 400),), origin=OURS),
    ),
    terms=CARDS,
    marked=("lymphodepletion", "drip"),
)
GLOSSARY = Page(
    title="Glossary",
    blocks=(
        Terms(terms=tuple(CARDS.values()), origin=OURS),
        Terms(
            terms=tuple(
                card(f"{letter}word {n}", "Meaning") for letter in "abz" for n in range(60)
            ),
            origin=OURS,
            letters=True,
        ),
    ),
    terms=CARDS,
)
HEADER = TrialHeader(
    number="NCT90000001",
    title="A study",
    phase="Phase 2",
    standing="open",
    status="Open to new patients",
    status_sentence="The registry says “Recruiting”.",
)


@pytest.fixture
def open_trial(qtbot, qapp):
    views = []

    def make(width=1000, height=800, zoom=1.0):
        view = TrialView(look_for("light", zoom, qapp))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        with qtbot.waitActive(view):
            view.activateWindow()
        view.show_trial(HEADER, lambda tab: GLOSSARY if tab is Tab.GLOSSARY else OVERVIEW)
        view.current_page().column().finish()
        QApplication.processEvents()
        # A test may hold a part of it only.
        views.append(view)
        return view

    yield make
    views.clear()


def text_with_terms(view):
    return next(text for text in view.findChildren(TextView) if text.proxies())


def middle_of(text, index):
    return text.outlines()[index][0].center()


def words_in(card_widget):
    texts = [each.toPlainText() for each in card_widget.findChildren(TextView)]
    texts += [each.text() for each in card_widget.findChildren(Words)]
    return " ".join(texts)


def test_a_marked_word_has_its_outline_under_the_word_itself(open_trial):
    text = text_with_terms(open_trial())
    for proxy, outline in zip(text.proxies(), text.outlines(), strict=True):
        rect = outline[0]
        cursor = text.cursorForPosition(QPoint(rect.left() + 1, rect.center().y()))
        words = {"alkylating agent": "busulfan"}
        start = text.toPlainText().index(words.get(proxy.key, proxy.key))
        assert cursor.position() == start
        assert proxy.geometry() == rect


def test_resting_on_a_word_opens_its_card(open_trial, qtbot):
    view = open_trial()
    text = text_with_terms(view)
    qtbot.mouseMove(text.viewport(), QPoint(2, 2))
    qtbot.mouseMove(text.viewport(), middle_of(text, 0))
    assert view.current_page().card() is None
    qtbot.waitUntil(lambda: view.current_page().card() is not None)
    assert view.current_page().card().card.key == "lymphodepletion"


def test_a_click_opens_the_card_with_all_it_says(open_trial, qtbot):
    view = open_trial()
    text = text_with_terms(view)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(text, 0))
    shown = words_in(view.current_page().card())
    term = CARDS["lymphodepletion"]
    for part in (text_of(term.meaning), text_of(term.longer), text_of(term.in_trial), *term.ask):
        assert part in shown
    assert "A dictionary" in shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_by_keyboard_a_card_opens_and_escape_gives_the_focus_back(open_trial, qtbot, key):
    view = open_trial()
    text = text_with_terms(view)
    text.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    proxy = text.proxies()[0]
    assert QApplication.focusWidget() is proxy
    qtbot.keyClick(proxy, key)
    opened = view.current_page().card()
    assert opened is not None
    assert opened.isAncestorOf(QApplication.focusWidget())
    for _press in range(len(opened.stops()) + 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert opened.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert view.current_page().card() is None
    assert QApplication.focusWidget() is proxy


def test_close_and_a_click_elsewhere_close_the_card(open_trial, qtbot):
    view = open_trial()
    text = text_with_terms(view)
    text.open_term(0)
    button = next(
        each
        for each in view.current_page().card().findChildren(PressedWords)
        if each.words() == "Close"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.current_page().card() is None
    text.open_term(0)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 10))
    assert view.current_page().card() is None
    text.open_term(0)
    qtbot.mouseClick(view.current_page(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert view.current_page().card() is None


@pytest.mark.parametrize(("width", "zoom"), [(1000, 1.0), (620, 1.0), (1280, 2.0), (700, 2.0)])
@pytest.mark.parametrize("index", [0, 1])
def test_a_card_is_whole_in_the_page_and_never_over_its_word(open_trial, width, zoom, index):
    view = open_trial(width=width, zoom=zoom)
    page = view.current_page()
    text = text_with_terms(view)
    text.open_term(index)
    opened = page.card()
    visible = opened.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    for rect in text.outlines()[index]:
        on_page = QRect(text.mapTo(page, rect.topLeft()), rect.size())
        assert not visible.intersects(on_page)
    assert visible.left() >= 0
    assert visible.right() <= page.width()
    assert page.height() >= visible.bottom()
    column = page.column()
    if page.width() - column.x() - view._look.column() > view._look.space(300):
        assert visible.left() > column.x() + view._look.column()


def test_a_word_in_a_card_opens_too_and_escape_returns_to_the_first_word(open_trial, qtbot):
    view = open_trial()
    text = text_with_terms(view)
    proxy = text.proxies()[0]
    proxy.setFocus()
    qtbot.keyClick(proxy, Qt.Key.Key_Return)
    inner = next(
        each for each in view.current_page().card().findChildren(TextView) if each.proxies()
    )
    inner.proxies()[0].setFocus()
    qtbot.keyClick(inner.proxies()[0], Qt.Key.Key_Return)
    assert view.current_page().card().card.key == "immune cell"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is proxy


def test_the_card_of_a_broader_word_names_the_word_of_the_text(open_trial):
    view = open_trial()
    text_with_terms(view).open_term(2)
    assert "About “busulfan” in this text." in words_in(view.current_page().card())
    text_with_terms(view).open_term(1)
    assert "in this text" not in words_in(view.current_page().card())


def test_a_word_in_a_card_has_a_way_back(open_trial, qtbot):
    view = open_trial()
    text_with_terms(view).open_term(0)
    page = view.current_page()
    inner = next(each for each in page.card().findChildren(TextView) if each.proxies())
    inner.open_term(0)
    assert page.card().card.key == "immune cell"
    back = next(each for each in page.card().findChildren(PressedWords) if "Back" in each.words())
    assert "lymphodepletion" in back.words()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page.card().card.key == "lymphodepletion"
    assert not [each for each in page.card().findChildren(PressedWords) if "Back" in each.words()]


def test_marks_can_be_turned_off_and_on(open_trial):
    view = open_trial()
    text = text_with_terms(view)
    assert len(text.proxies()) == 3
    view.set_marking(False)
    assert text.proxies() == ()
    words = text.toPlainText()
    view.set_marking(True)
    assert len(text.proxies()) == 3
    assert text.toPlainText() == words


def test_the_card_leads_to_the_glossary(open_trial, qtbot):
    view = open_trial()
    text_with_terms(view).open_term(1)
    link = next(
        each
        for each in view.current_page().card().findChildren(PressedWords)
        if "Glossary" in each.words()
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert view.current_tab() is Tab.GLOSSARY
    qtbot.waitUntil(lambda: view.current_page()._wish is None)
    entry = next(each for each in view.findChildren(TermEntry) if each.key == "drip")
    top = entry.mapTo(view, QPoint(0, 0)).y()
    assert 0 <= top < view.height()


def test_a_screen_reader_hears_the_hard_words_as_buttons(open_trial):
    text = text_with_terms(open_trial())
    for proxy in text.proxies():
        interface = QAccessible.queryAccessibleInterface(proxy)
        assert interface.role() == QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) in {
            f"{proxy.key}, explained",
            "busulfan, explained",
        }


def test_a_screen_reader_gets_the_words_of_a_page_as_a_list(open_trial):
    interface = QAccessible.queryAccessibleInterface(open_trial().current_page())
    told = interface.text(QAccessible.Text.Description)
    assert told == "2 words are explained here: lymphodepletion, drip."


def test_a_long_glossary_is_searched_as_one_types(open_trial, qtbot):
    view = open_trial()
    view.set_current_tab(Tab.GLOSSARY)
    view.current_page().column().finish()
    terms = view.current_page().findChild(TermsList)
    field = terms.findChild(FilterField)
    qtbot.keyClicks(field, "zword 5")
    qtbot.waitUntil(terms._list.is_filled)
    titles = [each.text() for each in terms._list.findChildren(HeadingWords)]
    assert titles == [f"Zword {n}" for n in (5, *range(50, 60))]
    assert "11 words" in [each.text() for each in terms.findChildren(Words)]


def test_a_long_glossary_is_built_a_few_words_at_a_time(open_trial, qtbot):
    view = open_trial()
    view.set_current_tab(Tab.GLOSSARY)
    view.current_page().column().finish()
    terms = view.current_page().findChild(TermsList)
    qtbot.waitUntil(terms._list.is_filled)
    assert len(terms._list.parts()) == SOME
    more = next(each for each in terms.findChildren(PressedWords) if "more" in each.words())
    assert more.words() == f"Show {SOME} more words"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(terms._list.is_filled)
    assert len(terms._list.parts()) == 2 * SOME
    assert terms.entry("zword 59") is not None
    assert len(terms._list.parts()) < SOME


def test_letters_jump_to_the_first_word_with_them(open_trial, qtbot):
    view = open_trial()
    view.set_current_tab(Tab.GLOSSARY)
    view.current_page().column().finish()
    terms = view.current_page().findChild(TermsList)
    letter = next(each for each in terms.findChildren(PressedWords) if each.words() == "Z")
    assert letter.accessibleName() == "Words with Z"
    qtbot.mouseClick(letter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(terms._list.is_filled)
    entry = terms.entry("zword 0")
    assert 0 < entry.mapTo(view, QPoint(0, 0)).y() < view.height()
