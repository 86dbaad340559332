"""A personal file, and what may be kept in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Saved
from viewer.store.personal.file import PersonalFile

NoteStep = Callable[..., Step]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "personal.db"


@pytest.fixture
def file(path: Path) -> Iterator[PersonalFile]:
    file = PersonalFile(path)
    yield file
    file.close()


@pytest.fixture(scope="session")
def save() -> NoteStep:
    """Make a step that saves a trial."""

    def make(number: str, title: str = "A study") -> Step:
        return Step(StepName.SAVE, (Change(Kind.SAVED, number, Saved(title)),))

    return make


@pytest.fixture(scope="session")
def note() -> NoteStep:
    """Make a step that writes a note."""

    def make(key: str, text: str, number: str = "NCT00000001") -> Step:
        return Step(StepName.NOTE, (Change(Kind.NOTE, key, Note(number, text)),))

    return make
