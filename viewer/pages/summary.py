"""The summary for paper: one study on a few pages, for its reader and the reader's doctor."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from viewer.domain.printout import ALL_SECTIONS, SummarySection
from viewer.pages import summary_parts as parts
from viewer.pages.blocks import Block, Heading, Paragraph, PrintPage, TrialLinks
from viewer.pages.desk import Desk, section
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.print_frame import advice_line, source_line, subtitle
from viewer.pages.provenance import Provenance, without_marks
from viewer.pages.short import short_blocks
from viewer.pages.summary_people import places, whom_to_ask
from viewer.pages.summary_words import with_words, word_list
from viewer.words import _

_Section: TypeAlias = tuple[SummarySection, Callable[[Desk], Iterable[Block]]]


def summary_page(desk: Desk, sections: frozenset[SummarySection] = ALL_SECTIONS) -> PrintPage:
    """The print-out with the ``sections`` wanted; what the study's status is heads it always.

    Words are marked once a section, and all are explained at its end.
    """
    provenance = Provenance(desk.trial)
    provenance.begin_chapter()
    blocks: list[Block] = [
        provenance.mark(notice) for notice in in_true_voice(desk.trial, parts.status_notices(desk))
    ]
    for chapter in _CHAPTERS:
        for key, make in chapter:
            if key in sections:
                made = section(desk, section_title(key), partial(make, desk))
                blocks += _with_sources(in_true_voice(desk.trial, made), provenance)
        provenance.begin_chapter()
    if SummarySection.SOURCES not in sections:
        blocks = list(map(without_marks, blocks))
    explained = desk.marker.used if SummarySection.WORDS in sections else {}
    blocks, cards = with_words(blocks, explained)
    blocks += word_list(desk, cards)
    if SummarySection.SOURCES in sections:
        blocks += section(desk, section_title(SummarySection.SOURCES), provenance.lines)
    return PrintPage(
        number=desk.trial.number,
        title=desk.trial.titles.brief.value,
        subtitle=subtitle(desk.trial.titles),
        blocks=tuple(blocks),
        terms={card.key: card for card in cards},
        source_line=source_line(desk),
        advice_line=advice_line(desk.trial),
        url=desk.trial.source.url,
        notes=SummarySection.NOTES in sections,
    )


def section_title(section_of: SummarySection) -> str:
    """The heading of a section."""
    return {
        SummarySection.SHORT: _("In short"),
        SummarySection.GLANCE: _("At a glance"),
        SummarySection.ABOUT: _("What it is about"),
        SummarySection.HAPPENS: _("What happens"),
        SummarySection.JOIN: _("Who could join"),
        SummarySection.MEASURED: _("What is measured"),
        SummarySection.CONTACTS: _("Who runs it, and whom to ask"),
        SummarySection.PLACES: _("Places"),
        SummarySection.KNOW: _("Good to know before you ask"),
        SummarySection.MISSING: _("What the record does not say"),
        SummarySection.RELATED: _("Related studies"),
        SummarySection.WORDS: _("Words used here"),
        SummarySection.SOURCES: _("Where each part comes from"),
        SummarySection.NOTES: _("My notes"),
    }[section_of]


# The sections in their order. Those of one chapter share the marks of their sources.
_CHAPTERS: tuple[tuple[_Section, ...], ...] = (
    ((SummarySection.SHORT, short_blocks), (SummarySection.GLANCE, parts.glance)),
    ((SummarySection.ABOUT, parts.about), (SummarySection.HAPPENS, parts.what_happens)),
    ((SummarySection.JOIN, parts.who_could_join), (SummarySection.MEASURED, parts.measured)),
    (
        (SummarySection.CONTACTS, whom_to_ask),
        (SummarySection.PLACES, places),
        (SummarySection.KNOW, parts.good_to_know),
        (SummarySection.MISSING, parts.not_said),
        (SummarySection.RELATED, parts.related),
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
