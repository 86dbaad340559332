"""Questions to ask a study team or a doctor: ``resources/questions/*.json``, in groups.

What may stand in them says ``resources/questions.schema.json``. Whether a record answers one is
told by the rules in :mod:`viewer.plain.answers`.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from viewer import paths
from viewer.domain.coded import StudyType
from viewer.domain.errors import TrialViewerError
from viewer.domain.trial import Trial
from viewer.words import _


class QuestionFileError(TrialViewerError):
    """A file of questions cannot be used; the message names the file."""


class QuestionGroup(StrEnum):
    """What a question is about, in the order in which people are asked to think of it."""

    WHY = "why"
    HAPPENS = "happens"
    SAFETY = "safety"
    OTHERS = "others"
    COSTS = "costs"
    AFTER = "after"
    DATA = "data"


def group_title(group: QuestionGroup) -> str:
    """The heading over the questions of a group."""
    return {
        QuestionGroup.WHY: _("Why this study"),
        QuestionGroup.HAPPENS: _("What happens to me"),
        QuestionGroup.SAFETY: _("Safety"),
        QuestionGroup.OTHERS: _("Other choices"),
        QuestionGroup.COSTS: _("Costs and travel"),
        QuestionGroup.AFTER: _("Afterwards"),
        QuestionGroup.DATA: _("Data and privacy"),
    }[group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``id`` never changes: what a person ticks is kept by it.

    ``rule`` names what tells whether a record answers it, empty where no record can; ``only``
    the kinds of study for which it makes sense, empty for all.
    """

    id: str
    group: QuestionGroup
    text: str
    rule: str = ""
    only: frozenset[StudyType] = frozenset()


def load_questions(folder: Path) -> tuple[Question, ...]:
    """All questions in ``folder``, group by group.

    Raises QuestionFileError for a file that cannot be read or a question that lacks something.
    """
    questions: list[Question] = []
    for file in sorted(folder.glob("*.json")):
        try:
            content = json.loads(file.read_text("utf-8"))
            questions += [
                _question(entry, QuestionGroup(group["id"]))
                for group in content["groups"]
                for entry in group["questions"]
            ]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise QuestionFileError(
                _("The file of questions {file} cannot be used: {error}").format(
                    file=file, error=error
                )
            ) from error
    order = list(QuestionGroup)
    return tuple(sorted(questions, key=lambda question: order.index(question.group)))


@cache
def question_book() -> tuple[Question, ...]:
    """The program's own questions, read once."""
    return load_questions(paths.resources() / "questions")


def questions_for(trial: Trial) -> tuple[Question, ...]:
    """Those that make sense for a trial of its kind; all study questions where it says no kind."""
    found = trial.design.study_type
    kind = found.value if found is not None else StudyType.INTERVENTIONAL
    return tuple(each for each in question_book() if not each.only or kind in each.only)


def _question(entry: dict[str, Any], group: QuestionGroup) -> Question:
    return Question(
        id=entry["id"],
        group=group,
        text=entry["text"],
        rule=entry.get("rule", ""),
        only=frozenset(map(StudyType, entry.get("only", ()))),
    )
