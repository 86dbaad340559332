"""The cards of one trial, whole: with what its record says, and with hard words in them marked."""

from collections.abc import Iterable
from dataclasses import replace

from viewer.domain.trial import Trial
from viewer.pages.blocks import Origin, Span, Spans, TermCard, Voice, text_of
from viewer.pages.in_this_study import in_this_study
from viewer.pages.told_words import told_in_text
from viewer.pages.vocabulary import Vocabulary

MARKS_A_TEXT = 3
"""Hard words marked in each part of a card."""


class TermCards:
    """Makes cards of one trial's terms whole. Each is made once."""

    def __init__(self, trial: Trial, vocabulary: Vocabulary) -> None:
        self._trial = trial
        self._vocabulary = vocabulary
        self._whole: dict[str, TermCard] = {}

    def whole(self, key: str) -> TermCard:
        """The card of a key, with what this trial says and with the words in it marked."""
        if key not in self._whole:
            self._whole[key] = self._made(self._vocabulary.card(key))
        return self._whole[key]

    def with_all_inside(self, keys: Iterable[str]) -> dict[str, TermCard]:
        """The cards of ``keys`` and of every word marked in them, and so on."""
        found: dict[str, TermCard] = {}
        waiting = list(keys)
        while waiting:
            key = waiting.pop(0)
            if key in found:
                continue
            card = found[key] = self.whole(key)
            spans = (*card.meaning, *card.longer)
            waiting += [span.term for span in spans if span.term is not None]
        return found

    def _made(self, card: TermCard) -> TermCard:
        said = None
        if not card.in_trial:
            said = in_this_study(self._trial, card.key) or told_in_text(
                self._trial, self._vocabulary, card.key
            )
        if said is not None:
            origin = Origin(Voice.OURS, said.paths)
            card = replace(card, in_trial=(Span(said.text),), in_trial_origin=origin)
        return replace(
            card,
            meaning=self._marked(card.meaning, card.key),
            longer=self._marked(card.longer, card.key),
        )

    def _marked(self, spans: Spans, own: str) -> Spans:
        """A text of ours with its hard words marked; never the word that it explains."""
        text = text_of(spans)
        marked: list[Span] = []
        at = 0
        seen = {own}
        for found in self._vocabulary.find(text):
            if found.key in seen or len(seen) > MARKS_A_TEXT or self._is_same(found.key, own):
                continue
            seen.add(found.key)
            marked += [Span(text[at : found.start]), Span(text[found.start : found.end], found.key)]
            at = found.end
        return tuple(span for span in (*marked, Span(text[at:])) if span.text)

    def _is_same(self, key: str, own: str) -> bool:
        """Whether two cards are of one word: of a word and one of its meanings."""
        return self._vocabulary.word_of(key) == self._vocabulary.word_of(own)
