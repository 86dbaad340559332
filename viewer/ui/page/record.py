"""The whole record as a tree on the page."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import RecordTree
from viewer.ui.focus_reasons import KEYBOARD_REASONS
from viewer.ui.look import Role, scroll_bar_style
from viewer.ui.look.measures import TABLE
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.field import FilterField
from viewer.ui.page.words import Words
from viewer.ui.record_tree import RecordTreeView
from viewer.words import _, ngettext

_TREE = 480


class RecordBox(BlockWidget):
    """A field to search the record, and its tree. Enter in the field goes to the next find."""

    def __init__(
        self, context: PageContext, block: RecordTree, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._field = FilterField(context, _("Find in the record"), self)
        self._count = Words(context, "", Role.CONTROL, "soft", self)
        self._tree = RecordTreeView(block.record, self)
        self._tree.installEventFilter(self)
        self._field.textChanged.connect(self._search)
        self._field.returnPressed.connect(self._tree.next_find)
        self._style()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the ring round the tree, and scroll to it, as with other parts of the page."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.context.focus_taken.emit(self._tree, event.reason() in KEYBOARD_REASONS)
        elif isinstance(event, QFocusEvent):
            self.context.focus_lost.emit(self._tree)
        return super().eventFilter(watched, event)

    def tree(self) -> RecordTreeView:
        """The tree itself."""
        return self._tree

    def _search(self, text: str) -> None:
        count = self._tree.search(text)
        words = ngettext(
            "{count} place. Enter goes to it.", "{count} places. Enter goes to the next.", count
        )
        self._count.set_text(words.format(count=count) if text.strip() else "")

    def widest(self) -> int:
        return self.context.look.px(TABLE)

    def height_for(self, width: int) -> int:
        look = self.context.look
        self._field.setGeometry(0, 0, min(width, look.px(420)), self._field.height())
        top = self._field.height() + look.space(4)
        height = self._count.height_for(width)
        self._count.setGeometry(0, top, width, height)
        top += height + look.space(8)
        self._tree.setGeometry(0, top, width, look.space(_TREE))
        return top + look.space(_TREE)

    def restyle(self) -> None:
        self._field.restyle()
        self._count.restyle()
        self._style()

    def _style(self) -> None:
        look = self.context.look
        self._tree.set_type(look.font(Role.CONTROL), look.leading(Role.CONTROL))
        self._tree.setPalette(look.palette())
        for bar in (self._tree.verticalScrollBar(), self._tree.horizontalScrollBar()):
            bar.setStyleSheet(scroll_bar_style(look))
