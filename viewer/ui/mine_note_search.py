"""Joins the search field to the person's notes: they are searched with everything else."""

from PySide6.QtCore import QObject, QTimer

from viewer.domain.errors import LibraryError
from viewer.domain.kept import Change
from viewer.domain.personal import Kind, Note
from viewer.domain.search import Query
from viewer.plain.entities import shown
from viewer.plain.note_search import FoundNote, NoteSearch
from viewer.ui.keeping import Keeping
from viewer.ui.results.in_notes import MOST, InNotes, NoteLine
from viewer.ui.window import Window
from viewer.words import _

_REST = 500
"""Milliseconds after the last letter: the list below does not jump while somebody types."""


class MineNoteSearch(QObject):
    """Shows over the list which notes have the words that are searched."""

    def __init__(self, window: Window, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._search = NoteSearch()
        self._text = window.frame.pane.query().text
        self.shown = InNotes(window.appearances.look)
        window.frame.pane.put_over_list(self.shown)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)
        window.frame.pane.search_requested.connect(self._note_search)
        window.appearances.changed.connect(self.shown.set_look)
        keeping.ready.connect(self._rest.start)
        keeping.changed.connect(self._note_changes)
        if window.reader is not None:
            self.shown.trial_chosen.connect(window.reader.open)
        self._rest.start()

    def _note_search(self, query: Query) -> None:
        if query.text != self._text:
            self._text = query.text
            self._rest.start()

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind is Kind.NOTE for change in changes):
            self._rest.start()

    def look(self) -> None:
        """Search the notes for what stands in the field."""
        notes = self._keeping.kept.all(Kind.NOTE, Note)
        found = self._search.find(notes, self._text) if notes and self._text else ()
        known = self._known([each.note.number for each in found[:MOST]])
        self.shown.show_lines([self._line(each, known) for each in found])

    def _known(self, numbers: list[str]) -> frozenset[str]:
        try:
            return self._window.catalogs.here().known(numbers) if numbers else frozenset()
        except LibraryError:
            return frozenset()

    @staticmethod
    def _line(found: FoundNote, known: frozenset[str]) -> NoteLine:
        note = found.note
        title = shown(note.title) or note.number
        if note.number in known:
            words = _("“{words}”, on: {title}").format(words=found.words, title=title)
            return NoteLine(note.number, words)
        words = _("“{words}”, on {number}, which is not in this library").format(
            words=found.words, number=note.number
        )
        return NoteLine("", words)
