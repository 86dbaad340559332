"""What is kept is written in the background, in order, and nothing is lost on the way."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Saved
from viewer.store.personal.file import PersonalFile
from viewer.ui.keeping import Keeping


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "personal.db"


def save(number: str) -> Step:
    return Step(StepName.SAVE, (Change(Kind.SAVED, number, Saved("A study")),))


def stored(path: Path) -> list[str]:
    file = PersonalFile(path)
    try:
        return [key for _kind, key, _value in file.load()]
    finally:
        file.close()


def begun(qtbot: QtBot, path: Path) -> Keeping:
    keeping = Keeping(path)
    with qtbot.waitSignal(keeping.ready):
        keeping.begin()
    return keeping


def test_no_file_is_made_before_something_is_kept(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    assert keeping.close()
    assert not path.parent.exists()


def test_steps_are_there_at_once_and_on_the_disk_soon(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    with qtbot.waitSignals([keeping.taken] * 3):
        for number in ("A", "B", "C"):
            keeping.take(save(number))
            assert keeping.kept.is_saved(number)
    assert keeping.unsaved == 0
    assert stored(path) == ["A", "B", "C"]
    keeping.close()


def test_what_is_done_before_the_file_was_read_is_kept_too(qtbot: QtBot, path: Path) -> None:
    file = PersonalFile(path)
    file.take(save("OLD"))
    file.close()
    keeping = Keeping(path)
    keeping.take(save("NEW"))
    with qtbot.waitSignals([keeping.ready, keeping.taken]):
        keeping.begin()
    assert keeping.kept.is_saved("OLD")
    assert keeping.kept.is_saved("NEW")
    keeping.close()
    assert stored(path) == ["OLD", "NEW"]


def test_closing_writes_what_was_waiting(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    numbers = [f"N{count}" for count in range(20)]
    for number in numbers:
        keeping.take(save(number))
    assert keeping.close()
    assert stored(path) == numbers


def test_a_step_is_taken_back(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    keeping.take(save("A"))
    with qtbot.waitSignal(keeping.undone) as undone:
        keeping.undo()
    assert undone.args[0].step.name is StepName.SAVE
    assert not keeping.kept.is_saved("A")
    with qtbot.waitSignal(keeping.nothing_undone):
        keeping.undo()
    keeping.close()


def test_what_cannot_be_written_is_told_and_stays_until_it_can(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    path.parent.write_text("a file where the folder should be")
    note = Step(StepName.NOTE, (Change(Kind.NOTE, "n1", Note("A", "mine")),))
    with qtbot.waitSignal(keeping.trouble):
        keeping.take(note)
    assert keeping.unsaved == 1
    assert keeping.kept.notes_of("A")["n1"].text == "mine"
    path.parent.unlink()
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("A"))
    qtbot.waitUntil(lambda: keeping.unsaved == 0)
    keeping.close()
    assert sorted(stored(path)) == ["A", "n1"]


def test_copies_are_made_at_the_end_and_one_can_go_back_to_them(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    keeping.take(save("A"))
    assert keeping.close()
    assert "A  A study" in (path.parent / "personal-to-read.txt").read_text("utf-8")
    path.write_bytes(b"spoiled")
    broken = Keeping(path)
    with qtbot.waitSignal(broken.unreadable):
        broken.begin()
    broken.take(save("B"))
    with qtbot.waitSignal(broken.copies_listed) as listed:
        broken.list_copies()
    with qtbot.waitSignal(broken.ready):
        broken.go_back(listed.args[0][0].path)
    assert broken.kept.is_saved("A")
    broken.close()
    assert stored(path) == ["A"]
    assert b"spoiled" in [other.read_bytes() for other in path.parent.glob("*set-aside*")]


def test_a_folder_that_is_removed_comes_back_with_everything(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("A"))
    path.parent.rename(path.parent.with_name("moved-away"))
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("B"))
    keeping.close()
    assert sorted(stored(path)) == ["A", "B"]


def test_another_file_in_its_place_is_read_and_nothing_is_lost(qtbot: QtBot, path: Path) -> None:
    keeping = begun(qtbot, path)
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("MINE"))
    other = PersonalFile(path.with_name("other.db"))
    other.take(save("THEIRS"))
    other.close()
    other.path.replace(path)
    with qtbot.waitSignal(keeping.replaced, timeout=10_000) as replaced:
        keeping._look()
    assert keeping.kept.is_saved("THEIRS")
    assert stored(replaced.args[0]) == ["MINE"]
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("NEW"))
    keeping.close()
    assert stored(path) == ["THEIRS", "NEW"]


def test_everything_can_be_erased(qtbot: QtBot, path: Path) -> None:
    settings = path.parents[1] / "settings.json"
    settings.write_text("{}")
    keeping = begun(qtbot, path)
    with qtbot.waitSignal(keeping.taken):
        keeping.take(save("A"))
    keeping._copy()
    with qtbot.waitSignal(keeping.erased) as erased:
        keeping.erase([settings])
    assert erased.args[0] == ()
    assert not keeping.kept.is_saved("A")
    keeping.close()
    assert not settings.exists()
    assert not path.parent.exists()
