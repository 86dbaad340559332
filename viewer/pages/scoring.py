"""What a score has to reach: the source's comparator and number in words."""

from collections.abc import Iterator

from viewer.domain.design import Outcome, Target
from viewer.pages.blocks import Block
from viewer.pages.desk import Desk
from viewer.words import _


def target_words(target: Target) -> str:
    """The goal of a measure: "DAS28-ESR below 2.6 (rheumatoid arthritis)"."""
    sentence = {
        "<": _("{measure} below {value}"),
        "<=": _("{measure} at or below {value}"),
        "≤": _("{measure} at or below {value}"),
        ">": _("{measure} above {value}"),
        ">=": _("{measure} of {value} or more"),
        "≥": _("{measure} of {value} or more"),
    }.get(target.comparator, f"{{measure}} {target.comparator} {{value}}")
    if target.is_change:
        sentence = _("{measure}: a change of {value} or more from the start")
    words = sentence.format(measure=target.measure, value=target.value)
    if not target.condition:
        return words
    return _("{condition}: {goal}").format(condition=target.condition, goal=words)


def target_blocks(desk: Desk, outcome: Outcome) -> Iterator[Block]:
    """What the score behind a goal is."""
    del desk, outcome
    yield from ()
