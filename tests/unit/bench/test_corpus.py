"""The made-up trials are the same on every machine and look like records to the reader."""

import hashlib
import itertools
import json
import zlib
from statistics import mean, median

import pytest

from viewer.bench import corpus
from viewer.registries.files import RecordProblem
from viewer.registries.reading import read_trial

COUNT = 1_500


@pytest.fixture(scope="module")
def bodies() -> list[bytes]:
    return list(corpus.records(COUNT))


@pytest.fixture(scope="module")
def parsed(bodies):
    return [json.loads(body) for body in bodies]


def test_a_corpus_is_the_beginning_of_every_larger_one(bodies) -> None:
    assert list(corpus.records(40)) == list(itertools.islice(corpus.records(400), 40))
    assert list(corpus.records(COUNT, COUNT - 5)) == bodies[-5:]


def test_a_corpus_is_the_same_everywhere(bodies) -> None:
    # Changes with the corpus: then figures taken before can no longer be compared with later ones.
    assert hashlib.sha256(b"".join(bodies[:200])).hexdigest()[:16] == "82830aaae62f7487"


def test_every_made_up_record_reads_as_a_trial(bodies, parsed) -> None:
    for body, record in zip(bodies[:300], parsed, strict=False):
        trial = read_trial("ctgov-v2", body)
        assert not isinstance(trial, RecordProblem)
        module = record["protocolSection"]["conditionsModule"]
        assert [condition.name for condition in trial.conditions] == module["conditions"]
        assert not trial.unknown_paths


def test_sizes_are_those_of_real_records(bodies) -> None:
    """Of 7,246 real ones: median 9,800 bytes, mean 16,700; zlib leaves 0.29."""
    sizes = [len(body) for body in bodies]
    assert 9_000 < median(sizes) < 10_600
    assert 13_000 < mean(sizes) < 20_000
    left = sum(len(zlib.compress(body, 1)) for body in bodies) / sum(sizes)
    assert 0.26 < left < 0.34


def test_shares_are_those_of_real_records(parsed) -> None:
    def share(holds):
        return mean(bool(holds(record)) for record in parsed)

    def headings(record):
        return record["derivedSection"].get("conditionBrowseModule", {})

    assert 0.09 < share(lambda record: record["hasResults"]) < 0.16
    assert 0.78 < share(lambda record: headings(record).get("meshes")) < 0.87
    recruiting = share(
        lambda record: record["protocolSection"]["statusModule"]["overallStatus"] == "RECRUITING"
    )
    assert 0.10 < recruiting < 0.17
    broad = share(
        lambda record: any(
            term["term"] == "Neoplasms" for term in headings(record).get("ancestors", ())
        )
    )
    assert 0.20 < broad < 0.50


def test_numbers_and_lines_are_sound(bodies, parsed) -> None:
    numbers = [record["protocolSection"]["identificationModule"]["nctId"] for record in parsed]
    assert len(set(numbers)) == COUNT
    assert all(body.count(b"\n") == 1 and body.endswith(b"\n") for body in bodies)
