"""Which text of a page somebody means who has the keyboard somewhere on it."""

from PySide6.QtWidgets import QWidget

from viewer.ui.page.answer_row import AnswerRow
from viewer.ui.page.answer_strip import AnswerButton
from viewer.ui.page.term_proxy import MarkProxy
from viewer.ui.page.text_view import TextView


def text_meant(focused: QWidget | None) -> TextView | None:
    """The text that has the keyboard, or one of its marked words, or the answers beside it."""
    if isinstance(focused, TextView):
        return focused
    around: QWidget | None = focused.parentWidget() if focused is not None else None
    while around is not None and not isinstance(around, TextView | AnswerRow):
        around = around.parentWidget()
    if isinstance(around, TextView) and isinstance(focused, MarkProxy):
        around.put_caret(focused)
        return around
    if isinstance(around, AnswerRow) and isinstance(focused, AnswerButton):
        return around.text()
    return None
