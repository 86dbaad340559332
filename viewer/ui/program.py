"""The running program: the application, its window, and changing to another library."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from viewer.domain.errors import LibraryError, OlderLibraryError, TrialViewerError
from viewer.ui.alone import Alone
from viewer.ui.appearance import Appearances
from viewer.ui.application import the_application
from viewer.ui.catalogs import Catalogs
from viewer.ui.faults import Faults, open_log
from viewer.ui.first.shell import Shell
from viewer.ui.memory import Memory
from viewer.ui.messages import Messages
from viewer.ui.personal import Personal
from viewer.ui.rubbish import Rubbish
from viewer.ui.window import Window
from viewer.words import _


class FilePlaces(NamedTuple):
    """Where the program keeps what is the reader's own, and where its resources lie."""

    settings: Path
    personal: Path
    log: Path
    resources: Path


class Program(QObject):
    """Makes the one QApplication, then windows on libraries, one after the other."""

    def __init__(
        self,
        places: FilePlaces,
        painted_hooks: Sequence[Callable[[], None]] = (),
        shell: Shell | None = None,
        alone: Alone | None = None,
    ) -> None:
        """``shell``: the window on the screen that is to hold the others; ``alone``: hears of
        other starts of the program.
        """
        self._application = the_application()
        super().__init__()
        self._shell = shell
        self._hooks = painted_hooks
        self._places = places
        self._translator = _qt_words(self._application)
        open_log(places.log)
        self.faults = Faults(self)
        self._rubbish = Rubbish(self)
        self.memory = Memory(places.settings, self)
        self.memory.stands = shell is not None
        self._appearances = Appearances(
            self._application, self.memory.settings.zoom, self.memory.settings.appearance, self
        )
        self.window: Window | None = None
        self._keeping: Personal | None = None
        self._alone = alone

    def run(self, library: Path | None, usual_library: Callable[[], Path]) -> int:
        """Open the window, stay until it is closed, return the exit code. Raises LibraryError."""
        self.faults.install()
        self._rubbish.begin()
        try:
            self._open_first(library, usual_library)
            return self._application.exec()
        finally:
            self.close_personal()
            if self._alone is not None:
                self._alone.end()
            self._rubbish.end()
            self.faults.uninstall()
            if self._shell is not None:
                self._shell.close()

    def open(self, library: Path) -> None:
        """Open a window on ``library``, brought up to date if need be. Raises LibraryError."""
        try:
            self._show(library)
        except OlderLibraryError:
            from viewer.ui.upgrading import brought_up_to_date  # noqa: PLC0415  (rarely needed)

            if not brought_up_to_date(library):
                raise
            self._show(library)

    def _show(self, library: Path) -> None:
        """Open a window on ``library``, then close the one before. Raises LibraryError."""
        before = self.window
        window = Window(
            Catalogs(library),
            self._places.resources / "glossary",
            self.memory,
            self._appearances,
        )
        window.library_wished.connect(self._change_library)
        window.painted.connect(self._tell_painted)
        window.completed.connect(self._join_personal)
        self.faults.happened.connect(window.messages.trouble)
        if self._shell is not None:
            self._shell.hold(window)
        try:
            window.start()
        except LibraryError:
            window.deleteLater()
            raise
        self.window = window
        if self._shell is not None:
            self._shell.reveal(window)
        else:
            window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _open_first(self, library: Path | None, usual_library: Callable[[], Path]) -> None:
        if library is not None:
            self.open(library)
            return
        last = self.memory.settings.library
        if last and Path(last).is_file():
            try:
                self.open(Path(last))
            except LibraryError:
                self.memory.note(library="")
            else:
                return
        self.open(usual_library())

    def _change_library(self, library: Path) -> None:
        messages = self.window.messages if self.window is not None else Messages()
        kept = self.memory.settings
        self.memory.note(library=str(library), last_trial="", last_tab="", last_search="")
        try:
            self.open(library)
        except TrialViewerError as error:
            self.memory.note(
                library=kept.library,
                last_trial=kept.last_trial,
                last_tab=kept.last_tab,
                last_search=kept.last_search,
            )
            messages.trouble(error, safe=_("The library you had open is still open."))

    def close_personal(self) -> None:
        """Write what the person keeps, as the last thing."""
        if self._keeping is not None:
            self._keeping.close()

    def _come_to_front(self, library: str) -> None:
        """Another start was made: this window is the one to see."""
        if library and self.window is not None and Path(library) != self.window.catalogs.library:
            self._change_library(Path(library))
        if self.window is not None:
            top = self.window.window()
            top.setWindowState(top.windowState() & ~Qt.WindowState.WindowMinimized)
            top.raise_()
            top.activateWindow()

    def _join_personal(self) -> None:
        """Join what the person keeps to a window whose parts are all made."""
        # Not before the first paint: both take time to import.
        from viewer.ui.keeping import Keeping  # noqa: PLC0415
        from viewer.ui.mine import Mine  # noqa: PLC0415

        if not isinstance(self._keeping, Keeping):
            self._keeping = Keeping(self._places.personal, self)
            self._keeping.begin()
        window = self.sender()
        if isinstance(window, Window):
            Mine(window, self._keeping)

    def _tell_painted(self) -> None:
        for hook in self._hooks:
            hook()
        self._hooks = ()
        if self._alone is not None:
            self._alone.called.connect(self._come_to_front, Qt.ConnectionType.UniqueConnection)
            self._alone.listen()


def _qt_words(application: QApplication) -> QTranslator:
    """Load Qt's own words ("Cancel") in the language of the system, where Qt has them."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale.system(), "qtbase", "_", folder):
        application.installTranslator(translator)
    return translator
