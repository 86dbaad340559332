"""Joins the notes on the page to what the person keeps, and finds their passages again."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Passage
from viewer.pages.blocks import Page, Tab
from viewer.pages.note_places import find_in, units_of
from viewer.ui.keeping import Keeping
from viewer.ui.opened import OpenedTrial
from viewer.ui.page.notes import Draft, Located
from viewer.ui.reader import Reader
from viewer.ui.window import Window
from viewer.words import _

_TABS = tuple(tab for tab in Tab if tab is not Tab.GLOSSARY)


class MineNotes(QObject):
    """Keeps notes, says when they are kept, and shows those of the open trial."""

    def __init__(self, window: Window, reader: Reader, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._keeping = keeping
        self._notes = reader.view.notes
        self._under_way: dict[str, Step] = {}
        self._title = ("", "")
        self._looked_for: tuple[OpenedTrial, set[str]] | None = None
        """The trial and the notes whose passages were looked for last."""
        self._notes.written.connect(self._keep)
        self._notes.deleted.connect(self._delete)
        reader.opened.connect(self._note_opened)
        keeping.ready.connect(self._show)
        keeping.changed.connect(self._note_changes)
        keeping.taken.connect(self._note_taken)
        keeping.trouble.connect(self._note_trouble)
        window.actions_.note.triggered.connect(self._write)

    def _note_opened(self, number: str, title: str) -> None:
        self._title = (number, title)
        self._show()

    def _show(self) -> None:
        trial = self._reader.trial
        if trial is not None:
            self._notes.set_notes(self._keeping.kept.notes_of(trial.number))
            self._find(trial)

    def _find(self, trial: OpenedTrial) -> None:
        """Find the passages of the notes, in the thread that makes the pages."""
        wanted = {
            key: note.passage for key, note in self._notes.notes.items() if note.passage is not None
        }
        if not wanted:
            self._notes.set_places({})
            return
        before, keys = self._looked_for or (None, set())
        # Where a new note stands is known; each other is looked for once in a trial's pages.
        if before is not trial or set(wanted) - keys - set(self._notes.places):
            self._looked_for = (trial, set(wanted))
            self._reader.reading.tasks.run(
                lambda: (trial, find_all(wanted, trial.page_of)), self._found, self._not_found
            )

    def _found(self, result: tuple[OpenedTrial, Mapping[str, Located]]) -> None:
        trial, places = result
        if trial is self._reader.trial:
            self._notes.set_places(places)

    def _not_found(self, _error: BaseException) -> None:
        """A page that cannot be made says so when it is shown."""

    # Keeping

    def _keep(self, draft: Draft) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        before = self._keeping.kept.get(Kind.NOTE, draft.key, Note)
        number, title = self._title
        note = Note(
            number=draft.number,
            text=draft.text,
            title=title if number == draft.number else before.title if before else "",
            written=before.written if before else now,
            changed=now,
            passage=before.passage if before else draft.passage,
        )
        step = Step(StepName.NOTE, (Change(Kind.NOTE, draft.key, note),))
        self._under_way[draft.key] = step
        self._notes.tell(draft.key, "")
        self._keeping.take(step)

    def _delete(self, key: str) -> None:
        self._under_way.pop(key, None)
        if self._keeping.kept.get(Kind.NOTE, key, Note) is not None:
            self._keeping.take(Step(StepName.DELETE_NOTE, (Change(Kind.NOTE, key, None),)))

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind is Kind.NOTE for change in changes):
            self._show()

    def _note_taken(self, _seq: int, step: Step) -> None:
        for key, under_way in tuple(self._under_way.items()):
            if under_way is step:
                del self._under_way[key]
                self._notes.tell(key, _("Kept."))

    def _note_trouble(self, error: BaseException) -> None:
        reason = str(error) if isinstance(error, PersonalFileError) else type(error).__name__
        words = _("Not kept yet. Your words stay here. {reason}").format(reason=reason)
        for key in self._under_way:
            self._notes.tell(key, words)

    def _write(self) -> None:
        if self._reader.trial is not None:
            self._reader.view.write_note()


def find_all(wanted: Mapping[str, Passage], page_of: Callable[[Tab], Page]) -> dict[str, Located]:
    """Where passages stand, by key: on the first tab that has them as they were, else changed."""
    found: dict[str, Located] = {}
    for tab in _TABS:
        units = units_of(page_of(tab).blocks)
        for key, passage in wanted.items():
            if key in found and found[key].where.same:
                continue
            where = find_in(units, passage)
            if where is not None and (key not in found or where.same):
                found[key] = Located(tab, where)
    return found
