"""Illnesses to begin with: common ones, of as many parts of the body as there are.

What most records of a library are about says who made the library, not what people look for: one
collected about one illness would offer its ten names. So the tree of diseases tells which part of
the body an illness belongs to, and each part has its turn.
"""

import re
from collections import Counter
from itertools import chain, zip_longest

from viewer.store.browsing import disease_path
from viewer.store.folding import as_stored, key_of
from viewer.store.phrases import regardless
from viewer.store.sqlite import Connection

_COMMONEST = "SELECT name, trials FROM condition ORDER BY trials DESC, name LIMIT ?"
_TERM = "SELECT name FROM disease WHERE name = ?"
_LEARNED = "SELECT meaning FROM learned WHERE phrase = ? ORDER BY trials DESC, meaning LIMIT 1"
_LOOKED_AT = 25
"""Names looked at for each one that is offered."""
_NOT_SHOWN = re.compile(
    r"\b(?:healthy|erectile|impoten|sex|ejaculat|libido|incontinen|enures|constipat|hemorrhoid|"
    r"haemorrhoid|substance|alcohol|opioid|cocaine|cannabis|addict|abuse|hiv\b|aids\b|suicid|obes|"
    r"overweight|quality of life|mortality|death)",
    re.IGNORECASE,
)
"""What somebody may not want to be seen with on the first page, and what is no illness."""
_NO_PART_OF_THE_BODY = frozenset(
    {
        "Behavior",
        "Behavioral Symptoms",
        "Body Weight",
        "Neurologic Manifestations",
        "Pathologic Processes",
        "Pathological Conditions, Anatomical",
        "Pathological Conditions, Signs and Symptoms",
        "Signs and Symptoms",
    }
)
"""Tops of MeSH that hold signs and processes, not illnesses."""
_SAME_PART = {
    "Connective Tissue Diseases": "Skin and Connective Tissue Diseases",
    "Endocrine System Diseases": "Nutritional and Metabolic Diseases",
    "Hematologic Diseases": "Hemic and Lymphatic Diseases",
    "Lymphatic Diseases": "Hemic and Lymphatic Diseases",
    "Metabolic Diseases": "Nutritional and Metabolic Diseases",
    "Mood Disorders": "Mental Disorders",
    "Nutrition Disorders": "Nutritional and Metabolic Diseases",
    "Skin Diseases": "Skin and Connective Tissue Diseases",
}
"""Tops that somebody who looks for an illness would call one."""


def illnesses_to_offer(connection: Connection, limit: int) -> tuple[str, ...]:
    """Give common illnesses by turns of the branches they belong to, each in one spelling.

    Where the library has no tree, the commonest ones.
    """
    rows = connection.execute(_COMMONEST, (_LOOKED_AT * limit,)).fetchall()
    names: dict[str, str] = {}
    trials: Counter[str] = Counter()
    for name, count in rows:
        key = key_of(name)
        names.setdefault(key, name)
        trials[key] += count
    common = [
        names[key]
        for key, _count in trials.most_common()
        if key and not _NOT_SHOWN.search(names[key])
    ]
    branches: dict[str, dict[str, str]] = {}
    for name in common:
        path = () if _is_abbreviation(name) else disease_path(connection, _term(connection, name))
        # A top alone, "Cancer", is no illness to look for but a shelf of them.
        if len(path) > 1 and path[0] not in _NO_PART_OF_THE_BODY:
            part = _SAME_PART.get(path[0], path[0])
            branches.setdefault(part, {}).setdefault(path[-1], name)
    if not branches:
        return tuple(common[:limit])
    turns = zip_longest(*(list(found.values()) for found in branches.values()))
    return tuple(name for name in chain.from_iterable(turns) if name)[:limit]


def _is_abbreviation(name: str) -> bool:
    return " " not in name and name.isupper()


def _term(connection: Connection, name: str) -> str:
    """The MeSH term of a condition: of the same name, else what records tie to it; or none."""
    found = connection.execute(_TERM, (name,)).fetchone()
    found = found or connection.execute(_LEARNED, (regardless(as_stored(name)),)).fetchone()
    return str(found[0]) if found else ""
