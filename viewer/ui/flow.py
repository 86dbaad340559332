"""A layout like words in a paragraph: beside each other, on a new line where the line ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out from left to right, then on the next line.

    ``to_right``: lines end at the right edge, and it would like to have one line only.
    ``spread``: the last of several in a line stands at the right edge.
    ``lone_right``: where all but one are hidden, that one stands at the right edge.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        to_right: bool = False,
        spread: bool = False,
        lone_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._spread = spread
        self._to_right = to_right
        self._lone_right = lone_right
        self._items: list[QLayoutItem] = []
        self._gap = 8

    def set_gap(self, gap: int) -> None:
        """Set the space between widgets of a line, in pixels."""
        self._gap = gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add one (Qt calls this)."""
        self._items.append(item)

    def count(self) -> int:
        """Count what is laid out."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give the one at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at ``index`` out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on how many lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay out in ``rect``."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Give the least size, for the width comes from outside; or that of one line."""
        if not self._to_right:
            return self.minimumSize()
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self._gap for size in sizes) - self._gap
        high = max((size.height() for size in sizes), default=0)
        return QSize(max(0, wide), high) + QSize(
            margins.left() + margins.right(), margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """As wide as the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        lines = self._lines(inner.width())
        is_lone = self._lone_right and len(lines) == 1 and len(lines[0]) == 1
        for line in lines:
            height = max(_size(item, inner.width()).height() for item in line)
            left = inner.left()
            if self._to_right or is_lone:
                left += max(0, inner.width() - self._width_of(line, inner.width()))
            for place_in_line, item in enumerate(line, 1):
                size = _size(item, inner.width())
                if self._spread and 1 < place_in_line == len(line):
                    left = inner.right() + 1 - size.width()
                if move:
                    place = QPoint(left, top + (height - size.height()) // 2)
                    item.setGeometry(QRect(place, size))
                left += size.width() + self._gap
            top += height
        return top + margins.bottom() - rect.top()

    def _width_of(self, line: list[QLayoutItem], most: int) -> int:
        return sum(_size(item, most).width() + self._gap for item in line) - self._gap

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Divide what is seen into lines of at most ``width`` pixels, one item at least."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self._gap
        return lines


def _size(item: QLayoutItem, most: int) -> QSize:
    """The size an item has in a line of ``most`` pixels: what can wrap is no wider than that."""
    size = item.sizeHint()
    if size.width() > most and item.hasHeightForWidth():
        return QSize(most, item.heightForWidth(most))
    return size
