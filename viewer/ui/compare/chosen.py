"""The studies that are chosen to be compared."""

from PySide6.QtCore import QObject, Signal

from viewer.pages.compare import FEWEST, MOST


class Chosen(QObject):
    """Up to four studies, in the order in which they were chosen. Nothing of it is kept.

    Signals:
        changed(): others are chosen now.
        full(): there is no room for one more.
    """

    changed = Signal()
    full = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, str] = {}

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of those chosen."""
        return tuple(self._titles)

    @property
    def can_compare(self) -> bool:
        """Whether there are enough of them."""
        return len(self._titles) >= FEWEST

    def __contains__(self, number: str) -> bool:
        return number in self._titles

    def toggle(self, number: str, title: str) -> None:
        """Choose a study, or give up one that is chosen."""
        if number in self._titles:
            del self._titles[number]
        elif len(self._titles) >= MOST:
            self.full.emit()
            return
        else:
            self._titles[number] = title
        self.changed.emit()

    @property
    def titles(self) -> dict[str, str]:
        """Those chosen with their titles, as :meth:`put_back` takes them."""
        return dict(self._titles)

    def put_back(self, titles: dict[str, str]) -> None:
        """Choose again what was chosen before, beside what was since, as far as there is room."""
        since = {number: title for number, title in self._titles.items() if number not in titles}
        before = list(titles.items())[: MOST - len(since)]
        self._titles = dict(before) | since
        self.changed.emit()

    def clear(self) -> None:
        """Choose none."""
        self._titles.clear()
        self.changed.emit()
