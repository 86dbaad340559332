"""The made-up trials are the same on every machine and look like records to the reader."""

import itertools
import json

from viewer.bench import corpus
from viewer.registries.reading import read_trial


def test_a_corpus_is_the_beginning_of_every_larger_one() -> None:
    assert list(corpus.records(40)) == list(itertools.islice(corpus.records(400), 40))


def test_every_made_up_record_reads_as_a_trial() -> None:
    for body in corpus.records(50):
        trial = read_trial("ctgov-v2", body)
        module = json.loads(body)["protocolSection"]["conditionsModule"]
        assert [condition.name for condition in trial.conditions] == module["conditions"]
        assert not trial.unknown_paths
