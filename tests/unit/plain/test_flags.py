"""Each rule about misleading records: where it speaks, where it is silent, and what it says."""

import gzip
import json
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from viewer.domain.coded import RecruitmentStatus
from viewer.domain.trial import StatusReport
from viewer.plain.flags import Flag, FlagKind, flags
from viewer.registries import entry
from viewer.registries.reading import read_trial

TODAY = date(2026, 3, 1)
PHONE = {"centralContacts": [{"name": "A", "phone": "1 23"}]}
OLD = ("RECRUITING", "COMPLETED", "RECRUITING")
TEXT = "Inclusion Criteria:\n\n* Gout\n* Adult\n\nExclusion Criteria:\n\n* Cancer"


def record(status: str = "RECRUITING", **modules: dict[str, Any]) -> dict[str, Any]:
    """An ordinary record with nothing to ask about, but for ``modules`` that change it."""
    section: dict[str, Any] = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Gout"},
        "statusModule": {
            "overallStatus": status,
            "startDateStruct": {"date": "2025-01", "type": "ACTUAL"},
            "completionDateStruct": {"date": "2027-01", "type": "ESTIMATED"},
            "lastUpdatePostDateStruct": {"date": "2026-01-10", "type": "ACTUAL"},
        },
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "enrollmentInfo": {"count": 40, "type": "ESTIMATED"},
        },
        "eligibilityModule": {"eligibilityCriteria": TEXT, "minimumAge": "18 Years"},
        "contactsLocationsModule": PHONE,
    }
    for name, module in modules.items():
        section[name] = {**section.get(name, {}), **module}
    misc = {"versionHolder": "2026-02-20"}
    return {
        "protocolSection": section,
        "derivedSection": {"miscInfoModule": misc},
        "hasResults": False,
    }


def found(made: dict[str, Any], today: date = TODAY, imported: str = "") -> list[Flag]:
    return list(flags(read_trial("ctgov-v2", json.dumps(made).encode()), today, imported))


def kinds(made: dict[str, Any], today: date = TODAY) -> set[FlagKind]:
    return {flag.kind for flag in found(made, today)}


def criteria(text: str, **more: str) -> dict[str, Any]:
    return record(eligibilityModule={"eligibilityCriteria": text, **more})


def dated(status: str = "RECRUITING", **dates: str) -> dict[str, Any]:
    structs = {f"{name}DateStruct": {"date": day, "type": "ACTUAL"} for name, day in dates.items()}
    return record(status, statusModule={"overallStatus": status, **structs})


def sites(status: str, *at_sites: str | None, country: str = "Spain") -> dict[str, Any]:
    made = [{"facility": "F", "country": country, "status": each} for each in at_sites]
    module = {**PHONE, "locations": made}
    return record(status, contactsLocationsModule=module)


def test_an_ordinary_record_has_no_flag() -> None:
    assert found(record()) == []


