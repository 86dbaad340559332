"""Other studies of the library that are much like the open one, each with the reason."""

from collections.abc import Sequence

from viewer.domain.coded import Phase, coded
from viewer.domain.narrowing import SimilarTrial
from viewer.pages.blocks import Block, Heading, Paragraph, Span, TrialLink, TrialLinks
from viewer.pages.desk import SECTION, WHOLE_RECORD, ours
from viewer.plain.entities import shown
from viewer.plain.likeness import likeness_words
from viewer.plain.phases import phases_words
from viewer.plain.status import official_status, standing_words
from viewer.words import _


def similar_blocks(similar: Sequence[SimilarTrial]) -> tuple[Block, ...]:
    """The section "Studies like this one" for the end of the overview; nothing without any.

    Its words are of other records, so its origin is the record as a whole.
    """
    if not similar:
        return ()
    remark = _(
        "The program compared the records in this library. It does not know who may join a study."
    )
    origin = ours(WHOLE_RECORD)
    return (
        Heading(text=_("Studies like this one"), origin=origin, level=SECTION),
        Paragraph(spans=(Span(remark),), origin=origin, secondary=True),
        TrialLinks(links=tuple(map(_link, similar)), origin=origin),
    )


def _link(similar: SimilarTrial) -> TrialLink:
    hit = similar.hit
    return TrialLink(
        number=hit.number,
        title=shown(hit.title),
        status=standing_words(hit.standing, hit.statuses),
        status_official=", ".join(map(official_status, hit.statuses)),
        phase=phases_words([coded(Phase, phase) for phase in hit.phases]),
        in_library=True,
        origin=ours(WHOLE_RECORD),
        note=likeness_words(similar),
    )
