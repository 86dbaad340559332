"""Questions in the person's own words: those there are, and a field to write another."""

from PySide6.QtWidgets import QWidget

from viewer.ui.look import Role
from viewer.ui.look.measures import TARGET
from viewer.ui.page.block import BlockWidget
from viewer.ui.page.context import PageContext
from viewer.ui.page.field import WritingField
from viewer.ui.page.links import TextLink
from viewer.ui.page.taking import Taking
from viewer.ui.page.words import HeadingWords, Words
from viewer.words import _

_MOST_LETTERS = 500
_FIELD = 460


class OwnQuestions(BlockWidget):
    """Each question with a way to delete it, then the field. Enter adds what was written."""

    def __init__(self, context: PageContext, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._taking = taking
        self._title = HeadingWords(context, _("Your own questions"), Role.SUBSECTION, 3, self)
        remark = _("They stay on this computer. You can print them, with those you tick.")
        self._remark = Words(context, remark, Role.CONTROL, "soft", self)
        self.field = WritingField(context, _("Write a question"), self)
        self.field.setMaxLength(_MOST_LETTERS)
        self.field.returnPressed.connect(self._add)
        self.add = TextLink(context, _("Add this question"), parent=self, target=TARGET)
        self.add.clicked.connect(self._add)
        self._lines: list[tuple[Words, TextLink]] = []
        taking.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for words, delete in self._lines:
            for part in (words, delete):
                part.hide()
                part.deleteLater()
        self._lines = [self._line(key, text) for key, text in self._taking.own.items()]
        before: QWidget = self.field
        for _words, delete in self._lines:
            QWidget.setTabOrder(delete, before)
        self.height_changed.emit()

    def _line(self, key: str, text: str) -> tuple[Words, TextLink]:
        words = Words(self.context, text, Role.NOTE, parent=self)
        delete = TextLink(self.context, _("Delete"), parent=self, target=TARGET)
        delete.setAccessibleName(_("Delete “{question}”").format(question=text))
        delete.clicked.connect(lambda: self._taking.own_unwished.emit(key))
        for part in (words, delete):
            part.show()
        return words, delete

    def _add(self) -> None:
        text = " ".join(self.field.text().split())
        if text:
            self.field.clear()
            self._taking.own_wished.emit(text)
        self.field.setFocus()

    def height_for(self, width: int) -> int:
        look = self.context.look
        top = 0
        for part in (self._title, self._remark):
            height = part.height_for(width)
            part.setGeometry(0, top, width, height)
            top += height + look.space(4)
        for words, delete in self._lines:
            height = words.height_for(width)
            words.setGeometry(0, top + look.space(6), width, height)
            top += height + look.space(6)
            height = delete.height_for(width)
            delete.setGeometry(0, top, min(width, delete.natural_width()), height)
            top += height
        wide = min(width, look.px(_FIELD))
        self.field.setGeometry(0, top + look.space(6), wide, self.field.height())
        top += look.space(6) + self.field.height()
        height = self.add.height_for(width)
        self.add.setGeometry(0, top, min(width, self.add.natural_width()), height)
        return top + height + look.space(8)

    def restyle(self) -> None:
        for part in (self._title, self._remark, self.add):
            part.restyle()
        self.field.restyle()
        for words, delete in self._lines:
            words.restyle()
            delete.restyle()
