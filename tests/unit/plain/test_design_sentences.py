"""How a study is set up: every combination of codes gives sentences that fit together."""

import re
from itertools import combinations, product

import pytest

from viewer.domain.coded import (
    Allocation,
    ArmType,
    InterventionModel,
    InterventionType,
    Masking,
    PrimaryPurpose,
    StudyType,
    Unknown,
    WhoMasked,
)
from viewer.domain.design import Arm, Design, Intervention, Treatment
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Titles, Trial
from viewer.domain.values import Fact
from viewer.plain.design import PlaceboChance, placebo_answer, placebo_finding, setup_sentences

WHO = [chosen for count in range(len(WhoMasked) + 1) for chosen in combinations(WhoMasked, count)]


def fact(value, path):
    return None if value is None else Fact(value, str(value), path)


def design(
    study_type=StudyType.INTERVENTIONAL,
    allocation=None,
    model=None,
    masking=None,
    who=(),
    purpose=None,
) -> Design:
    return Design(
        study_type=fact(study_type, "type"),
        allocation=fact(allocation, "allocation"),
        intervention_model=fact(model, "model"),
        masking=fact(masking, "masking"),
        who_masked=tuple(fact(side, f"who[{i}]") for i, side in enumerate(who)),
        primary_purpose=fact(purpose, "purpose"),
    )


def arms(*types: ArmType | None) -> tuple[Arm, ...]:
    return tuple(
        Arm(label=f"Group {i}", path=f"arms[{i}]", type=fact(kind, f"arms[{i}].type"))
        for i, kind in enumerate(types)
    )


def story(made: Design, count: int) -> str:
    return " ".join(part.sentence for part in setup_sentences(made, arms(*[None] * count)))


COMBINATIONS = list(
    product(
        [None, *Allocation],
        [None, *InterventionModel],
        [None, *Masking],
        WHO,
        [0, 1, 2, 5],
    )
)


def test_every_combination_reads_well_and_never_contradicts_itself() -> None:
    for allocation, model, masking, who, count in COMBINATIONS:
        made = design(allocation=allocation, model=model, masking=masking, who=who)
        parts = setup_sentences(made, arms(*[None] * count))
        text = " ".join(part.sentence for part in parts)
        case = (allocation, model, masking, who, count, text)
        assert all(part.sentence and part.paths for part in parts), case
        assert not re.search(r"[{}_]|\.\.|  | \.", text), case
        assert all(sentence.endswith(".") for sentence in (part.sentence for part in parts)), case
        check_groups(text, count, case)
        check_hiding(text, who, case)


def check_groups(text: str, count: int, case: object) -> None:
    one = "Everyone is in one group." in text or "lists one group" in text
    many = re.search(r"There are \d+ groups|two or more groups", text)
    assert not (one and many), case
    assert not (one and count > 1), case
    assert not (one and "Chance decides which group" in text), case
    assert not ("not by chance" in text and "Chance decides" in text), case
    if match := re.search(r"There are (\d+) groups", text):
        assert int(match[1]) == count, case


def check_hiding(text: str, who: tuple[WhoMasked, ...], case: object) -> None:
    open_label = "You and your doctors know what you get." in text
    assert not (open_label and "You do not know" in text), case
    assert not (open_label and who), case
    if "You do not know what you get." in text:
        assert WhoMasked.PARTICIPANT in who, case


def grade(text: str) -> float:
    words = re.findall(r"[A-Za-z’]+", text)
    sentences = max(1, len(re.findall(r"[.](?:\s|$)", text)))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", w)))) for w in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def test_the_whole_story_is_easy_to_read() -> None:
    for purpose in PrimaryPurpose:
        for allocation, model, masking, who, count in COMBINATIONS[::37]:
            made = design(
                allocation=allocation, model=model, masking=masking, who=who, purpose=purpose
            )
            text = re.sub(r"“[^”]*”", "so", story(made, count))
            assert grade(text) <= 8, (grade(text), text)


def test_the_registrys_words_stand_beside() -> None:
    made = design(
        allocation=Allocation.RANDOMIZED,
        model=InterventionModel.PARALLEL,
        masking=Masking.DOUBLE,
        who=(WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR),
    )
    officials = [part.official for part in setup_sentences(made, arms(None, None))]
    assert officials == [
        "Interventional",
        "Parallel Assignment",
        "Randomized",
        "Double (Participant, Investigator)",
    ]


