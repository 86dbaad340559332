"""The Sources tab: where everything comes from, and last the whole record as it came."""

import json
from collections.abc import Iterator

from viewer.pages import papers, record_facts
from viewer.pages.blocks import Block, Paragraph, RecordTree, Span, Tab
from viewer.pages.desk import WHOLE_RECORD, Desk, ours, section, source
from viewer.pages.facts import facts_block
from viewer.pages.flagging import flag_notices
from viewer.pages.parties import party_facts
from viewer.words import _, ngettext


def source_blocks(desk: Desk) -> list[Block]:
    """The blocks of the Sources tab; its last section is the whole record."""
    return [
        *section(desk, _("What this record is"), lambda: _record(desk)),
        *section(
            desk,
            _("Other numbers of this study"),
            lambda: facts_block(record_facts.number_facts(desk)),
        ),
        *section(desk, _("Numbered sources"), lambda: papers.citation_blocks(desk)),
        *section(desk, _("Articles about this study"), lambda: papers.publication_blocks(desk)),
        *section(desk, _("Papers the record names"), lambda: papers.reference_blocks(desk)),
        *section(desk, _("Web pages the record names"), lambda: papers.link_blocks(desk)),
        *section(desk, _("Documents"), lambda: papers.document_blocks(desk)),
        *section(desk, _("Dates"), lambda: record_facts.date_table(desk)),
        *section(desk, _("Who is behind the study"), lambda: facts_block(party_facts(desk))),
        *section(
            desk,
            _("Safety watch and law"),
            lambda: facts_block(record_facts.oversight_facts(desk)),
        ),
        *section(desk, _("Notices under US law"), lambda: record_facts.violation_blocks(desk)),
        *section(
            desk,
            _("Results on their way"),
            lambda: record_facts.posting_blocks(desk),
        ),
        *section(
            desk,
            _("Sharing of data about each person"),
            lambda: record_facts.sharing_blocks(desk),
        ),
        *section(desk, _("Data others can ask for"), lambda: papers.data_blocks(desk)),
        *section(
            desk, _("Words the registry files it under"), lambda: record_facts.indexing_blocks(desk)
        ),
        *flag_notices(desk, Tab.SOURCES),
        *section(desk, _("The whole record"), lambda: _whole_record(desk)),
    ]


def parsed_record(body: bytes) -> object:
    """The record as nested lists and dicts, or its text where it is not JSON."""
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", errors="replace")


def _record(desk: Desk) -> Iterator[Block]:
    yield from facts_block(record_facts.record_facts(desk))
    url = desk.trial.source.url
    if url:
        yield papers.web_link(
            _("The study’s page at the registry"), url, desk.trial.titles.brief.path
        )


def _whole_record(desk: Desk) -> Iterator[Block]:
    unknown = desk.trial.unknown_paths
    if unknown:
        text = ngettext(
            "This program does not know {count} field of this record yet. It stands below.",
            "This program does not know {count} fields of this record yet. They stand below.",
            len(unknown),
        ).format(count=len(unknown))
        yield Paragraph(spans=(Span(text),), origin=ours(*unknown), secondary=True)
    yield RecordTree(record=parsed_record(desk.record.body), origin=source(WHOLE_RECORD))
