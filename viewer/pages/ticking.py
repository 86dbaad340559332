"""The lines of a page that a person can answer, how many have which answer, and old answers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from viewer.domain.personal import Answer, Tick
from viewer.pages.blocks import Block, Criteria, Fact, Facts, all_blocks, text_of
from viewer.plain.own_lines import coded_field
from viewer.words import _, ngettext


class TickLine(NamedTuple):
    """A line to answer: its identity, and its words as they stand now."""

    identity: str
    words: str


def tick_lines(blocks: Iterable[Block]) -> tuple[TickLine, ...]:
    """Every line of a page that can be answered, in reading order."""
    return tuple(_lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[TickLine]:
    for block in all_blocks(tuple(blocks)):
        if isinstance(block, Criteria):
            for row in block.rows:
                yield TickLine(row.identity, text_of(row.spans))
        elif isinstance(block, Facts):
            for fact in block.facts:
                if fact.asks:
                    yield TickLine(fact.asks, fact_words(fact))


def fact_words(fact: Fact) -> str:
    """A fact as one line: "Age: 18 or older"."""
    return _("{label}: {value}").format(label=fact.label, value=text_of(fact.spans))


def answers_by_line(lines: Iterable[TickLine], by_field: Mapping[str, Answer]) -> dict[str, Answer]:
    """What a profile answers, by identity of the line, from what it answers by coded field."""
    return {
        line.identity: by_field[field]
        for line in lines
        if (field := coded_field(line.identity)) in by_field
    }


def answers_in_force(
    lines: Iterable[TickLine], given: Mapping[str, Tick], marked: Mapping[str, Answer]
) -> dict[str, Tick]:
    """The answers that count: those given by hand, then those of the profile.

    ``marked`` is by identity, too. Answers to lines that do not stand here are left out.
    """
    found = {}
    for line in lines:
        if line.identity in given:
            found[line.identity] = given[line.identity]
        elif line.identity in marked:
            found[line.identity] = Tick(marked[line.identity], line.words, from_profile=True)
    return found


def earlier_answers(lines: Iterable[TickLine], given: Mapping[str, Tick]) -> dict[str, Tick]:
    """Answers to lines that the record does not hold any more, with the words they had."""
    here = {line.identity for line in lines}
    return {identity: tick for identity, tick in given.items() if identity not in here}


def count_words(lines: Iterable[TickLine], answers: Mapping[str, Tick]) -> str:
    """How many lines have which answer. It counts, and never says what that comes to."""
    found = [answers.get(line.identity) for line in lines]
    count = Counter(tick.answer for tick in found if tick is not None)
    return ngettext(
        "{count} line: {yes} yes, {no} no, {ask} to ask about, {blank} without an answer.",
        "{count} lines: {yes} yes, {no} no, {ask} to ask about, {blank} without an answer.",
        len(found),
    ).format(
        count=len(found),
        yes=count[Answer.YES],
        no=count[Answer.NO],
        ask=count[Answer.NOT_SURE],
        blank=sum(tick is None for tick in found),
    )


def answer_words(answer: Answer) -> str:
    """What stands at an answer."""
    return {
        Answer.YES: _("Yes"),
        Answer.NO: _("No"),
        Answer.NOT_SURE: _("Not sure"),
    }[answer]


def old_answer_words(answer: Answer) -> str:
    """An answer given to a line that is gone, before the words of the line."""
    return {
        Answer.YES: _("You ticked “yes”:"),
        Answer.NO: _("You ticked “no”:"),
        Answer.NOT_SURE: _("You ticked “not sure”:"),
    }[answer]
