"""Files into a library: what is counted is what is there."""

import gzip
import hashlib
import json
import multiprocessing
import random

import pytest

from viewer.domain.errors import LibraryError, TrialNotFoundError
from viewer.importing import batch, pieces, progress, report, run
from viewer.importing.run import import_files
from viewer.registries.reading import read_trial
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.sqlite import engine


def record(number: int, updated: str = "2024-05-02", title: str = "A study") -> bytes:
    return json.dumps(
        {
            "protocolSection": {
                "identificationModule": {"nctId": f"NCT{number:08}", "briefTitle": title},
                "statusModule": {"lastUpdatePostDateStruct": {"date": updated}},
            }
        }
    ).encode()


def name(number: int) -> str:
    return f"NCT{number:08}"


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.db"


@pytest.fixture
def take(tmp_path, library):
    """Import lines as a file; the report's only file."""

    def taken(*lines: bytes, stop=lambda: False, tell=lambda _progress: None):
        path = tmp_path / "records.jsonl"
        path.write_bytes(b"\n".join(lines))
        report = import_files([path], library, on_progress=tell, is_cancelled=stop)
        (file,) = report.files
        return file

    return taken


def counts(file):
    return file.new, file.changed, file.unchanged, len(file.problems)


def stored(library, number):
    catalog = Catalog(library)
    try:
        return catalog.get(number)
    finally:
        catalog.close()


def test_new_changed_and_unchanged_add_up_with_what_cannot_be_read(take, library):
    assert counts(take(record(1), record(2), record(3))) == (3, 0, 0, 0)
    fresh = record(2, "2024-06-01", "Another title")
    file = take(record(1), fresh, b'{"protocolSection": 5}', record(4), b"{")
    assert counts(file) == (1, 1, 1, 2)
    assert file.met == 5
    assert [place for place, _message in file.problems] == ["line 3", "line 5"]
    held = stored(library, name(2))
    assert (held.body, held.format) == (fresh, "ctgov-v2")
    assert held.digest == hashlib.sha256(fresh).digest()


def test_an_older_version_never_replaces_a_newer_one(take, library):
    newer = record(1, "2024-06-01", "Newer")
    take(newer)
    file = take(record(1, "2024-05-01", "Older"))
    assert counts(file) == (0, 0, 1, 0)
    ((place, message),) = file.remarks
    assert place == "record 1, byte 0"
    assert name(1) in message
    assert stored(library, name(1)).body == newer


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_of_one_number_in_one_file_the_newest_wins_in_any_order(order, take, library):
    versions = [record(1, f"2024-0{month}-01", f"Version {month}") for month in (1, 2, 3)]
    file = take(*(versions[index] for index in order))
    assert file.met == 3
    assert file.new == 1
    assert stored(library, name(1)).body == versions[2]
    assert len(file.remarks) == file.unchanged


def test_an_import_repeated_changes_nothing(take, library):
    lines = [record(number) for number in range(1, 30)]
    take(*lines)
    before = library.read_bytes()
    assert counts(take(*lines)) == (0, 0, 29, 0)
    # The first 100 bytes are SQLite's header, which counts how often the file was opened to write.
    assert library.read_bytes()[100:] == before[100:]


def test_nothing_readable_makes_no_library(take, library):
    file = take(b'{"protocolSection": {}}')
    assert counts(file) == (0, 0, 0, 1)
    assert not library.exists()


def test_nothing_readable_leaves_a_library_as_it_is(take, library, tmp_path):
    take(record(1))
    before = library.read_bytes()
    (tmp_path / "other.txt").write_text("no record")
    report = import_files(
        [tmp_path / "other.txt", tmp_path / "gone"],
        library,
        on_progress=lambda _progress: None,
        is_cancelled=lambda: False,
    )
    assert [len(file.problems) for file in report.files] == [1, 1]
    assert library.read_bytes() == before


def test_one_bad_path_does_not_stop_the_others(tmp_path, library):
    good = tmp_path / "good.json"
    good.write_bytes(record(1))
    report = import_files(
        [tmp_path / "gone", good],
        library,
        on_progress=lambda _progress: None,
        is_cancelled=lambda: False,
    )
    assert (report.new, report.problems) == (1, 1)


