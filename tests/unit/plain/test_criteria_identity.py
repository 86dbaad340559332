"""The names under which ticks and notes find a criterion again."""

import pytest

from viewer.plain.criteria import PartKind, split
from viewer.plain.criteria_identity import criterion_identity, identities

TEXT = (
    "Inclusion Criteria:\n\n* Age \\>= 18 years\n* Gout\n\nExclusion Criteria:\n\n* Cancer\n* Gout"
)


def names(text: str) -> dict[str, str]:
    """Identity by what is shown and which list it stands in."""
    parts = [part for part in split(text) if part.kind is PartKind.CRITERION]
    found = identities((part.inclusion, part.shown) for part in parts)
    return {f"{part.inclusion} {part.shown}": name for part, name in zip(parts, found, strict=True)}


def test_a_name_is_short_and_made_of_list_and_words() -> None:
    first = criterion_identity(True, "Age ≥ 18 years.")
    assert len(first) == 12
    assert first == criterion_identity(True, "  age ≥ 18   Years")
    assert first != criterion_identity(False, "Age ≥ 18 years.")
    assert first != criterion_identity(None, "Age ≥ 18 years.")


@pytest.mark.parametrize("other", ["Age ≤ 18 years.", "Age ≥ 19 years.", "Ages ≥ 18 years."])
def test_a_changed_sign_number_or_word_makes_another_name(other: str) -> None:
    assert criterion_identity(True, other) != criterion_identity(True, "Age ≥ 18 years.")


@pytest.mark.parametrize(
    "again",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("* ", "  -   "),
        TEXT.replace("Age \\>= 18 years", "Age\u00a0\\>=  18 years;"),
        TEXT.replace("* Age \\>= 18 years\n* Gout", "1. Gout\n2. Age \\>= 18 years"),
        TEXT.replace("* Gout\n\nExclusion", "* Lives near by\n* Gout\n\nExclusion"),
        TEXT.replace("Inclusion Criteria:", "Key inclusion criteria"),
        TEXT.replace("Cancer", "Any cancer in the past five years"),
    ],
)
def test_names_outlive_blanks_order_bullets_and_other_lines(again: str) -> None:
    before, after = names(TEXT), names(again)
    for words in ("True Gout", "False Gout"):
        assert before[words] == after[words]
    age = [name for words, name in after.items() if words.startswith("True Age")]
    assert age == [before["True Age >= 18 years"]]


def test_a_criterion_that_moves_to_the_other_list_is_another_question() -> None:
    text = "Inclusion Criteria:\n\n* Cancer\n\nExclusion Criteria:\n\n* Age \\>= 18 years"
    assert not set(names(text).values()) & set(names(TEXT).values())


def test_the_same_words_twice_in_a_list_are_told_apart_by_a_suffix() -> None:
    made = identities([(True, "a"), (True, "b"), (True, "A"), (False, "a"), (True, "a.")])
    assert len(set(made)) == 5
    stem = criterion_identity(True, "a")
    assert (made[0], made[2], made[4]) == (stem, f"{stem}-2", f"{stem}-3")
