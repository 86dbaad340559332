"""People's words for the fields and codes of posted results.

Meanings of fields and codes: ClinicalTrials.gov, Results Data Element Definitions.
"""

from collections.abc import Callable, Mapping

from viewer.domain.values import Fact as SourceFact
from viewer.pages.naming import field_label
from viewer.plain.inline import clean
from viewer.words import _

STEP_IN = "\u2003"
"""What stands before the label of a row that belongs to the row above it."""
_CODED = frozenset({"ciNumSides", "nonInferiorityType", "dispersionType", "restrictionType"})


_CODES: dict[str, Callable[[], str]] = {
    "LTE60": lambda: _("They may have to wait up to 60 days."),
    "GT60": lambda: _("They may have to wait more than 60 days, 180 at most."),
    "SUPERIORITY_OR_OTHER": lambda: _("Superiority or other"),
    "SUPERIORITY_OR_OTHER_LEGACY": lambda: _("Superiority or other"),
    "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY": lambda: _("Non-inferiority or equivalence"),
}


_LABELS: dict[str, Callable[[], str]] = {
    "description": lambda: _("How it was measured"),
    "populationDescription": lambda: _("Who was counted"),
    "recruitmentDetails": lambda: _("How people were found"),
    "preAssignmentDetails": lambda: _("Before the groups were made"),
    "title": lambda: _("Name"),
    "organization": lambda: _("Works at"),
    "email": lambda: _("E-mail"),
    "phone": lambda: _("Phone"),
    "phoneExt": lambda: _("Extension"),
    "piSponsorEmployee": lambda: _("The lead doctors work for the sponsor"),
    "restrictiveAgreement": lambda: _("An agreement limits what they may publish"),
    "restrictionType": lambda: _("For how long"),
    "otherDetails": lambda: _("More on it"),
    "groupDescription": lambda: _("About this comparison"),
    "nonInferiorityType": lambda: _("Kind of comparison"),
    "nonInferiorityComment": lambda: _("Remark on the comparison"),
    "statisticalMethod": lambda: _("Method"),
    "statisticalComment": lambda: _("Remark on the method"),
    "pValue": lambda: _("P value"),
    "pValueComment": lambda: _("Remark on the p value"),
    "paramType": lambda: _("What was worked out"),
    "paramValue": lambda: _("Its value"),
    "dispersionType": lambda: _("Kind of spread"),
    "dispersionValue": lambda: _("Spread"),
    "ciPctValue": lambda: _("Confidence interval, in percent"),
    "ciNumSides": lambda: _("Sides of the interval"),
    "ciLowerLimit": lambda: _("Lower end"),
    "ciUpperLimit": lambda: _("Upper end"),
    "ciLowerLimitComment": lambda: _("Remark on the lower end"),
    "ciUpperLimitComment": lambda: _("Remark on the upper end"),
    "estimateComment": lambda: _("Remark on the value"),
    "otherAnalysisDescription": lambda: _("More on this analysis"),
    "testedNonInferiority": lambda: _("Non-inferiority was tested"),
}


def part_label(path: str) -> str:
    """What a field of the results holds; one not known here is called as the record calls it."""
    label = _LABELS.get(path.rsplit(".", 1)[-1])
    return label() if label else field_label(path)


def part_value(fact: SourceFact[str], groups: Mapping[str, str]) -> str:
    """A value as people read it: yes or no, the title of a group, a coded word without dashes."""
    value = clean(fact.value)
    if value in {"true", "false"}:
        return _("Yes") if value == "true" else _("No")
    if ".groupIds" in fact.path:
        return groups.get(value, value)
    if fact.path.rsplit(".", 1)[-1] in _CODED:
        words = _CODES.get(value)
        return words() if words else readable_code(value)
    return value


def readable_code(value: str) -> str:
    """A coded word without its underscores: "TWO_SIDED" is "Two sided"."""
    words = value.replace("_", " ").lower()
    return words[:1].upper() + words[1:]


def milestone_words(label: str) -> str:
    """The registry's own names for who came and who went; a team's own stay as they are."""
    return {
        "STARTED": _("Started"),
        "COMPLETED": _("Finished"),
        "NOT COMPLETED": _("Did not finish"),
    }.get(label, label)
