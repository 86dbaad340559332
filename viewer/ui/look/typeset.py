"""Text as plain characters: made safe for Qt's layout, and set in lines of a fixed leading."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

BREAK = "\u200b"
"""A place where a line may break: put into runs without blanks, taken out of copies."""

_RUN = 80
_LONG_RUN = re.compile(rf"[^\s\u200b]{{{_RUN}}}")
# Qt's own marks for frames and objects inside a document, and halves of a character: the first
# would break the document, the second are lost on the way to Qt.
_NOT_TEXT = re.compile("[\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NEW_LINE = "\u2028"
_LABEL = 200
"""Letters up to which a text is worth remembering as it was set."""
_MOST_LABELS = 512


def safe_text(text: str) -> str:
    """``text`` as Qt can lay it out: no word lost, line breaks kept inside their paragraph.

    A run of hundreds of letters without a blank takes Qt's layout quadratic time (200,000 take
    seconds), so that it gets places to break.
    """
    text = _NOT_TEXT.sub("\ufffd", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _NEW_LINE)
    text = _CONTROLS.sub("\ufffd", text)
    return _LONG_RUN.sub(lambda found: found.group() + BREAK, text)


def copied_text(text: str) -> str:
    """What goes to the clipboard: the text without the marks that laying it out took."""
    return text.replace(BREAK, "").replace(_NEW_LINE, "\n").replace("\u2029", "\n")


@dataclass(slots=True)
class SetText:
    """Text in lines: ``layout`` to draw, ``height`` and ``width`` in pixels."""

    layout: QTextLayout
    height: int
    width: float
    lines: int


_labels: dict[tuple[str, str, int, float], SetText] = {}
"""Words of tabs and buttons are measured at every layout and drawn at every painting."""


def set_text(text: str, font: QFont, leading: int, width: float) -> SetText:
    """Break ``text`` into lines at most ``width`` pixels wide, ``leading`` pixels apart.

    The baseline stands at four fifths of a line, where QTextDocument puts it with a fixed line
    height, so that both kinds of text stand on one line side by side. What is given is shared:
    draw it, and change nothing of it.
    """
    if len(text) > _LABEL:
        return _set(text, font, leading, width)
    key = (text, font.key(), leading, width)
    found = _labels.get(key)
    if found is None:
        if len(_labels) >= _MOST_LABELS:
            _labels.clear()
        found = _labels[key] = _set(text, font, leading, width)
    return found


def _set(text: str, font: QFont, leading: int, width: float) -> SetText:
    layout = QTextLayout(safe_text(text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count, widest = 0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, count * leading + 0.8 * leading - line.ascent()))
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return SetText(layout, max(1, count) * leading, widest, count)
