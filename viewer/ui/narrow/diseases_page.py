"""The tree of illnesses, to look around in; Enter lists the studies of one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from viewer.domain.narrowing import Disease
from viewer.plain.branches import branch_words
from viewer.plain.entities import shown
from viewer.ui.controls import ring
from viewer.ui.look import Look, Role, paint_icon, scroll_bar_style
from viewer.ui.look.measures import ICON, SMALL, TARGET, TINY
from viewer.ui.narrow.side_page import SidePage
from viewer.words import _, ngettext

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COUNT = Qt.ItemDataRole.UserRole + 1
_PLAIN = Qt.ItemDataRole.UserRole + 2


class _Knot:
    """An illness of the tree; ``children`` None: not asked for yet."""

    __slots__ = ("asked", "children", "disease", "parent", "row")

    def __init__(self, disease: Disease, parent: "_Knot | None", row: int) -> None:
        self.disease = disease
        self.parent = parent
        self.row = row
        self.children: list[_Knot] | None = None
        self.asked = False


class DiseaseModel(QAbstractItemModel):
    """The tree, a level at a time: what lies below an illness is asked for when it is opened.

    Signals:
        children_wished(name): what lies below an illness is wanted; empty: the tops.
    """

    children_wished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Knot(Disease("", 0, has_more=True), None, 0)
        self._waiting: dict[str, list[_Knot]] = {}

    def begin(self) -> None:
        """Forget everything and ask for the tops."""
        self.beginResetModel()
        self._root = _Knot(Disease("", 0, has_more=True), None, 0)
        self._waiting = {}
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def take(self, name: str, diseases: Sequence[Disease]) -> None:
        """Take what lies below an illness."""
        for knot in self._waiting.pop(name, []):
            rows = [_Knot(disease, knot, row) for row, disease in enumerate(diseases)]
            if rows:
                self.beginInsertRows(self._index_of(knot), 0, len(rows) - 1)
            knot.children = rows
            if rows:
                self.endInsertRows()

    def disease(self, index: _Index) -> Disease | None:
        """The illness of a row."""
        return self._knot(index).disease if index.isValid() else None

    def _knot(self, index: _Index) -> _Knot:
        knot = index.internalPointer() if index.isValid() else self._root
        return knot if isinstance(knot, _Knot) else self._root

    def _index_of(self, knot: _Knot) -> QModelIndex:
        return QModelIndex() if knot.parent is None else self.createIndex(knot.row, 0, knot)

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Give the row below a parent."""
        children = self._knot(parent).children or []
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # two meanings in Qt
        """Give the row above."""
        parent = self._knot(index).parent
        return QModelIndex() if parent is None else self._index_of(parent)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count what is known below a row."""
        return len(self._knot(parent).children or [])

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """One column."""
        return 1

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:  # noqa: N802  (Qt's name)
        """Whether there is more below, asked for or not."""
        return self._knot(parent).disease.has_more

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether what lies below is not yet asked for."""
        knot = self._knot(parent)
        return knot.disease.has_more and not knot.asked

    def fetchMore(self, parent: _Index) -> None:
        """Ask for what lies below."""
        knot = self._knot(parent)
        if not knot.asked:
            knot.asked = True
            self._waiting.setdefault(knot.disease.name, []).append(knot)
            self.children_wished.emit(knot.disease.name)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer a role."""
        disease = self.disease(index)
        if disease is None:
            return None
        plain = branch_words(disease.name)
        name = shown(disease.name) or _("Studies that are not in this tree")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ngettext(
                "{illness}, {count} study", "{illness}, {count} studies", disease.trials
            ).format(illness=f"{name}, {plain}" if plain else name, count=disease.trials)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: name,
            _COUNT: disease.trials,
            _PLAIN: plain,
        }
        return answers.get(role)


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: "DiseaseTree") -> None:
        super().__init__(parent)
        self.look = look
        self._tree = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(1, max(TARGET, self.look.leading(Role.NOTE) + 2 * SMALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, box = self.look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.color("tint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        font = look.font(Role.NOTE)
        control = look.font(Role.CONTROL)
        count = option.widget.locale().toString(int(index.data(_COUNT) or 0))
        wide = QFontMetricsF(control).horizontalAdvance(count)
        right = box.right() - look.space(16)
        left = box.left() + look.px(ICON) + SMALL
        model = index.model()
        if model is not None and model.hasChildren(index):
            name = "opened" if self._tree.isExpanded(index) else "closed"
            sign = QRectF(
                box.left() + TINY, box.center().y() - look.px(14) / 2, look.px(14), look.px(14)
            )
            paint_icon(painter, sign, name, look.color("accent"))
        room = right - wide - SMALL - left
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        text = QFontMetricsF(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, box.top(), room, box.height()), middle, text)
        painter.setFont(control)
        painter.setPen(look.color("soft"))
        used = QFontMetricsF(font).horizontalAdvance(text) + look.space(SMALL)
        plain = str(index.data(_PLAIN) or "")
        if used + QFontMetricsF(control).horizontalAdvance(plain) <= room:
            beside = QRectF(left + used, box.top(), room - used, box.height())
            painter.drawText(beside, middle, plain)
        numbers = QRectF(right - wide - 2, box.top(), wide + 2, box.height())
        painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, count)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, box, look)
        painter.restore()


class DiseaseTree(QTreeView):
    """The tree: arrows open, close and move, Enter and a click list the studies.

    Signals:
        chosen(name): the studies of an illness are wanted.
    """

    chosen = Signal(str)

    def __init__(self, model: DiseaseModel, look: Look) -> None:
        super().__init__()
        self._painter = _Painter(look, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("Illnesses"))
        self.setHeaderHidden(True)
        # The ring says where one is; a mark of the chosen row beside it would say it twice.
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._click)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        self._painter.look = look
        self.setIndentation(look.px(22))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, look.color("paper"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look))
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, *_painted: Any) -> None:  # noqa: N802, ANN401  (Qt's name)
        """Nothing: the sign for what opens stands in the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter lists the studies of the illness where the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        """The sign opens and closes, the words list the studies."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        box = self.visualRect(index)
        has_sign = index.model().hasChildren(index)
        if has_sign and place.x() < box.left() + self._painter.look.px(ICON) + SMALL:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        model = self.model()
        disease = model.disease(index) if isinstance(model, DiseaseModel) else None
        if disease is not None and disease.name:
            self.chosen.emit(disease.name)


class DiseasesPage(SidePage):
    """The tree of illnesses with what to do with it.

    Signals:
        illness_chosen(name): the studies of an illness are wanted.
        children_wished(name): what lies below an illness is wanted.
    """

    illness_chosen = Signal(str)
    children_wished = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            _("Browse illnesses"),
            "",
        )
        self.model = DiseaseModel(self)
        self.tree = DiseaseTree(self.model, look)
        self._has_names = True
        self._words = ""
        self._says_none = _(
            "The studies of this library are not sorted into a tree of illnesses. You can type "
            "an illness in the search instead."
        )
        self._say()
        self.tree.setMinimumHeight(240)
        self.tree.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._free = QWidget()
        self._free.hide()
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self._free, 1)
        self.tree.chosen.connect(self.illness_chosen)
        self.model.children_wished.connect(self.children_wished)

    def set_look(self, look: Look) -> None:
        """Take fonts, sizes and colours from the look."""
        super().set_look(look)
        if hasattr(self, "tree"):
            self.tree.set_look(look)

    def tell_words(self, words: str) -> None:
        """Say what becomes of the words of the search; empty: there are none."""
        self._words = words
        self._say()

    def _say(self) -> None:
        if not self._has_names:
            self.intro.setText(self._says_none)
            return
        says = _(
            "Choose an illness to list its studies. The arrow keys open what lies below. The names "
            "are the medical ones of the records. The numbers count all studies of this library."
        )
        if self._words:
            says = _("{sentences} An illness takes the place of the words “{words}”.").format(
                sentences=says, words=self._words
            )
        self.intro.setText(says)

    def begin(self) -> None:
        """Show the tree from its tops."""
        self.model.begin()

    def take(self, name: str, diseases: Sequence[Disease]) -> None:
        """Take what lies below an illness; at first, mark the first row."""
        self.model.take(name, diseases)
        if name:
            return
        has_names = any(disease.name for disease in diseases)
        was_there = self.tree.hasFocus()
        self.tree.setVisible(has_names)
        self._free.setVisible(not has_names)
        self._has_names = has_names
        self._say()
        if has_names:
            self.tree.setCurrentIndex(self.model.index(0, 0))
        elif was_there:
            self.focus_first()

    def focus_first(self) -> None:
        """Move the keyboard to the tree, or to the title where there is none."""
        if self.tree.isHidden():
            super().focus_first()
        else:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
