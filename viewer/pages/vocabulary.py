"""The words that can be explained in one trial, whose explanation goes first, and the cards."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from viewer.domain.glossary import GlossaryTerm, TermKind
from viewer.domain.trial import Trial
from viewer.domain.values import Author
from viewer.pages.blocks import Origin, Span, TermCard, Voice
from viewer.pages.own_words import abbreviation_cards, as_terms
from viewer.pages.salts import outside_names, salts_of
from viewer.plain.glossary import TermMatch, TermMatcher
from viewer.plain.term_senses import NOWHERE, Setting
from viewer.plain.text import plain_text
from viewer.words import _

_SOURCE = "source:"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A term in a text: characters ``start`` to ``end``, and the key of its card."""

    start: int
    end: int
    key: str


class MoreWords(Protocol):
    """Words of another kind that can be explained, such as the names of scores."""

    def find(self, text: str) -> Sequence[TermMatch]:
        """Those in ``text``, in order."""

    def cards(self) -> Mapping[str, TermCard]:
        """The cards of all of them, by key."""


class Vocabulary:
    """The words that can be explained in one trial.

    An explanation that came with an article goes before all; then ``more`` words, such as
    scores; then the abbreviations that the record itself spells out; then the program's
    glossary. ``words`` gives for the key of a meaning that of its word.
    """

    def __init__(
        self,
        trial: Trial,
        matcher: TermMatcher,
        cards: Mapping[str, TermCard],
        words: Mapping[str, str] = MappingProxyType({}),
        more: MoreWords | None = None,
    ) -> None:
        self._matcher = matcher
        self._more = more
        self._cards = cards
        self._words = words
        self.source_cards = _source_cards(trial, matcher, cards)
        self._source = TermMatcher(
            _as_term(key, card.term) for key, card in self.source_cards.items()
        )
        self._own_cards = abbreviation_cards(trial, self._explained)
        self._own = TermMatcher(as_terms(self._own_cards))
        self._salts = salts_of(trial)
        self._found: dict[tuple[str, Setting], tuple[Found, ...]] = {}

    def card(self, key: str) -> TermCard:
        """The card of a key that :meth:`find` gave."""
        own = self.source_cards.get(key) or self._own_cards.get(key) or self._cards.get(key)
        return own or self.more_cards()[key]

    def more_cards(self) -> Mapping[str, TermCard]:
        """The cards of the words that are not the glossary's."""
        return self._more.cards() if self._more else {}

    def is_more(self, key: str) -> bool:
        """Whether a key is of a word that is not the glossary's nor the source's: of a score."""
        own = (self.source_cards, self._own_cards, self._cards)
        return not any(key in cards for cards in own)

    def word_of(self, key: str) -> str:
        """The key of the word that a meaning belongs to; else the key itself."""
        return self._words.get(key, key)

    def find(self, text: str, where: Setting = NOWHERE) -> tuple[Found, ...]:
        """Every explained word of ``text`` in order.

        Many texts stand on more than one tab; each is searched once a tab.
        """
        found = self._found.get((text, where))
        if found is None:
            found = self._found[text, where] = self._look_up(text, where)
        return found

    def _look_up(self, text: str, where: Setting) -> tuple[Found, ...]:
        ours = self._matcher.find(text, where)
        if self._salts:
            ours = outside_names(text, ours, self._salts)
        if self._own_cards:
            ours = _over(self._own.find(text), ours, may_widen=True)
        if self._more:
            ours = _over(self._more.find(text), ours, may_widen=False)
        if self.source_cards:
            ours = _over(self._source.find(text), ours, may_widen=False)
        return tuple(Found(*match) for match in ours)

    def _explained(self, long_form: str) -> TermCard | None:
        """The glossary's card of a long form as a whole."""
        for match in self._matcher.find(long_form):
            if match.start == 0 and match.end == len(long_form):
                return self._cards.get(match.term_id)
        return None


