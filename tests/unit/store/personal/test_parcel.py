"""Everything of the person's goes into one file and comes out of it again."""

import json
import stat
import zipfile
from pathlib import Path

import pytest

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Kept
from viewer.domain.personal import (
    Answer,
    Kind,
    Note,
    Passage,
    Profile,
    Saved,
    SavedSearch,
    Tick,
)
from viewer.pages.kept_text import kept_text
from viewer.store.personal.parcel import read_parcel, write_parcel, write_trials


@pytest.fixture
def kept() -> Kept:
    made = Kept()
    made.apply(
        [
            Change(Kind.SAVED, "NCT1", Saved("Cherries in gout", "2026-01-02")),
            Change(Kind.NOTE, "n1", Note("NCT1", "ask\nDr. Müller", passage=Passage("a", "words"))),
            Change(Kind.TICK, "NCT1/abc", Tick(Answer.NOT_SURE, "Kidney disease")),
            Change(Kind.PROFILE, "me", Profile(64.0, "female")),
            Change(Kind.SEARCH, "s1", SavedSearch("Gout near me", "gout", (("phase", "X"),))),
        ]
    )
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.tvkeep.zip"


def test_what_goes_in_comes_out(kept, path, tmp_path) -> None:
    records = [b'{"a": 1,\n "b": 2}', b'{"c":3}']
    write_parcel(path, kept, records, '{"zoom": 150}', "to read")
    parcel = read_parcel(path)
    again = Kept()
    again.apply(parcel.changes)
    assert list(again) == list(kept)
    assert (parcel.settings, parcel.has_trials, parcel.unread) == ('{"zoom": 150}', True, 0)
    write_trials(path, tmp_path / "trials.json")
    assert json.loads((tmp_path / "trials.json").read_bytes()) == [{"a": 1, "b": 2}, {"c": 3}]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_can_be_read_without_the_program(kept, path) -> None:
    write_parcel(path, kept, [], "{}", kept_text(kept, "2 January 2026"))
    with zipfile.ZipFile(path) as archive:
        text = archive.read("what-you-keep.txt").decode()
    for words in (
        "Cherries in gout", "Dr. Müller", "On the words: “words”", "[Not sure] Kidney disease",
        "Age: 64", "Gout near me: gout",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        b"PK\x03\x04 cut short",
        {"other.txt": "x"},
        {"personal.jsonl": "", "settings.json": "{}"},
        {"personal.jsonl": "[]\n", "settings.json": "{}"},
        {"personal.jsonl": '{"trial-viewer": "personal", "version": 99}\n', "settings.json": "{}"},
    ],
)
def test_what_is_no_such_file_is_refused_by_name(path, content) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in content.items():
                archive.writestr(name, text)
    with pytest.raises(PersonalFileError, match=r"mine\.tvkeep\.zip"):
        read_parcel(path)


def test_things_that_only_a_newer_program_knows_are_counted(kept, path) -> None:
    write_parcel(path, kept, [], "{}", "")
    with zipfile.ZipFile(path) as archive:
        lines = archive.read("personal.jsonl").decode()
    lines += '{"kind": "dream", "key": "x", "value": {}}\n{"kind": "saved", "key": "NCT2", "va'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("personal.jsonl", lines)
        archive.writestr("settings.json", "{}")
    parcel = read_parcel(path)
    assert (len(parcel.changes), parcel.unread) == (5, 2)
