"""The print-out of questions to ask about one study."""

from viewer.domain.personal import NOTHING_OF_MINE, Mine
from viewer.domain.printout import PrintKind
from viewer.pages.blocks import PrintPage
from viewer.pages.desk import Desk
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.print_frame import advice_line, source_line
from viewer.pages.questions import printed_questions
from viewer.words import _


def question_sheet(desk: Desk, mine: Mine = NOTHING_OF_MINE) -> PrintPage:
    """What the person wants to ask, then what the record leaves open, then the others."""
    return PrintPage(
        number=desk.trial.number,
        title=_("Questions to ask: {number}").format(number=desk.trial.number),
        subtitle=desk.trial.titles.brief.value,
        blocks=tuple(in_true_voice(desk.trial, printed_questions(desk, mine))),
        terms={},
        source_line=source_line(desk),
        advice_line=advice_line(desk.trial),
        url=desk.trial.source.url,
        kind=PrintKind.QUESTIONS,
    )
