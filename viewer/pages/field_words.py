"""Places in a record in people's words: several fields that tell one thing are one word here."""

from collections.abc import Iterable

from viewer.pages.naming import field_label
from viewer.words import _


def field_words(paths: Iterable[str]) -> list[str]:
    """What the fields at ``paths`` are about, each thing once, in order.

    A field that has no word here is called as the record calls it.
    """
    known = _known()
    labels = (field_label(path) for path in paths)
    return list(dict.fromkeys(known.get(label, label[:1].lower() + label[1:]) for label in labels))


def _known() -> dict[str, str]:
    """Words for the labels that :func:`field_label` gives, of registry records and of entries."""
    return {label: word for word, labels in _words() for label in labels.split("|")}


def _words() -> tuple[tuple[str, str], ...]:
    return (
        (_("status"), "Overall status|Statuses|Last known status"),
        (_("why it stopped"), "Why stopped"),
        (_("dates"), "Dates|Start date|Completion date|Primary completion date"),
        (_("results"), "Has results|Results posted|Unposted events"),
        (_("results expected"), "Estimated results first submit date"),
        (_("day of the record"), "Version holder"),
        (_("age"), "Minimum age|Maximum age|Std ages|Standard ages"),
        (_("sex"), "Sex"),
        (_("gender"), "Gender based|Gender description"),
        (_("healthy volunteers"), "Healthy volunteers"),
        (_("number of people"), "Enrollment count|Enrollment"),
        (_("illnesses"), "Conditions"),
        (_("treatments"), "Interventions|Interventions name|Intervention names"),
        (_("groups"), "Arm groups|Arm groups type|Arms|Arms type"),
        (_("outcomes"), "Outcomes|Primary outcomes|Secondary outcomes|Other outcomes|Time frame"),
        (_("summary"), "Brief summary"),
        (_("description"), "Description"),
        (_("texts"), "Texts"),
        (_("steps"), "Steps"),
        (_("phase"), "Phases"),
        (_("kind of study"), "Study type"),
        (_("aim and plan"), "Primary purpose|Intervention model|Allocation|Observational model"),
        (_("aim and plan"), "Intervention model description|Time perspective|Sampling method"),
        (_("masking"), "Masking|Who masked|Masking description"),
        (_("criteria"), "Eligibility criteria|Inclusion|Exclusion|Criteria"),
        (_("people studied"), "Study population"),
        (_("places"), "Locations|Sites"),
        (_("countries"), "Countries|Unnamed countries"),
        (_("sponsor"), "Lead sponsor|Lead"),
        (_("partners"), "Collaborators"),
        (_("who answers for the record"), "Responsible party|Responsible"),
        (_("leaders"), "Overall officials|Officials"),
        (_("contacts"), "Central contacts|Contacts"),
        (_("related studies"), "Related"),
        (_("references"), "References|Retractions"),
    )
