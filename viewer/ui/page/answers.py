"""The answers to the lines of the open trial, as its page shows them and asks for others."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from viewer.domain.personal import Answer, Tick
from viewer.pages.ticking import TickLine, answers_by_line, answers_in_force, earlier_answers
from viewer.ui.page.taking import Taking


class Answers(QObject):
    """What the person answered, and what their profile answers.

    The page reads it and tells wishes; whoever keeps answers sets it.

    Signals:
        changed(): the answers are others now.
        wished(identity, words, answer): an answer to a line is wanted; None takes it back.
        clearing_wished(identities): these answers are to be taken back, a tuple.
    """

    changed = Signal()
    wished = Signal(str, str, object)
    clearing_wished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.taking = Taking(self)
        """The questions that are taken along, which stand on another page of the trial."""
        self._lines: tuple[TickLine, ...] = ()
        self._given: Mapping[str, Tick] = {}
        self._by_field: Mapping[str, Answer] = {}
        self._in_force: Mapping[str, Tick] = {}

    def begin(self) -> None:
        """Forget everything: another trial is shown."""
        self._lines, self._given, self._by_field, self._in_force = (), {}, {}, {}
        self.taking.begin()

    def set_lines(self, lines: tuple[TickLine, ...]) -> None:
        """Which lines there are to answer."""
        self._lines = lines
        self._reckon()

    def set_given(self, given: Mapping[str, Tick]) -> None:
        """The answers given by hand, by identity of the line."""
        if given != self._given:
            self._given = given
            self._reckon()

    def set_marked(self, by_field: Mapping[str, Answer]) -> None:
        """What the profile answers, by field of the record (``own_lines.Coded``)."""
        if by_field != self._by_field:
            self._by_field = by_field
            self._reckon()

    def _reckon(self) -> None:
        marked = answers_by_line(self._lines, self._by_field)
        self._in_force = answers_in_force(self._lines, self._given, marked)
        self.changed.emit()

    @property
    def lines(self) -> tuple[TickLine, ...]:
        """The lines there are to answer."""
        return self._lines

    @property
    def in_force(self) -> Mapping[str, Tick]:
        """The answers that count, by identity of the line, those of the profile included."""
        return self._in_force

    def of(self, identity: str) -> Tick | None:
        """The answer to one line."""
        return self._in_force.get(identity)

    def earlier(self) -> Mapping[str, Tick]:
        """Answers to lines that are not here any more."""
        return earlier_answers(self._lines, self._given) if self._lines else {}

    def given_here(self) -> tuple[str, ...]:
        """The lines here that were answered by hand."""
        return tuple(line.identity for line in self._lines if line.identity in self._given)
