"""What changed in a record is told field by field, and form alone is no change."""

import copy
import gzip
import json
import random

import pytest

from viewer.domain.opened import EarlierTrial, OpenTrial
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.domain.search import StoredRecord
from viewer.pages.blocks import Fold, Heading, Span, Tab, Table, all_blocks
from viewer.pages.changes.compare import changes
from viewer.pages.changes.model import Area
from viewer.pages.changes.texts import marked
from viewer.printing.text import make_text
from viewer.registries.reading import read_trial

CRITERIA = (
    "Inclusion Criteria:\n\n* Adults of 18 years or older\n* Gout for one year\n"
    "* Able to walk\n\nExclusion Criteria:\n\n* Kidney disease"
)


def record() -> dict:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Cherries in gout"},
            "statusModule": {
                "overallStatus": "RECRUITING",
                "completionDateStruct": {"date": "2026-05", "type": "ESTIMATED"},
                "lastUpdatePostDateStruct": {"date": "2026-01-02"},
            },
            "descriptionModule": {
                "briefSummary": "We test cherries. They are red. People eat them for a month."
            },
            "conditionsModule": {"conditions": ["Gout"]},
            "designModule": {"studyType": "INTERVENTIONAL", "enrollmentInfo": {"count": 20}},
            "eligibilityModule": {"eligibilityCriteria": CRITERIA, "minimumAge": "18 Years"},
            "outcomesModule": {
                "primaryOutcomes": [{"measure": "Gout attacks", "timeFrame": "12 weeks"}],
                "secondaryOutcomes": [{"measure": "Pain", "timeFrame": "12 weeks"}],
            },
            "contactsLocationsModule": {
                "locations": [
                    {"facility": "Clinic A", "city": "Munich", "country": "Germany",
                     "status": "RECRUITING"},
                    {"facility": "Clinic B", "city": "Vienna", "country": "Austria"},
                ]
            },
            "oversightModule": {"oversightHasDmc": False},
        },
        "hasResults": False,
    }  # fmt: skip


def opened(old: dict, new: dict) -> OpenTrial:
    def read(one: dict) -> tuple:
        body = json.dumps(one).encode()
        trial = read_trial("ctgov-v2", body)
        return trial, StoredRecord(trial.number, "ctgov-v2", body, b"", "2026-01-03")

    return OpenTrial(*read(new), EarlierTrial(*read(old), "2026-02-04"))


def compared(new: dict, old: dict | None = None):
    both = opened(old or record(), new)
    return changes(both.earlier, both)


def edited(*steps) -> dict:
    new = record()
    at = new
    for step in steps[:-2]:
        at = at[step]
    at[steps[-2]] = steps[-1]
    return new


STATUS = ("protocolSection", "statusModule")
WHO = ("protocolSection", "eligibilityModule")
OUTCOMES = ("protocolSection", "outcomesModule")
SITES = ("protocolSection", "contactsLocationsModule", "locations")


@pytest.mark.parametrize(
    ("new", "area", "before", "now"),
    [
        (edited(*STATUS, "overallStatus", "COMPLETED"), Area.STATUS, "looking", "over"),
        (edited(*SITES, 0, "status", "COMPLETED"), Area.PLACES, "Open", "Finished"),
        (edited(*SITES, 1, "city", "Graz"), Area.PLACES, "", "Clinic B, Graz, Austria"),
        (
            edited(*WHO, "eligibilityCriteria", CRITERIA.replace("one year", "two years")),
            Area.CRITERIA,
            "Gout for one year",
            "Gout for two years",
        ),
        (
            edited(*WHO, "eligibilityCriteria", CRITERIA + "\n* Pregnancy"),
            Area.CRITERIA,
            "",
            "Pregnancy",
        ),
        (
            edited(*WHO, "eligibilityCriteria", CRITERIA.replace("* Able to walk\n", "")),
            Area.CRITERIA,
            "Able to walk",
            "",
        ),
        (edited(*WHO, "minimumAge", "21 Years"), Area.WHO, "18", "21"),
        (
            edited(
                "protocolSection", "outcomesModule", "primaryOutcomes", 0, "timeFrame", "1 year"
            ),
            Area.MAIN_OUTCOME,
            "12 weeks",
            "1 year",
        ),
        (
            edited(*OUTCOMES, "secondaryOutcomes", 0, "measure", "Sleep"),
            Area.OTHER_OUTCOMES,
            "",
            "Sleep (12 weeks)",
        ),
        (
            edited(*STATUS, "completionDateStruct", "date", "2027-05"),
            Area.DATES,
            "May 2026",
            "May 2027",
        ),
        (
            edited("protocolSection", "oversightModule", "oversightHasDmc", True),
            Area.OTHER,
            "false",
            "true",
        ),
        (edited("hasResults", True), Area.RESULTS, "No results", "Results are posted"),
    ],
)
def test_a_change_is_told_where_it_belongs(new, area, before, now) -> None:
    first = compared(new)[0]
    assert first.area is area
    assert before in first.before
    assert bool(before) == bool(first.before)
    assert now in first.now


