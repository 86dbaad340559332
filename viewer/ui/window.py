"""The window: which part tells which, and nothing else that a part could do itself."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.domain.search import Query, Sort
from viewer.ui.actions import Actions
from viewer.ui.appearance import Appearances
from viewer.ui.beside import Beside
from viewer.ui.catalogs import Catalogs
from viewer.ui.choices import restored, stored
from viewer.ui.comparer import Comparer
from viewer.ui.division import LEAST
from viewer.ui.first_start import FirstStart
from viewer.ui.frame import Frame
from viewer.ui.look import Look
from viewer.ui.memory import Memory
from viewer.ui.menu_keys import MenuKeys
from viewer.ui.messages import Messages
from viewer.ui.searching import Searching
from viewer.ui.study import Shares, Study
from viewer.words import _


class Window(QWidget):
    """Search and list at the left, the open trial at the right.

    Signals:
        painted(): the window was painted for the first time.
        completed(): all its parts are made, which is a moment later.
        library_wished(path): another library is wanted in place of this one.
        studies_added(): an import that was wished here has ended.
        library_changed(): studies were added to the library, or others changed.
        closing(): the window closes; what is under way must stop.
        pressed(): a press beside everything that can be pressed.
    """

    painted = Signal()
    completed = Signal()
    library_wished = Signal(object)
    studies_added = Signal()
    library_changed = Signal()
    closing = Signal()
    pressed = Signal()

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
        self.messages = messages or Messages(self, lambda: self.appearances.look)
        self.actions_ = Actions(self)
        self.frame = Frame(self.actions_, appearances.look)
        self.searching = Searching(catalogs, self)
        self.reader: Study | None = None
        self.narrowing: Beside | None = None
        self._glossary = glossary
        self._was_painted = False
        self._menu_keys = MenuKeys(self.actions_, self)
        self._was_closed = False
        self._guard: Callable[[], bool] | None = None
        self._opened = ""
        """The number of the study that is open."""
        self._opened_title = ""
        self.sharing: Shares | None = None
        self._trials = 0
        self._listed: Callable[[], Sequence[str] | None] = lambda: None
        self._illnesses: Sequence[str] = ()
        self.comparing: Comparer | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.frame)
        self.setWindowTitle(_("Trial Viewer"))
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self._connect()
        self._connect_actions()
        self._restore()

    def _connect(self) -> None:
        """Connect the parts: who tells (left) and who does it (right)."""
        frame, pane = self.frame, self.frame.pane
        frame.first_made.connect(self._connect_first)
        frame.first_shown.connect(self._note_first)
        frame.layout_changed.connect(self._note_layout)
        pane.search_requested.connect(self._search)
        pane.import_requested.connect(self._choose_files)
        pane.filters_changed.connect(self._note_filters)
        self.searching.answered.connect(pane.show_result)
        self.searching.answered.connect(self._note_answer)
        self.searching.completed.connect(pane.show_result)
        self.searching.completed.connect(self._note_answer)
        self.searching.failed.connect(pane.show_trouble)
        self.searching.waiting.connect(pane.show_waiting)
        self.searching.stock_taken.connect(self._show_stock)
        self.appearances.changed.connect(self._set_look)

    def _connect_first(self, first: FirstStart) -> None:
        """Connect the first page, once it is there."""
        first.text_edited.connect(self._begin_typing)
        first.illness_chosen.connect(self._begin_with)
        first.illnesses_wished.connect(self._open_illnesses)
        first.import_requested.connect(self._choose_files)
        first.inner.installEventFilter(self)
        if self._trials:
            first.set_library(self._trials, self._illnesses)

    def _connect_actions(self) -> None:
        """Connect what can be done by key and menu."""
        actions, pane = self.actions_, self.frame.pane
        actions.search.triggered.connect(self._focus_search)
        actions.switch.triggered.connect(self._switch)
        actions.import_files.triggered.connect(self._choose_files)
        actions.import_folder.triggered.connect(self._choose_folder)
        actions.open_library.triggered.connect(self._choose_library)
        actions.filters.triggered.connect(self._open_filters)
        actions.illnesses.triggered.connect(self._open_illnesses)
        actions.only_open.toggled.connect(pane.set_only_open)
        actions.only_open.toggled.connect(self._leave_first)
        actions.zoom_wished.connect(self.appearances.set_zoom)
        actions.larger.triggered.connect(self.appearances.larger)
        actions.smaller.triggered.connect(self.appearances.smaller)
        actions.usual_size.triggered.connect(self.appearances.usual_size)
        actions.appearance_wished.connect(self.appearances.set_appearance)
        actions.mark_words.toggled.connect(self._set_marking)
        actions.keyboard.triggered.connect(self._show_keyboard)
        actions.about.triggered.connect(self._show_about)
        actions.quit.triggered.connect(self._quit)

    def _connect_reader(self, reader: Study) -> None:
        """Connect what opens studies, once it is there."""
        actions, pane = self.actions_, self.frame.pane
        pane.trial_rested.connect(reader.open_beside)
        pane.trial_chosen.connect(reader.open)
        pane.trial_entered.connect(reader.enter)
        reader.opened.connect(self._note_opened)
        reader.left.connect(self._note_left)
        reader.search_wished.connect(self._begin_with)
        actions.print_.triggered.connect(self._print)
        actions.find.triggered.connect(self._find)
        reader.set_marking(self.memory.settings.mark_words)
        actions.tab_wished.connect(reader.show_tab)
        actions.cite.triggered.connect(self._cite)
        actions.registry.triggered.connect(self._open_registry)
        actions.save_list.triggered.connect(self._save_list)
        actions.print_list.triggered.connect(self._print_list)

    # Beginning and ending

    def start(self) -> None:
        """Show the first page of the list, or the first page of all. Raises LibraryError."""
        settings = self.memory.settings
        catalog = self.catalogs.here()
        if not settings.last_trial and not settings.last_search:
            self.frame.show_first()
            self.frame.first.setFocus()
            return
        # As many rows as a tall window holds; the others come after the first painting.
        self.frame.pane.show_result(catalog.search(self.frame.pane.query().at_once))
        self.frame.set_back_words(self.frame.pane.count_words())
        self.frame.show_list()
        if settings.last_trial:
            self.frame.show_place("")
            self.frame.show_page()
        self.frame.pane.focus_list()

    def _restore_list(self) -> None:
        settings = self.memory.settings
        filters = restored(settings.filters)
        if settings.only_open:
            filters = filters._replace(only_open=True, standings=())
        # Nearest needs a place, which is not remembered: it says where somebody lives.
        orders = [order for order in Sort if order.value == settings.sort]
        if orders and orders[0] is not Sort.NEAREST:
            filters = filters._replace(sort=orders[0])
        unit = settings.distance_unit
        self.frame.pane.set_start(settings.last_search, filters, miles=unit == "miles")
        self._tick_only_open(filters.only_open)

    def _restore(self) -> None:
        self._restore_list()
        settings = self.memory.settings
        self.actions_.mark_words.setChecked(settings.mark_words)
        self.actions_.show_zoom(settings.zoom)
        self.actions_.show_appearance(settings.appearance)
        self.frame.set_list_width(settings.list_width)
        self.memory.place(self)
        for watched in (self.frame.pane, self.frame.place):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first painting; what is slow begins only then."""
        # By its class: the first look at a type makes Qt's whole list of them, which takes time.
        if isinstance(event, QPaintEvent) and not self._was_painted:
            self._was_painted = True
            # After this painting has reached the screen.
            QTimer.singleShot(0, self._go_on)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        self.painted.emit()
        if self._was_closed:
            return
        self.frame.pane.ask_again()
        self.searching.take_stock()
        from viewer.ui.compare.comparing import Comparing  # noqa: PLC0415  (as below)
        from viewer.ui.narrowing import Narrowing  # noqa: PLC0415  (not before the first paint)
        from viewer.ui.reader import Reader  # noqa: PLC0415  (slow: not before the first paint)
        from viewer.ui.sharing import Sharing  # noqa: PLC0415  (as below)

        narrowing = self.narrowing = Narrowing(
            self.frame, self.catalogs, self.memory, self.appearances.look, self
        )
        self.searching.answered.connect(narrowing.note_answer)
        reader = Reader(
            self.frame,
            self.catalogs,
            self._glossary,
            self.memory,
            self.appearances,
            self.messages,
        )
        self.reader = reader
        self._connect_reader(reader)
        sharing = self.sharing = Sharing(self.catalogs, self.messages, self)
        sharing.link_wished.connect(reader.ask_link)
        sharing.listed.connect(self.print_studies)
        narrowing.trial_chosen.connect(reader.open)
        narrowing.trial_entered.connect(reader.enter)
        self.frame.pane.set_miles(narrowing.miles)
        comparing = Comparing(
            self.frame, self.actions_, reader, self.memory, self.appearances, self.messages
        )
        self.column.addWidget(comparing.bar)
        self.comparing = comparing
        comparing.shown.connect(self._show_title)
        comparing.left.connect(self._show_title)
        self.completed.emit()
        reader.reading.warm_up()
        reader.open_last()

    def set_guard(self, may_close: Callable[[], bool]) -> None:
        """Ask this before closing; the window stays where it says no."""
        self._guard = may_close

    def show_as_left(self) -> None:
        """Show the search and the study that the settings name, or the first page."""
        settings = self.memory.settings
        self._restore_list()
        self._leave_all()
        if settings.last_search:
            self._begin_with(settings.last_search)
        else:
            self.frame.show_first()
            self.frame.first.setFocus()
        if settings.last_trial and self.reader is not None:
            self.reader.open_last()

    def _leave_all(self) -> None:
        """Have nothing open and nothing chosen; nor does the window's title tell what was."""
        self._note_left()
        self.frame.leave_left()
        self.frame.pane.mark("")
        if self.comparing is not None:
            self.comparing.leave()
        if self.reader is not None:
            self.reader.leave()

    def _quit(self) -> None:
        # The window on the screen may be another, which holds this one.
        self.window().close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first, then close: a close that fails half-way must not lose anything."""
        event.ignore()
        if self._guard is not None and not self._guard():
            return
        self._was_closed = True
        self.memory.note_geometry(self.window())
        self.memory.save_now()
        self.searching.close()
        self.closing.emit()
        if self.narrowing is not None:
            self.narrowing.close()
        if self.reader is not None:
            self.reader.close()
        if self.sharing is not None:
            self.sharing.close()
        self.catalogs.close_here()
        event.accept()

    # Searching

    def _begin_typing(self, text: str) -> None:
        """Go on with what somebody began to type on the first page, in the list's field."""
        self.frame.pane.search.set_text(text)
        self.frame.show_results()
        self.frame.pane.search.setFocus()
        self.frame.pane.ask_again()

    def _begin_with(self, text: str) -> None:
        self.frame.show_results()
        self.frame.pane.look_for_text(text)

    def _search(self, query: Query) -> None:
        self.searching.ask(query)
        self.memory.note(last_search=query.text)

    def _note_filters(self, query: Query) -> None:
        self._tick_only_open(query.only_open)
        others = query._replace(only_open=False)
        self.memory.note(only_open=query.only_open, filters=stored(others), sort=query.sort.value)

    def _tick_only_open(self, on: bool) -> None:
        blocked = self.actions_.only_open.blockSignals(True)  # noqa: FBT003  (Qt's name says it)
        self.actions_.only_open.setChecked(on)
        self.actions_.only_open.blockSignals(blocked)

    def _open_filters(self) -> None:
        if self.narrowing is not None:
            self.frame.show_results()
            self.narrowing.open_filters()

    def _open_illnesses(self) -> None:
        if self.narrowing is not None:
            self.frame.show_results()
            self.frame.pane.ask_again()
            self.narrowing.open_diseases()

    def _note_answer(self) -> None:
        if self.frame.left is not self.frame.pane:
            return
        self.frame.set_back_words(self.frame.pane.count_words())

    def _show_stock(self, count: int, illnesses: Sequence[str]) -> None:
        self._trials, self._illnesses = count, illnesses
        self.frame.pane.set_in_library(count)
        if self.frame.is_first:
            self.frame.first.set_library(count, illnesses)

    def _print(self) -> None:
        """Print what is in sight: a comparison, or the open study."""
        shows_comparison = self.comparing is not None and self.comparing.print_shown()
        if self.reader is not None and not shows_comparison:
            self.reader.print_()

    def _find(self) -> None:
        """Look for a word in what is in sight: a comparison, or the open study."""
        shows_comparison = self.comparing is not None and self.comparing.find_shown()
        if self.reader is not None and not shows_comparison:
            self.reader.find()

    def _focus_search(self) -> None:
        if self.frame.is_first:
            self.frame.first.setFocus()
            return
        self.frame.note_stop()
        self.frame.show_results()
        self.frame.pane.focus_search()

    def _leave_first(self) -> None:
        if self.frame.is_first:
            self.frame.show_list()

    # Reading

    def _note_opened(self, number: str, title: str) -> None:
        self._opened, self._opened_title = number, title
        self.frame.pane.mark(number)
        if self.frame.shows_view():
            # Else it came anew behind something that is in sight.
            self._show_title()

    def _note_left(self) -> None:
        """No key does anything to a study that is not in sight any more."""
        self._opened = self._opened_title = ""
        self._show_title()

    def _show_title(self, title: str = "") -> None:
        """Call the window after what is in sight: this, or the open study, or the program."""
        title = title or self._opened_title
        words = _("{title} – Trial Viewer").format(title=title) if title else _("Trial Viewer")
        self.setWindowTitle(words)

    def _note_first(self) -> None:
        """The first page is in sight: nothing is open any more."""
        self._note_left()
        self.frame.first.search.set_text("")

    def _cite(self) -> None:
        if self._opened and self.sharing is not None:
            self.sharing.cite(self._opened)

    def _open_registry(self) -> None:
        if self._opened and self.sharing is not None:
            self.sharing.open_registry(self._opened)

    def set_listed(self, listed: Callable[[], Sequence[str] | None]) -> None:
        """Where another list stands in the place of the search's, it gives its studies here."""
        self._listed = listed

    def _save_list(self) -> None:
        """Save the list that is in sight."""
        if self.sharing is None:
            return
        listed = self._listed()
        if listed is None:
            self.sharing.save_list(self.frame.pane.query())
        elif listed:
            self.sharing.save_studies(listed)
        else:
            self.messages.tell(_("There is no study in this list to save."))

    def _print_list(self) -> None:
        """Print the list that is in sight, as many studies of it as go into one file."""
        if self.sharing is None:
            return
        listed = self._listed()
        if listed is None:
            self.sharing.list_studies(self.frame.pane.query())
        else:
            self.print_studies(listed, len(listed))

    def print_studies(self, numbers: Sequence[str], there_are: int) -> None:
        """Ask how to print some studies in one go, of a list of so many."""
        if self.reader is None:
            return
        if not numbers:
            self.messages.tell(_("There is no study in this list to print."))
            return
        self.reader.print_several(numbers, there_are)

    def _switch(self) -> None:
        focused = QGuiApplication.focusObject()
        in_pane = isinstance(focused, QWidget) and self.frame.left.isAncestorOf(focused)
        if self.frame.is_first:
            self.frame.first.setFocus()
        elif in_pane:
            self.frame.focus_page(again=True)
        else:
            self._back_to_list()

    def _back_to_list(self) -> None:
        self.frame.note_stop()
        self.frame.show_list()
        self.frame.focus_left()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside everything puts the suggestions away."""
        if self.narrowing is not None:
            self.narrowing.suggestions.put_away()
        self.pressed.emit()
        super().mousePressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt, pressed and let go alone, opens the menu."""
        if not self._menu_keys.take_release(event):
            super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the study back to the list."""
        self._menu_keys.note_press(event)
        if event.key() == Qt.Key.Key_Escape and not self.frame.is_first:
            self._back_to_list()
        else:
            super().keyPressEvent(event)

    # Adding studies, other libraries

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

    def add_studies(self, paths: Sequence[Path], headline: str = "") -> None:
        """Add the records of files and folders to the open library.

        ``headline``: what the report is headed with where all went well.
        """
        if not paths:
            return
        from viewer.ui.importing import ImportDialog, can_write  # noqa: PLC0415  (rarely needed)

        if not can_write(self.catalogs.library):
            self._add_to_a_copy()
            return
        dialog = ImportDialog(
            paths, self.catalogs.library, self.appearances.look, self, headline=headline
        )
        dialog.library_changed.connect(self._refresh)
        dialog.finished.connect(self.studies_added)
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
        if self.narrowing is not None:
            self.narrowing.refresh()
        if self.reader is not None:
            self.reader.open_again()
        self.library_changed.emit()

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
        if self.narrowing is not None:
            self.narrowing.set_look(look)
        self.actions_.show_zoom(self.appearances.zoom)
        self.actions_.show_appearance(self.appearances.appearance)
        self.memory.note(zoom=self.appearances.zoom, appearance=self.appearances.appearance)

    def _set_marking(self, on: bool) -> None:
        self.memory.note(mark_words=on)
        if self.reader is not None:
            self.reader.set_marking(on)
        if self.comparing is not None:
            self.comparing.set_marking(on)

    def _note_layout(self) -> None:
        self.memory.note(list_width=self.frame.list_width)

    def _show_keyboard(self) -> None:
        from viewer.ui.about import FactsDialog  # noqa: PLC0415  (rarely needed)

        look = self.appearances.look
        self._open_dialog(FactsDialog(_("Keyboard help"), (), self.actions_.keys(), look, self))

    def _show_about(self) -> None:
        from viewer.ui.about import FactsDialog, about_facts  # noqa: PLC0415  (rarely needed)

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
