"""Joins the answers on the page to what the person keeps."""

from dataclasses import replace

from PySide6.QtCore import QObject

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Answer, Kind, Mine, Tick, tick_key
from viewer.pages.blocks import Tab
from viewer.pages.ticking import answers_by_line, answers_in_force, tick_lines
from viewer.ui.keeping import Keeping
from viewer.ui.reader import Reader


class MineTicks(QObject):
    """Keeps the answers of the open trial, and shows those that are kept."""

    def __init__(self, reader: Reader, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._keeping = keeping
        self._answers = answers = reader.view.answers
        reader.mine_of = self._mine
        reader.opened.connect(self._show)
        answers.wished.connect(self._take)
        answers.clearing_wished.connect(self._clear)
        keeping.ready.connect(self._show)
        keeping.changed.connect(self._note_changes)

    def _mine(self, number: str) -> Mine:
        """Everything kept of a trial, with the answers that the profile gives."""
        kept, trial = self._keeping.kept, self._reader.trial
        mine = kept.mine(number)
        by_field = trial.profile_answers(kept.profile()) if trial else {}
        if trial is None or trial.number != number or not by_field:
            return mine
        lines = tick_lines(trial.page_of(Tab.ELIGIBILITY).blocks)
        given, marked = mine.answers, answers_by_line(lines, by_field)
        return replace(mine, answers={**given, **answers_in_force(lines, given, marked)})

    def _show(self) -> None:
        """Show the answers to the lines of the open trial."""
        trial = self._reader.trial
        if trial is not None:
            kept = self._keeping.kept
            self._answers.set_given(kept.answers_of(trial.number))
            self._answers.set_marked(trial.profile_answers(kept.profile()))

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind in (Kind.TICK, Kind.PROFILE) for change in changes):
            self._show()

    def _take(self, identity: str, words: str, answer: Answer | None) -> None:
        trial = self._reader.trial
        if trial is None:
            return
        key = tick_key(trial.number, identity)
        tick = None if answer is None else Tick(answer, words)
        self._keeping.take(Step(StepName.TICK, (Change(Kind.TICK, key, tick),)))

    def _clear(self, identities: tuple[str, ...]) -> None:
        trial = self._reader.trial
        if trial is None or not identities:
            return
        keys = (tick_key(trial.number, identity) for identity in identities)
        changes = tuple(Change(Kind.TICK, key, None) for key in keys)
        self._keeping.take(Step(StepName.CLEAR_TICKS, changes))
