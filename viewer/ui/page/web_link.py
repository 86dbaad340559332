"""A web address, shown whole; the window asks before it is opened."""

from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import WebLink
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.words import Words


class WebLinkRow(BlockWidget):
    """What the address leads to, and the address itself to press."""

    def __init__(self, context: PageContext, block: WebLink, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._label = Words(context, block.label, Role.NOTE, parent=self) if block.label else None
        self._link = TextLink(context, block.url, Role.CONTROL, self)
        self._link.setAccessibleDescription(block.label)
        self._link.is_content = True
        self._link.clicked.connect(lambda: context.link_requested.emit(block.url))

    def height_for(self, width: int) -> int:
        top = 0
        if self._label:
            top = self._label.height_for(width)
            self._label.setGeometry(0, 0, width, top)
        height = self._link.height_for(width)
        self._link.setGeometry(0, top, min(width, self._link.natural_width()), height)
        # The last words of a link are as tall as it needs with room to press it.
        return top + height + self.context.look.space(4)

    def restyle(self) -> None:
        if self._label:
            self._label.restyle()
        self._link.restyle()
