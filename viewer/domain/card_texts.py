"""The texts of a trial that a search looks through, each once, the likeliest to name a disease
first, with the abbreviations that the record spells out itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from viewer.domain.abbreviations import SpelledOut, spelled_out
from viewer.domain.search import SearchField, SearchText

_SUMMARY_PART = 600
"""How much of a summary is searched for abbreviations, in characters: its first paragraph."""
_TYPE_BEFORE = re.compile(r"[A-Z][A-Za-z ]{2,24}: ")
"""ClinicalTrials.gov names interventions of arms with the type before: "Drug: NT-I7"."""
_WORD = re.compile(r"[^\W_]+")


class CardTexts(NamedTuple):
    """What a trial is called and what it is about, as plain texts in the order of the record."""

    conditions: Iterable[str]
    """Names of the conditions, with their abbreviations and other names."""
    mesh_terms: Iterable[str]
    mesh_ancestors: Iterable[str]
    keywords: Iterable[str]
    titles: Iterable[str]
    interventions: Iterable[str]
    """Names of the interventions, and their other names."""
    arm_interventions: Iterable[str]
    """Names of interventions as the arms give them."""
    intervention_terms: Iterable[str]
    summaries: Iterable[str]
    """Running texts: only what they spell out is taken from them."""


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in order; empty ones are left out."""
    return tuple(dict.fromkeys(filter(None, texts)))


def search_texts(texts: CardTexts) -> tuple[SearchText, ...]:
    """What is to be searched; pure, and the same for the same texts."""
    conditions = unique(texts.conditions)
    terms = dict.fromkeys(texts.mesh_terms)
    ancestors = dict.fromkeys(texts.mesh_ancestors)
    keywords = dict.fromkeys(texts.keywords)
    titles = dict.fromkeys(texts.titles)
    plain = [
        *[SearchText(SearchField.CONDITION, text) for text in conditions],
        *[SearchText(SearchField.MESH_TERM, text) for text in terms],
        *[SearchText(SearchField.MESH_ANCESTOR, text) for text in ancestors],
        *[SearchText(SearchField.KEYWORD, text) for text in keywords],
        *[SearchText(SearchField.TITLE, text) for text in titles],
        *[SearchText(SearchField.INTERVENTION, text) for text in _interventions(texts)],
    ]
    pairs = tuple(_pairs((*conditions, *keywords, *titles, *_beginnings(texts.summaries))))
    if pairs:
        diseases = {_normal(text) for text in (*conditions, *terms, *ancestors)}
        plain = list(dict.fromkeys((*plain, *(_as_text(pair, diseases) for pair in pairs))))
    return tuple(plain)


def _interventions(texts: CardTexts) -> tuple[str, ...]:
    arms = [_TYPE_BEFORE.sub("", name, count=1) for name in dict.fromkeys(texts.arm_interventions)]
    return unique((*texts.interventions, *arms, *texts.intervention_terms))


def _beginnings(texts: Iterable[str]) -> Iterator[str]:
    return (text[:_SUMMARY_PART] for text in texts)


def _as_text(pair: SpelledOut, diseases: set[str]) -> SearchText:
    is_disease = _normal(pair.long) in diseases or _normal(pair.short) in diseases
    return SearchText(SearchField.CONDITION if is_disease else SearchField.TITLE, pair.text)


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _pairs(texts: Iterable[str]) -> Iterator[SpelledOut]:
    """Abbreviations spelled out, each once, however often and wherever the record does so."""
    seen = set()
    for text in texts:
        if "(" not in text:
            continue
        for pair in spelled_out(text):
            key = (_normal(pair.long), pair.short)
            if key not in seen:
                seen.add(key)
                yield pair
