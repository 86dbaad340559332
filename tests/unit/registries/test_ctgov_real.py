"""Real records of ClinicalTrials.gov: nothing of them is lost, and no oddity is smoothed away."""

import gzip
import json
import random
from collections import defaultdict
from dataclasses import fields, is_dataclass

import pytest

from viewer.domain.coded import Phase, RecruitmentStatus
from viewer.domain.results import LaterRows
from viewer.domain.trial import Topic
from viewer.domain.values import DateKind, Markup
from viewer.registries import ctgov

NOT_MODELLED = {
    # A copy of another list, and figures of the registry's own programs about the record.
    "protocolSection.contactsLocationsModule.locations_nested",
    "derivedSection.conditionBrowseModule.browseLeaves",
    "derivedSection.conditionBrowseModule.browseBranches",
    "derivedSection.interventionBrowseModule.browseLeaves",
    "derivedSection.interventionBrowseModule.browseBranches",
    "derivedSection.miscInfoModule.modelPredictions",
    "derivedSection.miscInfoModule.submissionTracking.firstMcpInfo",
    "derivedSection.miscInfoModule.submissionTracking.submissionInfos",
    # How many records point to an expanded access record: no fact about the trial.
    "protocolSection.designModule.nPtrsToThisExpAccNctId",
    # A date says that it is not known by being absent.
    "annotationSection.annotationModule.unpostedAnnotation.unpostedEvents[].dateUnknown",
    # Told by the label and by hasProtocol, hasSap, hasIcf.
    "documentSection.largeDocumentModule.largeDocs[].typeAbbrev",
    "documentSection.largeDocumentModule.largeDocs[].uploadDate",
}
"""Known fields that a Trial does not hold; the record tree shows them. Results: see below."""


@pytest.fixture(scope="module")
def real(records) -> dict[str, bytes]:
    """All records by number. Lines, not parsed: 120 MB of JSON would be 1 GB of objects."""
    found = {}
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        for line in lines:
            at = line.index(b'"nctId"', line.index(b'"identificationModule"'))
            found[line[at:].split(b'"', 4)[3].decode()] = line
    return found


