"""How many were found, in words."""

from collections.abc import Callable

from viewer.words import _, ngettext

LOW = 600
"""Pixels of height, at 100 %, below which it is so as well."""


def keep_words() -> str:
    """What is pressed to keep a search."""
    return _("Keep search")


def count_words(total: int, number: Callable[[int], str], *, is_exact: bool) -> str:
    """Say how many trials were found; ``number`` writes a number as the reader's language does."""
    if not total:
        return _("No studies")
    if not is_exact:
        return _("{count}+ studies").format(count=number(total))
    return ngettext("{count} study", "{count} studies", total).format(count=number(total))


def saved_words(count: int, number: str) -> str:
    """Say how many are saved; ``number`` is the count as the reader's language writes it."""
    return _("Saved studies ({count})").format(count=number) if count else _("Saved studies")
