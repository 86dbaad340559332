"""What every part of a page is: a widget that knows its height for a width."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from viewer.ui.page.context import PageContext


class BlockWidget(QWidget):
    """A part of a page. Laid out by its parent through ``height_for``, never by a QLayout.

    Signal ``height_changed``: the height for the same width is another one now.
    """

    height_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def height_for(self, width: int) -> int:
        """The height in pixels at ``width``; the widget may lay itself out for it."""
        raise NotImplementedError

    def widest(self) -> int:
        """The width in pixels beyond which more room would not help reading."""
        return self.context.look.column()

    def restyle(self) -> None:
        """Take over the context's look."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width)

    def sizeHint(self) -> QSize:
        width = self.widest()
        return QSize(width, self.height_for(width))
