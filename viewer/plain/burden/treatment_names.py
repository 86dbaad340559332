"""Which treatment a sentence on doses is about, where a study gives several."""

import re
from dataclasses import replace

from viewer.domain.coded import InterventionType
from viewer.domain.trial import Trial
from viewer.plain.burden.findings import Finding, Kind

_GIVEN = frozenset(
    {
        InterventionType.DRUG,
        InterventionType.BIOLOGICAL,
        InterventionType.COMBINATION_PRODUCT,
        InterventionType.DIETARY_SUPPLEMENT,
        InterventionType.GENETIC,
    }
)
_PRETENDED = re.compile(r"\b(?:placebo|sham|vehicle)\b", re.IGNORECASE)
_TWO = 2
_SHORTEST = 6
"""Letters of a first word that alone can stand for a name: "pemetrexed" of its salt."""


class TreatmentNames:
    """The names of a trial's treatments, as its texts write them."""

    def __init__(self, trial: Trial) -> None:
        medicines = (
            each
            for each in trial.treatment.interventions
            if each.type and each.type.value in _GIVEN
        )
        names = list(dict.fromkeys(each.name for each in medicines))
        # What is only there to compare with is given as the treatment is.
        names = [name for name in names if not _PRETENDED.search(name)]
        words: dict[str, set[str]] = {}
        for name in names:
            for written in _written(name):
                words.setdefault(written, set()).add(name)
        # What stands for two of them tells nobody which.
        self._names = {word: own.pop() for word, own in words.items() if len(own) == 1}
        found = sorted(self._names, key=len, reverse=True) if len(names) >= _TWO else []
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b") if found else None

    def named(self, finding: Finding) -> Finding:
        """The finding with the treatments that its sentence names."""
        if self._pattern is None or finding.said.kind is not Kind.DOSE:
            return finding
        found = self._pattern.findall(finding.sentence.casefold())
        names = tuple(dict.fromkeys(self._names[word] for word in found))
        return replace(finding, treatments=names) if names else finding


def _written(name: str) -> set[str]:
    whole = name.casefold().strip()
    first = whole.split()[0] if whole else ""
    is_name = first.isalpha() and len(first) >= _SHORTEST
    return {whole, first} - {""} if is_name else {whole} - {""}
