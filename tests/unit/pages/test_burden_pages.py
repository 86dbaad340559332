"""What a study asks of you, and when it runs, as pages show it: pictures, lists, sentences."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.search import StoredRecord
from viewer.pages.as_json import block_json
from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    ListBlock,
    Paragraph,
    Tab,
    Timeline,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker
from viewer.pages.pictures import TimelineShape
from viewer.registries.reading import read_trial

Open = Callable[[dict[str, Any]], OpenTrial]
TEXT = (
    "Visits will take place at weeks 2, 4 and 8. Phone calls will be made at weeks 3 and 6. "
    "Participation will last 12 weeks."
)


def record(summary: str = TEXT, **status: Any) -> dict[str, Any]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT90000001", "briefTitle": "Invented"},
            "statusModule": {"overallStatus": "COMPLETED", **status},
            "descriptionModule": {"briefSummary": summary},
            "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE3"]},
        }
    }


def day(date: str, kind: str = "ACTUAL") -> dict[str, str]:
    return {"date": date, "type": kind}


def treatment(maker: PageMaker, trial: OpenTrial) -> list[Block]:
    return list(all_blocks(maker.page(trial, Tab.TREATMENT).blocks))


def pictures(blocks: list[Block]) -> list[Timeline]:
    return [block for block in blocks if isinstance(block, Timeline)]


@pytest.fixture
def starter(starter_folder: Path) -> OpenTrial:
    body = (starter_folder / "NCT04781309.json").read_bytes()
    trial = read_trial("entry", body)
    return OpenTrial(trial, StoredRecord(trial.number, "entry", body, b""))


def test_the_starter_entry_tells_stays_visits_calls_doses_and_length(
    maker: PageMaker, starter: OpenTrial
) -> None:
    blocks = treatment(maker, starter)
    titles = {block.title for block in blocks if isinstance(block, Fold)}
    assert {
        "Taking part was to last 12 to 19 months.",
        "A stay in hospital for the first 7 days.",
        "A stay in hospital: 7 days, by day 21.",
        "Visits at months 2, 3, 6, 9 and 12.",
        "Phone calls at months 4, 5, 7 and 8.",
    } <= titles
    assert any("up to 3" in title and "into a muscle" in title for title in titles)
    picture = pictures(blocks)[0]
    assert [row.label for row in picture.rows] == [
        "Taking part",
        "Hospital",
        "Visits",
        "Phone calls",
    ]
    assert "Visits: 2, 3, 6, 9, 12." in picture.said
    assert "Phone calls: 4, 5, 7, 8." in picture.said


def test_each_line_opens_the_sentence_with_its_place(maker: PageMaker, opened: Open) -> None:
    folds = [
        block
        for block in treatment(maker, opened(record()))
        if isinstance(block, Fold) and block.title.startswith(("Visits", "Phone", "Taking"))
    ]
    assert len(folds) == 3
    for fold in folds:
        for inner in fold.blocks:
            assert isinstance(inner, Paragraph)
            origin = inner.origin
            assert origin.paths == ("protocolSection.descriptionModule.briefSummary",)
            assert TEXT[origin.start : origin.end] == text_of(inner.spans)


def test_the_picture_says_what_the_list_says(maker: PageMaker, opened: Open) -> None:
    picture = pictures(treatment(maker, opened(record())))[0]
    assert picture.axis == "Weeks"
    marks = {row.label: [round(mark.start, 3) for mark in row.marks] for row in picture.rows}
    assert marks["Visits"] == [round(week / 12, 3) for week in (2, 4, 8)]
    assert marks["Phone calls"] == [0.25, 0.5]
    document = block_json(picture)
    assert document["kind"] == "timeline"
    assert document["text"] == picture.said


def test_visits_with_a_rhythm_are_not_said_to_have_none(maker: PageMaker, opened: Open) -> None:
    text = "Follow-up visits will be scheduled every 6 weeks."
    titles = [b.title for b in treatment(maker, opened(record(text))) if isinstance(b, Fold)]
    assert any("every 6 weeks" in title for title in titles)
    assert not any("does not clearly say" in title for title in titles)


def test_a_text_with_few_times_gets_no_picture(maker: PageMaker, opened: Open) -> None:
    blocks = treatment(maker, opened(record("A visit will take place at week 2.")))
    assert not pictures(blocks)


@pytest.mark.parametrize(
    ("status", "expected", "heading"),
    [
        ("COMPLETED", "The study is over. This is what it asked of people.", "What it asked"),
        ("TERMINATED", "The study is over. This is what it asked of people.", "What it asked"),
        ("WITHDRAWN", "The study was called off. This is what it was to ask", "What it was to"),
        ("RECRUITING", "", "What it asks of you"),
    ],
)
def test_a_study_that_is_over_says_so_before_what_it_asked(
    maker: PageMaker, opened: Open, status: str, expected: str, heading: str
) -> None:
    blocks = treatment(maker, opened(record(overallStatus=status)))
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert any(text.startswith(heading) for text in headings)
    texts = [text_of(block.spans) for block in blocks if isinstance(block, Paragraph)]
    lead_ins = [
        text for text in texts if text.startswith(("The study is over", "The study was called"))
    ]
    assert any(text.startswith(expected) for text in lead_ins) if expected else not lead_ins
    (picture,) = pictures(blocks)
    assert picture.name.startswith(heading)
    assert any("ask the study team" in text for text in texts) == (status == "RECRUITING")


def test_days_of_a_round_that_comes_again_are_not_drawn_as_all(
    maker: PageMaker, opened: Open
) -> None:
    text = "You will receive the drug intravenously on days 1, 8 and 15 every 4 weeks."
    assert not pictures(treatment(maker, opened(record(text))))


def test_times_from_the_end_of_the_treatment_are_told_and_not_drawn(
    maker: PageMaker, opened: Open
) -> None:
    text = "After completion of treatment, patients are followed at months 1, 3, 6 and 12."
    blocks = treatment(maker, opened(record(text)))
    assert not pictures(blocks)
    titles = [block.title for block in blocks if isinstance(block, Fold)]
    assert any(title.startswith("After the treatment") for title in titles)


def test_the_dates_of_the_study_are_drawn_with_plans_dashed(maker: PageMaker, opened: Open) -> None:
    blocks = treatment(
        maker,
        opened(
            record(
                "None.",
                overallStatus="RECRUITING",
                startDateStruct=day("2024-03"),
                primaryCompletionDateStruct=day("2027-05", "ESTIMATED"),
                completionDateStruct=day("2028-01-31", "ESTIMATED"),
                lastUpdatePostDateStruct=day("2025-12-01"),
            )
        ),
    )
    (picture,) = pictures(blocks)
    marks = picture.rows[0].marks
    planned = {mark.words: mark.planned for mark in marks if mark.shape is TimelineShape.DATE}
    assert planned == {"1": False, "2": True, "3": True, "4": False}
    assert [mark.planned for mark in marks if mark.shape is TimelineShape.LENGTH] == [False, True]
    lines = [
        text_of(item.spans)
        for block in blocks
        if isinstance(block, ListBlock) and block.ordered
        for item in block.items
    ]
    assert lines == [
        "Study start: March 2024",
        "End of the main part: May 2027 (planned)",
        "End of the study: 31 January 2028 (planned)",
        "Last update shown: 1 December 2025",
        "Today: 15 January 2026",
    ]


def test_results_due_stand_there_where_us_law_may_ask(maker: PageMaker, opened: Open) -> None:
    done = record(
        "None.",
        startDateStruct=day("2023-03-01"),
        primaryCompletionDateStruct=day("2025-02-28"),
        completionDateStruct=day("2025-04-30"),
        lastUpdatePostDateStruct=day("2025-12-01"),
    )
    done["hasResults"] = False
    done["protocolSection"]["armsInterventionsModule"] = {
        "interventions": [{"type": "DRUG", "name": "Drug A"}]
    }
    done["protocolSection"]["contactsLocationsModule"] = {
        "locations": [{"facility": "Clinic", "city": "Boston", "country": "United States"}]
    }
    texts = [picture.said for picture in pictures(treatment(maker, opened(done)))]
    assert any("Results due, if US law asks for them: 28 February 2026" in text for text in texts)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-03-01", "2100-12"), ("2024-03-01", "2023-01-01"), ("2024-13-41", "2025-01-01")],
)
def test_dates_that_make_no_sense_are_told_and_not_drawn(
    maker: PageMaker, opened: Open, start: str, end: str
) -> None:
    blocks = treatment(
        maker,
        opened(record("None.", startDateStruct=day(start), completionDateStruct=day(end))),
    )
    assert not pictures(blocks)
    assert any("cannot be drawn" in text_of(b.spans) for b in blocks if isinstance(b, Paragraph))


def test_marks_of_real_trials_lie_on_the_axis_and_lines_are_easy(
    maker: PageMaker, real_trials: list[OpenTrial], grade: Callable[[str], float]
) -> None:
    seen = drawn = 0
    for trial in real_trials:
        for block in treatment(maker, trial):
            if isinstance(block, Timeline):
                drawn += 1
                for mark in (mark for row in block.rows for mark in row.marks):
                    assert 0 <= mark.start <= mark.end <= 1 + 1e-9
                assert all(0 <= tick.at <= 1 + 1e-9 for tick in block.ticks)
                assert block.said
            elif isinstance(block, Fold) and block.title.startswith(("Visits", "Tests and")):
                seen += 1
                assert grade(block.title) < 12
    assert drawn > 80
    assert seen > 5
