"""What the scores behind some goals are: range, direction, levels. Each fact has its source."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from viewer.domain.design import Target
from viewer.words import _


class Better(StrEnum):
    """Which way is better for the patient."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class ScoreLevel:
    """A named stretch of a score, from ``start`` up to but without ``stop`` (None: open end)."""

    words: str
    start: Decimal
    stop: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """A score explained. ``highest`` None: it has no top. ``levels`` run from low to high.

    ``is_scale`` False: the number of a goal is no point on the range, so that no bar can be drawn.
    """

    name: str
    long_name: str
    what: str
    better: Better
    direction: str
    source: str
    lowest: Decimal = Decimal(0)
    highest: Decimal | None = None
    levels: tuple[ScoreLevel, ...] = ()
    levels_words: str = ""
    note: str = ""
    is_scale: bool = True


def _das28() -> ScoreCard:
    return ScoreCard(
        name="DAS28-ESR",
        long_name=_("Disease Activity Score of 28 joints, with the blood test ESR"),
        what=_(
            "It tells how active rheumatoid arthritis is. It puts together how many of 28 joints "
            "are tender, how many are swollen, a blood test and how you feel."
        ),
        better=Better.LOWER,
        direction=_("It runs from 0 to 9.4. Lower is better."),
        highest=Decimal("9.4"),
        levels=(
            ScoreLevel(_("remission"), Decimal(0), Decimal("2.6")),
            ScoreLevel(_("low activity"), Decimal("2.6"), Decimal("3.2")),
            ScoreLevel(_("medium activity"), Decimal("3.2"), Decimal("5.1")),
            ScoreLevel(_("high activity"), Decimal("5.1"), None),
        ),
        levels_words=_(
            "Below 2.6 is called remission. Below 3.2 is low, up to 5.1 is medium, above 5.1 is "
            "high activity."
        ),
        note=_("A person below 2.6 can still have swollen joints."),
        source=_(
            "eguideline.guidelinecentral.com/i/622897/4; Annals of the Rheumatic Diseases, table 3 "
            "of a paper on such scores; doi:10.1186/s13075-017-1346-5"
        ),
    )


def _clinessdai() -> ScoreCard:
    return ScoreCard(
        name="ClinESSDAI",
        long_name=_(
            "EULAR Sjögren’s Syndrome Disease Activity Index, the part without blood tests"
        ),
        what=_(
            "It tells how active Sjögren’s disease is in the body. A doctor fills it in. It "
            "leaves out the blood tests of the full score."
        ),
        better=Better.LOWER,
        direction=_("It starts at 0. Lower is better."),
        levels=(
            ScoreLevel(_("low activity"), Decimal(0), Decimal(5)),
            ScoreLevel(_("medium activity"), Decimal(5), Decimal(14)),
            ScoreLevel(_("high activity"), Decimal(14), None),
        ),
        levels_words=_("Below 5 is low, 5 to 13 is medium, 14 or more is high activity."),
        note=_(
            "The smallest change that people notice is 3 points. For those who start at 5 or more "
            "it is 4 points."
        ),
        source=_("Annals of the Rheumatic Diseases, study of the ClinESSDAI, table 4"),
    )


def _tis() -> ScoreCard:
    return ScoreCard(
        name="TIS",
        long_name=_("Total Improvement Score"),
        what=_(
            "It tells how much a muscle disease called myositis got better. It adds up six "
            "measures. Some of them count more than others."
        ),
        better=Better.HIGHER,
        direction=_("It runs from 0 to 100. Higher means that more got better."),
        highest=Decimal(100),
        source=_(
            "US National Institute of Environmental Health Sciences, IMACS response criteria: "
            "niehs.nih.gov/research/resources/imacs/response_criteria"
        ),
    )


def _rcriss() -> ScoreCard:
    return ScoreCard(
        name="rCRISS",
        long_name=_("revised Composite Response Index in Systemic Sclerosis"),
        what=_(
            "It tells if systemic sclerosis got better. It looks at five things: the skin, how "
            "much air the lungs hold, daily tasks, and how the patient and the doctor see it."
        ),
        better=Better.HIGHER,
        direction=_(
            "The numbers 20, 30 and 50 are levels, not points. At the 50 level, at least three of "
            "the five got better by 50 percent. For the lungs, 5 percent is enough."
        ),
        highest=None,
        is_scale=False,
        source=_("PMC10750249; egms.de/static/en/meetings/dgrh2023/23dgrh136.shtml"),
    )


_MEASURES = (
    (re.compile(r"\bDAS[\s-]?28[\s-]*\(?ESR\b", re.IGNORECASE), _das28),
    (re.compile(r"\bclin(?:ical\s)?ESSDAI\b", re.IGNORECASE), _clinessdai),
    (re.compile(r"\bTIS\b|\btotal improvement score\b"), _tis),
    (
        re.compile(r"\brCRISS\b|\brevised (?:CRISS|composite response index)", re.IGNORECASE),
        _rcriss,
    ),
)


def score_card(measure: str) -> ScoreCard | None:
    """The card of the score that a measure names, or None for one we have no facts about."""
    for pattern, make in _MEASURES:
        if pattern.search(measure):
            return make()
    return None


def _amount(target: Target) -> str:
    sentence = {
        "<": _("below {value}"),
        "<=": _("{value} or less"),
        "≤": _("{value} or less"),
        ">": _("above {value}"),
        ">=": _("{value} or more"),
        "≥": _("{value} or more"),
        "=": _("{value}"),
    }.get(target.comparator)
    if sentence is None:
        return f"{target.comparator} {target.value}".strip()
    return sentence.format(value=target.value)


def target_words(target: Target) -> str:
    """What the study asks of a score: "below 2.6", "a drop of 4 or more"."""
    amount = _amount(target)
    if not target.is_change:
        return amount
    card = score_card(target.measure)
    if card is None or target.value.lstrip().startswith(("-", "−", "+")):
        return _("a change of {amount}").format(amount=amount)
    if card.better is Better.LOWER:
        return _("a drop of {amount}").format(amount=amount)
    return _("a rise of {amount}").format(amount=amount)


def target_number(target: Target) -> Decimal | None:
    """The number of a goal, to draw it on the score's range; None where it is none."""
    try:
        return Decimal(target.value.strip())
    except InvalidOperation:
        return None
