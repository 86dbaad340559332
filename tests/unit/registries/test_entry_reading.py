"""Entries written by hand: everything in them comes out, with its place and who wrote it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.coded import AgencyClass, OutcomeType, RecruitmentStatus, Unknown
from viewer.domain.errors import TrialViewerError
from viewer.domain.trial import Topic
from viewer.domain.values import AgeUnit, Author, Markup
from viewer.registries import entry

SMALLEST = {
    "format": "trial-viewer-entry",
    "version": 1,
    "number": "NCT00000000",
    "source": {"registry": "ClinicalTrials.gov"},
    "titles": {"brief": "Warm water for stiff hands"},
}


def read(**fields):
    return entry.read(json.dumps({**SMALLEST, **fields}).encode())


def test_the_smallest_entry_says_nothing_that_is_not_in_it():
    trial = read()
    assert trial.titles.brief.value == "Warm water for stiff hands"
    assert trial.titles.official is None
    assert trial.source.format == "entry"
    assert trial.source.as_of is None
    assert trial.recruitment.statuses == ()
    assert trial.design.enrollment is None
    assert trial.eligibility.healthy_volunteers is None
    assert trial.results_state.posted is None


def test_numbers_are_kept_in_capitals():
    assert read(number="nct00000001").number == "NCT00000001"
    assert read(number="2023-504123-12-00").number == "2023-504123-12-00"


def test_places_are_those_of_the_file():
    trial = read(
        texts=[{"topic": "who", "text": "a"}, {"topic": "know", "text": "b"}],
        outcomes=[{"type": "PRIMARY", "measure": "m", "time_frame": "12 weeks"}],
        eligibility={"inclusion": ["x"], "exclusion": ["y"]},
        places={"sites": [{"country": "France", "contacts": [{"name": "n"}]}]},
    )
    assert [text.passage.path for text in trial.texts] == ["texts[0]", "texts[1]"]
    assert trial.outcomes[0].time_frame.path == "outcomes[0].time_frame"
    paths = [each.text.path for each in trial.eligibility.listed_criteria]
    assert paths == ["eligibility.inclusion[0]", "eligibility.exclusion[0]"]
    assert trial.places.sites[0].contacts[0].path == "places.sites[0].contacts[0]"


def test_every_path_of_the_starter_entries_is_a_place_in_the_file(starter_folder):
    """The record tree opens at these places."""
    for file in sorted(starter_folder.glob("*.json")):
        value = json.loads(file.read_bytes())
        paths = set(_paths(entry.read(file.read_bytes())))
        assert len(paths) > 40
        for path in paths:
            _at(value, path)


def _paths(part):
    if hasattr(part, "path"):
        yield part.path
    if hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from _paths(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from _paths(each)


def _at(value, path):
    for step in path.replace("[", ".[").split("."):
        value = value[int(step[1:-1])] if step.startswith("[") else value[step]
    return value


def test_a_text_alone_is_the_writers_own():
    trial = read(interventions=[{"name": "water", "description": "Warm, not hot."}])
    (treatment,) = trial.treatment.interventions
    assert treatment.description.text == "Warm, not hot."
    assert treatment.description.author is Author.ENTRY


def test_a_text_in_full_says_who_wrote_it_and_what_backs_it():
    text = {
        "topic": "brief_summary",
        "text": "- one\n- two",
        "author": "sponsor",
        "markup": "commonmark",
        "heading": "Design",
        "sources": [2],
        "truncated": True,
    }
    trial = read(texts=[text], citations=[{"number": 2, "text": "Leaflet"}])
    (passage,) = trial.texts_about(Topic.BRIEF_SUMMARY)
    assert passage.author is Author.SPONSOR
    assert passage.markup is Markup.COMMONMARK
    assert (passage.heading, passage.sources, passage.truncated) == ("Design", (2,), True)


def test_a_value_in_full_says_what_backs_it():
    trial = read(
        design={"phases": ["PHASE1", {"value": "PHASE2", "from_text": True, "sources": [1]}]},
        citations=[{"number": 1, "missing": True}],
    )
    first, second = trial.design.phases
    assert (first.raw, first.from_text, first.sources) == ("PHASE1", False, ())
    assert (second.raw, second.from_text, second.sources) == ("PHASE2", True, (1,))
    assert second.path == "design.phases[1]"


def test_a_status_no_code_fits_keeps_its_word():
    trial = read(statuses=[{"words": "Halted by the mayor", "said_by": "the newspaper"}])
    (status,) = trial.recruitment.statuses
    assert status.status == Unknown("Halted by the mayor")
    assert status.raw == "Halted by the mayor"


def test_a_status_with_a_code_can_be_filtered_by_it():
    (status,) = read(statuses=[{"status": "RECRUITING", "country": "Italy"}]).recruitment.statuses
    assert status.status is RecruitmentStatus.RECRUITING
    assert (status.raw, status.country) == ("RECRUITING", "Italy")


def test_an_age_group_without_limits_gets_none():
    trial = read(eligibility={"age_group": {"value": "Adults", "from_text": True}})
    (group,) = trial.eligibility.standard_ages
    assert group.value == Unknown("Adults")
    assert group.from_text
    assert trial.eligibility.minimum_age is None


def test_an_outcome_whose_kind_is_not_told_gets_none():
    (outcome,) = read(outcomes=[{"measure": "Stiffness"}]).outcomes
    assert not isinstance(outcome.type, OutcomeType)


def test_the_rest_of_the_format_comes_out():
    trial = read(
        former_numbers=["NCT00000009"],
        why_stopped="The water ran out.",
        dates=[{"kind": "start", "date": "2021-05", "certainty": "ACTUAL"}],
        eligibility={"minimum_age": "6 Months", "sex": "FEMALE", "standard_ages": ["CHILD"]},
        sponsors={"lead": {"name": "The well", "agency_class": "OTHER"}},
        places={
            "central_contacts": [{"name": "A", "phone": "+33 1", "role": "CONTACT"}],
            "sites": [{"country": "France", "latitude": 48.9, "status": "RECRUITING"}],
            "unnamed_countries": 2,
        },
        references=[{"citation": "A paper", "pmid": "1", "type": "RESULT"}],
        links=[{"url": "https://example.org", "label": "Page"}],
        publications=[{"title": "P", "date": "2020", "authors": ["B"], "doi": "10.1/x"}],
        identifiers=[{"value": "7", "type": "EUDRACT_NUMBER"}],
        results_posted=True,
    )
    assert trial.former_numbers[0].value == "NCT00000009"
    assert trial.recruitment.why_stopped.text == "The water ran out."
    assert (trial.recruitment.dates[0].date.month, trial.recruitment.dates[0].date.day) == (5, None)
    assert trial.eligibility.minimum_age.unit is AgeUnit.MONTHS
    assert trial.sponsors.lead.agency_class is AgencyClass.OTHER
    assert trial.places.central_contacts[0].phone == "+33 1"
    assert trial.places.sites[0].latitude == pytest.approx(48.9)
    assert trial.places.unnamed_countries.value == 2
    assert trial.references.references[0].pmid == "1"
    assert trial.references.links[0].url == "https://example.org"
    assert trial.references.publications[0].date.year == 2020
    assert trial.references.identifiers[0].type.value == "EUDRACT_NUMBER"
    assert trial.results_state.posted.value is True


def test_a_byte_order_mark_does_no_harm():
    body = json.dumps(SMALLEST).encode("utf-8-sig")
    assert entry.read(body).number == "NCT00000000"


def test_an_entry_is_known_by_its_first_field_and_nothing_else():
    assert entry.recognises(SMALLEST)
    for value in ({}, [], None, "trial-viewer-entry", {"format": "other"}, {"format": ["x"]}):
        assert not entry.recognises(value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda below: (
            st.lists(below, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "format",
                        "version",
                        "texts",
                        "text",
                        "topic",
                        "design",
                        "phases",
                        "value",
                        "xx",
                    ]
                ),
                below,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
    st.sampled_from([None, "texts", "design", "outcomes", "eligibility", "statuses"]),
)
def test_nothing_a_person_could_write_ends_in_a_bug(value, field):
    """Anything is read, or refused with a sentence."""
    written = value if field is None else {**SMALLEST, field: value}
    try:
        told = entry.read(json.dumps(written).encode()).number
    except TrialViewerError as error:
        told = str(error)
    assert told == "NCT00000000" or told.endswith(".")


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_bug(body):
    with pytest.raises(TrialViewerError):
        entry.read(body)
