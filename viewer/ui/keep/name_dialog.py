"""Asks for a few words of the person's own: a name, or a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.ui.choosing import TextField
from viewer.ui.controls import FilledButton, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _


class NameDialog(QDialog):
    """A question, a field, and two buttons.

    Signals:
        named(text): the words that were typed; not told where it is closed otherwise.
    """

    named = Signal(str)

    def __init__(
        self, look: Look, question: str, text: str, parent: QWidget, *, note: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question)
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=question))
        if note:
            column.addWidget(Label(look, Role.NOTE, text=note))
        self.field = TextField(look, question)
        self.field.setText(text)
        self.field.selectAll()
        self.field.setMinimumWidth(look.px(260))
        column.addWidget(self.field)
        buttons = QWidget()
        row = FlowLayout(buttons, to_right=True)
        row.setContentsMargins(0, 0, 0, 0)
        self.keep, cancel = FilledButton(look, _("Keep")), OutlinedButton(look, _("Cancel"))
        for button in (cancel, self.keep):
            row.addWidget(button)
        column.addWidget(buttons)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        self.field.setFocus()

    def _keep(self) -> None:
        text = self.field.text()
        self.accept()
        self.named.emit(text)
