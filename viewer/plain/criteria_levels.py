"""How deep a line of eligibility text lies under the lines before it."""

import re

from viewer.plain.criteria_lines import Line, MarkKind

_DEEPEST = 2


class Levels:
    """Keeps the columns at which the open lists begin, and the last number of each."""

    def __init__(self) -> None:
        self._indents: list[float] = []
        self._numbers: list[int | None] = []

    @property
    def depth(self) -> int:
        """How many lists are open, three at most."""
        return min(len(self._indents), _DEEPEST + 1)

    def restart(self) -> None:
        """Begin again, after a heading."""
        self._indents, self._numbers = [], []

    def of(self, line: Line, mark: str, before: MarkKind) -> int:
        """The level of a line with a bullet, number or letter: 0, 1 or 2.

        ``mark`` is that bullet or number, ``before`` the kind of mark the line before has.
        """
        number = _number(mark) if line.kind is MarkKind.NUMBER else None
        indent = self._indent(line, before)
        self._indents, self._numbers = self._open_at(indent, number)
        return min(len(self._indents) - 1, _DEEPEST)

    def _indent(self, line: Line, before: MarkKind) -> float:
        if line.kind is MarkKind.LETTER and self._indents:
            # "a." straight under "1." is under it, whatever the columns say.
            top = self._indents[-1]
            is_first_letter = before in {MarkKind.NUMBER, MarkKind.BULLET}
            if line.indent <= top and (is_first_letter or top % 1):
                return int(top) + 0.5
        return line.indent

    def _open_at(self, indent: float, number: int | None) -> tuple[list[float], list[int | None]]:
        kept = sum(1 for open_at in self._indents if open_at <= indent)
        while kept and self._indents[kept - 1] > indent:
            kept -= 1
        is_new = not kept or self._indents[kept - 1] < indent
        follows = not is_new and number is not None and self._numbers[kept - 1] == number - 1
        if number is not None and number > 1 and not follows:
            # "7." that stands too far right still comes after "6.".
            for level in range(kept - 1, -1, -1):
                if self._numbers[level] == number - 1:
                    return self._indents[: level + 1], [*self._numbers[:level], number]
        indents, numbers = self._indents[:kept], self._numbers[:kept]
        if is_new:
            return [*indents, indent], [*numbers, number]
        return indents, [*numbers[:-1], number if number is not None else numbers[-1]]


def _number(mark: str) -> int | None:
    """The last number of a list's mark: 3 of "3." and of "* 3)"; None for "3.2."."""
    found = re.fullmatch(r"\D*(\d{1,3})\D*", mark)
    return int(found[1]) if found else None
