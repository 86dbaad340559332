"""A name for each criterion, under which ticks and notes can find it again.

The name is made of the list the criterion stands in (inclusion, exclusion, or not said) and of
its words, and of nothing else: not of its place, its bullet or number, its level, the lines
around it, the blanks and line ends in it, capitals, or punctuation. So it stays when a record is
imported again with its lines in another order, wrapped in another way, or with other lines
edited. It changes when a word, a number or a comparing sign of the criterion changes, and when
the criterion moves to the other list: what a reader ticked was then said of something else.

Two criteria of one list with the same words have names that differ only in a suffix, "-2" for
the second. They are told apart by order alone; whoever keeps ticks should treat the names with
one stem as one question.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable


def _normal(shown: str) -> str:
    folded = unicodedata.normalize("NFKC", shown).casefold()
    return " ".join(re.findall(r"\w+|[<>=≤≥±]", folded))


def criterion_identity(inclusion: bool | None, shown: str, repeat: int = 0) -> str:
    """A short name (12 hex digits) that stays while the criterion's words do.

    Capitals, blanks and punctuation do not count, comparing signs do. ``repeat`` tells apart
    criteria with the same words: 0 for the first, which has no suffix, then 1, 2...
    """
    digest = hashlib.sha256(f"{inclusion}\n{_normal(shown)}".encode("utf-8", "replace"))
    name = digest.hexdigest()[:12]
    return f"{name}-{repeat + 1}" if repeat else name


def identities(criteria: Iterable[tuple[bool | None, str]]) -> tuple[str, ...]:
    """Identities of (inclusion, shown) pairs in the order given, repeats told apart."""
    seen: Counter[str] = Counter()
    names = []
    for inclusion, shown in criteria:
        first = criterion_identity(inclusion, shown)
        names.append(criterion_identity(inclusion, shown, seen[first]))
        seen[first] += 1
    return tuple(names)
