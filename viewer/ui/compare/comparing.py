"""Studies side by side in the window: chosen by key, button or menu, opened as a page."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from viewer.domain.printout import PrintKind
from viewer.pages.compare_words import study_and_key
from viewer.ui.actions import Actions
from viewer.ui.appearance import Appearances
from viewer.ui.compare.bar import CompareBar
from viewer.ui.compare.chosen import Chosen
from viewer.ui.compare.page import ComparePage
from viewer.ui.frame import Frame
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.messages import Messages
from viewer.ui.opened import OpenedComparison
from viewer.ui.reader import Reader
from viewer.ui.results.list_view import ResultsList
from viewer.ui.suggestions import announce
from viewer.words import _


class Comparing(QObject):
    """Joins what is chosen, the bar and the page to the parts of one window.

    Signals:
        shown(title): a comparison is on the page.
        left(): it is not any more.
        cleared(back): none is chosen any more; ``back`` chooses them again.
    """

    shown = Signal(str)
    left = Signal()
    cleared = Signal(object)

    def __init__(
        self,
        frame: Frame,
        actions: Actions,
        reader: Reader,
        memory: Memory,
        appearances: Appearances,
        messages: Messages,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._reader = reader
        self._memory = memory
        self._appearances = appearances
        self._messages = messages
        self._actions = actions
        self._open = ("", "")
        self._opened: OpenedComparison | None = None
        self._wish: tuple[str, ...] = ()
        self.chosen = Chosen(self)
        self.bar = CompareBar(appearances.look, frame)
        self.page: ComparePage | None = None
        # The bar stands at the foot, but what is chosen is chosen in the list.
        stops = (frame.pane.last_stop(), self.bar.compare, self.bar.clear)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._connect()

    def _connect(self) -> None:
        actions = self._actions
        actions.compare.triggered.connect(self.toggle_meant)
        actions.side_by_side.triggered.connect(self.open)
        self.bar.compare_wished.connect(self.open)
        self.bar.clear_wished.connect(self._clear)
        self.chosen.changed.connect(self._show_chosen)
        self.chosen.full.connect(self._tell_full)
        self._reader.opened.connect(self._note_opened)
        self._reader.left.connect(self._note_left)
        self._appearances.changed.connect(self._set_look)

    # Choosing

    def toggle(self, number: str) -> None:
        """Choose a study, or give up one that is chosen."""
        self.chosen.toggle(number, number)

    def hear(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever other studies are chosen."""
        self.chosen.changed.connect(changed)

    def hear_cleared(self, told: Callable[[Callable[[], None]], None]) -> None:
        """Call ``told`` with the way back whenever all that was chosen is given up."""
        self.cleared.connect(told)

    def bar_height(self) -> int:
        """How many pixels at the window's foot the bar takes; 0 while it is out of sight."""
        return 0 if self.bar.isHidden() else self.bar.height()

    def is_chosen(self, number: str) -> bool:
        """Whether a study is chosen."""
        return number in self.chosen

    def toggle_meant(self) -> None:
        """Choose the study a key is for: the marked one of the list, or the open one."""
        number, title = self._meant()
        if number:
            self.chosen.toggle(number, title)
        else:
            self._messages.tell(_("Choose a study in the list first. Then you can compare it."))

    def _meant(self) -> tuple[str, str]:
        focused = self._frame.window().focusWidget()
        if isinstance(focused, ResultsList) and focused.current_number():
            number = focused.current_number()
            return number, number
        return self._open

    def _show_chosen(self) -> None:
        said = self._show_bar()
        self._frame.show_compared(on=self._open[0] in self.chosen)
        announce(self.bar, said)

    def _show_bar(self) -> str:
        """Offer to compare, but not what is side by side already."""
        opened = self._opened.numbers if self._opened and self._is_in_sight() else ()
        numbers = self.chosen.numbers
        return self.bar.show_chosen(len(numbers), is_open=opened == numbers)

    def _is_in_sight(self) -> bool:
        return self.page is not None and self._frame.shows_side(self.page)

    def _tell_full(self) -> None:
        announce(self.bar, self.bar.show_full())

    def _clear(self) -> None:
        before = self.chosen.titles
        self.chosen.clear()
        # The bar goes, and with it the button that had the keyboard.
        self._frame.focus_page()
        self.cleared.emit(partial(self.chosen.put_back, before))

    def _note_opened(self, number: str, title: str) -> None:
        self._open = (number, title)
        self._frame.show_compared(on=number in self.chosen)
        self._show_bar()

    def _note_left(self) -> None:
        self._note_opened("", "")

    # The page

    def open(self) -> None:
        """Open those chosen side by side; the page comes when it is made."""
        if not self.chosen.can_compare:
            self._messages.tell(
                _("Choose two to four studies first: open each, and press “Compare” over it.")
            )
            return
        self._wish = self.chosen.numbers
        self._reader.reading.compare(self._wish, self._show, self._fail)

    def _show(self, opened: OpenedComparison) -> None:
        if opened.numbers != self._wish:
            return
        self._opened = opened
        if self.page is None:
            self.page = self._made_page()
        self.page.show_page(opened.page)
        self._frame.show_side(self.page)
        self.page.focus_title()
        self._show_bar()
        self.shown.emit(opened.page.title)

    def _made_page(self) -> ComparePage:
        page = ComparePage(self._appearances.look)
        row, back = self._frame.put_page(page, page.focus_title)
        page.put_top(row, back)
        page.trial_requested.connect(self._open_trial)
        page.print_requested.connect(self._print)
        page.word_requested.connect(self._explain)
        page.closed.connect(self._leave)
        page.set_marking(self._memory.settings.mark_words)
        return page

    def _fail(self, error: Exception) -> None:
        self._messages.trouble(error, safe=_("The studies you chose are still chosen."))

    def _open_trial(self, number: str) -> None:
        self._frame.leave_side()
        self._reader.enter(number)
        self._tell_left()

    def _explain(self, key: str) -> None:
        """Show a word among all those of the study it stands in."""
        if self._opened is None:
            return
        which, own = study_and_key(key)
        self._frame.leave_side()
        self._reader.explain(self._opened.numbers[which], own)
        self._tell_left()

    def find_shown(self) -> bool:
        """Begin to look for a word of the comparison, where one is in sight; tell whether it is."""
        if self.page is None or not self._is_in_sight():
            return False
        self.page.find_bar.begin()
        return True

    def set_marking(self, on: bool) -> None:
        """Mark hard words in texts, or leave the texts bare."""
        if self.page is not None:
            self.page.set_marking(on)

    def leave(self) -> None:
        """Choose nothing, and show no comparison."""
        self._wish, self._opened, self._open = (), None, ("", "")
        self.chosen.clear()
        self._frame.leave_side()

    def _leave(self) -> None:
        self._frame.leave_side()
        self._frame.focus_page()
        self._tell_left()

    def _tell_left(self) -> None:
        self._show_bar()
        self.left.emit()

    def print_shown(self) -> bool:
        """Print the comparison, where one is in sight; tell whether one is."""
        if not self._is_in_sight():
            return False
        self._print()
        return True

    def _print(self) -> None:
        if self._opened is None:
            return
        from viewer.ui.printing import (  # noqa: PLC0415  (Qt's printing is slow)
            Printable,
            PrintPreview,
        )

        sheet = self._opened.sheet
        preview = PrintPreview(
            Printable(lambda _order: [sheet()], kinds=(PrintKind.COMPARE,)),
            self._memory,
            self._appearances.look,
            self._messages,
            self._frame.window(),
        )
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    def _set_look(self, look: Look) -> None:
        self.bar.set_look(look)
        if self.page is not None:
            self.page.set_look(look)
