"""Passages of the source as blocks: whole, folded when long, or their first sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from viewer.domain.values import Author, Passage
from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    Item,
    ListBlock,
    Origin,
    Paragraph,
    Span,
    Spans,
    Voice,
    text_of,
)
from viewer.pages.desk import PART, Desk, ours
from viewer.plain.reading_level import (
    level_sentence,
    level_words,
    levels_sentence,
    reading_level,
)
from viewer.plain.text import (
    TextBlock,
    TextHeading,
    TextItem,
    TextList,
    TextParagraph,
    TextRun,
    parse,
    plain_text,
)
from viewer.words import _, ngettext

LONG = 60
"""Words from which a description is folded away behind one line."""

_SENTENCE = re.compile(r"(?<=[.!?])['\"’”)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|[IVX]{1,4}|e\.?g|i\.?e|vs?|etc|al|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|approx|ca|cf|Fig"
    r"|incl|resp|esp|min|max|Inc|Ltd|Co|Corp|Jr|Sr|Ph\.?D|M\.?D|U\.S|[Vv]er|[Vv]ol|pp?|Art|Sec"
    r"|(?:^|\s)\(?\d{1,2})|\.\w)\.$",
    re.MULTILINE,
)
"""Ends that end no sentence: abbreviations, initials, numbers of a list ("II. Measure …")."""
_WHOLE = 80
"""Words up to which a summary is shown whole: to fold its last line would save nothing."""


def passage_blocks(desk: Desk, passage: Passage, *, heading_level: int = PART) -> list[Block]:
    """Every word of a passage, under the source's own heading if it has one."""
    blocks: list[Block] = []
    if passage.heading:
        blocks.append(Heading(text=passage.heading, origin=origin_of(passage), level=heading_level))
    blocks += [_block(desk, passage, block) for block in parse(passage)]
    return _with_marks(blocks, passage)


def short_or_folded(desk: Desk, passage: Passage, title: str, *, limit: int = LONG) -> list[Block]:
    """A passage as it is when short, else behind the line ``title``."""
    if count_words(plain_text(passage)) <= limit:
        return passage_blocks(desk, passage)
    return [folded(desk, passage, title)]


def folded(desk: Desk, passage: Passage, title: str) -> Fold:
    """A passage behind the line ``title``, which also says how long it is."""
    with desk.marker.folded_away():
        blocks = tuple(passage_blocks(desk, passage))
    return Fold(
        title=title,
        blocks=blocks,
        origin=origin_of(passage),
        note=length_note(desk, plain_text(passage)),
    )


def first_sentences(desk: Desk, passage: Passage, count: int) -> tuple[list[Block], bool]:
    """The first ``count`` sentences of a passage, and whether that is all of it.

    A line that ends in a colon is a label and counts for nothing; a list is shown only when
    it comes before the sentences are full, and counts as one.
    """
    if count_words(plain_text(passage)) <= _WHOLE:
        return passage_blocks(desk, passage), True
    blocks: list[Block] = []
    parsed = parse(passage)
    left = count
    for index, block in enumerate(parsed):
        if left <= 0:
            return blocks, False
        if isinstance(block, TextParagraph):
            runs, taken, is_whole = _take(block.runs, left)
            left -= taken
            spans = desk.marker.mark_runs(_spans(runs), passage.path)
            blocks.append(Paragraph(spans=spans, origin=_part(passage, block)))
            if not is_whole:
                return blocks, False
        elif isinstance(block, TextHeading):
            blocks.append(_block(desk, passage, block))
        else:
            blocks.append(_block(desk, passage, block))
            left -= 1
        if left <= 0 and index + 1 < len(parsed):
            return _without_last_label(blocks), False
    return _with_marks(blocks, passage), True


def spans_of(desk: Desk, passage: Passage) -> Spans:
    """A passage as one run of spans, for a row, a cell or a step; breaks become spaces."""
    text = re.sub(r"\s*\n\s*", " ", plain_text(passage)).strip()
    return desk.marker.mark(text, passage.path) + source_marks(passage.sources)


def origin_of(passage: Passage) -> Origin:
    """Where a whole passage is from, and whose words it holds."""
    return Origin(voice_of(passage.author), (passage.path,))


def voice_of(author: Author) -> Voice:
    """Whose words an author's are."""
    return Voice.ENTRY if author is Author.ENTRY else Voice.SOURCE


def source_marks(numbers: Iterable[int]) -> Spans:
    """The marks of numbered sources, "[1]", as they stand at the end of a text."""
    return tuple(
        span for number in numbers for span in (Span(" "), Span(f"[{number}]", source=number))
    )


def count_words(text: str) -> int:
    """How many words a text has, counted by the spaces between them."""
    return len(text.split())


def length_note(desk: Desk, text: str) -> str:
    """How long a text is, and how hard to read if that can be told: "210 words, hard to read"."""
    count = count_words(text)
    words = ngettext("{count} word", "{count} words", count).format(count=f"{count:,}")
    level = reading_level(text)
    if level is None:
        return words
    desk.levels.append(level)
    return _("{words}, {level}").format(words=words, level=level_words(level))


