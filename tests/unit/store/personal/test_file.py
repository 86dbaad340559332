"""What is kept is there again, step by step, and can be taken back."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.domain.errors import NewerPersonalFileError, PersonalFileError
from viewer.domain.kept import Change, Kept, Step, StepName
from viewer.domain.personal import (
    KIND_TYPES,
    Answer,
    Kind,
    Note,
    Passage,
    Profile,
    Saved,
    SavedSearch,
    Tick,
    Value,
    tick_key,
)
from viewer.store.personal.file import PersonalFile
from viewer.store.sqlite import connect


def everything(path: Path) -> list[object]:
    file = PersonalFile(path)
    try:
        return list(file.load())
    finally:
        file.close()


def test_nobody_else_may_read_it(path: Path, file: PersonalFile, save) -> None:
    file.take(save("NCT00000001"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_open_to_others_is_closed_to_them(path: Path, file: PersonalFile) -> None:
    file.close()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    PersonalFile(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_everything_is_there_again(path: Path, file: PersonalFile) -> None:
    passage = Passage("eligibility.criteria", "≥ 18 years", 3, 13, "Age", "or more")
    tick = Tick(Answer.NOT_SURE, "Age ≥ 18", from_profile=True)
    search = SavedSearch("mine", "lupus", (("phase", "PHASE2"),), (("NCT1", "ab"),), "2026-01-02")
    entries = (
        Change(Kind.NOTE, "n1", Note("NCT1", "ask Dr. M.\n\u202eline", "T", "d", "e", passage)),
        Change(Kind.TICK, tick_key("NCT1", "abc"), tick),
        Change(Kind.SEARCH, "s1", search),
    )
    file.take(Step(StepName.NOTE, entries))
    assert sorted(map(repr, everything(path))) == sorted(
        repr((change.kind, change.key, change.value)) for change in entries
    )


def test_the_last_step_is_taken_back_after_a_restart_too(
    path: Path, file: PersonalFile, note
) -> None:
    file.take(note("n1", "first"))
    file.take(note("n1", "second"))
    file.take(Step(StepName.DELETE_NOTE, (Change(Kind.NOTE, "n1", None),)))
    file.close()
    again = PersonalFile(path)
    assert again.load().notes_of("NCT00000001") == {}
    undone = again.undo()
    assert undone is not None
    assert undone.step.name is StepName.DELETE_NOTE
    assert again.load().notes_of("NCT00000001")["n1"].text == "second"
    again.undo()
    assert again.load().notes_of("NCT00000001")["n1"].text == "first"
    again.undo()
    assert again.undo() is None
    again.close()


def test_an_older_step_is_taken_back_unless_it_was_changed_since(
    file: PersonalFile, save, note
) -> None:
    first = file.take(note("n1", "first"))
    other = file.take(save("NCT00000002"))
    assert file.undo(first) is not None
    assert file.load().is_saved("NCT00000002")
    file.take(save("NCT00000002", "Another title"))
    assert file.undo(other) is None
    assert file.load().get(Kind.SAVED, "NCT00000002", Saved) == Saved("Another title")


def test_what_only_happened_is_no_step_to_take_back(file: PersonalFile, save) -> None:
    file.take(save("NCT00000001"))
    visited = Change(Kind.SAVED, "NCT00000002", Saved("seen"))
    file.take(Step(StepName.VISIT, (visited,)))
    assert [taken.step.name for taken in file.steps()] == [StepName.SAVE]


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_forgets_no_recent_step(path: Path, years: int, save) -> None:
    times = [datetime(2026, 1, 1, tzinfo=UTC)]
    file = PersonalFile(path, lambda: times[0])
    file.take(save("NCT00000001"))
    times[0] += timedelta(days=365 * years)
    file.take(save("NCT00000002"))
    assert len(file.steps()) == 2
    file.undo()
    file.undo()
    assert not list(file.load())
    file.close()


def test_steps_that_are_many_and_old_are_forgotten(path: Path, save) -> None:
    times = [datetime(2026, 1, 1, tzinfo=UTC)]
    file = PersonalFile(path, lambda: times[0], keep_steps=5)
    seqs = [file.take(save(f"NCT{number:08}")) for number in range(8)]
    assert len(file.steps()) == 8
    times[0] += timedelta(days=31)
    last = file.take(save("NCT99999999"))
    assert [taken.seq for taken in file.steps()] == [last, *reversed(seqs[-4:])]
    file.close()


def test_a_newer_file_is_left_as_it_is(path: Path, file: PersonalFile) -> None:
    file.close()
    connection = connect(path, "rw")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerPersonalFileError, match=r"newer Trial Viewer"):
        PersonalFile(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" * 64])
def test_a_file_that_is_something_else_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(PersonalFileError, match=r"personal\.db"):
        PersonalFile(path)
    assert path.read_bytes() == content


def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(PersonalFileError, match="no plain file"):
        PersonalFile(path)


def value_of(kind: Kind) -> st.SearchStrategy[Value]:
    if kind is Kind.PROFILE:
        ages = st.none() | st.floats(0, 130)
        return st.builds(Profile, ages, st.sampled_from(["", "female"]), st.none())
    return st.from_type(KIND_TYPES[kind])


steps = st.lists(
    st.builds(
        Step,
        st.sampled_from([StepName.NOTE]),
        st.lists(
            st.sampled_from(list(Kind)).flatmap(
                lambda kind: st.builds(
                    Change,
                    st.just(kind),
                    st.sampled_from(["a", "b", "ü/1"]),
                    st.none() | value_of(kind),
                )
            ),
            max_size=4,
        ).map(tuple),
    ),
    max_size=6,
)


def told(kept: Kept) -> set[str]:
    return {repr(entry) for entry in kept}


@given(steps=steps)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_memory_and_file_agree_forth_and_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    file = PersonalFile(tmp_path_factory.mktemp("p") / "private" / "personal.db")
    kept = Kept()
    states = [told(kept)]
    for step in steps:
        kept.apply(step.changes)
        file.take(step)
        states.append(told(kept))
        assert told(file.load()) == states[-1]
    for state in reversed(states[:-1]):
        file.undo()
        assert told(file.load()) == state
    file.close()