def test_a_stop_keeps_whole_batches_and_says_so(monkeypatch, tmp_path, library):
    monkeypatch.setattr(batch, "_RECORDS", 10)
    monkeypatch.setattr(pieces, "_RECORDS", 10)
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 101)))
    asked = 0

    def stop():
        nonlocal asked
        asked += 1
        return asked > 25

    report = import_files([path], library, on_progress=lambda _progress: None, is_cancelled=stop)
    assert report.cancelled
    assert counts(report.files[0]) == (20, 0, 0, 0)
    assert stored(library, name(20)).number == name(20)
    with pytest.raises(TrialNotFoundError):
        stored(library, name(21))


def test_progress_only_grows_and_ends_at_everything(monkeypatch, take):
    monkeypatch.setattr(progress, "_TELL_EVERY", 0.0)
    monkeypatch.setattr(batch, "_RECORDS", 10)
    monkeypatch.setattr(pieces, "_RECORDS", 10)
    told = []
    take(*(record(number) for number in range(1, 101)), tell=told.append)
    assert [one.bytes_read for one in told] == sorted(one.bytes_read for one in told)
    assert [one.new for one in told] == sorted(one.new for one in told)
    assert told[-1].bytes_read == told[-1].bytes_total > 0
    assert told[-1].new == 100


def test_a_file_that_is_no_library_is_left_alone(take, library):
    library.write_bytes(b"my photos")
    with pytest.raises(LibraryError):
        take(record(1))
    assert library.read_bytes() == b"my photos"


def test_older_then_newest_versions_of_real_records(records, library, tmp_path):
    older = gzip.decompress((records / "ctgov_v2_older_versions.jsonl.gz").read_bytes())
    numbers = [read_trial("ctgov-v2", line).number for line in older.splitlines()]
    with gzip.open(records / "ctgov_v2.jsonl.gz") as lines:
        newest = b"".join(
            line for line in lines if any(n.encode() in line[:4_000_000] for n in numbers)
        )
    (tmp_path / "older.jsonl").write_bytes(older)
    (tmp_path / "newest.jsonl").write_bytes(newest)

    def taken(file):
        report = import_files(
            [tmp_path / file], library, on_progress=lambda _p: None, is_cancelled=lambda: False
        )
        return report.files[0]

    others = len(newest.splitlines()) - len(numbers)
    assert counts(taken("older.jsonl")) == (len(numbers), 0, 0, 0)
    assert counts(taken("newest.jsonl")) == (others, len(numbers), 0, 0)
    assert counts(taken("newest.jsonl")) == (0, 0, others + len(numbers), 0)
    again = taken("older.jsonl")
    assert counts(again) == (0, 0, len(numbers), 0)
    assert len(again.remarks) == len(numbers)


def test_all_real_records_go_in_without_a_problem(records, tmp_path):
    source = records / "ctgov_v2.jsonl.gz"
    report = import_files(
        [source], tmp_path / "all.db", on_progress=lambda _p: None, is_cancelled=lambda: False
    )
    (file,) = report.files
    assert counts(file) == (7246, 0, 0, 0)
    assert (file.format, file.remarks) == ("ctgov-v2", [])
    lines = gzip.decompress(source.read_bytes()).splitlines()
    catalog = Catalog(tmp_path / "all.db")
    try:
        assert catalog.count() == 7246
        for line in random.Random(1).sample(lines, 100):
            number = read_trial("ctgov-v2", line).number
            assert catalog.get(number).body == line
    finally:
        catalog.close()


@pytest.mark.parametrize("updated", ["2024-05-02", "2023-01-01"])
def test_a_damaged_record_is_mended_by_importing_it_again(take, library, updated):
    take(record(1), record(2))
    connection = engine.connect(library, isolation_level=None)
    connection.execute("UPDATE record SET body = x'789c00' WHERE number = ?", (name(1),))
    connection.close()
    assert check_library(library)
    assert counts(take(record(1, updated), record(2))) == (0, 1, 1, 0)
    assert stored(library, name(1)).body == record(1, updated)
    assert check_library(library) == ()


