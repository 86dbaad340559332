"""Questions one could ask: folded by group on the screen, in two parts on paper."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from viewer.domain.personal import Mine
from viewer.domain.standing import Standing
from viewer.domain.trial import Trial
from viewer.domain.values import Author, Passage
from viewer.pages.blocks import (
    Block,
    Fold,
    Heading,
    Origin,
    Paragraph,
    QuestionRow,
    Questions,
    Span,
    Tab,
    Voice,
)
from viewer.pages.desk import PART, SECTION, WHOLE_RECORD, Desk, ours, paths_of, section
from viewer.pages.passages import passage_at
from viewer.pages.tab_titles import tab_title
from viewer.plain.answers.answer import Answer
from viewer.plain.answers.rules import Asking, askings
from viewer.plain.questions import QuestionGroup, group_title
from viewer.plain.short_what import is_access
from viewer.plain.standing_today import standing_today
from viewer.plain.text import plain_text
from viewer.words import _, ngettext

_TAKES_NOBODY = frozenset({Standing.FULL, Standing.FINISHED, Standing.STOPPED})
BOOK = "questions"
"""The path of a question that the record does not answer: our own list."""
_LONGEST_QUOTE = 320
"""Characters of a sentence that is quoted whole; a longer one is named by its place alone."""


def question_section(desk: Desk) -> list[Block]:
    """The section of questions for the end of the Overview. To look for answers takes as long as
    the rest of the tab, so the window adds it once that is shown.
    """
    return section(desk, _("Questions you could ask"), lambda: question_blocks(desk))


def question_blocks(desk: Desk) -> Iterator[Block]:
    """A remark, then a fold for each group; in each, what the record does not say comes first."""
    found = askings(desk.asked)
    yield _remark(desk, found)
    for group, members in groupby(found, key=lambda asking: asking.question.group):
        yield _fold(desk, group, list(members))


def printed_questions(desk: Desk, mine: Mine) -> list[Block]:
    """The person's own and those they take along; then those the record does not answer, with
    room to write; then those it does, with the place.
    """
    found = askings(desk.asked)
    remark = _remark(desk, found)
    taken = [each for each in found if each.question.id in mine.taken]
    found = tuple(each for each in found if each not in taken)
    to_ask = [each for each in found if not each.is_answered]
    told = [each for each in found if each.is_answered]
    return [
        remark,
        *_mine(desk, mine, taken),
        *_part(desk, _to_ask_title(), to_ask, room=True),
        *_part(desk, _told_title(), told, room=False),
    ]


def question_rows(desk: Desk, identities: Iterable[str]) -> list[QuestionRow]:
    """The questions of ours with these ids, in this order; ids that are no more are left out."""
    found = {each.question.id: each for each in askings(desk.asked)}
    return [_row(desk, found[identity]) for identity in identities if identity in found]


def open_questions(desk: Desk, most: int, without: Collection[str] = ()) -> list[QuestionRow]:
    """The first questions that the record does not answer, a group after another by turns."""
    found = [
        each
        for each in askings(desk.asked)
        if each.answer is None and each.question.id not in without
    ]
    seen: Counter[QuestionGroup] = Counter()
    turns = []
    for each in found:
        turns.append((seen[each.question.group], each))
        seen[each.question.group] += 1
    first = sorted(turns, key=lambda turn: turn[0])[:most]
    return [_row(desk, each) for _turn, each in first]


def _mine(desk: Desk, mine: Mine, taken: Sequence[Asking]) -> Iterator[Block]:
    """What the person wants to ask, first of all: their own words, then ours that they ticked."""
    yours = Origin(Voice.YOURS, (WHOLE_RECORD,))
    order = {identity: place for place, identity in enumerate(mine.taken)}
    rows = [QuestionRow(identity="", text=text, origin=yours) for text in mine.questions]
    rows += [_row(desk, each) for each in sorted(taken, key=lambda each: order[each.question.id])]
    if rows:
        yield Heading(text=_("My questions"), origin=yours, level=SECTION)
        yield Questions(rows=tuple(rows), origin=yours, room=True)


def _to_ask_title() -> str:
    return _("Not answered in this record")


def _told_title() -> str:
    return _("Answered in this record")


def _remark(desk: Desk, found: Sequence[Asking]) -> Paragraph:
    told = sum(each.is_answered for each in found)
    if is_access(desk.trial):
        # What is no study has no study team.
        text = ngettext(
            "Here is {count} question you could ask your doctor or those who give the treatment. "
            "We found the answer to {told} of them in this record. Ask it again if you like.",
            "Here are {count} questions you could ask your doctor or those who give the treatment. "
            "We found the answers to {told} of them in this record. Ask those again if you like.",
            len(found),
        )
    else:
        text = ngettext(
            "Here is {count} question you could ask the study team or your doctor. We found the "
            "answer to {told} of them in this record. Ask it again if you like.",
            "Here are {count} questions you could ask the study team or your doctor. We found the "
            "answers to {told} of them in this record. Ask those again if you like.",
            len(found),
        )
    text = text.format(count=len(found), told=told)
    spans = [Span(text)]
    if standing_today(desk.trial, desk.today) in _TAKES_NOBODY:
        spans += [Span(" "), Span(_("The record says that it takes no new people."))]
    paths = (report.path for report in desk.trial.recruitment.statuses)
    return Paragraph(spans=tuple(spans), origin=ours(BOOK, *paths))


def _fold(desk: Desk, group: QuestionGroup, members: list[Asking]) -> Fold:
    to_ask = [each for each in members if not each.is_answered]
    told = [each for each in members if each.is_answered]
    blocks = (*_listed(desk, _to_ask_title(), to_ask), *_listed(desk, _told_title(), told))
    note = ngettext("{count} question", "{count} questions", len(members))
    if told:
        note = ngettext(
            "{count} question, answered here: {told}",
            "{count} questions, answered here: {told}",
            len(members),
        )
    return Fold(
        title=group_title(group),
        blocks=blocks,
        origin=ours(*paths_of(blocks)),
        note=note.format(count=len(members), told=len(told)),
    )


def _listed(desk: Desk, title: str, members: list[Asking]) -> list[Block]:
    if not members:
        return []
    block = _block(desk, members, room=False)
    return [Heading(text=title, origin=block.origin, level=PART), block]


def _part(desk: Desk, title: str, members: list[Asking], *, room: bool) -> Iterator[Block]:
    """A section of a print-out, its groups under headings of their own."""
    if not members:
        return
    yield Heading(text=title, origin=ours(BOOK), level=SECTION)
    for group, own in groupby(members, key=lambda asking: asking.question.group):
        block = _block(desk, list(own), room=room)
        yield Heading(text=group_title(group), origin=block.origin, level=PART)
        yield block


def _block(desk: Desk, members: Sequence[Asking], *, room: bool) -> Questions:
    rows = tuple(_row(desk, each) for each in members)
    paths = (path for row in rows for path in row.origin.paths)
    return Questions(rows=rows, origin=ours(*paths), room=room)


def _row(desk: Desk, asking: Asking) -> QuestionRow:
    question, answer = asking
    if answer is None:
        return QuestionRow(identity=question.id, text=question.text, origin=ours(BOOK))
    tab = Tab(answer.place.value)
    return QuestionRow(
        identity=question.id,
        text=question.text,
        origin=Origin(Voice.OURS, answer.paths, answer.start, answer.end),
        answer=(Span(answer.words),),
        quote=_quote(desk.trial, answer),
        tab=tab,
        where=tab_title(tab),
        partly=answer.partly,
    )


def _quote(trial: Trial, answer: Answer) -> str:
    """The sentence that the answer was found in, as the pages show it."""
    if answer.start is None or answer.end is None:
        return ""
    passage = passage_at(trial, answer.paths[0])
    if passage is None or passage.author is Author.ENTRY:
        return ""
    part = Passage(
        passage.text[answer.start : answer.end],
        passage.path,
        passage.author,
        passage.markup,
    )
    words = " ".join(plain_text(part).split())
    return words if len(words) <= _LONGEST_QUOTE else ""
