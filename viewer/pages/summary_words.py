"""The word list of a print-out: the words that stand in it and that a reader may not know."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from viewer.pages.blocks import Block, Heading, PaperBlock, Span, TermCard, Terms
from viewer.pages.desk import Desk, ours, section
from viewer.words import _

# Words most grown-ups know, and words of the registry that the print-out itself puts plainly
# wherever it has them ("Early phase 1: a very early test in a few people"). On a screen each
# costs nothing until it is asked for; on paper it costs every reader a line.
_NOT_ON_PAPER = frozenset(
    """
    active-not-recruiting actual allergic-reaction anesthesia antibiotic asymptomatic
    barrier-method blood-count blood-pressure-values breastfeeding catheter cd4-count
    cells-per-microliter clinical-evaluation clinical-trial coded-data collaborator compliance
    confound contraception decilitre diabetes diagnostic-criteria discontinuation
    dose-per-kilogram dosing-schedule early-phase-1 elective eligibility-criteria
    enrolling-by-invitation enrollment estimated evaluable exclusion-criteria experimental
    exploratory fatigue follow-up gene gram-per-deciliter healthy-volunteer heart-failure
    hemorrhage hiv hormonal-contraception hysterectomy inclusion-criteria informed-consent
    inhaled injection inpatient intervention interventional-study intolerance
    intrauterine-device invasive life-expectancy lymphocyte-subset maintenance
    mechanism-of-action medical-history microgram microlitre milligram milliliter multicenter
    natural-history nausea nct-number nih ninds observational-study oral outcome-measure
    outpatient pacemaker pediatric phase phase-1 phase-2 phase-3 phase-4 physical-exam
    pilot-study pneumonia postoperative pregnancy-test primary-completion primary-outcome
    principal-investigator protein protocol psychiatric quality-of-life questionnaire recruiting
    recurrent registry responsible-party run-in safety sample-size screening secondary-outcome
    side-effect single-group spermicide spinal-canal sponsor stroke study-arm study-completion
    study-director supplement suspended symptomatic systematic-review terminated transfusion
    tubal-ligation tuberculosis tumor ultrasound urine-sample vaccine vasectomy vital-organ
    vital-signs washout x-ray
    """.split()
)

# Everyday words that stand for a term of studies: the sentence they stand in is plain enough.
_PLAIN_FORMS = frozenset({"survival", "response"})


_AnyBlock = TypeVar("_AnyBlock", bound=PaperBlock)


def with_words(
    blocks: Iterable[_AnyBlock], cards: Mapping[str, TermCard]
) -> tuple[list[_AnyBlock], list[TermCard]]:
    """The blocks, with only those words marked that the list explains, and the list, in order.

    Of a word's other names the list has those that stand in the blocks.
    """
    made = list(blocks)
    shown: dict[str, dict[str, None]] = {}
    for span in _spans(made):
        if span.term is None or span.term not in cards or span.term in _NOT_ON_PAPER:
            continue
        words = " ".join(span.text.split())
        if words.casefold() not in _PLAIN_FORMS:
            shown.setdefault(span.term, {})[words] = None
    listed = [_as_shown(cards[key], names) for key, names in shown.items()]
    listed.sort(key=lambda card: (card.term.casefold(), card.key))
    return [_marking_only(block, shown) for block in made], listed


def word_list(desk: Desk, cards: Sequence[TermCard]) -> list[Block]:
    """The section that explains some words, with what the study says of each; none where none."""
    if not cards:
        return []
    terms = Terms(terms=tuple(_in_trial(desk, card) for card in cards), origin=ours("glossary"))
    return section(desk, _("Words used here"), lambda: [terms])


def _in_trial(desk: Desk, card: TermCard) -> TermCard:
    if card.in_trial or desk.whole is None:
        return card
    whole = desk.whole(card.key)
    said = tuple(replace(span, term=None) for span in whole.in_trial)
    return replace(card, in_trial=said, in_trial_origin=whole.in_trial_origin)


def _as_shown(card: TermCard, shown: Iterable[str]) -> TermCard:
    known = {name.casefold() for name in (card.term, *card.abbreviations)}
    others = tuple(name for name in shown if name.casefold() not in known)
    # The list is for looking a word up; more on it is in the program.
    return replace(card, also=others)


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Heading):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def _marking_only(block: _AnyBlock, keys: Mapping[str, object]) -> _AnyBlock:
    changed = _unmarked(block, keys)
    return changed if isinstance(changed, type(block)) else block


def _unmarked(value: object, keys: Mapping[str, object]) -> object:
    if isinstance(value, Span):
        is_plain = value.term is None or value.term in keys
        return value if is_plain else replace(value, term=None)
    if isinstance(value, tuple):
        parts = tuple(_unmarked(part, keys) for part in value)
        return value if all(map(_is, parts, value)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: made
            for field in fields(value)
            if (made := _unmarked(was := getattr(value, field.name), keys)) is not was
        }
        return replace(value, **changes) if changes else value
    return value


def _is(one: object, other: object) -> bool:
    return one is other
