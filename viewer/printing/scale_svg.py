"""A score's bar as a picture in an HTML page; all it says stands in words beside it."""

from xml.etree.ElementTree import Element, SubElement

from viewer.pages.blocks import ScoreScale
from viewer.printing.signs import Cleaner

_WIDTH, _BAR, _TOP = 560, 28, 24
_LETTER = 8
"""About the width of a letter of 14 pixels."""


def scale_svg(block: ScoreScale, cleaner: Cleaner) -> Element:
    """The bar as an ``svg`` element, hidden from screen readers: its words are told apart."""
    svg = Element("svg", {"viewBox": f"0 0 {_WIDTH} {_TOP + _BAR + 22}", "aria-hidden": "true"})
    goal = block.goal
    if goal:
        at = _inside((goal.start + goal.stop) / 2 * _WIDTH, len(goal.words))
        _write(svg, at, _TOP - 8, cleaner.line(goal.words), bold=True)
        _rect(svg, goal.start, goal.stop, "currentColor")
    for level in block.levels:
        _rect(svg, level.start, level.stop, "none")
    _rect(svg, 0, 1, "none")
    free_from = 0.0
    for tick in block.ticks:
        at = _inside(tick.at * _WIDTH, len(tick.words))
        half = len(tick.words) * _LETTER / 2
        if at - half >= free_from:
            _write(svg, at, _TOP + _BAR + 16, tick.words)
            free_from = at + half + 4
    return svg


def _inside(at: float, letters: int) -> float:
    half = letters * _LETTER / 2
    return min(max(at, half), _WIDTH - half)


def _rect(svg: Element, start: float, stop: float, fill: str) -> None:
    place = {"x": f"{start * _WIDTH:.1f}", "y": str(_TOP), "height": str(_BAR), "fill": fill}
    width = f"{(stop - start) * _WIDTH:.1f}"
    SubElement(svg, "rect", {**place, "width": width, "stroke": "currentColor"})


def _write(svg: Element, at: float, base: int, words: str, *, bold: bool = False) -> None:
    weight = {"font-weight": "bold"} if bold else {}
    place = {"x": f"{at:.1f}", "y": str(base), "text-anchor": "middle", "font-size": "14"}
    SubElement(svg, "text", {**place, "fill": "currentColor", **weight}).text = words
