"""Other trials that the source names, those open to joining first."""

from collections.abc import Iterator, Sequence

from viewer.domain.sources import RelatedTrial
from viewer.domain.standing import Standing, standing_of
from viewer.pages.blocks import Block, Paragraph, Span, TrialLink, TrialLinks
from viewer.pages.desk import Desk, ours, source
from viewer.plain.phases import phases_words
from viewer.plain.status import official_status, standing_words
from viewer.words import _, ngettext

_ORDER = (
    Standing.OPEN,
    Standing.MAY_BE_OPEN,
    Standing.NOT_OPEN_YET,
    Standing.BY_INVITATION,
    Standing.PAUSED,
    Standing.FULL,
    Standing.NOT_KNOWN,
    Standing.FINISHED,
    Standing.STOPPED,
)


def related_blocks(desk: Desk) -> Iterator[Block]:
    """The related trials by the reason the source gives for naming them."""
    related = desk.trial.references.related
    known = desk.known([each.number for each in related if each.number])
    for kind in dict.fromkeys(each.kind for each in related):
        mine = [each for each in related if each.kind == kind]
        if kind:
            remark = _("The source lists these as: {kind}.").format(kind=kind)
            origin = ours(*(each.path for each in mine))
            yield Paragraph(spans=(Span(remark),), origin=origin, secondary=True)
        yield _links(mine, known)


def country_words(names: Sequence[str], unnamed: int) -> str:
    """Every country the source names, and how many more it only counts."""
    listed = ", ".join(names)
    if not unnamed:
        return listed
    if not listed:
        return ngettext(
            "{count} country that the source does not name",
            "{count} countries that the source does not name",
            unnamed,
        ).format(count=unnamed)
    return ngettext(
        "{countries} and {count} more that the source does not name",
        "{countries} and {count} more that the source does not name",
        unnamed,
    ).format(countries=listed, count=unnamed)


def _links(related: Sequence[RelatedTrial], known: frozenset[str]) -> TrialLinks:
    ordered = sorted(related, key=lambda each: _ORDER.index(_standing(each)))
    links = tuple(_link(each, known) for each in ordered)
    return TrialLinks(links=links, origin=source(*(each.path for each in ordered)))


def _link(related: RelatedTrial, known: frozenset[str]) -> TrialLink:
    return TrialLink(
        number=related.number,
        title=related.title or related.number,
        status=standing_words(_standing(related), [related.status]) if related.status else "",
        status_official=official_status(related.status_raw),
        phase=phases_words(related.phases),
        in_library=related.number in known,
        origin=source(related.path),
        note=country_words(related.countries, related.unnamed_countries),
    )


def _standing(related: RelatedTrial) -> Standing:
    return standing_of([related.status] if related.status else [])
