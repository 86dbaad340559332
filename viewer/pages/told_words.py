"""The sentence of a record that tells the numbers behind a word: how long a washout lasts."""

import re
from collections.abc import Iterator

from viewer.domain.trial import Trial
from viewer.domain.values import Author, Passage
from viewer.pages.in_this_study import Said
from viewer.pages.vocabulary import Vocabulary
from viewer.plain.term_senses import Setting
from viewer.plain.text import plain_text
from viewer.words import _

_TOLD = frozenset(
    "washout run-in inpatient outpatient dose-escalation follow-up loading-dose infusion "
    "screening-for-study apheresis".split()
)
"""Words for which a record often says how long, how much or how often."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])|\n+")
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b")
_UNIT = re.compile(r"\b(?:hour|day|night|week|month|year|mg|ml|minute|visit)s?\b", re.IGNORECASE)
_LONGEST = 240


def told_in_text(trial: Trial, vocabulary: Vocabulary, key: str) -> Said | None:
    """The first sentence that has the word with a number and a unit, as the record writes it."""
    if key not in _TOLD:
        return None
    for passage in _passages(trial):
        for sentence in _SENTENCE.split(plain_text(passage)):
            text = sentence.strip(" \t*-•")
            if len(text) > _LONGEST or not (_NUMBER.search(text) and _UNIT.search(text)):
                continue
            where = Setting(path=passage.path)
            if any(found.key == key for found in vocabulary.find(text, where)):
                return Said(_("The record says: “{text}”").format(text=text), (passage.path,))
    return None


def _passages(trial: Trial) -> Iterator[Passage]:
    treatment = trial.treatment
    texts = [arm.description for arm in treatment.arms]
    texts += [intervention.description for intervention in treatment.interventions]
    texts += [topic.passage for topic in trial.texts]
    yield from (text for text in texts if text is not None and text.author is not Author.ENTRY)
