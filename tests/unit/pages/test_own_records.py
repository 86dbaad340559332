"""Tabs of records written for these tests: one oddity each."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.as_json import text_of_block
from viewer.pages.as_text import block_lines
from viewer.pages.blocks import (
    Block,
    Criteria,
    Facts,
    Fold,
    Heading,
    Mark,
    Notice,
    Paragraph,
    Tab,
    Table,
    Tone,
    Voice,
    WebLink,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker

Opened = Callable[[dict[str, Any]], OpenTrial]


def record(**modules: dict[str, Any]) -> dict[str, Any]:
    protocol = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": "RECRUITING"},
    }
    return {"protocolSection": {**protocol, **modules}}


@pytest.fixture
def blocks_of(maker: PageMaker, opened: Opened) -> Callable[[dict[str, Any], Tab], list[Block]]:
    return lambda record, tab: list(all_blocks(maker.page(opened(record), tab).blocks))


BlocksOf = Callable[[dict[str, Any], Tab], list[Block]]


def words(blocks: list[Block]) -> str:
    return "\n".join(text_of_block(block) for block in blocks if not isinstance(block, Fold))


def headings(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_a_record_with_three_fields_still_opens(blocks_of: BlocksOf) -> None:
    bare = {"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}
    for tab in Tab:
        blocks_of(bare, tab)
    assert "does not say" in words(blocks_of(bare, Tab.OVERVIEW))


def test_a_withheld_record_says_so(blocks_of: BlocksOf) -> None:
    withheld = record(statusModule={"overallStatus": "WITHHELD"})
    assert "Withheld" in words(blocks_of(withheld, Tab.OVERVIEW))
    for tab in Tab:
        blocks_of(withheld, tab)


def test_expanded_access_is_said_to_be_no_study(blocks_of: BlocksOf) -> None:
    access = record(
        statusModule={"overallStatus": "AVAILABLE"},
        designModule={
            "studyType": "EXPANDED_ACCESS",
            "expandedAccessTypes": {"individual": True},
        },
    )
    notices = [block for block in blocks_of(access, Tab.OVERVIEW) if isinstance(block, Notice)]
    assert any("not a study" in notice.title for notice in notices)


def test_the_reason_for_stopping_is_verbatim_and_the_sources_own(blocks_of: BlocksOf) -> None:
    stopped = record(
        statusModule={"overallStatus": "TERMINATED", "whyStopped": "slow accural (sic)"}
    )
    first = blocks_of(stopped, Tab.OVERVIEW)[0]
    assert isinstance(first, Notice)
    assert first.tone is Tone.STOP
    assert text_of(first.spans) == "slow accural (sic)"
    assert first.origin.voice is Voice.SOURCE


def first_paragraph(blocks: list[Block]) -> str:
    """The first that is not of our wording."""
    return next(
        text_of(block.spans)
        for block in blocks
        if isinstance(block, Paragraph) and block.origin.voice is not Voice.OURS
    )


def test_a_summary_shows_three_sentences_then_all_of_it_behind_a_line(blocks_of: BlocksOf) -> None:
    rest = " ".join(["Four is folded, with all that follows."] * 15)
    text = f"One, e.g. this. Two is here. Three ends it. {rest}"
    summary = record(descriptionModule={"briefSummary": text})
    blocks = blocks_of(summary, Tab.OVERVIEW)
    assert first_paragraph(blocks) == "One, e.g. this. Two is here. Three ends it."
    fold = next(block for block in blocks if isinstance(block, Fold))
    assert text_of_block(fold).endswith(text)
    assert fold.note == "114 words, easy to read"


@pytest.mark.parametrize(
    "first",
    [
        "Drug A vs. Drug B is the question.",
        "It helps some (e.g. Viagra) and Dr. Smith says so.",
        "Made by Acme Inc. Basel, ver. 2 of it.",
        "OBJECTIVES: I. Measure it. II. Count it.",
        "It runs in the U.S. Army at St. John's.",
    ],
)
def test_a_summary_is_never_cut_at_an_abbreviation(blocks_of: BlocksOf, first: str) -> None:
    rest = "Then a sentence of eight words comes here. " * 20
    summary = record(descriptionModule={"briefSummary": f"{first} {rest}".strip()})
    shown = first_paragraph(blocks_of(summary, Tab.OVERVIEW))
    assert shown.startswith(first)
    assert shown.endswith("comes here.")


def test_a_short_summary_is_shown_whole_and_once(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(descriptionModule={"briefSummary": "Just this."}), Tab.OVERVIEW)
    assert not any(isinstance(block, Fold) and "summary" in block.title for block in blocks)
    assert words(blocks).count("Just this.") == 1


SAME = "One text that the people who keep this record copied to each of their treatments, whole."


def arms(*names: str) -> dict[str, Any]:
    return {
        "armGroups": [
            {"label": "Group A", "type": "EXPERIMENTAL", "interventionNames": ["Drug: Tablet X"]},
            {
                "label": "Group B",
                "type": "PLACEBO_COMPARATOR",
                "interventionNames": ["Drug: Sugar"],
            },
        ][: len(names)],
        "interventions": [
            {"type": "DRUG", "name": "Tablet X", "description": SAME},
            {"type": "DRUG", "name": "Sugar", "description": SAME},
        ],
    }


def test_groups_by_treatments_are_a_grid_of_yes_and_no(blocks_of: BlocksOf) -> None:
    two = record(armsInterventionsModule=arms("A", "B"))
    grid = next(block for block in blocks_of(two, Tab.TREATMENT) if isinstance(block, Table))
    assert [text_of(cell.spans) for cell in grid.header] == ["Group", "Tablet X", "Sugar"]
    assert [[cell.mark for cell in row[1:]] for row in grid.rows] == [
        [Mark.YES, Mark.NO],
        [Mark.NO, Mark.YES],
    ]


def test_one_group_is_a_sentence_and_no_grid(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(armsInterventionsModule=arms("A")), Tab.TREATMENT)
    assert not any(isinstance(block, Table) for block in blocks)
    assert "There is one group, “Group A”. It gets: Tablet X." in words(blocks)


def test_the_same_text_is_not_shown_twice(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(armsInterventionsModule=arms("A", "B")), Tab.TREATMENT)
    assert words(blocks).count(SAME) == 1
    assert "the same as for Tablet X" in words(blocks)


def test_a_word_or_two_are_said_again_rather_than_pointed_to(blocks_of: BlocksOf) -> None:
    module = arms("A", "B")
    for treatment in module["interventions"]:
        treatment["description"] = "By mouth."
    text = words(blocks_of(record(armsInterventionsModule=module), Tab.TREATMENT))
    assert text.count("By mouth.") == 2
    assert "the same as" not in text


CRITERIA = """Group of all ages.