def test_fields_that_do_not_fit_are_both_named() -> None:
    made = design(model=InterventionModel.SINGLE_GROUP, allocation=Allocation.NA)
    assert "“Single Group Assignment”, but lists 3 groups" in story(made, 3)
    hidden = design(masking=Masking.NONE, who=(WhoMasked.PARTICIPANT,))
    assert "Ask the study team" in story(hidden, 1)


def test_values_nobody_knew_are_shown_as_they_are() -> None:
    made = design(
        allocation=Unknown("BY_{LOT}"),
        model=Unknown("NESTED"),
        masking=Unknown("QUINTUPLE"),
        purpose=Unknown("FUN"),
    )
    text = story(made, 2)
    assert all(word in text for word in ("BY_{LOT}", "NESTED", "QUINTUPLE", "FUN"))


def test_a_study_that_only_watches_tells_of_no_groups() -> None:
    made = design(study_type=StudyType.OBSERVATIONAL, allocation=Allocation.RANDOMIZED)
    assert "Chance" not in story(made, 3)


def trial(made: Design, groups: tuple[Arm, ...], *names: str) -> Trial:
    interventions = tuple(
        Intervention(
            name=name, path=f"interventions[{i}]", type=fact(InterventionType.DRUG, "kind")
        )
        for i, name in enumerate(names)
    )
    return Trial(
        number="NCT00000000",
        source=RecordSource(format="entry", registry="Registry"),
        titles=Titles(brief=Fact("A", "A", "title")),
        design=made,
        treatment=Treatment(arms=groups, interventions=interventions),
    )


OPEN, DOUBLE = design(masking=Masking.NONE), design(masking=Masking.DOUBLE)
TESTED = ArmType.EXPERIMENTAL


@pytest.mark.parametrize(
    ("made", "groups", "names", "chance"),
    [
        (DOUBLE, arms(TESTED, ArmType.PLACEBO_COMPARATOR), ["A"], PlaceboChance.POSSIBLE),
        (OPEN, arms(TESTED, ArmType.SHAM_COMPARATOR), ["A"], PlaceboChance.POSSIBLE),
        (DOUBLE, arms(TESTED), ["A", "Placebo for A"], PlaceboChance.POSSIBLE),
        (DOUBLE, arms(TESTED), ["Sham laser"], PlaceboChance.POSSIBLE),
        (OPEN, arms(TESTED), ["A"], PlaceboChance.NO),
        (OPEN, arms(TESTED, ArmType.ACTIVE_COMPARATOR), ["A", "B"], PlaceboChance.NO),
        (OPEN, arms(TESTED), ["A without placebo"], PlaceboChance.NO),
        (design(StudyType.OBSERVATIONAL), arms(None), [], PlaceboChance.NO),
        (design(model=InterventionModel.SINGLE_GROUP), arms(TESTED), ["A"], PlaceboChance.NO),
        (DOUBLE, arms(TESTED, TESTED), ["A"], PlaceboChance.NOT_SAID),
        (DOUBLE, arms(TESTED, ArmType.OTHER), ["A"], PlaceboChance.NOT_SAID),
        (OPEN, (), [], PlaceboChance.NOT_SAID),
        (design(), arms(TESTED, TESTED), ["A"], PlaceboChance.NOT_SAID),
    ],
)
def test_could_i_get_a_placebo(
    made: Design, groups: tuple[Arm, ...], names: list[str], chance: PlaceboChance
) -> None:
    made_trial = trial(made, groups, *names)
    finding = placebo_finding(made_trial)
    assert finding.chance is chance
    answer, reason, paths = placebo_answer(made_trial)
    assert answer
    assert reason.endswith(".")
    assert paths == finding.paths
    assert paths


def test_it_is_never_no_where_something_is_hidden() -> None:
    for masking, who in product([m for m in Masking if m is not Masking.NONE], WHO):
        made = trial(design(masking=masking, who=who), arms(TESTED, TESTED), "A")
        assert placebo_finding(made).chance is PlaceboChance.NOT_SAID
