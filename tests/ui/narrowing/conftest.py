"""A library to narrow down: invented studies that differ in everything there is a filter for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from viewer.ui.results.model import Role
from viewer.ui.window import Window

MUNICH = ("Munich", "Germany", 48.137, 11.575)
DACHAU = ("Dachau", "Germany", 48.260, 11.434)
PARIS = ("Paris", "France", 48.857, 2.352)

OPEN_WOMEN, OPEN_CHILD, DONE_MEN, DONE_OLD = (f"NCT7000000{count}" for count in range(1, 5))
INFARCT, SCLEROSIS, STENOSIS = (f"NCT7100000{count}" for count in range(1, 4))

_RHEUMA = (["Arthritis, Rheumatoid"], ["Arthritis", "Joint Diseases", "Musculoskeletal Diseases"])


def _records() -> Iterator[tuple[str, str, list[str], dict]]:
    """Number, title, conditions, and what ``registry_record`` takes beside them."""
    yield (
        OPEN_WOMEN,
        "Walking with sore joints",
        ["Rheumatoid Arthritis"],
        {
            "sex": "FEMALE",
            "places": [(*MUNICH, "RECRUITING"), (*PARIS, "COMPLETED")],
            "phases": ["PHASE3"],
            "mesh": _RHEUMA,
            "updated": "2024-01-01",
        },
    )
    yield (
        OPEN_CHILD,
        "A new cream for young joints",
        ["Rheumatoid Arthritis"],
        {
            "minimum_age": "6 Months",
            "maximum_age": "12 Years",
            "places": [(*DACHAU, "RECRUITING")],
            "phases": ["PHASE2"],
            "mesh": _RHEUMA,
            "updated": "2024-03-01",
            "healthy": True,
        },
    )
    yield (
        DONE_MEN,
        "Cold water for sore joints",
        ["Rheumatoid Arthritis"],
        {
            "status": "COMPLETED",
            "sex": "MALE",
            "places": [(*PARIS, "COMPLETED")],
            "study_type": "OBSERVATIONAL",
            "phases": [],
            "sponsor_class": "INDUSTRY",
            "mesh": _RHEUMA,
            "has_results": True,
            "healthy": False,
        },
    )
    yield (
        DONE_OLD,
        "Warm water for sore joints",
        ["Rheumatoid Arthritis"],
        {"status": "COMPLETED", "minimum_age": "65 Years", "phases": ["PHASE2"], "mesh": _RHEUMA},
    )
    yield (
        INFARCT,
        "Aspirin on the first day",
        ["Myocardial Infarction"],
        {"mesh": (["Myocardial Infarction"], ["Heart Diseases", "Cardiovascular Diseases"])},
    )
    for count in range(3):
        number = SCLEROSIS[:-1] + str(5 + count)
        yield (
            number,
            f"Balance training, part {count}",
            ["Multiple Sclerosis"],
            {"mesh": (["Multiple Sclerosis"], ["Nervous System Diseases"])},
        )
    for number in (STENOSIS, STENOSIS[:-1] + "4"):
        yield (
            number,
            f"A new valve, {number}",
            ["Aortic Valve Stenosis"],
            {"mesh": (["Aortic Valve Stenosis"], ["Heart Diseases", "Cardiovascular Diseases"])},
        )
    for number in (STENOSIS[:-1] + "8", STENOSIS[:-1] + "9"):
        yield (
            number,
            f"Swimming for the back, {number}",
            ["Ankylosing Spondylitis"],
            {"mesh": (["Spondylitis, Ankylosing"], ["Spinal Diseases"])},
        )


@pytest.fixture
def trials() -> SimpleNamespace:
    """The numbers of the studies, by what sets them apart."""
    return SimpleNamespace(
        open_women=OPEN_WOMEN,
        open_child=OPEN_CHILD,
        done_men=DONE_MEN,
        done_old=DONE_OLD,
        infarct=INFARCT,
        stenosis=STENOSIS,
    )


@pytest.fixture(scope="session")
def narrowed_file(
    tmp_path_factory: pytest.TempPathFactory, write_library: Callable[..., None]
) -> Path:
    """The library; nobody may change it."""
    path = tmp_path_factory.mktemp("narrowed") / "narrowed.db"
    write_library(path, _records())
    return path


@pytest.fixture
def narrowed(
    make_window: Callable[..., Window], narrowed_file: Path, activate: Callable[[QWidget], None]
) -> Window:
    """A window on that library, the list of all in sight."""
    window = make_window(narrowed_file)
    window.frame.show_list()
    activate(window)
    return window


@pytest.fixture
def listed() -> Callable[[Window], list[str]]:
    """Reads the numbers that the list shows, in their order."""

    def read(window: Window) -> list[str]:
        model = window.frame.pane.model
        return [model.index(row, 0).data(Role.NUMBER) for row in range(model.rowCount())]

    return read


@pytest.fixture
def search(settle: Callable[[Window], None]) -> Callable[[Window, str], None]:
    """Searches as a link does, and waits for all that follows."""

    def look(window: Window, text: str) -> None:
        window.frame.pane.look_for_text(text)
        settle(window)

    return look
