"""The printed summary: short, and with everything a reader needs of any record."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.trial import Topic
from viewer.pages.as_json import text_of_block
from viewer.pages.blocks import (
    Facts,
    Heading,
    Notice,
    Paragraph,
    PrintPage,
    Terms,
    Voice,
    all_blocks,
)
from viewer.pages.making import PageMaker
from viewer.plain.text import plain_text

_MOST_SOURCES = 10


@pytest.fixture(scope="module")
def summaries(maker: PageMaker, real_trials: list[OpenTrial]) -> list[tuple[OpenTrial, PrintPage]]:
    return [(opened, maker.summary(opened)) for opened in real_trials]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _text(page: PrintPage) -> str:
    return "\n".join(text_of_block(block) for block in page.blocks)


def _needed(opened: OpenTrial) -> list[str]:
    """What has to be on paper, word by word."""
    trial = opened.trial
    passages = [
        *trial.texts_about(Topic.BRIEF_SUMMARY),
        *(arm.description for arm in trial.treatment.arms),
        trial.recruitment.why_stopped,
        trial.eligibility.study_population,
        trial.eligibility.gender_description,
        trial.design.intervention_model_description,
        trial.design.masking_description,
    ]
    people = [*trial.places.officials, *trial.places.central_contacts]
    sites = trial.places.sites[:20]
    people += [contact for site in sites for contact in site.contacts]
    return [
        *(plain_text(passage) for passage in passages if passage is not None),
        *(arm.label for arm in trial.treatment.arms),
        *(outcome.measure for outcome in trial.outcomes),
        *(outcome.time_frame.value for outcome in trial.outcomes if outcome.time_frame),
        *(f"{s.facility} {s.city} {s.state} {s.zip} {s.country}" for s in sites),
        *(f"{p.name} {p.affiliation} {p.phone} {p.phone_extension} {p.email}" for p in people),
    ]


def test_texts_groups_measures_people_and_places_are_all_on_paper(summaries) -> None:
    seen = 0
    for opened, page in summaries:
        shown = set(_words(_text(page)))
        for text in _needed(opened):
            lost = [word for word in _words(text) if word not in shown]
            assert not lost, (page.number, lost, text)
            seen += 1
    assert seen > 2000


def test_every_mark_has_its_line_and_the_lines_are_few(summaries) -> None:
    for _opened, page in summaries:
        told = [
            block.spans[0].source
            for block in page.blocks
            if isinstance(block, Paragraph) and block.spans and block.spans[0].source
        ]
        assert told == list(range(1, len(told) + 1))
        assert len(told) <= _MOST_SOURCES, page.number
        marks = set(map(int, re.findall(r" \[(\d+)\]$", _text(page), re.MULTILINE)))
        assert marks <= set(told), page.number


def test_the_word_list_has_the_words_that_are_marked_and_no_other(summaries) -> None:
    for _opened, page in summaries:
        listed = {
            card.key for block in page.blocks if isinstance(block, Terms) for card in block.terms
        }
        assert listed == set(page.terms)
        marked = {
            span.term
            for block in all_blocks(page.blocks)
            for span in getattr(block, "spans", ())
            if span.term
        }
        assert marked <= listed


def test_no_heading_of_ours_stands_over_nothing(summaries) -> None:
    for _opened, page in summaries:
        for block, after in zip(page.blocks, (*page.blocks[1:], None), strict=True):
            # A source may have a heading for whom, and right under it one for what.
            if isinstance(block, Heading) and block.origin.voice is Voice.OURS:
                assert after is not None
                assert not isinstance(after, Heading) or after.level > block.level, page.number


def test_one_status_is_told_once(summaries) -> None:
    for opened, page in summaries:
        if len(opened.trial.recruitment.statuses) != 1:
            continue
        labels = [fact.label for b in page.blocks if isinstance(b, Facts) for fact in b.facts]
        assert "Status" not in labels


@pytest.mark.parametrize(
    ("end", "title"),
    [("2025-02-01", "This study may be open."), ("2030-02-01", "This study is open to new")],
)
def test_the_head_of_the_paper_does_not_call_open_what_is_past_its_end(
    maker: PageMaker, opened: Callable[[dict[str, Any]], OpenTrial], end: str, title: str
) -> None:
    record = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT90000001", "briefTitle": "Invented"},
            "statusModule": {
                "overallStatus": "RECRUITING",
                "completionDateStruct": {"date": end, "type": "ESTIMATED"},
            },
        }
    }
    head = next(b for b in maker.summary(opened(record)).blocks if isinstance(b, Notice))
    assert head.title.startswith(title)
    assert ("has passed" in text_of_block(head)) == (end < "2026")
