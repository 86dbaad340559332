"""Makes the pages of a trial: its header, each tab, and the summary for paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from viewer.domain.glossary import GlossaryTerm
from viewer.domain.narrowing import SimilarTrial
from viewer.domain.opened import OpenTrial
from viewer.domain.printout import PrintOrder
from viewer.domain.trial import Trial
from viewer.pages.blocks import Block, Page, PrintPage, Tab, TermCard, TrialHeader
from viewer.pages.compare import compare_page
from viewer.pages.desk import Desk
from viewer.pages.eligibility import eligibility_blocks
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.glossary_tab import glossary_blocks
from viewer.pages.levels import how_we_tell_fold
from viewer.pages.marking import Marker
from viewer.pages.nothing import nothing_said
from viewer.pages.outcomes import outcome_blocks
from viewer.pages.overview import overview_blocks
from viewer.pages.places import place_blocks
from viewer.pages.printouts import print_pages
from viewer.pages.questions import question_section
from viewer.pages.readable import readable
from viewer.pages.score_marks import ScoreWords
from viewer.pages.similar import similar_blocks
from viewer.pages.sources import source_blocks
from viewer.pages.tab_titles import tab_title
from viewer.pages.term_cards import TermCards
from viewer.pages.treatment import treatment_blocks
from viewer.pages.vocabulary import Vocabulary, glossary_cards, words_of_senses
from viewer.plain.answers.answer import Asked
from viewer.plain.entities import shown
from viewer.plain.glossary import TermMatcher
from viewer.plain.phases import phases_words
from viewer.plain.standing_today import doubt_sentence, standing_today, words_today
from viewer.plain.status import status_sentence

_TABS: dict[Tab, Callable[[Desk], list[Block]]] = {
    Tab.OVERVIEW: overview_blocks,
    Tab.TREATMENT: treatment_blocks,
    Tab.ELIGIBILITY: eligibility_blocks,
    Tab.OUTCOMES: outcome_blocks,
    Tab.PLACES: place_blocks,
    Tab.SOURCES: source_blocks,
}


@dataclass(frozen=True, slots=True)
class _Open:
    """The trial that pages are made of just now, and the pages that are made already."""

    asked: OpenTrial
    trial: Trial
    vocabulary: Vocabulary
    cards: TermCards
    told: Asked
    pages: dict[Tab, Page] = field(default_factory=dict)
    words: dict[Tab, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the explained words that stand on each tab made so far."""


