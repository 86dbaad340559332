"""Saving, judging and sorting: what a step changes, and that taking it back changes nothing."""

from itertools import count

import pytest

from viewer.domain import sorting_steps as sorting
from viewer.domain import steps
from viewer.domain.kept import Kept, Step, StepName
from viewer.domain.personal import Folder, Judged, Kind, Opinion, Saved, Tag, Tagged
from viewer.domain.saved_list import JUDGED, NO_FOLDER, listed


@pytest.fixture
def new_key():
    numbers = count(1)
    return lambda: f"key{next(numbers)}"


@pytest.fixture
def kept(new_key):
    made = Kept()
    for number in ("A", "B", "C"):
        made.apply(steps.save(made, number, f"Study {number}", "2024-05-06").changes)
    made.apply(sorting.move_to_folder(made, ["A", "B"], "For  Mum", new_key).changes)
    made.apply(sorting.set_tags(made, "A", [Tag("Near", 3), Tag("Pill", 1)], new_key).changes)
    made.apply(sorting.set_tags(made, "B", [Tag("near")], new_key).changes)
    return made


def names(kept, number):
    return [tag.name for tag in kept.tags_of(number)]


def back_and_forth(kept: Kept, step: Step):
    """Apply a step; taken back, everything is as it was."""
    before = sorted(map(repr, kept))
    back = kept.before(step.changes)
    kept.apply(step.changes)
    after = Kept(kept)
    after.apply(reversed(back))
    assert sorted(map(repr, after)) == before


def test_a_folder_is_found_by_its_name_and_made_once(kept):
    assert kept.all(Kind.FOLDER, Folder) == {"key1": Folder("For Mum")}
    assert sorting.numbers_in(kept, "key1") == ("A", "B")
    assert sorting.numbers_in(kept, "") == ("C",)


def test_what_is_in_a_deleted_folder_is_still_saved(kept):
    back_and_forth(kept, sorting.delete_folder(kept, "key1"))
    assert set(kept.all(Kind.SAVED, Saved)) == {"A", "B", "C"}
    assert set(sorting.numbers_in(kept, "")) == {"A", "B", "C"}


def test_a_folder_renamed_onto_another_becomes_that_one(kept, new_key):
    back_and_forth(kept, sorting.make_folder(kept, "Later", new_key))
    later = sorting.folder_named(kept, "later")
    back_and_forth(kept, sorting.rename_folder(kept, "key1", "LATER"))
    assert list(kept.all(Kind.FOLDER, Folder)) == [later]
    assert set(sorting.numbers_in(kept, later)) == {"A", "B"}
    assert sorting.make_folder(kept, " later ", new_key) is None


def test_a_tag_renamed_onto_another_becomes_that_one(kept):
    assert (names(kept, "A"), names(kept, "B")) == (["Near", "Pill"], ["Near"])
    back_and_forth(kept, sorting.rename_tag(kept, sorting.tag_named(kept, "near"), "pill"))
    assert (names(kept, "A"), names(kept, "B")) == (["Pill"], ["Pill"])
    assert len(kept.all(Kind.TAG, Tag)) == 1


def test_tags_are_renamed_recoloured_taken_away_and_deleted(kept, new_key):
    near = sorting.tag_named(kept, "Near")
    back_and_forth(kept, sorting.recolour_tag(kept, near, 5))
    back_and_forth(kept, sorting.rename_tag(kept, near, "Close by"))
    assert kept.tags_of("B") == (Tag("Close by", 5),)
    back_and_forth(kept, sorting.delete_tag(kept, near))
    assert names(kept, "A") == ["Pill"]
    assert kept.get(Kind.TAGGED, "B", Tagged) is None
    step = sorting.set_tags(kept, "A", [], new_key)
    assert step.name is StepName.UNTAG
    back_and_forth(kept, step)
    assert names(kept, "A") == []
    assert sorting.set_tags(kept, "A", [], new_key) is None


def test_unsaving_takes_the_tags_along_and_saving_again_keeps_the_folder(kept):
    assert steps.save(kept, "A", "Other", "2025-01-01").changes[0].value.folder == "key1"
    back_and_forth(kept, steps.toggle_saved(kept, "A", "", ""))
    assert not kept.is_saved("A")
    assert names(kept, "A") == []


def test_saved_studies_are_listed_by_folder_tags_and_opinion_newest_first(kept):
    kept.apply(steps.save(kept, "D", "Study D", "2025-01-01").changes)
    kept.apply(steps.judge(kept, "E", Opinion.INTERESTING, "Study E").changes)
    kept.apply(steps.judge(kept, "A", Opinion.INTERESTING, "Study A").changes)
    near, pill = sorting.tag_named(kept, "near"), sorting.tag_named(kept, "pill")
    interesting, not_for_me = sorted(JUDGED)
    assert next(iter(listed(kept, None, ()))) == "D"
    assert set(listed(kept, None, ())) == {"A", "B", "C", "D"}
    assert set(listed(kept, "key1", ())) == {"A", "B"}
    assert set(listed(kept, NO_FOLDER, ())) == {"C", "D"}
    assert set(listed(kept, None, (near,))) == {"A", "B"}
    assert set(listed(kept, None, (near, pill))) == {"A"}
    assert {number: one.title for number, one in listed(kept, interesting, ()).items()} == {
        "A": "Study A",
        "E": "Study E",
    }
    assert not listed(kept, not_for_me, ())


def test_an_opinion_hides_or_marks_and_keeps_its_reason(kept):
    back_and_forth(kept, steps.judge(kept, "C", Opinion.NOT_FOR_ME, "Study C"))
    back_and_forth(kept, steps.give_reason(kept, "C", " too far "))
    assert kept.hidden() == {"C"}
    assert steps.judge(kept, "C", Opinion.NOT_FOR_ME, "").changes[0].value == Judged(
        Opinion.NOT_FOR_ME, "Study C", "too far"
    )
    back_and_forth(kept, steps.judge(kept, "C", None, ""))
    assert kept.hidden() == frozenset()
    assert steps.give_reason(kept, "C", "x") is None