def glossary_cards(terms: Iterable[GlossaryTerm]) -> dict[str, TermCard]:
    """The cards of the program's own glossary by key, in the order given.

    A word with several meanings has a card of its own, for the list of all words, and one for
    each meaning, for where it stands in a text.
    """
    cards: dict[str, TermCard] = {}
    for term in terms:
        cards[term.id] = TermCard(
            key=term.id,
            term=term.term,
            meaning=(Span(term.short),),
            origin=Origin(Voice.OURS, (f"glossary.{term.id}",)),
            abbreviations=term.abbreviations,
            also=_names(term),
            longer=_spans(term.longer),
            ask=term.ask,
        )
        for sense in term.senses:
            cards[sense.id] = TermCard(
                key=sense.id,
                term=sense.term,
                meaning=(Span(sense.short),),
                origin=Origin(Voice.OURS, (f"glossary.{sense.id}",)),
                longer=_spans(sense.longer),
                ask=sense.ask,
            )
    return cards


def words_of_senses(terms: Iterable[GlossaryTerm]) -> dict[str, str]:
    """For the key of each meaning, the key of the word that has it."""
    return {sense.id: term.id for term in terms for sense in term.senses}


def _names(term: GlossaryTerm) -> tuple[str, ...]:
    """Other names of a term; the long form of an abbreviation first."""
    return tuple(dict.fromkeys(name for name in (term.long_form, *term.aliases) if name))


def _spans(text: str) -> tuple[Span, ...]:
    return (Span(text),) if text else ()


def _over(
    first: Sequence[TermMatch], second: Sequence[TermMatch], *, may_widen: bool
) -> tuple[TermMatch, ...]:
    """Two lists of matches as one in which ``first`` goes before ``second``.

    ``may_widen``: a longer match of the second around one of the first is kept in its place,
    as "CT scan" around "CT".
    """
    if not first:
        return tuple(second)
    if may_widen:
        first = [match for match in first if not any(_is_in(match, wide) for wide in second)]
    kept = [
        match
        for match in second
        if not any(match.start < each.end and each.start < match.end for each in first)
    ]
    return tuple(sorted([*first, *kept]))


def _is_in(match: TermMatch, wide: TermMatch) -> bool:
    is_longer = wide.end - wide.start > match.end - match.start
    return is_longer and wide.start <= match.start and match.end <= wide.end


def _source_cards(
    trial: Trial, matcher: TermMatcher, cards: Mapping[str, TermCard]
) -> dict[str, TermCard]:
    found: dict[str, TermCard] = {}
    for term in trial.terms:
        key = _SOURCE + "-".join(re.findall(r"\w+", term.term.casefold()))
        meaning = term.meaning
        ours = next((m.term_id for m in matcher.find(term.term) if m.end - m.start > 2), None)
        by_entry = meaning.author is Author.ENTRY
        found[key] = TermCard(
            key=key,
            term=term.term,
            meaning=(Span(plain_text(meaning)),),
            origin=Origin(Voice.ENTRY if by_entry else Voice.SOURCE, (meaning.path,)),
            # A question to ask is ours wherever it stands; the meanings are never mixed.
            ask=cards[ours].ask if ours is not None and ours in cards else (),
            said_by=_said_by(trial, by_entry=by_entry),
            longer=()
            if term.used
            else (Span(_("This text explains the word, but never uses it.")),),
        )
    return found


def _said_by(trial: Trial, *, by_entry: bool) -> str:
    if by_entry:
        return _("After: {source}. Put into other words for this program.").format(
            source=trial.source.registry
        )
    return _("From: {source}.").format(source=trial.source.registry)


def _as_term(key: str, term: str) -> GlossaryTerm:
    is_abbreviation = " " not in term and sum(letter.isupper() for letter in term) >= 2
    return GlossaryTerm(
        id=key,
        term=term,
        kind=TermKind.STUDY_DESIGN,
        short="",
        abbreviations=(term,) if is_abbreviation else (),
    )
