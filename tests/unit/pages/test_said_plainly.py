"""What a worried reader would stumble over: our field names, things said twice, blank tabs."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.as_json import text_of_block
from viewer.pages.as_text import block_lines
from viewer.pages.blocks import (
    Block,
    Criteria,
    Fact,
    Facts,
    Fold,
    Heading,
    Notice,
    Paragraph,
    RecordTree,
    Tab,
    Table,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker

Record = dict[str, Any]
BlocksOf = Callable[[Record, Tab], list[Block]]


def record(**modules: Record) -> Record:
    protocol = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": "COMPLETED"},
    }
    return {"protocolSection": {**protocol, **modules}}


@pytest.fixture
def blocks_of(maker: PageMaker, opened: Callable[[Record], OpenTrial]) -> BlocksOf:
    return lambda record, tab: list(all_blocks(maker.page(opened(record), tab).blocks))


def facts(blocks: list[Block]) -> dict[str, Fact]:
    return {
        fact.label: fact for block in blocks if isinstance(block, Facts) for fact in block.facts
    }


def words(blocks: list[Block]) -> str:
    return "\n".join(text_of_block(block) for block in blocks if not isinstance(block, Fold))


def test_names_with_references_are_shown_as_people_write_them(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    stored = record(
        identificationModule={"nctId": "NCT00000001", "briefTitle": "Sjogren&#39;s"},
        conditionsModule={
            "conditions": ["Sjogren&#39;s &amp; others"],
            "keywords": ["Caf&eacute;"],
        },
        armsInterventionsModule={
            "armGroups": [{"label": "R&amp;D", "interventionNames": ["Drug: Smith&#39;s"]}],
            "interventions": [{"type": "DRUG", "name": "Smith&#39;s"}],
        },
        contactsLocationsModule={"locations": [{"facility": "St John&#39;s", "country": "Malta"}]},
    )
    trial = opened(stored)
    assert maker.header(trial.trial).title == "Sjogren's"
    text = "\n".join(
        words(
            [block for block in maker.page(trial, tab).blocks if not isinstance(block, RecordTree)]
        )
        for tab in Tab
    )
    for name in ("Sjogren's & others", "Café", "“R&D”", "It got: Smith's.", "St John's"):
        assert name in text
    assert "&#39;" not in text
    assert "&amp;" not in text
    # What is stored is as it came.
    assert trial.trial.conditions[0].name == "Sjogren&#39;s &amp; others"


@pytest.mark.parametrize(
    ("phases", "text", "official"),
    [
        (["PHASE2"], "Phase 2: ", ""),
        (["EARLY_PHASE1"], "Early Phase 1: ", ""),
        (["PHASE1", "PHASE2"], "Phase 1 and 2: ", "Phase 1/Phase 2"),
        (["NA"], "This study has no phase.", "Not Applicable"),
    ],
)
def test_a_phase_is_named_once(
    blocks_of: BlocksOf, phases: list[str], text: str, official: str
) -> None:
    stage = facts(blocks_of(record(designModule={"phases": phases}), Tab.OVERVIEW))["Stage"]
    assert text_of(stage.spans).startswith(text)
    assert stage.official == official


def test_a_tab_with_nothing_in_the_record_says_so(blocks_of: BlocksOf) -> None:
    for tab in (Tab.TREATMENT, Tab.ELIGIBILITY, Tab.OUTCOMES):
        withheld = record(statusModule={"overallStatus": "WITHHELD"})
        (block,) = blocks_of(withheld, tab)
        assert "keeps the details private" in text_of_block(block)
        (block,) = blocks_of(record(), tab)
        assert "private" not in text_of_block(block)


def test_numbers_carry_no_field_name_of_the_record(blocks_of: BlocksOf) -> None:
    numbers = record(
        identificationModule={
            "nctId": "NCT00000001",
            "briefTitle": "A study",
            "orgStudyIdInfo": {"id": "A-1"},
            "secondaryIdInfos": [
                {"id": "B-2"},
                {"id": "R01", "type": "NIH", "link": "https://example.org/R01"},
                {"id": "2020-1", "type": "REGISTRY", "domain": "CTIS (EU)"},
            ],
        }
    )
    text = words(blocks_of(numbers, Tab.SOURCES)[:-1])
    assert "secondary_id" not in text
    assert "org_study_id" not in text
    assert "2020-1, at CTIS (EU)" in text


def test_the_same_title_is_not_listed_twice(blocks_of: BlocksOf) -> None:
    same = {"nctId": "NCT00000001", "briefTitle": "One title", "officialTitle": "One title"}
    labels = facts(blocks_of(record(identificationModule=same), Tab.SOURCES))
    assert "Official title" not in labels
    other = {**same, "officialTitle": "Another"}
    assert "Official title" in facts(blocks_of(record(identificationModule=other), Tab.SOURCES))


def test_one_source_needs_no_said_by(blocks_of: BlocksOf) -> None:
    assert "Said by" not in words(blocks_of(record(), Tab.OVERVIEW))


def test_a_study_that_is_over_is_not_blamed_for_silence_on_open_places(
    blocks_of: BlocksOf,
) -> None:
    module = {"locations": [{"facility": "House", "city": "Town", "country": "France"}]}
    over = record(contactsLocationsModule=module)
    running = record(statusModule={"overallStatus": "RECRUITING"}, contactsLocationsModule=module)
    gap = "Which places take people now"
    assert gap not in words(blocks_of(over, Tab.OVERVIEW))
    assert gap in words(blocks_of(running, Tab.OVERVIEW))


def test_places_without_status_are_remarked_on_once(blocks_of: BlocksOf) -> None:
    sites = [{"facility": f"House {n}", "country": f"Land {n}"} for n in range(3)]
    module = {"locations": sites}
    running = record(statusModule={"overallStatus": "RECRUITING"}, contactsLocationsModule=module)
    assert words(blocks_of(running, Tab.PLACES)).count("does not say") == 1
    over = record(contactsLocationsModule=module)
    full = record(
        statusModule={"overallStatus": "ACTIVE_NOT_RECRUITING"}, contactsLocationsModule=module
    )
    for closed in (over, full):
        assert "does not say" not in words(blocks_of(closed, Tab.PLACES))


def test_expanded_access_is_nowhere_called_a_study_by_our_headings(blocks_of: BlocksOf) -> None:
    access = record(designModule={"studyType": "EXPANDED_ACCESS"}, eligibilityModule={"sex": "ALL"})
    for tab in (Tab.TREATMENT, Tab.ELIGIBILITY):
        blocks = blocks_of(access, tab)
        assert not [b.text for b in blocks if isinstance(b, Heading) and "study" in b.text]
    assert "For people of any sex." in words(blocks_of(access, Tab.ELIGIBILITY))


def test_a_long_note_on_the_groups_bears_its_title_once(blocks_of: BlocksOf) -> None:
    for long in (True, False):
        info = {"interventionModelDescription": "One word after another. " * (40 if long else 2)}
        blocks = blocks_of(record(designModule={"designInfo": info}), Tab.TREATMENT)
        titles = [block for block in blocks if isinstance(block, Heading | Fold)]
        said = [getattr(block, "text", "") or getattr(block, "title", "") for block in titles]
        assert said.count("How the groups are arranged") == 1


def test_a_text_that_is_closed_takes_no_marks_from_those_that_stand_open(
    blocks_of: BlocksOf,
) -> None:
    long = "A randomized study with a placebo and an intravenous infusion of saline. " * 8
    module = {"briefSummary": "A placebo is given.", "detailedDescription": long}
    info = {"interventionModelDescription": long, "maskingInfo": {"maskingDescription": "Placebo."}}
    blocks = blocks_of(
        record(descriptionModule=module, designModule={"designInfo": info}), Tab.TREATMENT
    )
    note = next(b for b in blocks if isinstance(b, Paragraph) and text_of(b.spans) == "Placebo.")
    assert any(span.term for span in note.spans)


def test_age_groups_are_told_only_where_no_ages_are(blocks_of: BlocksOf) -> None:
    every = ["CHILD", "ADULT", "OLDER_ADULT"]
    groups = facts(blocks_of(record(eligibilityModule={"stdAges": every}), Tab.ELIGIBILITY))
    assert text_of(groups["Age groups"].spans) == "Children and adults of any age"
    assert groups["Age groups"].official == "Child, Adult, Older Adult"
    limits = {"minimumAge": "18 Years", "stdAges": ["ADULT", "OLDER_ADULT"]}
    assert "Age groups" not in facts(blocks_of(record(eligibilityModule=limits), Tab.ELIGIBILITY))


def test_names_with_commas_stand_apart(blocks_of: BlocksOf) -> None:
    terms = {"meshes": [{"term": "Tachycardia, Ventricular"}, {"term": "Arrhythmia"}]}
    tagged = {**record(), "derivedSection": {"conditionBrowseModule": terms}}
    fact = facts(blocks_of(tagged, Tab.SOURCES))["Illness terms"]
    assert text_of(fact.spans) == "Tachycardia, Ventricular; Arrhythmia"


def test_an_estimated_day_of_showing_is_no_plan(blocks_of: BlocksOf) -> None:
    status = {
        "overallStatus": "COMPLETED",
        "studyFirstPostDateStruct": {"date": "2005-09-12", "type": "ESTIMATED"},
        "completionDateStruct": {"date": "2027", "type": "ESTIMATED"},
    }
    table = next(
        block
        for block in blocks_of(record(statusModule=status), Tab.SOURCES)
        if isinstance(block, Table)
    )
    certainty = {text_of(row[0].spans): text_of(row[2].spans) for row in table.rows}
    assert "planned" not in certainty["Record first shown"]
    assert certainty["End of the study"] == "planned"


def test_no_results_are_told_as_of_the_day_of_the_copy(blocks_of: BlocksOf) -> None:
    old = record(
        statusModule={
            "overallStatus": "COMPLETED",
            "lastUpdatePostDateStruct": {"date": "2005-06-24"},
        }
    )
    old |= {
        "hasResults": False,
        "derivedSection": {"miscInfoModule": {"versionHolder": "2025-10-02"}},
    }
    assert "As of 2 October 2025 none were posted." in words(blocks_of(old, Tab.OVERVIEW))


def test_results_on_their_way_are_one_step_on_the_overview_and_all_in_the_sources(
    blocks_of: BlocksOf,
) -> None:
    events = [
        {"type": kind, "date": f"2012-{month:02}-01"}
        for month, kind in enumerate(("RELEASE", "RESET", "RELEASE", "RESET"), 1)
    ]
    sent = {
        **record(),
        "hasResults": False,
        "annotationSection": {
            "annotationModule": {
                "unpostedAnnotation": {"unpostedResponsibleParty": "We", "unpostedEvents": events}
            }
        },
    }
    overview = words(blocks_of(sent, Tab.OVERVIEW))
    assert "1 April 2012" in overview
    assert "1 January 2012" not in overview
    assert "1 January 2012" in words(blocks_of(sent, Tab.SOURCES)[:-1])


def test_a_notice_of_the_fda_is_worth_asking_about(blocks_of: BlocksOf) -> None:
    notices = [{"type": "VIOLATION_IDENTIFIED", "issuedDate": "2025-08-04"}]
    fined = {
        **record(),
        "annotationSection": {
            "annotationModule": {"violationAnnotation": {"violationEvents": notices}}
        },
    }
    asked = [block for block in blocks_of(fined, Tab.OVERVIEW) if isinstance(block, Notice)]
    assert any("FDA says" in text_of(notice.spans) for notice in asked)
    assert "Sent to the team: 4 August 2025." in words(blocks_of(fined, Tab.SOURCES)[:-1])


def test_one_measure_taken_at_many_times_is_one_row(blocks_of: BlocksOf) -> None:
    times = ["before", "after", "Week 52"]
    measured = record(
        outcomesModule={
            "primaryOutcomes": [
                {"measure": measure, "timeFrame": time}
                for measure in ("Blood value", "Weight")
                for time in times
            ]
        }
    )
    table = next(b for b in blocks_of(measured, Tab.OUTCOMES) if isinstance(b, Table))
    assert [[text_of(cell.spans) for cell in row] for row in table.rows] == [
        ["Blood value", "before; after; Week 52"],
        ["Weight", "before; after; Week 52"],
    ]


def test_a_study_that_only_watches_gives_nobody_anything(blocks_of: BlocksOf) -> None:
    watching = record(
        designModule={"studyType": "OBSERVATIONAL"},
        armsInterventionsModule={"armGroups": [{"label": "People with gout"}]},
    )
    titles = [b.text for b in blocks_of(watching, Tab.TREATMENT) if isinstance(b, Heading)]
    assert "The groups" in titles
    assert "Who gets what" not in titles


def results(**modules: Record) -> Record:
    return {**record(), "hasResults": True, "resultsSection": modules}


def test_results_speak_of_people_and_not_of_codes(blocks_of: BlocksOf) -> None:
    posted = results(
        participantFlowModule={
            "groups": [{"id": "FG000", "title": "Drug group", "description": "They got it."}],
            "periods": [
                {
                    "title": f"Period {number}",
                    "milestones": [
                        {
                            "type": "STARTED",
                            "achievements": [{"groupId": "FG000", "numSubjects": "7"}],
                        }
                    ],
                }
                for number in range(3)
            ],
        },
        outcomeMeasuresModule={
            "outcomeMeasures": [
                {
                    "type": "PRIMARY",
                    "title": "Weight",
                    "reportingStatus": "POSTED",
                    "paramType": "MEAN",
                    "unitOfMeasure": "kg",
                    "groups": [{"id": "OG000", "title": "Drug group"}],
                    "classes": [
                        {"categories": [{"measurements": [{"groupId": "OG000", "value": "71.30"}]}]}
                    ],
                    "analyses": [
                        {
                            "groupIds": ["OG000"],
                            "nonInferiorityType": "SUPERIORITY_OR_OTHER_LEGACY",
                            "pValue": "0.04",
                            "ciNumSides": "TWO_SIDED",
                        }
                    ],
                }
            ]
        },
        moreInfoModule={
            "certainAgreement": {
                "piSponsorEmployee": False,
                "restrictiveAgreement": True,
                "restrictionType": "LTE60",
            }
        },
    )
    blocks = blocks_of(posted, Tab.OUTCOMES)
    text = words(blocks)
    for leak in (
        "OG000",
        "TWO_SIDED",
        "LEGACY",
        "LTE60",
        "STARTED",
        "Pi sponsor",
        "false",
        "POSTED",
    ):
        assert leak not in text
    assert "Groups: Drug group" in text
    assert "71.30" in text
    assert text.count("They got it.") == 1
    assert "They stand under Outcomes" not in text


def test_the_sources_own_numbers_of_criteria_can_be_read_in_a_terminal(
    blocks_of: BlocksOf,
) -> None:
    def shown(criteria: str) -> list[str]:
        module = {"eligibilityCriteria": f"Inclusion Criteria:\n\n{criteria}"}
        block = next(
            block
            for block in blocks_of(record(eligibilityModule=module), Tab.ELIGIBILITY)
            if isinstance(block, Criteria)
        )
        return [line for line in block_lines(block, 70) if line]

    assert shown("3. Third\n4. Fourth") == ["1. “3.” Third", "2. “4.” Fourth"]
    assert shown("* First\n* Second") == ["1. First", "2. Second"]
    assert shown("* 5. First\n* Second") == ["1. “5.” First", "2. Second"]


def test_every_tab_reads_the_same_whichever_was_opened_first(
    maker: PageMaker, opened: Callable[[Record], OpenTrial]
) -> None:
    module = {"briefSummary": "A placebo or a biopsy, in one cohort. A biopsy again."}
    first, second = (opened(record(descriptionModule=module)) for _turn in range(2))
    forward = {tab: maker.page(first, tab) for tab in Tab}
    backward = {tab: maker.page(second, tab) for tab in reversed(Tab)}
    assert forward == backward


def test_a_no_among_exclusions_is_worth_asking_about(blocks_of: BlocksOf) -> None:
    def asked(exclusion: str) -> bool:
        text = f"Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* {exclusion}"
        blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": text}), Tab.ELIGIBILITY)
        notices = [block for block in blocks if isinstance(block, Notice)]
        return any("other way round" in text_of(notice.spans) for notice in notices)

    assert asked("No prior treatment with the drug\n* No active infection")
    assert not asked("No prior visit to the clinic")  # may well be meant as it stands
    assert not asked("No phone")
    assert not asked("Prior treatment with the drug")


def test_a_group_of_people_is_named_over_its_lists_and_not_within_the_last_one(
    blocks_of: BlocksOf,
) -> None:
    text = (
        "Inclusion Criteria:\n\n* Adults\n\nPatients with lupus\n\n"
        "Inclusion Criteria:\n\n* Rash\n\nExclusion Criteria:\n\n* Fever"
    )
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": text}), Tab.ELIGIBILITY)
    titles = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    assert titles == [
        (2, "You would need all of these"),
        (2, "Patients with lupus"),
        (2, "You would need all of these"),
        (2, "You could not join if one of these fits you"),
    ]
    assert "lists nothing here" not in words(blocks)


def test_who_answers_for_the_record_is_said_in_a_word_or_two(blocks_of: BlocksOf) -> None:
    def answer(**party: str) -> str:
        module = {"leadSponsor": {"name": "Us"}, "responsibleParty": party}
        found = facts(blocks_of(record(sponsorCollaboratorsModule=module), Tab.OVERVIEW))
        return text_of(found["Answers for the record"].spans)

    assert answer(type="SPONSOR") == "The sponsor"
    leader = {"type": "PRINCIPAL_INVESTIGATOR", "investigatorFullName": "Dr. A"}
    assert answer(**leader) == "The lead study doctor: Dr. A"
    assert answer(oldNameTitle="B", oldOrganization="B") == "B"


def test_an_illness_that_ends_in_a_stop_gets_no_second_one(blocks_of: BlocksOf) -> None:
    module = {"conditions": ["Coronary Artery Disease (CAD);", "Heart failure."]}
    fact = facts(blocks_of(record(conditionsModule=module), Tab.OVERVIEW))["Illness"]
    assert text_of(fact.spans) == "Coronary Artery Disease (CAD); Heart failure"


def test_the_name_of_a_group_with_a_long_text_is_said_once_below_the_table(
    blocks_of: BlocksOf,
) -> None:
    groups = [{"label": f"Arm {n}", "description": "word " * 400} for n in "AB"]
    blocks = blocks_of(record(armsInterventionsModule={"armGroups": groups}), Tab.TREATMENT)
    said = [block.text for block in blocks if isinstance(block, Heading)]
    said += [block.title for block in blocks if isinstance(block, Fold)]
    assert [words for words in said if "Arm" in words] == ["Arm A", "Arm B"]


def test_one_age_limit_is_not_said_to_lack_the_other(blocks_of: BlocksOf) -> None:
    text = words(blocks_of(record(eligibilityModule={"minimumAge": "18 Years"}), Tab.OVERVIEW))
    assert "18 or older" in text
    assert "upper age limit" not in text.casefold()


def test_expanded_access_is_never_told_as_a_study_to_join(blocks_of: BlocksOf) -> None:
    text = "Inclusion Criteria:\n\n* Rash\n* Adult\n\nExclusion Criteria:\n\n* Fever\n* Cough"
    made = record(
        statusModule={"overallStatus": "AVAILABLE"},
        designModule={"studyType": "EXPANDED_ACCESS"},
        eligibilityModule={"eligibilityCriteria": text},
    )
    for tab in (Tab.OVERVIEW, Tab.TREATMENT, Tab.ELIGIBILITY):
        said = words(blocks_of(made, tab))
        assert not re.search(r"who may join|could not join|can join|your group|the study is", said)
    assert "You could not get it if" in words(blocks_of(made, Tab.ELIGIBILITY))


def test_what_a_record_says_of_an_open_study_long_ago_is_not_told_as_of_today(
    blocks_of: BlocksOf,
) -> None:
    dates = {"completionDateStruct": {"date": "2020-01"}, "overallStatus": "RECRUITING"}
    status = facts(blocks_of(record(statusModule=dates), Tab.OVERVIEW))["Status"]
    assert text_of(status.spans).endswith("So says the record; it may no longer be true.")


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("SUSPENDED", "Why the study is on hold, in the words of its team"),
        ("WITHDRAWN", "Why the study was called off, in the words of its team"),
        ("TERMINATED", "Why the study stopped, in the words of its team"),
    ],
)
def test_the_reason_is_that_of_its_status(blocks_of: BlocksOf, status: str, title: str) -> None:
    module = {"overallStatus": status, "whyStopped": "Lack of funding"}
    blocks = blocks_of(record(statusModule=module), Tab.OVERVIEW)
    assert title in [block.title for block in blocks if isinstance(block, Notice)]


def test_a_study_long_unheard_of_planned_what_it_planned(blocks_of: BlocksOf) -> None:
    made = record(
        statusModule={"overallStatus": "UNKNOWN"},
        designModule={"enrollmentInfo": {"count": 40, "type": "ESTIMATED"}},
    )
    for tab in (Tab.OVERVIEW, Tab.TREATMENT):
        said = words(blocks_of(made, tab))
        assert "plans to take" not in said
        assert "planned to take 40 people" in said
