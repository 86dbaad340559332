"""What a goal asks of a score, and what the scores are that a trial's outcomes name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from viewer.domain.design import Outcome, Target
from viewer.domain.trial import Trial
from viewer.pages.blocks import (
    Block,
    Fact,
    Fold,
    Item,
    ListBlock,
    Origin,
    Paragraph,
    ScoreScale,
    Span,
    TermCard,
    Voice,
)
from viewer.pages.desk import Desk, ours, section
from viewer.pages.facts import facts_block, our_fact
from viewer.pages.scales import asked_words, goal_of_target, scale_of
from viewer.plain.score_book import score_book
from viewer.plain.score_goals import ScoreGoal, goal_of
from viewer.plain.scores import (
    ScoreCard,
    direction_sentence,
    level_lines,
    levels_sentences,
    range_sentence,
    source_words,
    target_words,
)
from viewer.plain.text import plain_text
from viewer.words import _

_SHOWN_OPEN = 3
"""Scores with a goal whose line stands open at first."""
_QUOTED = 3
"""Passages that are quoted for one score."""
_KEY = "score:"


@dataclass(slots=True)
class NamedScore:
    """A score that a trial names: where, and what it asks of it."""

    card: ScoreCard
    paths: list[str] = field(default_factory=list)
    goals: list[tuple[ScoreGoal, str]] = field(default_factory=list)
    """What the trial asks in numbers of the score, each with its words for the bar."""
    quotes: list[str] = field(default_factory=list)
    """The same, word for word."""

    def origin(self) -> Origin:
        """Our wording of the places that name the score."""
        return ours(*(self.paths or ["scores"]))

    def scale(self) -> ScoreScale | None:
        """The bar; None for a score that cannot be drawn.

        What is asked for stands on it, but where there are different numbers: one of them alone
        would say too little, and all are quoted beside.
        """
        if self.card.axis is None:
            return None
        is_one = len({words for _goal, words in self.goals}) == 1
        goal, words = self.goals[0] if is_one else (None, "")
        return scale_of(self.card, goal, words, self.origin())


def goal_words(target: Target) -> str:
    """The goal in words: "Rheumatoid arthritis: DAS28-ESR below 2.6"."""
    amount = target_words(target, target_card(target))
    goal = _("{measure} {amount}").format(measure=target.measure, amount=amount)
    if target.is_change:
        goal = _("{measure}: {amount} from the start").format(measure=target.measure, amount=amount)
    if not target.condition:
        return goal
    return _("{condition}: {goal}").format(condition=target.condition, goal=goal)


def target_card(target: Target) -> ScoreCard | None:
    """The card of the score behind a goal; None for one without a card."""
    return score_book().card_of(target.measure, target.condition)


def target_scale(outcome: Outcome) -> ScoreScale | None:
    """The bar of the score behind an outcome's goal; None where there is no number to draw."""
    target = outcome.target
    card = target_card(target) if target else None
    goal = goal_of_target(target, card) if target and card else None
    if target is None or card is None or goal is None:
        return None
    words = _("Goal: {amount}").format(amount=target_words(target, card))
    return scale_of(card, goal, words, ours(outcome.path))


def asked_scales(trial: Trial) -> list[ScoreScale]:
    """The first few bars with what the outcomes ask for, one a score, for paper."""
    of_targets = map(target_scale, trial.outcomes)
    of_texts = (named.scale() for named in named_scores(trial, trial.outcomes))
    found = {scale.name: scale for scale in (*of_targets, *of_texts) if scale and scale.goal}
    return list(found.values())[:_SHOWN_OPEN]


def about(trial: Trial) -> str:
    """The words on a trial that may tell which score an abbreviation means."""
    return " ".join([trial.titles.brief.value, *(each.name for each in trial.conditions)])


def named_scores(trial: Trial, outcomes: Iterable[Outcome]) -> list[NamedScore]:
    """The scores that the outcomes name, each once, in the order in which they come."""
    found: dict[str, NamedScore] = {}
    told = about(trial)
    for outcome in outcomes:
        target = outcome.target
        card = target_card(target) if target else None
        if target and card:
            # Its number is drawn beside the outcome, and not again here.
            _note(found, card, outcome.path).quotes.append(goal_words(target))
            continue
        description = plain_text(outcome.description) if outcome.description else ""
        for text in (outcome.measure, description):
            _look(found, text, f"{told} {outcome.measure}", outcome.path)
    return list(found.values())


