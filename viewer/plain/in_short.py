"""A study in at most 120 words, from its fields: no word of a description, no guess.

What is tested, for which illness, in whom, where, whether it is open, since when and until when.
How long one takes part may stand in one plain sentence of a text: then it is told as well.
What a record does not say is left out; another list names it.
"""

from collections.abc import Iterator
from datetime import date

from viewer.domain.trial import Trial
from viewer.plain.short_names import Said
from viewer.plain.short_what import about, is_access, tested
from viewer.plain.short_where import dates, openness, where
from viewer.plain.short_who import how_long, how_many, whom

MOST_WORDS = 120

_NAMES = 3
"""Names of one kind in a sentence, fewer where they are long."""


def in_short(trial: Trial, today: date) -> tuple[tuple[Said, ...], ...]:
    """Two paragraphs: the study and its people; its places and times. Either may be missing.

    ``today`` tells which planned dates have passed.
    """
    for limit in range(_NAMES, 0, -1):
        first = tuple(_study(trial, limit))
        second = (*where(trial), *openness(trial), *dates(trial, today))
        if _words((*first, *second)) <= MOST_WORDS:
            break
    return tuple(part for part in (first, second) if part)


def _study(trial: Trial, limit: int) -> Iterator[Said]:
    if is_access(trial):
        yield from tested(trial, limit)
        yield from about(trial, limit)
    else:
        yield from about(trial, limit)
        yield from tested(trial, limit)
    yield from whom(trial)
    yield from how_many(trial)
    if trial.design.target_duration is None:
        yield from how_long(trial)


def _words(said: tuple[Said, ...]) -> int:
    return sum(len(each.sentence.split()) for each in said)
