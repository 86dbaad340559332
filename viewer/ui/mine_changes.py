"""Marks trials in lists whose records changed here, until the person has opened them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Saved, SeenChange
from viewer.store.catalog import Catalog
from viewer.ui.asking import Asking
from viewer.ui.keep.toast import Offer
from viewer.ui.keeping import Keeping
from viewer.ui.mine_saved import MineSaved
from viewer.ui.window import Window
from viewer.words import _, ngettext


def _changed(catalog: Catalog, numbers: tuple[str, ...]) -> dict[str, bytes]:
    return catalog.changed(numbers)


class MineChanges(QObject):
    """Asks in the background which trials of the list changed, and notes which were seen."""

    def __init__(self, window: Window, keeping: Keeping, saved: MineSaved, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._saved = saved
        self._digests: dict[str, str] = {}
        self._seen_now: dict[str, str] = {}
        self._open = ""
        self._comes_again = ""
        """The number of a study that is shown anew for a changed library: nobody asked for it."""
        self._tells = False
        self.asking = Asking(window.catalogs, _changed, self)
        self._connect()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        window = self._window
        window.searching.answered.connect(self._ask)
        window.searching.completed.connect(self._ask)
        window.library_changed.connect(self._note_library)
        window.closing.connect(self.asking.close)
        self._keeping.ready.connect(self._ask)
        self._keeping.ready.connect(self._show)
        self.asking.answered.connect(self._take)
        self._saved.row_pressed.connect(self._press)
        if window.reader is not None:
            window.reader.opened.connect(self._note_seen)
            window.reader.left.connect(self._note_left)
        self._ask()

    def _note_library(self) -> None:
        self._comes_again = self._open
        self._tells = True
        self._saved.has_told_news = False
        self._ask()

    def _ask(self) -> None:
        saved = self._keeping.kept.all(Kind.SAVED, Saved)
        numbers = tuple(dict.fromkeys((*self._window.frame.pane.model.numbers(), *saved)))
        if numbers:
            self.asking.ask(numbers)

    def _take(self, _numbers: Sequence[str], found: dict[str, bytes]) -> None:
        self._digests.update({number: digest.hex() for number, digest in found.items()})
        unseen = self._show()
        if self._tells:
            self._tells = False
            self._tell(unseen)

    def _tell(self, unseen: Sequence[str]) -> None:
        """Say after an import that saved studies are not as they were."""
        saved = self._keeping.kept.all(Kind.SAVED, Saved)
        count = sum(number in saved for number in unseen)
        # There is one line: what searches find is more, and leads to the same place.
        if count and not self._saved.has_told_news:
            words = ngettext(
                "{count} saved study changed.", "{count} saved studies changed.", count
            ).format(count=count)
            show = Offer(_("Show"), self._window.actions_.saved.trigger)
            self._saved.undoing.say(words, (show,), stays=True)

    def _show(self) -> list[str]:
        """Mark what changed and was not opened since, and give it."""
        kept = self._keeping.kept
        unseen = []
        for number, digest in self._digests.items():
            seen = kept.get(Kind.SEEN, number, SeenChange)
            if digest not in (seen.digest if seen else "", self._seen_now.get(number)):
                unseen.append(number)
        self._saved.set_changed(unseen)
        return unseen

    def _note_seen(self, number: str, _title: str) -> None:
        self._open, again = number, self._comes_again
        self._comes_again = ""
        if number == again:
            return
        self._see(number)

    def _note_left(self) -> None:
        self._open = self._comes_again = ""

    def _press(self, number: str) -> None:
        """The row of the open study, which came anew meanwhile: show where its changes stand."""
        if number == self._open and number in self._saved.changed:
            self._see(number)
            if self._window.reader is not None:
                self._window.reader.show_tab(0)

    def _see(self, number: str) -> None:
        """Take the changes of a trial for read."""
        digest = self._digests.get(number)
        if digest is None or self._seen_now.get(number) == digest:
            return
        self._seen_now[number] = digest
        # What was looked at is a trace of its own: it is kept only where that is wanted.
        if self._window.memory.settings.remember:
            change = Change(Kind.SEEN, number, SeenChange(digest))
            self._keeping.take(Step(StepName.SEEN, (change,)))
        self._show()