Inclusion Criteria:

* First \\<= 2
  * Point under it
* Second
* Second

Exclusion Criteria:

* Third"""


def test_criteria_stand_under_their_headings_with_the_sources_words(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": CRITERIA}), Tab.ELIGIBILITY)
    lists = [block for block in blocks if isinstance(block, Criteria)]
    included = next(block for block in lists if block.inclusion)
    # What stands before all lists is a line, too.
    assert [(row.label, row.level, text_of(row.spans)) for row in included.rows] == [
        ("2", 0, "First <= 2"),
        ("2.1", 1, "Point under it"),
        ("3", 0, "Second"),
        ("4", 0, "Second"),
    ]
    titled = [block for block in blocks if isinstance(block, Heading) and block.official]
    assert [block.official for block in titled][-2:] == ["Inclusion Criteria", "Exclusion Criteria"]
    assert "Group of all ages." in words(blocks)


def test_every_criterion_knows_its_place_in_the_text(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": CRITERIA}), Tab.ELIGIBILITY)
    rows = [row for block in blocks if isinstance(block, Criteria) for row in block.rows]
    for row in rows:
        assert (
            "First" not in text_of(row.spans)
            or "First" in CRITERIA[row.origin.start : row.origin.end]
        )
        assert row.origin.paths == ("protocolSection.eligibilityModule.eligibilityCriteria",)
    identities = [row.identity for row in rows]
    assert len(set(identities)) == len(identities)


def test_who_may_join_is_left_to_the_study_team(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": CRITERIA}), Tab.ELIGIBILITY)
    titles = [block.title for block in blocks if isinstance(block, Notice)]
    assert "Only the study team can say who may join." in titles


def test_an_odd_unit_is_flagged_and_left_as_it_is(blocks_of: BlocksOf) -> None:
    odd = "Inclusion Criteria:\n\n* CD4 \\<= 200 cells/dL"
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": odd}), Tab.ELIGIBILITY)
    flags = [block for block in blocks if isinstance(block, Notice) and block.tone is Tone.CARE]
    assert any("cells/dL" in text_of(flag.spans) for flag in flags)
    assert "CD4 <= 200 cells/dL" in words(blocks)


def test_signs_and_units_are_helped_beside_the_words_of_the_source(blocks_of: BlocksOf) -> None:
    lists = "Inclusion Criteria:\n\n* Platelets \\>= 100,000/mm3\n* White cells \\>= 3,000/mm3"
    text = f"{lists}\n* Hb \\>= 9 mg/dL\n\nExclusion Criteria:\n\n* Weight \\> 100 kg"
    blocks = blocks_of(record(eligibilityModule={"eligibilityCriteria": text}), Tab.ELIGIBILITY)
    rows = [row for block in blocks if isinstance(block, Criteria) for row in block.rows]
    said = "“>= 100,000/mm3”: at least 100,000 in a cubic millimetre, a millionth of a litre."
    # Each sign and unit once a list; a unit that is odd here is asked about and not explained.
    assert [text_of(row.help) for row in rows] == [said, "", "", "“> 100 kg”: more than 100 kg."]
    assert text_of(rows[0].spans) == "Platelets >= 100,000/mm3"
    assert f"({said})" in "\n".join(line for block in blocks for line in block_lines(block, 200))


def test_an_upper_age_of_120_is_no_real_limit(blocks_of: BlocksOf) -> None:
    module = {"minimumAge": "18 Years", "maximumAge": "120 Years"}
    text = words(blocks_of(record(eligibilityModule=module), Tab.ELIGIBILITY))
    assert "18 or older" in text
    assert "120" in text


def outcomes(count: int, description: str = "") -> dict[str, Any]:
    one = {"measure": "A measure", "timeFrame": "Week 52"}
    if description:
        one["description"] = description
    return {
        "secondaryOutcomes": [{**one, "measure": f"Measure {n}"} for n in range(count)],
        "primaryOutcomes": [{**one, "measure": "The main one"}],
    }


def test_the_main_outcome_comes_first_with_its_time_in_both_words(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(outcomesModule=outcomes(2)), Tab.OUTCOMES)
    first = next(block for block in blocks if isinstance(block, Table))
    assert text_of(first.rows[0][0].spans) == "The main one"
    when = first.rows[0][-1]
    assert (text_of(when.spans), when.note) == ("Week 52", "about 1 year")


def test_no_column_is_shown_for_what_no_outcome_has(blocks_of: BlocksOf) -> None:
    blocks = blocks_of(record(outcomesModule=outcomes(2)), Tab.OUTCOMES)
    table = next(block for block in blocks if isinstance(block, Table))
    assert [text_of(cell.spans) for cell in table.header] == ["What", "When"]


def test_long_ways_of_measuring_are_folded_and_not_cut(blocks_of: BlocksOf) -> None:
    long = "word " * 80 + "end"
    blocks = blocks_of(record(outcomesModule=outcomes(30, long)), Tab.OUTCOMES)
    assert words(blocks).count(" end") >= 31
    assert all(len(block.rows) <= 20 for block in blocks if isinstance(block, Table))


def test_places_beyond_twenty_are_folded_by_country_with_counts(blocks_of: BlocksOf) -> None:
    sites = [
        {"facility": f"House {n}", "city": "Town", "country": "France" if n % 3 else "Italy"}
        for n in range(30)
    ]
    blocks = blocks_of(record(contactsLocationsModule={"locations": sites}), Tab.PLACES)
    folds = {block.title: block.note for block in blocks if isinstance(block, Fold)}
    assert folds == {"Italy": "10 places", "France": "20 places"}
    for n in range(30):
        assert f"House {n}" in words(blocks)


def test_a_missing_site_status_is_said_and_a_dash_never_stands_for_it(blocks_of: BlocksOf) -> None:
    site = {"facility": "House", "city": "Town", "country": "France"}
    text = words(blocks_of(record(contactsLocationsModule={"locations": [site]}), Tab.PLACES))
    assert "does not say whether this place is open" in text
    assert not any(line.strip() in {"-", "–", "—"} for line in text.splitlines())


def test_no_contact_gives_a_way_round(blocks_of: BlocksOf) -> None:
    text = words(blocks_of(record(), Tab.PLACES))
    assert "No phone number in this file. Ask your doctor to look up NCT00000001." in text


def test_only_web_addresses_become_links(blocks_of: BlocksOf) -> None:
    links = [
        {"label": "Good", "url": "https://example.org/a"},
        {"label": "Bad", "url": "file:///etc/passwd"},
        {"label": "Worse", "url": "javascript:alert(1)"},
        {"label": "Odd", "url": "http://[broken"},
    ]
    blocks = blocks_of(record(referencesModule={"seeAlsoLinks": links}), Tab.SOURCES)
    urls = [block.url for block in blocks if isinstance(block, WebLink)]
    assert urls == ["https://clinicaltrials.gov/study/NCT00000001", "https://example.org/a"]
    assert "file:///etc/passwd" in words(blocks)


def test_a_retracted_paper_is_warned_of(blocks_of: BlocksOf) -> None:
    reference = {
        "citation": "Somebody. A paper.",
        "type": "RESULT",
        "retractions": [{"pmid": "1", "source": "A journal. 2020"}],
    }
    blocks = blocks_of(record(referencesModule={"references": [reference]}), Tab.SOURCES)
    notice = next(block for block in blocks if isinstance(block, Notice))
    assert notice.tone is Tone.STOP
    assert "taken back" in text_of(notice.spans)


def test_a_field_nobody_knows_is_counted_and_stays_in_the_record(blocks_of: BlocksOf) -> None:
    new = record()
    new["protocolSection"]["newModule"] = {"field": "value"}
    assert "does not know 1 field" in words(blocks_of(new, Tab.SOURCES))


def test_a_status_nobody_knows_is_shown_as_it_is(
    blocks_of: BlocksOf, maker: PageMaker, opened: Opened
) -> None:
    new = record(statusModule={"overallStatus": "SLEEPING_NOW"})
    assert "SLEEPING_NOW" in words(blocks_of(new, Tab.OVERVIEW))
    assert maker.header(opened(new).trial).status == "Status not known"


def test_partial_dates_are_never_completed(blocks_of: BlocksOf) -> None:
    dates = {
        "overallStatus": "RECRUITING",
        "startDateStruct": {"date": "2021-05"},
        "completionDateStruct": {"date": "2030", "type": "ESTIMATED"},
    }
    facts = [
        text_of(fact.spans)
        for block in blocks_of(record(statusModule=dates), Tab.OVERVIEW)
        if isinstance(block, Facts)
        for fact in block.facts
        if fact.label in {"Start", "Finish"}
    ]
    assert facts == ["May 2021", "2030 (planned)"]


def test_the_header_holds_number_phase_title_and_status(maker: PageMaker, opened: Opened) -> None:
    header = maker.header(opened(record(designModule={"phases": ["PHASE1", "PHASE2"]})).trial)
    assert (header.number, header.phase) == ("NCT00000001", "Phase 1 and 2")
    assert header.title == "A study of our own"
    assert (header.standing, header.status) == ("open", "Open to new patients")
    assert "Recruiting" in header.status_sentence
