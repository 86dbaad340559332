"""The summary for paper: one study on a few pages, for its reader and the reader's doctor."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from viewer.domain.trial import Titles
from viewer.domain.values import PartialDate
from viewer.pages import summary_parts as parts
from viewer.pages.blocks import Block, Heading, Paragraph, PrintPage, Terms, TrialLinks
from viewer.pages.desk import Desk, ours, section
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.provenance import Provenance
from viewer.pages.short import short_blocks
from viewer.pages.summary_people import places, whom_to_ask
from viewer.pages.summary_words import with_words
from viewer.plain.dates import date_words
from viewer.plain.entities import shown
from viewer.words import _

_Section: TypeAlias = tuple[str, Callable[[Desk], Iterable[Block]]]


def summary_page(desk: Desk) -> PrintPage:
    """The whole print-out. Words are marked once a section, and all are explained at its end."""
    provenance = Provenance(desk.trial)
    provenance.begin_chapter()
    blocks: list[Block] = [
        provenance.mark(notice) for notice in in_true_voice(desk.trial, parts.status_notices(desk))
    ]
    for chapter in _chapters():
        for title, make in chapter:
            made = section(desk, title, partial(make, desk))
            blocks += _with_sources(in_true_voice(desk.trial, made), provenance)
        provenance.begin_chapter()
    blocks, cards = with_words(blocks, desk.marker.used)
    if cards:
        blocks += section(
            desk,
            _("Words used here"),
            lambda: [Terms(terms=tuple(cards), origin=ours("glossary"))],
        )
    blocks += section(desk, _("Where each part comes from"), provenance.lines)
    return PrintPage(
        number=desk.trial.number,
        title=desk.trial.titles.brief.value,
        subtitle=_subtitle(desk.trial.titles),
        blocks=tuple(blocks),
        terms={card.key: card for card in cards},
        source_line=_source_line(desk),
        advice_line=_("Information, not medical advice. Only the study team can say who can join."),
        url=desk.trial.source.url,
    )


def _chapters() -> tuple[tuple[_Section, ...], ...]:
    """The sections in their order. Those of one chapter share the marks of their sources."""
    return (
        ((_("In short"), short_blocks), (_("At a glance"), parts.glance)),
        (
            (_("What it is about"), parts.about),
            (_("What happens"), parts.what_happens),
        ),
        ((_("Who could join"), parts.who_could_join), (_("What is measured"), parts.measured)),
        (
            (_("Who runs it, and whom to ask"), whom_to_ask),
            (_("Places"), places),
            (_("Good to know before you ask"), parts.good_to_know),
            (_("What the record does not say"), parts.not_said),
            (_("Related studies"), parts.related),
        ),
    )


def _with_sources(blocks: Iterable[Block], provenance: Provenance) -> list[Block]:
    """Each block with its source mark; for links it stands in the line before them."""
    marked: list[Block] = []
    remark: Paragraph | None = None
    for block in blocks:
        if isinstance(block, TrialLinks):
            marked += provenance.mark_links(remark, block)
            remark = None
            continue
        if remark is not None:
            marked.append(provenance.mark(remark))
            remark = None
        if isinstance(block, Paragraph):
            remark = block
        else:
            marked.append(block if isinstance(block, Heading) else provenance.mark(block))
    return marked if remark is None else [*marked, provenance.mark(remark)]


def _subtitle(titles: Titles) -> str:
    """What the registry, or the text an entry was made from, calls the study."""
    if titles.official is not None:
        title, sentence = shown(titles.official.raw), _("In the registry: {title}")
    elif titles.source is not None:
        title, sentence = shown(titles.source.raw), _("Title of the source: {title}")
    else:
        return ""
    return "" if title == titles.brief.value else sentence.format(title=title)


def _source_line(desk: Desk) -> str:
    """Where the record is from, its day, and the day it came into this library."""
    source, copied = desk.trial.source, date_words(PartialDate.parse(desk.record.imported))
    updated = date_words(source.as_of) if source.as_of is not None else ""
    if updated and copied:
        sentence = _("Source: {registry}, record of {updated}, copied here {copied}.")
    elif updated:
        sentence = _("Source: {registry}, record of {updated}.")
    elif copied:
        sentence = _("Source: {registry}, copied here {copied}.")
    else:
        sentence = _("Source: {registry}.")
    return sentence.format(registry=source.registry, updated=updated, copied=copied)