def level_remark(desk: Desk, text: str) -> Spans:
    """How hard a text is to read, to go on after a remark; nothing where that cannot be told."""
    level = reading_level(text)
    if level is None:
        return ()
    desk.levels.append(level)
    return (Span(" "), Span(level_sentence(level)))


def level_line(desk: Desk, passages: Iterable[Passage | None]) -> Iterator[Paragraph]:
    """That several short texts right above are hard to read, as one smaller line.

    Of easy ones nothing is said: of a few lines full of numbers the formula knows too little.
    """
    there = [passage for passage in passages if passage is not None]
    level = reading_level("\n".join(plain_text(passage) for passage in there))
    if level is not None and levels_sentence(level):
        desk.levels.append(level)
        origin = ours(*(passage.path for passage in there))
        yield Paragraph(spans=(Span(levels_sentence(level)),), origin=origin, secondary=True)


def author_note(passage: Passage) -> str:
    """One sentence on who wrote a passage."""
    words = {
        Author.SPONSOR: _("Written by the people who run the study, as the registry has it."),
        Author.REGISTRY: _("Written by the registry."),
        Author.ARTICLE: _("Written by the authors of the article."),
        Author.ENTRY: _(
            "Written for this program, in its own words, from the sources named under Sources."
        ),
    }
    return words[passage.author]


def cut_remark(path: str) -> Paragraph:
    """What is said where the source itself breaks off."""
    return Paragraph(
        spans=(Span(_("The source cuts this text here.")),), origin=ours(path), secondary=True
    )


def _block(desk: Desk, passage: Passage, block: TextBlock) -> Block:
    origin = _part(passage, block)
    if isinstance(block, TextHeading):
        text = "".join(run.text for run in block.runs)
        return Heading(text=text, origin=origin, level=PART)
    if isinstance(block, TextList):
        items = tuple(_item(desk, item, passage.path) for item in block.items)
        return ListBlock(
            items=items, origin=origin, ordered=block.ordered, start=block.start_number
        )
    return Paragraph(spans=desk.marker.mark_runs(_spans(block.runs), passage.path), origin=origin)


def _item(desk: Desk, item: TextItem, path: str, number: str = "") -> Item:
    spans = desk.marker.mark_runs(
        (Span(number), *_spans(item.runs)) if number else _spans(item.runs), path
    )
    below: list[Item] = []
    for child in item.children:
        if isinstance(child, TextList):
            below += _items_below(desk, child, path)
        else:
            # A second paragraph of the same item stays with it.
            spans += (Span(" "), *desk.marker.mark_runs(_spans(child.runs), path))
    return Item(spans, tuple(below))


def _items_below(desk: Desk, part: TextList, path: str) -> Iterator[Item]:
    """Items under an item. Their numbers are written out: the source may point to them."""
    for number, item in enumerate(part.items, part.start_number):
        yield _item(desk, item, path, f"{number}{part.delimiter} " if part.ordered else "")


def _spans(runs: Iterable[TextRun]) -> Spans:
    return tuple(Span(run.text, strong=run.strong) for run in runs if run.text)


def _part(passage: Passage, block: TextBlock) -> Origin:
    return Origin(voice_of(passage.author), (passage.path,), block.start, block.end)


def _with_marks(blocks: list[Block], passage: Passage) -> list[Block]:
    """Add the marks of the passage's sources to its end, and say where the source cuts it."""
    marks = source_marks(passage.sources)
    if marks and blocks:
        last = blocks[-1]
        if isinstance(last, Paragraph):
            blocks[-1] = Paragraph(
                spans=last.spans + marks, origin=last.origin, secondary=last.secondary
            )
        else:
            blocks.append(Paragraph(spans=marks[1:], origin=origin_of(passage), secondary=True))
    if passage.truncated:
        blocks.append(cut_remark(passage.path))
    return blocks


def _take(runs: Sequence[TextRun], count: int) -> tuple[tuple[TextRun, ...], int, bool]:
    """Cut runs after ``count`` sentences: what is left, how many, whether that is all."""
    text = "".join(run.text for run in runs)
    ends = [
        found.start()
        for found in _SENTENCE.finditer(text)
        if not _NO_END.search(text[: found.start()])
    ]
    if text.rstrip().endswith(":") and not ends:
        return tuple(runs), 0, True
    if len(ends) < count:
        return tuple(runs), len(ends) + 1, True
    end = ends[count - 1]
    kept: list[TextRun] = []
    start = 0
    for run in runs:
        if start < end:
            kept.append(TextRun(run.text[: end - start], run.strong))
        start += len(run.text)
    return tuple(kept), count, False


def _without_last_label(blocks: list[Block]) -> list[Block]:
    """Leave out a label whose text is no longer shown."""
    while blocks and (
        isinstance(blocks[-1], Heading)
        or (isinstance(blocks[-1], Paragraph) and text_of(blocks[-1].spans).rstrip().endswith(":"))
    ):
        blocks.pop()
    return blocks
