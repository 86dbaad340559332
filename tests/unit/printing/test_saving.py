"""Saving: the whole file or nothing, and a sentence that helps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.domain.errors import PrintError
from viewer.printing.saving import save, write_whole


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a.pdf", b"%PDF-1.7"), ("a.html", b"<!DOCTYPE html>"), ("a.txt", b"NCT"), ("A.PDF", b"%PDF")],
)
def test_the_end_of_the_name_says_what_is_made(page, tmp_path, name, begin) -> None:
    save(page, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begin)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [name]


def test_replaces_what_was_there(page, tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    save(page, file)
    assert "old" not in file.read_text("utf-8").split("\n", 1)[0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("missing/a.pdf", "there is no folder"),
        ("a.doc", "Let the name end with"),
        ("noend", "Let the name end with"),
        ("folder.pdf", "name of a folder"),
        ("file.txt/a.pdf", "there is no folder"),
        ("x" * 300 + ".pdf", "too long"),
    ],
)
def test_a_place_that_cannot_be_is_named(page, tmp_path, place, said) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file.txt").write_text("kept")
    with pytest.raises(PrintError, match=said) as raised:
        save(page, tmp_path / place)
    assert Path(place).name[:40] in str(raised.value)
    assert _files(tmp_path) == ["file.txt"]


def _files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told(page, tmp_path) -> None:
    file = tmp_path / "a.pdf"
    file.symlink_to("/dev/full")
    with pytest.raises(PrintError, match="disk is full"):
        save(page, file)


_LIMITED = """
import resource, sys
from pathlib import Path
from viewer.domain.errors import PrintError
from viewer.printing.saving import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except PrintError as error:
    print(error)
"""


def test_a_disk_that_fills_up_on_the_way_leaves_the_old_file_and_nothing_torn(tmp_path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(file)], capture_output=True, text=True, check=False
    )
    assert "disk is full" in done.stdout, done.stderr
    assert file.read_bytes() == b"old"
    assert _files(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(page, tmp_path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(PrintError, match="may not write"):
        save(page, folder / "a.pdf")


def test_a_link_keeps_being_one(tmp_path) -> None:
    target = tmp_path / "real.txt"
    target.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_new_file_may_be_read_by_whom_the_system_lets_read(tmp_path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_whole(tmp_path / "made", b"x")
    assert (tmp_path / "made").stat().st_mode == plain.stat().st_mode
