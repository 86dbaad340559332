"""A timeline as a picture in an HTML page; what follows it says the same in words."""

from xml.etree.ElementTree import Element, SubElement

from viewer.pages.blocks import Timeline
from viewer.pages.pictures import TimelineMark, TimelineShape
from viewer.printing.signs import Cleaner

_WIDTH, _ROW, _HALF, _RING = 560.0, 32.0, 6.0, 11.0
_LETTER = 7.6
"""About the width of a letter of 14 pixels."""
_LEVEL = 2 * _RING + 2


def timeline_svg(block: Timeline, cleaner: Cleaner) -> Element:
    """The picture as an ``svg`` element, hidden from screen readers: the list is read."""
    return _Drawing(block, cleaner).svg


class _Drawing:
    def __init__(self, block: Timeline, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        labels = [block.axis, *(row.label for row in block.rows)]
        widest = max(map(len, labels)) * _LETTER
        self._left = _HALF + (widest + 10 if widest else 0)
        self._right = _WIDTH - _RING
        lifts = [max((mark.lift for mark in row.marks), default=0) for row in block.rows]
        self._bottom = sum(_ROW + lift * _LEVEL for lift in lifts)
        box = f"0 0 {_WIDTH:g} {self._bottom + 24:g}"
        self.svg = Element("svg", {"viewBox": box, "aria-hidden": "true"})
        self._axis(block)
        top = 0.0
        for row, lift in zip(block.rows, lifts, strict=True):
            top += _ROW + lift * _LEVEL
            base = top - _ROW / 2
            if row.label:
                self._write(0, base + 5, row.label)
            for mark in row.marks:
                self._mark(mark, base)

    def _x(self, at: float) -> float:
        return self._left + at * (self._right - self._left)

    def _axis(self, block: Timeline) -> None:
        self._line(self._left, self._bottom, self._right, self._bottom, "1.4")
        if block.axis:
            self._write(0, self._bottom + 19, block.axis)
        free = 0.0
        for tick in block.ticks:
            at, own = self._x(tick.at), len(tick.words) * _LETTER
            self._line(at, 0, at, self._bottom + 4, "0.4")
            start = min(max(0.0, at - own / 2), _WIDTH - own)
            if start >= free:
                self._write(start, self._bottom + 19, tick.words)
                free = start + own + 6

    def _mark(self, mark: TimelineMark, base: float) -> None:
        start, end = self._x(mark.start), self._x(mark.end)
        middle = (start + end) / 2
        if mark.shape is TimelineShape.TODAY:
            self._line(start, 0, start, self._bottom, "2")
            self._write(start - 5, 12, mark.words, anchor="end")
        elif mark.shape is TimelineShape.LENGTH:
            self._line(start, base, end, base, "4", planned=mark.planned)
        elif mark.shape is TimelineShape.DATE:
            self._date(mark, start, base)
        elif end - start > 2 * _HALF:
            self._rect(start, base, end - start, mark)
        elif mark.shape in {TimelineShape.VISIT, TimelineShape.CALL}:
            self._circle(middle, base, _HALF, mark)
        elif mark.shape is TimelineShape.FOLLOW:
            corners = ((0, -_HALF), (_HALF, 0), (0, _HALF), (-_HALF, 0))
            points = " ".join(f"{middle + x:.1f},{base + y:.1f}" for x, y in corners)
            SubElement(self.svg, "polygon", {"points": points, **_paint(mark)})
        else:
            wide = _HALF if mark.shape is TimelineShape.STAY else 2 * _HALF
            self._rect(middle - wide / 2, base, wide, mark)

    def _date(self, mark: TimelineMark, at: float, base: float) -> None:
        up = base - mark.lift * _LEVEL
        if mark.lift:
            self._line(at, base, at, up, "1")
        self._circle(at, up, _RING, mark, fill="Canvas")
        self._write(at, up + 5, mark.words, anchor="middle")

    def _circle(
        self, at: float, base: float, radius: float, mark: TimelineMark, fill: str = ""
    ) -> None:
        place = {"cx": f"{at:.1f}", "cy": f"{base:.1f}", "r": f"{radius:g}"}
        paint = {**_paint(mark), "fill": fill} if fill else _paint(mark)
        SubElement(self.svg, "circle", {**place, **paint})

    def _rect(self, left: float, base: float, width: float, mark: TimelineMark) -> None:
        place = {"x": f"{left:.1f}", "y": f"{base - _HALF:.1f}", "width": f"{width:.1f}"}
        SubElement(self.svg, "rect", {**place, "height": f"{2 * _HALF:g}", **_paint(mark)})

    def _line(
        self, x1: float, y1: float, x2: float, y2: float, width: str, *, planned: bool = False
    ) -> None:
        ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
        dash = {"stroke-dasharray": "8 5"} if planned else {}
        stroke = {"stroke": "currentColor", "stroke-width": width}
        SubElement(self.svg, "line", {**ends, **stroke, **dash})

    def _write(self, at: float, base: float, words: str, anchor: str = "start") -> None:
        place = {"x": f"{at:.1f}", "y": f"{base:.1f}", "text-anchor": anchor}
        style = {"font-size": "14", "fill": "currentColor"}
        SubElement(self.svg, "text", {**place, **style}).text = self._cleaner.line(words)


def _paint(mark: TimelineMark) -> dict[str, str]:
    """Hollow and dashed for a plan, hollow for a call, else filled."""
    is_hollow = mark.planned or mark.shape in {TimelineShape.CALL, TimelineShape.DATE}
    paint = {"fill": "Canvas" if is_hollow else "currentColor", "stroke": "currentColor"}
    paint["stroke-width"] = "1.6"
    return {**paint, "stroke-dasharray": "4 3"} if mark.planned else paint
