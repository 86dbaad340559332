"""Paragraphs, lists and facts, written into one document for a run of them."""

from PySide6.QtGui import QFontMetricsF

from viewer.pages.blocks import Facts, Item, ListBlock, Paragraph, Span
from viewer.pages.note_places import path_of
from viewer.ui.look import Look, Role
from viewer.ui.look.measures import LABEL, LABEL_GAP, STACK_BELOW
from viewer.ui.page.writer import Indent, Writer

Running = Paragraph | ListBlock | Facts

_BULLETS = ("•", "–", "·")
_DEEPEST = 2


def stacks(look: Look, width: int) -> bool:
    """Whether a line of ``width`` pixels holds too few characters to set things side by side."""
    # Half a text size to a character, measured on English in the reading families.
    return width < look.px(LABEL + LABEL_GAP) + STACK_BELOW * look.px(9)


def write_run(
    writer: Writer, blocks: tuple[Running, ...], width: int, role: Role = Role.BODY
) -> None:
    """Write ``blocks`` one under the other for a width in pixels."""
    for place, block in enumerate(blocks, 1):
        writer.path = path_of(block.origin)
        if isinstance(block, Paragraph):
            small = Role.NOTE if role is Role.BODY else Role.CARD_TEXT
            if block.secondary:
                writer.paragraph(block.spans, Role.CONTROL, "soft", above=10)
            else:
                writer.paragraph(block.spans, role if role is Role.BODY else small, above=12)
        elif isinstance(block, ListBlock):
            _write_items(writer, block, block.items, 0, role)
        else:
            _write_facts(writer, block, width, followed=place < len(blocks))


def _write_items(
    writer: Writer, block: ListBlock, items: tuple[Item, ...], level: int, role: Role
) -> None:
    step = writer.look.px(28)
    for number, item in enumerate(items, block.start if level == 0 else 1):
        ordered = block.ordered and level == 0
        marker = f"{number}." if ordered else _BULLETS[min(level, _DEEPEST)]
        indent = Indent(left=step * (level + 1), marker=marker, hang=step)
        writer.paragraph(item.spans, role, above=6, indent=indent)
        _write_items(writer, block, item.items, min(level + 1, _DEEPEST), role)


def _write_facts(writer: Writer, block: Facts, width: int, *, followed: bool) -> None:
    if stacks(writer.look, width):
        for fact in block.facts:
            writer.path = ""
            writer.paragraph((Span(fact.label),), Role.CONTROL, "soft", above=12)
            writer.path = path_of(fact.origin)
            writer.paragraph(fact.spans, Role.FACT)
            _write_official(writer, fact.official)
        return
    if _fit_in_column(writer.look, block):
        _write_side_by_side(writer, block)
        if followed:
            writer.rest(14)
    else:
        _write_table(writer, block, width, followed=followed)


def _fit_in_column(look: Look, block: Facts) -> bool:
    metrics = QFontMetricsF(look.font(Role.CONTROL))
    return all(metrics.horizontalAdvance(fact.label) <= look.px(LABEL) for fact in block.facts)


def _write_side_by_side(writer: Writer, block: Facts) -> None:
    """Labels that hang before their facts: set in a fraction of the time that a table takes."""
    label = writer.look.px(LABEL) + writer.look.space(LABEL_GAP)
    for place, fact in enumerate(block.facts):
        writer.path = path_of(fact.origin)
        indent = Indent(label, fact.label, label, Role.CONTROL, "soft")
        writer.paragraph(fact.spans, Role.FACT, above=9 if place else 14, indent=indent)
        _write_official(writer, fact.official)


def _write_table(writer: Writer, block: Facts, width: int, *, followed: bool) -> None:
    """Labels that need more than a line, in cells of their own."""
    label = writer.look.px(LABEL) + writer.look.space(LABEL_GAP)
    starts = writer.is_fresh()
    table = writer.table(len(block.facts), [label, width - label])
    gap, after = writer.look.space(9), writer.look.space(14) if followed else 0
    for row, fact in enumerate(block.facts):
        above = 0 if row or starts else writer.look.space(14)
        padding = (above, gap if row + 1 < len(block.facts) else after)
        writer.cell(table, row, 0, padding, right=writer.look.space(LABEL_GAP))
        writer.line(Role.FACT)
        writer.words(fact.label, Role.CONTROL, "soft")
        writer.cell(table, row, 1, padding)
        writer.line(Role.FACT)
        writer.path = path_of(fact.origin)
        writer.spans(fact.spans, Role.FACT)
        _write_official(writer, fact.official)
    writer.leave()


def _write_official(writer: Writer, official: str) -> None:
    if official:
        writer.words(f"\u2003{official}", Role.CONTROL, "soft")
