"""The scores that a trial's texts name, as words that can be opened like those of the glossary."""

from collections.abc import Iterator, Mapping, Sequence

from viewer.domain.trial import Trial
from viewer.pages.blocks import TermCard
from viewer.pages.scoring import ScoreTerms, about, term_key
from viewer.plain.glossary import TermMatch
from viewer.plain.score_book import score_book
from viewer.plain.text import plain_text


class ScoreWords:
    """Finds scores in the texts of one trial. The cards are made when the first is asked for."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self._about = about(trial)
        self._made: ScoreTerms | None = None

    def find(self, text: str) -> Sequence[TermMatch]:
        """The scores named in ``text``, in order."""
        found = score_book().find(text, self._about)
        return [TermMatch(match.start, match.end, term_key(match.card)) for match in found]

    def cards(self) -> Mapping[str, TermCard]:
        """The cards of all scores, with what this trial says of each, by key."""
        if self._made is None:
            self._made = ScoreTerms(self._trial, _texts(self._trial))
        return self._made


def _texts(trial: Trial) -> Iterator[str]:
    """The texts in which a trial asks for numbers: its outcomes and its criteria, line by line."""
    for outcome in trial.outcomes:
        yield outcome.measure
        if outcome.description:
            yield plain_text(outcome.description)
    eligibility = trial.eligibility
    listed = [criterion.text for criterion in eligibility.listed_criteria]
    for passage in (eligibility.criteria, *listed):
        if passage:
            yield from plain_text(passage).splitlines()
