"""The list of formats: what a file holds decides, and a stored record is read as it was."""

import json

import pytest

from viewer.domain.errors import RegistryFileError
from viewer.registries.files import registry_files
from viewer.registries.reading import READERS, format_by_mark, format_of, read_trial


def test_an_unknown_format_is_told_and_not_guessed():
    with pytest.raises(RegistryFileError, match="martian-9"):
        read_trial("martian-9", b"{}")


def test_each_starter_entry_is_known_for_what_it_is(starter_folder):
    files = list(registry_files([starter_folder]))
    entries = [file for file in files if file.format]
    if not entries:
        pytest.skip("the starter entries are not written yet")
    for file in entries:
        (found,) = file.records()
        assert found.format == "entry"
        assert found.body == file.path.read_bytes().strip()
        assert read_trial(found.format, found.body) == found.trial
        assert format_by_mark(found.body) == format_of(json.loads(found.body)) == "entry"


def test_no_value_is_of_two_formats(starter_folder):
    record = {"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}
    values = [record, *(json.loads(path.read_bytes()) for path in starter_folder.glob("*.json"))]
    for value in values:
        assert sum(reader.recognises(value) for reader in READERS.values()) == 1
    for value in ([], {}, None, 1, "x", {"studies": []}):
        assert format_of(value) == ""


def test_an_entry_and_a_record_stand_in_one_file(starter_folder, tmp_path):
    """A list may hold both, and each is read by its own reader."""
    entry = next(iter(sorted(starter_folder.glob("*.json"))), None)
    if entry is None:
        pytest.skip("the starter entries are not written yet")
    record = b'{"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}'
    path = tmp_path / "both.json"
    path.write_bytes(b"[" + record + b", " + entry.read_bytes().strip() + b"]")
    (file,) = registry_files([path])
    assert [found.format for found in file.records()] == ["ctgov-v2", "entry"]