def test_the_most_important_comes_first() -> None:
    new = edited("protocolSection", "oversightModule", "oversightHasDmc", True)
    new["protocolSection"]["designModule"]["enrollmentInfo"]["count"] = 30
    new["protocolSection"]["eligibilityModule"]["eligibilityCriteria"] += "\n* Pregnancy"
    new["protocolSection"]["statusModule"]["overallStatus"] = "SUSPENDED"
    areas = [change.area for change in compared(new)]
    assert areas == [Area.STATUS, Area.CRITERIA, Area.DESIGN, Area.OTHER]


@pytest.mark.parametrize(
    "criteria",
    [
        CRITERIA.replace("* ", "- "),
        CRITERIA.replace("\n\n", "\n").replace("* ", "1. "),
        CRITERIA.replace(" or ", "  or\u00a0"),
    ],
)
def test_form_alone_is_no_change(criteria: str) -> None:
    new = edited(*WHO, "eligibilityCriteria", criteria)
    new["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2026-02-02"
    new["protocolSection"]["descriptionModule"]["briefSummary"] = (
        "We test cherries.\n\nThey are red.  People eat them for a month."
    )
    sites = new["protocolSection"]["contactsLocationsModule"]["locations"]
    sites.reverse()
    assert compared(new) == ()


def test_only_the_sentence_that_changed_is_told() -> None:
    text = "We test cherries. They are red. People eat them for two months."
    (change,) = compared(edited("protocolSection", "descriptionModule", "briefSummary", text))
    assert change.before == "People eat them for a month."
    before, now = marked(change.before, change.now)
    assert [span.text.strip() for span in before if span.strong] == ["a month."]
    assert [span.text.strip() for span in now if span.strong] == ["two months."]


def test_words_of_both_texts_are_all_there() -> None:
    draw = random.Random(4)
    words = "of the study group takes a drug each day for two weeks".split()
    for _round in range(50):
        one, other = (" ".join(draw.choices(words, k=draw.randrange(12))) for _ in range(2))
        before, now = marked(one, other)
        assert "".join(span.text for span in before) == one
        assert "".join(span.text for span in now) == other


def test_the_overview_begins_with_it_behind_a_line(maker) -> None:
    both = opened(record(), edited(*STATUS, "overallStatus", "COMPLETED"))
    first = maker.page(both, Tab.OVERVIEW).blocks[0]
    assert isinstance(first, Fold)
    assert (first.title, first.note) == ("What changed in this record", "1 change")
    unchanged = opened(record(), record())
    assert not isinstance(maker.page(unchanged, Tab.OVERVIEW).blocks[0], Fold)


def test_many_places_stand_in_one_list(maker) -> None:
    new = record()
    for count in range(30):
        new["protocolSection"]["contactsLocationsModule"]["locations"].append(
            {"facility": f"Clinic {count}", "city": "Rome", "country": "Italy"}
        )
    fold = maker.page(opened(record(), new), Tab.OVERVIEW).blocks[0]
    inner = [block for block in all_blocks(fold.blocks) if isinstance(block, Fold)]
    assert [(block.title, block.note) for block in inner] == [("New place", "30")]


def test_it_is_printed_with_before_and_now(maker) -> None:
    both = opened(record(), edited(*STATUS, "completionDateStruct", "date", "2027-05"))
    (page,) = maker.print_pages([both], PrintOrder(kind=PrintKind.CHANGES))
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [cell.spans[0].text for cell in table.header] == ["What", "Before", "Now"]
    assert Span("2026", strong=True).text in make_text(page)
    unchanged = OpenTrial(both.trial, both.record)
    (page,) = maker.print_pages([unchanged], PrintOrder(kind=PrintKind.CHANGES))
    assert "has not changed" in make_text(page)
    assert not [block for block in page.blocks if isinstance(block, Heading)]


def test_any_value_that_changes_in_a_real_record_is_told(records) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        sample = random.Random(20260401).sample(list(lines), 40)
    draw = random.Random(5)
    untold = []
    for line in sample:
        old = json.loads(line)
        new = copy.deepcopy(old)
        path, holder, name = draw.choice(list(leaves(new["protocolSection"])))
        holder[name] = "Something quite other than before"
        if not compared(new, old):
            untold.append(path)
    assert not [path for path in untold if not bookkeeping(path)]


def leaves(value, path=""):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in items:
        if isinstance(inner, dict | list):
            yield from leaves(inner, f"{path}.{name}")
        elif isinstance(inner, str) and name != "nctId":
            yield f"{path}.{name}", value, name


def bookkeeping(path: str) -> bool:
    return any(
        word in path
        for word in ("Verified", "FirstSubmit", "FirstPost", "lastUpdate", "QcDate", "dispFirst")
    )
