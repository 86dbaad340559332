"""Other trials named on a page."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.pages.blocks import TrialLink
from viewer.ui.look import Role
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.words import Words
from viewer.words import _

_PADDING = 10


class TrialRow(BlockWidget):
    """One other trial: title (a link where it can be opened), number, status, phase, note."""

    def __init__(
        self, context: PageContext, link: TrialLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        title = link.title or link.number
        self._title: Words | TextLink
        if link.in_library:
            self._title = TextLink(context, title, Role.LIST_TITLE, self)
            self._title.is_content = True
            self._title.clicked.connect(lambda: context.trial_requested.emit(link.number))
        else:
            self._title = Words(context, title, Role.LIST_TITLE, parent=self)
        status = link.status
        if link.status_official and link.status_official != link.status:
            status = f"{link.status} ({link.status_official})" if status else link.status_official
        facts = [link.number if link.title else "", status, link.phase]
        line = " · ".join(fact for fact in facts if fact)
        self._facts = Words(context, line, Role.CONTROL, "soft", self)
        notes = [link.note, "" if link.in_library else _("Not in this library.")]
        note = " ".join(note for note in notes if note)
        self._note = Words(context, note, Role.CONTROL, "soft", self) if note else None

    def height_for(self, width: int) -> int:
        top = self.context.look.space(_PADDING)
        for part in (self._title, self._facts, self._note):
            if part is None or (isinstance(part, Words) and not part.text()):
                continue
            height = part.height_for(width)
            wide = min(width, part.natural_width()) if isinstance(part, TextLink) else width
            part.setGeometry(0, top, wide, height)
            top += height
        return top + self.context.look.space(_PADDING) + 1

    def restyle(self) -> None:
        for part in (self._title, self._facts, self._note):
            if part:
                part.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bottom = QPointF(0, self.height() - 1)
        rule = QRectF(bottom.x(), bottom.y(), self.width(), 1)
        painter.fillRect(rule, self.context.look.color("rule"))
        painter.end()