@pytest.fixture(scope="module")
def odd(records) -> dict[str, list[str]]:
    """Numbers of trials for each kind of oddity."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in (records / "odd_cases.tsv").read_text().splitlines():
        kind, _count, numbers = line.split("\t")
        kinds[kind] = [number.split(" ")[0] for number in numbers.split(", ")]
    return kinds


def leaves(value, path=""):
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below, path + "[]")
    else:
        yield path, value


def held(value, found):
    """Everything a trial holds, as text."""
    if is_dataclass(value):
        for field in fields(value):
            held(getattr(value, field.name), found)
    elif isinstance(value, tuple | LaterRows):
        for item in value:
            held(item, found)
    elif value is not None:
        found.add(str(value).lower() if isinstance(value, bool) else str(value))


def is_modelled(path):
    return not path.startswith("resultsSection") and not any(
        path == known or path.startswith((known + ".", known + "[")) for known in NOT_MODELLED
    )


def test_every_leaf_is_in_the_trial(real):
    seed = random.randrange(10**9)
    print("seed", seed)
    lost = set()
    for number in random.Random(seed).sample(sorted(real), 200):
        trial = ctgov.read(real[number])
        found: set[str] = set()
        held(trial, found)
        strange = tuple(trial.unknown_paths)
        for path, value in leaves(json.loads(real[number])):
            text = str(value).lower() if isinstance(value, bool) else str(value)
            if is_modelled(path) and not path.startswith(strange) and text not in found:
                lost.add((path, number))
    assert not lost


def test_every_text_of_the_results_is_in_the_trial(real):
    """Names of groups, measures, classes, categories, events and their figures, 30 records."""
    with_results = [number for number, body in real.items() if b'"resultsSection"' in body]
    codes = ("groupId", "units", "typeUnitsAnalyzed", "denomUnitsSelected", "calculatePct")
    beside = ("sourceVocabulary", "assessmentType", "numEvents")
    for number in random.Random(5).sample(with_results, 30):
        trial = ctgov.read(real[number])
        found: set[str] = set()
        held(trial.results, found)
        everything = "\n".join(found)
        section = json.loads(real[number])["resultsSection"]
        for path, value in leaves(section):
            if isinstance(value, str) and not path.endswith(codes + beside):
                assert value in everything, (number, path, value)


def test_every_path_leads_to_its_value(real):
    """A fact's raw value and a passage's text stand in the record where their path says."""
    for number in random.Random(3).sample(sorted(real), 60):
        record = json.loads(real[number])
        trial = ctgov.read(real[number])
        for path, text in paths(trial):
            value = at(record, path)
            expected = str(value).lower() if isinstance(value, bool) else str(value)
            assert expected == text, (number, path)


def paths(value):
    """Place and raw text of every fact, passage and date."""
    if is_dataclass(value):
        path = getattr(value, "path", "")
        for name in ("raw", "text"):
            if path and isinstance(getattr(value, name, None), str):
                yield path, getattr(value, name)
        for field in fields(value):
            yield from paths(getattr(value, field.name))
    elif isinstance(value, tuple | LaterRows):
        for item in value:
            yield from paths(item)


def at(record, path):
    for part in path.replace("[", ".[").split("."):
        record = record[int(part[1:-1])] if part.startswith("[") else record[part]
    return record


def of(record, path):
    """All values at a dotted path; lists are gone through."""
    found = [record]
    for part in path.split("."):
        below = [item.get(part) for item in found if isinstance(item, dict)]
        found = [one for item in below for one in (item if isinstance(item, list) else [item])]
    return [item for item in found if item is not None]


P = "protocolSection."
CONTACTS = P + "contactsLocationsModule."
ODD = {
    "month-only or year-only date": (
        P + "statusModule.startDateStruct.date",
        lambda t: [d.date.raw for d in t.recruitment.dates if d.kind is DateKind.START],
    ),
    "a location without status": (
        CONTACTS + "locations.status",
        lambda t: [s.status.value for s in t.places.sites if s.status],
    ),
    "a location without state": (
        CONTACTS + "locations.state",
        lambda t: [s.state for s in t.places.sites if s.state],
    ),
    "a location without zip": (
        CONTACTS + "locations.zip",
        lambda t: [s.zip for s in t.places.sites if s.zip],
    ),
    "a location without facility": (
        CONTACTS + "locations.facility",
        lambda t: [s.facility for s in t.places.sites if s.facility],
    ),
    "a location without geoPoint": (
        CONTACTS + "locations.geoPoint.lat",
        lambda t: [s.latitude for s in t.places.sites if s.latitude is not None],
    ),
    ">300 locations": (
        CONTACTS + "locations.city",
        lambda t: [s.city for s in t.places.sites],
    ),
    "contacts module without locations": (
        CONTACTS + "overallOfficials.name",
        lambda t: [o.name for o in t.places.officials],
    ),
    "missing contactsLocationsModule": (
        CONTACTS + "locations",
        lambda t: list(t.places.sites + t.places.central_contacts + t.places.officials),
    ),
    "central contact without phone and e-mail": (
        CONTACTS + "centralContacts.name",
        lambda t: [c.name for c in t.places.central_contacts],
    ),
    "recruiting, no contact at all": (
        P + "statusModule.overallStatus",
        lambda t: [s.raw for s in t.recruitment.statuses],
    ),
    "removedCountries": (
        "derivedSection.miscInfoModule.removedCountries",
        lambda t: [c.value for c in t.places.removed_countries],
    ),
    "missing referencesModule": (
        P + "referencesModule.references.citation",
        lambda t: [r.citation for r in t.references.references],
    ),
    "reference with retraction": (
        P + "referencesModule.references.retractions.source",
        lambda t: [n.source for r in t.references.references for n in r.retractions],
    ),
    "no conditionBrowseModule (no MeSH)": (
        "derivedSection.conditionBrowseModule.meshes.term",
        lambda t: [m.term for m in t.indexing.conditions],
    ),
    "conditionBrowse has browseLeaves (API before mid-2025)": (
        "derivedSection.conditionBrowseModule.ancestors.term",
        lambda t: [m.term for m in t.indexing.condition_ancestors],
    ),
    "conditionBrowse without meshes": (
        "derivedSection.conditionBrowseModule.meshes",
        lambda t: list(t.indexing.conditions),
    ),
    "missing ipdSharingStatementModule": (
        P + "ipdSharingStatementModule.ipdSharing",
        lambda t: [t.references.sharing.sharing.raw] if t.references.sharing.sharing else [],
    ),
    "documentSection (protocol/ICF PDF names)": (
        "documentSection.largeDocumentModule.largeDocs.filename",
        lambda t: [d.filename for d in t.references.documents],
    ),
    "eligibility without maximumAge": (
        P + "eligibilityModule.minimumAge",
        lambda t: [t.eligibility.minimum_age.raw] if t.eligibility.minimum_age else [],
    ),
    "eligibility without minimumAge": (
        P + "eligibilityModule.maximumAge",
        lambda t: [t.eligibility.maximum_age.raw] if t.eligibility.maximum_age else [],
    ),
    "age not in years": (
        P + "eligibilityModule.minimumAge",
        lambda t: [t.eligibility.minimum_age.raw] if t.eligibility.minimum_age else [],
    ),
    "eligibility without sex": (
        P + "eligibilityModule.sex",
        lambda t: [t.eligibility.sex.raw] if t.eligibility.sex else [],
    ),
    "eligibility without healthyVolunteers": (
        P + "eligibilityModule.healthyVolunteers",
        lambda t: [t.eligibility.healthy_volunteers] if t.eligibility.healthy_volunteers else [],
    ),
    "gender-based eligibility": (
        P + "eligibilityModule.genderDescription",
        lambda t: [d.text for d in [t.eligibility.gender_description] if d],
    ),
    "observational studyPopulation": (
        P + "eligibilityModule.studyPopulation",
        lambda t: [p.text for p in [t.eligibility.study_population] if p],
    ),
    "no detailedDescription": (
        P + "descriptionModule.detailedDescription",
        lambda t: [p.text for p in t.texts_about(Topic.DETAILED_DESCRIPTION)],
    ),
    "missing descriptionModule": (
        P + "descriptionModule.briefSummary",
        lambda t: [p.text for p in t.texts_about(Topic.BRIEF_SUMMARY)],
    ),
    "no phases": (P + "designModule.phases", lambda t: [p.raw for p in t.design.phases]),
    "missing designModule": (
        P + "designModule.studyType",
        lambda t: [t.design.study_type.raw] if t.design.study_type else [],
    ),
    "no enrollmentInfo": (
        P + "designModule.enrollmentInfo.count",
        lambda t: [t.design.enrollment.count] if t.design.enrollment else [],
    ),
    "enrollment 0": (
        P + "designModule.enrollmentInfo.count",
        lambda t: [t.design.enrollment.count],
    ),
    "enrollment >=100,000": (
        P + "designModule.enrollmentInfo.count",
        lambda t: [t.design.enrollment.count],
    ),
    "enrollment without ACTUAL/ESTIMATED type": (
        P + "designModule.enrollmentInfo.type",
        lambda t: [t.design.enrollment.certainty.value] if t.design.enrollment.certainty else [],
    ),
    "UNKNOWN with lastKnownStatus": (
        P + "statusModule.lastKnownStatus",
        lambda t: [t.recruitment.last_known.raw],
    ),
    "whyStopped present": (
        P + "statusModule.whyStopped",
        lambda t: [t.recruitment.why_stopped.text],
    ),
    "stopped without whyStopped": (
        P + "statusModule.whyStopped",
        lambda t: [t.recruitment.why_stopped.text] if t.recruitment.why_stopped else [],
    ),
    "delayedPosting": (
        P + "statusModule.delayedPosting",
        lambda t: [t.recruitment.delayed_posting.value],
    ),
    "no startDate": (
        P + "statusModule.startDateStruct.date",
        lambda t: [d.date.raw for d in t.recruitment.dates if d.kind is DateKind.START],
    ),
    "no completionDate": (
        P + "statusModule.completionDateStruct.date",
        lambda t: [d.date.raw for d in t.recruitment.dates if d.kind is DateKind.COMPLETION],
    ),
    "date after 2035": (
        P + "statusModule.completionDateStruct.date",
        lambda t: [d.date.raw for d in t.recruitment.dates if d.kind is DateKind.COMPLETION],
    ),
    "date without ACTUAL/ESTIMATED type": (
        P + "statusModule.startDateStruct.type",
        lambda t: [
            d.certainty.value
            for d in t.recruitment.dates
            if d.kind is DateKind.START and d.certainty
        ],
    ),
    "arm without type (observational cohort)": (
        P + "armsInterventionsModule.armGroups.type",
        lambda t: [a.type.raw for a in t.treatment.arms if a.type],
    ),
    "arm without interventionNames": (
        P + "armsInterventionsModule.armGroups.interventionNames",
        lambda t: [n.value for a in t.treatment.arms for n in a.intervention_names],
    ),
    "arm without description": (
        P + "armsInterventionsModule.armGroups.description",
        lambda t: [a.description.text for a in t.treatment.arms if a.description],
    ),
    "arms module without armGroups": (
        P + "armsInterventionsModule.interventions.name",
        lambda t: [i.name for i in t.treatment.interventions],
    ),
    "arms module without interventions": (
        P + "armsInterventionsModule.armGroups.label",
        lambda t: [a.label for a in t.treatment.arms],
    ),
    "missing armsInterventionsModule": (
        P + "armsInterventionsModule.armGroups",
        lambda t: list(t.treatment.arms),
    ),
    ">12 arms": (
        P + "armsInterventionsModule.armGroups.label",
        lambda t: [a.label for a in t.treatment.arms],
    ),
    ">20 interventions": (
        P + "armsInterventionsModule.interventions.otherNames",
        lambda t: [n.value for i in t.treatment.interventions for n in i.other_names],
    ),
    "missing outcomesModule": (P + "outcomesModule", lambda t: list(t.outcomes)),
    "primary outcome without timeFrame": (
        P + "outcomesModule.primaryOutcomes.timeFrame",
        lambda t: [o.time_frame.raw for o in t.outcomes if o.type == "PRIMARY" and o.time_frame],
    ),
    ">20 primary outcomes": (
        P + "outcomesModule.primaryOutcomes.measure",
        lambda t: [o.measure for o in t.outcomes if o.type == "PRIMARY"],
    ),
    ">60 secondary outcomes": (
        P + "outcomesModule.secondaryOutcomes.measure",
        lambda t: [o.measure for o in t.outcomes if o.type == "SECONDARY"],
    ),
    "missing oversightModule": (
        P + "oversightModule.isFdaRegulatedDrug",
        lambda t: [f.value for f in t.oversight.facts if f.path.endswith("isFdaRegulatedDrug")],
    ),
    "missing conditionsModule": (
        P + "conditionsModule.conditions",
        lambda t: [c.name for c in t.conditions],
    ),
    ">20 conditions": (
        P + "conditionsModule.conditions",
        lambda t: [c.name for c in t.conditions],
    ),
    "condition longer than 120 chars": (
        P + "conditionsModule.conditions",
        lambda t: [c.name for c in t.conditions],
    ),
    ">40 keywords": (P + "conditionsModule.keywords", lambda t: [k.value for k in t.keywords]),
    "no officialTitle": (
        P + "identificationModule.officialTitle",
        lambda t: [t.titles.official.value] if t.titles.official else [],
    ),
    "nctIdAliases (merged ids)": (
        P + "identificationModule.nctIdAliases",
        lambda t: [n.value for n in t.former_numbers],
    ),
    "has results": ("hasResults", lambda t: [t.results_state.posted.value]),
    "submissionTracking (results in QC)": (
        "derivedSection.miscInfoModule.submissionTracking.estimatedResultsFirstSubmitDate",
        lambda t: [d.date.raw for d in t.recruitment.dates if d.kind is DateKind.RESULTS_EXPECTED],
    ),
    "annotation unpostedAnnotation": (
        "annotationSection.annotationModule.unpostedAnnotation.unpostedEvents.date",
        lambda t: [e.date.raw for e in t.results_state.unposted_events if e.date],
    ),
    "annotation violationAnnotation": (
        "annotationSection.annotationModule.violationAnnotation.violationEvents.type",
        lambda t: [v.type.value for v in t.violations],
    ),
    "outcome NOT_POSTED in results": (
        "resultsSection.outcomeMeasuresModule.outcomeMeasures.reportingStatus",
        lambda t: [o.status.raw for o in t.results.outcomes if o.status],
    ),
    'result value "NA" with comment': (
        "resultsSection.outcomeMeasuresModule.outcomeMeasures.title",
        lambda t: [o.title for o in t.results.outcomes],
    ),
    "results without adverseEventsModule": (
        "resultsSection.adverseEventsModule",
        lambda t: [t.results.adverse_events] if t.results.adverse_events else [],
    ),
}
CRITERIA = (
    P + "eligibilityModule.eligibilityCriteria",
    lambda t: [t.eligibility.criteria.text] if t.eligibility.criteria else [],
)
WORDS = (P + "descriptionModule.briefSummary", ODD["missing descriptionModule"][1])


@pytest.mark.parametrize("kind", sorted(ODD))
def test_an_odd_record_is_read_as_it_is(kind, real, odd):
    check(kind, real, odd, *ODD[kind])


def check(kind, real, odd, place, reading):
    numbers = [number for number in odd[kind] if number in real]
    if not numbers:
        pytest.skip("no record of this kind is in the folder")
    for number in numbers:
        assert reading(ctgov.read(real[number])) == of(json.loads(real[number]), place), number


def test_every_odd_record_keeps_its_texts(real, odd):
    """The kinds that are about characters: escapes, entities, mojibake, scripts, lengths."""
    for kind in set(odd) - set(ODD):
        for number in odd[kind]:
            if number in real:
                check(kind, real, {kind: [number]}, *CRITERIA)
                check(kind, real, {kind: [number]}, *WORDS)


def test_criteria_and_summary_are_commonmark_of_the_sponsor(real):
    trial = ctgov.read(real["NCT00000735"])
    assert trial.eligibility.criteria.markup is Markup.COMMONMARK
    assert all(text.passage.markup is Markup.COMMONMARK for text in trial.texts)
    assert trial.titles.brief.path == "protocolSection.identificationModule.briefTitle"


def test_a_withheld_record_has_its_number_its_status_and_nothing_made_up(real):
    trial = ctgov.read(real["NCT00680251"])
    assert [report.status for report in trial.recruitment.statuses] == [RecruitmentStatus.WITHHELD]
    assert (trial.conditions, trial.outcomes, trial.design.phases) == ((), (), ())


def test_a_record_of_two_phases_has_both(real):
    body = next(
        body for body in real.values() if b'["PHASE1","PHASE2"]' in body.replace(b", ", b",")
    )
    phases = [phase.value for phase in ctgov.read(body).design.phases]
    assert phases == [Phase.PHASE1, Phase.PHASE2]


def test_the_trial_speaks_for_the_day_of_its_last_update(real):
    for number, body in list(real.items())[:50]:
        trial = ctgov.read(body)
        struct = json.loads(body)["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]
        assert trial.source.as_of.raw == struct["date"], number
        assert trial.recruitment.date(DateKind.VERSION).date.raw
