"""What was searched and opened lately: remembered, offered again, forgotten."""

from functools import partial

from PySide6.QtCore import QObject

from viewer.domain import recent_steps as recent
from viewer.domain.kept import Step
from viewer.domain.personal import Kind, Saved
from viewer.plain.entities import shown
from viewer.ui.first_start import FirstStart
from viewer.ui.keeping import Keeping
from viewer.ui.mine_saved import MineSaved, now
from viewer.ui.suggestions import Line, Suggestions, announce
from viewer.ui.window import Window
from viewer.words import _

_SEARCHES, _TRIALS, _LINKS = 4, 4, 5
_LEAST_TEXT = 3
_CLEAR, _TRIAL, _TEXT = "clear", "trial ", "text "


class MineRecent(QObject):
    """Notes what is opened and searched, and offers it where a search begins."""

    def __init__(self, window: Window, keeping: Keeping, saved: MineSaved, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._saved = saved
        self._field = window.frame.pane.search
        self.offered = Suggestions(window.appearances.look, window.frame)
        self.offered.setAccessibleName(_("Lately searched and opened"))
        self._others = self._field.key_taker
        self._field.key_taker = self._take_key
        window.actions_.remember.setChecked(window.memory.settings.remember)
        self._connect()
        self.show_recent()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        window, field, frame = self._window, self._field, self._window.frame
        if window.reader is not None:
            window.reader.opened.connect(self._note_opened)
        self._keeping.ready.connect(self.show_recent)
        self._keeping.changed.connect(self.show_recent)
        window.actions_.remember.triggered.connect(self._set_remember)
        field.came.connect(self._offer)
        field.text_edited.connect(self._offer)
        field.left.connect(self.offered.put_away)
        window.pressed.connect(self.offered.put_away)
        frame.layout_changed.connect(self.offered.put_away)
        window.appearances.changed.connect(self.offered.set_look)
        self.offered.line_chosen.connect(self._choose)
        self.offered.told.connect(partial(announce, field))
        frame.first_made.connect(self._connect_first)
        frame.first_shown.connect(self.show_recent)
        if frame.is_first:
            self._connect_first(frame.first)

    def _connect_first(self, first: FirstStart) -> None:
        first.recent_chosen.connect(self._open)
        first.recent_clear_wished.connect(self.clear)
        first.saved_wished.connect(self._window.actions_.saved.trigger)
        self.show_recent()

    # Remembering

    def _note_opened(self, number: str, title: str) -> None:
        if not self._window.memory.settings.remember:
            return
        self._keeping.take(recent.visit(self._keeping.kept, number, title, now()))
        # What somebody searched for is known when they open something of it: not each letter.
        text = self._field.text().strip()
        if len(text) >= _LEAST_TEXT:
            self._keeping.take(recent.look_for(self._keeping.kept, text, now()))

    def _set_remember(self, on: bool) -> None:
        self._window.memory.note(remember=on)
        if on:
            self._saved.undoing.say(_("What you look at is remembered from now on."))
            return
        self._take(recent.forget(self._keeping.kept))
        self._saved.undoing.say(_("What you looked at is forgotten. It cannot be brought back."))

    def clear(self) -> None:
        """Forget what was looked at until now."""
        self._take(recent.clear(self._keeping.kept))

    def _take(self, step: Step | None) -> None:
        if step is not None:
            self._keeping.take(step)

    # Offering

    def show_recent(self) -> None:
        """Offer on the first page what was opened lately."""
        if self._window.frame.is_first:
            trials = recent.newest_trials(self._keeping.kept, _LINKS)
            self._window.frame.first.set_recent(trials)
            saved = self._keeping.kept.all(Kind.SAVED, Saved)
            self._window.frame.first.set_saved(len(saved))

    def _offer(self) -> None:
        """Offer under the empty field what was searched and opened lately."""
        if self._field.text() or not self._field.has_focus() or self._window.frame.is_first:
            self.offered.put_away()
            return
        self.offered.show_lines(self._field, self._lines(), _SEARCHES + _TRIALS + 1)

    def _lines(self) -> list[Line]:
        kept = self._keeping.kept
        lines = [
            Line(
                shown(text),
                _("searched"),
                _("searched: {text}").format(text=text),
                _TEXT + text,
            )
            for text in recent.newest_searches(kept, _SEARCHES)
        ]
        lines += [
            Line(
                shown(title) or number,
                _("opened"),
                _("opened: {title}").format(title=title),
                _TRIAL + number,
            )
            for number, title in recent.newest_trials(kept, _TRIALS)
        ]
        return [*lines, Line(_("Clear these"), key=_CLEAR)] if lines else []

    def _take_key(self, key: int) -> bool:
        taken = self.offered.take_key(key)
        return taken or (self._others is not None and self._others(key))

    def _choose(self, line: Line) -> None:
        if line.key == _CLEAR:
            self.clear()
        elif line.key.startswith(_TRIAL):
            self._open(line.key.removeprefix(_TRIAL))
        else:
            self._window.frame.pane.look_for_text(line.key.removeprefix(_TEXT))

    def _open(self, number: str) -> None:
        frame, reader = self._window.frame, self._window.reader
        if frame.is_first:
            frame.show_list()
            frame.pane.ask_again()
        if reader is not None:
            reader.enter(number)
