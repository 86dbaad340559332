"""A whole record as a tree: every leaf can be reached, found and read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from viewer.ui.look.typeset import SetText, set_text
from viewer.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex
_GAP = 12
_NAMES = 15
"""Room for the names of fields, in lines' heights: a registry's longest, three levels deep."""
_PADDING = 4
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class _Node:
    """A place in the record. Its children are made when they are first asked for."""

    name: str
    value: Any
    parent: "_Node | None" = None
    row: int = 0
    children: "list[_Node] | None" = field(default=None)

    def kids(self) -> "list[_Node]":
        if self.children is None:
            pairs: Iterator[tuple[str, Any]] = iter(())
            if isinstance(self.value, dict):
                pairs = ((str(key), value) for key, value in self.value.items())
            elif isinstance(self.value, list):
                pairs = ((str(number), value) for number, value in enumerate(self.value, 1))
            self.children = [
                _Node(name, value, self, row) for row, (name, value) in enumerate(pairs)
            ]
        return self.children

    def path(self) -> str:
        """The place as registries write it: "a.b[2].c" counts from one."""
        if self.parent is None:
            return ""
        above = self.parent.path()
        if isinstance(self.parent.value, list):
            return f"{above}[{self.name}]"
        return f"{above}.{self.name}" if above else self.name


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ngettext("{count} entry", "{count} entries", len(value)).format(count=len(value))
    if isinstance(value, list):
        return ngettext("{count} item", "{count} items", len(value)).format(count=len(value))
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


class RecordModel(QAbstractItemModel):
    """Parsed JSON (dicts, lists, values) as rows of name and value."""

    def __init__(self, record: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node("", record)

    def _node(self, index: Index) -> _Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else self._root

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        kids = self._node(parent).kids()
        if not (0 <= row < len(kids) and 0 <= column < 2):
            return QModelIndex()
        return self.createIndex(row, column, kids[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # one of two
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).kids())

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.name if index.column() == 0 else _shown(node.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{path}: {value}").format(path=node.path(), value=_shown(node.value))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Name"), _("Value"))[section]
        return None

    def path(self, index: Index) -> str:
        """Where in the record ``index`` is."""
        return self._node(index).path()

    def value(self, index: Index) -> object:
        """What the record holds there."""
        return self._node(index).value

    def find(self, text: str) -> list[QModelIndex]:
        """Every place whose name or plain value contains ``text``, whatever its case."""
        wanted = text.strip().casefold()
        return list(self._finds(self._root, wanted)) if wanted else []

    def _finds(self, node: _Node, wanted: str) -> Iterator[QModelIndex]:
        todo = list(reversed(node.kids()))
        while todo:
            each = todo.pop()
            is_leaf = not isinstance(each.value, (dict, list))
            by_name = not isinstance(each.parent and each.parent.value, list)
            if (by_name and wanted in each.name.casefold()) or (
                is_leaf and wanted in _shown(each.value).casefold()
            ):
                yield self.createIndex(each.row, 0, each)
            todo += reversed(each.kids())


class _Rows(QStyledItemDelegate):
    """Rows as tall as their text needs: Qt's own never break it."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._font = tree.font()
        self._leading = 24

    def set_type(self, font: QFont, leading: int) -> None:
        """Set rows in ``font``, lines ``leading`` pixels apart."""
        self._font, self._leading = font, leading

    def _text(self, index: Index, width: int) -> SetText:
        return set_text(str(index.data()), self._font, self._leading, width)

    def _width(self, index: Index) -> int:
        depth = 0
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        taken = self._tree.indentation() * (depth + 1) if index.column() == 0 else 0
        return max(60, self._tree.columnWidth(index.column()) - taken - _GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width(index)
        return QSize(width, self._text(index, width).height + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette, state = option.rect, option.palette, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.highlight())
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        if index.column() == 0 and not chosen:
            role = QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        text = self._text(index, max(60, rect.width() - _GAP))
        text.layout.draw(painter, QPointF(rect.left() + 2, rect.top() + _PADDING))
        painter.restore()


class RecordTreeView(QTreeView):
    """The tree. Values wrap in their column; the arrow keys open, close and walk."""

    def __init__(self, record: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecordModel(record, self)
        self._finds: list[QModelIndex] = []
        self._at = -1
        self._names = 0
        self.setModel(self._model)
        self.setAccessibleName(_("The whole record"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(True)
        self._delegate = _Rows(self)
        self.setItemDelegate(self._delegate)
        self.expandToDepth(0)

    def record_model(self) -> RecordModel:
        """The model shown."""
        return self._model

    def set_type(self, font: QFont, leading: int) -> None:
        """Use ``font``, with lines ``leading`` pixels apart."""
        self.setFont(font)
        self._delegate.set_type(font, leading)
        self.setIndentation(leading)
        self._names = leading * _NAMES
        self._share()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()
            self.scheduleDelayedItemsLayout()

    def _share(self) -> None:
        """Give the names the room they like, but not much more than half of it."""
        if self._names:
            self.setColumnWidth(0, min(self._names, max(self.width() // 2, self._names // 2)))

    def search(self, text: str) -> int:
        """Find ``text``, go to the first place, and say how many there are."""
        self._finds = self._model.find(text)
        self._at = -1
        self.next_find()
        return len(self._finds)

    def next_find(self) -> None:
        """Go to the next place found, round from the last to the first."""
        if not self._finds:
            return
        self._at = (self._at + 1) % len(self._finds)
        index = self._finds[self._at]
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
