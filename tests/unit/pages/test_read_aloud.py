"""What read badly when whole records were read from start to end, as a patient reads them."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.as_text import block_lines
from viewer.pages.blocks import Notice, Tab
from viewer.pages.making import PageMaker

Record = dict[str, Any]
TextOf = Callable[[Record, Tab], str]


def record(status: str = "RECRUITING", **modules: Any) -> Record:
    protocol = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": status},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE3"],
            "designInfo": {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL"}
            | {"maskingInfo": {"masking": "DOUBLE", "whoMasked": ["PARTICIPANT", "INVESTIGATOR"]}},
        },
        "oversightModule": {"oversightHasDmc": True},
    }
    top = {name: modules.pop(name) for name in ("hasResults",) if name in modules}
    return {"protocolSection": {**protocol, **modules}, **top}


def arm(label: str, kind: str, *given: str) -> Record:
    return {"label": label, "type": kind, "interventionNames": [f"Drug: {each}" for each in given]}


@pytest.fixture
def text_of(maker: PageMaker, opened: Callable[[Record], OpenTrial]) -> TextOf:
    def text(stored: Record, tab: Tab) -> str:
        page = maker.page(opened(stored), tab)
        asked = maker.questions(opened(stored)) if tab is Tab.OVERVIEW else ()
        blocks = (*page.blocks, *asked)
        lines = [line for block in blocks for line in block_lines(block, 400)]
        return " ".join(" ".join(lines).split())

    return text


TWO_GROUPS = {
    "armGroups": [
        arm("New", "EXPERIMENTAL", "Abc"),
        arm("Old", "PLACEBO_COMPARATOR", "Salt water"),
    ],
    "interventions": [{"type": "DRUG", "name": "Abc"}, {"type": "DRUG", "name": "Salt water"}],
}


def test_what_was_called_off_before_anybody_joined_is_not_told_to_have_stopped_early(
    maker: PageMaker, opened: Callable[[Record], OpenTrial], text_of: TextOf
) -> None:
    site = {"facility": "A clinic", "city": "Bonn", "country": "Germany", "status": "WITHDRAWN"}
    stored = record("WITHDRAWN", contactsLocationsModule={"locations": [site]})
    assert maker.header(opened(stored).trial).status == "Called off: nobody joined"
    assert maker.header(opened(record("TERMINATED")).trial).status == "Stopped early"
    assert "Called off: nobody joined (Withdrawn)" in text_of(stored, Tab.PLACES)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            "RECRUITING",
            (
                "Chance decides which group you are in",
                "You do not know what you get.",
                "It checks how well the treatment works.",
                "An outside group watches over safety.",
            ),
        ),
        (
            "COMPLETED",
            (
                "Chance decided which group people were in.",
                "People did not know what they got.",
                "It was to check how well the treatment works",
                "An outside group watched over safety.",
            ),
        ),
        (
            "WITHDRAWN",
            (
                "Chance was to decide which group people are in.",
                "People were not to know what they get.",
                "It was to check how well the treatment works",
                "An outside group was to watch over safety.",
            ),
        ),
    ],
)
def test_answers_are_told_in_the_tense_of_the_study(
    text_of: TextOf, status: str, told: tuple[str, ...]
) -> None:
    text = text_of(record(status, armsInterventionsModule=TWO_GROUPS), Tab.OVERVIEW)
    for sentence in told:
        assert sentence in text
    watch = text_of(record(status), Tab.SOURCES)
    assert told[-1] in watch


def test_one_name_for_several_ways_of_giving_is_one_column(text_of: TextOf) -> None:
    def given(label: str) -> Record:
        return {"type": "DRUG", "name": "Abc", "description": label, "armGroupLabels": [label]}

    groups = {
        "armGroups": [arm("One", "EXPERIMENTAL", "Abc"), arm("Two", "EXPERIMENTAL", "Abc")],
        "interventions": [given("One"), given("Two")],
    }
    text = text_of(record(armsInterventionsModule=groups), Tab.TREATMENT)
    who, _what, each = text.partition("What each treatment is")
    assert who.count("Abc: yes") == 2
    assert "Abc: no" not in who
    assert each.count("For: One") == 1
    assert each.count("For: Two") == 1


def test_salt_water_in_place_of_a_medicine_is_told_once_and_as_a_placebo(text_of: TextOf) -> None:
    text = text_of(record(armsInterventionsModule=TWO_GROUPS), Tab.OVERVIEW)
    assert "tests the medicine Abc and compares it with a placebo." in text


def test_what_has_a_name_of_its_own_is_told_by_it_whatever_its_group_is_called(
    text_of: TextOf,
) -> None:
    groups = {
        "armGroups": [
            arm("New", "EXPERIMENTAL", "Abc"),
            arm("Old", "PLACEBO_COMPARATOR", "Usual care"),
        ],
        "interventions": [{"type": "DRUG", "name": name} for name in ("Abc", "Usual care")],
    }
    text = text_of(record(armsInterventionsModule=groups), Tab.OVERVIEW)
    assert "tests the medicine Abc and compares it with Usual care." in text


def test_nobody_joined_is_the_one_reason_for_no_results(text_of: TextOf) -> None:
    status = {
        "overallStatus": "WITHDRAWN",
        "completionDateStruct": {"date": "2025-12-01", "type": "ACTUAL"},
        "lastUpdatePostDateStruct": {"date": "2025-12-20", "type": "ACTUAL"},
    }
    text = text_of(record(statusModule=status, hasResults=False), Tab.OUTCOMES)
    assert "Nobody joined the study, so there is nothing to report." in text
    assert "so soon after the end" not in text


def test_what_is_no_study_is_not_said_to_go_on(text_of: TextOf) -> None:
    design = {"studyType": "EXPANDED_ACCESS"}
    text = text_of(record("AVAILABLE", designModule=design, hasResults=False), Tab.OUTCOMES)
    assert "This is not a study, so its record holds no results." in text
    assert "The study is not over yet" not in text


def measured(*frames: str) -> Record:
    return {"primaryOutcomes": [{"measure": "Pain", "timeFrame": frame} for frame in frames]}


def test_times_of_outcomes_are_drawn_where_the_text_gives_no_times(text_of: TextOf) -> None:
    stored = record(outcomesModule=measured("Baseline, weeks 4 and 12", "Week 24"))
    text = text_of(stored, Tab.TREATMENT)
    assert "Weeks from the start. Measured: 4, 12, 24." in text
    assert "Ask if you have to come in then." in text
    over = text_of(record("COMPLETED", outcomesModule=measured("Weeks 4, 8, 12")), Tab.TREATMENT)
    assert "was when the study measured something" in over
    assert "Ask if you have to come in" not in over
    assert "Measured" not in text_of(record(outcomesModule=measured("Week 4")), Tab.TREATMENT)


def test_how_long_each_person_is_followed_stands_where_it_is_asked(text_of: TextOf) -> None:
    def followed(status: str) -> Record:
        design = {"studyType": "OBSERVATIONAL", "targetDuration": "3 Years"}
        return record(status, designModule=design)

    assert "It follows each person for 3 years." in text_of(followed("RECRUITING"), Tab.TREATMENT)
    assert "It followed each person for 3 years." in text_of(followed("COMPLETED"), Tab.TREATMENT)
    unknown = text_of(followed("UNKNOWN"), Tab.OVERVIEW)
    assert unknown.count("It was to follow each person for 3 years.") == 2


def test_very_many_places_are_looked_through_by_state(text_of: TextOf) -> None:
    def site(state: str, place: int) -> Record:
        status = "RECRUITING" if place % 2 else "COMPLETED"
        where = {"city": f"City {place}", "state": state, "country": "United States"}
        return {"facility": f"Clinic {place}", "status": status} | where

    sites = [site("Alaska" if place < 1000 else "Ohio", place) for place in range(1100)]
    text = text_of(record(contactsLocationsModule={"locations": sites}), Tab.PLACES)
    assert "United States (1,100 places, 550 open)" in text
    assert "Alaska (1,000 places, 500 open)" in text
    assert "Ohio (100 places, 50 open)" in text
    few = text_of(record(contactsLocationsModule={"locations": sites[:21]}), Tab.PLACES)
    assert "United States (21 places, 10 open)" in few
    assert "> Alaska" not in few


def test_places_are_called_closed_only_where_each_says_so(text_of: TextOf) -> None:
    ended = [
        {"facility": f"Clinic {n}", "country": "France", "status": "COMPLETED"} for n in range(21)
    ]
    shut = text_of(record(contactsLocationsModule={"locations": ended}), Tab.PLACES)
    assert "France (21 places, none of them open)" in shut
    silent = [*ended[:20], {"facility": "Clinic 20", "country": "France"}]
    text = text_of(record(contactsLocationsModule={"locations": silent}), Tab.PLACES)
    assert "France (21 places)" in text


def test_several_lists_of_who_may_join_need_not_all_be_meant_for_everybody(
    text_of: TextOf,
) -> None:
    def criteria(*heads: str) -> Record:
        text = "\n\n".join(f"{head}:\n\n* Adults\n* Weight over 50 kg" for head in heads)
        return record(eligibilityModule={"eligibilityCriteria": text})

    said = "ask which ones are meant for you"
    several = criteria("Inclusion Criteria (Part A)", "Inclusion Criteria (Part B)")
    assert said in text_of(several, Tab.ELIGIBILITY)
    assert said not in text_of(
        criteria("Inclusion Criteria", "Exclusion Criteria"), Tab.ELIGIBILITY
    )


def test_what_is_no_study_has_no_study_team_to_ask(text_of: TextOf) -> None:
    status = {"overallStatus": "AVAILABLE", "lastUpdatePostDateStruct": {"date": "2025-06-01"}}
    stored = record(statusModule=status, designModule={"studyType": "EXPANDED_ACCESS"})
    stored["derivedSection"] = {"miscInfoModule": {"versionHolder": "2025-07-01"}}
    text = text_of(stored, Tab.OVERVIEW)
    assert "you could ask your doctor or those who give the treatment" in text
    assert "Ask those who give the treatment what has changed since then." in text
    assert "study team" not in text.partition("Questions you could ask")[0]


def test_a_long_list_of_helpers_is_one_line_and_stands_in_full_under_sources(
    text_of: TextOf,
) -> None:
    helpers = [{"name": f"Clinic {place}", "class": "OTHER"} for place in range(12)]
    sponsors = {"leadSponsor": {"name": "A school", "class": "OTHER"}, "collaborators": helpers}
    stored = record(sponsorCollaboratorsModule=sponsors)
    assert "Helped by: Clinic 0; Clinic 1; Clinic 2 and 9 more" in text_of(stored, Tab.OVERVIEW)
    assert text_of(stored, Tab.SOURCES).count("Helped by: Clinic") == 12


def test_what_is_tested_is_named_before_what_only_measures(text_of: TextOf) -> None:
    names = ("Biospecimen Collection", "Carboplatin", "Pembrolizumab")
    groups = {
        "armGroups": [
            arm("New", "EXPERIMENTAL", *names),
            arm("Old", "ACTIVE_COMPARATOR", *names[:2]),
        ],
        "interventions": [{"type": "DRUG", "name": name} for name in names],
    }
    text = text_of(record(armsInterventionsModule=groups), Tab.OVERVIEW)
    assert "Treatment: Pembrolizumab, Carboplatin, Biospecimen Collection" in text


def test_forty_other_names_of_a_medicine_are_behind_a_line(text_of: TextOf) -> None:
    others = [f"Name{place}" for place in range(40)]
    given = {"type": "DRUG", "name": "Abc", "otherNames": others}
    text = text_of(record(armsInterventionsModule={"interventions": [given]}), Tab.TREATMENT)
    assert "Name7 and 32 more" in text
    assert "All names of Abc (40 names)" in text
    assert text.count("Name39") == 1


def test_the_person_to_ask_about_results_is_named_where_there_is_no_other(text_of: TextOf) -> None:
    stored = record("COMPLETED", hasResults=True)
    person = {"title": "A. Doctor", "email": "doctor@example.org", "phone": "123"}
    stored["resultsSection"] = {"moreInfoModule": {"pointOfContact": person}}
    text = text_of(stored, Tab.PLACES)
    assert "doctor@example.org" in text
    assert "Nobody to call" not in text
    assert "A phone number" not in text_of(stored, Tab.OVERVIEW)


def test_a_row_of_all_people_is_told_from_a_row_of_some_of_them(text_of: TextOf) -> None:
    def counted(label: str) -> Record:
        measure = {
            "type": "PRIMARY",
            "title": "Came back",
            "paramType": "COUNT_OF_PARTICIPANTS",
            "unitOfMeasure": label,
            "groups": [{"id": "OG000", "title": "All"}],
            "denoms": [{"units": "Participants", "counts": [{"groupId": "OG000", "value": "33"}]}],
            "classes": [{"categories": [{"measurements": [{"groupId": "OG000", "value": "27"}]}]}],
        }
        stored = record("COMPLETED", hasResults=True)
        stored["resultsSection"] = {"outcomeMeasuresModule": {"outcomeMeasures": [measure]}}
        return stored

    text = text_of(counted("Participants"), Tab.OUTCOMES)
    assert "People looked at All: 33 Participants All: 27" in text
    assert "People looked at" not in text_of(counted("people"), Tab.OUTCOMES)


@pytest.mark.parametrize(
    ("status", "kind", "title"),
    [
        ("RECRUITING", "INTERVENTIONAL", "When the study runs"),
        ("COMPLETED", "INTERVENTIONAL", "When the study ran"),
        ("WITHDRAWN", "INTERVENTIONAL", "When the study was to run"),
        ("NO_LONGER_AVAILABLE", "EXPANDED_ACCESS", "When it ran"),
    ],
)
def test_the_dates_have_a_heading_in_the_tense_of_the_study(
    text_of: TextOf, status: str, kind: str, title: str
) -> None:
    dates = {"overallStatus": status, "startDateStruct": {"date": "2020-02", "type": "ACTUAL"}}
    stored = record(statusModule=dates, designModule={"studyType": kind})
    assert f"{title} ---" in text_of(stored, Tab.TREATMENT)


def test_paper_says_who_may_get_what_is_no_study_and_that_nobody_joined(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    access = record("AVAILABLE", designModule={"studyType": "EXPANDED_ACCESS"})
    assert "who can get it" in maker.summary(opened(access)).advice_line
    assert "who can join" in maker.summary(opened(record())).advice_line
    paper = maker.summary(opened(record("WITHDRAWN")))
    titles = [block.title for block in paper.blocks if isinstance(block, Notice)]
    assert "This study was called off: nobody joined it." in titles


def test_a_study_of_children_says_whom_it_means_by_you(text_of: TextOf) -> None:
    def aged(high: str) -> Record:
        who = {"minimumAge": "42 Days", "maximumAge": high, "eligibilityCriteria": "Healthy"}
        return record(eligibilityModule=who)

    said = "Where we say “you”, we mean the child."
    for tab in (Tab.OVERVIEW, Tab.ELIGIBILITY):
        assert said in text_of(aged("98 Days"), tab)
        assert said not in text_of(aged("18 Years"), tab)
    assert "It takes children aged 42 to 98 days." in text_of(aged("98 Days"), Tab.OVERVIEW)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Abc", "A medicine."),
        ("Placebo for Abc", "A placebo, by its name."),
        ("Abc or placebo", "It may be a placebo."),
        ("Normal saline", "It may be a placebo."),
    ],
)
def test_a_placebo_by_name_is_told_to_be_one(text_of: TextOf, name: str, told: str) -> None:
    given = {"interventions": [{"type": "DRUG", "name": name}]}
    assert told in text_of(record(armsInterventionsModule=given), Tab.TREATMENT)


def test_why_people_left_stands_under_how_many_left_in_plain_text(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    def row(kind: str, many: str, key: str) -> Record:
        return {"type": kind, key: [{"groupId": "FG000", "numSubjects": many}]}

    period = {
        "title": "All of it",
        "milestones": [row("NOT COMPLETED", "8", "achievements")],
        "dropWithdraws": [row("Moved away", "8", "reasons")],
    }
    stored = record("COMPLETED", hasResults=True)
    groups = [{"id": "FG000", "title": "All"}]
    flow = {"groups": groups, "periods": [period]}
    stored["resultsSection"] = {"participantFlowModule": flow}
    page = maker.page(opened(stored), Tab.OUTCOMES)
    lines = [line for block in page.blocks for line in block_lines(block, 80)]
    left = next(line for line in lines if line.endswith("Did not finish"))
    why = next(line for line in lines if line.endswith("Moved away"))
    assert len(why) - len(why.lstrip()) > len(left) - len(left.lstrip())


def test_a_study_of_healthy_people_speaks_of_no_illness_that_one_could_be_without(
    text_of: TextOf,
) -> None:
    def about(condition: str) -> Record:
        who = {"healthyVolunteers": True, "minimumAge": "18 Years"}
        conditions = {"conditions": [condition]}
        return record(eligibilityModule=who, conditionsModule=conditions)

    for tab in (Tab.OVERVIEW, Tab.ELIGIBILITY):
        assert "For healthy people." in text_of(about("Healthy Volunteers"), tab)
        assert "Also for people without the illness." in text_of(about("Asthma"), tab)
