"""The short way to a card gives what the long way gives, or leaves it to that."""

import copy
import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.card import card_of
from viewer.registries import parsing
from viewer.registries.cards import ReadCard, Unread, read_card, read_whole
from viewer.registries.ctgov import quick_card, read_parsed
from viewer.registries.ctgov.quick import number_hint

RECORD = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT00000001",
            "nctIdAliases": ["NCT00000002", ""],
            "orgStudyIdInfo": {"id": "ORG-1"},
            "secondaryIdInfos": [{"id": "2020-000001-01", "type": "EUDRACT_NUMBER"}, {"type": "x"}],
            "briefTitle": "Walking in chronic obstructive pulmonary disease (COPD)",
            "officialTitle": "A study of walking",
            "acronym": "WALK",
        },
        "statusModule": {
            "overallStatus": "RECRUITING",
            "lastUpdatePostDateStruct": {"date": "2024-05-02", "type": "ACTUAL"},
            "lastUpdateSubmitDate": "2024-05-01",
            "completionDateStruct": {"date": "2026-05"},
            "primaryCompletionDateStruct": {"date": "2026"},
        },
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "A hospital", "class": "OTHER"}},
        "descriptionModule": {
            "briefSummary": "For six minute walk test (6MWT). And MS (multiple s)."
        },
        "conditionsModule": {"conditions": ["COPD", "COPD", " "], "keywords": ["walk", 5]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["NA"],
            "enrollmentInfo": {"count": 12},
        },
        "armsInterventionsModule": {
            "armGroups": [{"label": "a", "interventionNames": ["Behavioral: Walk", "Drug: B"]}],
            "interventions": [{"name": "Walk", "otherNames": ["Stroll"]}, {"name": ""}],
        },
        "eligibilityModule": {
            "sex": "ALL",
            "minimumAge": "18 Years",
            "maximumAge": "6 Moons",
            "healthyVolunteers": False,
        },
        "contactsLocationsModule": {
            "locations": [
                {
                    "city": "Town",
                    "state": "S",
                    "country": "France",
                    "status": "COMPLETED",
                    "geoPoint": {"lat": 48.5, "lon": 2},
                },
                {"city": "Ville", "country": "Chad", "geoPoint": {"lat": 95.0, "lon": 2.0}},
            ]
        },
    },
    "derivedSection": {
        "miscInfoModule": {"removedCountries": ["Chad"]},
        "conditionBrowseModule": {
            "meshes": [{"id": "D1", "term": "Lung Disease"}],
            "ancestors": [{"term": "Disease"}, {"id": "D2"}],
        },
        "interventionBrowseModule": {"meshes": [{"term": "Exercise"}]},
    },
    "hasResults": False,
}


def places(value, before=()):
    """Every place in a JSON value, the containers included."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in items:
        yield (*before, key)
        if isinstance(below, dict | list):
            yield from places(below, (*before, key))


PLACES = tuple(places(RECORD))
ODD = """
[null, true, false, "", " ", "x", "2024", "2024-13", "NCT00000009", "RECRUITING", "NEW", 0, 5, -1,
 9007199254740993, 1.5, 91, NaN, Infinity, [], {}, [[]], [{}], {"a": 1}, "nct00000001 ",
 "18 years", ["a", "a", 1, null, " "], [{"term": 3}, {"id": "x"}, 4]]
"""
VALUES = st.one_of(
    st.sampled_from([*json.loads(ODD), *RECORD.values()]),
    st.text(max_size=8),
)


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), max_size=4), st.booleans())
def test_the_short_way_gives_the_same_or_declines(changes, drop):
    record = copy.deepcopy(RECORD)
    for path, value in changes:
        at = record
        try:
            for key in path[:-1]:
                at = at[key]
            if drop and isinstance(at, dict):
                at.pop(path[-1])
            else:
                at[path[-1]] = copy.deepcopy(value)
        except (KeyError, IndexError, TypeError, AttributeError):
            continue  # an earlier change took this place away
    card = quick_card(record)
    if card is not None:
        assert repr(card) == repr(card_of(read_parsed(record)))


@given(
    st.sampled_from(
        [
            b'{"a":1,"a":2}',
            b'{"a":"\\u0000"}',
            b'{"a":"\\ud800"}',
            b"[" * 300,
            b'{"a":' + b"[" * 70 + b"]" * 70 + b"}",
            b'{"x":"\xff"}',
            b"{",
        ]
    ),
    st.booleans(),
)
def test_what_is_out_of_order_is_read_the_long_way_and_told(odd, wrapped):
    body = odd
    if wrapped:
        body = json.dumps(RECORD).encode()[:-1] + b',"strange":' + odd + b"}"
    assert parsing.parse_orderly(body) is None
    short, whole = read_card(body), read_whole(body)
    if isinstance(whole, Unread):
        assert short == whole
    else:
        assert isinstance(short, ReadCard)
        assert short == ReadCard(whole.format, card_of(whole.trial), whole.remarks)


def test_a_guess_of_the_number_takes_no_parsing_and_may_fail():
    assert number_hint(json.dumps(RECORD).encode()) == "NCT00000001"
    assert number_hint(json.dumps(RECORD, indent=4).encode()) == "NCT00000001"
    assert number_hint(b'{"nctId": 5}') == ""


def test_real_records_have_the_same_card_both_ways(records):
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        some = [line.strip() for place, line in enumerate(lines) if place % 20 == 0]
    some += gzip.decompress(
        (records / "ctgov_v2_older_versions.jsonl.gz").read_bytes()
    ).splitlines()
    for body in some:
        parsed = parsing.parse_orderly(body)
        assert parsed == parsing.parse(body)
        assert quick_card(parsed) == card_of(read_parsed(parsed))
