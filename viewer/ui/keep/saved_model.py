"""The saved trials as rows of a list, whether the open library has them or not."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.domain.personal import Saved
from viewer.domain.search import Hit
from viewer.plain.entities import shown
from viewer.ui.results.model import MarkedModel, row_answer
from viewer.ui.results.row import RowMine, RowWords
from viewer.ui.results.wording import row_words
from viewer.words import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def absent_words(number: str, saved: Saved) -> RowWords:
    """The row of a saved trial that the open library does not have."""
    status = _("Not in this library")
    title = shown(saved.title) or number
    return RowWords(
        number=number,
        title=title,
        standing="not_known",
        status=status,
        official="",
        phase="",
        lines=(number,),
        spoken=", ".join((title, status, number)),
        tip="\n".join((number, title, status)),
    )


class SavedModel(MarkedModel):
    """Rows of saved trials; with boxes to tick while several are to be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RowWords, ...] = ()
        self._chooses = False
        self._ticked: set[str] = set()

    def show(self, saved: Mapping[str, Saved], hits: Mapping[str, Hit]) -> None:
        """Take the trials to list, in their order, and what the library says of them."""
        rows = tuple(
            row_words(hits[number]) if number in hits else absent_words(number, one)
            for number, one in saved.items()
        )
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_choosing(self, on: bool) -> None:
        """Show a box before each row, or none."""
        self._chooses = on
        self._ticked.clear()
        self._tell()

    def tick(self, number: str) -> None:
        """Tick the box of a row, or take the tick away."""
        self._ticked ^= {number}
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    @property
    def is_choosing(self) -> bool:
        """Whether rows have boxes."""
        return self._chooses

    def numbers(self) -> tuple[str, ...]:
        """All that is listed."""
        return tuple(row.number for row in self._rows)

    def ticked(self) -> tuple[str, ...]:
        """What is ticked of it, in the order of the list."""
        return tuple(number for number in self.numbers() if number in self._ticked)

    def words(self, row: int) -> RowWords:
        """What a row says."""
        return self._rows[row]

    def row_of(self, number: str) -> int:
        """The row of a trial, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.number == number), -1)

    def mine(self, number: str) -> RowMine:
        """What the person made of a trial, and its box."""
        mine = super().mine(number)
        if not self._chooses:
            return mine
        ticked = number in self._ticked
        spoken = _("ticked") if ticked else _("not ticked")
        return mine._replace(ticked=ticked, spoken=", ".join(filter(None, (spoken, mine.spoken))))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer a role."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        words = self._rows[index.row()]
        return row_answer(words, role, self.mine(words.number))