class PageMaker:
    """Makes pages. ``known`` tells which of some numbers are in the library; ``today`` is the
    day by which flags judge what is old. ``similar`` gives the trials most like that of a number;
    without it, whoever shows the overview adds them, and the questions before them.
    """

    def __init__(
        self,
        matcher: TermMatcher,
        terms: Sequence[GlossaryTerm],
        known: Callable[[Sequence[str]], frozenset[str]],
        today: date,
        similar: Callable[[str], Sequence[SimilarTrial]] | None = None,
    ) -> None:
        self._matcher = matcher
        self._cards = glossary_cards(terms)
        self._words = words_of_senses(terms)
        self._listed = tuple(self._cards[term.id] for term in terms)
        self._known = known
        self._today = today
        self._similar = similar
        self._last: _Open | None = None

    def header(self, trial: Trial) -> TrialHeader:
        """What stands above the tabs."""
        return TrialHeader(
            number=trial.number,
            title=shown(trial.titles.brief.value),
            phase=phases_words([phase.value for phase in trial.design.phases]),
            standing=standing_today(trial, self._today).value,
            status=words_today(trial, self._today),
            status_sentence=doubt_sentence(trial, self._today) or status_sentence(trial),
        )

    def page(self, opened: OpenTrial, tab: Tab) -> Page:
        """The page of one tab. The pages of the trial asked for last are kept."""
        at = self._open(opened)
        if tab not in at.pages:
            at.pages[tab] = self._glossary(at) if tab is Tab.GLOSSARY else self._made(at, tab)
        return at.pages[tab]

    def summary(self, opened: OpenTrial) -> PrintPage:
        """The summary for paper, all of it."""
        return self.print_pages([opened], PrintOrder())[0]

    def print_pages(self, opened: Sequence[OpenTrial], order: PrintOrder) -> list[PrintPage]:
        """What ``order`` wants on paper of some trials. Raises PrintError.

        Most kinds give a page for each; of many trials, ask for one at a time.
        """
        return print_pages([self._desk(self._open(one)) for one in opened], order)

    def compare(self, opened: Sequence[OpenTrial]) -> Page:
        """Two to four trials side by side. Raises PrintError for fewer or more."""
        return compare_page([self._desk(self._open(one)) for one in opened])

    def questions(self, opened: OpenTrial) -> tuple[Block, ...]:
        """The section of questions to ask, for whoever shows the overview without it."""
        return tuple(self._questions(self._open(opened)))

    def _questions(self, at: _Open) -> list[Block]:
        return in_true_voice(at.trial, question_section(self._desk(at)))

    def _open(self, opened: OpenTrial) -> _Open:
        last = self._last
        if last is None or last.asked is not opened:
            trial = readable(opened)
            scores = ScoreWords(trial)
            vocabulary = Vocabulary(trial, self._matcher, self._cards, self._words, scores)
            told = Asked(trial, self._today, opened.record.imported)
            last = _Open(opened, trial, vocabulary, TermCards(trial, vocabulary), told)
            self._last = last
        return last

    def _desk(self, at: _Open, tab: Tab | None = None) -> Desk:
        marker = Marker(at.vocabulary, tab.value if tab else "")
        return Desk(
            at.trial,
            at.asked.record,
            marker,
            self._known,
            self._today,
            whole=at.cards.whole,
            opened=at.asked,
            told=at.told,
        )

    def _made(self, at: _Open, tab: Tab) -> Page:
        desk = self._desk(at, tab)
        blocks = in_true_voice(at.trial, _TABS[tab](desk) or nothing_said(desk, tab))
        blocks += how_we_tell_fold(desk)
        if tab is Tab.OVERVIEW and self._similar:
            similar = similar_blocks(self._similar(at.trial.number))
            blocks = [*blocks, *self._questions(at), *similar]
        at.words[tab] = tuple(desk.marker.found)
        terms = at.cards.with_all_inside(desk.marker.used)
        marked = tuple(desk.marker.used)
        return Page(title=tab_title(tab), blocks=tuple(blocks), terms=terms, marked=marked)

    def _glossary(self, at: _Open) -> Page:
        desk = self._desk(at)
        places = self._places(at)
        sources = at.vocabulary.source_cards
        own = [replace(card, places=places.get(key, ())) for key, card in sources.items()]
        here = [
            replace(at.cards.whole(key), places=tabs)
            for key, tabs in places.items()
            if key not in sources
        ]
        blocks = in_true_voice(at.trial, glossary_blocks(desk, own, here, self._all_cards(at)))
        terms = at.cards.with_all_inside(places)
        return Page(title=tab_title(Tab.GLOSSARY), blocks=tuple(blocks), terms=terms)

    def _all_cards(self, at: _Open) -> list[TermCard]:
        """The cards of every word; where a score has its own, it stands for the glossary's."""
        scores = at.vocabulary.more_cards().values()
        names = {card.term.casefold() for card in scores}
        return [*(card for card in self._listed if card.term.casefold() not in names), *scores]

    def _places(self, at: _Open) -> Mapping[str, tuple[str, ...]]:
        """The titles of the tabs where each explained word stands."""
        places: dict[str, list[str]] = {}
        for tab in _TABS:
            if tab not in at.pages:
                at.pages[tab] = self._made(at, tab)
            for key in at.words[tab]:
                places.setdefault(key, []).append(tab_title(tab))
        return {key: tuple(tabs) for key, tabs in places.items()}
