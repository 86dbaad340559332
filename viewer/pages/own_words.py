"""The abbreviations that one trial's record spells out, as cards of their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.domain.trial import Trial
from viewer.domain.values import Author, Passage
from viewer.pages.blocks import Origin, Span, TermCard, Voice
from viewer.plain.own_abbreviations import OwnAbbreviation, own_abbreviations
from viewer.words import _

OWN = "record:"
"""What the keys of these cards begin with."""


def abbreviation_cards(
    trial: Trial, explained: Callable[[str], TermCard | None]
) -> dict[str, TermCard]:
    """A card for each abbreviation the record spells out, by key.

    ``explained`` gives the glossary's card of a long form, if it has one: its meaning then
    stands in the card, too.
    """
    return {
        f"{OWN}{each.short}": _card(each, explained(each.long))
        for each in own_abbreviations(_texts(trial))
    }


def as_terms(cards: Mapping[str, TermCard]) -> Iterator[GlossaryTerm]:
    """What a matcher looks for: the abbreviations in their own capitals, nothing else."""
    for key, card in cards.items():
        yield GlossaryTerm(
            id=key, term="", kind=TermKind.STUDY_DESIGN, short="", abbreviations=(card.term,)
        )


def _card(own: OwnAbbreviation, long: TermCard | None) -> TermCard:
    text = _("In this record: {long_form}.").format(long_form=own.long)
    return TermCard(
        key=f"{OWN}{own.short}",
        term=own.short,
        meaning=(Span(text),),
        origin=Origin(Voice.OURS, (own.path,)),
        longer=long.meaning if long else (),
        ask=long.ask if long else (),
    )


def _texts(trial: Trial) -> Iterator[tuple[str, str]]:
    """The texts of a record with their paths, in reading order."""
    titles = trial.titles
    for title in (titles.brief, titles.official):
        if title:
            yield title.path, title.value
    for topic in trial.texts:
        yield from _passage(topic.passage)
    treatment = trial.treatment
    for arm in treatment.arms:
        yield from _passage(arm.description)
    for intervention in treatment.interventions:
        yield intervention.path, intervention.name
        yield from _passage(intervention.description)
    for outcome in trial.outcomes:
        yield outcome.path, outcome.measure
        yield from _passage(outcome.description)
    yield from _eligibility(trial)


def _eligibility(trial: Trial) -> Iterator[tuple[str, str]]:
    yield from _passage(trial.eligibility.criteria)
    yield from _passage(trial.eligibility.study_population)
    for listed in trial.eligibility.listed_criteria:
        yield from _passage(listed.text)


def _passage(passage: Passage | None) -> Iterable[tuple[str, str]]:
    # An entry is in our own words: what it spells out is for its own sentence only.
    if passage is None or passage.author is Author.ENTRY:
        return ()
    return ((passage.path, passage.text),)
