"""Names of the source inside a sentence of ours: few, short, and each as it stands there."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.plain.joining import and_list
from viewer.words import _, ngettext

LONGEST = 70
"""Letters of a name that still fits into a sentence."""


class Said(NamedTuple):
    """A sentence, the names of the source in it, and the places of the record behind it."""

    sentence: str
    names: tuple[str, ...]
    paths: tuple[str, ...]


def tidy(name: str) -> str:
    """A name without the blanks and stops that its field has at the ends."""
    return " ".join(name.split()).strip(" .;,:")


def distinct(names: Sequence[str]) -> list[str]:
    """The names that fit into a sentence, each once, whatever its capitals."""
    found: dict[str, str] = {}
    for name in names:
        if name and len(name) <= LONGEST:
            found.setdefault(name.casefold(), name)
    return list(found.values())


_COMMA = re.compile(r",(?!\d{3}\b)")
"""A comma that is none of a number: of "50,000"."""


def marked(name: str) -> str:
    """A name in quotation marks where it would run into the sentence around it."""
    return _("“{name}”").format(name=name) if _runs_on(name) else name


def marked_alike(names: Sequence[str]) -> list[str]:
    """Names of one list: where one needs quotation marks, all of them bear some."""
    if not any(map(_runs_on, names)):
        return list(names)
    return [_("“{name}”").format(name=name) for name in names]


def _runs_on(name: str) -> bool:
    return bool(_COMMA.search(name)) or any(
        sign in name for sign in (":", ";", " and ", " with ", " or ")
    )


def named(names: Sequence[str], limit: int, total: int) -> str:
    """Up to ``limit`` names as a sentence has them; of ``total`` it says how many are left out."""
    shown = names[:limit]
    more = total - len(shown)
    has_comma = any(
        (_COMMA.search(name) or " and " in name) and not name.startswith("“") for name in shown
    )
    if more > 0:
        listed = ("; " if has_comma else ", ").join(shown)
        return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
            names=listed, count=more
        )
    if has_comma and len(shown) > 1:
        return _("{names}; and {last}").format(names="; ".join(shown[:-1]), last=shown[-1])
    return and_list(shown)
