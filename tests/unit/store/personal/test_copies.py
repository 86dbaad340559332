"""Copies of what is kept are whole, private and few, and everything can be erased."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind
from viewer.store.personal.backups import KEPT, backups, check_copy
from viewer.store.personal.erasing import erase
from viewer.store.personal.file import PersonalFile


@pytest.fixture
def times() -> list[datetime]:
    return [datetime(2026, 3, 1, 12, tzinfo=UTC)]


@pytest.fixture
def dated(path: Path, times: list[datetime]):
    file = PersonalFile(path, lambda: times[0])
    yield file
    file.close()


def test_a_copy_holds_everything_and_is_private(path, file, note) -> None:
    file.take(note("n1", "mine"))
    assert file.back_up()
    (copy,) = backups(path)
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.path.parent.stat().st_mode) == 0o700
    check_copy(copy.path)
    other = PersonalFile(copy.path)
    assert other.load().notes_of("NCT00000001")["n1"].text == "mine"
    other.close()


def test_nothing_new_is_not_copied_again(path, file, note) -> None:
    assert not file.back_up()
    file.take(note("n1", "mine"))
    assert file.back_up()
    assert not file.back_up()
    assert len(backups(path)) == 1


@pytest.mark.parametrize("step", [timedelta(days=1), timedelta(days=-400), timedelta(days=4000)])
def test_one_copy_a_day_and_the_newest_steps_stay_whatever_the_clock_says(
    path, dated, times, note, step
) -> None:
    for count in range(KEPT + 3):
        dated.take(note("n1", f"first {count}"))
        dated.back_up()
        dated.take(note("n1", f"second {count}"))
        dated.back_up()
        times[0] += step
    kept = backups(path)
    assert len(kept) == KEPT
    assert [copy.seq for copy in kept] == [2 * (KEPT + 3 - back) for back in range(KEPT)]


def test_a_damaged_file_is_said_and_left_and_its_copy_is_whole(path, file, note) -> None:
    for count in range(200):
        file.take(note(f"n{count}", "long " * 200))
    file.back_up()
    file.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = bytes(8192)
    path.write_bytes(content)
    with pytest.raises(PersonalFileError, match="damaged"):
        PersonalFile(path)
    assert path.read_bytes() == content
    check_copy(backups(path)[0].path)


def test_a_file_put_in_its_place_is_noticed_and_what_was_open_can_be_saved(
    path, file, note
) -> None:
    file.take(note("n1", "mine"))
    assert file.is_in_place()
    other = PersonalFile(path.with_name("other.db"))
    other.close()
    other.path.replace(path)
    assert not file.is_in_place()
    beside = file.save_beside()
    saved = PersonalFile(beside)
    assert saved.load().notes_of("NCT00000001")["n1"].text == "mine"
    saved.close()


def test_what_is_erased_is_nowhere(path, file, note, tmp_path) -> None:
    word = "zanthoxylum"
    settings = tmp_path / "settings.json"
    settings.write_text(word)
    other = tmp_path / "private" / "not-ours.txt"
    other.write_text("somebody else's")
    file.take(note("n1", word))
    file.back_up()
    file.take(note("n1", f"again {word}"))
    left_by_a_crash = path.with_name(f"{path.name}-journal")
    file.close()
    left_by_a_crash.write_text(word)
    assert erase(path, also=[settings]) == ()
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == [other]


def test_a_deleted_note_is_not_in_the_file_any_more(path, file, note) -> None:
    file.take(note("n1", "zanthoxylum"))
    file.take(Step(StepName.DELETE_NOTE, (Change(Kind.NOTE, "n1", None),)))
    assert b"zanthoxylum" in path.read_bytes()  # until it can no longer be taken back
    file.forget_steps()
    assert b"zanthoxylum" not in path.read_bytes()
