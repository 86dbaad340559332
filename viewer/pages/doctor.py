"""The page for a doctor: what somebody in a hurry needs to see, and what there is to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from viewer.domain.personal import Answer, Mine
from viewer.domain.printout import PrintKind
from viewer.pages.blocks import (
    Blanks,
    CheckList,
    CheckRow,
    Facts,
    GivesWay,
    Heading,
    PaperBlock,
    PrintPage,
    QuestionRow,
    Room,
    Span,
    text_of,
)
from viewer.pages.checklist import Numbered, check_row, numbered
from viewer.pages.criteria import criteria_blocks
from viewer.pages.desk import WHOLE_RECORD, Desk, ours, paths_of
from viewer.pages.doctor_facts import doctor_facts
from viewer.pages.eligibility import are_entrys_own, eligibility_facts
from viewer.pages.facts import facts_block
from viewer.pages.print_frame import advice_line, source_line
from viewer.pages.questions import open_questions, question_rows
from viewer.pages.summary_words import with_words
from viewer.words import _, ngettext

_FACTS_KEPT = 4
_CRITERIA_KEPT = 2
_CRITERIA_ASKED = 5
_QUESTIONS_KEPT = 3
_QUESTIONS_MOST = 7
_LINES = 3


def doctor_page(desk: Desk, mine: Mine) -> PrintPage:
    """The page of a trial, with the criteria the person is not sure of and their questions.

    Where they ticked nothing yet, it has as many criteria as the page holds.
    """
    trial = desk.trial
    official = trial.titles.official
    blocks: list[PaperBlock] = [
        Blanks(labels=(_("Name"), _("Date")), origin=ours(WHOLE_RECORD)),
        *_facts(desk),
        *_criteria(desk, mine),
        *_questions(desk, mine),
        Heading(text=_("What we agreed"), origin=ours(WHOLE_RECORD)),
        Room(lines=_LINES, origin=ours(WHOLE_RECORD)),
    ]
    blocks, _cards = with_words(blocks, {})
    return PrintPage(
        number=trial.number,
        title=_("For my doctor: {number}").format(number=trial.number),
        subtitle=official.raw if official else trial.titles.brief.value,
        blocks=tuple(blocks),
        terms={},
        source_line=source_line(desk),
        advice_line=advice_line(trial),
        url=trial.source.url,
        name=trial.titles.brief.value,
        kind=PrintKind.DOCTOR,
        notes=False,
    )


def _facts(desk: Desk) -> Iterator[PaperBlock]:
    gives_way = GivesWay(turn=0, keep=_FACTS_KEPT, elsewhere=_("The summary has all."))
    for block in facts_block(doctor_facts(desk)):
        yield replace(block, gives_way=gives_way) if isinstance(block, Facts) else block


def _criteria(desk: Desk, mine: Mine) -> Iterator[PaperBlock]:
    blocks = criteria_blocks(desk)
    lines, coded = numbered(blocks), _coded_unsure(desk, mine)
    if not lines and not coded:
        return
    unsure = [
        line
        for line in lines
        if (tick := mine.answers.get(line.row.identity)) and tick.answer is Answer.NOT_SURE
    ]
    answered = any(line.row.identity in mine.answers for line in lines)
    if answered and not unsure and not coded:
        return
    if answered:
        title = _("Criteria I could not answer")
        gives_way = GivesWay(
            turn=2, keep=_CRITERIA_KEPT, title=_("More criteria I could not answer")
        )
    else:
        title = _("Criteria to ask about")
        unsure = _both_lists(lines)
        gives_way = GivesWay(
            turn=-1, keep=_CRITERIA_ASKED, elsewhere=_("The checklist and the registry have all.")
        )
    origin = ours(*(paths_of(blocks) or (WHOLE_RECORD,)))
    yield Heading(text=title, origin=origin)
    yield CheckList(
        rows=(*coded, *(_asked(line, lines) for line in unsure)),
        origin=origin,
        boxes=(_("Fits"), _("Does not"), _("Needs test")),
        title=_("Written for this program, line by line")
        if are_entrys_own(desk.trial.eligibility)
        else _("Word for word from the registry"),
        gives_way=gives_way,
    )


def _asked(line: Numbered, lines: Sequence[Numbered]) -> CheckRow:
    """A line; of the points below it, which say what it means, how many there are."""
    row = check_row(line, _kind(line), helped=False)
    below = sum(each.number.startswith(f"{line.number}.") for each in lines)
    if not below or not row.spans or not text_of(row.spans).rstrip().endswith((":", "：")):
        return row
    note = ngettext(
        "Its {count} point is on the checklist.", "Its {count} points are on the checklist.", below
    )
    return replace(row, note=note.format(count=below))


def _coded_unsure(desk: Desk, mine: Mine) -> list[CheckRow]:
    """Age, sex and health where the person is not sure, in the words of the record's fields."""
    return [
        CheckRow((Span(_("{label}: {value}").format(label=fact.label, value=fact.official)),))
        for fact in eligibility_facts(desk)
        if (tick := mine.answers.get(fact.asks)) and tick.answer is Answer.NOT_SURE
    ]


def _both_lists(lines: Sequence[Numbered]) -> list[Numbered]:
    """Lines of both lists by turns, so that a page has of both however few it holds."""
    asked = [line for line in lines if line.row.level == 0]
    first = [line for line in asked if line.inclusion is not False]
    second = [line for line in asked if line.inclusion is False]
    return [line for pair in zip_longest(first, second) for line in pair if line is not None]


def _kind(line: Numbered) -> str:
    """The list and the number of a line; "fits" means little where one does not know the list."""
    if line.inclusion is None:
        return line.number
    words = _("Inclusion {number}") if line.inclusion else _("Exclusion {number}")
    return words.format(number=line.number)


def _questions(desk: Desk, mine: Mine) -> Iterator[PaperBlock]:
    """The person's questions, and those of ours they chose; else some the record leaves open."""
    origin = ours(WHOLE_RECORD)
    rows = [CheckRow((Span(question),)) for question in mine.questions]
    rows += [_check(question) for question in question_rows(desk, mine.taken)]
    title = _("My questions")
    gives_way = GivesWay(turn=1, keep=_QUESTIONS_KEPT, title=_("More questions"))
    others = open_questions(desk, _QUESTIONS_MOST, without=mine.taken)
    more = [CheckRow((Span(row.text),)) for row in others]
    if rows:
        yield Heading(text=title, origin=origin)
        yield CheckList(rows=tuple(rows), origin=origin, gives_way=gives_way)
    if rows and more:
        # Only where there is room.
        fills = GivesWay(turn=-2, keep=0)
        also = _("You could also ask")
        yield CheckList(rows=tuple(more), origin=origin, title=also, gives_way=fills)
    elif more:
        fills = GivesWay(
            turn=-2, keep=_QUESTIONS_KEPT, elsewhere=_("The sheet of questions has all.")
        )
        yield Heading(text=_("Questions the record leaves open"), origin=origin)
        yield CheckList(rows=tuple(more), origin=origin, gives_way=fills)


def _check(question: QuestionRow) -> CheckRow:
    silent = () if question.answer else (Span(_(" (The record does not say.)")),)
    return CheckRow((Span(question.text), *silent))
