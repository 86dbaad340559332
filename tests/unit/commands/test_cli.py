"""The command line as a shell calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def call(*words: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "viewer", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_help_names_every_command() -> None:
    done = call("--help")
    assert done.returncode == 0
    for command in ("search", "show", "print", "export", "import", "check", "bench"):
        assert command in done.stdout


@pytest.mark.parametrize(
    "words", [["fly"], ["show"], ["print", "NCT04781309"], ["search", "--age", "x"]]
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    done = call(*words)
    assert done.returncode == 2
    assert "usage" in done.stderr


@pytest.mark.parametrize(
    "words",
    [["search", "pml"], ["show", "NCT04781309"], ["check"], ["print", "NCT1", "--to", "x.pdf"]],
)
def test_a_library_that_cannot_be_used_is_3(words: list[str], tmp_path: Path) -> None:
    library = tmp_path / "notes.db"
    library.write_bytes(b"this is no library at all, only some text of mine")
    done = call(*words, "--library", str(library))
    assert done.returncode == 3
    assert done.stdout == ""
    assert str(library) in done.stderr
    assert library.read_bytes() == b"this is no library at all, only some text of mine"


def test_the_library_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    assert call("--library", missing, "search", "pml").returncode == 3
    assert call("search", "pml", "--library", missing).returncode == 3
    assert not Path(missing).exists()


def test_without_a_display_the_window_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "linux":
        pytest.skip("only Linux runs without a display")
    done = call()
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "search" in done.stderr or "display" in done.stderr
