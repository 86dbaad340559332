"""A small bench from corpus to document, with a real library; nothing here is timed."""

import json
import shutil

import pytest

from viewer.bench.cases import first_fifty, importing, searching
from viewer.bench.keystrokes import keys, typed
from viewer.bench.stage import NoSpaceError, Stage
from viewer.bench.table import document, lines
from viewer.domain.search import Query
from viewer.store.asking import ask
from viewer.store.catalog import Catalog
from viewer.store.sqlite import open_reader

TRIALS = 300


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def stage(tmp_path_factory, told) -> Stage:
    made = Stage(tmp_path_factory.mktemp("bench"), TRIALS, 5, told.append)
    made.queries = 8
    return made


def test_a_library_is_made_of_all_trials_and_used_again(stage, told) -> None:
    assert stage.count == TRIALS
    assert any(str(TRIALS) in line for line in told)
    before = stage.library.stat().st_mtime_ns
    again = Stage(stage.folder, TRIALS, 5, told.append)
    assert again.library == stage.library
    assert again.library.stat().st_mtime_ns == before


def test_too_small_a_disk_is_refused_with_what_it_needs(stage) -> None:
    free = shutil.disk_usage(stage.folder).free
    with pytest.raises(NoSpaceError, match="MB"):
        Stage(stage.folder, free // 10_000, 5, print).require_space()


def test_first_lists_are_those_of_a_scan_of_every_trial(stage) -> None:
    with stage.corpus_of(0, TRIALS).open("rb") as file:
        scan = first_fifty.Scan(line.rstrip(b"\n") for line in file)
    catalog, reader = Catalog(stage.library), open_reader(stage.library)
    found = 0
    for text in dict.fromkeys(keys(typed(0, TRIALS, queries=40))[::3]):
        query = Query(text=text)
        numbers = [hit.number for hit in catalog.search(query).hits]
        assert numbers == scan.first(ask(reader, query)), text
        found += bool(numbers)
    assert found > 40
    catalog.close()
    reader.close()


def test_the_plain_index_holds_the_same_trials(stage) -> None:
    case = searching.against_bm25(stage)
    assert case.holds  # its target is for another size
    assert not case.is_judged
    assert len(case.candidate) == len(case.limit) == 5


def test_a_document_holds_every_case_with_what_was_measured(stage) -> None:
    case = importing.file_size(stage)
    told = json.loads(json.dumps(document(TRIALS, [case], {"open": "No screen."})))
    assert set(told) == {"machine", "trials", "cases", "not_measured"}
    assert told["not_measured"] == [{"key": "open", "reason": "No screen."}]
    (shown,) = told["cases"]
    assert shown["key"] == "file-size"
    assert shown["unit"] == "bytes"
    spread = shown["candidate"]
    assert spread["minimum"] <= spread["median"] <= spread["maximum"]
    assert shown["ratio"] == round(spread["median"] / shown["limit_values"]["median"], 5)
    assert any("file-size" in line for line in lines(TRIALS, [case], {}))
