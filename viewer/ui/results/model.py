"""The found trials as a Qt list: answers with roles, knows no colours and no sizes."""

from collections.abc import Callable, Collection
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.domain.search import Hit, Query, SearchResult
from viewer.ui.results.row import NOTHING_MINE, RowMine, RowWords
from viewer.ui.results.wording import row_words

MOST_ROWS = 200
"""Rows beyond these are not listed: laying out more costs seconds, and nobody reads them."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row answers beside Qt's own roles."""

    WORDS = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    MINE = Qt.ItemDataRole.UserRole + 3


def row_answer(words: RowWords, role: int, mine: RowMine = NOTHING_MINE) -> object:
    """Answer a role of a row; None for all that the view decides itself (fonts, colours, sizes)."""
    answers: dict[int, object] = {
        Qt.ItemDataRole.DisplayRole: words.title,
        Qt.ItemDataRole.ToolTipRole: words.tip,
        Qt.ItemDataRole.AccessibleTextRole: ", ".join(
            part for part in (words.spoken, mine.spoken) if part
        ),
        Role.WORDS: words,
        Role.NUMBER: words.number,
        Role.MINE: mine,
    }
    return answers.get(role)


class MarkedModel(QAbstractListModel):
    """Rows with what the person made of each trial."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mine_of: Callable[[str], RowMine] | None = None
        self._mine: dict[str, RowMine] = {}

    def set_mine(self, mine: Callable[[str], RowMine]) -> None:
        """Take what tells of a trial, by number, what the person made of it."""
        self._mine_of, self._mine = mine, {}
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def mine(self, number: str) -> RowMine:
        """What the person made of a trial."""
        if number not in self._mine:
            of = self._mine_of
            self._mine[number] = of(number) if of is not None else NOTHING_MINE
        return self._mine[number]

    def title(self, number: str) -> str:
        """The title of a trial of the list; empty: it is not there."""
        for row in range(self.rowCount()):
            words = self.index(row, 0).data(Role.WORDS)
            if isinstance(words, RowWords) and words.number == number:
                return words.title
        return ""


class ResultsModel(MarkedModel):
    """The rows of the newest answer, fifty at first and up to two hundred when scrolled.

    Signals:
        more_requested(): the end of the list is near, and the library has more.
    """

    more_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._words: dict[int, RowWords] = {}
        self._total = 0
        self._query: Query | None = None
        self._asked_for_more = False
        self._miles = False

    def set_miles(self, on: bool) -> None:
        """Give distances in miles, or in kilometres."""
        if on != self._miles:
            self.beginResetModel()
            self._miles = on
            self._words = {}
            self.endResetModel()

    def show(self, result: SearchResult) -> None:
        """Take an answer. One to the same question only adds the rows that are new."""
        hits = result.hits[:MOST_ROWS]
        self._total = result.total
        known = len(self._hits)
        same = self._query is not None and self._query.asks_as(result.query)
        self._query = result.query
        self._asked_for_more = False
        if same and len(hits) > known and hits[:known] == self._hits:
            self.beginInsertRows(QModelIndex(), known, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
        elif not same or hits != self._hits:
            self.beginResetModel()
            self._hits = hits
            self._words = {}
            self.endResetModel()

    def take_out(self, numbers: Collection[str]) -> None:
        """Take trials out of the list at once; the answer without them comes a moment later."""
        gone = set(numbers)
        for row in reversed(range(len(self._hits))):
            if self._hits[row].number in gone:
                self.beginRemoveRows(QModelIndex(), row, row)
                self._hits = (*self._hits[:row], *self._hits[row + 1 :])
                self._words = {}
                self.endRemoveRows()

    def row_of(self, number: str) -> int:
        """The row of the trial of that number, or -1."""
        return next((row for row, hit in enumerate(self._hits) if hit.number == number), -1)

    def numbers(self) -> tuple[str, ...]:
        """The numbers of the trials in the list, as far as they are there."""
        return tuple(hit.number for hit in self._hits)

    def words(self, row: int) -> RowWords:
        """What the row says; put into words when first asked for."""
        if row not in self._words:
            self._words[row] = row_words(self._hits[row], miles=self._miles)
        return self._words[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer a role; None for all that the view decides itself (fonts, colours, sizes)."""
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        words = self.words(index.row())
        return row_answer(words, role, self.mine(words.number))

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether the library has more for this list, within what is ever listed."""
        return (
            not parent.isValid()
            and not self._asked_for_more
            and 0 < len(self._hits) < min(self._total, MOST_ROWS)
        )

    def fetchMore(self, parent: _Index) -> None:
        """Ask for more; the rows come with the next answer."""
        if self.canFetchMore(parent):
            self._asked_for_more = True
            self.more_requested.emit()
