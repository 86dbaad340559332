"""Opens trials in the real window: ``LIBRARY SETTINGS ROUNDS LARGEST TYPICAL...``.

The limit is a QTextBrowser of the size of the trial's page, which is given the text of the page
that the window shows, and painted.
"""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser

from viewer.bench.inside.driving import Painted, drive, settle, until
from viewer.bench.inside.told import tell
from viewer.opening import open_trial
from viewer.pages.as_text import page_lines
from viewer.pages.blocks import Tab
from viewer.store.catalog import Catalog
from viewer.ui.reader import Reader
from viewer.ui.window import Window

_WIDTH = 100
"""Characters of a line of text."""


class _Opener:
    def __init__(self, window: Window) -> None:
        reader = window.reader
        if not isinstance(reader, Reader):
            raise TypeError("nothing opens trials")
        self._reader = reader
        self._painted = Painted(window, self._is_whole)
        self._is_open = False
        reader.opened.connect(self._note)

    def _note(self, _number: str, _title: str) -> None:
        self._is_open = True
        self._painted.watch()

    def _is_whole(self) -> bool:
        """Tell whether the page reaches down to where what is in sight ends."""
        page = self._reader.view.current_page()
        column = page.column() if page else None
        if page is None or column is None:
            return False
        parts = column.parts()
        end = self._reader.view.mapToGlobal(self._reader.view.rect().bottomLeft())
        below = page.mapFromGlobal(end).y()
        return column.is_filled() or bool(parts and parts[-1].geometry().bottom() >= below)

    def open(self, number: str) -> float:
        """Give the seconds from the wish to the painted page."""
        self._is_open = False
        begun = time.perf_counter()
        self._reader.open(number)
        until(lambda: self._is_open and self._painted.is_done)
        taken = self._painted.done_at - begun
        # What is made ahead would meddle with what is measured next.
        settle(0.3)
        return taken

    def text(self) -> str:
        """Give the words of the page that is shown."""
        trial = self._reader.trial
        if trial is None:
            raise TypeError("no trial is open")
        return "\n".join(page_lines(trial.page_of(Tab.OVERVIEW), _WIDTH))

    def show_plainly(self, text: str) -> float:
        """Give the seconds in which a QTextBrowser shows a text."""
        browser = QTextBrowser()
        browser.resize(self._reader.view.size())
        painted = Painted(browser)
        browser.show()
        painted.watch()
        until(lambda: painted.is_done)
        begun = time.perf_counter()
        painted.watch()
        browser.setPlainText(text)
        until(lambda: painted.is_done)
        taken = painted.done_at - begun
        browser.close()
        browser.deleteLater()
        return taken


def main() -> int:
    """Measure every round; the first is not told, for it fills the caches."""
    library, settings = Path(sys.argv[1]), Path(sys.argv[2])
    rounds, largest, typical = int(sys.argv[3]), sys.argv[4], sys.argv[5:]
    told: dict[str, list[float]] = {"typical": [], "plain": [], "largest": [], "reading": []}

    def work(window: Window) -> None:
        opener = _Opener(window)
        catalog = Catalog(library)
        for turn in range(-1, rounds):
            number = typical[turn % len(typical)]
            told["typical"].append(opener.open(number))
            told["plain"].append(opener.show_plainly(opener.text()))
            told["largest"].append(opener.open(largest))
            begun = time.perf_counter()
            open_trial(catalog, number)
            told["reading"].append(time.perf_counter() - begun)
        catalog.close()

    code = drive(library, settings, work)
    tell({name: values[1:] for name, values in told.items()})
    return code


if __name__ == "__main__":
    sys.exit(main())
