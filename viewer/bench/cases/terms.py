"""Finding hard words in texts, against splitting the same texts into their words."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from viewer import paths
from viewer.bench.rounds import LEAST_ROUNDS, Case
from viewer.bench.stage import Stage
from viewer.domain.glossary import GlossaryTerm
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.plain.term_words import WORD
from viewer.words import _

_TERMS = 2000
_RECORDS = 60
"""Records whose texts are read in a round; each round has its own."""
_SHORTEST = 60
"""Characters from which a value is a text and no name or code."""
_SLICE = 40
"""Texts after which candidate and limit take turns."""

_Read = Callable[[str], object]


def finding(stage: Stage) -> Case:
    """Find the terms of a glossary of 2,000 in texts whose words have been met before."""
    matcher = TermMatcher(_terms())
    rounds = max(stage.rounds, LEAST_ROUNDS)
    lines = _lines(stage)
    fresh, ours, limit = [], [], []
    for turn in range(-1, rounds):
        texts = list(_texts(islice(lines, _RECORDS)))
        first = _in_turns(texts, matcher.find, WORD.findall)
        again = _in_turns(texts, matcher.find, WORD.findall)
        if turn >= 0 and texts:
            fresh.append(first[0] / first[1])
            ours.append(again[0])
            limit.append(again[1])
    return Case(
        key="terms",
        name=_("finding 2,000 hard words in texts"),
        limit_name=_("splitting the same texts into words"),
        target=1.5,
        candidate=tuple(ours),
        limit=tuple(limit),
        note=_("{ratio:.1f} times where the texts are read for the first time").format(
            ratio=median(fresh)
        ),
    )


def _in_turns(texts: Sequence[str], candidate: _Read, limit: _Read) -> tuple[float, float]:
    """The seconds of both for all texts, some texts in turns."""
    spent = [0.0, 0.0]
    for start in range(0, len(texts), _SLICE):
        part = texts[start : start + _SLICE]
        for which, read in enumerate((candidate, limit)):
            before = time.perf_counter()
            for text in part:
                read(text)
            spent[which] += time.perf_counter() - before
    return spent[0], spent[1]


def _terms() -> tuple[GlossaryTerm, ...]:
    """The program's terms, or more of the same make up to 2,000 with words nobody writes."""
    terms = list(load_terms(paths.resources() / "glossary"))
    draw = Random(2000)
    for number in range(_TERMS - len(terms)):
        name = "".join(draw.choice("bdfglmnprst") + draw.choice("aeiou") for _part in range(4))
        like = terms[number % len(terms)]
        terms.append(replace(like, id=f"made-up-{number}", term=name, aliases=(), abbreviations=()))
    return tuple(terms)


def _lines(stage: Stage) -> Iterator[bytes]:
    """Real records where some are given, else made-up ones; begun anew where they run out."""
    file: Path = stage.records or stage.small_records
    while True:
        with file.open("rb") as lines:
            yield from lines


def _texts(lines: Iterator[bytes]) -> Iterator[str]:
    for line in lines:
        yield from _texts_in(json.loads(line))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= _SHORTEST and " " in value:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)