def test_of_two_versions_in_a_row_the_newest_stays_whatever_is_stored(take, library):
    first, second = record(1, "2024-05-02", "First"), record(1, "2024-05-02", "Second")
    take(first)
    # The bytes of the first are in the library, but the second is on its way and comes before.
    assert counts(take(second, first)) == (0, 2, 0, 0)
    assert stored(library, name(1)).body == first


def test_other_processes_make_ready_what_one_would(monkeypatch, take, library):
    lines = [record(number, title=f"Title {number}") for number in range(1, 1_201)]
    lines[700] = b'{"protocolSection": 5}'
    alone = counts(take(*lines))
    digests = [stored(library, name(number)).digest for number in (1, 600, 1_200)]
    library.unlink()
    monkeypatch.setattr(run, "_ALONE_FOR", 0)
    file = take(*lines)
    assert counts(file) == alone == (1_199, 0, 0, 1)
    assert file.problems[0][0] == "line 701"
    assert [stored(library, name(number)).digest for number in (1, 600, 1_200)] == digests
    assert check_library(library) == ()


def test_a_lost_process_costs_no_record(monkeypatch, take, library):
    monkeypatch.setattr(run, "_ALONE_FOR", 0)
    killed = []

    def kill(_progress):
        for child in multiprocessing.active_children():
            child.kill()
            killed.append(child)

    assert counts(take(*(record(n) for n in range(1, 3_001)), tell=kill)) == (3_000, 0, 0, 0)
    assert killed
    assert check_library(library) == ()


def test_what_goes_wrong_a_million_times_is_counted_and_not_kept(monkeypatch, take):
    monkeypatch.setattr(report, "_KEPT", 5)
    file = take(record(1), *[b'{"protocolSection": 5}'] * 50)
    assert len(file.problems) == 5
    assert (file.new, file.problem_count, file.met) == (1, 50, 51)
    (held,) = report.as_document(report.ImportReport(files=[file]))["files"]
    assert held["more_problems"] == 45


def test_a_stop_while_the_list_is_made_loses_nothing(tmp_path, library):
    path = tmp_path / "records.jsonl"
    lines = [record(number) for number in range(1, 1_501)]
    path.write_bytes(b"\n".join(lines))
    listing = []

    def tell(progress):
        listing.append(progress.listed)

    report = import_files(
        [path], library, on_progress=tell, is_cancelled=lambda: bool(listing and listing[-1])
    )
    assert report.cancelled
    assert report.unlisted
    assert report.new == 1_500
    parts = [part for part in listing if part is not None]
    assert parts == sorted(parts)
    assert check_library(library) == ()
    again = import_files([path], library, on_progress=tell, is_cancelled=lambda: False)
    assert (again.new, again.unchanged, again.unlisted) == (0, 1_500, False)
    catalog = Catalog(library)
    assert catalog.count() == 1_500
    catalog.close()


def both_forms(tmp_path):
    """The same study as the registry has it and as somebody wrote it down, each in a file."""
    api, other = tmp_path / "api.json", tmp_path / "other.json"
    api.write_bytes(record(1))
    entry = {
        "format": "trial-viewer-entry",
        "version": 1,
        "number": name(1),
        "source": {"registry": "ClinicalTrials.gov"},
        "titles": {"brief": "A study"},
    }
    other.write_text(json.dumps(entry))
    return api, other


def whole(library, *paths):
    return import_files(
        paths, library, on_progress=lambda _progress: None, is_cancelled=lambda: False
    )


def test_a_record_of_a_study_that_is_here_in_another_form_is_no_new_study(library, tmp_path):
    api, other = both_forms(tmp_path)
    assert counts(whole(library, api).files[0]) == (1, 0, 0, 0)
    assert counts(whole(library, other).files[0]) == (0, 1, 0, 0)
    assert counts(whole(library, other).files[0]) == (0, 0, 1, 0)


def test_two_records_of_one_new_study_are_one_new_study(library, tmp_path):
    report = whole(library, *both_forms(tmp_path))
    assert (report.new, report.changed) == (1, 1)
