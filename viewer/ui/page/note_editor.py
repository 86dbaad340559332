"""One note: the words it stands beside, its text, whether it is kept, and the way to delete it."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from viewer.domain.personal import Passage
from viewer.ui.look import Role
from viewer.ui.look.measures import TARGET
from viewer.ui.page.context import PageContext
from viewer.ui.page.links import TextLink
from viewer.ui.page.note_field import NoteField
from viewer.ui.page.notes import Draft
from viewer.ui.page.stack import Stack
from viewer.ui.page.words import Words
from viewer.words import _

_QUOTED = 240
"""Characters of a passage that are quoted; all of it is marked in its place."""


def quoted(passage: Passage) -> str:
    """The words of a passage in quotation marks, a long one cut."""
    words = " ".join(passage.text.split())
    if len(words) > _QUOTED:
        words = f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"
    return _("“{words}”").format(words=words)


class NoteEditor(Stack):
    """A note that keeps itself: a moment after the last key, and when the keyboard goes away.

    ``passage``: the words it stands beside, for a note that is not kept yet. ``leads``: with a
    link to those words.
    """

    def __init__(
        self,
        context: PageContext,
        key: str,
        parent: QWidget,
        *,
        passage: Passage | None = None,
        leads: bool = False,
    ) -> None:
        super().__init__(context, parent)
        assert context.notes is not None, "made only where the page takes notes"
        self.key = key
        self._notes = context.notes
        self._number = self._notes.number
        note = self._notes.notes.get(key)
        self._passage = note.passage if note else passage
        self._kept = note.text if note else ""
        self._sent = self._kept
        self._changed = Words(context, "", Role.CONTROL, "soft", self)
        self.put(0, self._changed)
        if self._passage is not None:
            self.put(2, Words(context, quoted(self._passage), Role.CARD_TEXT, parent=self))
        self._lead = TextLink(context, _("Go to these words"), parent=self, target=TARGET)
        self._lead.clicked.connect(self._go)
        self._leads = leads and self._passage is not None
        self.put(0, self._lead)
        self.field = NoteField(context, _("Your note"), self)
        self.field.set_text(self._kept)
        self.put(6, self.field)
        self._status = Words(context, "", Role.CONTROL, "soft", self)
        self._status.hide()
        self.put(4, self._status)
        self._delete = TextLink(context, _("Delete this note"), parent=self, target=TARGET)
        self._delete.clicked.connect(self._wish_delete)
        self.put(0, self._delete)
        self.field.height_changed.connect(self.height_changed)
        self.field.typed.connect(self._typed)
        self.field.paused.connect(self.keep)
        self.field.left.connect(self._leave)
        self._notes.told.connect(self._tell)
        self.show_note()

    def show_note(self) -> None:
        """Show the note as it is kept, where it is not being typed just now."""
        note = self._notes.notes.get(self.key)
        text = note.text if note else ""
        if text != self._kept and not self._is_ahead():
            self._sent = text
            if self.field.text() != text:
                self.field.set_text(text)
        self._kept = text
        located = self._notes.places.get(self.key)
        words = ""
        if self._passage is not None and self._notes.is_gone(self.key):
            words = _("The record does not have these words any more. You wrote this about:")
        elif located is not None and not located.where.same:
            words = _("The record now reads differently here. You wrote this about:")
        self._changed.set_text(words)
        self._changed.setVisible(bool(words))
        self._lead.setVisible(self._leads and located is not None)
        self._delete.setVisible(note is not None)
        self._tell(self.key)

    def stops(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return [self._lead, self.field.edit, self._delete]

    def _is_ahead(self) -> bool:
        """Whether there is something typed that is not asked to be kept yet."""
        return self.field.text() != self._sent

    def _typed(self) -> None:
        """What is typed now is not on the disk."""
        if self._notes.words_of(self.key):
            self._notes.tell(self.key, "")

    def keep(self) -> None:
        """Ask for what was typed to be kept."""
        self.field.stop()
        text = self.field.text()
        if text != self._sent and text.strip():
            self._sent = text
            self._notes.written.emit(Draft(self.key, self._number, text, self._passage))

    def _leave(self) -> None:
        """Keep what was typed; a note with nothing in it is none."""
        self.keep()
        if not self.field.text().strip() and self._sent:
            self._sent = ""
            self._notes.deleted.emit(self.key)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown, or the window closes: what was typed is not lost."""
        self._leave()
        super().hideEvent(event)

    def _tell(self, key: str) -> None:
        if key == self.key:
            words = self._notes.words_of(key)
            self._status.set_text(words)
            # Once there, its line stays: the page must not jump while somebody types.
            self._status.setVisible(bool(words) or not self._status.isHidden())
            self._delete.setVisible(key in self._notes.notes)
            self.changed()

    def _wish_delete(self) -> None:
        self.field.stop()
        self._sent = self.field.text()
        self._notes.deleted.emit(self.key)

    def _go(self) -> None:
        self._notes.place_wished.emit(self.key)
