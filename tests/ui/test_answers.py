"""Answers beside criteria: given by key or press, kept at once, counted, never judged."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Answer, Kind, Profile, Tick, tick_key
from viewer.pages.blocks import Tab
from viewer.store.personal.file import PersonalFile
from viewer.ui.about_you import AboutYou
from viewer.ui.page.answer_row import AnswerHeads
from viewer.ui.page.answer_strip import AnswerStrip
from viewer.ui.page.links import TextLink
from viewer.ui.page.ticks_head import EarlierAnswers, TicksHead
from viewer.ui.page.words import Words
from viewer.ui.window import Window

SJOGREN, LUPUS = "NCT90000001", "NCT90000002"
Settle = Callable[[Window], None]
YES, NO, NOT_SURE = range(3)


def opened(window: Window, settle: Settle, number: str = SJOGREN) -> list[AnswerStrip]:
    """The answers of a study's lines, in reading order."""
    window.reader.open(number)
    settle(window)
    window.reader.view.set_current_tab(Tab.ELIGIBILITY)
    column = window.reader.view.current_page().column()
    column.finish()
    return column.findChildren(AnswerStrip)


def chosen(strip: AnswerStrip) -> list[bool]:
    return [button.isChecked() for button in strip.buttons()]


def said(window: Window) -> list[str]:
    """What the page says above and below the lines."""
    page = window.reader.view.current_page()
    return [
        words.text()
        for kind in (TicksHead, EarlierAnswers)
        for part in page.findChildren(kind)
        for words in part.findChildren(Words)
        if words.isVisibleTo(page)
    ]


def link(window: Window, words: str) -> TextLink:
    page = window.reader.view.current_page()
    return next(each for each in page.findChildren(TextLink) if each.words() == words)


def kept(window: Window, qtbot: QtBot) -> dict[str, Answer]:
    """The answers in the file, read from outside."""
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0)
    file = PersonalFile(window.mine.keeping.path)
    try:
        return {key: one.answer for kind, key, one in file.load() if kind is Kind.TICK}
    finally:
        file.close()


def test_answers_by_key_and_press_are_on_the_disk_and_come_back(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[Window], None]
) -> None:
    strips = opened(window, settle)
    assert len(strips) == 4, "age, sex, and two criteria"
    assert "4 lines: 0 yes, 0 no, 0 to ask about, 4 without an answer." in said(window)
    assert not any("eligible" in words.casefold() for words in said(window))
    age, _sex, adults, other = strips
    stops = [b for b in adults.buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1, "one stop a line"
    activate(window)
    adults.buttons()[YES].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(adults.buttons()[YES], Qt.Key.Key_Space)
    assert chosen(adults) == [True, False, False]
    qtbot.keyClick(adults.buttons()[YES], Qt.Key.Key_Left)
    assert adults.buttons()[NOT_SURE].hasFocus()
    qtbot.keyClick(adults.buttons()[NOT_SURE], Qt.Key.Key_Return)
    assert chosen(adults) == [False, False, True]
    other.buttons()[YES].click()
    age.buttons()[YES].click()
    assert "4 lines: 2 yes, 0 no, 1 to ask about, 1 without an answer." in said(window)
    assert sorted(kept(window, qtbot).values()) == ["not_sure", "yes", "yes"]
    # A second press, and a key, take an answer back.
    age.buttons()[YES].click()
    assert chosen(age) == [False] * 3
    qtbot.keyClick(adults.buttons()[NOT_SURE], Qt.Key.Key_Delete)
    assert chosen(adults) == [False] * 3
    assert list(kept(window, qtbot).values()) == ["yes"]
    # Another study has answers of its own; this one's come back.
    assert not any(any(chosen(strip)) for strip in opened(window, settle, LUPUS))
    assert [any(chosen(strip)) for strip in opened(window, settle)] == [False] * 3 + [True]


def test_arrows_move_among_the_lines_and_answer_nothing(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[Window], None]
) -> None:
    strips = opened(window, settle)
    activate(window)
    strips[0].buttons()[YES].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    for strip in strips:
        assert window.focusWidget() is strip.buttons()[NO]
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.focusWidget() is strips[-1].buttons()[NO], "the last line stays"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert window.focusWidget() is strips[-2].buttons()[NO]
    assert not any(any(chosen(strip)) for strip in strips), "who reads on answers nothing"
    # Tab comes back to where the line was left.
    assert strips[-2].buttons()[NO].focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert chosen(strips[-2]) == [False, True, False]


