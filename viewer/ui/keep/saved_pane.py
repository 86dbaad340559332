"""The pane of what is saved: studies by folder and tag, and searches to come back to."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from viewer.ui.choosing import Chip, WrapButton
from viewer.ui.controls import ActionButton, Label, set_look_below
from viewer.ui.flow import FlowLayout
from viewer.ui.heading import HeadingLabel
from viewer.ui.keep.saved_model import SavedModel
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import SMALL, TINY, WIDE
from viewer.ui.look.side import paint_side
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.top_area import TopArea
from viewer.words import _

_SIDE = 17


class Narrowed(NamedTuple):
    """What the list says over itself: how many, of which folder, with which tags."""

    how_many: str
    folder: str
    tags: tuple[tuple[str, str], ...] = ()
    """Pairs of key and name."""


class SavedPane(QWidget):
    """Takes the place of the list: the saved studies, in rows as there.

    Signals:
        left(): the reader wants to go back to the search.
        folders_wished(), tags_wished(): the menu of folders, or of tags, is wanted.
        tag_removed(key): the list is no longer to be narrowed by a tag.
        searches_wished(): the kept searches are wanted.
        print_wished(), compare_wished(): the chosen studies, or all, are to be printed, compared.
        choosing_wished(on): boxes before the rows are wanted, or not.
    """

    left = Signal()
    folders_wished = Signal()
    tags_wished = Signal()
    tag_removed = Signal(str)
    print_wished = Signal()
    compare_wished = Signal()
    choosing_wished = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.model = SavedModel(self)
        self.list = ResultsList(self.model, look)
        self.list.setAccessibleName(_("Saved studies"))
        self.title = HeadingLabel(look, _("Saved studies"), 1)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.back = ActionButton(look, _("Back to the search"), "back", token="accent")
        self.count = Label(look, Role.CONTROL_STRONG)
        self.folder = WrapButton(look, "", "opened")
        self.tags = WrapButton(look, _("Tags"), "opened")
        self.choose = WrapButton(look, _("Choose several"))
        self.print_ = WrapButton(look, _("Print…"))
        self.compare = WrapButton(look, _("Compare"))
        self.chips: list[Chip] = []
        self.nothing = Label(look, Role.BODY)
        self._over = QWidget()
        self._top = QVBoxLayout(self._over)
        self.searches = QVBoxLayout()
        self._narrow, self._doing = QWidget(), QWidget()
        self._narrow_row, self._doing_row = FlowLayout(self._narrow), FlowLayout(self._doing)
        self._top_area = TopArea(self._over)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.set_look(look)

    def _build(self) -> None:
        for part in (self.folder, self.tags):
            self._narrow_row.addWidget(part)
        for part in (self.choose, self.print_, self.compare):
            self._doing_row.addWidget(part)
        self._top.setSpacing(0)
        self._top.addWidget(self.back)
        self._top.addWidget(self.title)
        self._top.addLayout(self.searches)
        self._top.addWidget(self.count)
        self._top.addWidget(self._narrow)
        self._top.addWidget(self._doing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_area)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.folder.clicked.connect(self.folders_wished)
        self.tags.clicked.connect(self.tags_wished)
        self.choose.clicked.connect(self._turn_choosing)
        self.print_.clicked.connect(self.print_wished)
        self.compare.clicked.connect(self.compare_wished)
        self.list.left_upwards.connect(self.focus_top)

    def put_actions(self, actions: QWidget) -> None:
        """Put a row of actions above all, for when the pane stands alone."""
        self._top.insertWidget(0, actions)

    def put_searches(self, searches: QWidget) -> None:
        """Take what shows the kept searches."""
        self.searches.addWidget(searches)

    def order_stops(self, stops: Sequence[QWidget]) -> None:
        """Let the keyboard reach some widgets in turn after the way back."""
        for before, after in pairwise((self.back, *stops)):
            QWidget.setTabOrder(before, after)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._look = look
        set_look_below(self._over, look)
        for chip in self.chips:
            chip.set_look(look)
        self.list.set_look(look)
        self.nothing.set_look(look)
        self._top_area.set_look(look)
        side, inside = look.space(_SIDE), look.space(7)
        self._top.setContentsMargins(side, look.space(SMALL), side, look.space(TINY))
        self.title.setContentsMargins(inside, 0, 0, look.space(TINY))
        self.count.setContentsMargins(inside, look.space(TINY), 0, 0)
        self.nothing.setContentsMargins(look.space(WIDE), look.space(WIDE), look.space(WIDE), 0)
        for row in (self._narrow_row, self._doing_row):
            row.setContentsMargins(0, 0, 0, 0)
            row.set_gap(look.space(TINY))
        self.update()

    def show_narrowed(self, narrowed: Narrowed) -> None:
        """Say how many are listed, and by what they are narrowed."""
        self.count.setText(narrowed.how_many)
        self.folder.set_words(narrowed.folder)
        if [chip.property("key") for chip in self.chips] == [key for key, _name in narrowed.tags]:
            return
        for chip in self.chips:
            self._narrow_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(key, name) for key, name in narrowed.tags]
        for before, after in pairwise((self.tags, *self.chips)):
            QWidget.setTabOrder(before, after)
        self._narrow.updateGeometry()

    def _chip(self, key: str, name: str) -> Chip:
        chip = Chip(self._look, name)
        chip.setProperty("key", key)
        chip.clicked.connect(lambda: self.tag_removed.emit(key))
        self._narrow_row.addWidget(chip)
        return chip

    def show_nothing(self, sentence: str) -> None:
        """Say in place of the list why it is empty; empty: show the list."""
        self.nothing.setText(sentence)
        self.nothing.setAccessibleName(sentence)
        self._stack.setCurrentWidget(self.nothing if sentence else self.list)

    def show_choosing(self, ticked: Sequence[str]) -> None:
        """Say on the buttons what they do now that so many are ticked."""
        chooses = self.model.is_choosing
        number = self.locale().toString(len(ticked))
        self.choose.set_words(_("Choose none") if chooses else _("Choose several"))
        self.print_.set_words(
            _("Print chosen ({count})…").format(count=number) if ticked else _("Print all…")
        )
        self.compare.set_words(
            _("Compare chosen ({count})").format(count=number) if ticked else _("Compare")
        )

    def focus_first(self) -> None:
        """Move the keyboard to the list, or to the title where there is none."""
        if self._stack.currentWidget() is self.list and self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.current_number():
                self.list.mark(0)
        else:
            self.focus_top()

    def focus_top(self) -> None:
        """Move the keyboard to the way back."""
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_choosing(self) -> None:
        self.choosing_wished.emit(not self.model.is_choosing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its part of the height."""
        super().resizeEvent(event)
        self._top_area.fit(self.width(), self.height())

    def event(self, event: QEvent) -> bool:
        """Paint the line above the list anew where the parts have moved."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._top_area.fit(self.width(), self.height())
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line above the list."""
        paint_side(QPainter(self), self._look, self.rect(), self._stack.geometry().top())
