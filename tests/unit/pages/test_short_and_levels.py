"""The study in short before the words of its team, and how hard those are to read."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.blocks import Block, Fold, Heading, Paragraph, Tab, Voice, all_blocks, text_of
from viewer.pages.making import PageMaker

Opened = Callable[[dict[str, Any]], OpenTrial]

EASY = "The team gives one tablet a day. It looks at how people feel. "
HARD = (
    "Pharmacokinetic characterization necessitates multidisciplinary investigation of "
    "immunosuppressive polypharmacotherapy administered concomitantly. "
)


def record(**modules: object) -> dict[str, Any]:
    base = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": "RECRUITING"},
        "conditionsModule": {"conditions": ["Asthma"]},
        "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "Inventomab"}]},
    }
    return {"protocolSection": base | modules}


def paragraphs_under(blocks: tuple[Block, ...], title: str) -> list[Paragraph]:
    """The paragraphs between a heading and the next of any level."""
    found: list[Paragraph] = []
    is_there = False
    for block in blocks:
        if isinstance(block, Heading):
            is_there = block.text == title
        elif is_there and isinstance(block, Paragraph):
            found.append(block)
    return found


def test_ours_comes_first_and_is_told_from_the_words_of_the_team(
    maker: PageMaker, opened: Opened
) -> None:
    summary = {"briefSummary": "It asks if the tablet helps."}
    page = maker.page(opened(record(descriptionModule=summary)), Tab.OVERVIEW)
    short = paragraphs_under(page.blocks, "In short")
    assert text_of(short[0].spans) == (
        "The study is about Asthma. It tests the medicine Inventomab."
    )
    assert {each.origin.voice for each in short} == {Voice.OURS}
    theirs = paragraphs_under(page.blocks, "In the words of the study team")
    assert text_of(theirs[0].spans) == summary["briefSummary"]
    assert theirs[0].origin.voice is Voice.SOURCE


def test_paper_and_screen_say_the_same_in_short(
    real_trials: list[OpenTrial], maker: PageMaker
) -> None:
    for trial in real_trials[::10]:
        shown = maker.page(trial, Tab.OVERVIEW).blocks
        printed = maker.summary(trial).blocks
        texts = [text_of(each.spans) for each in paragraphs_under(shown, "In short")]
        on_paper = [text_of(each.spans) for each in paragraphs_under(printed, "In short")]
        assert texts
        assert len(" ".join(texts).split()) <= 120
        # On paper a mark of the source follows each paragraph.
        assert [text.rpartition(" [")[0] or text for text in on_paper] == texts


@pytest.mark.parametrize(
    ("text", "note"),
    [(EASY * 8, "easy to read"), (HARD * 8, "very hard to read: about university level")],
)
def test_a_folded_text_says_how_hard_it_is(
    maker: PageMaker, opened: Opened, text: str, note: str
) -> None:
    made = record(descriptionModule={"detailedDescription": text})
    blocks = list(all_blocks(maker.page(opened(made), Tab.TREATMENT).blocks))
    folds = {block.title: block for block in blocks if isinstance(block, Fold)}
    assert folds["Long description"].note.endswith(f"words, {note}")
    assert "How the program tells what is hard to read" in folds


def test_criteria_groups_and_measures_say_it_too(maker: PageMaker, opened: Opened) -> None:
    made = record(
        eligibilityModule={"eligibilityCriteria": f"Inclusion Criteria:\n\n* {HARD * 5}"},
        armsInterventionsModule={
            "armGroups": [
                {"label": name, "type": "EXPERIMENTAL", "description": name + HARD * 3}
                for name in "AB"
            ],
            "interventions": [{"type": "DRUG", "name": "Inventomab"}],
        },
        outcomesModule={
            "primaryOutcomes": [
                {"measure": f"Pain {number}", "description": HARD} for number in range(6)
            ]
        },
    )
    for tab, words in (
        (Tab.ELIGIBILITY, "This text is very hard to read: about university level."),
        (Tab.TREATMENT, "The texts above are very hard to read: about university level."),
        (Tab.OUTCOMES, "The texts above are very hard to read: about university level."),
    ):
        blocks = maker.page(opened(made), tab).blocks
        told = [text_of(block.spans) for block in all_blocks(blocks) if hasattr(block, "spans")]
        assert any(words in text for text in told), (tab, told)
        assert blocks[-1].title == "How the program tells what is hard to read"


def test_pages_that_tell_no_level_do_not_say_how(maker: PageMaker, opened: Opened) -> None:
    for tab in Tab:
        blocks = all_blocks(maker.page(opened(record()), tab).blocks)
        assert not any("how the program tells" in getattr(b, "title", "").lower() for b in blocks)
