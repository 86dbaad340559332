"""A study in short: from fields alone, easy, and never a word or number of its own making."""

import gzip
import html
import json
import random
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.plain.in_short import MOST_WORDS, in_short
from viewer.plain.reading_level import grade_of
from viewer.plain.short_names import Said
from viewer.registries.reading import read_trial

TODAY = date(2026, 1, 15)
LASTS = re.compile(r"\d+[ -](?:to \d+ |-\d+ )?(?:hour|day|week|month|year)")
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def short_of(record: dict) -> list[Said]:
    trial = read_trial("ctgov-v2", json.dumps(record).encode())
    return [said for part in in_short(trial, TODAY) for said in part]


def text_of(said: list[Said]) -> str:
    return " ".join(each.sentence for each in said)


def without_names(said: list[Said]) -> str:
    """The sentences with one short word for each name the record gives."""
    told = []
    for each in said:
        sentence = each.sentence
        for name in sorted(each.names, key=len, reverse=True):
            sentence = sentence.replace(name, "it")
        told.append(sentence)
    return " ".join(told)


def test_real_records_in_short(records, capsys) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        sample = random.Random(20261).sample(list(lines), 500)
    words, grades = [], []
    for line in sample:
        record = json.loads(line)
        said = short_of(record)
        text = text_of(said)
        case = (record["protocolSection"]["identificationModule"]["nctId"], text)
        words.append(len(text.split()))
        grades.append(grade_of(without_names(said)))
        assert words[-1] <= MOST_WORDS, case
        assert grades[-1] <= 8, (grades[-1], case)
        check_sentences(said, case)
        check_names(said, record, case)
        assert numbers_in(without_names(said)) <= numbers_of(record["protocolSection"]), case
        assert all(each.paths for each in said), case
    with capsys.disabled():
        print(
            f"\nin short: {len(sample)} records, {min(words)} to {max(words)} words, highest grade "
            f"{max(grades):.1f}, mean {sum(grades) / len(grades):.1f}"
        )


def check_sentences(said: list[Said], case: object) -> None:
    for each in said:
        bare = without_names([each])
        assert re.fullmatch(r"[A-Z0-9].*\.", bare, re.DOTALL), (each, case)
        assert not re.search(r"[{}]|  |\s[.,;:]|\.\.|None|“”|\(\)", bare), (each, case)
        assert not re.search(r"\b1 (?:people|places|years|months)\b", bare), (each, case)


def check_names(said: list[Said], record: dict, case: object) -> None:
    source = plain(html.unescape(html.unescape(" ".join(strings(record)))))
    for each in said:
        for name in each.names:
            assert plain(name) in source, (name, case)


def plain(text: str) -> str:
    return " ".join(text.split())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def numbers_in(text: str) -> set[str]:
    months = {
        str(MONTHS.index(word) + 1) for word in re.findall(r"[A-Z][a-z]+", text) if word in MONTHS
    }
    return months | {number.replace(",", "") for number in re.findall(r"\d[\d,]*", text)}


def numbers_of(section: dict) -> set[str]:
    """The numbers that the record gives as fields, and the lengths of its lists."""
    status, design = section.get("statusModule", {}), section.get("designModule", {})
    sites = section.get("contactsLocationsModule", {}).get("locations", [])
    fields = [
        status.get("startDateStruct", {}).get("date", ""),
        status.get("primaryCompletionDateStruct", {}).get("date", ""),
        status.get("completionDateStruct", {}).get("date", ""),
        status.get("lastUpdatePostDateStruct", {}).get("date", ""),
        status.get("lastUpdateSubmitDate", ""),
        section.get("eligibilityModule", {}).get("minimumAge", ""),
        section.get("eligibilityModule", {}).get("maximumAge", ""),
        design.get("targetDuration", ""),
        *LASTS.findall(" ".join(section.get("descriptionModule", {}).values())),
        str(design.get("enrollmentInfo", {}).get("count", "")),
    ]
    found = {number.lstrip("0") or "0" for field in fields for number in re.findall(r"\d+", field)}
    found |= {str(len(sites)), str(len({site.get("country") for site in sites}))}
    for names in (
        section.get("conditionsModule", {}).get("conditions", []),
        section.get("armsInterventionsModule", {}).get("interventions", []),
    ):
        # "… and 4 more": of those that differ, one to three are named.
        found |= {str(rest) for rest in range(1, len(names))}
    return found


