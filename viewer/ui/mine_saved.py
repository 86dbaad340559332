"""Stars, marks and undo: what the person saved, joined to the parts that show it."""

from datetime import datetime

from PySide6.QtCore import QObject

from viewer.domain import steps
from viewer.domain.kept import Step
from viewer.domain.personal import Judged, Kind, Opinion, Saved
from viewer.ui.keep.marks import row_marks
from viewer.ui.keep.toast import Toast
from viewer.ui.keep.undoing import Undoing
from viewer.ui.keeping import Keeping
from viewer.ui.results.list_view import ResultsList
from viewer.ui.window import Window


class MineSaved(QObject):
    """Saves, judges and takes back; shows in every list and over the open trial what is so."""

    def __init__(self, window: Window, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._pane = window.frame.pane
        self._open = ("", "")
        self.toast = Toast(window.appearances.look, window)
        self.undoing = Undoing(keeping, self.toast, window.actions_, self)
        self._connect()
        self.show_kept()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        actions, reader = self._window.actions_, self._window.reader
        self._keeping.ready.connect(self.show_kept)
        self._keeping.changed.connect(self.show_kept)
        self._window.appearances.changed.connect(self.toast.set_look)
        self._window.frame.layout_changed.connect(self._note_layout)
        actions.save.triggered.connect(self._toggle_meant)
        actions.interesting.triggered.connect(self._judge_interesting)
        actions.not_for_me.triggered.connect(self._judge_not_for_me)
        self.follow(self._pane.list)
        if reader is not None:
            reader.opened.connect(self._note_opened)
        self._note_layout()

    def follow(self, rows: ResultsList) -> None:
        """Hear the stars of a list."""
        rows.star_pressed.connect(self.toggle)

    # What the person does

    def toggle(self, number: str) -> None:
        """Save a trial, or take the star away from one that has it."""
        if number:
            title = self.title_of(number)
            self._keeping.take(steps.toggle_saved(self._keeping.kept, number, title, now()))

    def judge(self, number: str, opinion: Opinion | None) -> None:
        """Say what one thinks of a trial."""
        if number:
            self._take(steps.judge(self._keeping.kept, number, opinion, self.title_of(number)))

    def _take(self, step: Step | None) -> None:
        if step is not None and step.changes:
            self._keeping.take(step)

    def _toggle_meant(self) -> None:
        self.toggle(self.meant())

    def _judge_interesting(self, on: bool) -> None:
        self.judge(self.meant(), Opinion.INTERESTING if on else None)

    def _judge_not_for_me(self, on: bool) -> None:
        self.judge(self.meant(), Opinion.NOT_FOR_ME if on else None)

    # What is meant, and what it is called

    def meant(self) -> str:
        """The trial a key is for: the chosen one of the list with the keyboard, or the open one."""
        focused = self._window.focusWidget()
        if isinstance(focused, ResultsList):
            return focused.current_number()
        return self._open[0] or self._pane.list.current_number()

    def title_of(self, number: str) -> str:
        """What the trial is called, as far as it is known here."""
        row = self._pane.model.row_of(number)
        if row >= 0:
            return self._pane.model.words(row).title
        if number == self._open[0]:
            return self._open[1]
        kept = self._keeping.kept
        saved = kept.get(Kind.SAVED, number, Saved)
        judged = kept.get(Kind.OPINION, number, Judged)
        return saved.title if saved else judged.title if judged else ""

    # What is shown

    def show_kept(self) -> None:
        """Show everywhere what is kept now."""
        kept = self._keeping.kept
        self._pane.model.set_mine(row_marks(kept))
        self._pane.foot.set_count(len(kept.all(Kind.SAVED, Saved)))
        self._show_open()

    def _show_open(self) -> None:
        number = self._open[0]
        kept, actions = self._keeping.kept, self._window.actions_
        judged = kept.get(Kind.OPINION, number, Judged)
        opinion = judged.opinion if judged else None
        self._window.frame.show_saved(kept.is_saved(number))
        actions.interesting.setChecked(opinion is Opinion.INTERESTING)
        actions.not_for_me.setChecked(opinion is Opinion.NOT_FOR_ME)

    def _note_opened(self, number: str, title: str) -> None:
        self._open = (number, title)
        self._show_open()

    def _note_layout(self) -> None:
        frame = self._window.frame
        self.undoing.left = 0 if frame.is_narrow else frame.pane.width()


def now() -> str:
    """The time as what is kept is dated with."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