PLANTED = [
    (FlagKind.END_PASSED, dated(completion="2026-02-28")),
    (FlagKind.END_PASSED, dated(completion="2026-02")),
    (FlagKind.END_PASSED, dated("NOT_YET_RECRUITING", completion="2025")),
    (FlagKind.START_PASSED, dated("NOT_YET_RECRUITING", start="2025-12")),
    (FlagKind.STALE, dated(lastUpdatePost="2025-02-01")),
    (FlagKind.STALE, dated("AVAILABLE", lastUpdatePost="2016-02-01")),
    (FlagKind.STATUS_UNKNOWN, dated("UNKNOWN")),
    (FlagKind.SITES_CLOSED, sites("RECRUITING", "COMPLETED", "WITHDRAWN")),
    (FlagKind.SITES_OPEN, sites("COMPLETED", "COMPLETED", "RECRUITING")),
    (FlagKind.SITES_OPEN, sites("UNKNOWN", "RECRUITING")),
    (
        FlagKind.ENROLLMENT,
        record(designModule={"enrollmentInfo": {"count": 40, "type": "ACTUAL"}}),
    ),
    (FlagKind.NO_CONTACT, record(contactsLocationsModule={"centralContacts": [{"name": "A"}]})),
    (FlagKind.DATE_ORDER, dated("COMPLETED", start="2025-02", completion="2024-12-31")),
    (FlagKind.DATE_FAR, dated(completion="2100-12")),
    (FlagKind.UNIT, criteria(TEXT + "\n* CD4 \\< 200 cells/dL")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Hemoglobin \\< 9.0 mg/dL")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Haemoglobin less than 8 g/L")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Albumin \\< 2.5 mg/dL")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Platelets \\< 100,000/L")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Body mass index above 30 kg/m")),
    (FlagKind.OTHER_STUDY, criteria("Inclusion Criteria:\n\n* Enrolled in 13-N-0017\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Completed the induction study NCT00000002\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Enrolled on protocol CM-2019\n* A\n* B")),
    (FlagKind.DOUBLE_NO, criteria(TEXT + "\n* No prior treatment with gold\n* No active gout")),
    (FlagKind.FEW_CRITERIA, criteria("Inclusion Criteria:\n\n* Gout")),
    (FlagKind.NO_CRITERIA, criteria("No eligibility criteria")),
    (FlagKind.AGE, criteria(TEXT, maximumAge="120 Years")),
    (FlagKind.AGE_ORDER, criteria(TEXT, minimumAge="70 Years", maximumAge="60 Years")),
    (
        FlagKind.AGE_DIFFERS,
        criteria(TEXT.replace("Adult", "Age 20-60 years"), maximumAge="60 Years"),
    ),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Men and women over 45 years of age"))),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Age \\>= 21"))),
    (
        FlagKind.REMOVED_COUNTRY,
        {
            **record(),
            "derivedSection": {
                "miscInfoModule": {"versionHolder": "2026-02-20", "removedCountries": ["Peru"]}
            },
        },
    ),
    (
        FlagKind.RETRACTED,
        record(
            referencesModule={
                "references": [{"citation": "C", "retractions": [{"pmid": "1", "source": "J"}]}]
            }
        ),
    ),
    (
        FlagKind.VIOLATION,
        {
            **record(),
            "annotationSection": {
                "annotationModule": {
                    "violationAnnotation": {
                        "violationEvents": [{"type": "VIOLATION_IDENTIFIED", "description": "x"}]
                    }
                }
            },
        },
    ),
    (FlagKind.PLACEHOLDER, record(descriptionModule={"briefSummary": "TBD"})),
    (
        FlagKind.PLACEHOLDER,
        record(descriptionModule={"briefSummary": "We compare \\[insert x\\]."}),
    ),
    (
        FlagKind.PLACEHOLDER,
        record(outcomesModule={"primaryOutcomes": [{"measure": "Pain", "timeFrame": "N/A"}]}),
    ),
    (FlagKind.SAME_TITLE, record(identificationModule={"officialTitle": "Gout."})),
    (
        FlagKind.RESULTS_DUE,
        dated("COMPLETED", completion="2023-05", primaryCompletion="2023-05-02"),
    ),
]


@pytest.mark.parametrize(("kind", "made"), PLANTED, ids=lambda value: str(value)[:14])
def test_every_planted_oddity_is_found(kind: FlagKind, made: dict[str, Any]) -> None:
    assert kind in kinds(made)


def test_an_oddity_is_planted_for_every_kind() -> None:
    planted = {kind for kind, _made in PLANTED}
    told_elsewhere = {FlagKind.COPY_OLD, FlagKind.STATUS_DIFFERS, FlagKind.RESULTS}
    assert planted | told_elsewhere == set(FlagKind)


