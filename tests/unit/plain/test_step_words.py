"""Every step has words: what was done, and what an undo takes back."""

import pytest

from viewer.domain.kept import UNDOABLE, Change, Step, StepName
from viewer.domain.personal import Folder, Judged, Kind, Note, Opinion, Saved, Tag, Tick
from viewer.plain.step_words import done_words, step_words, undo_words, undone_words

NUMBER = "NCT04781309"


def step(name: StepName, *changes: Change) -> Step:
    return Step(name, changes)


def test_each_step_is_called_something_of_its_own() -> None:
    words = [step_words(step(name)) for name in StepName]
    assert all(words)
    assert len(set(words)) == len(words)


REMOVING = [name for name in UNDOABLE if name.value.startswith(("delete", "clear", "un", "hide"))]


@pytest.mark.parametrize("name", sorted(REMOVING))
def test_whatever_removes_or_hides_is_told(name: StepName) -> None:
    assert done_words(step(name, Change(Kind.SAVED, NUMBER, None)))


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (
            step(StepName.HIDE, Change(Kind.OPINION, NUMBER, Judged(Opinion.NOT_FOR_ME))),
            "Undo: not for me, NCT04781309",
        ),
        (step(StepName.TICK, Change(Kind.TICK, f"{NUMBER}/a", Tick("yes"))), f"answer, {NUMBER}"),
        (step(StepName.NOTE, Change(Kind.NOTE, "k", Note(NUMBER, "x"))), f"note, {NUMBER}"),
        (step(StepName.FOLDER, Change(Kind.FOLDER, "k", Folder("For Mum"))), "folder, For Mum"),
        (
            step(
                StepName.MOVE,
                Change(Kind.FOLDER, "k", Folder("For Mum")),
                Change(Kind.TAG, "t", Tag("call")),
                Change(Kind.SAVED, NUMBER, Saved("A study", folder="k")),
            ),
            f"Undo: move to a folder, {NUMBER}",
        ),
        (step(StepName.EDIT_TAG, Change(Kind.TAG, "k", Tag("y" * 99))), f"{'y' * 40}…"),
        (
            step(
                StepName.MOVE,
                *(Change(Kind.SAVED, number, Saved("", folder="k")) for number in "AB"),
            ),
            "move to a folder, 2 studies",
        ),
        (step(StepName.CLEAR_RECENT, Change(Kind.VISITED, NUMBER, None)), "what I looked at"),
        (
            step(StepName.RESTORE, Change(Kind.SAVED, NUMBER, Saved("A study"))),
            "Undo: bring in what you kept",
        ),
    ],
)
def test_an_undo_says_what_it_is_about(taken: Step, words: str) -> None:
    assert undo_words(taken).endswith(words)
    assert undone_words(taken).startswith("Taken back: ")


def test_a_study_that_was_moved_is_told_where_it_is() -> None:
    moved = Change(Kind.SAVED, NUMBER, Saved("A study", folder="k"))
    named = step(StepName.MOVE, Change(Kind.FOLDER, "k", Folder("For Mum")), moved)
    assert done_words(named) == "Put into the folder “For Mum”."
    assert done_words(step(StepName.MOVE, moved)) == "Moved 1 study."
