"""Where a saved study belongs: its folder and its tags, all at once."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.domain.personal import Tag
from viewer.ui.choosing import TextField
from viewer.ui.controls import CheckBox, FilledButton, Label, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.keep.swatch import swatch
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, ICON, SMALL, TARGET, WIDE
from viewer.ui.look.tag_colours import COUNT, colour_names
from viewer.words import _

_LONGEST = 80


class Sorted(NamedTuple):
    """Where a study belongs: the name of its folder, empty for none, and its tags."""

    folder: str
    tags: tuple[Tag, ...]


class SortDialog(QDialog):
    """A list of folders to choose from or to add to; a box for each tag, and a new one.

    Signals:
        decided(sorted): the reader pressed "Keep"; a Sorted.
    """

    decided = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        now: Sorted,
        all_: tuple[Sequence[str], Sequence[Tag]],
        parent: QWidget,
    ) -> None:
        """``now``: how it is sorted; ``all_``: the names of all folders, and all tags."""
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Folder and tags"))
        self.folder = QComboBox()
        self.boxes: list[tuple[Tag, CheckBox]] = []
        self.new_tag = TextField(look, _("New tag"))
        self.colour = QComboBox()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._tags = QVBoxLayout()
        self._build(title)
        self._fill(now, *all_)

    def _build(self, title: str) -> None:
        look, column = self._look, self._column
        side = look.space(WIDE)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.space(SMALL))
        column.addWidget(Label(look, Role.CARD_TITLE, text=_("Folder and tags")))
        column.addWidget(Label(look, Role.NOTE, text=title))
        column.addWidget(self._label(_("Folder: choose one, or type a new name"), self.folder))
        self.folder.setEditable(True)
        self.folder.setFont(look.font(Role.CONTROL))
        self.folder.setMinimumHeight(max(TARGET, look.px(40)))
        column.addWidget(self.folder)
        column.addWidget(Label(look, Role.CONTROL_STRONG, text=_("Tags")))
        self._tags.setSpacing(0)
        column.addLayout(self._tags)
        column.addWidget(self._label(_("New tag"), self.new_tag))
        column.addWidget(self.new_tag)
        self.colour.setFont(look.font(Role.CONTROL))
        self.colour.setAccessibleName(_("Colour of the new tag"))
        self.colour.setMinimumHeight(max(TARGET, look.px(40)))
        self.colour.setIconSize(QSize(look.px(ICON), look.px(ICON)))
        for place, name in enumerate(colour_names()):
            self.colour.addItem(swatch(look, place), name)
        column.addWidget(self._label(_("Colour of the new tag"), self.colour))
        column.addWidget(self.colour)
        column.addSpacing(look.space(GAP))
        column.addWidget(self._buttons())
        column.addStretch(1)
        self._put_in_scroller()

    def _label(self, words: str, field: QWidget) -> Label:
        field.setAccessibleName(words)
        label = Label(self._look, Role.CONTROL_STRONG, text=words)
        label.setBuddy(field)
        return label

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = FlowLayout(buttons, to_right=True)
        row.setContentsMargins(0, 0, 0, 0)
        cancel = OutlinedButton(self._look, _("Cancel"))
        self.keep = FilledButton(self._look, _("Keep"))
        for button in (cancel, self.keep):
            row.addWidget(button)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._decide)
        cancel.clicked.connect(self.reject)
        return buttons

    def _put_in_scroller(self) -> None:
        """Large words or many tags may need more height than the screen has."""
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look))
        scroller.setWidget(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def _fill(self, now: Sorted, folders: Sequence[str], tags: Sequence[Tag]) -> None:
        self.folder.addItems(["", *folders])
        self.folder.setItemText(0, "")
        line = self.folder.lineEdit()
        if line is not None:
            line.setAccessibleName(self.folder.accessibleName())
            line.setMaxLength(_LONGEST)
            line.setPlaceholderText(_("No folder"))
        self.folder.setCurrentText(now.folder)
        for tag in sorted(tags, key=lambda one: one.name.casefold()):
            box = CheckBox(self._look, tag.name)
            box.setIcon(swatch(self._look, tag.colour))
            names = colour_names()
            box.setAccessibleName(
                _("tag {name}, {colour}").format(
                    name=tag.name, colour=names[tag.colour % COUNT].lower()
                )
            )
            box.setChecked(tag in now.tags)
            self._tags.addWidget(box)
            self.boxes.append((tag, box))
        self.colour.setCurrentIndex(len(tags) % COUNT)
        parent = self.parentWidget()
        wanted = self._inner.sizeHint()
        most = parent.window().size() if parent is not None else wanted
        wide = min(max(wanted.width(), self._look.px(420)), most.width() - 2 * SMALL)
        high = max(wanted.height(), self._inner.heightForWidth(wide))
        self.resize(wide, min(high, most.height() - 2 * SMALL))

    def _decide(self) -> None:
        tags = [tag for tag, box in self.boxes if box.isChecked()]
        if self.new_tag.text().strip():
            tags.append(Tag(self.new_tag.text(), self.colour.currentIndex()))
        decided = Sorted(self.folder.currentText(), tuple(tags))
        self.accept()
        self.decided.emit(decided)