def record(**modules: object) -> dict:
    base = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study"},
        "statusModule": {"overallStatus": "RECRUITING"},
    }
    return {"protocolSection": base | modules}


def dated(status: str, start: tuple[str, str] | None, end: tuple[str, str] | None) -> dict:
    module: dict = {"overallStatus": status}
    for key, day in (("startDateStruct", start), ("completionDateStruct", end)):
        if day:
            module[key] = {"date": day[0]} | ({"type": day[1]} if day[1] else {})
    return module


@pytest.mark.parametrize(
    ("status", "start", "end", "words"),
    [
        (
            "COMPLETED",
            ("2019-05", "ACTUAL"),
            ("2021-06-01", "ACTUAL"),
            "It began in May 2019 and ended on 1 June 2021.",
        ),
        ("COMPLETED", ("1999-05", ""), ("2001", ""), "It began in May 1999 and ended in 2001."),
        (
            "RECRUITING",
            ("2025-05-03", "ACTUAL"),
            ("2100-12", "ESTIMATED"),
            "It began on 3 May 2025 and is planned to end in December 2100.",
        ),
        (
            "RECRUITING",
            ("2020-05-03", "ACTUAL"),
            ("2022-12", "ESTIMATED"),
            "It began on 3 May 2020 and was planned to end in December 2022.",
        ),
        (
            "NOT_YET_RECRUITING",
            ("2027-02", "ESTIMATED"),
            ("2029-02", "ESTIMATED"),
            "It is planned to begin in February 2027 and to end in February 2029.",
        ),
        (
            "WITHDRAWN",
            ("2020-02", "ESTIMATED"),
            ("2021-02", "ESTIMATED"),
            "It was planned to begin in February 2020.",
        ),
        (
            "WITHDRAWN",
            ("2020-02-03", "ACTUAL"),
            ("2021-02", "ACTUAL"),
            "The record has it begin on 3 February 2020.",
        ),
        ("RECRUITING", None, ("2027-02", "ESTIMATED"), "It is planned to end in February 2027."),
        ("RECRUITING", ("2025-02", "ACTUAL"), None, "It began in February 2025."),
        (
            "TERMINATED",
            ("2015-02", "ACTUAL"),
            ("2016-03", "ACTUAL"),
            "It was stopped early. It began in February 2015 and ended in March 2016.",
        ),
    ],
)
def test_since_when_and_until_when(status, start, end, words: str) -> None:
    assert words in text_of(short_of(record(statusModule=dated(status, start, end))))


def site(city: str, country: str) -> dict:
    return {"city": city, "country": country}


@pytest.mark.parametrize(
    ("sites", "status", "words"),
    [
        ([site("Bonn", "Germany")], "RECRUITING", "It takes place in Bonn, Germany."),
        ([site("Bonn", "Germany")], "COMPLETED", "It took place in Bonn, Germany."),
        ([site("Bonn", "Germany")], "WITHDRAWN", "It was planned in Bonn, Germany."),
        ([site("Multiple Locations", "Japan")], "RECRUITING", "It takes place in Japan."),
        (
            [site("A", "Germany"), site("B", "Germany")],
            "RECRUITING",
            "It runs at 2 places in Germany.",
        ),
        (
            [site("A", "United States"), site("B", "France")],
            "COMPLETED",
            "It ran at 2 places in the United States and France.",
        ),
        (
            [site("A", name) for name in ("Norway", "Norway", "Chile", "Peru", "Mali")],
            "RECRUITING",
            "It runs at 5 places in 4 countries, such as Norway and Chile.",
        ),
    ],
)
def test_where(sites: list[dict], status: str, words: str) -> None:
    told = text_of(
        short_of(
            record(
                statusModule={"overallStatus": status},
                contactsLocationsModule={"locations": sites},
            )
        )
    )
    assert words in told


