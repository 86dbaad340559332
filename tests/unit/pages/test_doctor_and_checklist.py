"""The page for a doctor and the checklist: what stands on them, and with what ticked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.personal import Answer, Mine, Tick
from viewer.domain.printout import PrintKind, PrintOrder
from viewer.domain.search import StoredRecord
from viewer.pages.blocks import (
    CheckList,
    CheckRow,
    Criteria,
    Facts,
    Heading,
    Notice,
    PrintPage,
    QuestionRow,
    Questions,
    Room,
    Tab,
    all_blocks,
    mark_before,
    text_of,
)
from viewer.pages.making import PageMaker
from viewer.pages.ticking import tick_lines
from viewer.plain.own_lines import coded_field
from viewer.plain.questions import question_book
from viewer.registries.reading import read_trial

NUMBER = "NCT90000001"
RECORD: dict[str, Any] = {
    "protocolSection": {
        "identificationModule": {"nctId": NUMBER, "briefTitle": "Drops for headaches"},
        "statusModule": {"overallStatus": "RECRUITING"},
        "descriptionModule": {"briefSummary": "Headaches hurt. " * 40},
        "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "Drops"}]},
        "eligibilityModule": {
            "eligibilityCriteria": "Inclusion Criteria:\n\n* Adults\n* One of these:\n\n"
            "  * a headache today\n  * a headache last week\n\nExclusion Criteria:\n\n"
            "* No telephone\n* Afraid of drops"
        },
    }
}


@pytest.fixture(scope="module")
def trial(opened: Callable[[dict[str, Any]], OpenTrial]) -> OpenTrial:
    return opened(RECORD)


@pytest.fixture
def printed(maker: PageMaker, trial: OpenTrial) -> Callable[..., PrintPage]:
    def make(kind: PrintKind, mine: Mine | None = None) -> PrintPage:
        kept = {NUMBER: mine} if mine else {}
        (page,) = maker.print_pages([trial], PrintOrder(kind, mine=kept))
        return page

    return make


@pytest.fixture
def mine(maker: PageMaker, trial: OpenTrial) -> Mine:
    """Adults: yes, from the profile; a headache last week and no telephone: not sure."""
    page = maker.page(trial, Tab.ELIGIBILITY)
    names = {
        text_of(row.spans): row.identity
        for block in all_blocks(page.blocks)
        if isinstance(block, Criteria)
        for row in block.rows
    }
    ticks = {
        "Adults": Tick(Answer.YES, from_profile=True),
        "a headache last week": Tick(Answer.NOT_SURE),
        "No telephone": Tick(Answer.NOT_SURE),
    }
    answers = {names[words]: tick for words, tick in ticks.items()}
    return Mine(number=NUMBER, answers=answers, questions=("Can I drive home?",))


def _rows(page: PrintPage) -> Iterator[tuple[CheckRow, CheckList]]:
    for block in page.blocks:
        if isinstance(block, CheckList):
            yield from ((row, block) for row in block.rows)


def _lines(page: PrintPage) -> list[tuple[str, str, str]]:
    """Number, words and ticked box of every criterion with boxes."""
    return [
        (row.number, text_of(row.spans), "" if row.chosen is None else block.boxes[row.chosen])
        for row, block in _rows(page)
        if block.boxes and row.number
    ]


def _asked(page: PrintPage, title: str = "") -> list[str]:
    return [
        text_of(row.spans) for row, block in _rows(page) if not block.boxes and block.title == title
    ]


def _open(printed: Callable[..., PrintPage]) -> Iterator[QuestionRow]:
    """The questions that the record does not answer."""
    for block in printed(PrintKind.QUESTIONS).blocks:
        if isinstance(block, Questions):
            yield from (row for row in block.rows if not row.answer)


def test_the_checklist_has_every_line_numbered_through_and_as_ticked(printed, mine) -> None:
    page = printed(PrintKind.CHECKLIST, mine)
    assert _lines(page) == [
        ("1", "Adults", "Yes"),
        ("2", "One of these:", ""),
        ("2.1", "a headache today", ""),
        ("2.2", "a headache last week", "Not sure"),
        ("3", "No telephone", "Not sure"),
        ("4", "Afraid of drops", ""),
    ]
    (first, _block), *others = _rows(page)
    assert "profile" in first.note
    assert not any("profile" in row.note for row, _block in others)
    heads = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert heads[:2] == [
        "You would need all of these",
        "You could not join if one of these fits you",
    ]
    (count,) = (block for block in page.blocks if isinstance(block, Notice))
    assert count.title == "2 lines to ask about (numbers 2.2 and 3), 3 lines not ticked yet."
    assert isinstance(page.blocks[-1], Room)


def test_the_doctor_is_asked_what_the_person_could_not_answer(printed, mine) -> None:
    page = printed(PrintKind.DOCTOR, mine)
    assert [line[:2] for line in _lines(page)] == [
        ("Inclusion 2.2", "a headache last week"),
        ("Exclusion 3", "No telephone"),
    ]
    assert _asked(page) == ["Can I drive home?"]


def test_questions_of_ours_go_on_the_page_when_they_are_chosen(printed, mine) -> None:
    known = {row.identity: row.text for row in _open(printed)}
    chosen = replace(mine, taken=("none such", next(iter(known))))
    page = printed(PrintKind.DOCTOR, chosen)
    first = next(iter(known.values()))
    assert _asked(page) == ["Can I drive home?", f"{first} (The record does not say.)"]
    # More that the record leaves open fill the room there is, and none stands twice.
    more = _asked(page, "You could also ask")
    assert more
    assert first not in more
    assert len(_asked(printed(PrintKind.DOCTOR))) == len(more)


def test_where_every_question_is_chosen_none_is_offered_beside_them(printed) -> None:
    page = printed(PrintKind.DOCTOR, Mine(taken=tuple(each.id for each in question_book())))
    lists = [block for block in page.blocks if isinstance(block, CheckList)]
    assert len(_asked(page)) > 10
    assert all(block.rows for block in lists)


def test_without_ticks_both_lists_are_asked_about_by_turns(printed) -> None:
    page = printed(PrintKind.DOCTOR)
    words = [line[1] for line in _lines(page)]
    assert words == ["Adults", "No telephone", "One of these:", "Afraid of drops"]
    assert not any(row.chosen for row, _block in _rows(page))


def test_all_answered_leaves_nothing_to_ask_the_doctor(printed, mine) -> None:
    sure = Mine(number=NUMBER, answers={key: Tick(Answer.NO) for key in mine.answers})
    assert not _lines(printed(PrintKind.DOCTOR, sure))


def test_what_the_doctor_needs_stands_there_or_is_said_to_be_missing(printed) -> None:
    page = printed(PrintKind.DOCTOR)
    facts = {
        fact.label: text_of(fact.spans)
        for block in page.blocks
        if isinstance(block, Facts)
        for fact in block.facts
    }
    assert facts["Status"].startswith("Recruiting")
    assert facts["Treatment"].startswith("Drops.")
    assert facts["Place"] == "None in the record."
    assert facts["Contact"].startswith("None in the record.")
    # The record's own sentences, whole ones, and a word that there are more.
    assert facts["About"].startswith("Headaches hurt. Headaches hurt.")
    assert facts["About"].endswith("hurt. (The summary in the record goes on.)")


@pytest.mark.parametrize("kind", [PrintKind.DOCTOR, PrintKind.CHECKLIST])
def test_what_is_kept_of_other_studies_is_not_printed(printed, maker, trial, mine, kind) -> None:
    order = PrintOrder(kind, mine={"NCT90000009": mine})
    assert maker.print_pages([trial], order) == [printed(kind)]


def test_a_record_without_criteria_still_gives_both(
    maker: PageMaker, opened: Callable[[dict[str, Any]], OpenTrial]
) -> None:
    bare = opened({"protocolSection": {"identificationModule": {"nctId": NUMBER}}})
    for kind in (PrintKind.DOCTOR, PrintKind.CHECKLIST):
        (page,) = maker.print_pages([bare], PrintOrder(kind))
        assert not _lines(page)


def test_age_sex_and_health_can_be_ticked_on_paper_as_in_the_window(
    maker: PageMaker, real_trials: list[OpenTrial]
) -> None:
    for one in real_trials[:10]:
        lines = tick_lines(maker.page(one, Tab.ELIGIBILITY).blocks)
        coded = [line for line in lines if coded_field(line.identity)]
        given = {line.identity: Tick(Answer.NO, from_profile=True) for line in coded[:1]}
        mine = Mine(number=one.trial.number, answers=given)
        order = PrintOrder(PrintKind.CHECKLIST, mine={one.trial.number: mine})
        (paper,) = maker.print_pages([one], order)
        rows = [row for row, block in _rows(paper) if block.boxes and not row.number]
        assert [text_of(row.spans) for row in rows] == [line.words for line in coded]
        assert [row.chosen for row in rows[:2]] == [1, None][: len(rows)]
        assert "profile" in rows[0].note
        # What one is not sure of goes to the doctor, in the words of the record.
        unsure = replace(mine, answers={coded[0].identity: Tick(Answer.NOT_SURE)})
        order = PrintOrder(PrintKind.DOCTOR, mine={one.trial.number: unsure})
        (paper,) = maker.print_pages([one], order)
        rows = [row for row, block in _rows(paper) if block.boxes and not row.number]
        label = coded[0].words.partition(":")[0]
        assert [text_of(row.spans).partition(":")[0] for row in rows] == [label]


def test_no_criterion_of_a_real_record_is_missing_on_its_checklist(
    maker: PageMaker, real_trials: list[OpenTrial]
) -> None:
    seen = 0
    for one in real_trials[:60]:
        page = maker.page(one, Tab.ELIGIBILITY)
        rows = [
            row
            for block in all_blocks(page.blocks)
            if isinstance(block, Criteria)
            for row in block.rows
        ]
        (paper,) = maker.print_pages([one], PrintOrder(PrintKind.CHECKLIST))
        lines = _lines(paper)
        wanted = [
            f"{mark_before(row, number)}{text_of(row.spans)}"
            for row, (number, _words, _box) in zip(rows, lines, strict=True)
        ]
        assert [words for _number, words, _box in lines] == wanted, one.trial.number
        numbers = [number for number, _words, _box in _lines(paper)]
        assert len(set(numbers)) == len(numbers), one.trial.number
        seen += len(wanted)
    assert seen > 300


def test_a_line_has_one_number_in_the_window_and_on_every_paper(
    maker: PageMaker, real_trials: list[OpenTrial]
) -> None:
    several = 0
    for one in real_trials[:60]:
        lists = [
            block
            for block in all_blocks(maker.page(one, Tab.ELIGIBILITY).blocks)
            if isinstance(block, Criteria)
        ]
        shown = {row.identity: row.label for block in lists for row in block.rows}
        first = [row.number for block in lists for row in block.rows if "." not in row.label]
        assert first == list(range(1, len(first) + 1)), "counted on from list to list"
        several += len(lists) > 1
        unsure = {identity: Tick(Answer.NOT_SURE) for identity in shown}
        mine = {one.trial.number: Mine(number=one.trial.number, answers=unsure)}
        (paper,) = maker.print_pages([one], PrintOrder(PrintKind.CHECKLIST))
        assert [number for number, _words, _box in _lines(paper)] == list(shown.values())
        (sheet,) = maker.print_pages([one], PrintOrder(PrintKind.DOCTOR, mine=mine))
        told = [number.rpartition(" ")[2] for number, _words, _box in _lines(sheet)]
        assert told == list(shown.values())
        (summary,) = maker.print_pages([one], PrintOrder(PrintKind.SUMMARY))
        printed = [
            (row.identity, row.label)
            for block in all_blocks(summary.blocks)
            if isinstance(block, Criteria)
            for row in block.rows
        ]
        assert dict(printed) == shown
    assert several > 30


def test_whose_words_the_lines_are_is_told_as_it_is(
    maker: PageMaker, starter_folder: Path, printed: Callable[..., PrintPage]
) -> None:
    """Lines that an entry tells in its own words are not called the registry's."""
    body = (starter_folder / "NCT02148497.json").read_bytes()
    trial = read_trial("entry", body)
    stored = StoredRecord(number=trial.number, format="entry", body=body, digest=b"")
    for kind in (PrintKind.DOCTOR, PrintKind.CHECKLIST):
        (page,) = maker.print_pages([OpenTrial(trial, stored)], PrintOrder(kind))
        for told, is_entry in ((str(page.blocks), True), (str(printed(kind).blocks), False)):
            assert ("ritten for this program, " in told) is is_entry
            assert ("ord for word " in told) is not is_entry


def test_a_line_that_only_leads_to_others_says_where_they_are(
    printed: Callable[..., PrintPage],
) -> None:
    notes = {text_of(row.spans): row.note for row, _list in _rows(printed(PrintKind.DOCTOR))}
    assert notes["One of these:"] == "Its 2 points are on the checklist."
    assert notes["Adults"] == ""
