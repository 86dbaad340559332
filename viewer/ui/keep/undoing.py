"""Says what was done and kept, and takes it back: at once, later, or after a restart."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from viewer.domain.kept import Step, StepName, TakenStep
from viewer.plain.step_words import done_words, undo_words, undone_words
from viewer.ui.actions import Actions
from viewer.ui.keep.toast import Offer, Toast
from viewer.ui.keeping import Keeping
from viewer.words import _


class Undoing(QObject):
    """Joins the steps of what is kept to the quiet line and to the Menu's "Undo".

    Signals:
        reason_wished(number): why a trial is not for the person is to be written down.
    """

    reason_wished = Signal(str)

    def __init__(self, keeping: Keeping, toast: Toast, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._toast = toast
        self._actions = actions
        keeping.taken.connect(self._tell_taken)
        keeping.undone.connect(self._tell_undone)
        keeping.newest_changed.connect(self.show_newest)
        actions.undo.triggered.connect(self._undo)
        self.show_newest()

    def show_newest(self) -> None:
        """Say in the Menu what an undo would take back."""
        newest = self._keeping.newest
        self._actions.undo.setText(undo_words(newest.step) if newest else _("Undo"))
        self._actions.undo.setEnabled(newest is not None)

    def say(self, sentence: str, offers: tuple[Offer, ...] = (), *, stays: bool = False) -> None:
        """Say something in the quiet line; ``stays``: until it is looked at or closed."""
        self._toast.say(sentence, offers, stays=stays)

    def _undo(self) -> None:
        self._keeping.undo()

    def _tell_taken(self, seq: int, step: Step) -> None:
        sentence = done_words(step)
        if not sentence:
            return
        offers = [Offer(_("Undo"), partial(self._keeping.undo, seq))] if step.undoable else []
        if step.name is StepName.HIDE:
            number = step.changes[0].key
            offers.append(Offer(_("Say why"), partial(self.reason_wished.emit, number)))
        self.say(sentence, tuple(offers))

    def _tell_undone(self, taken: TakenStep) -> None:
        self.say(undone_words(taken.step))
