"""The heading of a section, with the field's own words under it."""

from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import Heading
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.words import HeadingWords, Words


class SectionHeading(BlockWidget):
    """A heading of level 2 or 3 and the official words."""

    def __init__(self, context: PageContext, block: Heading, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        role = Role.SECTION if block.level <= 2 else Role.SUBSECTION
        self._title = HeadingWords(context, block.text, role, block.level, self)
        self._official: Words | None = None
        if block.official:
            self._official = Words(context, block.official, Role.CONTROL, "soft", self)

    def title(self) -> str:
        """The words of the heading."""
        return self._title.text()

    def height_for(self, width: int) -> int:
        height = self._title.height_for(width)
        self._title.setGeometry(0, 0, width, height)
        if self._official:
            # The lines of the heading and of the words under it may come closer than their
            # leadings: capitals and short letters leave the room between free.
            top = height - self.context.look.space(2)
            below = self._official.height_for(width)
            self._official.setGeometry(0, top, width, below)
            height = top + below
        return height

    def restyle(self) -> None:
        self._title.restyle()
        if self._official:
            self._official.restyle()
