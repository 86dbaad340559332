"""The print-out of what changed in one study's record."""

from viewer.domain.printout import PrintKind
from viewer.pages.blocks import Block, Paragraph, PrintPage, Span
from viewer.pages.changes.page import change_blocks
from viewer.pages.desk import WHOLE_RECORD, Desk, ours
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.print_frame import advice_line, source_line
from viewer.words import _


def change_sheet(desk: Desk) -> PrintPage:
    """What stood in the record before, and what stands there now, field by field."""
    return PrintPage(
        number=desk.trial.number,
        title=_("What changed in the record: {number}").format(number=desk.trial.number),
        subtitle=desk.trial.titles.brief.value,
        blocks=tuple(in_true_voice(desk.trial, _blocks(desk))),
        terms={},
        source_line=source_line(desk),
        advice_line=advice_line(desk.trial),
        url=desk.trial.source.url,
        kind=PrintKind.CHANGES,
    )


def _blocks(desk: Desk) -> list[Block]:
    if desk.opened is None or desk.opened.earlier is None:
        text = _("This record has not changed since it came into this library.")
        return [Paragraph(spans=(Span(text),), origin=ours(WHOLE_RECORD))]
    return change_blocks(desk.opened.earlier, desk.opened)
