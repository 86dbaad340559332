"""Pages of paper under each other, painted away from the window's thread."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Look
from viewer.ui.look.measures import WIDE
from viewer.ui.tasks import Tasks

_SIZE = re.compile(rb'<svg [^>]{0,200}?width="([0-9.]{1,20})pt" height="([0-9.]{1,20})pt"')
_KEPT = 12
"""Painted pages that are kept: more than are seen at once, and not all of a long print-out."""


@dataclass(frozen=True, slots=True)
class _Painted:
    """A page as a picture, and for which print-out and width it was painted."""

    turn: int
    place: int
    width: int
    image: QImage


class PageList(QWidget):
    """Shows pages, SVG pictures, as large as the width allows.

    Pictures of the pages that are seen are painted in the thread of ``tasks``; until one is
    there, its sheet is white.
    """

    def __init__(self, look: Look, tasks: Tasks) -> None:
        super().__init__()
        self.look = look
        self._tasks = tasks
        self._pages: tuple[bytes, ...] = ()
        self._sizes: list[QSizeF] = []
        self._turn = 0
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._under_way: set[tuple[int, int]] = set()

    @property
    def is_painted(self) -> bool:
        """Whether every page that was asked for is painted."""
        return bool(self._images) and not self._under_way

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show other pages."""
        self._turn += 1
        self._pages = pages
        self._sizes = [_size_of(page) for page in pages]
        self._images.clear()
        self._under_way.clear()
        self._fit()

    def top_of(self, number: int) -> int:
        """Where a page begins, in pixels from the top; the first is 0."""
        return sum(self._height(page) + self._gap() for page in range(number))

    def page_at(self, y: int) -> int:
        """The page that is seen at a height, the first is 0."""
        return max(0, sum(self.top_of(number) <= y for number in range(len(self._pages))) - 1)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Pages grow with the width."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = self._gap() // 2
        for place in range(len(self._pages)):
            box = QRectF(self._gap(), top, self._page_width(), self._height(place))
            if box.toRect().intersects(event.rect()):
                # Paper is white whatever the colours of the window.
                painter.fillRect(box, QColor("white"))
                image = self._image(place)
                if image is not None:
                    painter.drawImage(box, image)
                painter.setPen(QPen(self.look.color("edge"), 1))
                painter.drawRect(box)
            top += self._height(place) + self._gap()

    def _image(self, place: int) -> QImage | None:
        """The picture of a page; one of another width while the right one is being painted."""
        width = round(self._page_width() * self.devicePixelRatioF())
        key = (place, width)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._under_way:
            self._under_way.add(key)
            turn, page, size = self._turn, self._pages[place], self._sizes[place]

            def work() -> _Painted:
                high = round(width * size.height() / max(1.0, size.width()))
                return _Painted(turn, place, width, _painted(page, QSize(width, high)))

            self._tasks.run(work, self._take)
        return next((image for (of, _w), image in self._images.items() if of == place), None)

    def _take(self, painted: _Painted) -> None:
        if painted.turn != self._turn:
            return
        self._under_way.discard((painted.place, painted.width))
        for key in [key for key in self._images if key[0] == painted.place]:
            del self._images[key]
        self._images[painted.place, painted.width] = painted.image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.update()

    def _gap(self) -> int:
        return self.look.space(WIDE)

    def _page_width(self) -> int:
        return max(100, self.width() - 2 * self._gap())

    def _height(self, place: int) -> int:
        size = self._sizes[place]
        return round(self._page_width() * size.height() / max(1.0, size.width()))

    def _fit(self) -> None:
        self.setMinimumHeight(self.top_of(len(self._pages)))
        self.update()


def _size_of(page: bytes) -> QSizeF:
    """Width and height of a page in points, read from its first line; A4 where it has none."""
    found = _SIZE.search(page[:1000])
    return QSizeF(float(found[1]), float(found[2])) if found else QSizeF(595.0, 842.0)


def _painted(page: bytes, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(page)).render(painter, QRectF(image.rect()))
    painter.end()
    return image
