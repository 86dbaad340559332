"""Which words were searched, as words; Qt has no part in it."""

from viewer.domain.search import SearchResult
from viewer.words import _

_MOST_OTHER = 4


def also_words(result: SearchResult) -> tuple[str, list[str]]:
    """Say which other words were searched, and what to press to change that."""
    if result.also_searched:
        names = result.also_searched[:_MOST_OTHER]
        return _("Also searched: {words}.").format(words=", ".join(names)), [_("Turn off")]
    if not result.query.other_words and result.query.text.strip():
        return "", [_("Search other words, too")]
    return "", []
