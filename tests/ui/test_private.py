"""Everything a person keeps can be moved to another computer, and erased from this one."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note, Saved
from viewer.store.library import Library
from viewer.ui.importing import ImportDialog
from viewer.ui.keep.toast import Toast
from viewer.ui.window import Window

WORD = "zanthoxylum"
NUMBER = "NCT90000001"


@pytest.fixture
def window(make_window, own_library: Path) -> Window:
    made = make_window(own_library)
    made.frame.show_list()
    return made


@pytest.fixture
def keep(qtbot: QtBot, window: Window) -> None:
    """Save a trial, write a note on it, look for it, and leave it open."""
    keeping = window.mine.keeping
    with qtbot.waitSignals([keeping.taken] * 2):
        keeping.take(Step(StepName.SAVE, (Change(Kind.SAVED, NUMBER, Saved("Dry eyes")),)))
        keeping.take(Step(StepName.NOTE, (Change(Kind.NOTE, "n1", Note(NUMBER, WORD)),)))
    window._begin_with("sjogren")
    window.reader.open(NUMBER)
    qtbot.waitUntil(lambda: window.memory.settings.last_trial == NUMBER)
    window.appearances.set_zoom(150)


def files_with(folder: Path, word: str) -> list[str]:
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes()
    )


@pytest.mark.usefixtures("keep")
def test_moved_erased_and_brought_in_it_is_all_there(
    qtbot: QtBot, window: Window, said, tmp_path: Path, own_library: Path
) -> None:
    keeping, actions = window.mine.keeping, window.actions_
    before = list(keeping.kept)
    said.new_file = tmp_path / "away" / "mine.tvkeep.zip"
    said.new_file.parent.mkdir()
    actions.move.trigger()
    qtbot.waitUntil(lambda: bool(said.said))
    assert str(said.new_file) in said.heard()[0].more

    for number in (NUMBER, "NCT90000002"):
        window.comparing.toggle(number)
    (toast,) = window.findChildren(Toast)
    toast.say(f"{NUMBER} was saved.")
    said.answers = [0]
    actions.erase.trigger()
    qtbot.waitUntil(lambda: len(said.said) == 2)
    assert toast.isHidden(), "it spoke of what is gone"
    assert window.windowTitle() == "Trial Viewer", "it named the study"
    assert window.reader.trial is None
    assert window.comparing.chosen.numbers == ()
    assert window.comparing.bar.isHidden()
    assert window.frame.first._count.text() == "This library holds 234 studies."
    assert window.frame.first.search.has_focus()
    assert "is erased" in said.heard()[1].text
    assert not list(keeping.kept)
    assert window.frame.is_first
    assert files_with(tmp_path, WORD) == []  # the archive is squeezed
    assert files_with(tmp_path, "sjogren") == ["own.db"]
    assert not (tmp_path / "private").exists()

    own_library.unlink()
    said.files = [said.new_file]
    # A library that lacks the trial, as on another computer.
    with Library.open(own_library):
        pass
    window._refresh()
    actions.bring_in.trigger()
    qtbot.waitUntil(lambda: bool(list(keeping.kept)))
    assert list(keeping.kept) == before
    qtbot.waitUntil(lambda: window.mine.private._coming_in is not None)
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.close_.isVisible, timeout=60_000)
    dialog.accept()
    qtbot.waitUntil(lambda: window.reader.trial is not None)
    qtbot.waitUntil(lambda: window.reader.trial.number == NUMBER)
    assert window.appearances.zoom == 150
    assert window.frame.pane.search.text() == "sjogren"
    # What was opened is noted, too, and while that is written there is a journal.
    qtbot.waitUntil(lambda: files_with(tmp_path / "private", WORD) == ["personal.db"])


@pytest.mark.usefixtures("keep")
def test_a_day_can_be_gone_back_to(qtbot: QtBot, window: Window, said) -> None:
    keeping = window.mine.keeping
    keeping._copy()
    with qtbot.waitSignal(keeping.taken):
        keeping.take(Step(StepName.DELETE_NOTE, (Change(Kind.NOTE, "n1", None),)))
    said.answers = [0]
    with qtbot.waitSignal(keeping.ready):
        window.actions_.go_back.trigger()
    assert keeping.kept.notes_of(NUMBER)["n1"].text == WORD
    assert len(said.heard()[0].choices) == 2


def test_what_could_not_be_written_keeps_the_window_open(
    qtbot: QtBot, window: Window, said, tmp_path: Path
) -> None:
    keeping = window.mine.keeping
    (tmp_path / "private").write_text("no folder")
    with qtbot.waitSignal(keeping.trouble):
        keeping.take(Step(StepName.NOTE, (Change(Kind.NOTE, "n1", Note(NUMBER, WORD)),)))
    assert not window.close()
    assert "not kept yet" in said.heard()[0].text
    assert window.isVisible()
    (tmp_path / "private").unlink()
    with qtbot.waitSignal(keeping.taken):
        keeping._write()
    assert window.close()
