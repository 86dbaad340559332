"""How a word that was begun goes on, by the words the library holds."""

from viewer.store.spelling import half_typed
from viewer.store.sqlite import Connection

MOST = 150
"""Words taken for one beginning; the commonest ones."""

_SHORT = 3
"""Characters up to which FTS5 keeps beginnings of words ready (``prefix`` in the schema)."""

_ALL = {
    "tier1": "SELECT term FROM tier1_term WHERE term >= ? AND term < ? "
    "ORDER BY trials DESC, term LIMIT ?",
    "tier2": "SELECT term FROM tier2_term WHERE term >= ? AND term < ? "
    "ORDER BY trials DESC, term LIMIT ?",
}
_ANY = {
    "tier1": "SELECT 1 FROM tier1_term WHERE term >= ? AND term < ? LIMIT 1",
    "tier2": "SELECT 1 FROM tier2_term WHERE term >= ? AND term < ? LIMIT 1",
}
_AFTER_ALL = "\U0010ffff"
"""Sorts after every character a word can hold."""


class Completer:
    """Completes words from one tier, ``"tier1"`` or ``"tier2"``.

    With ``others`` it gives what that one finds as well: what a search finds in one tier it must
    find in the next, or its total would not cover its list.
    """

    def __init__(
        self, connection: Connection, tier: str, others: "Completer | None" = None
    ) -> None:
        self._connection = connection
        self.tier = tier
        self._others = others
        self._known: dict[str, list[str]] = {}
        self.cut = False
        """Set once more words began alike than were taken."""

    def __call__(self, start: str) -> list[str]:
        """Give the words that begin so; see ``viewer.store.query.Completions``.

        A word half typed in one spelling may have none; then the other spelling is tried.
        """
        if start not in self._known:
            found = self._begun(start)
            if not found:
                found = [word for other in half_typed(start) for word in self._begun(other)]
            others = self._others(start) if self._others else []
            self._known[start] = list(dict.fromkeys([*others, *found]))
        return self._known[start]

    def _begun(self, start: str) -> list[str]:
        ends = (start, start + _AFTER_ALL)
        if len(start) <= _SHORT:
            return (
                [start + "*"] if self._connection.execute(_ANY[self.tier], ends).fetchone() else []
            )
        rows = self._connection.execute(_ALL[self.tier], (*ends, MOST + 1)).fetchall()
        self.cut = self.cut or len(rows) > MOST
        return [term for (term,) in rows[:MOST]]
