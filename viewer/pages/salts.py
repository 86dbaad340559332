"""The last words of drug names: "sodium" in "abetimus sodium" is no word to be explained."""

from collections.abc import Sequence

from viewer.domain.trial import Trial
from viewer.plain.glossary import TermMatch

_SALTS = ("sodium", "potassium", "calcium", "magnesium", "zinc", "acid", "acetate", "phosphate")
_LONGEST_NAME = 4
"""Words of a name; what is longer tells about a treatment and names none."""


def salts_of(trial: Trial) -> tuple[str, ...]:
    """The beginnings of the trial's drug names that end in a salt, without capitals."""
    found = []
    for intervention in trial.treatment.interventions:
        for name in (intervention.name, *(other.value for other in intervention.other_names)):
            words = name.casefold().partition("(")[0].split()
            if 1 < len(words) <= _LONGEST_NAME and words[-1] in _SALTS:
                found.append(" ".join(words[:-1]))
    return tuple(dict.fromkeys(found))


def outside_names(
    text: str, matches: Sequence[TermMatch], salts: Sequence[str]
) -> tuple[TermMatch, ...]:
    """The matches that are not the salt of one of the drug names."""
    return tuple(
        match
        for match in matches
        if text[match.start : match.end].casefold() not in _SALTS
        or not text[max(0, match.start - 80) : match.start]
        .rstrip()
        .casefold()
        .endswith(tuple(salts))
    )
