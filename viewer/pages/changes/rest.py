"""What changed in places of the record that have no words of ours: value by value."""

import json
import re
from collections.abc import Iterator
from typing import Any

from viewer.pages.changes.model import Area, FieldChange, bare
from viewer.pages.naming import field_label

_BOOKKEEPING = re.compile(
    r"(?:^|\.)(?:versionHolder|statusVerifiedDate|studyFirst\w*|lastUpdate\w*|results?First\w*Qc\w*"
    r"|dispFirst\w*|resultsFirstSubmit\w*|version|url|as_of|derivedSection)(?:[.\[]|$)"
)
"""Places in which each version differs from the one before, and what the registry derives from
the others (its own index words and dates).
"""

_TOLD = frozenset(
    f"protocolSection.{module}Module.{path}"
    for module, paths in {
        "identification": "briefTitle officialTitle acronym",
        "status": "overallStatus whyStopped startDateStruct.date startDateStruct.type "
        "primaryCompletionDateStruct.date primaryCompletionDateStruct.type "
        "completionDateStruct.date completionDateStruct.type",
        "sponsorCollaborators": "leadSponsor.name leadSponsor.class "
        "collaborators.name collaborators.class",
        "description": "briefSummary detailedDescription",
        "conditions": "conditions keywords",
        "design": "studyType phases designInfo.allocation designInfo.interventionModel "
        "designInfo.interventionModelDescription designInfo.primaryPurpose "
        "designInfo.observationalModel designInfo.timePerspective designInfo.maskingInfo.masking "
        "designInfo.maskingInfo.maskingDescription designInfo.maskingInfo.whoMasked "
        "enrollmentInfo.count enrollmentInfo.type",
        "armsInterventions": "armGroups.label armGroups.type armGroups.description "
        "armGroups.interventionNames interventions.type interventions.name "
        "interventions.description interventions.otherNames",
        "outcomes": "primaryOutcomes.measure primaryOutcomes.timeFrame "
        "primaryOutcomes.description secondaryOutcomes.measure secondaryOutcomes.timeFrame "
        "secondaryOutcomes.description otherOutcomes.measure otherOutcomes.timeFrame "
        "otherOutcomes.description",
        "eligibility": "eligibilityCriteria sex minimumAge maximumAge healthyVolunteers "
        "studyPopulation genderDescription",
        "contactsLocations": "centralContacts.name centralContacts.phone "
        "centralContacts.phoneExt centralContacts.email overallOfficials.name "
        "overallOfficials.affiliation locations.facility locations.status locations.city "
        "locations.country locations.contacts.name locations.contacts.phone "
        "locations.contacts.phoneExt locations.contacts.email",
        "references": "references.citation",
    }.items()
    for path in paths.split()
) | {"hasResults"}
"""Fields of ClinicalTrials.gov's record that are compared in words of ours."""

_LISTS = tuple({path.rpartition(".")[0] + "." for path in _TOLD if path.count(".") >= 3})
"""Things told as new or gone: their other fields come and go with them."""

_MOST = 60
_LONGEST = 400
"""Characters of a value that are shown; the record tree has all of it."""


def rest_changes(before: bytes, now: bytes) -> Iterator[FieldChange]:
    """Values that are new, gone or other, in fields that are not compared in words of ours.

    Lists whose order alone changed are no change. At most sixty; a record whose JSON cannot be
    read has none.
    """
    try:
        old, new = _values(json.loads(before)), _values(json.loads(now))
    except (ValueError, RecursionError):
        return
    count = 0
    for path in dict.fromkeys([*new, *old]):
        if path in _TOLD or _BOOKKEEPING.search(path) or old.get(path) == new.get(path):
            continue
        if path.startswith(_LISTS) and len(old.get(path, ())) != len(new.get(path, ())):
            continue
        if count == _MOST:
            return
        count += 1
        words = ["; ".join(values.get(path, ()))[:_LONGEST] for values in (old, new)]
        yield FieldChange(Area.OTHER, field_label(path), words[0], words[1], (path,))


def _values(record: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401  (any JSON)
    """The values of the record by outline of their paths, those of lists in alphabetical order."""
    found: dict[str, list[str]] = {}
    stack: list[tuple[str, Any]] = [("", record)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{path}.{name}" if path else name, one) for name, one in value.items()]
        elif isinstance(value, list):
            stack += [(path, one) for one in value]
        elif value is not None:
            found.setdefault(path, []).append(bare(_shown(value)))
    return {path: tuple(sorted(values)) for path, values in found.items()}


def _shown(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)
