"""What a goal asks of a score, and what that score is."""

from collections.abc import Iterator

from viewer.domain.design import Outcome, Target
from viewer.pages.blocks import Block
from viewer.pages.desk import Desk
from viewer.pages.facts import facts_block, our_fact
from viewer.plain import scores
from viewer.words import _


def goal_words(target: Target) -> str:
    """The goal in words: "Rheumatoid arthritis: DAS28-ESR below 2.6"."""
    goal = _("{measure} {amount}").format(
        measure=target.measure, amount=scores.target_words(target)
    )
    if target.is_change:
        goal = _("{measure}: {amount} from the start").format(
            measure=target.measure, amount=scores.target_words(target)
        )
    if not target.condition:
        return goal
    return _("{condition}: {goal}").format(condition=target.condition, goal=goal)


def score_blocks(desk: Desk, outcome: Outcome) -> Iterator[Block]:
    """Facts on the score behind a goal, with where they are from; none for a score unknown."""
    if outcome.target is None:
        return
    card = scores.score_card(outcome.target.measure)
    if card is None:
        return
    path = outcome.path
    yield from facts_block(
        (
            our_fact(_("The score"), card.long_name, path),
            our_fact(_("What it is"), desk.marker.mark(card.what), path),
            our_fact(_("How to read it"), card.direction, path),
            our_fact(_("Levels"), card.levels_words, path),
            our_fact(_("Good to know"), card.note, path),
            our_fact(_("Taken from"), card.source, path),
        )
    )
