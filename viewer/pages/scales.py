"""A score's bar: where its levels, numbers and what a trial asks for lie along it."""

from dataclasses import dataclass
from decimal import Decimal

from viewer.domain.design import Target
from viewer.pages.blocks import Origin, ScoreScale
from viewer.pages.pictures import ScaleGoal, ScaleLevel, ScaleTick
from viewer.plain.score_goals import ScoreGoal
from viewer.plain.scores import (
    ScoreAxis,
    ScoreCard,
    ScoreLevel,
    direction_sentence,
    levels_sentences,
    number_words,
    range_sentence,
    stretch_words,
    target_number,
)
from viewer.words import _

_MOST_CELLS = 12
"""Steps up to which each has its number under the bar."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Numbers as shares of the bar. A score with steps has a cell for each, as wide as all."""

    lowest: Decimal
    highest: Decimal
    step: Decimal

    @classmethod
    def of(cls, axis: ScoreAxis) -> "_Axis":
        highest = axis.lowest if axis.highest is None else axis.highest
        is_whole = axis.step is not None and axis.step >= 1
        return cls(axis.lowest, highest, axis.step if is_whole and axis.step else Decimal(0))

    def share(self, number: Decimal) -> float:
        length = self.highest + self.step - self.lowest
        return float(min(max((number - self.lowest) / length, Decimal(0)), Decimal(1)))

    def end(self, number: Decimal) -> float:
        """Where the cell of a number ends."""
        return self.share(number + self.step)

    @property
    def cells(self) -> int:
        return int((self.highest - self.lowest) / self.step) + 1 if self.step else 0


def scale_of(card: ScoreCard, goal: ScoreGoal | None, words: str, origin: Origin) -> ScoreScale:
    """The bar of a card that has an axis; ``words`` name the goal: "Goal: below 2.6"."""
    found = card.axis
    if found is None:
        raise ValueError(card.id)
    axis = _Axis.of(found)
    return ScoreScale(
        name=card.name,
        said=_said(card, words if goal else ""),
        origin=origin,
        levels=tuple(_level(level, axis) for level in card.levels),
        ticks=tuple(_ticks(card, axis, goal)),
        goal=_goal(goal, words, axis) if goal else None,
        direction=direction_sentence(card),
    )


def asked_words(goal: ScoreGoal) -> str:
    """What a goal asks: "below 2.6", "18 to 30"."""
    return stretch_words(
        ScoreLevel(
            words="",
            start=goal.lowest,
            stop=goal.highest,
            starts_above=goal.above,
            ends_below=goal.below,
        )
    )


def goal_of_target(target: Target, card: ScoreCard) -> ScoreGoal | None:
    """A goal given as a field, to draw it; None for a change or what is no number of the score."""
    number, axis = target_number(target), card.axis
    if target.is_change or number is None or axis is None or axis.highest is None:
        return None
    if not axis.lowest <= number <= axis.highest or number in card.not_goals:
        return None
    text = f"{target.measure} {target.comparator} {target.value}"
    if target.comparator in {"<", "<=", "≤"}:
        return ScoreGoal(text, 0, 0, None, number, below=target.comparator == "<")
    if target.comparator in {">", ">=", "≥"}:
        return ScoreGoal(text, 0, 0, number, None, above=target.comparator == ">")
    return None


def _said(card: ScoreCard, goal: str) -> str:
    """The bar in words: name, range, direction, goal, levels."""
    parts = [
        _("{name}.").format(name=card.name),
        range_sentence(card),
        direction_sentence(card),
        _("{goal}.").format(goal=goal) if goal else "",
        levels_sentences(card),
    ]
    return " ".join(part for part in parts if part)


def _level(level: ScoreLevel, axis: _Axis) -> ScaleLevel:
    start = 0.0
    if level.start is not None:
        start = axis.end(level.start) if level.starts_above else axis.share(level.start)
    stop = 1.0
    if level.stop is not None:
        stop = axis.share(level.stop) if level.ends_below else axis.end(level.stop)
    return ScaleLevel(level.words, start, stop)


def _ticks(card: ScoreCard, axis: _Axis, goal: ScoreGoal | None) -> list[ScaleTick]:
    if 0 < axis.cells <= _MOST_CELLS:
        numbers = [axis.lowest + axis.step * place for place in range(axis.cells)]
        return [
            ScaleTick(number_words(number), (axis.share(number) + axis.end(number)) / 2)
            for number in numbers
        ]
    places = {axis.lowest: 0.0, axis.highest: 1.0}
    for level in card.levels:
        if level.start is not None:
            places.setdefault(level.start, axis.share(level.start))
    asked = (goal.lowest, goal.highest) if goal and not card.levels else ()
    places |= {number: axis.share(number) for number in asked if number and number not in places}
    return [ScaleTick(number_words(number), places[number]) for number in sorted(places)]


def _goal(goal: ScoreGoal, words: str, axis: _Axis) -> ScaleGoal:
    start = 0.0
    if goal.lowest is not None:
        start = axis.end(goal.lowest) if goal.above else axis.share(goal.lowest)
    stop = 1.0
    if goal.highest is not None:
        stop = axis.share(goal.highest) if goal.below else axis.end(goal.highest)
    return ScaleGoal(words, start, stop)
