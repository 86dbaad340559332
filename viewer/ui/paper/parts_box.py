"""Asks which parts of the summary to print."""

from PySide6.QtCore import QSize, Qt
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
        self.boxes = {part: CheckBox(look, section_words(part)) for part in SummarySection}
        for part, box in self.boxes.items():
            box.setChecked(part in chosen)
        self._scroll, self._inner = self._listed(look)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = OutlinedButton(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        self.done_button = FilledButton(look, _("Show the pages"))
        self.done_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.done_button)
        column.addLayout(row)
        self._fit(look)

    def _listed(self, look: Look) -> tuple[QScrollArea, QWidget]:
        """The boxes under each other; where there is no room for all, they are scrolled."""
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for box in self.boxes.values():
            lines.addWidget(box)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll, inner

    def _fit(self, look: Look) -> None:
        """As high as all boxes need, or as the screen has room."""
        side = look.space(WIDE)
        room = self.screen().availableGeometry().size() * 0.9
        boxes = self._inner.sizeHint()
        wide = boxes.width() + self._scroll.verticalScrollBar().sizeHint().width() + side
        self._scroll.setMinimumSize(min(wide, room.width() - 2 * side), look.px(120))
        self.resize((self.sizeHint() + QSize(0, boxes.height())).boundedTo(room))

    @property
    def chosen(self) -> frozenset[SummarySection]:
        """The parts that are ticked."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())