def test_nothing_known_of_places_is_nothing_said() -> None:
    text = text_of(short_of(record(contactsLocationsModule={"locations": [{"facility": "A"}]})))
    assert "place" not in text


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (
            {"sex": "ALL", "minimumAge": "18 Years", "maximumAge": "75 Years"},
            "people aged 18 to 75 years.",
        ),
        ({"sex": "FEMALE", "minimumAge": "18 Years"}, "women aged 18 years or older."),
        ({"sex": "FEMALE", "maximumAge": "17 Years"}, "girls aged up to 17 years."),
        ({"sex": "MALE"}, "men and boys."),
        (
            {"sex": "ALL", "minimumAge": "6 Months", "maximumAge": "12 Years"},
            "children aged 6 months to 12 years.",
        ),
        (
            {"sex": "ALL", "minimumAge": "5 Years", "maximumAge": "5 Years"},
            "children aged 5 years.",
        ),
        (
            {"sex": "ALL", "minimumAge": "18 Years", "maximumAge": "130 Years"},
            "people aged 18 years or older.",
        ),
        ({"stdAges": ["ADULT", "OLDER_ADULT"]}, "adults."),
        ({"stdAges": ["CHILD", "ADULT", "OLDER_ADULT"], "sex": "ALL"}, "people of any age."),
        (
            {"sex": "ALL", "healthyVolunteers": True, "minimumAge": "18 Years"},
            "It takes healthy people, too.",
        ),
    ],
)
def test_whom(module: dict, words: str) -> None:
    assert words in text_of(short_of(record(eligibilityModule=module)))


def treatment(*interventions: tuple[str, str], **arms: list[str]) -> dict:
    return {
        "interventions": [{"type": kind, "name": name} for kind, name in interventions],
        "armGroups": [
            {"label": label, "type": label, "interventionNames": names}
            for label, names in arms.items()
        ],
    }


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (treatment(("DRUG", "abc")), "It tests the medicine abc."),
        (
            treatment(("DRUG", "abc"), ("DRUG", "Placebo")),
            "It tests the medicine abc and compares it with a placebo.",
        ),
        (treatment(("DRUG", "abc"), ("DEVICE", "Pump")), "It tests abc and Pump."),
        (treatment(("OTHER", "x" * 200)), "What it tests has a long name."),
        (treatment(("BEHAVIORAL", "Walk, talk and rest")), "It tests “Walk, talk and rest”."),
        (
            treatment(
                ("DRUG", "abc"),
                ("DRUG", "old"),
                EXPERIMENTAL=["Drug: abc", "Drug: old"],
                ACTIVE_COMPARATOR=["Drug: old"],
            ),
            "It tests the medicine abc.",
        ),
        (
            treatment(
                ("DRUG", "abc"),
                ("DRUG", "old"),
                EXPERIMENTAL=["Drug: abc"],
                ACTIVE_COMPARATOR=["Drug: old"],
            ),
            "It tests the medicine abc and compares it with old.",
        ),
        (
            treatment(
                ("DEVICE", "abc"),
                ("DEVICE", "Sham abc"),
                EXPERIMENTAL=["Device: abc"],
                SHAM_COMPARATOR=["Device: Sham abc"],
            ),
            "It tests the device abc and compares it with a sham treatment.",
        ),
        (
            treatment(("DRUG", "a"), ("DRUG", "b"), ACTIVE_COMPARATOR=["Drug: a", "Drug: b"]),
            "It tests a and b.",
        ),
        (
            treatment(("DRUG", "abc"), EXPERIMENTAL=["Drug: abc"], PLACEBO_COMPARATOR=[]),
            "It tests the medicine abc and compares it with a placebo.",
        ),
        (treatment(("DEVICE", "A new device")), "It tests A new device."),
        (
            treatment(("PROCEDURE", "MR Urography"), ("PROCEDURE", "abc"), ("DRUG", "def")),
            "It tests abc, def and MR Urography.",
        ),
        (
            {
                "interventions": [{"type": "DRUG", "name": name} for name in ("a", "b")],
                "armGroups": [
                    {"label": name, "type": "ACTIVE_COMPARATOR", "interventionNames": [name]}
                    for name in ("a", "b")
                ],
            },
            "It compares a and b.",
        ),
    ],
)
def test_what_is_tested(module: dict, words: str) -> None:
    assert words in text_of(short_of(record(armsInterventionsModule=module)))


def test_a_study_that_watches_an_implant_is_not_said_to_test_nothing() -> None:
    watching = record(designModule={"studyType": "OBSERVATIONAL"})
    assert "Nothing is tested" in text_of(short_of(watching))
    with_implant = record(
        designModule={"studyType": "OBSERVATIONAL"},
        armsInterventionsModule=treatment(("DEVICE", "abc")),
    )
    text = text_of(short_of(with_implant))
    assert "Nothing is tested" not in text
    assert "The study watches and writes down what happens." in text


