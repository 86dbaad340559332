"""How a study is set up: every combination of codes gives sentences that fit together."""

import random
import re
from dataclasses import replace
from itertools import combinations, product

import pytest

from viewer.domain.coded import (
    Allocation,
    ArmType,
    Certainty,
    InterventionModel,
    Masking,
    ObservationalModel,
    Phase,
    PrimaryPurpose,
    StudyType,
    TimePerspective,
    Unknown,
    WhoMasked,
)
from viewer.domain.design import Arm, Design, Enrollment
from viewer.domain.values import Fact
from viewer.plain.codes import wording
from viewer.plain.design import setup_sentences
from viewer.plain.syllables import syllables_of
from viewer.plain.tense import Tense

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


def story(made: Design, count: int, tense: Tense = Tense.NOW, *, of_kind: bool = True) -> str:
    parts = setup_sentences(made, arms(*[None] * count), tense=tense)
    return " ".join(part.sentence for part in parts[0 if of_kind else 1 :])


GROUPS = [0, 1, 2, 5]
PHASES = [
    (),
    *((phase,) for phase in Phase),
    (Phase.PHASE1, Phase.PHASE2),
    (Phase.PHASE2, Phase.PHASE3),
]
PEOPLE = [None, *product([0, 1, 2, 48, 15_000_000], [None, *Certainty])]


def sized(
    made: Design, phases: tuple[Phase, ...], people: tuple[int, Certainty | None] | None
) -> Design:
    return replace(
        made,
        phases=tuple(fact(phase, "phase") for phase in phases),
        enrollment=None if people is None else Enrollment(*people, "people"),
    )


def group_stories(tense: Tense = Tense.NOW) -> dict[tuple, str]:
    """Every way to tell of groups and chance."""
    found = {}
    for allocation, model, count in product(
        [None, *Allocation], [None, *InterventionModel], GROUPS
    ):
        text = story(design(allocation=allocation, model=model), count, tense, of_kind=False)
        case = (allocation, model, count, text)
        check_grammar(text, case)
        check_groups(text, allocation, model, count, case)
        found[allocation, model, count] = text
    return found


def masking_stories(tense: Tense = Tense.NOW) -> dict[tuple, str]:
    """Every way to tell what is hidden from whom."""
    found = {}
    for masking, who in product([None, *Masking], WHO):
        text = story(design(masking=masking, who=who), 0, tense, of_kind=False)
        check_grammar(text, (masking, who, text))
        check_hiding(text, masking, who, (masking, who, text))
        found[masking, who] = text
    return found


def general_stories(tense: Tense = Tense.NOW) -> dict[tuple, str]:
    """Every way to tell of kind, aim, phase and number of people."""
    found = {}
    for purpose, phases, people in product([None, *PrimaryPurpose], PHASES, PEOPLE):
        made = sized(design(purpose=purpose), phases, people)
        text = " ".join(part.sentence for part in setup_sentences(made, (), tense=tense))
        assert not re.search(r"\b(?:large|small|few|many)\b", text), text
        found[purpose, phases, people] = text
    for text in {*found.values()}:
        check_grammar(text, text)
    return found


@pytest.mark.parametrize("tense", Tense)
def test_every_combination_reads_well_and_never_contradicts_itself(capsys, tense) -> None:
    """Three parts tell of different things and are joined as they are: see the next test.

    So what holds of every telling of each part holds of all ways to join them, and a grade
    follows from three counts that add up.
    """
    groups, maskings = group_stories(tense), masking_stories(tense)
    generals = general_stories(tense)
    if tense is not Tense.NOW:
        for text in {*groups.values(), *maskings.values(), *generals.values()}:
            check_past(text)
    every = joined_counts(
        joined_counts(all_counts(groups), all_counts(maskings)), all_counts(generals)
    )
    worst = max(_grade(*each) for each in every)
    ways = len(groups) * len(maskings) * len(generals)
    with capsys.disabled():
        print(f"\nset-up, {tense}: {ways:,} combinations, highest grade {worst:.1f}")
    assert ways > 25_000
    assert worst <= 6


def test_the_parts_of_a_telling_do_not_change_each_other() -> None:
    groups, maskings, generals = group_stories(), masking_stories(), general_stories()
    draw = random.Random(5)
    for _again in range(400):
        allocation, model, count = draw.choice([*groups])
        masking, who = draw.choice([*maskings])
        purpose, phases, people = draw.choice([*generals])
        made = sized(
            design(StudyType.INTERVENTIONAL, allocation, model, masking, who, purpose),
            phases,
            people,
        )
        parts = setup_sentences(made, arms(*[None] * count))
        told = (
            generals[purpose, phases, people],
            groups[allocation, model, count],
            maskings[masking, who],
        )
        assert " ".join(part.sentence for part in parts) == " ".join(text for text in told if text)
        assert all(part.paths for part in parts)


