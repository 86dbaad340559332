"""What tests of the window share: a small real library, a window on it, and ears.

Nothing said to the reader is lost: message boxes are recorded, and a box that a test did not
expect fails it. So does a thread that still works when a test is over.
"""

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.card import card_of
from viewer.domain.search import StoredRecord
from viewer.registries.reading import read_trial
from viewer.settings import Appearance, Settings
from viewer.store.library import Library
from viewer.ui.appearance import Appearances
from viewer.ui.catalogs import Catalogs
from viewer.ui.keeping import Keeping
from viewer.ui.memory import Memory
from viewer.ui.messages import Message, Messages
from viewer.ui.mine import Mine
from viewer.ui.tasks import Tasks
from viewer.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.gui)


_CRITERIA = "Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* Another illness"


def registry_record(number: str, title: str, conditions: Sequence[str], **more: Any) -> bytes:
    """An invented record in the form of ClinicalTrials.gov's API."""
    record = {
        "protocolSection": {
            "identificationModule": {"nctId": number, "briefTitle": title},
            "statusModule": {
                "overallStatus": more.get("status", "RECRUITING"),
                "lastUpdatePostDateStruct": {"date": more.get("updated", "2024-05-02")},
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {
                    "name": "Invented Institute",
                    "class": more.get("sponsor_class", "OTHER"),
                }
            },
            "descriptionModule": {"briefSummary": more.get("summary", "An invented study.")},
            "conditionsModule": {"conditions": list(conditions)},
            "designModule": {
                "studyType": more.get("study_type", "INTERVENTIONAL"),
                "phases": more.get("phases", ["PHASE2"]),
            },
            "armsInterventionsModule": {
                "interventions": [{"type": "DRUG", "name": more.get("drug", "Inventomab")}]
            },
            "eligibilityModule": {
                "eligibilityCriteria": more.get("criteria", _CRITERIA),
                "sex": more.get("sex", "ALL"),
                "minimumAge": more.get("minimum_age", "18 Years"),
            },
        },
        "hasResults": more.get("has_results", False),
    }
    _add_browsing(record, more)
    return json.dumps(record).encode()


def _add_browsing(record: dict[str, Any], more: dict[str, Any]) -> None:
    """Add places, MeSH terms and who is taken, where a test asks for them."""
    protocol = record["protocolSection"]
    if "healthy" in more:
        protocol["eligibilityModule"]["healthyVolunteers"] = more["healthy"]
    if "maximum_age" in more:
        protocol["eligibilityModule"]["maximumAge"] = more["maximum_age"]
    if "places" in more:
        protocol["contactsLocationsModule"] = {
            "locations": [
                {
                    "facility": "Invented Hospital",
                    "city": city,
                    "country": country,
                    "status": status,
                    "geoPoint": {"lat": lat, "lon": lon},
                }
                for city, country, lat, lon, status in more["places"]
            ]
        }
    if "mesh" in more:
        terms, ancestors = more["mesh"]
        record["derivedSection"] = {
            "conditionBrowseModule": {
                "meshes": [{"id": f"D{count}", "term": term} for count, term in enumerate(terms)],
                "ancestors": [
                    {"id": f"A{count}", "term": term} for count, term in enumerate(ancestors)
                ],
            }
        }


SJOGREN = "NCT90000001"
LUPUS = "NCT90000002"
GOUT = "NCT90000003"
TORN = "NCT90000009"
"""Listed, but its record cannot be read."""


def _records() -> Iterator[tuple[str, bytes]]:
    yield (
        SJOGREN,
        registry_record(
            SJOGREN,
            "Inventomab for dry eyes and a dry mouth",
            ["Sjögren's Syndrome", "Dry Eye", "Xerostomia"],
            updated="2024-06-01",
        ),
    )
    yield (
        LUPUS,
        registry_record(
            LUPUS, "Rest or walking in lupus", ["Lupus"], status="COMPLETED", phases=["NA"]
        ),
    )
    yield GOUT, registry_record(GOUT, "Cherries in gout", ["Gout"], status="TERMINATED", phases=[])
    for count in range(230):
        number = f"NCT8{count:07}"
        yield number, registry_record(number, f"Asthma study {count}", ["Asthma"])


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 234 invented trials; nobody may change it."""
    path = tmp_path_factory.mktemp("library") / "invented.db"
    with Library.open(path) as library:
        batch = [_stored(number, body) for number, body in _records()]
        # Its card is whole, its record is not: as after a fault of the disk.
        torn = registry_record(TORN, "A torn record about measles", ["Measles"])
        card = card_of(read_trial("ctgov-v2", torn))
        batch.append((_record(TORN, torn[: len(torn) // 2]), card))
        library.put(batch)
        library.finish()
    return path


def _record(number: str, body: bytes) -> StoredRecord:
    return StoredRecord(
        number=number, format="ctgov-v2", body=body, digest=hashlib.sha256(body).digest()
    )


def _stored(number: str, body: bytes) -> Any:
    return _record(number, body), card_of(read_trial("ctgov-v2", body))


@pytest.fixture(scope="session")
def invented_record() -> Callable[..., bytes]:
    """Makes an invented record in the form of ClinicalTrials.gov's API."""
    return registry_record


