"""The summary for paper: one study on a few pages, for its reader and the reader's doctor."""

from collections.abc import Callable, Iterable

from viewer.domain.trial import Titles
from viewer.domain.values import PartialDate
from viewer.pages import summary_parts as parts
from viewer.pages.blocks import Block, Heading, PrintPage, Table, Terms, TrialLinks
from viewer.pages.desk import Desk, ours, section
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.provenance import Provenance
from viewer.plain.dates import date_words
from viewer.words import _


def summary_page(desk: Desk) -> PrintPage:
    """The whole print-out. Words are marked once in it, and all are explained at its end."""
    provenance = Provenance(desk.trial)
    provenance.begin(_("Status"))
    blocks: list[Block] = [
        provenance.mark(notice) for notice in in_true_voice(desk.trial, parts.status_notices(desk))
    ]
    for title, make in _sections(desk):
        provenance.begin(title)
        made = in_true_voice(desk.trial, section(desk, title, make))
        blocks += _with_sources(made, provenance)
    blocks += section(desk, _("Words used here"), lambda: _words(desk))
    blocks += section(desk, _("Where each part comes from"), provenance.lines)
    return PrintPage(
        number=desk.trial.number,
        title=desk.trial.titles.brief.value,
        registry_title=_registry_title(desk.trial.titles),
        blocks=tuple(blocks),
        terms=dict(desk.marker.used),
        source_line=_source_line(desk),
        advice_line=_("Information, not medical advice. Only the study team can say who can join."),
        url=desk.trial.source.url,
    )


def _sections(desk: Desk) -> tuple[tuple[str, Callable[[], Iterable[Block]]], ...]:
    return (
        (_("At a glance"), lambda: parts.glance(desk)),
        (_("What the study is about"), lambda: parts.about(desk)),
        (_("What happens in the study"), lambda: parts.what_happens(desk)),
        (_("Who could join"), lambda: parts.who_could_join(desk)),
        (_("What is measured"), lambda: parts.measured(desk)),
        (_("Who runs it, and whom to ask"), lambda: parts.whom_to_ask(desk)),
        (_("Places"), lambda: parts.places(desk)),
        (_("Good to know before you ask"), lambda: parts.good_to_know(desk)),
        (_("What the record does not say"), lambda: parts.not_said(desk)),
        (_("Related studies"), lambda: parts.related(desk)),
    )


def _with_sources(blocks: Iterable[Block], provenance: Provenance) -> list[Block]:
    """Each block with its source mark; tables and links get a line after them."""
    marked: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            marked.append(block)
        elif isinstance(block, Table | TrialLinks):
            marked += provenance.with_remark(block)
        else:
            marked.append(provenance.mark(block))
    return marked


def _words(desk: Desk) -> list[Block]:
    cards = sorted(desk.marker.used.values(), key=lambda card: card.term.casefold())
    if not cards:
        return []
    return [Terms(terms=tuple(cards), origin=ours("glossary"))]


def _registry_title(titles: Titles) -> str:
    title = titles.official or titles.source
    return title.raw if title is not None else ""


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
