"""Asks which parts of the summary to print."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.domain.printout import SummarySection
from viewer.pages.printouts import section_words
from viewer.ui.controls import CheckBox, FilledButton, Label, OutlinedButton
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, WIDE
from viewer.words import _


class PartsBox(QDialog):
    """A box to tick for each part; what the status is has none, for it is always printed."""

    def __init__(
        self, chosen: frozenset[SummarySection], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Parts of the summary"))
        side = look.space(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(GAP))
        column.addWidget(Label(look, Role.CARD_TITLE, text=_("Which parts do you want on paper?")))
        remark = _("What became of the study is always printed.")
        column.addWidget(Label(look, Role.NOTE, "soft", remark))
        self.boxes: dict[SummarySection, CheckBox] = {}
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for part in SummarySection:
            box = CheckBox(look, section_words(part))
            box.setChecked(part in chosen)
            self.boxes[part] = box
            lines.addWidget(box)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = OutlinedButton(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        self.done_button = FilledButton(look, _("Show the pages"))
        self.done_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.done_button)
        column.addLayout(row)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(self.sizeHint().expandedTo(inner.sizeHint() * 1.1).boundedTo(room))
        scroll.setMinimumHeight(min(inner.sizeHint().height(), round(room.height() * 0.6)))

    @property
    def chosen(self) -> frozenset[SummarySection]:
        """The parts that are ticked."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())
