"""What to print, in which size and on which paper: the line above the pages."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from viewer.domain.personal import Mine
from viewer.domain.printout import ALL_SECTIONS, PrintKind, PrintOrder, SummarySection
from viewer.pages.printouts import kind_words
from viewer.settings import PAPERS, PRINT_SIZES
from viewer.ui.controls import CheckBox, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL, WIDE
from viewer.ui.paper.parts_box import PartsBox
from viewer.words import _

_WITH_MINE = (PrintKind.DOCTOR, PrintKind.CHECKLIST, PrintKind.QUESTIONS)


class PrintOptions(QWidget):
    """The choices, each with its label; on as many lines as the width asks for.

    Signals:
        changed(): something else is wanted.
    """

    changed = Signal()

    def __init__(self, kinds: Sequence[PrintKind], mine: Mapping[str, Mine], look: Look) -> None:
        super().__init__()
        self._look = look
        self._mine = {
            number: one for number, one in mine.items() if one.answers or one.questions or one.taken
        }
        self._sections: frozenset[SummarySection] = ALL_SECTIONS
        self._flow = FlowLayout(self)
        self._flow.set_gap(look.space(WIDE))
        self.kind_box = self._box(_("What to print"), [(kind_words(kind), kind) for kind in kinds])
        self.size_box = self._box(
            _("Text size on paper"),
            [(_("{points} points").format(points=size), size) for size in PRINT_SIZES],
        )
        self.paper_box = self._box(_("Paper"), list(zip(("A4", "Letter"), PAPERS, strict=True)))
        self.parts_button = OutlinedButton(look, _("Choose parts…"))
        self.parts_button.clicked.connect(self._choose_parts)
        self._flow.addWidget(self.parts_button)
        self.mine_box = CheckBox(look, _("With what I ticked and asked"))
        self.mine_box.setChecked(True)
        self.mine_box.toggled.connect(self._tell)
        self._flow.addWidget(self.mine_box)
        self._fit()
        for box in (self.kind_box, self.size_box, self.paper_box):
            box.currentIndexChanged.connect(self._tell)

    @property
    def order(self) -> PrintOrder:
        """What is wanted on paper."""
        with_mine = self.kind in _WITH_MINE and self.mine_box.isChecked()
        return PrintOrder(self.kind, self._sections, self._mine if with_mine else {})

    @property
    def kind(self) -> PrintKind:
        """The kind of print-out."""
        return PrintKind(self.kind_box.currentData())

    @property
    def size_points(self) -> int:
        """The text size on paper, in points."""
        return int(self.size_box.currentData())

    @property
    def paper(self) -> str:
        """The paper: ``a4`` or ``letter``."""
        return str(self.paper_box.currentData())

    def choose(self, size: int, paper: str) -> None:
        """Begin with a size and a paper."""
        self.size_box.setCurrentIndex(self.size_box.findData(size))
        self.paper_box.setCurrentIndex(self.paper_box.findData(paper))

    def set_sections(self, sections: frozenset[SummarySection]) -> None:
        """Print these parts of the summary, and no others."""
        if sections != self._sections:
            self._sections = sections
            self.changed.emit()

    def _box(self, name: str, items: Sequence[tuple[str, object]]) -> QComboBox:
        """A box of choices beside its label."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space(SMALL))
        label = Label(self._look, Role.CONTROL, text=name, wraps=False)
        box = QComboBox()
        box.setFont(self._look.font(Role.CONTROL))
        box.setAccessibleName(name)
        for words, data in items:
            box.addItem(words, data)
        label.setBuddy(box)
        row.addWidget(label)
        row.addWidget(box)
        pair.setVisible(len(items) > 1)
        self._flow.addWidget(pair)
        return box

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the choices that this kind has."""
        self.parts_button.setVisible(self.kind is PrintKind.SUMMARY)
        self.mine_box.setVisible(bool(self._mine) and self.kind in _WITH_MINE)
        self._flow.invalidate()

    def _choose_parts(self) -> None:
        box = PartsBox(self._sections, self._look, self.window())
        if box.exec() == PartsBox.DialogCode.Accepted:
            self.set_sections(box.chosen)
        box.deleteLater()
