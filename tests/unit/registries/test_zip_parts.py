"""A huge archive is read in parts, and nobody can tell."""

import io
import json
import zipfile

import pytest

from viewer.registries import zip_parts
from viewer.registries.files import registry_files


def archive(path, count, before=b"", comment=b""):
    with path.open("wb") as raw:
        raw.write(before)
        with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = comment
            for number in range(count):
                name = f"NCT{number // 100:04}xxxx/NCT{number:08}.json"
                named = {"nctId": f"NCT{number:08}"}
                record = {"protocolSection": {"identificationModule": named}}
                packed.writestr(name, json.dumps(record))
    return path


@pytest.fixture
def many(monkeypatch):
    """Make 20 members many, and a part of the list short."""
    monkeypatch.setattr(zip_parts, "_MANY", 20)
    monkeypatch.setattr(zip_parts, "_PART", 1_000)


@pytest.mark.parametrize(
    ("before", "comment"), [(b"", b""), (b"#!/bin/sh\n" * 9, b""), (b"", b"all of them PK")]
)
@pytest.mark.usefixtures("many")
def test_every_member_comes_once_and_in_order(tmp_path, before, comment):
    path = archive(tmp_path / "all.zip", 300, before, comment)
    with path.open("rb") as raw:
        views = [
            [(member.filename, view.read(member)) for member in view.filelist]
            for view in zip_parts.archives(raw)
        ]
    with zipfile.ZipFile(path) as whole:
        wanted = [(member.filename, whole.read(member)) for member in whole.filelist]
    assert len(views) > 10
    assert [one for view in views for one in view] == wanted


@pytest.mark.usefixtures("many")
def test_a_zip64_archive_is_read_in_parts_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 50)
    path = archive(tmp_path / "all.zip", 100)
    assert b"PK\x06\x06" in path.read_bytes()
    with path.open("rb") as raw:
        found = [member for view in zip_parts.archives(raw) for member in view.namelist()]
    assert len(found) == len(set(found)) == 100


@pytest.mark.usefixtures("many")
def test_its_records_are_read(tmp_path):
    (file,) = registry_files([archive(tmp_path / "all.zip", 150)])
    found = list(file.records())
    assert [one.trial.number for one in found] == [f"NCT{number:08}" for number in range(150)]
    assert found[149].place.startswith("NCT0001xxxx/NCT00000149.json, ")


@pytest.mark.parametrize("damage", ["cut", "list"])
@pytest.mark.usefixtures("many")
def test_a_damaged_one_is_told(tmp_path, damage):
    path = archive(tmp_path / "all.zip", 150)
    data = bytearray(path.read_bytes())
    if damage == "cut":
        data = data[:-3000]
    else:
        at = data.rindex(b"PK\x01\x02", 0, len(data) - 4000)
        data[at : at + 4] = b"\0\0\0\0"
    path.write_bytes(data)
    with path.open("rb") as raw, pytest.raises(zipfile.BadZipFile):
        list(zip_parts.archives(raw))


def test_what_is_shown_behaves_as_a_file(tmp_path):
    path = archive(tmp_path / "one.zip", 1)
    with path.open("rb") as raw:
        found = zip_parts._find_list(raw)
        ((part, count),) = zip_parts._parts(raw, found)
        view = zip_parts._View(raw, found, (part, count))
        assert view.seekable()
        end = view.seek(0, io.SEEK_END)
        assert view.tell() == end
        view.seek(0)
        assert view.read() + view.read() == path.read_bytes()[: found.start] + view._tail
        with pytest.raises(OSError, match="before"):
            view.seek(-1)
