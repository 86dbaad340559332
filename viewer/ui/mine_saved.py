"""Stars, marks and undo: what the person saved, joined to the parts that show it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from secrets import token_hex

from PySide6.QtCore import QObject, QPoint, Signal

from viewer.domain import sorting_steps as sorting
from viewer.domain import steps
from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import Folder, Judged, Kind, Opinion, Saved, Tag
from viewer.ui.keep.marks import row_mark, with_notes
from viewer.ui.keep.name_dialog import NameDialog
from viewer.ui.keep.row_menu import RowMenu
from viewer.ui.keep.sort_dialog import SortDialog, Sorted
from viewer.ui.keep.toast import Offer, Toast
from viewer.ui.keep.undoing import Undoing
from viewer.ui.keeping import Keeping
from viewer.ui.narrow.hidden_page import HiddenPage
from viewer.ui.narrowing import Narrowing
from viewer.ui.results.list_view import ResultsList
from viewer.ui.results.model import MarkedModel
from viewer.ui.results.row import RowMine
from viewer.ui.sharing import Sharing
from viewer.ui.window import Window
from viewer.words import _

SHOWN_IN_ROWS = frozenset({Kind.SAVED, Kind.OPINION, Kind.TAG, Kind.TAGGED, Kind.FOLDER})
"""What rows of lists show of what is kept."""


class MineSaved(QObject):
    """Saves, judges and takes back; shows in every list and over the open trial what is so.

    Signals:
        badges_changed(): other trials are marked as changed.
        row_pressed(number): a row of a list was pressed.
    """

    badges_changed = Signal()
    row_pressed = Signal(str)

    def __init__(self, window: Window, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._pane = window.frame.pane
        self._open = ("", "")
        self._changed: tuple[str, ...] = ()
        self._news: dict[str, str] = {}
        self.has_told_news = False
        """Whether it was said after the last import what kept searches find now."""
        self._models: list[MarkedModel] = []
        self.toast = Toast(window.appearances.look, window)
        self.toast.free_left = self._free_left
        if window.reader is not None:
            window.reader.keep_free(self.toast.covers)
        self.undoing = Undoing(keeping, self.toast, window.actions_, self)
        self.menu = RowMenu(window)
        self._connect()
        self.show_kept()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        actions, reader = self._window.actions_, self._window.reader
        self._keeping.ready.connect(self.show_kept)
        self._keeping.changed.connect(self._note_changes)
        self._window.appearances.changed.connect(self.toast.set_look)
        actions.save.triggered.connect(self._toggle_meant)
        actions.interesting.triggered.connect(self._judge_interesting)
        actions.not_for_me.triggered.connect(self._judge_not_for_me)
        actions.sort_away.triggered.connect(self._sort_meant)
        self.menu.star_wished.connect(self.toggle)
        self.menu.opinion_wished.connect(self.judge)
        self.menu.sorting_wished.connect(self.ask_sorting)
        self.menu.reason_wished.connect(self.ask_reason)
        if self._window.comparing is not None:
            self.menu.compare_wished.connect(self._window.comparing.toggle)
            self._window.comparing.hear(self.show_kept)
            self._window.comparing.hear(self.toast.place)
            self._window.comparing.hear_cleared(self._tell_cleared)
            self.toast.free_foot = self._window.comparing.bar_height
        self.undoing.reason_wished.connect(self.ask_reason)
        self.follow(self._pane.list, self._pane.model)
        narrowing = self._window.narrowing
        if isinstance(narrowing, Narrowing):
            narrowing.hidden_made.connect(self._follow_hidden)
        if isinstance(self._window.sharing, Sharing):
            self._window.sharing.told.connect(self.undoing.say)
        if reader is not None:
            reader.opened.connect(self._note_opened)
            reader.left.connect(self._note_left)

    def _tell_cleared(self, back: Callable[[], None]) -> None:
        """Offer the way back to what was chosen to be compared."""
        words = _("No study is chosen to compare any more.")
        self.undoing.say(words, (Offer(_("Undo"), back),))

    def _follow_hidden(self, page: HiddenPage) -> None:
        self.follow(page.list, page.model)
        self.show_kept()

    def follow(self, rows: ResultsList, model: MarkedModel | None = None) -> None:
        """Hear the stars and the menus of a list, and mark its rows."""
        if model is not None:
            self._models.append(model)
        rows.star_pressed.connect(self.toggle)
        rows.chosen.connect(self.row_pressed)
        rows.entered_trial.connect(self.row_pressed)
        rows.menu_wished.connect(self._open_menu)

    # What the person does

    def toggle(self, number: str) -> None:
        """Save a trial, or take the star away from one that has it."""
        if number and self._is_ready():
            title = self.title_of(number)
            self._keeping.take(steps.toggle_saved(self._keeping.kept, number, title, now()))

    def judge(self, number: str, opinion: Opinion | None) -> None:
        """Say what one thinks of a trial."""
        if number and self._is_ready():
            self._take(steps.judge(self._keeping.kept, number, opinion, self.title_of(number)))

    def _is_ready(self) -> bool:
        """Before all is read, nobody knows what a press on a star would undo."""
        if not self._keeping.is_ready:
            self.undoing.say(_("What you keep is still being read. Try again in a moment."))
        return self._keeping.is_ready

    def _take(self, step: Step | None) -> None:
        if step is not None and step.changes:
            self._keeping.take(step)

    def ask_reason(self, number: str) -> None:
        """Ask why a trial is not for the person; nobody else reads it."""
        judged = self._keeping.kept.get(Kind.OPINION, number, Judged)
        dialog = NameDialog(
            self._window.appearances.look,
            _("Why is it not for you?"),
            judged.reason if judged else "",
            self._window,
            note=_("Only you see this. You can leave it empty."),
        )
        dialog.named.connect(partial(self._give_reason, number))
        dialog.open()

    def _give_reason(self, number: str, reason: str) -> None:
        self._take(steps.give_reason(self._keeping.kept, number, reason))

    def ask_sorting(self, number: str) -> None:
        """Ask for the folder and the tags of a trial."""
        if not number or not self._is_ready():
            return
        kept = self._keeping.kept
        saved = kept.get(Kind.SAVED, number, Saved)
        folder = kept.get(Kind.FOLDER, saved.folder if saved else "", Folder)
        folders = sorted(one.name for one in kept.all(Kind.FOLDER, Folder).values())
        dialog = SortDialog(
            self._window.appearances.look,
            self.title_of(number),
            Sorted(folder.name if folder else "", kept.tags_of(number)),
            (folders, tuple(kept.all(Kind.TAG, Tag).values())),
            self._window,
        )
        dialog.decided.connect(partial(self._sort, number))
        dialog.open()

    def _sort(self, number: str, decided: Sorted) -> None:
        """Save it if need be, and put it where it belongs: one step."""
        kept = Kept(self._keeping.kept)
        changes: list[Change] = []
        name = StepName.SAVE
        saving = None if kept.is_saved(number) else steps.save(kept, number, *self._named(number))
        if saving is not None:
            kept.apply(saving.changes)
            changes += saving.changes
        for step in (
            sorting.set_tags(kept, number, decided.tags, new_key),
            sorting.move_to_folder(kept, [number], decided.folder, new_key),
        ):
            if step is not None:
                changes += step.changes
                name = step.name
        made = saving is not None
        self._take(Step(StepName.SAVE if made else name, tuple(changes)))

    def _named(self, number: str) -> tuple[str, str]:
        return self.title_of(number), now()

    def _sort_meant(self) -> None:
        self.ask_sorting(self.meant())

    def _open_menu(self, number: str, place: QPoint) -> None:
        comparing = self._window.comparing
        compared = comparing is not None and comparing.is_chosen(number)
        self.menu.open(number, place, self._keeping.kept, compared=compared)

    def _toggle_meant(self) -> None:
        if not self.meant():
            self.undoing.say(_("Choose a study first. Then you can save it."))
        self.toggle(self.meant())

    def _judge_interesting(self, on: bool) -> None:
        self.judge(self.meant(), Opinion.INTERESTING if on else None)

    def _judge_not_for_me(self, on: bool) -> None:
        self.judge(self.meant(), Opinion.NOT_FOR_ME if on else None)

    # What is meant, and what it is called

    def meant(self) -> str:
        """The trial a key is for: the chosen one of the list with the keyboard, or the open one."""
        focused = self._window.focusWidget()
        if isinstance(focused, ResultsList) and focused.current_number():
            return focused.current_number()
        return self._open[0] or self._pane.list.current_number()

    def title_of(self, number: str) -> str:
        """What the trial is called, as far as it is known here."""
        if number == self._open[0]:
            return self._open[1]
        listed = next(filter(None, (model.title(number) for model in self._models)), "")
        if listed:
            return listed
        kept = self._keeping.kept
        saved = kept.get(Kind.SAVED, number, Saved)
        judged = kept.get(Kind.OPINION, number, Judged)
        return saved.title if saved else judged.title if judged else ""

    # What is shown

    def show_kept(self) -> None:
        """Show everywhere what is kept now."""
        kept = self._keeping.kept
        for model in self._models:
            model.set_mine(self.mark_of)
        self._pane.set_not_for_me(kept.hidden())
        self._pane.foot.set_count(len(kept.all(Kind.SAVED, Saved)))
        self._show_open()

    def mark_of(self, number: str) -> RowMine:
        """The mark of a row: what was made of its trial, what is new or changed and unread."""
        mark = row_mark(self._keeping.kept, number)
        words = self._news.get(number, "")
        if not words and number in self._changed:
            words = _("The record changed. Open it to see what.")
        comparing = self._window.comparing
        compared = comparing is not None and comparing.is_chosen(number)
        more = [words, _("Chosen to compare") if compared else ""]
        return with_notes(mark, filter(None, more)) if any(more) else mark

    def set_news(self, new: Sequence[str], changed: Sequence[str]) -> None:
        """Mark trials as new, or as changed, since a search was last looked at."""
        self._news = dict.fromkeys(new, _("New since you last looked"))
        self._news |= dict.fromkeys(changed, _("Changed since you last looked"))
        self.show_kept()

    @property
    def changed(self) -> tuple[str, ...]:
        """Trials that are marked as changed."""
        return self._changed

    def set_changed(self, numbers: Sequence[str]) -> None:
        """Mark trials whose records changed here and were not opened since."""
        if tuple(numbers) != self._changed:
            self._changed = tuple(numbers)
            self.show_kept()
            self.badges_changed.emit()

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind in SHOWN_IN_ROWS for change in changes):
            self.show_kept()

    def _show_open(self) -> None:
        number = self._open[0]
        kept, actions = self._keeping.kept, self._window.actions_
        judged = kept.get(Kind.OPINION, number, Judged)
        opinion = judged.opinion if judged else None
        saved = kept.is_saved(number)
        self._window.frame.show_saved(saved)
        actions.show_saved(saved)
        words = {Opinion.INTERESTING: _("Interesting"), Opinion.NOT_FOR_ME: _("Not for me")}
        self._window.frame.show_judged(words[opinion] if opinion else "")
        actions.interesting.setChecked(opinion is Opinion.INTERESTING)
        actions.not_for_me.setChecked(opinion is Opinion.NOT_FOR_ME)

    def _note_opened(self, number: str, title: str) -> None:
        self._open = (number, title)
        self._show_open()

    def _note_left(self) -> None:
        self._note_opened("", "")

    def _free_left(self) -> int:
        frame = self._window.frame
        return 0 if frame.is_narrow or frame.is_first else frame.left.width()


def new_key() -> str:
    """A key that nothing has yet."""
    return token_hex(8)


def now() -> str:
    """The time as what is kept is dated with."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
