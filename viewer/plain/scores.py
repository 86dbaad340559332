"""What scores and measures are: range, direction, levels, each fact with its source.

The cards lie under ``resources/scores``; they are read when the first is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from viewer.domain.design import Target
from viewer.words import _


class Better(StrEnum):
    """Which way is better for the patient."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLevel:
    """A named stretch of a score. None for a bound: it is open to that side.

    ``starts_above``: the lower bound itself is not in it; ``ends_below``: nor the upper one.
    """

    words: str
    start: Decimal | None
    stop: Decimal | None
    starts_above: bool = False
    ends_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreName:
    """A way to write a score. ``exact``: with these capitals only.

    One of the words ``near`` must stand in the text or among the trial's conditions; none of
    ``not_near`` may. Both are in lower case.
    """

    text: str
    exact: bool
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreAxis:
    """From where to where numbers run. ``step``: only every step is a number of the score."""

    lowest: Decimal
    highest: Decimal | None
    step: Decimal | None = None
    units: tuple[str, ...] = ()
    """Units, in lower case and without blanks, in which a number is one of this score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSource:
    """Where facts are from. ``parts`` are the fields of the card it vouches for; ``looked_up``
    the address where it was read, empty for a work known well.
    """

    cite: str
    parts: tuple[str, ...]
    looked_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """A score explained. ``range`` None: it has no fixed one. ``levels`` run from low to high.

    ``picture`` is the part that is drawn where the range is open or there is none.
    ``is_drawn`` False: a number in a text is no point on the range. ``not_goals`` are numbers
    that name a share of change ("PASI 75") and not points.
    """

    id: str
    name: str
    long_name: str
    names: tuple[ScoreName, ...]
    what: str
    who: str
    better: Better
    sources: tuple[ScoreSource, ...]
    range: ScoreAxis | None = None
    picture: ScoreAxis | None = None
    levels: tuple[ScoreLevel, ...] = ()
    direction: str = ""
    note: str = ""
    is_drawn: bool = True
    not_goals: tuple[Decimal, ...] = ()

    @property
    def axis(self) -> ScoreAxis | None:
        """What a bar shows; None where none can be drawn."""
        axis = self.picture or self.range
        return axis if self.is_drawn and axis and axis.highest is not None else None


def number_words(number: Decimal) -> str:
    """A number without needless noughts: "2.6", "30"."""
    return f"{number.normalize():f}"


def range_sentence(card: ScoreCard) -> str:
    """From where to where the score runs; empty where that is not fixed."""
    if card.range is None:
        return ""
    lowest = number_words(card.range.lowest)
    if card.range.highest is None:
        return _("It starts at {lowest} and has no fixed top.").format(lowest=lowest)
    return _("It runs from {lowest} to {highest}.").format(
        lowest=lowest, highest=number_words(card.range.highest)
    )


def direction_sentence(card: ScoreCard) -> str:
    """Which way is better, in the card's own words or the usual ones."""
    if card.direction:
        return card.direction
    return {
        Better.HIGHER: _("Higher is better."),
        Better.LOWER: _("Lower is better."),
        Better.NEITHER: "",
    }[card.better]


def level_words(level: ScoreLevel, axis: ScoreAxis | None) -> str:
    """A level with its numbers: "below 2.6: remission", "5 to 9: mild"."""
    step = axis.step if axis else None
    if axis and step is None and level.ends_below and level.start == axis.lowest:
        level = replace(level, start=None)
    if axis and step is None and level.starts_above and level.stop == axis.highest:
        level = replace(level, stop=None)
    return _("{numbers}: {level}").format(level=level.words, numbers=stretch_words(level))


def stretch_words(level: ScoreLevel) -> str:
    """The numbers of a level: "below 2.6", "5 to 9", "above 3.5, up to 4"."""
    start = "" if level.start is None else number_words(level.start)
    stop = "" if level.stop is None else number_words(level.stop)
    if start and start == stop:
        return start
    if not start:
        sentence = _("below {stop}") if level.ends_below else _("{stop} or less")
    elif not stop:
        sentence = _("above {start}") if level.starts_above else _("{start} or more")
    else:
        sentence = {
            (False, False): _("{start} to {stop}"),
            (False, True): _("{start} to below {stop}"),
            (True, False): _("above {start}, up to {stop}"),
            (True, True): _("above {start}, below {stop}"),
        }[level.starts_above, level.ends_below]
    return sentence.format(start=start, stop=stop)


def level_lines(card: ScoreCard) -> list[str]:
    """Each level with its numbers, from low to high: "Below 2.6: remission"."""
    axis = card.range or card.picture
    lines = [level_words(level, axis) for level in card.levels]
    return [f"{line[:1].upper()}{line[1:]}" for line in lines]


def levels_sentences(card: ScoreCard) -> str:
    """All levels, each as a sentence; empty for a score without."""
    return " ".join(f"{line}." for line in level_lines(card))


def source_words(sources: Iterable[ScoreSource]) -> str:
    """The sources in a line."""
    return "; ".join(dict.fromkeys(source.cite for source in sources))


def amount_words(comparator: str, value: str) -> str:
    """What a comparator and a number ask: "below 2.6", "4 or more"."""
    sentence = {
        "<": _("below {value}"),
        "<=": _("{value} or less"),
        "≤": _("{value} or less"),
        ">": _("above {value}"),
        ">=": _("{value} or more"),
        "≥": _("{value} or more"),
        "=": _("{value}"),
    }.get(comparator)
    if sentence is None:
        return f"{comparator} {value}".strip()
    return sentence.format(value=value)


def target_words(target: Target, card: ScoreCard | None) -> str:
    """What the study asks of a score: "below 2.6", "a drop of 4 or more".

    ``card`` is that of the score, where it is known.
    """
    amount = amount_words(target.comparator, target.value)
    if not target.is_change:
        return amount
    is_signed = target.value.lstrip().startswith(("-", "−", "+"))
    if card is None or card.better is Better.NEITHER or is_signed:
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