@pytest.fixture(scope="session")
def write_library() -> Callable[..., None]:
    """Writes a library of invented records: number, title, conditions, and what is special."""

    def write(path: Path, records: Iterable[tuple[str, str, Sequence[str], dict]]) -> None:
        with Library.open(path) as library:
            library.put(
                [
                    _stored(number, registry_record(number, title, conditions, **more))
                    for number, title, conditions, more in records
                ]
            )
            library.finish()

    return write


@pytest.fixture
def own_library(library_file: Path, tmp_path: Path) -> Path:
    """A copy of the library that a test may change."""
    copy = tmp_path / "own.db"
    copy.write_bytes(library_file.read_bytes())
    return copy


class RecordedMessages(Messages):
    """Answers instead of a person: ``answers`` in turn, else with what closes the box."""

    def __init__(self) -> None:
        super().__init__(None)
        self.said: list[Message] = []
        self.answers: list[int] = []
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.new_file: Path | None = None

    def show(self, message: Message) -> int:
        self.said.append(message)
        return self.answers.pop(0) if self.answers else max(0, len(message.choices) - 1)

    def choose_files(self, *_asked: str) -> list[Path]:
        return self.files

    def choose_folder(self, *_asked: str) -> Path | None:
        return self.folder

    def choose_new_file(self, *_asked: str) -> Path | None:
        return self.new_file

    def heard(self) -> list[Message]:
        """What was said until now; a test that asks for it expects it."""
        said, self.said = self.said, []
        return said


@pytest.fixture
def said() -> Iterator[RecordedMessages]:
    messages = RecordedMessages()
    yield messages
    assert messages.said == [], "a message that the test did not expect"


@pytest.fixture(scope="module", autouse=True)
def nothing_from_before() -> None:
    """What is there before the tests of a file is none of their garbage: after each of them,
    looking through it would take a second.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage_in_this_thread_only() -> Iterator[None]:
    """As in the program: see ``viewer.ui.rubbish``."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def readable_font(qapp: QApplication) -> None:
    """The offscreen platform's own is 9 pt, smaller than any desktop's."""
    font = QFont(qapp.font())
    font.setPointSizeF(11.5)
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def english_numbers() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    yield
    busy = [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, Tasks) and shiboken6.isValid(thing) and thing._pool.activeThreadCount()
    ]
    assert not busy, "work is still going on in the background"


MakeWindow = Callable[..., Window]


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, library_file: Path, said: RecordedMessages
) -> Iterator[MakeWindow]:
    """Opens windows on the small library, shown and settled; closes them at the end."""
    made: list[Window] = []
    keepings: list[Keeping] = []
    mine: list[Mine] = []
    settings_file = tmp_path / "settings.json"

    def make(
        library: Path = library_file,
        *,
        settings: Settings | None = None,
        size: tuple[int, int] = (1280, 800),
    ) -> Window:
        memory = Memory(settings_file)
        if settings is not None:
            memory.settings = settings
        appearances = Appearances(
            qapp, memory.settings.zoom, Appearance(memory.settings.appearance)
        )
        keeping = Keeping(tmp_path / "private" / "personal.db")
        keepings.append(keeping)
        window = Window(
            Catalogs(library),
            ROOT / "resources" / "glossary",
            memory,
            appearances,
            said,
        )
        memory.setParent(window)
        appearances.setParent(window)
        made.append(window)
        keeping.begin()
        window.completed.connect(lambda: mine.append(Mine(window, keeping)))
        window.start()
        window.show()
        window.resize(*size)
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: window.reader is not None, timeout=20_000)
        qtbot.waitUntil(lambda: keeping.is_ready, timeout=20_000)
        window.mine = mine[-1]
        _settle(qtbot, window)
        return window

    yield make
    for window in made:
        if shiboken6.isValid(window):
            window.close()
            window.deleteLater()
    for keeping in keepings:
        keeping.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    """A window past its first page: the list is shown, nothing is open."""
    made = make_window()
    made.frame.show_list()
    return made


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Window], None]:
    """Waits until a window has nothing under way and is painted."""

    def wait(window: Window) -> None:
        _settle(qtbot, window)

    return wait


def _settle(qtbot: QtBot, window: Window) -> None:
    """Wait until nothing is under way and everything asked for is painted."""
    qtbot.waitUntil(
        lambda: (
            not (
                not window.searching.is_complete
                or window.reader.reading.is_waiting
                or window.reader.reading.is_ahead
                or window.searching._tasks.is_busy
                or window.narrowing.is_busy
                or window.reader.reading.tasks.is_busy
                or window.frame.pane.list._rest.isActive()
            )
        ),
        timeout=30_000,
    )
    application = QApplication.instance()
    for _round in range(3):
        application.sendPostedEvents()
        application.processEvents()


@pytest.fixture
def activate(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Gives a window the keyboard: shortcuts are heard in the active window only."""

    def give(widget: QWidget) -> None:
        with qtbot.waitActive(widget):
            widget.activateWindow()

    return give