def test_all_answers_are_cleared_and_come_back_with_undo(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    strips = opened(window, settle)
    for strip in strips:
        strip.buttons()[NO].click()
    link(window, "Clear these answers").click()
    assert not any(any(chosen(strip)) for strip in strips)
    assert kept(window, qtbot) == {}
    assert not link(window, "Clear these answers").isVisibleTo(window)
    with qtbot.waitSignal(window.mine.keeping.undone):
        window.mine.keeping.undo()
    assert [chosen(strip) for strip in strips] == [[False, True, False]] * 4


def test_answers_to_lines_that_are_gone_are_shown_in_their_old_words(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    old = Tick(Answer.NOT_SURE, "Adults who like cherries")
    step = Step(StepName.TICK, (Change(Kind.TICK, tick_key(SJOGREN, "gone"), old),))
    window.mine.keeping.take(step)
    opened(window, settle)
    words = said(window)
    assert "Your earlier answers" in words
    assert "Adults who like cherries" in words
    assert "4 lines: 0 yes, 0 no, 0 to ask about, 4 without an answer." in words
    link(window, "Remove these answers").click()
    assert "Your earlier answers" not in said(window)
    assert kept(window, qtbot) == {}


def test_answers_have_names_and_stand_under_their_lines_in_a_small_window(
    window: Window, settle: Settle
) -> None:
    strips = opened(window, settle)
    adults = QAccessible.queryAccessibleInterface(strips[2])
    assert adults.role() == QAccessible.Role.Grouping
    assert adults.text(QAccessible.Text.Name) == "Line 1 of 1: Adults"
    assert strips[0].accessibleName() == "Age: 18 or older"
    strips[2].buttons()[NO].click()
    options = [adults.child(place) for place in range(adults.childCount())]
    names = [option.text(QAccessible.Text.Name) for option in options]
    assert names == ["Yes, 1 of 3", "No, 2 of 3", "Not sure, 3 of 3"]
    assert {option.role() for option in options} == {QAccessible.Role.RadioButton}
    assert [bool(option.state().checked) for option in options] == [False, True, False]
    page = window.reader.view.current_page()
    for width in (1280, 1060, 1000, 960, 900, 800, 700, 600):
        window.resize(width, 700)
        settle(window)
        # Beside their lines the answers have no words of their own, and so need those over them.
        shown = [heads.shows_words() for heads in page.findChildren(AnswerHeads)]
        assert all(shown) or not any(shown)
        assert {strip.is_below for strip in strips} == {not shown[0]}
    window.resize(480, 700)
    settle(window)
    assert strips[2].is_below
    page = window.reader.view.current_page()
    for strip in strips:
        for button in strip.buttons():
            corner = button.mapTo(page, button.rect().bottomRight())
            assert page.rect().contains(corner), "no answer is cut off"
            assert (
                strip.parentWidget()
                .rect()
                .contains(button.mapTo(strip.parentWidget(), button.rect().bottomRight()))
            )


def test_a_profile_answers_the_coded_lines_alone_and_hand_ticks_win(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    age, sex, adults, other = strips = opened(window, settle)
    window.actions_.about_you.trigger()
    dialog = window.findChild(AboutYou)
    assert not dialog.forget.isVisibleTo(dialog), "nothing is told unasked"
    qtbot.keyClicks(dialog.age, "17")
    dialog.sex._boxes[0].click()
    qtbot.waitUntil(lambda: window.mine.keeping.kept.profile() == Profile(17, "female"))
    assert chosen(age) == [False, True, False]
    assert chosen(sex) == [True, False, False]
    assert not any(chosen(adults) + chosen(other)), "never the lines of the text"
    marked = [each for each in age.parentWidget().findChildren(Words) if each.isVisibleTo(window)]
    assert [each.text() for each in marked] == ["From your profile."]
    assert kept(window, qtbot) == {}, "the profile's answers are not the person's own"
    age.buttons()[NOT_SURE].click()
    assert chosen(age) == [False, False, True]
    assert list(kept(window, qtbot).values()) == ["not_sure"]
    age.buttons()[NOT_SURE].click()
    assert chosen(age) == [False, True, False], "taken back, the profile's stands again"
    dialog.narrow.click()
    assert (window.frame.pane.filters.age, window.frame.pane.filters.sex) == (17, "FEMALE")
    settle(window)
    window.actions_.about_you.trigger()
    dialog = next(each for each in window.findChildren(AboutYou) if each.isVisible())
    assert dialog.age.text() == "17"
    dialog.forget.click()
    assert window.mine.keeping.kept.profile() == Profile()
    assert not any(any(chosen(strip)) for strip in strips)
    dialog.close()
    qtbot.waitUntil(lambda: window.mine.keeping.unsaved == 0)


def test_tab_goes_from_a_line_to_its_words_and_then_to_one_answer(
    qtbot: QtBot,
    make_window: Callable[..., Window],
    own_library: Path,
    write_library: Callable[..., None],
    settle: Settle,
    activate: Callable[[Window], None],
) -> None:
    criteria = "Inclusion Criteria:\n\n* Adults with lupus in remission\n* Others"
    write_library(own_library, [(LUPUS, "Rest", ["Lupus"], {"criteria": criteria})])
    window = make_window(own_library)
    strips = opened(window, settle, LUPUS)
    activate(window)
    rows = [strip.parentWidget() for strip in strips[2:]]
    rows[0]._text.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows[0]._text.proxies(), "it has a hard word"
    reached = []
    for _press in range(len(rows[0]._text.proxies()) + 2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    proxies = list(rows[0]._text.proxies())
    assert reached == [*proxies, strips[2].buttons()[YES], rows[1]._text]
