"""Short fixed text: labels, headings, remarks. Drawn plain, in the page's own leading."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Role
from viewer.ui.look.typeset import SetText, set_text
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.found import NOWHERE, draw_text


class Words(BlockWidget):
    """Text that is read and not selected. Screen readers get it as static text."""

    def __init__(
        self,
        context: PageContext,
        text: str,
        role: Role,
        token: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._text = text
        self._role = role
        self._token = token
        self._set: SetText | None = None
        self._width = -1
        self._found = NOWHERE
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def text(self) -> str:
        """The text shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.restyle()

    def found_text(self) -> str:
        """The text, to be searched."""
        return self._text

    def show_found(self, start: int, length: int) -> QRect:
        """Mark a place of the text as found."""
        self._found = (start, length)
        self.update()
        return self.rect()

    def show_none(self) -> None:
        """Mark nothing."""
        if self._found != NOWHERE:
            self._found = NOWHERE
            self.update()

    def height_for(self, width: int) -> int:
        return self._laid_out(width).height

    def natural_width(self) -> int:
        """The width of the text in one line (rounded up), in pixels."""
        look = self.context.look
        font, leading = look.font(self._role), look.leading(self._role)
        return int(set_text(self._text, font, leading, 100_000).width + 1)

    def lines(self, width: int) -> int:
        """How many lines the text takes at ``width``."""
        return self._laid_out(width).lines

    def restyle(self) -> None:
        self._set = None
        self.update()

    def _laid_out(self, width: int) -> SetText:
        if self._set is None or self._width != width:
            look = self.context.look
            font, leading = look.font(self._role), look.leading(self._role)
            self._set = set_text(self._text, font, leading, width)
            self._width = width
        return self._set

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.context.look.color(self._token))
        look, layout = self.context.look, self._laid_out(self.width()).layout
        draw_text(painter, layout, QPointF(0, 0), look, self._found)
        painter.end()


class HeadingWords(Words):
    """A heading: of the page (level 1), a section (2) or a part of it (3)."""

    def __init__(
        self,
        context: PageContext,
        text: str,
        role: Role,
        level: int,
        parent: QWidget | None = None,
        token: str = "ink",
    ) -> None:
        super().__init__(context, text, role, token, parent)
        self.level = level
