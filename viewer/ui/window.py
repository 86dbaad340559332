"""The window: which part tells which, and nothing else that a part could do itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.domain.errors import TrialViewerError
from viewer.domain.search import Query
from viewer.pages.blocks import Tab
from viewer.ui.about import FactsDialog, about_facts
from viewer.ui.actions import Actions
from viewer.ui.appearance import Appearances
from viewer.ui.catalogs import Catalogs
from viewer.ui.frame import Frame
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.messages import Message, Messages
from viewer.ui.opened import OpenedTrial
from viewer.ui.reading import Reading
from viewer.ui.searching import Searching
from viewer.words import _

LEAST = (480, 480)
"""Width and height in pixels below which the window does not go."""


class Window(QWidget):
    """Search and list at the left, the open trial at the right.

    Signals:
        painted(): the window was painted for the first time.
        library_wished(path): another library is wanted in place of this one.
    """

    painted = Signal()
    library_wished = Signal(object)

    def __init__(
        self,
        catalogs: Catalogs,
        glossary: Path,
        memory: Memory,
        appearances: Appearances,
        messages: Messages | None = None,
    ) -> None:
        super().__init__()
        self.catalogs = catalogs
        self.memory = memory
        self.appearances = appearances
        self.messages = messages or Messages(self)
        self.actions_ = Actions(self)
        self.frame = Frame(self.actions_, appearances.look)
        self.searching = Searching(catalogs, self)
        self.reading = Reading(catalogs, glossary, self)
        self.trial: OpenedTrial | None = None
        self._tab_wish = Tab.OVERVIEW
        self._focus_wish = False
        self._was_painted = False
        self._trials = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setWindowTitle(_("Trial Viewer"))
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self._connect()
        self._connect_actions()
        self._restore()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        frame, pane, view = self.frame, self.frame.pane, self.frame.view
        frame.first.text_edited.connect(self._begin_typing)
        frame.first.illness_chosen.connect(self._begin_with)
        frame.first.import_requested.connect(self._choose_files)
        frame.layout_changed.connect(self._note_layout)
        pane.search_requested.connect(self._search)
        pane.trial_rested.connect(self._open_beside)
        pane.trial_chosen.connect(self._open)
        pane.trial_entered.connect(self._open_and_enter)
        pane.import_requested.connect(self._choose_files)
        pane.only_open_changed.connect(self.actions_.only_open.setChecked)
        self.searching.answered.connect(pane.show_result)
        self.searching.answered.connect(self._note_answer)
        self.searching.failed.connect(pane.show_trouble)
        self.searching.waiting.connect(pane.show_waiting)
        self.searching.stock_taken.connect(self._show_stock)
        self.reading.opened.connect(self._show_trial)
        self.reading.failed.connect(self._show_failure)
        self.reading.waiting.connect(self._show_waiting)
        view.trial_requested.connect(self._open)
        view.search_requested.connect(self._begin_with)
        view.link_requested.connect(self._ask_link)
        view.print_requested.connect(self._print)
        view.tab_changed.connect(self._note_tab)
        self.appearances.changed.connect(self._set_look)

    def _connect_actions(self) -> None:
        """Connect what can be done by key and menu."""
        actions, pane = self.actions_, self.frame.pane
        actions.print_.triggered.connect(self._print)
        actions.find.triggered.connect(self._find)
        actions.search.triggered.connect(self._focus_search)
        actions.switch.triggered.connect(self._switch)
        actions.import_files.triggered.connect(self._choose_files)
        actions.import_folder.triggered.connect(self._choose_folder)
        actions.open_library.triggered.connect(self._choose_library)
        actions.only_open.toggled.connect(pane.set_only_open)
        actions.only_open.toggled.connect(self._leave_first)
        actions.tab_wished.connect(self._show_tab)
        actions.zoom_wished.connect(self.appearances.set_zoom)
        actions.larger.triggered.connect(self.appearances.larger)
        actions.smaller.triggered.connect(self.appearances.smaller)
        actions.usual_size.triggered.connect(self.appearances.usual_size)
        actions.appearance_wished.connect(self.appearances.set_appearance)
        actions.keyboard.triggered.connect(self._show_keyboard)
        actions.about.triggered.connect(self._show_about)
        actions.quit.triggered.connect(self.close)

    # Beginning and ending

    def start(self) -> None:
        """Show the first page of the list, or the first page of all. Raises LibraryError."""
        settings = self.memory.settings
        self.frame.pane.show_result(self.catalogs.here().search(self.frame.pane.query()))
        self.frame.set_back_words(self.frame.pane.count_words())
        if not settings.last_trial and not settings.last_search:
            self.frame.show_first()
            self.frame.first.setFocus()
            return
        self.frame.show_list()
        if settings.last_trial:
            self.frame.show_place("")
            self.frame.show_page()
        self.frame.pane.focus_list()

    def _restore(self) -> None:
        settings = self.memory.settings
        self.frame.pane.set_start(settings.last_search, only_open=settings.only_open)
        self.actions_.only_open.blockSignals(True)  # noqa: FBT003  (Qt's name says it)
        self.actions_.only_open.setChecked(settings.only_open)
        self.actions_.only_open.blockSignals(False)  # noqa: FBT003
        self.actions_.show_zoom(settings.zoom)
        self.actions_.show_appearance(settings.appearance)
        self.frame.set_list_width(settings.list_width)
        self.memory.place(self)
        for watched in (self.frame.first.inner, self.frame.pane, self.frame.place):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first painting; what is slow begins only then."""
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            # After this painting has reached the screen.
            QTimer.singleShot(0, self._go_on)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        self.painted.emit()
        settings = self.memory.settings
        self.searching.take_stock()
        self.reading.warm_up()
        if settings.last_trial and not self.trial:
            tabs = [tab for tab in Tab if tab.value == settings.last_tab]
            self._wish(settings.last_trial, tabs[0] if tabs else Tab.OVERVIEW, focus=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first, then close: a close that fails half-way must not lose anything."""
        event.ignore()
        self.memory.note_geometry(self)
        self.memory.save_now()
        self.searching.close()
        self.reading.close()
        self.catalogs.close_here()
        event.accept()

    # Searching

    def _begin_typing(self, text: str) -> None:
        """Go on with what somebody began to type on the first page, in the list's field."""
        self.frame.pane.search.set_text(text)
        self.frame.show_list()
        self.frame.pane.search.setFocus()
        self.frame.pane.ask_again()

    def _begin_with(self, text: str) -> None:
        self.frame.show_list()
        self.frame.pane.look_for_text(text)

    def _search(self, query: Query) -> None:
        self.searching.ask(query)
        self.memory.note(
            last_search=self.frame.pane.search.text().strip(),
            only_open=self.frame.pane.only_open.isChecked(),
        )

    def _note_answer(self) -> None:
        self.frame.set_back_words(self.frame.pane.count_words())

    def _show_stock(self, count: int, illnesses: Sequence[str]) -> None:
        self._trials = count
        self.frame.pane.set_in_library(count)
        self.frame.first.set_library(count, illnesses)

    def _focus_search(self) -> None:
        if self.frame.is_first:
            self.frame.first.setFocus()
            return
        self.frame.show_list()
        self.frame.pane.focus_search()

    def _leave_first(self) -> None:
        if self.frame.is_first:
            self.frame.show_list()

    # Reading

    def _open(self, number: str) -> None:
        self._wish(number, Tab.OVERVIEW, focus=False)
        self.frame.show_page()

    def _open_beside(self, number: str) -> None:
        self._wish(number, Tab.OVERVIEW, focus=False)

    def _open_and_enter(self, number: str) -> None:
        self._wish(number, Tab.OVERVIEW, focus=True)
        self.frame.show_page()

    def _wish(self, number: str, tab: Tab, *, focus: bool) -> None:
        is_open = self.trial is not None and self.trial.number == number
        if is_open and not self.reading.is_waiting and self.frame.shows_view():
            if focus:
                self.frame.focus_page()
            return
        self._tab_wish, self._focus_wish = tab, focus
        self.reading.open(number, tab)

    def _show_trial(self, trial: OpenedTrial) -> None:
        self.trial = trial
        self.frame.view.show_trial(trial.header, trial.page_of)
        self.frame.view.set_current_tab(self._tab_wish)
        self.frame.show_view()
        self.frame.pane.mark(trial.number)
        self.setWindowTitle(_("{title} – Trial Viewer").format(title=trial.header.title))
        self.memory.note(last_trial=trial.number, last_tab=self._tab_wish.value)
        if self._focus_wish:
            self.frame.focus_page()

    def _show_failure(self, number: str, error: BaseException) -> None:
        self.trial = None
        reason = str(error) if isinstance(error, TrialViewerError) else type(error).__name__
        self.frame.show_place(
            _("This study could not be read. The others are fine."),
            _("{number}: {reason}").format(number=number, reason=reason),
        )
        # A study that cannot be read must not meet the reader at each start.
        self.memory.note(last_trial="", last_tab="")

    def _show_waiting(self) -> None:
        if not self.frame.shows_view():
            self.frame.show_place(_("Opening…"))

    def _show_tab(self, index: int) -> None:
        if self.frame.shows_view():
            self.frame.view.set_current_tab(list(Tab)[index])

    def _note_tab(self, tab: Tab) -> None:
        if self.trial is not None:
            self.memory.note(last_tab=tab.value)

    def _find(self) -> None:
        if self.frame.shows_view():
            self.frame.show_page()
            self.frame.find_bar.begin()

    def _switch(self) -> None:
        focused = QGuiApplication.focusObject()
        in_pane = isinstance(focused, QWidget) and self.frame.pane.isAncestorOf(focused)
        if self.frame.is_first:
            self.frame.first.setFocus()
        elif in_pane:
            self.frame.focus_page()
        else:
            self._back_to_list()

    def _back_to_list(self) -> None:
        self.frame.show_list()
        self.frame.pane.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the study back to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.frame.is_first:
            self._back_to_list()
        else:
            super().keyPressEvent(event)

    def _ask_link(self, url: str) -> None:
        """Show the whole address and leave it to the reader whether the browser opens it."""
        choice = self.messages.show(
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

    # Printing, adding studies, other libraries

    def _print(self) -> None:
        if self.trial is None or not self.frame.shows_view():
            self.messages.tell(_("Open a study first. Then you can print it."))
            return
        from viewer.ui.printing import PrintPreview  # noqa: PLC0415  (Qt's printing is slow)

        self._open_dialog(
            PrintPreview(
                self.trial.summary, self.memory, self.appearances.look, self.messages, self
            )
        )

    def _choose_files(self) -> None:
        paths = self.messages.choose_files(
            _("Add studies: choose files from a registry"), str(Path.home())
        )
        self.add_studies(paths)

    def _choose_folder(self) -> None:
        folder = self.messages.choose_folder(
            _("Add studies: choose a folder with files from a registry"), str(Path.home())
        )
        self.add_studies([folder] if folder else [])

    def add_studies(self, paths: Sequence[Path]) -> None:
        """Add the records of files and folders to the open library."""
        if not paths:
            return
        from viewer.ui.importing import ImportDialog, can_write  # noqa: PLC0415  (rarely needed)

        if not can_write(self.catalogs.library):
            self._add_to_a_copy()
            return
        dialog = ImportDialog(paths, self.catalogs.library, self.appearances.look, self)
        dialog.library_changed.connect(self._refresh)
        self._open_dialog(dialog)
        dialog.start()

    def _add_to_a_copy(self) -> None:
        from viewer.ui.importing import copy_library  # noqa: PLC0415  (rarely needed)

        if not self.messages.ask(
            _("This library cannot be changed."),
            _(
                "You may not write to {path}. You can make a copy of it, and add your studies to "
                "the copy."
            ).format(path=self.catalogs.library),
            _("Make a copy…"),
            _("Cancel"),
        ):
            return
        path = self.messages.choose_new_file(
            _("Where to put the copy"), str(Path.home() / "my-studies.db"), _("Library (*.db)")
        )
        if path is None:
            return
        try:
            copy_library(self.catalogs.library, path)
        except OSError as error:
            self.messages.trouble(error)
            return
        self.library_wished.emit(path)

    def _choose_library(self) -> None:
        paths = self.messages.choose_files(
            _("Open another library"), str(self.catalogs.library.parent)
        )
        if paths:
            self.library_wished.emit(paths[0])

    def _refresh(self) -> None:
        """Show the library as it is now."""
        self.catalogs.close_here()
        self.frame.pane.ask_again()
        self.searching.take_stock()
        if self.trial is not None:
            self._tab_wish, self._focus_wish = self.frame.view.current_tab(), False
            self.reading.open(self.trial.number, self._tab_wish)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the studies of the files that were let go here."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.add_studies([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # Look, help

    def _set_look(self, look: Look) -> None:
        self.frame.set_look(look)
        self.actions_.show_zoom(self.appearances.zoom)
        self.actions_.show_appearance(self.appearances.appearance)
        self.memory.note(zoom=self.appearances.zoom, appearance=self.appearances.appearance)

    def _note_layout(self) -> None:
        self.memory.note(list_width=self.frame.list_width)

    def _show_keyboard(self) -> None:
        look = self.appearances.look
        self._open_dialog(FactsDialog(_("Keyboard help"), (), self.actions_.keys(), look, self))

    def _show_about(self) -> None:
        sentences = (
            _("Find clinical trials for an illness, understand them, and print them."),
            _(
                "It tells what the records say. It cannot say what is right for you: "
                "ask your doctor."
            ),
            _("Nothing you type leaves this computer."),
        )
        facts = about_facts(str(self.catalogs.library), self._trials)
        self._open_dialog(
            FactsDialog(_("Trial Viewer"), sentences, facts, self.appearances.look, self)
        )

    def _open_dialog(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
