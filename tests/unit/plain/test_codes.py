"""Every coded value has words that can be read aloud, and keeps the registry's own."""

import inspect
from enum import StrEnum

import pytest

from viewer.domain import coded
from viewer.domain.coded import (
    Allocation,
    InterventionModel,
    Masking,
    Phase,
    RecruitmentStatus,
    Unknown,
)
from viewer.domain.standing import Standing
from viewer.plain.codes import wording
from viewer.plain.reading_level import grade_of
from viewer.plain.status import standing_words

KINDS = [
    kind
    for _name, kind in inspect.getmembers(coded, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]
MEMBERS = [member for kind in KINDS for member in kind]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member}")
def test_each_value_has_words_and_a_label(member: StrEnum) -> None:
    words = wording(member)
    assert words.plain
    assert words.official
    # A code is nobody's word: neither the plain line nor the label may look like one.
    assert "_" not in words.plain + words.official
    assert "!" not in words.plain


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member}")
def test_each_wording_is_easy(member: StrEnum) -> None:
    grade = grade_of(wording(member).plain)
    assert grade is not None
    assert grade <= 8


def test_values_of_two_kinds_that_are_spelled_alike_are_kept_apart() -> None:
    assert wording(Allocation.NA).plain != wording(Phase.NA).plain
    assert wording(coded.ArmType.OTHER).plain != wording(coded.PrimaryPurpose.OTHER).plain


@pytest.mark.parametrize(
    ("member", "official"),
    [
        (coded.RecruitmentStatus.NOT_YET_RECRUITING, "Not yet recruiting"),
        (coded.RecruitmentStatus.ACTIVE_NOT_RECRUITING, "Active, not recruiting"),
        (Phase.EARLY_PHASE1, "Early Phase 1"),
        (Masking.NONE, "None (Open Label)"),
        (InterventionModel.SINGLE_GROUP, "Single Group Assignment"),
        (coded.Role.SUB_INVESTIGATOR, "Sub-Investigator"),
    ],
)
def test_labels_are_the_registrys_own(member: StrEnum, official: str) -> None:
    assert wording(member).official == official


def test_a_value_nobody_knew_is_shown_as_it_is() -> None:
    words = wording(Unknown("PAUSED_BY_SPONSOR"))
    assert words.official == "PAUSED_BY_SPONSOR"
    assert words.plain == "Paused By Sponsor"
    assert wording(Unknown("_")).plain == "_"


def test_each_standing_has_its_own_words() -> None:
    words = [standing_words(standing) for standing in Standing]
    assert len(set(words)) == len(words)
    assert standing_words(Standing.OPEN) == "Open to new patients"
    assert standing_words(Standing.STOPPED) == "Stopped early"


def test_what_was_called_off_before_anybody_joined_did_not_stop_early() -> None:
    withdrawn = RecruitmentStatus.WITHDRAWN
    assert standing_words(Standing.STOPPED, [withdrawn]) == "Called off: nobody joined"
    assert standing_words(Standing.STOPPED, ["WITHDRAWN"]) == "Called off: nobody joined"
    both = [withdrawn, RecruitmentStatus.TERMINATED]
    assert standing_words(Standing.STOPPED, both) == "Stopped early"
    assert standing_words(Standing.STOPPED, ["TERMINATED"]) == "Stopped early"
