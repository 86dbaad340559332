"""Studies handed on: a citation to paste, the registry's page, a list as a file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from viewer.domain.errors import TrialViewerError
from viewer.domain.search import Query
from viewer.ui.catalogs import Catalogs
from viewer.ui.messages import Messages
from viewer.ui.tasks import Tasks
from viewer.words import _, ngettext

MOST = 1000
"""Studies of a list that go into one file."""
MOST_PRINTED = 100
"""Studies of a list that are printed in one go."""


class Sharing(QObject):
    """Makes in the background what is handed on. Nothing of the person's own is in it.

    Signals:
        told(sentence): something was done that needs no answer.
        listed(numbers, there_are): the first studies of a list, and how many it has.
        link_wished(address): a web page is wanted; whoever hears it shows the address first.
    """

    told = Signal(str)
    listed = Signal(object, int)
    link_wished = Signal(str)

    def __init__(self, catalogs: Catalogs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogs = catalogs
        self._messages = messages
        self._tasks = Tasks(self)

    def cite(self, number: str) -> None:
        """Copy a citation of a trial."""
        self._run(partial(_citation, self._catalogs, number), self._copy)

    def open_registry(self, number: str) -> None:
        """Ask for the registry's page of a trial."""
        self._run(partial(_address, self._catalogs, number), self._ask_link)

    def save_list(self, query: Query) -> None:
        """Save the studies that a search finds, as many as a file takes."""
        path = self._choose()
        if path is not None:
            wanted = query._replace(limit=MOST)
            self._run(partial(_save_found, self._catalogs, wanted, path), self._tell_saved)

    def list_studies(self, query: Query) -> None:
        """Tell the first studies that a search finds, and how many there are."""
        self._run(partial(_first_found, self._catalogs, query), self._tell_listed)

    def save_studies(self, numbers: Sequence[str]) -> None:
        """Save these studies."""
        path = self._choose()
        if path is not None:
            work = partial(_save, self._catalogs, tuple(numbers), path)
            self._run(work, self._tell_saved)

    def close(self) -> None:
        """Wait for work under way."""
        self._tasks.last_words(self._catalogs.close_here)

    def _choose(self) -> Path | None:
        path = self._messages.choose_new_file(
            _("Save studies for another program"),
            str(Path.home() / "studies.csv"),
            _("Table (*.csv);;References (*.ris);;Records to import again (*.json)"),
        )
        if path is not None and not path.suffix:
            path = path.with_suffix(".csv")
        return path

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self._tasks.run(work, done, self._messages.trouble)

    def _copy(self, text: object) -> None:
        QGuiApplication.clipboard().setText(str(text))
        self.told.emit(_("Copied: {text}").format(text=text))

    def _ask_link(self, address: object) -> None:
        if address:
            self.link_wished.emit(str(address))
        else:
            self._messages.tell(_("This study has no page in a registry."))

    def _tell_listed(self, found: object) -> None:
        numbers, count = found if isinstance(found, tuple) else ((), 0)
        self.listed.emit(numbers, count)

    def _tell_saved(self, saved: object) -> None:
        path, count = saved if isinstance(saved, tuple) else ("", 0)
        self.told.emit(
            ngettext(
                "{count} study is saved in {file}.", "{count} studies are saved in {file}.", count
            ).format(count=count, file=path)
        )


# In the background; what exports is imported there, for it takes time.


def _citation(catalogs: Catalogs, number: str) -> str:
    from viewer.exporting.citation import citation  # noqa: PLC0415
    from viewer.opening import open_trial  # noqa: PLC0415

    return citation(open_trial(catalogs.here(), number))


def _address(catalogs: Catalogs, number: str) -> str:
    from viewer.opening import open_trial  # noqa: PLC0415

    return open_trial(catalogs.here(), number).trial.source.url


def _first_found(catalogs: Catalogs, query: Query) -> tuple[tuple[str, ...], int]:
    found = catalogs.here().search(query._replace(limit=MOST_PRINTED).counted_to_the_end)
    return tuple(hit.number for hit in found.hits), found.total


def _save_found(catalogs: Catalogs, query: Query, path: Path) -> tuple[Path, int]:
    hits = catalogs.here().search(query).hits
    return _save(catalogs, tuple(hit.number for hit in hits), path)


def _save(catalogs: Catalogs, numbers: Sequence[str], path: Path) -> tuple[Path, int]:
    from viewer.exporting.saving import export, maker_for  # noqa: PLC0415
    from viewer.opening import open_trial  # noqa: PLC0415

    maker_for(path)
    found = []
    for number in numbers:
        try:
            found.append(open_trial(catalogs.here(), number))
        except TrialViewerError:
            continue  # a damaged one among many; the count says how many there are
    export(found, path)
    return path, len(found)
