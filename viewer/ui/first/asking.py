"""What the first painting shows, asked of the library in words; Qt has no part in it."""

from pathlib import Path

from viewer.domain.errors import TrialViewerError
from viewer.domain.search import Query, SearchResult, Sort
from viewer.plain.filters import sort_words
from viewer.settings import Settings
from viewer.store.catalog import Catalog
from viewer.ui.first.shown import FirstList
from viewer.ui.results.said import also_words
from viewer.ui.results.wording import row_words
from viewer.words import _


def first_list(library: Path, settings: Settings) -> FirstList | None:
    """Ask for the list that was left.

    None where the window begins with something else than a plain list: the first page, an open
    trial, filters, words that were put right, a library that cannot be used.
    """
    narrowed = settings.only_open or settings.filters or settings.sort not in ("", Sort.BEST)
    if not settings.last_search.strip() or settings.last_trial or narrowed:
        return None
    query = Query(text=settings.last_search.strip()).at_once
    try:
        catalog = Catalog(library)
        try:
            result = catalog.search(query)
        finally:
            catalog.close()
    except TrialViewerError:
        # The window asks again, and says it.
        return None
    if not result.hits or result.did_you_mean or result.senses:
        return None
    return _in_words(settings.last_search, result)


def _in_words(text: str, result: SearchResult) -> FirstList:
    sentence, links = also_words(result)
    return FirstList(
        text=text,
        total=result.total,
        is_exact=result.total_is_exact,
        order=_("Sorted by: {order}").format(order=sort_words(Sort.BEST)),
        also=(sentence, tuple(links)),
        rows=tuple(map(row_words, result.hits)),
    )
