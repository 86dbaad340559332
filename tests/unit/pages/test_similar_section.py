"""Studies like the open one, at the end of its overview and nowhere else."""

from collections.abc import Callable
from datetime import date
from typing import Any

from viewer.domain.narrowing import Likeness, SimilarTrial
from viewer.domain.opened import OpenTrial
from viewer.domain.search import Hit
from viewer.domain.standing import Standing
from viewer.pages.as_json import page_json
from viewer.pages.blocks import Heading, Tab, TrialLinks, Voice, all_blocks
from viewer.pages.making import PageMaker
from viewer.pages.similar import similar_blocks
from viewer.plain.glossary import TermMatcher

RECORD = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A study of our own"},
        "statusModule": {"overallStatus": "RECRUITING"},
    }
}
LIKE = SimilarTrial(
    Hit("NCT00000002", "Its sister &amp; more", Standing.FULL, ("ACTIVE_NOT_RECRUITING",),
        ("PHASE3",), ("Asthma",)),
    (Likeness.SAME_DISEASE, Likeness.SAME_KIND_OF_INTERVENTION),
    ("Asthma",),
)  # fmt: skip


def test_the_overview_ends_with_them_and_the_summary_for_paper_has_none(
    opened: Callable[[dict[str, Any]], OpenTrial],
) -> None:
    asked: list[str] = []

    def similar(number: str) -> tuple[SimilarTrial, ...]:
        asked.append(number)
        return (LIKE,)

    maker = PageMaker(TermMatcher(()), (), lambda _numbers: frozenset(), date(2026, 1, 15), similar)
    trial = opened(RECORD)
    heading, remark, links = maker.page(trial, Tab.OVERVIEW).blocks[-3:]
    assert isinstance(heading, Heading)
    assert heading.text == "Studies like this one"
    assert isinstance(links, TrialLinks)
    (link,) = links.links
    assert (link.number, link.title, link.status, link.status_official, link.phase, link.note) == (
        "NCT00000002",
        "Its sister & more",
        "Full: under way",
        "Active, not recruiting",
        "Phase 3",
        "Same illness: Asthma. Same kind of treatment.",
    )
    assert link.in_library
    assert {block.origin.voice for block in (heading, remark, links, link)} == {Voice.OURS}
    assert page_json(maker.page(trial, Tab.OVERVIEW))["blocks"][-1]["links"][0]["note"] == link.note
    assert asked == ["NCT00000001"]
    others = [maker.page(trial, tab).blocks for tab in Tab if tab is not Tab.OVERVIEW]
    for blocks in (*others, maker.summary(trial).blocks):
        assert not any(isinstance(block, TrialLinks) for block in all_blocks(blocks))
    assert asked == ["NCT00000001"]


def test_where_nothing_is_alike_nothing_is_said() -> None:
    assert similar_blocks(()) == ()
