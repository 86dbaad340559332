"""The reader's notes on a trial, behind one line at the top of its overview."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.look.measures import TABLE, TARGET
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.fold import FoldLine
from viewer.ui.page.links import TextLink
from viewer.ui.page.note_editor import NoteEditor
from viewer.ui.page.notes import Notes, new_key
from viewer.ui.page.stack import Stack
from viewer.words import _, ngettext

_INDENT = 24


def _count_words(count: int) -> str:
    if not count:
        return _("Nobody but you sees them.")
    return ngettext("{count} note", "{count} notes", count).format(count=count)


class NotesBox(BlockWidget):
    """A line that says how many notes there are, and below it the notes, made when opened."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        assert context.notes is not None, "made only where the page takes notes"
        self._notes: Notes = context.notes
        self._number = self._notes.number
        self._line = FoldLine(context, _("My notes"), _count_words(0), self)
        self._line.is_content = False
        self._line.toggled.connect(self._toggled)
        self._stack: Stack | None = None
        self._editors: dict[str, NoteEditor] = {}
        self._fresh: NoteEditor | None = None
        self._notes.changed.connect(self._notes_changed)
        self._notes_changed()

    def line(self) -> FoldLine:
        """The line that is pressed."""
        return self._line

    def editors(self) -> tuple[NoteEditor, ...]:
        """The notes that are shown, the one that is not kept yet last."""
        fresh = (self._fresh,) if self._fresh else ()
        return (*self._editors.values(), *fresh)

    def begin_note(self) -> None:
        """Open, and give the keyboard to a new note."""
        self._line.setChecked(True)
        if self._fresh is None:
            self._add_fresh()
        if self._fresh is not None:
            self._fresh.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ------------------------------------------------------------------------

    def _toggled(self) -> None:
        is_open = self._line.isChecked()
        if is_open and self._stack is None:
            self._stack = Stack(self.context, self)
            self._stack.height_changed.connect(self.height_changed)
            self._fill()
        if self._stack is not None:
            self._stack.setVisible(is_open)
        self.height_changed.emit()
        if is_open and self._fresh is not None and not self._notes.notes:
            # There is nothing to read yet: who opens it wants to write.
            self._fresh.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _notes_changed(self) -> None:
        if self._notes.number != self._number:
            # Another trial is shown; this page is on its way out.
            return
        self._line.set_note(_count_words(len(self._notes.notes)))
        if self._stack is None:
            return
        if self._fresh is not None and self._fresh.key in self._notes.notes:
            # It is kept now, under the key it was begun with.
            self._editors[self._fresh.key] = self._fresh
            self._fresh = None
        if list(self._editors) == list(self._notes.notes):
            for editor in self._editors.values():
                editor.show_note()
            self._more.setVisible(self._fresh is None)
            self._stack.changed()
        else:
            self._fill()

    def _fill(self) -> None:
        """Show the notes there are; with none, a field to begin one."""
        if self._stack is None:
            return
        focused = self._focused_key()
        self._stack.clear()
        self._editors, self._fresh = {}, None
        for key in self._notes.notes:
            self._editors[key] = NoteEditor(self.context, key, self._stack, leads=True)
            self._put(18, self._editors[key])
        self._more = TextLink(
            self.context, _("Write another note"), parent=self._stack, target=TARGET
        )
        self._more.clicked.connect(self.begin_note)
        self._put(10, self._more)
        if not self._notes.notes:
            self._add_fresh()
        if focused in self._editors:
            self._editors[focused].field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._order_focus()
        self.height_changed.emit()

    def _focused_key(self) -> str:
        shown = self.editors()
        return next((each.key for each in shown if each.field.edit.hasFocus()), "")

    def _add_fresh(self) -> None:
        if self._stack is None:
            return
        self._fresh = NoteEditor(self.context, new_key(), self._stack)
        self._stack.take(self._more)
        self._put(18, self._fresh)
        self._stack.put(10, self._more)
        self._more.hide()
        self._order_focus()
        self.height_changed.emit()

    def _put(self, above: int, part: NoteEditor | TextLink) -> None:
        if self._stack is not None:
            part.height_changed.connect(self._stack.height_changed)
            part.show()
            self._stack.put(above, part)

    def _order_focus(self) -> None:
        before: QWidget = self._line
        parts: list[QWidget] = [self._more]
        for editor in self.editors():
            parts = [*parts[:-1], *editor.stops(), self._more]
        for stop in parts:
            QWidget.setTabOrder(before, stop)
            before = stop

    # -- layout -------------------------------------------------------------------------

    def widest(self) -> int:
        return self.context.look.px(TABLE)

    def height_for(self, width: int) -> int:
        look = self.context.look
        top = self._line.height_for(width)
        self._line.setGeometry(0, 0, width, top)
        if self._stack is None or not self._line.isChecked():
            return top + 1
        left = look.px(_INDENT)
        room = max(1, min(width - left, look.column()))
        height = self._stack.height_for(room)
        self._stack.setGeometry(left, top, room, height)
        return top + height + look.space(12) + 1

    def restyle(self) -> None:
        self._line.restyle()
        if self._stack is not None:
            self._stack.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(rule, self.context.look.color("rule"))
        painter.end()
