"""What is wrong with an entry is told in a sentence that names the place."""

import json

import pytest

from viewer.domain.errors import RegistryFileError
from viewer.registries import entry

SMALLEST = {
    "format": "trial-viewer-entry",
    "version": 1,
    "number": "NCT00000000",
    "source": {"registry": "ClinicalTrials.gov"},
    "titles": {"brief": "Warm water for stiff hands"},
}


def told(**fields):
    with pytest.raises(RegistryFileError) as caught:
        entry.read(json.dumps({**SMALLEST, **fields}).encode())
    return str(caught.value)


@pytest.mark.parametrize(
    ("fields", "place", "word"),
    [
        ({"titel": "x"}, "“titel”", "not a field"),
        ({"titles": {"brief": "x", "long": "y"}}, "“titles.long”", "not a field"),
        ({"titles": {}}, "“titles.brief”", "missing"),
        ({"titles": {"brief": ""}}, "“titles.brief”", "empty"),
        ({"titles": {"brief": " "}}, "“titles.brief”", "form"),
        ({"titles": {"brief": 3}}, "“titles.brief”", "text in quotes"),
        ({"titles": "x"}, "“titles”", "curly brackets"),
        ({"texts": {"topic": "who"}}, "“texts”", "square brackets"),
        ({"texts": [{"topic": "why", "text": "x"}]}, "“texts[0].topic”", "“why”"),
        ({"texts": [{"topic": "who", "text": "x", "bold": 1}]}, "“texts[0].bold”", "not a field"),
        ({"outcomes": [{}, {"type": "MAIN", "measure": "x"}]}, "“outcomes[1].type”", "PRIMARY"),
        ({"design": {"phases": ["PHASE9"]}}, "“design.phases[0]”", "PHASE1"),
        ({"design": {"phases": [{"value": "II"}]}}, "“design.phases[0].value”", "PHASE1"),
        ({"design": {"masking": {"value": "NONE", "by": 1}}}, "“design.masking.by”", "not a field"),
        ({"design": {"enrollment": {"count": "46"}}}, "“design.enrollment.count”", "whole number"),
        ({"design": {"enrollment": {"count": -1}}}, "“design.enrollment.count”", "0 or more"),
        ({"dates": [{"kind": "start", "date": "May 2021"}]}, "“dates[0].date”", "form"),
        ({"dates": [{"kind": "start", "date": "2021-13"}]}, "“dates[0].date”", "no such date"),
        ({"eligibility": {"minimum_age": "18"}}, "“eligibility.minimum_age”", "form"),
        ({"eligibility": {"inclusion": [""]}}, "“eligibility.inclusion[0]”", "empty"),
        ({"eligibility": {"healthy_volunteers": "no"}}, "“eligibility.healthy", "true or false"),
        ({"statuses": [{"said_by": "x"}]}, "“statuses[0]”", "either"),
        ({"statuses": [{"status": "COMPLETED", "words": "x"}]}, "“statuses[0]”", "not both"),
        ({"statuses": [{"status": "OPEN"}]}, "“statuses[0].status”", "RECRUITING"),
        ({"places": {"sites": [{"city": "x"}]}}, "“places.sites[0].country”", "missing"),
        ({"version": 2}, "“version”", "It can be: 1"),
        ({"number": "?"}, "“number”", "form"),
        ({"texts": [{"topic": "who", "text": "x", "sources": [4]}]}, "texts[0].sources", "4"),
        ({"conditions": [{"name": "x", "sources": [1]}]}, "conditions[0].sources", "1"),
    ],
)
def test_each_fault_is_told_with_its_place(fields, place, word):
    sentence = told(**fields)
    assert place in sentence
    assert word in sentence
    assert sentence.endswith(".")


def test_several_faults_are_told_at_once_but_not_all_of_a_flood():
    sentence = told(texts=[{"topic": "who"} for _ in range(9)], titel="x")
    assert "“texts[0].text” is missing." in sentence
    assert "“texts[4].text” is missing." in sentence
    assert "texts[5]" not in sentence
    assert "There are 5 more faults." in sentence


def test_a_value_that_is_a_whole_text_is_cut_in_the_message():
    assert len(told(version="x" * 5000)) < 300


def test_braces_in_a_value_do_not_break_the_message():
    assert "“{place} {0} {x}”" in told(statuses=[{"status": "{place} {0} {x}"}])
    assert "“{0}”" in told(**{"{0}": 1})


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"{", "line 1"),
        (b"[1]", "curly brackets"),
        (b"null", "curly brackets"),
        (b"\xff{}", "UTF-8"),
        (b"", "line 1"),
        (b"[" * 100_000, "brackets"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
    ],
)
def test_what_is_no_entry_at_all(body, word):
    with pytest.raises(RegistryFileError) as caught:
        entry.read(body)
    assert word in str(caught.value)
