"""Signs and units of criteria in everyday words: what is said, and how often it is right."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from viewer.plain.criteria import split
from viewer.plain.inline import clean
from viewer.plain.measure_help import measure_helps, new_helps
from viewer.plain.unit_kind import Unit
from viewer.plain.unit_table import UNITS

JUDGED = Path(__file__).parents[2] / "data" / "measure_judgements.tsv"


def said(text: str) -> list[str]:
    return [found.sentence for found in measure_helps(text)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "CD4 <= 200 cells/µL",
            "“<= 200 cells/µL”: at most 200 cells in a microlitre, a millionth of a litre.",
        ),
        (
            "ALT ≥ 1.5 x ULN",
            "“≥ 1.5 x ULN”: at least 1.5 times the upper end of the normal range.",
        ),
        ("bilirubin ≤ ULN", "“≤ ULN”: at most the upper end of the normal range."),
        (
            "eGFR < 30 mL/min/1.73 m2",
            (
                "“< 30 mL/min/1.73 m2”: less than 30 millilitres a minute, for a body with a "
                "surface of 1.73 square metres."
            ),
        ),
        (
            "BMI 18 to 35 kg/m^2",
            (
                "“18 to 35 kg/m^2”: 18 to 35 kilograms for each square metre: weight divided by "
                "height, and by height again."
            ),
        ),
        (
            "ANC >= 1,000/mm3",
            "“>= 1,000/mm3”: at least 1,000 in a cubic millimetre, a millionth of a litre.",
        ),
        (
            "Platelets ≥ 100 x 10^9/L",
            (
                "“≥ 100 x 10^9/L”: at least 100 x 10^9 in a litre (10 with a raised 9 is a "
                "thousand million)."
            ),
        ),
        ("< 6 months", "“< 6 months”: less than 6 months."),
        ("aged >/= 70 years", "“>/= 70 years”: at least 70 years."),
        ("HbA1c >8.5%", "“>8.5%”: more than 8.5%."),
        ("1 mg/dL", "“1 mg/dL”: 1 milligram in a decilitre, a tenth of a litre."),
        (
            "FEV1 ≥ 60 % of predicted",
            (
                "“≥ 60 % of predicted”: at least 60 percent of what is usual for a person of that "
                "age, height and sex."
            ),
        ),
    ],
)
def test_signs_and_units_are_told_in_everyday_words(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "HbA1c 7 to 10 %",
        "NYHA class III or IV",
        "ANC 1.5×109/L",  # the raised 9 is lost: nobody knows for sure
        "200 cells/dL",
        "75, 000/µL",
        "albumin 1,5 mg",
        "2 MG patients",
        "HLA-A*02:01, TNF-α, COVID-19, 12-lead ECG",
        "90-140/55-90 mmHg",
        "CD34+ 2 x 10^6/kg",
        "protein ≥1+",
        "18 years of age or older",
    ],
)
def test_what_is_not_surely_known_gets_no_word(text: str) -> None:
    assert said(text) == []


def test_the_words_of_the_source_are_quoted_as_they_stand() -> None:
    text = "ALT ≤ 2.5 x ULN, Hb ≥9.0 g/dL and platelets > 1,000,000/mm3 or 7.5mg/day"
    for found in measure_helps(text):
        quote = text[found.start : found.end]
        assert found.sentence.startswith(f"“{quote}”: ")
        # Every number of the quote stands in the words, and no other.
        unit = re.sub(r"(?:mm|m)\W?[23]$", "", quote)
        said_words = found.sentence.removeprefix(f"“{quote}”: ").rstrip(".")
        assert re.findall(r"\d[\d.,]*", unit) == re.findall(r"\d[\d.,]*", said_words)


def test_a_list_is_told_of_each_sign_and_unit_once() -> None:
    known: set[str] = set()
    first = new_helps("Hb ≥ 9 g/dL", known)
    assert [found.sentence for found in first] == [
        "“≥ 9 g/dL”: at least 9 grams in a decilitre, a tenth of a litre."
    ]
    assert new_helps("Albumin ≥ 3 g/dL", known) == ()
    assert len(new_helps("Albumin ≤ 3 g/dL", known)) == 1
    assert len(new_helps("1 mg, 2 µg, 3 mL, 4 mm", known)) == 2
    assert new_helps("Hb 9 mg/dL", set(), (0, 10)) == ()


def test_the_table_has_sixty_units_and_a_source_for_each() -> None:
    assert len(UNITS) >= 60
    for unit in UNITS:
        assert unit.source in {"SI", "NIST", "WHO", "NCI", "NIDDK", "ATS", "CDC", "ESC"}
        assert unit.words(1)
        assert unit.words(2)


def example(written: str) -> str:
    """One way to write a unit, from its pattern."""
    first = re.sub(r"\(\?-i:([^)]*)\)", r"\1", written)
    first = re.sub(r"\(\?:([^)|]*)[^)]*\)(\?)?", lambda m: "" if m[2] else m[1], first)
    first = re.sub(r"\[(.)[^\]]*\]\??", r"\1", first.split("|")[0])
    first = re.sub(r".\?", "", first)
    return first.split(":")[0].replace("\\s*", "").replace("\\.", ".").replace("#", "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.written)
def test_every_unit_of_the_table_is_known_where_it_stands(unit: Unit) -> None:
    """No unit is hidden behind another that begins in the same way."""
    written = example(unit.written)
    (sentence,) = said(f"A value of 3 {written}, or more")
    assert sentence == f"“3 {written}”: 3 {unit.words(3)}."


def test_helps_judged_by_hand_are_right(records: Path) -> None:
    """The helps of 205 lines of real records, drawn with two fixed seeds, were read and are right.

    The file names records, places and what was read as a digest; a help that has changed since
    counts as wrong until somebody has read it again.
    """
    judged = [line.split("\t") for line in JUDGED.read_text().splitlines()[1:]]
    wanted = {(number, int(start)): (int(count), digest) for number, start, count, digest in judged}
    numbers = {number for number, _start in wanted}
    right = total = lines = 0
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        for line in file:
            number = re.search(rb'"nctId": ?"(NCT\d{8})"', line)
            if number is None or number[1].decode() not in numbers:
                continue
            module = json.loads(line)["protocolSection"]["eligibilityModule"]
            for part in split(module["eligibilityCriteria"]):
                key = (number[1].decode(), part.start)
                if key in wanted:
                    helps = said(" ".join(clean(part.text).split()))
                    digest = hashlib.sha256("\n".join(helps).encode()).hexdigest()[:16]
                    count = wanted[key][0]
                    lines += 1
                    total += max(count, len(helps))
                    right += count if digest == wanted[key][1] else 0
    print(f"\nUnit helps judged by hand: {right} of {total} right, in {lines} lines")
    assert lines >= 200
    assert right / total >= 0.98


@pytest.mark.parametrize(
    "text", ["Age ≥ 18 years", "Aged >= 65", "aged at entry: > 18", "≤ 6 weeks"]
)
def test_an_age_is_not_told_again_in_words(text: str) -> None:
    known: set[str] = set()
    assert new_helps(text, known) == ()
    # The sign is still news where it stands before a unit.
    assert new_helps("ANC ≥ 1,000/mm3", known)
