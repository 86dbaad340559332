"""The print-out of questions to ask about one study."""

from viewer.domain.printout import PrintKind
from viewer.pages.blocks import PrintPage
from viewer.pages.desk import Desk
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.print_frame import advice_line, source_line
from viewer.pages.questions import printed_questions
from viewer.words import _


def question_sheet(desk: Desk) -> PrintPage:
    """The questions that the record does not answer, with room to write, then the others."""
    return PrintPage(
        number=desk.trial.number,
        title=_("Questions to ask"),
        subtitle=desk.trial.titles.brief.value,
        blocks=tuple(in_true_voice(desk.trial, printed_questions(desk))),
        terms={},
        source_line=source_line(desk),
        advice_line=advice_line(),
        url=desk.trial.source.url,
        kind=PrintKind.QUESTIONS,
    )
