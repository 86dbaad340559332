"""Types into the real window and waits for the painted list: ``LIBRARY SETTINGS SEQUENCES``.

``SEQUENCES`` is a JSON file: for each round a list of queries. The limit shows the same results
to the same list without anybody searching.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from viewer.bench.inside.driving import Painted, drive, until
from viewer.bench.inside.told import tell
from viewer.bench.rounds import percentile
from viewer.domain.search import SearchResult
from viewer.ui.window import Window


class _Typist:
    """Types, and notes each answer and how long the list took to show it."""

    def __init__(self, window: Window) -> None:
        self._pane = window.frame.pane
        self._painted = Painted(window)
        self._answer: SearchResult | None = None
        window.frame.show_list()
        line = self._pane.search.focusProxy()
        if not isinstance(line, QLineEdit):
            raise TypeError("the search field is not a line")
        self._line = line
        # Connected after the window's own: the list already has the answer.
        window.searching.answered.connect(self._note)

    def _note(self, result: SearchResult) -> None:
        self._answer = result
        self._painted.watch()

    def type(self, queries: Sequence[str]) -> tuple[list[float], list[SearchResult]]:
        """Type each query into the empty field, key after key."""
        taken: list[float] = []
        results: list[SearchResult] = []
        for query in queries:
            self._answer = None
            self._line.setFocus()
            self._pane.search.clear()
            until(self._is_painted)
            for sign in query:
                self._answer = None
                begun = time.perf_counter()
                QTest.keyClicks(self._line, sign)
                if sign == " ":
                    continue  # asks nothing new
                until(self._is_painted)
                taken.append(self._painted.done_at - begun)
                results.append(self._answered())
        return taken, results

    def repaint(self, results: Sequence[SearchResult]) -> list[float]:
        """Show the answers again, one after the other."""
        taken = []
        for result in results:
            begun = time.perf_counter()
            self._painted.watch()
            self._pane.show_result(result)
            until(lambda: self._painted.is_done)
            taken.append(self._painted.done_at - begun)
        return taken

    def _answered(self) -> SearchResult:
        if self._answer is None:
            raise RuntimeError("a list was painted without an answer")
        return self._answer

    def _is_painted(self) -> bool:
        return self._answer is not None and self._painted.is_done


def main() -> int:
    """Measure every round; the first is not told, for it fills the caches."""
    library, settings, sequences = map(Path, sys.argv[1:])
    rounds = json.loads(sequences.read_text("utf-8"))
    typed: list[float] = []
    repainted: list[float] = []
    middle: list[float] = []

    def work(window: Window) -> None:
        typist = _Typist(window)
        for queries in rounds:
            taken, results = typist.type(queries)
            again = typist.repaint(results)
            typed.append(percentile(taken))
            repainted.append(percentile(again))
            middle.append(percentile(taken, 0.5))

    code = drive(library, settings, work)
    tell({"typed": typed[1:], "repainted": repainted[1:], "middle": middle[1:]})
    return code


if __name__ == "__main__":
    sys.exit(main())
