"""One record of ClinicalTrials.gov, as its API version 2 writes it, to a :class:`Trial`."""

import re

from viewer.domain.errors import RegistryFileError
from viewer.domain.sources import RecordSource
from viewer.domain.trial import Condition, Recruitment, Topic, TopicText, Trial
from viewer.domain.values import DateKind, PartialDate
from viewer.registries import parsing
from viewer.registries.ctgov import (
    arms,
    design,
    eligibility,
    identification,
    places,
    references,
    results,
    status,
)
from viewer.registries.ctgov.node import Node
from viewer.registries.ctgov.strange import strange_paths
from viewer.words import _

FORMAT = "ctgov-v2"
_REGISTRY = "ClinicalTrials.gov"
_NUMBER = re.compile(r"NCT\d{8}\Z")
_SECTIONS = ("protocolSection", "derivedSection", "resultsSection")
_PLACE = "protocolSection.identificationModule.nctId"


def recognises(record: object) -> bool:
    """Whether a parsed JSON value looks like a record of this format, a damaged one included."""
    return isinstance(record, dict) and any(section in record for section in _SECTIONS)


def read(body: bytes) -> Trial:
    """The trial in ``body``, one record in UTF-8.

    Raises RegistryFileError when it is not JSON or has no registry number; every other part may
    be missing or of another type.
    """
    return read_parsed(parsing.parse(body))


def read_parsed(record: object) -> Trial:
    """The trial in a parsed record; see :func:`read`."""
    root = Node(record, "")
    protocol = root.child("protocolSection")
    named = protocol.child("identificationModule")
    number = _number(named)
    state = protocol.child("statusModule")
    derived = root.child("derivedSection")
    misc = derived.child("miscInfoModule")
    notes = root.child("annotationSection").child("annotationModule")
    recruitment = status.recruitment(state, misc)
    about = protocol.child("conditionsModule")
    return Trial(
        number=number,
        source=RecordSource(
            format=FORMAT,
            registry=_REGISTRY,
            url=f"https://clinicaltrials.gov/study/{number}",
            as_of=_as_of(recruitment),
        ),
        titles=identification.titles(named, number),
        former_numbers=named.facts("nctIdAliases"),
        organization=identification.party(named.child("organization"), "fullName"),
        recruitment=recruitment,
        conditions=tuple(
            Condition(name=text, path=path) for text, path in about.texts("conditions")
        ),
        keywords=about.facts("keywords"),
        indexing=references.indexing(derived),
        texts=_texts(protocol.child("descriptionModule")),
        design=design.design(protocol.child("designModule")),
        treatment=arms.treatment(protocol.child("armsInterventionsModule")),
        outcomes=design.outcomes(protocol.child("outcomesModule")),
        eligibility=eligibility.eligibility(protocol.child("eligibilityModule")),
        oversight=eligibility.oversight(protocol.child("oversightModule")),
        places=places.places(protocol.child("contactsLocationsModule"), misc),
        sponsors=identification.sponsors(protocol.child("sponsorCollaboratorsModule")),
        references=references.references(
            protocol.child("referencesModule"),
            protocol.child("ipdSharingStatementModule"),
            root.child("documentSection").child("largeDocumentModule"),
            identification.identifiers(named),
        ),
        results_state=status.results_state(root, state, notes.child("unpostedAnnotation")),
        results=results.results(root.child("resultsSection")),
        violations=status.violations(notes),
        unknown_paths=strange_paths(root.values),
    )


def _number(named: Node) -> str:
    found = named.text("nctId")
    number = found.strip().upper()
    if _NUMBER.match(number):
        return number
    if found:
        raise RegistryFileError(
            _(
                "This record has “{found}” at {place}; a registry number looks like {example}."
            ).format(found=found[:40], place=_PLACE, example="NCT01234567")
        )
    raise RegistryFileError(
        _("This record has no registry number at {place}.").format(place=_PLACE)
    )


def _as_of(recruitment: Recruitment) -> PartialDate | None:
    """The day for which the record speaks: its last update."""
    for kind in (DateKind.LAST_UPDATE_POST, DateKind.LAST_UPDATE_SUBMIT):
        found = recruitment.date(kind)
        if found:
            return found.date
    return None


def _texts(descriptions: Node) -> tuple[TopicText, ...]:
    topics = {
        "briefSummary": Topic.BRIEF_SUMMARY,
        "detailedDescription": Topic.DETAILED_DESCRIPTION,
    }
    return tuple(
        TopicText(topic=topic, passage=passage)
        for key, topic in topics.items()
        if (passage := descriptions.passage(key))
    )
