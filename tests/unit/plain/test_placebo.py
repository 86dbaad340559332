"""Could somebody get a placebo: three answers, checked against marks made by hand."""

import gzip
import json
import random
import re
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tests.unit.plain.test_design_sentences import WHO, arms, design, fact
from viewer.domain.coded import (
    ArmType,
    InterventionModel,
    InterventionType,
    Masking,
    StudyType,
    WhoMasked,
)
from viewer.domain.design import Arm, Design, Intervention, Treatment
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Titles, Trial
from viewer.domain.values import Author, Fact, Passage
from viewer.plain.placebo import PlaceboChance, placebo_answer, placebo_finding
from viewer.registries.reading import read_trial

MARKS = Path(__file__).parents[2] / "data" / "placebo" / "marks.json"
NUMBER = re.compile(rb'"nctId": ?"(NCT\d{8})"')


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
ME = (WhoMasked.PARTICIPANT,)


@pytest.mark.parametrize(
    ("made", "groups", "names", "chance"),
    [
        (DOUBLE, arms(TESTED, ArmType.PLACEBO_COMPARATOR), ["A"], PlaceboChance.POSSIBLE),
        (OPEN, arms(TESTED, ArmType.SHAM_COMPARATOR), ["A"], PlaceboChance.NOT_SAID),
        (OPEN, arms(TESTED, ArmType.PLACEBO_COMPARATOR), ["Diet"], PlaceboChance.NOT_SAID),
        (OPEN, arms(TESTED, ArmType.PLACEBO_COMPARATOR), ["Placebo"], PlaceboChance.POSSIBLE),
        (DOUBLE, arms(TESTED, ArmType.SHAM_COMPARATOR), ["A"], PlaceboChance.POSSIBLE),
        (DOUBLE, arms(TESTED), ["A", "Vehicle gel"], PlaceboChance.POSSIBLE),
        (OPEN, arms(TESTED), ["Vehicle gel"], PlaceboChance.NO),
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


def test_it_is_no_where_things_are_hidden_from_others_alone_and_else_not_said() -> None:
    for masking, who in product([m for m in Masking if m is not Masking.NONE], WHO):
        made = trial(design(masking=masking, who=who), arms(TESTED, TESTED), "A")
        is_told = who and WhoMasked.PARTICIPANT not in who
        expected = PlaceboChance.NO if is_told else PlaceboChance.NOT_SAID
        assert placebo_finding(made).chance is expected


@pytest.mark.parametrize(
    ("text", "who", "chance"),
    [
        ("One tablet and one placebo tablet a day", ME, PlaceboChance.POSSIBLE),
        ("This group gets no placebo", ME, PlaceboChance.NOT_SAID),
        ("One tablet and one placebo tablet a day", (), PlaceboChance.NOT_SAID),
    ],
)
def test_a_placebo_in_the_text_on_a_group_counts_where_people_do_not_know(
    text: str, who: tuple[WhoMasked, ...], chance: PlaceboChance
) -> None:
    passage = Passage(text=text, path="arms[0].description", author=Author.SPONSOR)
    groups = (replace(arms(TESTED)[0], description=passage),)
    made = trial(design(masking=Masking.DOUBLE, who=who), groups, "A")
    assert placebo_finding(made).chance is chance


def test_placebo_answers_marked_by_hand(records, capsys) -> None:
    marks = json.loads(MARKS.read_text("utf-8"))
    chances: Counter[PlaceboChance] = Counter()
    right = dict.fromkeys(("seen", "held_back"), 0)
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        every = list(lines)
    wanted = marks["seen"] | marks["held_back"]
    chosen = [line for line in every if NUMBER.search(line)[1].decode() in wanted]
    for line in chosen:
        made = read_trial("ctgov-v2", line)
        found = placebo_finding(made).chance
        part = "seen" if made.number in marks["seen"] else "held_back"
        right[part] += wanted[made.number] == found
    for line in random.Random(4).sample(every, 150):
        chances[placebo_finding(read_trial("ctgov-v2", line)).chance] += 1
    with capsys.disabled():
        print(
            f"\nplacebo: right {right['seen']} of {len(marks['seen'])} seen, "
            f"{right['held_back']} of {len(marks['held_back'])} held back; of 150 records "
            + ", ".join(f"{chance} {count}" for chance, count in chances.most_common())
        )
    assert right["seen"] >= 0.98 * len(marks["seen"])
    assert right["held_back"] >= 0.98 * len(marks["held_back"])
