"""The command ``trial-viewer import``."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.store.catalog import Catalog
from viewer.store.checking import check_library
from viewer.store.sqlite import engine


def record(number: int) -> bytes:
    named = {"nctId": f"NCT{number:08}", "briefTitle": "A study"}
    return json.dumps({"protocolSection": {"identificationModule": named}}).encode()


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.db"


def test_json_is_the_agreed_document_and_nothing_else(tmp_path, library, capsys):
    path = tmp_path / "a.jsonl"
    path.write_bytes(record(1) + b"\n" + record(2) + b"\nnonsense\n")
    assert main(["import", str(path), "--library", str(library), "--json"]) == 1
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert set(document) == {"files", "seconds"}
    (file,) = document["files"]
    assert file["problems"][0]["place"] == "line 3"
    file["problems"] = len(file["problems"])
    assert file == {
        "path": str(path),
        "format": "ctgov-v2",
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "problems": 1,
    }
    assert "a.jsonl: line 3: " in err


def test_a_person_reads_what_came_in(tmp_path, library, capsys):
    path = tmp_path / "a.json"
    path.write_bytes(record(1))
    assert main(["--library", str(library), "import", str(path)]) == 0
    assert "1 new, 0 changed, 0 unchanged" in capsys.readouterr().out


def test_nothing_readable_is_exit_code_1_and_no_library(tmp_path, library, capsys):
    path = tmp_path / "a.txt"
    path.write_text("hello")
    assert main(["import", str(path), "--library", str(library)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("“")
    assert err.count("a.txt") == err.count("\n") == 1
    assert not library.exists()


def test_a_library_that_is_none_is_exit_code_3(tmp_path, library):
    library.write_bytes(b"something else")
    path = tmp_path / "a.json"
    path.write_bytes(record(1))
    assert main(["import", str(path), "--library", str(library)]) == 3


def test_no_path_is_wrong_usage(library):
    with pytest.raises(SystemExit) as left:
        main(["import", "--library", str(library)])
    assert left.value.code == 2


def start(library, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "viewer", "import", *map(str, more), "--library", str(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )


def test_progress_is_a_json_object_a_line(tmp_path, library):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 500)))
    with start(library, path, "--progress", "--json") as process:
        out, err = process.communicate()
    assert process.returncode == 0
    assert json.loads(out)["files"][0]["new"] == 499
    told = [json.loads(line)["progress"] for line in err.splitlines()]
    assert told[-1]["new"] == 499
    assert told[-1]["bytes_read"] == told[-1]["bytes_total"] == path.stat().st_size


def test_the_word_cancel_stops_it(tmp_path, library):
    folder = tmp_path / "records"
    folder.mkdir()
    body = b"\n".join(record(number) for number in range(1, 20_001))
    for number in range(20):
        (folder / f"{number:02}.jsonl").write_bytes(body)
    with start(library, folder, "--progress", "--json") as process:
        assert json.loads(process.stderr.readline())["progress"]
        process.stdin.write(b"cancel\n")
        process.stdin.flush()
        out = process.stdout.read()
        process.stderr.read()
    assert process.returncode == 1
    assert len(json.loads(out)["files"]) < 20


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no SIGINT to a child")
def test_control_c_stops_it_with_a_report(tmp_path, library):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 20_001)))
    with start(library, path, "--progress", "--json") as process:
        for line in process.stderr:
            if json.loads(line)["progress"]["new"]:
                process.send_signal(signal.SIGINT)
                break
        out, err = process.communicate()
    assert process.returncode == 1
    assert "You stopped the import" in err.decode().splitlines()[-1]
    catalog = Catalog(library)
    assert 0 < json.loads(out)["files"][0]["new"] == catalog.count() < 20_000
    catalog.close()
    assert check_library(library) == ()


def test_two_at_once_count_each_record_as_new_once(tmp_path, library):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 3_001)))
    with start(library, path, "--json") as one, start(library, path, "--json") as other:
        outs = [process.communicate()[0] for process in (one, other)]
    assert one.returncode == other.returncode == 0
    files = [json.loads(out)["files"][0] for out in outs]
    assert sum(file["new"] for file in files) == 3_000
    assert sum(file["unchanged"] for file in files) == 3_000
    assert check_library(library) == ()


def tables(library):
    """What a library means: every plain table, without keys and days that may differ."""
    connection = engine.connect(library)
    try:
        return {
            sql: sorted(connection.execute(sql).fetchall())
            for sql in (
                "SELECT number, format, updated, digest, body FROM record",
                "SELECT number, card.body FROM card JOIN record ON record.id = card.record",
                "SELECT rank, number, later, title FROM trial",
                "SELECT rank, traits FROM facet",
                "SELECT folded, record.number FROM number JOIN record ON record.id = record",
                "SELECT name, trials FROM condition",
                "SELECT term, trials FROM tier1_term",
                "SELECT term, trials FROM tier2_term",
                "SELECT count(*) FROM waiting",
            )
        }
    finally:
        connection.close()


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A file of records, and what importing it in one go gives."""
    folder = tmp_path_factory.mktemp("clean")
    path = folder / "a.jsonl"
    path.write_bytes(b"\n".join(record(number) for number in range(1, 6_001)))
    assert main(["import", str(path), "--library", str(folder / "library.db")]) == 0
    return path, tables(folder / "library.db")


@pytest.mark.parametrize("moment", ["first", "later", "listing"])
def test_a_killed_import_leaves_a_whole_library_and_carries_on(moment, clean, library):
    path, whole = clean

    def has_come(progress):
        if moment == "listing":
            return progress["listed"] is not None
        return progress["new"] > (0 if moment == "first" else 3_000)

    with start(library, path, "--progress") as process:
        for line in process.stderr:
            if has_come(json.loads(line)["progress"]):
                process.kill()
                break
        # These end when all processes of the import are gone, those that help it included.
        process.stdout.read()
        process.stderr.read()
    assert check_library(library) == ()
    with start(library, path, "--json") as process:
        out, _err = process.communicate()
    (file,) = json.loads(out)["files"]
    assert file["unchanged"] > 0
    assert file["new"] + file["unchanged"] == 6_000
    assert tables(library) == whole
    assert check_library(library) == ()