SILENT = [
    (FlagKind.END_PASSED, dated(completion="2026-03-01")),
    (FlagKind.END_PASSED, dated(completion="2026-03")),
    (FlagKind.END_PASSED, dated(completion="2026")),
    (FlagKind.END_PASSED, dated("COMPLETED", completion="2020-01")),
    (FlagKind.END_PASSED, dated("ACTIVE_NOT_RECRUITING", completion="2020-01")),
    (FlagKind.START_PASSED, dated(start="2020-12")),
    (FlagKind.START_PASSED, dated("NOT_YET_RECRUITING", start="2026-03")),
    (FlagKind.STALE, dated(lastUpdatePost="2025-03-01")),
    (FlagKind.STALE, dated("COMPLETED", lastUpdatePost="2015-03-01")),
    (FlagKind.SITES_CLOSED, sites("RECRUITING", "COMPLETED", "RECRUITING")),
    (FlagKind.SITES_CLOSED, sites("RECRUITING", "COMPLETED", None)),
    (FlagKind.SITES_CLOSED, sites("RECRUITING", "NOT_YET_RECRUITING")),
    (FlagKind.SITES_OPEN, sites("COMPLETED", "COMPLETED", None)),
    (FlagKind.SITES_OPEN, sites("SUSPENDED", "RECRUITING")),
    (
        FlagKind.ENROLLMENT,
        record("COMPLETED", designModule={"enrollmentInfo": {"count": 40, "type": "ACTUAL"}}),
    ),
    (FlagKind.NO_CONTACT, record("COMPLETED", contactsLocationsModule={"centralContacts": []})),
    (FlagKind.DATE_ORDER, dated("COMPLETED", start="2025-02-10", completion="2025-02")),
    (FlagKind.DATE_FAR, dated(completion="2040-12")),
    (FlagKind.UNIT, criteria(TEXT + "\n* CD4 \\< 200 cells/mm3, platelets \\< 100 x 109/L")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Hemoglobin \\< 9.0 g/dL or \\< 90 g/L")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Urine albumin \\> 3 mg/dL")),
    (FlagKind.UNIT, criteria(TEXT + "\n* Hemoglobin A1c 7 %, bilirubin \\< 2 mg/dL")),
    (FlagKind.UNIT, criteria(TEXT + "\n* BMI above 30 kg/m2 or kg/m\\^2 or 35 kg/m²")),
    (FlagKind.OTHER_STUDY, criteria("Exclusion Criteria:\n\n* Enrolled in 13-N-0017\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Enrolled in NCT00000001\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Participation in a COVID-19 study\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Enrolled in another trial within 30 days\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Not enrolled in NCT00000002\n* A\n* B")),
    (FlagKind.OTHER_STUDY, criteria("* Enrollment in NCT00000002 is not required\n* A\n* B")),
    (FlagKind.DOUBLE_NO, criteria("Inclusion Criteria:\n\n* No prior treatment\n* A\n* B")),
    (FlagKind.DOUBLE_NO, criteria(TEXT + "\n* No phone at home\n* No car")),
    (FlagKind.DOUBLE_NO, criteria(TEXT + "\n* No prior visit to the clinic")),
    (FlagKind.FEW_CRITERIA, record("COMPLETED", eligibilityModule={"eligibilityCriteria": "* A"})),
    (FlagKind.FEW_CRITERIA, criteria("* One line of many words. " + "More of them. " * 20)),
    (FlagKind.FEW_CRITERIA, criteria("* Gout of the toe; 2 to 6 years old; no fever; no cough")),
    (FlagKind.FEW_CRITERIA, criteria("Gout. Age 20-50 years. Able to walk. No cancer.")),
    (FlagKind.NO_CRITERIA, criteria("Gout")),
    (FlagKind.AGE, criteria(TEXT, maximumAge="99 Years")),
    (FlagKind.AGE_ORDER, criteria(TEXT, minimumAge="6 Months", maximumAge="1 Year")),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Age over 17 years"))),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Age \\>= 18 years"))),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Women aged 50 years or older"))),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Gout before the age of 40 years"))),
    (
        FlagKind.AGE_DIFFERS,
        criteria(TEXT.replace("Adult", "Group 1: age 20-30 years\n* Group 2: age 50-60 years")),
    ),
    (FlagKind.AGE_DIFFERS, criteria(TEXT.replace("Adult", "Age \\< 75 years, 5 years of school"))),
    (FlagKind.REMOVED_COUNTRY, record()),
    (
        FlagKind.REMOVED_COUNTRY,
        {
            **sites("RECRUITING", "RECRUITING", country="Czechia"),
            "derivedSection": {"miscInfoModule": {"removedCountries": ["Czech Republic"]}},
        },
    ),
    (FlagKind.RETRACTED, record(referencesModule={"references": [{"citation": "C"}]})),
    (FlagKind.PLACEHOLDER, record(descriptionModule={"briefSummary": "A test of pain (TBD)."})),
    (FlagKind.SAME_TITLE, record(identificationModule={"officialTitle": "Gout of the toe"})),
    (
        FlagKind.SAME_TITLE,
        record("COMPLETED", identificationModule={"officialTitle": "Gout"}),
    ),
    (
        FlagKind.RESULTS_DUE,
        dated("COMPLETED", completion="2025-05", primaryCompletion="2025-05-02"),
    ),
    (FlagKind.RESULTS_DUE, dated("WITHDRAWN", primaryCompletion="2020-05-02")),
    (
        FlagKind.RESULTS_DUE,
        {
            **dated("COMPLETED", primaryCompletion="2020-05-02"),
            "hasResults": True,
        },
    ),
]