def test_long_lists_are_cut_and_counted() -> None:
    many = {"conditions": [f"Illness number {number}" for number in range(343)]}
    text = text_of(short_of(record(conditionsModule=many)))
    assert "Illness number 2 and 340 more." in text
    assert len(text.split()) <= MOST_WORDS


def test_a_called_off_study_is_told_as_a_plan() -> None:
    text = text_of(
        short_of(
            record(
                statusModule=dated("WITHDRAWN", ("2020-02", "ESTIMATED"), None),
                designModule={"enrollmentInfo": {"count": 0, "type": "ACTUAL"}},
                eligibilityModule={"sex": "ALL", "minimumAge": "18 Years"},
            )
        )
    )
    assert text == (
        "It was meant for people aged 18 years or older. The study was called off before the first "
        "person joined it. It was planned to begin in February 2020."
    )


def test_expanded_access_is_called_none() -> None:
    text = text_of(
        short_of(
            record(
                statusModule={"overallStatus": "NO_LONGER_AVAILABLE"},
                designModule={"studyType": "EXPANDED_ACCESS"},
                armsInterventionsModule=treatment(("DRUG", "abc")),
            )
        )
    )
    assert text == (
        "This is not a study. It was a way to get abc outside of one. Patients can no longer get "
        "this treatment in this way."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Participation in the study will last 12 months.", "Taking part lasts 12 months."),
        ("Each patient will be in the study for up to 1 year.", "Taking part lasts up to 1 year."),
        ("Participation will last 12 to 19 months.", "Taking part lasts from 12 to 19 months."),
        ("The study will last 12 months.", ""),
        ("Participation will last 12 months. Participation will last 2 years.", ""),
    ],
)
def test_how_long_is_told_where_one_sentence_says_so(text: str, words: str) -> None:
    told = text_of(short_of(record(descriptionModule={"briefSummary": text})))
    assert words in told
    assert bool(words) == ("Taking part" in told)


PARTS = {
    "conditionsModule": {"conditions": ["Asthma", "Colitis, Ulcerative"]},
    "armsInterventionsModule": treatment(("DRUG", "abc"), ("DRUG", "Placebo")),
    "eligibilityModule": {"sex": "FEMALE", "minimumAge": "18 Years", "healthyVolunteers": True},
    "contactsLocationsModule": {"locations": [site("Bonn", "Germany"), site("", "")]},
    "designModule": {
        "studyType": "INTERVENTIONAL",
        "enrollmentInfo": {"count": 1, "type": "ACTUAL"},
        "targetDuration": "1 Day",
    },
}
STATUSES = (
    "RECRUITING NOT_YET_RECRUITING ENROLLING_BY_INVITATION ACTIVE_NOT_RECRUITING COMPLETED "
    "SUSPENDED TERMINATED WITHDRAWN UNKNOWN AVAILABLE NO_LONGER_AVAILABLE "
    "TEMPORARILY_NOT_AVAILABLE APPROVED_FOR_MARKETING WITHHELD NEW_VALUE"
).split()
DAYS = st.none() | st.tuples(
    st.sampled_from(["2019", "2019-05", "2019-05-07", "2100-01", "bad"]),
    st.sampled_from(["", "ACTUAL", "ESTIMATED"]),
)


@settings(max_examples=300, deadline=None)
@given(
    parts=st.sets(st.sampled_from([*PARTS])),
    status=st.sampled_from(STATUSES),
    start=DAYS,
    end=DAYS,
    kind=st.sampled_from(["INTERVENTIONAL", "OBSERVATIONAL", "EXPANDED_ACCESS", None]),
)
def test_missing_parts_leave_no_half_sentences(parts, status, start, end, kind) -> None:
    made = record(
        **{name: PARTS[name] for name in parts if name != "designModule" or kind is None},
        statusModule=dated(status, start, end),
    )
    if kind is not None:
        made["protocolSection"]["designModule"] = {"studyType": kind}
    said = short_of(made)
    check_sentences(said, text_of(said))
    assert len(text_of(said).split()) <= MOST_WORDS
