"""What screen readers are told about the widgets that are drawn here.

Qt gives a widget of ours the role of its base class. A heading would be a nameless pane and a
tab a radio button; the factory below says what they are.
"""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from viewer.ui.heading import HeadingLabel
from viewer.ui.page.answer_strip import AnswerButton, AnswerStrip
from viewer.ui.page.card import GlossaryCard
from viewer.ui.page.fold import FoldLine
from viewer.ui.page.links import TextLink
from viewer.ui.page.note_card import NoteCard, NoteMark
from viewer.ui.page.scale import ScaleBar
from viewer.ui.page.term_proxy import SourceProxy
from viewer.ui.page.words import HeadingWords, Words
from viewer.ui.tabs import TabButton, TabStrip
from viewer.words import _

Role = QAccessible.Role
_PRESS = QAccessibleActionInterface.pressAction()
"""Qt's own untranslated name of the action, as assistive technology asks for it."""


class _Named(QAccessibleWidget):
    """A widget with a role of its own; its name is its accessible name."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        super().__init__(widget, role)


class _Heading(_Named):
    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if kind == QAccessible.Text.Description and isinstance(widget, HeadingWords | HeadingLabel):
            # Qt for Python cannot hand out the level as an attribute safely; so it is told.
            return _("Level {level}").format(level=widget.level)
        return super().text(kind)


class _Pressed(_Named):
    """A button of ours: QAccessibleWidget alone would offer nothing to press."""

    def actionNames(self) -> list[str]:  # noqa: N802  (Qt's name)
        return [_PRESS, *super().actionNames()]

    def doAction(self, name: str) -> None:  # noqa: N802  (Qt's name)
        widget = self.object()
        if name == _PRESS and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


class _Answer(_Pressed):
    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.object()
        if isinstance(widget, AnswerButton):
            state.checkable = True
            state.checked = widget.isChecked()
            state.focusable = True
            state.focused = widget.hasFocus()
        return state


class _Fold(_Pressed):
    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.object()
        if isinstance(widget, FoldLine):
            state.expandable = True
            state.expanded = widget.isChecked()
            state.collapsed = not widget.isChecked()
        return state


class _Tab(_Pressed):
    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.object()
        if isinstance(widget, TabButton):
            state.selectable = True
            state.selected = widget.isChecked()
            state.focusable = True
            state.focused = widget.hasFocus()
        return state


_KINDS: tuple[tuple[type[QWidget], type[_Named], Role], ...] = (
    (HeadingWords, _Heading, Role.Heading),
    (HeadingLabel, _Heading, Role.Heading),
    (Words, _Named, Role.StaticText),
    (ScaleBar, _Named, Role.Graphic),
    (TabButton, _Tab, Role.PageTab),
    (TabStrip, _Named, Role.PageTabList),
    (FoldLine, _Fold, Role.Button),
    (AnswerButton, _Answer, Role.RadioButton),
    (AnswerStrip, _Named, Role.Grouping),
    (TextLink, _Pressed, Role.Link),
    (SourceProxy, _Pressed, Role.Link),
    (GlossaryCard, _Named, Role.Dialog),
    (NoteCard, _Named, Role.Dialog),
    (NoteMark, _Pressed, Role.Button),
)


def _interface(class_name: str, made_for: QObject) -> QAccessibleInterface | None:
    for kind, made, role in _KINDS:
        if class_name == kind.__name__ and isinstance(made_for, kind):
            interface = made(made_for, role)
            _keep(interface, made_for)
            return interface
    return None


def _keep(interface: QAccessibleInterface, made_for: QObject) -> None:
    """Keep the Python half as long as Qt keeps the C++ half: as long as the widget lives."""
    key = id(made_for)
    _kept[key] = interface
    made_for.destroyed.connect(lambda: _kept.pop(key, None))


_kept: dict[int, QAccessibleInterface] = {}


@cache
def install() -> None:
    """Tell Qt about the roles; asked again it does nothing. After the application is made."""
    QAccessible.installFactory(_interface)