@pytest.mark.parametrize(("kind", "made"), SILENT, ids=lambda value: str(value)[:14])
def test_what_is_as_it_should_be_is_not_flagged(kind: FlagKind, made: dict[str, Any]) -> None:
    assert kind not in kinds(made)


def test_an_entry_that_left_people_out_does_not_say_that_the_record_names_nobody(
    starter_folder: Path,
) -> None:
    for path in sorted(starter_folder.glob("*.json")):
        found = flags(entry.read(path.read_bytes()), TODAY)
        assert FlagKind.NO_CONTACT not in [flag.kind for flag in found]


def test_a_copy_is_old_after_a_quarter_of_a_year() -> None:
    """The registry's own day of the copy counts, else the day it was imported."""
    assert FlagKind.COPY_OLD not in kinds(record(), date(2026, 5, 21))
    assert FlagKind.COPY_OLD in kinds(record(), date(2026, 5, 22))
    assert FlagKind.COPY_OLD not in kinds(dated("COMPLETED"), date(2027, 5, 22))
    made = record()
    del made["derivedSection"]
    assert FlagKind.COPY_OLD not in {flag.kind for flag in found(made)}
    assert FlagKind.COPY_OLD in {flag.kind for flag in found(made, imported="2025-10-01")}


def test_a_record_is_stale_by_the_day_of_its_copy_and_not_of_the_reader() -> None:
    """Two years on, nobody here knows whether the registry has news."""
    assert FlagKind.STALE not in kinds(record(), date(2028, 3, 1))


@pytest.mark.parametrize(
    ("second", "is_flagged"), [("COMPLETED", True), ("AUTHORISED", True), ("RECRUITING", False)]
)
def test_sources_that_differ_are_told(second: str, *, is_flagged: bool) -> None:
    trial = read_trial("ctgov-v2", json.dumps(record()).encode())
    first = trial.recruitment.statuses[0]
    other = StatusReport(
        status=RecruitmentStatus(second), raw=second, path="other", said_by="Another registry"
    )
    both = replace(trial.recruitment, statuses=(first, other))
    made = {flag.kind: flag for flag in flags(replace(trial, recruitment=both), TODAY)}
    assert (FlagKind.STATUS_DIFFERS in made) is is_flagged
    if is_flagged:
        assert made[FlagKind.STATUS_DIFFERS].paths == (first.path, "other")


def test_a_flag_tells_where_it_stands_and_corrects_nothing() -> None:
    text = TEXT + "\n* CD4 \\< 200 cells/dL"
    (flag,) = found(criteria(text))
    assert "“200 cells/dL”" in flag.sentence
    assert flag.paths == ("protocolSection.eligibilityModule.eligibilityCriteria",)
    assert text[flag.start : flag.end].endswith("200 cells/dL")


def test_old_places_are_counted() -> None:
    facts = [found(sites("UNKNOWN", *states))[1].fact for states in (("RECRUITING",), OLD)]
    assert facts[0].startswith("Its one place says “Recruiting”.")
    assert facts[1].startswith("2 of its places say “Recruiting”.")


