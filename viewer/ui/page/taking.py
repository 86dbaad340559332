"""The questions a person takes along to ask about the open trial, ours and their own."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal


class Taking(QObject):
    """What is taken along. The page reads it and tells wishes; whoever keeps it sets it.

    Signals:
        changed(): others are taken now.
        wished(identity, words, on): a question of ours is to be taken along, or left.
        own_wished(text): a question in the person's own words is to be kept.
        own_unwished(key): one of these is to be deleted.
    """

    changed = Signal()
    wished = Signal(str, str, bool)
    own_wished = Signal(str)
    own_unwished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._taken: tuple[str, ...] = ()
        self._own: Mapping[str, str] = {}

    def begin(self) -> None:
        """Forget everything: another trial is shown."""
        self._taken, self._own = (), {}

    def set(self, taken: tuple[str, ...], own: Mapping[str, str]) -> None:
        """What is taken along: ids of questions of ours, and the person's own by key."""
        if (taken, own) != (self._taken, self._own):
            self._taken, self._own = taken, own
            self.changed.emit()

    @property
    def own(self) -> Mapping[str, str]:
        """The person's own questions by key."""
        return self._own

    def __contains__(self, identity: str) -> bool:
        return identity in self._taken
