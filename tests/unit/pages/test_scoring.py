"""Scores on the Outcomes tab: each explained once, with what the trial asks for on its bar."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.domain.opened import OpenTrial
from viewer.pages.as_json import page_json, text_of_block
from viewer.pages.as_text import page_lines
from viewer.pages.blocks import (
    Block,
    Criteria,
    Fold,
    Heading,
    Page,
    ScoreScale,
    Tab,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker


def scales(page: Page) -> list[ScoreScale]:
    return [block for block in all_blocks(page.blocks) if isinstance(block, ScoreScale)]


def folds(page: Page) -> list[Fold]:
    """The lines under the heading of the scores."""
    found: list[Fold] = []
    inside = False
    for block in page.blocks:
        if isinstance(block, Heading):
            inside = "scores and measures" in block.text
        elif inside and isinstance(block, Fold):
            found.append(block)
    return found


def record(outcomes: list[dict[str, str]], criteria: str = "") -> dict[str, Any]:
    return {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT99999901", "briefTitle": "An invented study"},
            "statusModule": {"overallStatus": "RECRUITING"},
            "conditionsModule": {"conditions": ["Rheumatoid Arthritis"]},
            "designModule": {"studyType": "INTERVENTIONAL"},
            "outcomesModule": {"primaryOutcomes": outcomes},
            "eligibilityModule": {"eligibilityCriteria": criteria},
        }
    }


@pytest.fixture(name="trial")
def opened_trial(opened: Callable[[dict[str, Any]], OpenTrial]) -> OpenTrial:
    return opened(
        record(
            [
                {"measure": "Share of people with DAS28-ESR < 2.6", "timeFrame": "Week 24"},
                {"measure": "Change in DAS28-ESR", "timeFrame": "Week 52"},
                {"measure": "HAQ-DI at the end", "timeFrame": "Day 1 to Day 28"},
            ],
            "Inclusion Criteria:\n\n* DAS28-ESR > 3.2\n* ECOG performance status of 0 or 1",
        )
    )


def test_each_score_is_explained_once_and_that_with_a_number_is_open(
    trial: OpenTrial, maker: PageMaker
) -> None:
    page = maker.page(trial, Tab.OUTCOMES)
    found = folds(page)
    assert [fold.title.split(":")[0] for fold in found] == ["DAS28-ESR", "HAQ-DI"]
    assert [fold.open for fold in found] == [True, False]
    paths = found[0].origin.paths
    assert len(paths) == 2
    das, haq = scales(page)
    assert das.goal is not None
    assert das.goal.words == "Named here: below 2.6"
    assert (das.goal.start, round(das.goal.stop, 3)) == (0, round(2.6 / 9.4, 3))
    assert haq.goal is None
    said = das.said
    assert said.startswith("DAS28-ESR. It runs from 0 to 9.4. Lower is better.")
    assert "Below 2.6: remission." in said


def test_two_different_numbers_are_quoted_and_none_is_drawn(
    opened: Callable[[dict[str, Any]], OpenTrial], maker: PageMaker
) -> None:
    outcomes = [{"measure": "HbA1c < 7 %"}, {"measure": "HbA1c ≤ 6.5 %"}]
    page = maker.page(opened(record(outcomes)), Tab.OUTCOMES)
    (scale,) = scales(page)
    assert scale.goal is None
    words = " ".join(text_of_block(fold) for fold in folds(page))
    assert "“HbA1c < 7”; “HbA1c ≤ 6.5”" in words


def test_levels_and_numbers_lie_along_the_bar(trial: OpenTrial, maker: PageMaker) -> None:
    for scale in scales(maker.page(trial, Tab.OUTCOMES)):
        edges = [0.0, *(level.stop for level in scale.levels)]
        assert all(0 <= level.start < level.stop <= 1 for level in scale.levels)
        assert [level.start for level in scale.levels] == edges[:-1]
        places = [tick.at for tick in scale.ticks]
        assert places == sorted(places)
        assert (places[0], places[-1]) == (0, 1)


def test_a_criterion_opens_the_same_card_with_its_words_quoted(
    trial: OpenTrial, maker: PageMaker
) -> None:
    page = maker.page(trial, Tab.ELIGIBILITY)
    rows = [row for block in page.blocks if isinstance(block, Criteria) for row in block.rows]
    keys = {span.term for row in rows for span in row.spans if span.term}
    assert {"score:das28-esr", "score:ecog"} <= keys
    card = page.terms["score:ecog"]
    assert "“ECOG performance status of 0 or 1”" in text_of(card.in_trial)
    assert card.scale is not None
    assert card.scale.goal is not None
    assert card.said_by.startswith("Taken from")
    # The registry's words stay as they are.
    assert text_of(rows[0].spans) == "DAS28-ESR > 3.2"


def test_all_ways_to_show_a_page_say_the_bar(trial: OpenTrial, maker: PageMaker) -> None:
    page = maker.page(trial, Tab.OUTCOMES)
    kinds: list[str] = []

    def gather(blocks: list[dict[str, Any]]) -> None:
        for block in blocks:
            kinds.append(block["kind"])
            gather(block.get("blocks", []))

    gather(page_json(page)["blocks"])  # type: ignore[arg-type]
    assert kinds.count("score_scale") == 2
    text = " ".join(page_lines(page, 70))
    assert "Named here: below 2.6" in " ".join(text.split())


def test_real_trials_have_sound_bars(real_trials: list[OpenTrial], maker: PageMaker) -> None:
    drawn = 0
    for opened in real_trials[:60]:
        for tab in (Tab.OUTCOMES, Tab.ELIGIBILITY):
            page = maker.page(opened, tab)
            blocks: list[Block] = [*scales(page)]
            blocks += [card.scale for card in page.terms.values() if card.scale]
            for block in blocks:
                assert isinstance(block, ScoreScale)
                drawn += 1
                assert block.said.endswith(".")
                if block.goal:
                    assert 0 <= block.goal.start < block.goal.stop <= 1, block.said
    assert drawn > 20
