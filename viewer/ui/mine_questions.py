"""The questions a person takes along, joined to the page of the open trial."""

import secrets

from PySide6.QtCore import QObject

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Question, Taken, tick_key
from viewer.ui.keeping import Keeping
from viewer.ui.reader import Reader


class MineQuestions(QObject):
    """Keeps which questions are taken along, and shows those that are kept."""

    def __init__(self, reader: Reader, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._keeping = keeping
        self._taking = taking = reader.view.answers.taking
        reader.opened.connect(self._show)
        taking.wished.connect(self._take)
        taking.own_wished.connect(self._add)
        taking.own_unwished.connect(self._delete)
        keeping.ready.connect(self._show)
        keeping.changed.connect(self._note_changes)

    def _show(self) -> None:
        """Show what is taken along to ask about the open trial."""
        trial = self._reader.trial
        if trial is not None:
            kept = self._keeping.kept
            questions = kept.all(Kind.QUESTION, Question)
            own = {key: one.text for key, one in questions.items() if one.number == trial.number}
            self._taking.set(kept.mine(trial.number).taken, own)

    def _note_changes(self, changes: tuple[Change, ...]) -> None:
        if any(change.kind in (Kind.TAKEN, Kind.QUESTION) for change in changes):
            self._show()

    def _take(self, identity: str, words: str, on: bool) -> None:
        trial = self._reader.trial
        if trial is not None:
            key = tick_key(trial.number, identity)
            value = Taken(words) if on else None
            self._keeping.take(Step(StepName.TAKE, (Change(Kind.TAKEN, key, value),)))

    def _add(self, text: str) -> None:
        trial = self._reader.trial
        if trial is not None:
            change = Change(Kind.QUESTION, secrets.token_hex(8), Question(trial.number, text))
            self._keeping.take(Step(StepName.QUESTION, (change,)))

    def _delete(self, key: str) -> None:
        change = Change(Kind.QUESTION, key, None)
        self._keeping.take(Step(StepName.DELETE_QUESTION, (change,)))
