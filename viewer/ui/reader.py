"""The open study: which one, its view, finding in it, printing it, and its links.

Made after the window's first paint: the view and the pages it shows take time to import.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.domain.errors import TrialNotFoundError, TrialViewerError
from viewer.domain.personal import NOTHING_OF_MINE, Mine
from viewer.pages.blocks import Block, Tab
from viewer.ui.appearance import Appearances
from viewer.ui.catalogs import Catalogs
from viewer.ui.find_bar import FindBar
from viewer.ui.frame import Frame
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.messages import Message, Messages
from viewer.ui.opened import OpenedTrial
from viewer.ui.reading import Reading
from viewer.ui.trial_view import TrialView
from viewer.words import _


def nothing_kept(_number: str) -> Mine:
    """What somebody keeps of a trial who keeps nothing."""
    return NOTHING_OF_MINE


class Reader(QObject):
    """Opens studies into the right half of the window.

    Signals:
        opened(number, title): a study is open and shown.
        left(): none is open any more.
        search_wished(text): a search for words of the study is wanted.
    """

    opened = Signal(str, str)
    left = Signal()
    search_wished = Signal(str)

    def __init__(
        self,
        frame: Frame,
        catalogs: Catalogs,
        glossary: Path,
        memory: Memory,
        appearances: Appearances,
        messages: Messages,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._memory = memory
        self._appearances = appearances
        self._messages = messages
        self.trial: OpenedTrial | None = None
        self.mine_of: Callable[[str], Mine] = nothing_kept
        """What the person keeps of a trial, for print-outs; set by what joins the two."""
        self._tab_wish = Tab.OVERVIEW
        self._focus_wish = False
        self._from_last = ""
        """The study that was open last time, asked for at the start by nobody."""
        self._word_wish = ""
        self._again = ""
        """The study that is read anew for the library has changed: nobody asked for it."""
        self.view = TrialView(appearances.look)
        self.find_bar = FindBar(appearances.look, self.view.find_text)
        self.reading = Reading(catalogs, glossary, self)
        row, back = frame.put_view(self.view, self.find_bar, self.view.focus_title)
        self.view.set_actions(row)
        self.view.set_back(back)
        self._connect()

    def _connect(self) -> None:
        self.reading.opened.connect(self._show)
        self.reading.more_found.connect(self._add_more)
        self.reading.failed.connect(self._show_failure)
        self.reading.waiting.connect(self._show_waiting)
        self.find_bar.closed.connect(self.view.end_find)
        self.view.trial_requested.connect(self.open)
        self.view.search_requested.connect(self.search_wished)
        self.view.link_requested.connect(self.ask_link)
        self.view.print_requested.connect(self.print_)
        self.view.tab_changed.connect(self._note_tab)
        self._appearances.changed.connect(self._set_look)

    # Opening

    def open(self, number: str) -> None:
        """Open a study and bring its page to the front."""
        self._wish(number, Tab.OVERVIEW, focus=False)
        self._frame.show_page()

    def open_beside(self, number: str) -> None:
        """Open a study; in a small window the list stays in front."""
        self._wish(number, Tab.OVERVIEW, focus=False)

    def enter(self, number: str) -> None:
        """Open a study and give it the keyboard."""
        self._wish(number, Tab.OVERVIEW, focus=True)
        self._frame.show_page()

    def explain(self, number: str, key: str) -> None:
        """Open a study at a word of its glossary."""
        if self.trial is not None and self.trial.number == number and self._frame.shows_view():
            self.view.show_word(key)
        else:
            self._word_wish = key
            self._wish(number, Tab.GLOSSARY, focus=True)
        self._frame.show_page()

    def open_last(self) -> None:
        """Open the study that was open when the window was closed, at its tab."""
        settings = self._memory.settings
        if settings.last_trial and self.trial is None:
            tabs = [tab for tab in Tab if tab.value == settings.last_tab]
            self._from_last = settings.last_trial
            self._wish(settings.last_trial, tabs[0] if tabs else Tab.OVERVIEW, focus=False)

    def open_again(self) -> None:
        """Open the open study anew, for the library has changed."""
        if self.trial is not None:
            self._tab_wish, self._focus_wish = self.view.current_tab(), False
            self._again = self.trial.number
            self.reading.open(self.trial.number, self._tab_wish)

    def keep_free(self, covers: Callable[[QWidget], int]) -> None:
        """Bring nothing into sight where something of the window lies over the page: ``covers``
        gives the pixels it takes from the foot of a widget.
        """
        self.view.covered_by = covers

    def leave(self) -> None:
        """Have no study open."""
        self.trial = None
        self._frame.show_place(_("Choose a study on the left."))
        self.left.emit()

    def close(self) -> None:
        """Stop what is under way."""
        self.reading.close()

    def _wish(self, number: str, tab: Tab, *, focus: bool) -> None:
        is_open = self.trial is not None and self.trial.number == number
        if is_open and not self.reading.is_waiting and self._frame.shows_view():
            if focus:
                self._frame.focus_page()
            return
        self._tab_wish, self._focus_wish, self._again = tab, focus, ""
        self.reading.open(number, tab)

    def _show(self, trial: OpenedTrial) -> None:
        is_again, self._again = trial.number == self._again, ""
        self.trial = trial
        self._from_last = ""
        if is_again:
            self._tab_wish = self.view.current_tab()
            self.view.show_again(trial.header, trial.page_of)
        else:
            self.view.show_trial(trial.header, trial.page_of)
            self.view.set_current_tab(self._tab_wish)
            self._frame.show_view()
        if self._tab_wish is Tab.GLOSSARY and self._word_wish:
            self.view.show_word(self._word_wish)
        self._word_wish = ""
        self._memory.note(last_trial=trial.number, last_tab=self._tab_wish.value)
        self.opened.emit(trial.number, trial.header.title)
        if self._focus_wish or (self._frame.is_page_alone and not is_again):
            # Alone, it is all there is: nothing in sight would have the keyboard.
            self._frame.focus_page()
        others = [tab for tab in Tab if tab is not self._tab_wish]
        self.reading.read_on(trial, (partial(trial.page_of, tab) for tab in others))

    def _add_more(self, trial: OpenedTrial, blocks: tuple[Block, ...]) -> None:
        if trial is self.trial:
            self.view.add_blocks(Tab.OVERVIEW, blocks)

    def _show_failure(self, number: str, error: BaseException) -> None:
        self.trial = None
        self._word_wish = ""
        self.left.emit()
        if number == self._from_last and isinstance(error, TrialNotFoundError):
            # Another library: nobody asked for that study here.
            self._from_last = ""
            self._memory.note(last_trial="", last_tab="")
            self._frame.show_place(_("Choose a study on the left."))
            self._frame.show_list()
            return
        reason = str(error) if isinstance(error, TrialViewerError) else type(error).__name__
        self._frame.show_place(
            _("This study could not be read. The others are fine."),
            _("{number}: {reason}").format(number=number, reason=reason),
        )
        # A study that cannot be read must not meet the reader at each start.
        self._memory.note(last_trial="", last_tab="")

    def _show_waiting(self) -> None:
        if not self._frame.shows_view() and not self._again:
            self._frame.show_place(_("Opening…"))

    # In the open study

    def show_tab(self, index: int) -> None:
        """Show a tab by its place, the first is 0."""
        if self._frame.shows_view():
            self.view.set_current_tab(list(Tab)[index])

    def find(self) -> None:
        """Begin to look for a word on the page."""
        if self._frame.shows_view():
            self._frame.show_page()
            self.find_bar.begin()

    def set_marking(self, on: bool) -> None:
        """Mark hard words in texts, or leave the texts bare."""
        self.view.set_marking(on)

    def print_(self) -> None:
        """Show the print preview of the open study."""
        if self.trial is None or not self._frame.shows_view():
            self._messages.tell(_("Open a study first. Then you can print it."))
            return
        from viewer.ui.printing import (  # noqa: PLC0415  (Qt's printing is slow)
            Printable,
            PrintPreview,
        )

        number = self.trial.number
        mine = {number: self.mine_of(number)}
        preview = PrintPreview(
            Printable(self.trial.print_pages, mine=mine),
            self._memory,
            self._appearances.look,
            self._messages,
            self._frame.window(),
        )
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    def print_several(self, numbers: Sequence[str], there_are: int) -> None:
        """Ask how to print some studies in one go, of a list of so many."""
        from viewer.ui.paper.printer import usual_paper  # noqa: PLC0415  (Qt's printing is slow)
        from viewer.ui.printing_many import (  # noqa: PLC0415  (as above)
            PrintManyDialog,
            Several,
        )

        settings = self._memory.settings
        style = (settings.print_size, settings.paper or usual_paper())
        mine = {number: self.mine_of(number) for number in numbers}
        several = Several(tuple(numbers), mine, self.reading.print_page, there_are)
        window = self._frame.window()
        PrintManyDialog(several, style, self._appearances.look, self._messages, window).open()

    def _note_tab(self, tab: Tab) -> None:
        self.find_bar.forget()
        if self.trial is not None:
            self._memory.note(last_tab=tab.value)

    def _set_look(self, look: Look) -> None:
        self.view.set_look(look)
        self.find_bar.set_look(look)

    def ask_link(self, url: str) -> None:
        """Show the whole address and leave it to the reader whether the browser opens it."""
        choice = self._messages.show(
            Message(
                text=_("Open this page in your web browser?"),
                more=_("{url}\n\nThe website will see that somebody visits this page.").format(
                    url=url
                ),
                choices=(_("Open in the browser"), _("Copy the address"), _("Cancel")),
            )
        )
        if choice == 0 and QUrl(url).scheme() in ("http", "https"):
            QDesktopServices.openUrl(QUrl(url))
        elif choice == 1:
            QGuiApplication.clipboard().setText(url)