def test_words_of_the_record_keep_no_full_stop_inside_a_sentence() -> None:
    (flag,) = found(criteria(TEXT.replace("Adult", "Age 20-60 years.")))
    assert "says “Age 20-60 years”." in flag.sentence


def test_a_passed_end_is_told_calmly_and_with_what_to_do() -> None:
    (flag,) = found(dated(completion="2026-02"))
    assert flag.sentence == (
        "The record says “Recruiting”, but the end it gives, February 2026, has passed. That is "
        "common. The study may still take people, or not. Call before you travel."
    )


def test_sentences_are_whole_plain_and_without_blame(grade: Any) -> None:
    for kind, made in PLANTED:
        for flag in found(made):
            if flag.kind is not kind:
                continue
            assert flag.paths, kind
            assert flag.sentence.endswith("."), flag.sentence
            assert "{" not in flag.sentence
            assert "!" not in flag.sentence
            # What the record itself says is not ours to make easier.
            own = re.sub(r"“[^”]*”", "that", flag.sentence)
            assert grade(own) <= 8, f"{grade(own):.1f} {own}"
            blame = r"\b(?:fail|hid|hiding|refus|wrong|lie|false|careless|late|ignor)\w*"
            assert not re.search(blame, own, re.IGNORECASE), own


@pytest.mark.parametrize(
    "piece", ["1,", "≥", "hemoglobin ", "enrolled ", "NCT", "18 years ", "No known a\n* ", "; "]
)
def test_nasty_text_is_read_like_any_other(piece: str) -> None:
    """Each of these takes minutes where time grows with the square."""
    found(criteria("Inclusion Criteria:\n\n* " + piece * (100_000 // len(piece))))


def test_flags_of_real_records_are_counted(records: Path) -> None:
    """Five hundred records, others at every change of the seed."""
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        lines = random.Random(7).sample(file.readlines(), 500)
    counts: Counter[FlagKind] = Counter()
    for line in lines:
        trial = read_trial("ctgov-v2", line)
        made = flags(trial, date(2026, 1, 15))
        counts.update({flag.kind for flag in made})
        assert all(flag.paths and flag.sentence.endswith(".") for flag in made), trial.number
    print(f"\nRecords of {len(lines)} with a flag, by kind:")
    for kind, count in counts.most_common():
        print(f"  {kind:16} {count:5}")
    assert 15 < counts[FlagKind.END_PASSED] < 60
    assert counts[FlagKind.STALE] > 12
    assert counts[FlagKind.STATUS_UNKNOWN] > 35


def test_flags_judged_by_hand_are_right(records: Path) -> None:
    """Flags drawn over all kinds with fixed seeds, each judged by reading the record.

    The day is fixed as above. Rules were mended after each draw but the last, so that the flags
    judged wrong should be gone and those judged right should still be there. "wording": the flag
    is right and its sentence was not; those sentences were mended.
    """
    lines = (Path(__file__).parents[2] / "data" / "flag_judgements.tsv").read_text().splitlines()
    judged = [line.split("\t") for line in lines[1:]]
    numbers = {number for number, *_rest in judged}
    fires: set[tuple[str, str]] = set()
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        for line in file:
            number = re.search(rb'"nctId": ?"(NCT\d{8})"', line)
            if number and number[1].decode() in numbers:
                trial = read_trial("ctgov-v2", line)
                made = flags(trial, date(2026, 1, 15))
                fires |= {(trial.number, str(flag.kind)) for flag in made}
    right = [(number, kind) for number, kind, _draw, judgement in judged if judgement != "wrong"]
    still_right = sum(each in fires for each in right)
    still = sum((number, kind) in fires for number, kind, *_rest in judged)
    print(
        f"\nFlags judged by hand: {len(judged)} of {len({kind for _n, kind, *_r in judged})} kinds"
        f"\n  as drawn: {len(right)} right, {len(right) / len(judged):.1%}"
        f" ({sum(j == 'wording' for *_r, j in judged)} of them in words that were not)"
        f"\n  that still fire: {still}, of them right {still_right}: {still_right / still:.1%}"
    )
    assert still >= 100
    assert still_right / still >= 0.98