def _look(found: dict[str, NamedScore], text: str, told: str, path: str) -> None:
    for match in score_book().find(text, told):
        named = _note(found, match.card, path)
        goal = goal_of(text, match)
        quote = _("“{words}”").format(words=goal.text) if goal else ""
        if goal and quote not in named.quotes:
            named.quotes.append(quote)
            words = _("Named here: {amount}").format(amount=asked_words(goal))
            named.goals.append((goal, words))


def _note(found: dict[str, NamedScore], card: ScoreCard, path: str) -> NamedScore:
    named = found.setdefault(card.id, NamedScore(card))
    if path not in named.paths:
        named.paths.append(path)
    return named


def score_section(desk: Desk, outcomes: Sequence[Outcome]) -> list[Block]:
    """The scores that outcomes name, each once behind a line; open where there is a goal."""
    scores = named_scores(desk.trial, outcomes)
    with_goal = [named.card.id for named in scores if named.goals][:_SHOWN_OPEN]
    return section(
        desk,
        _("The scores and measures named here"),
        lambda: [_score_fold(desk, named, named.card.id in with_goal) for named in scores],
    )


def _score_fold(desk: Desk, named: NamedScore, is_open: bool) -> Fold:
    card = named.card
    title = card.name
    if card.long_name.casefold() != card.name.casefold():
        title = _("{name}: {long_name}").format(name=card.name, long_name=card.long_name)
    return Fold(
        title=title,
        blocks=tuple(score_blocks(desk, named)),
        origin=named.origin(),
        open=is_open,
    )


def score_blocks(desk: Desk, named: NamedScore) -> Iterator[Block]:
    """A score explained: the bar, then facts, with where they are from."""
    card, paths = named.card, tuple(named.paths)
    yield Paragraph(spans=desk.marker.mark(card.what), origin=named.origin())
    scale = named.scale()
    if scale:
        yield scale
    if card.levels:
        items = tuple(Item((Span(words),)) for words in level_lines(card))
        yield ListBlock(items=items, origin=named.origin())
    yield from facts_block(_facts(card, named.quotes, paths))


def _facts(card: ScoreCard, quotes: Sequence[str], paths: tuple[str, ...]) -> Iterator[Fact]:
    yield our_fact(_("Who fills it in"), card.who, *paths)
    yield our_fact(_("How to read it"), reading_words(card), *paths)
    yield our_fact(_("Good to know"), card.note, *paths)
    yield our_fact(_("In this study"), "; ".join(quotes[:_QUOTED]), *paths)
    yield our_fact(_("Taken from"), source_words(card.sources), *paths)


def reading_words(card: ScoreCard) -> str:
    """Range and direction of a score as sentences."""
    partly = ""
    if card.picture and card.axis:
        partly = _("The bar shows only a part of the numbers there can be.")
    sentences = (range_sentence(card), direction_sentence(card), partly)
    return " ".join(sentence for sentence in sentences if sentence)


def term_key(card: ScoreCard) -> str:
    """The key under which spans point to a score's card."""
    return f"{_KEY}{card.id}"


class ScoreTerms(Mapping[str, TermCard]):
    """The cards of all scores by key, for words on a page to open. Each is made when asked for.

    ``texts`` are those of the trial in which numbers are looked for: what a card says of this
    trial is quoted from there.
    """

    def __init__(self, trial: Trial, texts: Iterable[str]) -> None:
        self._named: dict[str, NamedScore] = {}
        told = about(trial)
        for text in texts:
            _look(self._named, text, told, "")
        self._made: dict[str, TermCard] = {}
        self._cards = {term_key(card): card for card in score_book().cards.values()}

    def __getitem__(self, key: str) -> TermCard:
        if key not in self._made:
            card = self._cards[key]
            self._made[key] = _term(card, self._named.get(card.id) or NamedScore(card))
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


def _term(card: ScoreCard, named: NamedScore) -> TermCard:
    more = (card.who, reading_words(card), levels_sentences(card), card.note)
    quotes = "; ".join(named.quotes[:_QUOTED])
    said = _("The record says: {quotes}.").format(quotes=quotes) if quotes else ""
    is_same = card.long_name.casefold() == card.name.casefold()
    return TermCard(
        key=term_key(card),
        term=card.name,
        meaning=(Span(card.what),),
        origin=Origin(Voice.OURS, (f"scores.{card.id}",)),
        also=() if is_same else (card.long_name,),
        longer=(Span(" ".join(part for part in more if part)),),
        in_trial=(Span(said),) if said else (),
        said_by=_("Taken from: {sources}.").format(sources=source_words(card.sources)),
        scale=_bare(named),
    )


def _bare(named: NamedScore) -> ScoreScale | None:
    named.paths = [f"scores.{named.card.id}"]
    return named.scale()
