"""The rules of the house, checked with every test run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli", "lint-imports"],
    ],
    ids=["lint", "format", "types", "layers"],
)
def test_tool_finds_nothing(command: list[str]) -> None:
    if command[0] == "importlinter.cli":
        code = "from importlinter.cli import lint_imports_command as c; c()"
        call = [sys.executable, "-c", code, "--no-cache"]
    else:
        call = [sys.executable, "-m", *command]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


RICH_TEXT = re.compile(
    r"\b(setHtml|setMarkdown|insertHtml|appendHtml|toHtml|RichText|MarkdownText|AutoText|"
    r"QTextBrowser)\b"
)


def test_no_text_of_a_record_can_reach_qt_rich_text() -> None:
    """Qt's rich text reads local files, hangs on small inputs and drops text."""
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sorted((ROOT / "viewer").rglob("*.py"))
        # The benchmark compares with a QTextBrowser, and gives it plain text alone.
        if file.relative_to(ROOT).parts[:2] != ("viewer", "bench")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if RICH_TEXT.search(line.split("#")[0])
    ]
    assert not found


NETWORK = re.compile(
    r"^\s*(?:from|import)\s+"
    r"(socket|ssl|http|urllib\.request|ftplib|smtplib|requests|httpx|PySide6\.QtNetwork)\b"
)


def test_nothing_of_the_program_can_use_the_network() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in sorted((ROOT / "viewer").rglob("*.py"))
        for line in file.read_text("utf-8").splitlines()
        if NETWORK.match(line)
    ]
    assert not found


def test_no_import_goes_round_the_layers() -> None:
    """An import for types alone is an import: import-linter passes over it, a reader does not."""
    found = [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "viewer").rglob("*.py"))
        if "TYPE_CHECKING" in file.read_text("utf-8")
    ]
    assert not found
