"""Every coded value has words that can be read aloud, and keeps the registry's own."""

import inspect
import re
from enum import StrEnum

import pytest

from viewer.domain import coded
from viewer.domain.coded import Allocation, InterventionModel, Masking, Phase, Unknown
from viewer.domain.standing import Standing
from viewer.plain.codes import wording
from viewer.plain.status import standing_words

KINDS = [
    kind
    for _name, kind in inspect.getmembers(coded, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]
MEMBERS = [member for kind in KINDS for member in kind]


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    count = len(groups)
    if re.search(r"[^aeiouyl]e(s|d)?$", word.lower()) and count > 1:
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """School grade after Flesch and Kincaid."""
    words = re.findall(r"[A-Za-z’']+", text)
    sentences = max(1, len(re.findall(r"[.:](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member}")
def test_each_value_has_words_and_a_label(member: StrEnum) -> None:
    words = wording(member)
    assert words.plain
    assert words.official
    # A code is nobody's word: neither the plain line nor the label may look like one.
    assert "_" not in words.plain + words.official
    assert "!" not in words.plain


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member}")
def test_sentences_are_easy(member: StrEnum) -> None:
    text = wording(member).plain
    if len(text.split()) < 9:
        return  # the formula means nothing for a few words
    # Names that people know, and that have no shorter form.
    text = text.replace("National Institutes of Health", "NIH")
    assert grade(text) <= 8, grade(text)


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
