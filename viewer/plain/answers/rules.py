"""The rules by name, as the questions' file names them."""

from collections.abc import Callable
from typing import NamedTuple

from viewer.plain.answers import burden, money, record, study, treatment
from viewer.plain.answers.answer import Answer, Asked
from viewer.plain.questions import Question, questions_for

RULES: dict[str, Callable[[Asked], Answer | None]] = {
    "main_outcome": study.main_outcome,
    "stage": study.stage,
    "open": study.is_open,
    "dates": study.dates,
    "size": study.size,
    "sponsor": study.sponsor,
    "contact": study.contact,
    "places": study.places,
    "outside": study.outside,
    "treatment": treatment.treatment,
    "chance": treatment.chance,
    "placebo": treatment.placebo,
    "told": treatment.told,
    "given": treatment.given,
    "length": burden.length,
    "visits": burden.visits,
    "stay": burden.stay,
    "calls": burden.calls,
    "tests": burden.tests,
    "follow_up": burden.follow_up,
    "harms": record.harms,
    "watch": record.watch,
    "results": record.results,
    "sharing": record.sharing,
    "samples": record.samples,
    "consent": record.consent,
    "money": money.money,
    "trips": money.trips,
}


class Asking(NamedTuple):
    """A question and what the record says to it; None: nothing that a rule is sure of."""

    question: Question
    answer: Answer | None

    @property
    def is_answered(self) -> bool:
        """Whether the record answers all of it."""
        return self.answer is not None and not self.answer.partly


def askings(asked: Asked) -> tuple[Asking, ...]:
    """Every question that makes sense for the trial, group by group.

    In each group those come first that the record does not answer, or only in part.
    """
    found = [Asking(each, _answer(asked, each.rule)) for each in questions_for(asked.trial)]
    order = list(dict.fromkeys(each.question.group for each in found))
    return tuple(
        sorted(found, key=lambda each: (order.index(each.question.group), each.is_answered))
    )


def _answer(asked: Asked, rule: str) -> Answer | None:
    return RULES[rule](asked) if rule else None
