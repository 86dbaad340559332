"""What read badly when more whole records were read from start to end, tab by tab."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.as_text import block_lines
from viewer.pages.blocks import Tab
from viewer.pages.making import PageMaker

Record = dict[str, Any]
TextOf = Callable[[Record, Tab], str]


def record(status: str = "COMPLETED", dates: Record | None = None, **modules: Any) -> Record:
    protocol = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": status, **(dates or {})},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE3"]},
    }
    top = {name: modules.pop(name) for name in ("hasResults",) if name in modules}
    return {"protocolSection": {**protocol, **modules}, **top}


def day(when: str, kind: str = "ACTUAL") -> Record:
    return {"date": when, "type": kind}


def site(city: str, state: str = "", country: str = "Bulgaria") -> Record:
    return {"facility": "A clinic", "city": city, "country": country} | (
        {"state": state} if state else {}
    )


@pytest.fixture
def text_of(maker: PageMaker, opened: Callable[[Record], OpenTrial]) -> TextOf:
    def text(stored: Record, tab: Tab) -> str:
        page = maker.page(opened(stored), tab)
        asked = maker.questions(opened(stored)) if tab is Tab.OVERVIEW else ()
        lines = [line for block in (*page.blocks, *asked) for line in block_lines(block, 400)]
        return " ".join(" ".join(lines).split())

    return text


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("RECRUITING", "What you get is not hidden from you, and the record names no placebo."),
        ("COMPLETED", "What people got was not hidden from them, and the record names no placebo."),
        (
            "WITHDRAWN",
            "What people get was not to be hidden from them, and the record names no placebo.",
        ),
    ],
)
def test_that_nothing_was_hidden_from_people_is_not_told_as_what_they_knew(
    text_of: TextOf, status: str, told: str
) -> None:
    masking = {"masking": "DOUBLE", "whoMasked": ["INVESTIGATOR", "OUTCOMES_ASSESSOR"]}
    design = {"studyType": "INTERVENTIONAL", "designInfo": {"maskingInfo": masking}}
    given = {"interventions": [{"type": "DEVICE", "name": "A tube"}]}
    stored = record(status, designModule=design, armsInterventionsModule=given)
    text = text_of(stored, Tab.TREATMENT)
    assert told in text
    assert "People knew" not in text


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("COMPLETED", "It hid who got what, but names no placebo."),
        ("WITHDRAWN", "It was to hide who gets what, but names no placebo."),
        ("RECRUITING", "It hides who gets what, but names no placebo."),
    ],
)
def test_what_is_hidden_is_told_in_the_tense_of_the_study(
    text_of: TextOf, status: str, told: str
) -> None:
    masking = {"masking": "DOUBLE", "whoMasked": ["PARTICIPANT"]}
    design = {"studyType": "INTERVENTIONAL", "designInfo": {"maskingInfo": masking}}
    given = {"interventions": [{"type": "DRUG", "name": "Abc"}]}
    stored = record(status, designModule=design, armsInterventionsModule=given)
    assert told in text_of(stored, Tab.TREATMENT)


def test_a_study_without_an_end_tells_when_its_main_part_ended(text_of: TextOf) -> None:
    dates = {
        "startDateStruct": day("1998-10-13"),
        "primaryCompletionDateStruct": day("2003-09"),
    }
    text = text_of(record(dates=dates), Tab.OVERVIEW)
    assert "It began on 13 October 1998. Its main part ended in September 2003." in text
    told = "Begin: 13 October 1998. End of the main part: September 2003."
    assert f"In the record, a part of the answer: {told}" in text
    whole = {**dates, "completionDateStruct": day("2004-01")}
    text = text_of(record(dates=whole), Tab.OVERVIEW)
    assert "Its main part" not in text
    assert "In the record: Begin: 13 October 1998. End: January 2004." in text


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("NOT_YET_RECRUITING", "It is planned for 2 places in Bulgaria."),
        ("RECRUITING", "It runs at 2 places in Bulgaria."),
    ],
)
def test_what_is_not_open_yet_is_not_said_to_run(text_of: TextOf, status: str, told: str) -> None:
    places = {"locations": [site("Ruse"), site("Sofia")]}
    assert told in text_of(record(status, contactsLocationsModule=places), Tab.OVERVIEW)
    one = {"locations": [site("Ruse")]}
    text = text_of(record(status, contactsLocationsModule=one), Tab.OVERVIEW)
    assert ("It is planned in Ruse" in text) == (status == "NOT_YET_RECRUITING")


def test_posted_results_stand_on_the_time_line_in_place_of_when_they_were_due(
    text_of: TextOf,
) -> None:
    dates = {
        "startDateStruct": day("2013-06"),
        "primaryCompletionDateStruct": day("2014-12"),
        "completionDateStruct": day("2014-12"),
        "resultsFirstPostDateStruct": day("2017-05-12"),
        "lastUpdatePostDateStruct": day("2017-05-12"),
    }
    modules = {
        "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "Abc"}]},
        "contactsLocationsModule": {"locations": [site("Boston", country="United States")]},
    }
    due = text_of(record(dates=dates, hasResults=False, **modules), Tab.TREATMENT)
    assert "Results due, if US law asks for them: December 2015" in due
    posted = text_of(record(dates=dates, hasResults=True, **modules), Tab.TREATMENT)
    assert "Results due" not in posted
    assert "4. Results first shown: 12 May 2017" in posted


def test_places_of_one_city_stand_together_where_some_have_no_state(text_of: TextOf) -> None:
    sites = [site("Sofia", "Sofia-grad"), site("Plovdiv"), site("Sofia")]
    text = text_of(record(contactsLocationsModule={"locations": sites}), Tab.PLACES)
    assert text.index("Plovdiv") < text.index("Sofia-grad") < text.rindex("Sofia")
    by_state = [site("Zelda", "Alabama", "United States"), site("Akron", "Ohio", "United States")]
    text = text_of(record(contactsLocationsModule={"locations": by_state}), Tab.PLACES)
    assert text.index("Zelda") < text.index("Akron")
