"""What a screen reader finds: headings, tabs, and a name for all that can be pressed."""

import itertools

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from viewer.pages.blocks import (
    Criteria,
    CriterionRow,
    Fact,
    Facts,
    Fold,
    Heading,
    Origin,
    Page,
    Paragraph,
    RecordTree,
    Span,
    StepItem,
    Steps,
    Tab,
    TermCard,
    Terms,
    TrialHeader,
    TrialLink,
    TrialLinks,
    Voice,
    WebLink,
)
from viewer.ui.look import look_for
from viewer.ui.page.fold import FoldLine
from viewer.ui.tabs import TabStrip
from viewer.ui.trial_view import TrialView

OURS = Origin(voice=Voice.OURS)
Role = QAccessible.Role
PRESSED = {
    Role.Button,
    Role.Link,
    Role.PageTab,
    Role.EditableText,
    Role.CheckBox,
    Role.RadioButton,
    Role.Tree,
    Role.ComboBox,
}


def spans(text):
    return (Span(text),)


TERM = TermCard(key="drip", term="drip", meaning=spans("A tube."), origin=OURS, ask=("How long?",))
PAGE = Page(
    title="Overview",
    terms={"drip": TERM},
    blocks=(
        Heading(text="In short", official="Brief summary", origin=OURS),
        Paragraph(spans=(Span("Through a "), Span("drip", term="drip")), origin=OURS),
        Heading(text="A part", level=3, origin=OURS),
        Facts(facts=(Fact(label="Age", spans=spans("Adults"), origin=OURS),), origin=OURS),
        Heading(text="Steps", origin=OURS),
        Steps(steps=(StepItem("Visit", spans("A blood test"), "Day 1"),), origin=OURS),
        Criteria(
            rows=(
                CriterionRow(identity="a", number=1, spans=spans("Adults"), origin=OURS),
                CriterionRow(identity="b", number=2, spans=spans("Gout"), origin=OURS),
            ),
            origin=OURS,
            inclusion=True,
        ),
        Fold(
            title="Long text",
            note="210 words",
            blocks=(Paragraph(spans=spans("Inside"), origin=OURS),),
            origin=OURS,
            open=True,
        ),
        Terms(terms=(TERM,), origin=OURS, letters=True),
        TrialLinks(
            links=(
                TrialLink(
                    number="NCT90000001",
                    title="Another",
                    status="Finished",
                    status_official="Completed",
                    phase="",
                    in_library=True,
                    origin=OURS,
                ),
            ),
            origin=OURS,
        ),
        WebLink(label="The registry", url="https://example.org", origin=OURS),
        RecordTree(record={"a": 1}, origin=OURS),
    ),
)
HEADER = TrialHeader(
    number="NCT90000001",
    title="A study",
    phase="Phase 2",
    standing="finished",
    status="Finished",
    status_sentence="The registry says “Completed”.",
)


@pytest.fixture
def view(qtbot, qapp):
    made = TrialView(look_for("light", 1.0, qapp))
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_trial(HEADER, lambda _tab: PAGE)
    made.current_page().column().finish()
    QApplication.processEvents()
    return made


def walk(interface):
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def everything(view):
    return list(walk(QAccessible.queryAccessibleInterface(view)))


def name(interface):
    return interface.text(QAccessible.Text.Name)


def test_nothing_that_can_be_pressed_is_without_a_name(view):
    pressed = [each for each in everything(view) if each.role() in PRESSED]
    assert len(pressed) > 15
    assert [each.role() for each in pressed if not name(each)] == []


def test_nothing_that_takes_the_focus_is_without_a_name(view):
    text_with_term = QAccessible.queryAccessibleInterface(view)
    assert text_with_term.isValid()
    nameless = [
        type(each.object()).__name__
        for each in everything(view)
        if each.state().focusable and each.object() and not name(each)
    ]
    assert nameless == []


def test_headings_are_headings_and_their_levels_leave_none_out(view):
    headings = [each for each in everything(view) if each.role() == Role.Heading]
    titles = [name(each) for each in headings]
    assert titles[:4] == ["A study", "In short", "A part", "Steps"]
    levels = [each.object().level for each in headings]
    assert levels[0] == 1
    for above, below in itertools.pairwise(levels):
        assert below <= above + 1
    told = [each.text(QAccessible.Text.Description) for each in headings]
    assert told == [f"Level {level}" for level in levels]


def test_the_status_says_that_it_is_the_status(view):
    assert "Status: Finished" in [name(each) for each in everything(view)]


def test_the_tabs_are_tabs_and_one_is_selected(view):
    view.set_current_tab(Tab.OUTCOMES)
    strip = QAccessible.queryAccessibleInterface(view.findChild(TabStrip))
    assert strip.role() == Role.PageTabList
    tabs = [each for each in walk(strip) if each.role() == Role.PageTab]
    assert [name(each) for each in tabs][:2] == ["Overview", "Treatment plan"]
    assert len(tabs) == len(Tab)
    assert all(each.state().selectable for each in tabs)
    assert [name(each) for each in tabs if each.state().selected] == ["Outcomes"]


def test_a_screen_reader_can_press_a_tab(view):
    button = view.findChild(TabStrip).button(Tab.SOURCES)
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert "Press" in action.actionNames()
    action.doAction("Press")
    assert view.current_tab() is Tab.SOURCES


def test_a_fold_tells_whether_it_is_open(view):
    line = next(each for each in view.findChildren(FoldLine) if each.words() == "Long text")
    interface = QAccessible.queryAccessibleInterface(line)
    assert name(interface) == "Long text"
    assert interface.text(QAccessible.Text.Description) == "210 words"
    assert interface.state().expanded
    interface.actionInterface().doAction("Press")
    assert QAccessible.queryAccessibleInterface(line).state().collapsed


def test_the_texts_of_a_page_can_be_read_by_a_screen_reader(view):
    texts = []
    for each in everything(view):
        reader = each.textInterface()
        if reader and each.role() == Role.EditableText:
            texts.append(reader.text(0, reader.characterCount()))
    joined = "\n".join(texts)
    assert "Through a drip" in joined
    assert "Adults" in joined
    assert "A blood test" in joined


def test_a_card_is_a_dialog_with_a_name(view):
    text = next(
        each for each in view.current_page().column().parts() if getattr(each, "proxies", None)
    )
    text.open_term(0)
    card = QAccessible.queryAccessibleInterface(view.current_page().card())
    assert card.role() == Role.Dialog
    assert name(card) == "drip, explained"
    inside = [name(each) for each in walk(card)]
    assert "Close" in inside
    assert "You could ask" in inside


def test_criteria_are_counted(view):
    names = [name(each) for each in everything(view)]
    assert "Line 1 of 2" in names
    assert "Line 2 of 2" in names