@pytest.mark.parametrize("tense", Tense)
def test_every_observational_combination_reads_well(capsys, tense) -> None:
    watching = set()
    for model, time, registry in product(
        [None, *ObservationalModel], [None, *TimePerspective], [None, False, True]
    ):
        made = Design(
            study_type=fact(StudyType.OBSERVATIONAL, "type"),
            observational_model=fact(model, "model"),
            time_perspective=fact(time, "time"),
            patient_registry=fact(registry, "registry"),
        )
        for phases, people in product(PHASES[::3], PEOPLE[::5]):
            whole = sized(made, phases, people)
            parts = setup_sentences(whole, arms(None, None), tense=tense)
            text = " ".join(part.sentence for part in parts)
            assert "hance" not in text
            assert not ("looks back" in text and "follows people" in text), text
            watching.add(text)
    for text in watching:
        check_grammar(text, text)
        if tense is not Tense.NOW:
            check_past(text)
    worst = max(_grade(*counts(text)) for text in watching)
    with capsys.disabled():
        print(f"\nobservational, {tense}: {len(watching):,} tellings, highest grade {worst:.1f}")
    assert worst <= 6


def test_expanded_access_tells_of_no_groups() -> None:
    made = design(StudyType.EXPANDED_ACCESS, Allocation.RANDOMIZED)
    text = story(made, 2)
    check_grammar(text, text)
    assert text == wording(StudyType.EXPANDED_ACCESS).plain
    assert _grade(*counts(text)) <= 6


def check_grammar(text: str, case: object) -> None:
    """Whole sentences: a capital, a full stop, no hole, no slip of number or article."""
    assert not re.search(r"[{}_]|\.\.|  |\s[.,;:]|None|“”", text), case
    for sentence in re.split(r"(?<=\.) ", text) if text else ():
        assert sentence[0].isupper() or sentence[0].isdigit(), case
        assert sentence.endswith("."), case
        assert sentence.count("“") == sentence.count("”"), case
    assert not re.search(r"\b1 (?:people|groups)\b|\b(?!1\b)[\d,]+ (?:person|group)\b", text), case
    assert not re.search(r"\ba [aeio]|\ban [^aeioh]", text), case
    assert not re.search(r"\b(\w+) \1\b", text), case


def check_past(text: str) -> None:
    """What is over, or never began, is told neither of "you" nor as something that goes on."""
    told = re.sub(r"“[^”]*”", "so", text)
    assert not re.search(r"\b[Yy]our?\b", told), text
    going_on = r"\b(?:plans|gives|looks|watches|decides which|are put|stays?|is hidden|There are)\b"
    assert not re.search(going_on, told.replace("to stay", "")), text


def check_groups(
    text: str,
    allocation: Allocation | None,
    model: InterventionModel | None,
    count: int,
    case: object,
) -> None:
    one = re.search(r"in the same group|lists one group|Everyone .{3,12} one treatment first", text)
    many = re.search(r"There (?:are|were|were to be) \d+ groups|two or more (?:groups|tre)", text)
    by_chance = re.search(r"Chance (?:decide|was to decide)", text)
    not_by_chance = "not by chance" in text
    assert not (one and many), case
    assert not (one and count > 1), case
    assert not (one and "which group you are in" in text), case
    assert not (one and "put into groups" in text), case
    assert not (by_chance and not_by_chance), case
    if "which group you are in" in text or by_chance:
        assert allocation is Allocation.RANDOMIZED, case
    if "Ask the study team" in text and "“" in text:
        assert allocation is Allocation.RANDOMIZED or model is not None, case
    for match in re.finditer(r"There [a-z ]+ (\d+) groups|lists (\d+) groups?", text):
        assert int(match[1] or match[2]) == count, case
    if model is InterventionModel.CROSSOVER:
        assert "stay in your group" not in text, case
        assert "put into groups" not in text, case


def check_hiding(
    text: str, masking: Masking | None, who: tuple[WhoMasked, ...], case: object
) -> None:
    open_label = re.search(r"and (?:your|their) doctors (?:know|knew|were to know) what", text)
    hidden = re.search(
        r"(?:do|does|did|was|were) not (?:to )?know (?:what (?:you|they) [gs]|who g)|kept from",
        text,
    )
    assert not (open_label and hidden), case
    assert not (open_label and (who or masking is not Masking.NONE)), case
    assert bool(hidden) == bool(who or masking not in {None, Masking.NONE}), case
    if re.search(r"You do not know what you get|People (?:did|were) not (?:to )?know", text):
        assert WhoMasked.PARTICIPANT in who, case
        assert not re.search(r"may be told|(?:may|might) have been told", text), case


def all_counts(stories: dict[tuple, str]) -> set[tuple[int, int, int]]:
    return {counts(text) for text in {*stories.values()}}


def joined_counts(
    some: set[tuple[int, int, int]], others: set[tuple[int, int, int]]
) -> set[tuple[int, int, int]]:
    return {(a + x, b + y, c + z) for a, b, c in some for x, y, z in others}


def counts(text: str) -> tuple[int, int, int]:
    """Words, sentences and syllables, with words the record itself has counted as one."""
    told = re.sub(r"“[^”]*”", "so", text)
    words = re.findall(r"[^\W_]+(?:[’,][^\W_]+)*", told)
    syllables = sum(1 if word[0].isdigit() else syllables_of(word) for word in words)
    return len(words), len(re.findall(r"[.:](?:\s|$)", told)), syllables


def _grade(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


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
