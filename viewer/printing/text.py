"""Pages as plain text: lines of at most 78 columns, for a mail, a braille line, a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod

from viewer.pages.blocks import (
    Blanks,
    Cell,
    CheckList,
    Criteria,
    Facts,
    Heading,
    Item,
    ListBlock,
    Notice,
    PaperBlock,
    Paragraph,
    PrintPage,
    Questions,
    Room,
    ScoreScale,
    Steps,
    Table,
    Terms,
    Timeline,
    TrialLinks,
    WebLink,
    text_of,
)
from viewer.pages.question_words import under_question
from viewer.printing.flow import CriterionNode, criteria_tree, flow, labels, words_before
from viewer.printing.signs import Cleaner
from viewer.printing.tables import words_of
from viewer.printing.wording import (
    also_called,
    before_marks,
    in_study,
    in_the_record,
    replaced_signs,
    source_line,
    term_words,
    trial_link_words,
)
from viewer.words import _

_WIDTH = 78


def make_text(page: PrintPage | Sequence[PrintPage]) -> str:
    """A page, or several one after another, as text. A word longer than a line stays whole."""
    pages = [page] if isinstance(page, PrintPage) else list(page)
    return f"\n\n{'=' * _WIDTH}\n\n".join(_Sheet(one).text() for one in pages)


class _Sheet:
    def __init__(self, page: PrintPage) -> None:
        self._page = page
        self._cleaner = Cleaner()
        self._asked: set[str] = set()

    def text(self) -> str:
        page = self._page
        parts = [self._wrapped(page.number), _underlined(self._wrapped(page.title), "=")]
        if page.subtitle:
            parts.append(self._wrapped(page.subtitle))
        if page.url:
            parts.append(self._wrapped(_("Registry page: {url}").format(url=page.url)))
        told = False
        for block in flow(page.blocks):
            lines = "\n".join(self._lines(block))
            is_source = isinstance(block, Paragraph) and source_line(block.spans) is not None
            if told and is_source:
                parts[-1] += f"\n{lines}"
            else:
                parts.append(lines)
            told = is_source
        parts.append(self._wrapped(replaced_signs(self._cleaner.replaced)))
        parts.append(f"{self._wrapped(page.source_line)}\n{self._wrapped(page.advice_line)}")
        return "\n\n".join(part for part in parts if part) + "\n"

    def _wrapped(self, text: str, first: str = "", later: str | None = None) -> str:
        """The text in lines; ``first`` and ``later`` stand before the first and other lines."""
        if later is None:
            later = " " * len(first)
        lines: list[str] = []
        for line in self._cleaner.lines(text):
            lines += textwrap.wrap(
                line,
                _WIDTH,
                initial_indent=later if lines else first,
                subsequent_indent=later,
                break_long_words=False,
                break_on_hyphens=False,
            )
        return "\n".join(lines)

    @singledispatchmethod
    def _lines(self, block: PaperBlock) -> Iterator[str]:
        raise TypeError(type(block))

    @_lines.register
    def _heading(self, block: Heading) -> Iterator[str]:
        line = self._wrapped(block.text)
        yield _underlined(line, "-") if block.level == 2 else line
        words = in_the_record(block.official, block.text)
        if words:
            yield self._wrapped(words)

    @_lines.register
    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        yield self._wrapped(text_of(block.spans))

    @_lines.register
    def _list(self, block: ListBlock) -> Iterator[str]:
        for number, item in enumerate(block.items, block.start):
            yield from self._item(item, f"{number}. " if block.ordered else "* ", "")

    def _item(self, item: Item, mark: str, indent: str) -> Iterator[str]:
        yield self._wrapped(text_of(item.spans), indent + mark)
        for point in item.items:
            yield from self._item(point, "- ", indent + " " * len(mark))

    @_lines.register
    def _facts(self, block: Facts) -> Iterator[str]:
        for fact in block.facts:
            said, marks = before_marks(fact.spans)
            official = in_the_record(fact.official, text_of(said))
            between = f" {official}" if official else ""
            words = f"{fact.label}: {text_of(said)}{between}{text_of(marks)}"
            yield self._wrapped(words, "", "    ")

    @_lines.register
    def _table(self, block: Table) -> Iterator[str]:
        if block.caption:
            yield self._wrapped(block.caption)
        labels = [words_of(cell) for cell in block.header]
        for row in block.rows:
            for place, cell in enumerate(row):
                label = labels[place] if place < len(labels) else ""
                words = " ".join(part for part in (words_of(cell), _beside(cell)) if part)
                if words:
                    text = f"{label}: {words}" if label else words
                    yield self._wrapped(text, "  " if place else "* ", "    ")

    @_lines.register
    def _steps(self, block: Steps) -> Iterator[str]:
        for number, step in enumerate(block.steps, 1):
            when = f" ({step.when})" if step.when else ""
            mark = f"{number}. "
            words = ": ".join(part for part in (step.title + when, text_of(step.spans)) if part)
            yield self._wrapped(words, mark)

    @_lines.register
    def _criteria(self, block: Criteria) -> Iterator[str]:
        yield from self._nodes(criteria_tree(block.rows), "", "")

    def _nodes(self, nodes: Sequence[CriterionNode], bullet: str, indent: str) -> Iterator[str]:
        for node, label in zip(nodes, labels(nodes, bullet), strict=True):
            mark = f"{indent}{label} "
            yield self._wrapped(words_before(node, label) + text_of(node.row.spans), mark)
            if node.row.help:
                under = " " * len(mark)
                yield self._wrapped(f"({text_of(node.row.help)})", under, under)
            yield from self._nodes(node.points, "-", " " * len(mark))

    @_lines.register
    def _notice(self, block: Notice) -> Iterator[str]:
        for words in (block.title, text_of(block.spans)):
            if words:
                yield self._wrapped(words, "| ", "| ")

    @_lines.register
    def _scale(self, block: ScoreScale) -> Iterator[str]:
        yield self._wrapped(block.said)

    @_lines.register
    def _timeline(self, block: Timeline) -> Iterator[str]:
        """Nothing: what follows it says the same in words."""
        del block
        yield from ()

    @_lines.register
    def _terms(self, block: Terms) -> Iterator[str]:
        for card in block.terms:
            parts = (text_of(card.meaning), also_called(card), text_of(in_study(card)).strip())
            meaning = " ".join(part for part in parts if part)
            yield self._wrapped(f"{term_words(card)}: {meaning}", "", "    ")

    @_lines.register
    def _questions(self, block: Questions) -> Iterator[str]:
        for row in block.rows:
            yield self._wrapped(row.text, "[ ] ")
            if row.answer:
                yield self._wrapped(under_question(row), "    ")

    @_lines.register
    def _trial_links(self, block: TrialLinks) -> Iterator[str]:
        for link in block.links:
            yield self._wrapped(f"{link.number} {trial_link_words(link)}".lstrip(), "* ")

    @_lines.register
    def _checks(self, block: CheckList) -> Iterator[str]:
        if block.title and block.title not in self._asked:
            self._asked.add(block.title)
            yield self._wrapped(block.title)
        for row in block.rows:
            number = f"{row.number}. " if row.number else ""
            mark = number if block.boxes else f"[ ] {number}"
            yield self._wrapped(text_of(row.spans), mark)
            under = "    "
            if row.note:
                yield self._wrapped(f"({row.note})", under, under)
            if block.boxes:
                boxes = (
                    f"[{'x' if place == row.chosen else ' '}] {box}"
                    for place, box in enumerate(block.boxes)
                )
                yield f"{under}{'   '.join(boxes)}"

    @_lines.register
    def _blanks(self, block: Blanks) -> Iterator[str]:
        yield "   ".join(f"{label}: {'_' * 24}" for label in block.labels)

    @_lines.register
    def _room(self, block: Room) -> Iterator[str]:
        yield "\n".join("_" * 60 for _line in range(block.lines))

    @_lines.register
    def _web_link(self, block: WebLink) -> Iterator[str]:
        label = f"{block.label}: " if block.label and block.label != block.url else ""
        yield self._wrapped(f"{label}{block.url}")


def _beside(cell: Cell) -> str:
    """The note of a cell: alone as it is, beside words in brackets, a quotation without."""
    if not words_of(cell) or cell.note[:1] in {"", "“", "("}:
        return cell.note
    return f"({cell.note})"


def _underlined(lines: str, sign: str) -> str:
    longest = max((len(line) for line in lines.splitlines()), default=0)
    return f"{lines}\n{sign * longest}"
