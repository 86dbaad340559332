"""What read badly when more whole records were read from start to end, tab by tab."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.pages.as_text import block_lines
from viewer.pages.blocks import CheckList, CriterionRow, Origin, Tab, Timeline, Voice, mark_before
from viewer.pages.in_this_study import in_this_study
from viewer.pages.making import PageMaker
from viewer.pages.pictures import TimelineShape

Record = dict[str, Any]
TextOf = Callable[[Record, Tab], str]


def record(status: str = "COMPLETED", dates: Any = None, **modules: Any) -> Record:
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


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("COMPLETED", ("What else the study checked", "When it ended", "Where it took place")),
        ("RECRUITING", ("What else the study checks", "When it ends", "Where it takes place")),
    ],
)
def test_what_was_checked_and_what_is_not_said_are_told_in_the_tense_of_the_study(
    text_of: TextOf, status: str, told: tuple[str, ...]
) -> None:
    outcomes = {"secondaryOutcomes": [{"measure": "Pain"}]}
    stored = record(status, outcomesModule=outcomes)
    text = text_of(stored, Tab.OUTCOMES) + text_of(stored, Tab.OVERVIEW)
    assert [words for words in told if words not in text] == []


def timeline(maker: PageMaker, trial: OpenTrial) -> Timeline:
    blocks = maker.page(trial, Tab.TREATMENT).blocks
    return next(block for block in blocks if isinstance(block, Timeline))


def test_of_a_study_that_never_said_it_began_the_whole_line_is_a_plan(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    def lengths(kind: str) -> list[bool]:
        dates = {
            "startDateStruct": day("2018-12-01", kind),
            "completionDateStruct": day("2021-12-01", "ESTIMATED"),
            "lastUpdatePostDateStruct": day("2018-10-23"),
        }
        marks = timeline(maker, opened(record("UNKNOWN", dates=dates))).rows[0].marks
        return [mark.planned for mark in marks if mark.shape is TimelineShape.LENGTH]

    assert lengths("ESTIMATED") == [True]
    assert lengths("ACTUAL") == [False]


def test_the_number_of_today_stands_above_what_is_near(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    def lift(start: str, end: str) -> int:
        dates = {"startDateStruct": day(start), "completionDateStruct": day(end, "ESTIMATED")}
        marks = timeline(maker, opened(record("RECRUITING", dates=dates))).rows[0].marks
        return next(mark.lift for mark in marks if mark.shape is TimelineShape.TODAY)

    assert lift("2020-01", "2026-01") == 1, "a ring stands there"
    assert lift("2020-01", "2030-01") == 1, "the line of the study runs there"
    assert lift("2001-01", "2004-01") == 0


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("RECRUITING", "chance decides for whole groups of people"),
        ("COMPLETED", "chance decided for whole groups of people"),
        ("WITHDRAWN", "chance was to decide for whole groups of people"),
    ],
)
def test_chance_that_decides_for_clinics_is_not_told_as_chance_for_each_person(
    text_of: TextOf, status: str, told: str
) -> None:
    def stored(title: str, allocation: str = "RANDOMIZED") -> Record:
        made = record(status)
        made["protocolSection"]["identificationModule"]["officialTitle"] = title
        made["protocolSection"]["designModule"]["designInfo"] = {
            "allocation": allocation,
            "interventionModel": "PARALLEL",
        }
        made["protocolSection"]["armsInterventionsModule"] = {
            "armGroups": [{"label": "A"}, {"label": "B"}]
        }
        return made

    sentence = f"It is called “Cluster Randomized”: {told}"
    title = "Reminders: a Cluster Randomized Trial"
    assert sentence in text_of(stored(title), Tab.TREATMENT)
    assert f"In the record: {sentence}" in text_of(stored(title), Tab.OVERVIEW)
    assert "whole groups" not in text_of(stored("Reminders: a Randomized Trial"), Tab.TREATMENT)
    assert "whole groups" not in text_of(stored(title, "NON_RANDOMIZED"), Tab.TREATMENT)


def test_names_of_one_list_bear_quotation_marks_alike(text_of: TextOf) -> None:
    def text(*names: str) -> str:
        given = {"interventions": [{"type": "OTHER", "name": name} for name in names]}
        return text_of(record(armsInterventionsModule=given), Tab.OVERVIEW)

    assert "It tested “Rest, at home” and “Walks”." in text("Rest, at home", "Walks")
    assert "It tested D3 50,000 IU weekly and Walks." in text("D3 50,000 IU weekly", "Walks")


@pytest.mark.parametrize(
    ("mark", "label", "before"),
    [
        ("（1）", "1", ""),
        ("(2)", "2", ""),
        ("3.2", "5", "3.2 "),
        ("", "5", ""),
    ],
)
def test_a_number_that_stands_before_a_line_is_not_written_again(
    mark: str, label: str, before: str
) -> None:
    origin = Origin(Voice.SOURCE, ())
    row = CriterionRow(identity="key", number=1, spans=(), origin=origin, mark=mark)
    assert mark_before(row, label) == before


def test_of_a_study_long_unheard_of_only_its_plans_are_told(text_of: TextOf) -> None:
    arms = {
        "armGroups": [
            {"label": "A", "type": "EXPERIMENTAL", "description": "200 mg orally once daily"},
            {"label": "B", "type": "PLACEBO_COMPARATOR"},
        ]
    }
    stored = record("UNKNOWN", armsInterventionsModule=arms)
    text = text_of(stored, Tab.TREATMENT)
    assert "The study was to give people a treatment or a test" in text
    assert "This group was to get what the study wanted to test." in text
    assert "What it was to ask of people" in text
    assert "For two years or more, the team has not said how the study stands." in text
    assert "called off" not in text
    assert "The study was called off." in text_of(
        record("WITHDRAWN", armsInterventionsModule=arms), Tab.TREATMENT
    )
    assert "This group gets" in text_of(
        record("RECRUITING", armsInterventionsModule=arms), Tab.TREATMENT
    )


def test_sessions_of_a_talking_treatment_are_told_with_how_often(text_of: TextOf) -> None:
    given = {
        "interventions": [
            {"type": "BEHAVIORAL", "name": "Talks", "description": "An 18-session weekly program"}
        ]
    }
    text = text_of(record(armsInterventionsModule=given), Tab.TREATMENT)
    assert "“Talks”: How many times: 18. How often: every week." in text


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("RECRUITING", ("The group “Salt” gets it.", "Chance decides which group you are in.")),
        ("COMPLETED", ("The group “Salt” got it.", "Chance decided which group people were in.")),
        ("UNKNOWN", ("The group “Salt” was to get it.", "Chance was to decide which group")),
    ],
)
def test_cards_tell_of_this_study_in_its_tense(
    opened: Callable[[Record], OpenTrial], status: str, told: tuple[str, str]
) -> None:
    design = {
        "studyType": "INTERVENTIONAL",
        "phases": ["NA"],
        "designInfo": {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL"},
    }
    arms = {
        "armGroups": [
            {"label": "Abc", "type": "EXPERIMENTAL"},
            {"label": "Salt", "type": "PLACEBO_COMPARATOR"},
        ]
    }
    sponsor = {"leadSponsor": {"name": "A. Smith, M.D.", "class": "INDIV"}}
    modules = {"designModule": design, "armsInterventionsModule": arms}
    trial = opened(record(status, sponsorCollaboratorsModule=sponsor, **modules)).trial

    def text(key: str) -> str:
        said = in_this_study(trial, key)
        return said.text if said else ""

    assert text("placebo") == told[0]
    assert text("randomized").startswith(told[1])
    assert text("phase") == "This study has no phase. Phases are mostly for tests of new medicines."
    assert text("sponsor") == "The sponsor is A. Smith, M.D."
    assert "“Salt”" in text("control-group")
    assert text("active-comparator") == "", "a placebo is no active treatment"


def test_the_source_s_own_number_is_printed_once_on_the_checklist(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    criteria = "Inclusion Criteria:\n\n1. Aged 18 or more\n2. Well\n\nExclusion Criteria:\n\n1. Ill"
    stored = record(eligibilityModule={"eligibilityCriteria": criteria})
    (paper,) = maker.print_pages([opened(stored)], PrintOrder(PrintKind.CHECKLIST))
    rows = [
        (row.number, "".join(span.text for span in row.spans))
        for block in paper.blocks
        if isinstance(block, CheckList)
        for row in block.rows
        if row.number
    ]
    assert rows == [("1", "Aged 18 or more"), ("2", "Well"), ("3", "1. Ill")]


def test_a_number_of_the_source_that_is_ours_too_is_told_once(text_of: TextOf) -> None:
    criteria = "Inclusion Criteria:\n\n1、 年龄18岁\n\n2、 x\n\nExclusion Criteria:\n\n1、 y"
    text = text_of(record(eligibilityModule={"eligibilityCriteria": criteria}), Tab.ELIGIBILITY)
    assert "1. 年龄18岁 2. x" in text
    assert "3. “1、” y" in text
