"""Answers on money, from sentences that say who gets it. Few records speak of it at all."""

import re
from collections.abc import Iterator

from viewer.domain.trial import Topic
from viewer.domain.values import Author, Passage
from viewer.plain.answers.answer import Answer, Asked, Place
from viewer.plain.burden.sentences import sentences
from viewer.words import _

_WHO = (
    r"\b(?:participants?|subjects?|patients?|volunteers?|parents?|caregivers?|famil(?:y|ies)|you"
    r"|women|men|they)\b"
)
_PAID = re.compile(
    rf"{_WHO}[^.;:]{{0,60}}\b(?:will|shall|are|is) (?:also )?(?:be )?"
    r"(?:compensated|paid|remunerated|reimbursed for (?:their|your) time)\b"
    rf"|{_WHO}[^.;:]{{0,40}}\b(?:will|shall|may) (?:also )?(?:receive|get|be given|earn)"
    r"[^.;:]{0,40}(?:[$€£] ?\d|\bgift cards?\b|\bstipend\b|\bmonetary\b|\bmoney\b)",
    re.IGNORECASE,
)
_TRIPS = re.compile(
    rf"{_WHO}[^.;:]{{0,60}}\breimbursed\b[^.;:]{{0,40}}\b(?:travel|transport\w*|parking)\b"
    r"|\b(?:travel|transport\w*|parking)(?: and \w+)? (?:costs?|expenses?|fares?)\b[^.;:]{0,40}"
    r"\b(?:will|shall|are|is) (?:be )?(?:reimbursed|covered|paid|met|refunded)\b"
    r"|\breimburse\w* (?:for|of) (?:their |your )?(?:travel|transport\w*|parking)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|nor|neither|unless|if|whether|would|whose|who|because|bill\w*"
    r"|insurance|insurers?|medicare|medicaid|provider|sponsor(?:ed)?)\b",
    re.IGNORECASE,
)
_TOPICS = (Topic.BRIEF_SUMMARY, Topic.DETAILED_DESCRIPTION, Topic.OVERVIEW, Topic.DEMANDS)
_WORDS = ("compensat", "paid", "remunerat", "reimburs", "gift card", "stipend", "$", "€", "£",
          "travel", "transport", "parking", "money", "monetary")  # fmt: skip
_LONGEST = 40_000


def money(asked: Asked) -> Answer | None:
    """A sentence that says what people get for taking part."""
    return _told(asked, _PAID, _("The text speaks of money for taking part."))


def trips(asked: Asked) -> Answer | None:
    """A sentence that says that trips are paid."""
    return _told(asked, _TRIPS, _("The text speaks of costs of travel that are paid back."))


def _told(asked: Asked, rule: re.Pattern[str], words: str) -> Answer | None:
    for passage in _texts(asked):
        small = passage.text[:_LONGEST].lower()
        if not any(word in small for word in _WORDS):
            continue
        for sentence in sentences(passage.text[:_LONGEST]):
            if rule.search(sentence.words) and not _DENIED.search(sentence.words):
                return Answer(
                    words=words,
                    paths=(passage.path,),
                    place=Place.OVERVIEW,
                    start=sentence.start,
                    end=sentence.end,
                )
    return None


def _texts(asked: Asked) -> Iterator[Passage]:
    for passage in asked.trial.texts_about(*_TOPICS):
        if passage.author is not Author.ENTRY:
            yield passage
