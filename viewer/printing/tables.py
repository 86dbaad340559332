"""How a table stands on paper: column widths, or each row as a list of label and value."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from viewer.pages.blocks import Cell, Mark, Table, text_of
from viewer.printing.sheet import Sheet
from viewer.words import _

# A column of fewer characters than this is a ladder of broken words.
_NARROWEST = 9
_WIDEST_WORD = 25
_FIRST_COLUMN = 18
_UNEQUAL = (0.85, 1.2)
"""How much narrower and wider than the mean the columns of studies side by side may be."""
_SURE = 0.8
"""Part of a column's characters that surely stand on one line: heads are bold, letters differ."""
_SURE_OF_TEXT = 0.9
"""The same where words are mostly of small letters."""


def words_of(cell: Cell) -> str:
    """What a cell says, a mark put into a word."""
    return text_of(cell.spans) if cell.mark is None else mark_word(cell.mark)


def mark_word(mark: Mark) -> str:
    """A mark as a word, so that whoever hears the page hears it too."""
    return _("Yes") if mark is Mark.YES else _("No")


def width_of(table: Table) -> int:
    """How many columns the table has, rows that are too long counted in full."""
    return max(len(table.header), *(len(row) for row in table.rows), 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Shares of the line, one a column, and how long a word each column holds unbroken."""

    shares: tuple[int, ...]
    longest_runs: tuple[int, ...]


def columns(table: Table, sheet: Sheet) -> Columns | None:
    """The widths for a table, or None when its rows are better stacked.

    Stacked are all tables in large print, and any whose words do not fit side by side.
    """
    count = width_of(table)
    # On its side, a page that is not large print is set a little smaller: see side-by-side.typ.
    size = sheet.text_size * (1 if sheet.is_large or not sheet.landscape else 11 / 12)
    line = sheet.characters(size) - 2 * count
    # On its side paper has room for columns in large print, too.
    stacks = sheet.is_large and not sheet.landscape
    if stacks or line < _NARROWEST * count:
        return None
    needs = [_column_need(table, column) for column in range(count)]
    # Studies side by side, on paper on its side, break a word rather than leave the table.
    sure = 1 if sheet.landscape else _SURE
    least = [min(ceil(word / sure), _WIDEST_WORD) for word, _text in needs]
    if sum(least) > line:
        return None
    if sheet.landscape:
        # Studies side by side: each has about as much room as the others.
        first = max(_NARROWEST, least[0], min(needs[0][1], _FIRST_COLUMN))
        each = (line - first) / max(1, count - 1)
        if count > 1 and each < max(_NARROWEST, *least[1:]):
            return None
        return _made([first, *_about_equal(table, line - first)], sure=_SURE_OF_TEXT)
    # What is left after the longest words goes to the columns with the most more to say.
    weights = [
        max(0.5, max(0, text - low) ** 0.5) for (_word, text), low in zip(needs, least, strict=True)
    ]
    left = line - sum(least)
    widths = [
        max(_NARROWEST, low + left * weight / sum(weights))
        for low, weight in zip(least, weights, strict=True)
    ]
    return _made(widths)


def _about_equal(table: Table, line: float) -> list[float]:
    """Widths for all columns but the first; who has more to say has a little more room."""
    said = [
        1 + sum(len(words_of(row[column])) + len(row[column].note) for row in table.rows)
        for column in range(1, width_of(table))
        if all(column < len(row) for row in table.rows)
    ]
    mean = sum(said) / max(1, len(said))
    least, most = _UNEQUAL
    weights = [min(most, max(least, (each / mean) ** 0.5)) for each in said]
    return [line * weight / sum(weights) for weight in weights]


def _made(widths: Sequence[float], sure: float = _SURE) -> Columns:
    return Columns(
        shares=tuple(round(width * 10) for width in widths),
        longest_runs=tuple(max(8, int(width * sure + 0.01)) for width in widths),
    )


def _column_need(table: Table, column: int) -> tuple[int, int]:
    """Longest word and longest text of a column, in characters."""
    cells = [row[column] for row in (table.header, *table.rows) if column < len(row)]
    texts = [f"{words_of(cell)} {cell.note}" for cell in cells]
    longest_word = max((len(word) for text in texts for word in text.split()), default=1)
    return longest_word, max((len(text) for text in texts), default=1)
