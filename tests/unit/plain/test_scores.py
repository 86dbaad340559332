"""The score cards: complete, sourced, easy to read, and found in texts by their names."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from viewer.domain.design import Target
from viewer.plain.score_book import ScoreBook, score_book
from viewer.plain.score_files import ScoreFileError, load_scores
from viewer.plain.score_goals import ScoreGoal, goal_of
from viewer.plain.scores import (
    Better,
    ScoreCard,
    direction_sentence,
    levels_sentences,
    range_sentence,
    target_number,
    target_words,
)

FORBIDDEN = re.compile(
    r"\b(eligible|ineligible|qualif\w+|cure[sd]?|promising|breakthrough|hope\w*|miracle|victim\w*"
    r"|suffer\w*|you should|you must|guarantee\w*|exciting|groundbreaking|proven)\b|!",
    re.IGNORECASE,
)
BAD = re.compile(r"severe|high activity|death|failure|obesity|poor|danger|diabetes range|class C")
GOOD = re.compile(
    r"(?<!not in )remission|normal|\bno\b|none|clear\b|healthy|fully active|class A|no trouble"
)
MOST = 8


@pytest.fixture(scope="module")
def folder(starter_folder: Path) -> Path:
    return starter_folder.parent / "scores"


@pytest.fixture(scope="module")
def cards(folder: Path) -> tuple[ScoreCard, ...]:
    return load_scores(folder)


@pytest.fixture(scope="module")
def book(cards: tuple[ScoreCard, ...]) -> ScoreBook:
    return ScoreBook(cards)


def goal(book: ScoreBook, text: str) -> ScoreGoal | None:
    found = [goal_of(text, match) for match in book.find(text)]
    return next((each for each in found if each), None)


def test_the_files_follow_the_schema(folder: Path) -> None:
    schema = json.loads((folder.parent / "scores.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(folder.glob("*.json"))
    assert files
    for file in files:
        content = json.loads(file.read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(content)] == [], file.name
        assert content["group"] == file.stem


def test_there_are_enough_cards_each_once(cards: tuple[ScoreCard, ...]) -> None:
    print(f"{len(cards)} score cards")
    assert len(cards) >= 65
    assert len({card.id for card in cards}) == len(cards)
    assert len({card.name for card in cards}) == len(cards)
    assert all(card.names for card in cards)


def test_every_number_has_a_source(cards: tuple[ScoreCard, ...]) -> None:
    missing = []
    for card in cards:
        sourced = {part for source in card.sources for part in source.parts}
        names = [card.name, card.long_name, *(name.text for name in card.names)]
        for part in ("what", "who", "direction", "note"):
            text = getattr(card, part)
            for name in sorted(names, key=len, reverse=True):
                text = text.replace(name, "")
            if re.search(r"\d", text) and part not in sourced:
                missing.append((card.id, part))
        missing += [
            (card.id, part)
            for part, value in (("range", card.range), ("levels", card.levels))
            if value and part not in sourced
        ]
    assert missing == []
    looked_up = sum(any(source.looked_up for source in card.sources) for card in cards)
    print(f"{looked_up} of {len(cards)} cards have a source that was looked up")
    assert looked_up >= 65


DOES = re.compile(
    r"\b(?:is|are|fills?|looks?|measures?|tests?|asks?|answers?|takes|counts?|keeps?|rate|checks"
    r"|blow|breathe|record|note|gives|talks|reads)\b"
)


def test_who_fills_it_in_is_a_sentence(cards: tuple[ScoreCard, ...]) -> None:
    # In the glossary it stands between other sentences, without the label before it.
    assert [card.who for card in cards if card.who and not DOES.search(card.who)] == []


def test_levels_cover_the_range_without_gap_or_overlap(cards: tuple[ScoreCard, ...]) -> None:
    wrong = []
    for card in cards:
        if not card.levels:
            continue
        axis = card.range or card.picture
        step = axis.step if axis else None
        for below, above in pairwise(card.levels):
            assert below.stop is not None, card.id
            assert above.start is not None, card.id
            touches = below.stop == above.start and below.ends_below != above.starts_above
            steps = step and not below.ends_below and below.stop + step == above.start
            if not touches and not steps:
                wrong.append((card.id, below.words, above.words))
        first, last = card.levels[0], card.levels[-1]
        if first.start != (card.range.lowest if card.range else None):
            wrong.append((card.id, first.words))
        if last.stop != (card.range.highest if card.range else None):
            wrong.append((card.id, last.words))
    assert wrong == []


def test_levels_and_direction_agree(cards: tuple[ScoreCard, ...]) -> None:
    wrong = []
    for card in cards:
        if not direction_sentence(card):
            wrong.append((card.id, "no direction"))
        if not card.levels or card.better is Better.NEITHER:
            continue
        lower, upper = card.levels[0].words, card.levels[-1].words
        best, worst = (lower, upper) if card.better is Better.LOWER else (upper, lower)
        if BAD.search(best) or (GOOD.search(worst) and not BAD.search(worst)):
            wrong.append((card.id, best, worst))
        said = card.direction
        if (card.better is Better.LOWER and said.startswith("Higher is better")) or (
            card.better is Better.HIGHER and said.startswith("Lower is better")
        ):
            wrong.append((card.id, said))
    assert wrong == []


def test_cards_are_easy_to_read_and_neither_promise_nor_advise(
    cards: tuple[ScoreCard, ...], grade
) -> None:
    hard = []
    for card in cards:
        parts = (card.what, card.who, card.direction, card.note)
        text = " ".join(part for part in parts if part)
        assert not FORBIDDEN.search(text), card.id
        for name in sorted((card.name, card.long_name), key=len, reverse=True):
            text = text.replace(name, "it")
        if grade(text) > MOST:
            hard.append((card.id, round(grade(text), 1)))
    assert hard == []


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"scores": [{"id": "x"}]}', "utf-8")
    with pytest.raises(ScoreFileError, match=r"odd\.json"):
        load_scores(tmp_path)


def test_the_book_of_the_program_is_read_once() -> None:
    assert score_book() is score_book()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("DAS28-ESR", ["das28-esr"]),
        ("DAS28 (ESR) at week 52", ["das28-esr"]),
        ("DAS28-CRP", ["das28-crp"]),
        ("ClinESSDAI", ["clinessdai"]),
        ("ESSDAI", ["essdai"]),
        ("Total Improvement Score (TIS)", ["tis", "tis"]),
        ("rCRISS", ["rcriss"]),
        ("CRISS", []),
        ("arthritis", []),
        ("Change in PASI 75 response", ["pasi"]),
        ("Asthma Control Test (ACT)", ["act", "act"]),
        ("Patients will act as their own control (ACT NOW)", []),
        ("a CAT scan of the chest", []),
        ("COPD Assessment Test (CAT) score", ["cat-copd", "cat-copd"]),
        ("levels of IgA and IGA antibodies", []),
        ("Investigator's Global Assessment", ["iga"]),
        ("Investigator’s Global Assessment", ["iga"]),
        ("AUC of the ROC curve for diagnosis", []),
        ("AUC0-24 of the drug in plasma", ["auc"]),
        ("all patients", []),
        ("the bmi of the child", []),
        ("SF-36 physical component", ["sf-36"]),
        ("vas deferens", []),
        ("Visual Analog Scale (VAS)", ["vas", "vas"]),
        ("HOS OS-12 plate", []),
        ("Hamilton Depression Rating Scale", ["ham-d"]),
        ("HAMD-17 total score", ["ham-d-17"]),
        ("ECOG performance status", ["ecog"]),
        ("human anti-mouse antibody (HAMA)", []),
        ("MDS risk group based on IPSS scoring", []),
        ("IPSS-R of the prostate", []),
        ("Clinician-Administered PTSD Scale (CAPS), DSM-IV", []),
        ("Modified Mini-Mental State Examination (3MS)", []),
        ("GVHD-free and relapse-free survival", []),
        ("Time of Maximum Observed Plasma Concentration", ["tmax"]),
        ("PedsQL Generic Core Scale (GCS)", []),
        ("spontaneous bacterial peritonitis (SBP)", []),
        ("Partial Mayo Score in colitis", []),
        ("HOMA-B", []),
        ("x" * 20_000, []),
    ],
)
def test_scores_are_found_by_name_and_silent_when_unsure(
    book: ScoreBook, text: str, ids: list[str]
) -> None:
    assert [match.card.id for match in book.find(text)] == ids


def test_the_trial_tells_which_of_two_is_meant(book: ScoreBook) -> None:
    assert [m.card.id for m in book.find("CDAI", "Crohn Disease")] == ["cdai-crohn"]
    assert [m.card.id for m in book.find("CDAI", "Rheumatoid Arthritis")] == ["cdai-joints"]
    assert book.find("CDAI") == ()


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("DAS28-ESR < 2.6", None, "2.6"),
        ("ECOG performance status of 0 or 1", "0", "1"),
        ("Eastern Cooperative Oncology Group (ECOG) performance status ≤ 2.", None, "2"),
        ("Body mass index (BMI) between 18 and 32 kg/m2, inclusive", "18", "32"),
        ("MMSE score of 20 or more", "20", None),
        ("MMSE score ≥ 16 and < 27 at screening", "16", "27"),
        ("HbA1c ≥ 7.0 %", "7.0", None),
        ("LVEF <50%", None, "50"),
    ],
)
def test_numbers_that_a_text_asks_for(
    book: ScoreBook, text: str, lowest: str | None, highest: str | None
) -> None:
    found = goal(book, text)
    assert found is not None
    assert found.lowest == (None if lowest is None else Decimal(lowest))
    assert found.highest == (None if highest is None else Decimal(highest))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "reduction of DAS28-ESR by < 2.6",
        "change in MADRS ≥ 4 points from baseline",
        "a decrease in BASDAI of 2 or more",
        "PASI ≥ 75",
        "HbA1c ≤ 53 mmol/mol",
        "FPG > 126",
        "FPG > 7 mmol/L",
        "BMI <18 or >29",
        "do not have a BMI between 30 and 40",
        "EDSS ranges from 0 to 10",
        "ESS of 10 or less is considered normal",
        "35> MADRS≥30",
        "eGFR greater than 25 mL/min/1.73 m2 and less than 90 mL/min/1.73 m2",
        "ECOG status of 0 or 2",
        "Pediatric Crohn's Disease Activity Index (PCDAI) < 10",
        "Scale of Oswestry Disability Index from 0-50, 0 meaning no disability",
        "a BMI of 25.0 or more is overweight",
        "HbA1c < 6.5% or 7%",
        "PHQ-9 at 12 weeks",
        "MMSE 2",
        "PHQ-9 >= 50",
        "PANSS > 20% better",
        "BMI",
    ],
)
def test_no_goal_where_the_text_says_something_else(book: ScoreBook, text: str) -> None:
    assert goal(book, text) is None


def test_the_four_scores_of_the_starter_article_stay(book: ScoreBook) -> None:
    das = book.cards["das28-esr"]
    assert range_sentence(das) == "It runs from 0 to 9.4."
    assert levels_sentences(das).startswith("Below 2.6: remission. 2.6 to below 3.2: low activity.")
    assert book.cards["tis"].better is Better.HIGHER
    assert book.cards["rcriss"].axis is None
    assert book.cards["clinessdai"].better is Better.LOWER


@pytest.mark.parametrize(
    ("measure", "comparator", "value", "is_change", "words"),
    [
        ("DAS28-ESR", "<", "2.6", False, "below 2.6"),
        ("Total Improvement Score", "≥", "60", False, "60 or more"),
        ("ClinESSDAI", ">=", "4", True, "a drop of 4 or more"),
        ("Total Improvement Score", ">=", "20", True, "a rise of 20 or more"),
        ("ESR", ">=", "20", True, "a change of 20 or more"),
        ("X", "~", "3", False, "~ 3"),
    ],
)
def test_goals(
    book: ScoreBook, measure: str, comparator: str, value: str, is_change: bool, words: str
) -> None:
    target = Target(
        condition="", measure=measure, comparator=comparator, value=value, is_change=is_change
    )
    assert target_words(target, book.card_of(measure)) == words
    assert target_number(target) == Decimal(value)


def test_a_goal_in_words_is_no_number() -> None:
    target = Target(condition="", measure="DAS28-ESR", comparator="<", value="two")
    assert target_number(target) is None
