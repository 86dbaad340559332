"""The bar under the window that says how many studies are chosen to be compared."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.compare import FEWEST, MOST
from viewer.ui.controls import FilledButton, LineLabel, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, MARGIN_RIGHT, SMALL
from viewer.words import _, ngettext


class CompareBar(QWidget):
    """How many are chosen, "Compare" and "Clear". Hidden while none is.

    Signals:
        compare_wished(), clear_wished(): a button was pressed.
    """

    compare_wished = Signal()
    clear_wished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.says = LineLabel(look, Role.CONTROL)
        self.compare = FilledButton(look, _("Compare"))
        self.clear = OutlinedButton(look, _("Clear"))
        self.compare.clicked.connect(self.compare_wished)
        self.clear.clicked.connect(self.clear_wished)
        self._row = FlowLayout(self)
        for part in (self.says, self.compare, self.clear):
            self._row.addWidget(part)
        self.setAccessibleName(_("Studies to compare"))
        self.set_look(look)
        self.hide()

    def show_chosen(self, count: int, *, is_open: bool = False) -> str:
        """Say how many are chosen; give what is said. ``is_open``: they are side by side now."""
        words = ngettext("{count} study chosen.", "{count} studies chosen.", count)
        words = words.format(count=count)
        more = MOST - count
        if count < FEWEST:
            words = _("{chosen} Choose another to compare.").format(chosen=words)
        elif more > 0:
            can = ngettext("You can add {count} more.", "You can add {count} more.", more)
            words = _("{chosen} {more}").format(chosen=words, more=can.format(count=more))
        self.says.setText(words)
        self.compare.setVisible(count >= FEWEST and not is_open)
        self.setVisible(count > 0)
        self._fit()
        return words if count else _("No study is chosen to compare.")

    def show_full(self) -> str:
        """Say that there is no room for one more; give what is said."""
        words = _("Four are chosen, and there is no room for more. Press Clear to choose anew.")
        self.says.setText(words)
        self._fit()
        return words

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        for part in (self.says, self.compare, self.clear):
            part.set_look(look)
        side = look.space(MARGIN_RIGHT)
        self._row.set_gap(look.space(GAP))
        self._row.setContentsMargins(side, SMALL, side, SMALL)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.color("side"))
        self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        if self.width() > 0:
            self.setFixedHeight(max(1, self._row.heightForWidth(self.width())))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Take another height where the words need one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("side"))
        painter.fillRect(0, 0, self.width(), 1, self._look.color("rule"))
        painter.end()

    def focus(self) -> None:
        """Give the keyboard to what can be pressed."""
        target = self.compare if self.compare.isVisibleTo(self) else self.clear
        target.setFocus(Qt.FocusReason.OtherFocusReason)
