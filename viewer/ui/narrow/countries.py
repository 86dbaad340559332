"""The countries: those that most studies name, and all of them with a field to look one up."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.domain.narrowing import CountryCount, FilterKind
from viewer.ui.choices import Choice
from viewer.ui.choosing import CountBox, TextField, WrapButton, paint_box
from viewer.ui.controls import ring
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import SMALL, TARGET, TINY
from viewer.ui.narrow.side_page import Group
from viewer.words import _

_FIRST = 5
_ROWS = 6
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COUNT = Qt.ItemDataRole.UserRole + 1
_CLOSED = Qt.ItemDataRole.UserRole + 2


def _closed_words(country: CountryCount) -> str:
    """Mark a country whose own places are all closed."""
    return _("all places closed") if country.trials and not country.open_trials else ""


class CountryModel(QAbstractListModel):
    """All countries with their counts; each can be ticked.

    Signals:
        ticked(name, on): somebody ticked a country.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._countries: list[CountryCount] = []
        self._chosen: frozenset[str] = frozenset()

    def show(self, countries: Sequence[CountryCount], chosen: frozenset[str]) -> None:
        """Take counts. The order stays as it was first, so that nothing moves under the hand."""
        counts = {country.name: country for country in countries}
        known = {country.name for country in self._countries}
        self._chosen = chosen
        if counts.keys() | chosen <= known:
            self._countries = [
                counts.get(name, CountryCount(name, 0, 0))
                for name in (country.name for country in self._countries)
            ]
            if self._countries:
                self.dataChanged.emit(self.index(0), self.index(len(self._countries) - 1))
            return
        missing = [CountryCount(name, 0, 0) for name in sorted(chosen - counts.keys() - known)]
        old = [country for country in self._countries if country.name not in counts]
        self.beginResetModel()
        self._countries = sorted(
            [*countries, *missing, *(CountryCount(country.name, 0, 0) for country in old)],
            key=lambda country: country.name.casefold(),
        )
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the countries."""
        return 0 if parent.isValid() else len(self._countries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Each can be chosen and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer a role."""
        if not index.isValid() or index.row() >= len(self._countries):
            return None
        country = self._countries[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = country.name in self._chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (country.name, _closed_words(country), str(country.trials))
            return ", ".join(part for part in parts if part)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: country.name,
            _COUNT: country.trials,
            _CLOSED: _closed_words(country),
        }
        return answers.get(role)

    def setData(  # noqa: N802  (Qt's name)
        self,
        index: _Index,
        value: Any,  # noqa: ANN401  (as Qt has it)
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tell that a country is to be ticked; it is when the filters say so."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(self._countries[index.row()].name, on)
        return True


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(1, max(TARGET, self.look.leading(Role.CONTROL) + 2 * SMALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, box = self.look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointed = option.state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(box, look.color("tint" if pointed else "paper"))
        size = look.px(22)
        square = QRectF(box.left() + SMALL, box.center().y() - size / 2, size - 1, size - 1)
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        paint_box(painter, square, look, checked=checked == Qt.CheckState.Checked)
        font = look.font(Role.CONTROL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left = square.right() + look.space(SMALL) + TINY
        count = option.widget.locale().toString(int(index.data(_COUNT) or 0))
        right = box.right() - look.space(12) - SMALL
        room = right - left - metrics.horizontalAdvance("00,000")
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.color("ink"))
        painter.drawText(QRectF(left, box.top(), room, box.height()), middle, name)
        used = metrics.horizontalAdvance(name) + SMALL
        painter.setPen(look.color("soft"))
        closed = metrics.elidedText(
            str(index.data(_CLOSED) or ""), Qt.TextElideMode.ElideRight, max(0.0, room - used)
        )
        painter.drawText(QRectF(left + used, box.top(), room, box.height()), middle, closed)
        flags = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(left, box.top(), right - left, box.height()), flags, count)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, box, look)
        painter.restore()


class CountryList(QListView):
    """All countries: one stop of the keyboard, Space and Enter tick."""

    def __init__(self, look: Look, model: QSortFilterProxyModel) -> None:
        super().__init__()
        self._painter = _Painter(look, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("All countries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._toggle)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._painter.look = look
        row = max(TARGET, look.leading(Role.CONTROL) + 2 * SMALL)
        self.setFixedHeight(_ROWS * row)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, look.color("paper"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick the country where the keyboard is."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        role = Qt.ItemDataRole.CheckStateRole
        is_on = Qt.CheckState(index.data(role)) == Qt.CheckState.Checked
        self.model().setData(
            index, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked, role
        )


class CountryGroup(Group):
    """The group "Where?".

    Signals:
        toggled(choice, on): a country was ticked.
    """

    toggled = Signal(object, bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Where?"))
        self.boxes: dict[str, CountBox] = {}
        self._counts: tuple[CountryCount, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.more = WrapButton(look, _("More countries"), "closed", strong=True)
        self.field = TextField(look, _("Look up a country"))
        self.field.setPlaceholderText(_("Look up a country"))
        self._all = CountryModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._all)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = CountryList(look, self._found)
        for part in (self.more, self.field, self.list):
            self.rows.addWidget(part)
        self.field.hide()
        self.list.hide()
        self.more.clicked.connect(self._open)
        self.field.textEdited.connect(self._found.setFilterFixedString)
        self._all.ticked.connect(self._tell)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self.look = look
        self.list.set_look(look)

    def begin(self) -> None:
        """Choose anew which countries stand first; called when the page is opened."""
        for box in self.boxes.values():
            self.rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}

    def show_counts(self, countries: Sequence[CountryCount], chosen: Sequence[str]) -> None:
        """Show how many studies each country leaves."""
        self._counts, self._chosen = tuple(countries), tuple(chosen)
        counts = {country.name: country for country in countries}
        if not self.boxes:
            first = [country.name for country in countries[:_FIRST]]
            for name in dict.fromkeys((*chosen, *first)):
                self._add(name)
        if self.list.isHidden():
            # While all are listed, a country is ticked there, and the list stays where it is.
            self._add_chosen(chosen)
        for name, box in self.boxes.items():
            country = counts.get(name, CountryCount(name, 0, 0))
            box.beside = _closed_words(country)
            box.setChecked(name in chosen)
            box.set_count(country.trials)
        self._all.show(countries, frozenset(chosen))
        self.more.setVisible(self._all.rowCount() > len(self.boxes))

    def _add_chosen(self, chosen: Sequence[str]) -> None:
        for name in chosen:
            if name not in self.boxes:
                self._add(name)

    def _add(self, name: str) -> None:
        box = self.boxes[name] = CountBox(self.look, name)
        box.clicked.connect(lambda on: self._tell(name, on))
        self.rows.insertWidget(1 + len(self.boxes), box)
        last = list(self.boxes.values())
        if len(last) > 1:
            self.setTabOrder(last[-2], box)
        self.setTabOrder(box, self.more)

    def _tell(self, name: str, on: bool) -> None:
        self.toggled.emit(Choice(FilterKind.COUNTRY, name), on)

    def _open(self) -> None:
        opened = self.list.isHidden()
        self.field.setVisible(opened)
        self.list.setVisible(opened)
        self.more.set_icon("opened" if opened else "closed")
        self.more.set_words(_("Fewer countries") if opened else _("More countries"))
        if opened:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_counts(self._counts, self._chosen)
