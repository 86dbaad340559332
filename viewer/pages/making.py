"""Makes the pages of a trial: its header, each tab, and the summary for paper."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from viewer.domain.glossary import GlossaryTerm
from viewer.domain.opened import OpenTrial
from viewer.domain.trial import Trial
from viewer.pages.blocks import Block, Page, PrintPage, Tab, TrialHeader
from viewer.pages.desk import Desk
from viewer.pages.eligibility import eligibility_blocks
from viewer.pages.entry_voice import in_true_voice
from viewer.pages.glance import standing
from viewer.pages.glossary_tab import glossary_blocks
from viewer.pages.marking import Marker, Vocabulary, glossary_cards
from viewer.pages.outcomes import outcome_blocks
from viewer.pages.overview import overview_blocks
from viewer.pages.places import place_blocks
from viewer.pages.sources import source_blocks
from viewer.pages.summary import summary_page
from viewer.pages.treatment import treatment_blocks
from viewer.plain.glossary import TermMatcher
from viewer.plain.phases import phases_words
from viewer.plain.status import standing_words, status_sentence
from viewer.words import _

_TABS: dict[Tab, Callable[[Desk], list[Block]]] = {
    Tab.OVERVIEW: overview_blocks,
    Tab.TREATMENT: treatment_blocks,
    Tab.ELIGIBILITY: eligibility_blocks,
    Tab.OUTCOMES: outcome_blocks,
    Tab.PLACES: place_blocks,
    Tab.SOURCES: source_blocks,
}


def tab_title(tab: Tab) -> str:
    """The name of a tab, as it stands on it."""
    return {
        Tab.OVERVIEW: _("Overview"),
        Tab.TREATMENT: _("Treatment plan"),
        Tab.ELIGIBILITY: _("Eligibility"),
        Tab.OUTCOMES: _("Outcomes"),
        Tab.GLOSSARY: _("Glossary"),
        Tab.PLACES: _("Places and contacts"),
        Tab.SOURCES: _("Sources"),
    }[tab]


class PageMaker:
    """Makes pages. ``known`` tells which of some numbers are in the library; ``today`` is the
    day by which flags judge what is old.
    """

    def __init__(
        self,
        matcher: TermMatcher,
        terms: Sequence[GlossaryTerm],
        known: Callable[[Sequence[str]], frozenset[str]],
        today: date,
    ) -> None:
        self._matcher = matcher
        self._cards = glossary_cards(terms)
        self._known = known
        self._today = today

    def header(self, trial: Trial) -> TrialHeader:
        """What stands above the tabs."""
        found = standing(trial)
        return TrialHeader(
            number=trial.number,
            title=trial.titles.brief.value,
            phase=phases_words([phase.value for phase in trial.design.phases]),
            standing=found.value,
            status=standing_words(found),
            status_sentence=status_sentence(trial),
        )

    def page(self, opened: OpenTrial, tab: Tab) -> Page:
        """The page of one tab."""
        vocabulary = Vocabulary(opened.trial, self._matcher, self._cards)
        desk = self._desk(opened, vocabulary)
        if tab is Tab.GLOSSARY:
            blocks = glossary_blocks(
                desk,
                tuple(vocabulary.source_cards.values()),
                self._cards,
                self._places(opened, vocabulary),
            )
        else:
            blocks = _TABS[tab](desk)
        blocks = in_true_voice(opened.trial, blocks)
        return Page(title=tab_title(tab), blocks=tuple(blocks), terms=dict(desk.marker.used))

    def summary(self, opened: OpenTrial) -> PrintPage:
        """The summary for paper."""
        vocabulary = Vocabulary(opened.trial, self._matcher, self._cards)
        return summary_page(self._desk(opened, vocabulary))

    def _desk(self, opened: OpenTrial, vocabulary: Vocabulary) -> Desk:
        marker = Marker(vocabulary)
        return Desk(opened.trial, opened.record, marker, self._known, self._today)

    def _places(self, opened: OpenTrial, vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
        """The titles of the tabs where each explained word stands."""
        places: dict[str, list[str]] = {}
        for tab, make in _TABS.items():
            desk = self._desk(opened, vocabulary)
            make(desk)
            for key in desk.marker.found:
                places.setdefault(key, []).append(tab_title(tab))
        return {key: tuple(tabs) for key, tabs in places.items()}
