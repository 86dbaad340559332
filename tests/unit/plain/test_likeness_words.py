"""Reasons in words: every reason has a sentence, and none promises anything."""

import re

from viewer.domain.narrowing import Likeness, SimilarTrial
from viewer.domain.search import Hit
from viewer.domain.standing import Standing
from viewer.plain.likeness import likeness_words

HIT = Hit("NCT00000001", "A study", Standing.OPEN, ("RECRUITING",), (), ())


def words(*reasons: Likeness, shared: tuple[str, ...] = ()) -> str:
    return likeness_words(SimilarTrial(HIT, reasons, shared))


def test_the_words_both_studies_have_stand_with_their_reasons() -> None:
    said = words(
        Likeness.NAMED_RELATED,
        Likeness.SAME_DISEASE,
        Likeness.SAME_INTERVENTION,
        Likeness.SAME_PHASE,
        shared=("Arthritis, Rheumatoid", "rituximab"),
    )
    assert said == (
        "One record names the other, or both name the same study. "
        "Same illness: Arthritis, Rheumatoid. Same treatment: rituximab. Same phase."
    )
    assert words(Likeness.SAME_INTERVENTION, shared=("rituximab",)) == "Same treatment: rituximab."


def test_every_reason_is_a_sentence_that_promises_nothing() -> None:
    for reason in Likeness:
        for shared in ((), ("Asthma",)):
            said = words(reason, shared=shared)
            assert re.fullmatch(r"[A-Z][^.!?]*\.", said)
            assert not re.search(r"suit|eligib|you|right for|good", said, re.IGNORECASE)
