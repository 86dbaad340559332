"""Names of places in a record, for people: "protocolSection.designModule.phases[0]" is "Phases"."""

import re
from functools import lru_cache

from viewer.pages.desk import WHOLE_RECORD
from viewer.words import _

_WORDS = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|\b|\d)|[A-Z]?[a-z]+|[A-Z]+|\d+")
_PLAIN_LAST = frozenset({"value", "text", "date", "type", "name", "raw", "id", "count", "number"})
"""Last parts that say nothing without the part before them."""


@lru_cache(maxsize=4096)
def field_label(path: str) -> str:
    """The last telling part of a path as words: "whyStopped" is "Why stopped"."""
    if path == WHOLE_RECORD:
        return _("the whole record")
    parts = [re.sub(r"\[\d+\]", "", part) for part in path.split(".")]
    parts = [part for part in parts if part]
    if len(parts) > 1 and parts[-1] in _PLAIN_LAST:
        parts = [re.sub(r"Struct$|Info$", "", parts[-2]), parts[-1]]
        name = parts[0] if parts[1] in {"value", "text", "date", "raw"} else " ".join(parts)
    else:
        name = parts[-1] if parts else path
    words = " ".join(
        word if len(word) > 1 and word.isupper() else word.lower() for word in _WORDS.findall(name)
    )
    return words[:1].upper() + words[1:] if words else path
