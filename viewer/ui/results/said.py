"""What is said over a list, as words; Qt has no part in it."""

from collections.abc import Callable

from viewer.domain.search import SearchResult
from viewer.words import _, ngettext

_MOST_OTHER = 4


def count_words(total: int, number: Callable[[int], str], *, is_exact: bool) -> str:
    """Say how many trials were found; ``number`` writes a number as the reader's language does."""
    if not total:
        return _("No studies")
    if not is_exact:
        return _("{count}+ studies").format(count=number(total))
    return ngettext("{count} study", "{count} studies", total).format(count=number(total))


def also_words(result: SearchResult) -> tuple[str, list[str]]:
    """Say which other words were searched, and what to press to change that."""
    if result.also_searched:
        names = result.also_searched[:_MOST_OTHER]
        return _("Also searched: {words}.").format(words=", ".join(names)), [_("Turn off")]
    if not result.query.other_words and result.query.text.strip():
        return "", [_("Search other words, too")]
    return "", []
