"""Killed, out of space, on a failing disk, without power: no kept note is lost, no file broken.

Some of the kills and cuts are tried each time; with TRIAL_VIEWER_MANY set, all that are promised:
500 kills at random moments, every single call that writes, 500 power cuts. They need Linux and a
C compiler, and are skipped elsewhere.
"""

import importlib.util
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from viewer.domain.kept import Kept
from viewer.store.personal.backups import backups, check_copy
from viewer.store.personal.file import PersonalFile

_FOLDER = Path(__file__).resolve().parents[3] / "data" / "faults"
_ROOT = _FOLDER.parents[2]
_MANY = bool(os.environ.get("TRIAL_VIEWER_MANY"))
_KILLS = 500 if _MANY else 4
_CUTS = 500 if _MANY else 40
_CALLS = 100_000 if _MANY else 2

_COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("tcc")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or _COMPILER is None, reason="no C compiler"
)


def _keeper():
    spec = importlib.util.spec_from_file_location("keeper", _FOLDER / "keeper.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


KEEPER = _keeper()


def states() -> list[set[str]]:
    """What is kept after no step, after the first, after the second..."""
    kept = Kept()
    found = [told(kept)]
    for number in range(KEEPER.STEPS):
        kept.apply(KEEPER.step(number).changes)
        found.append(told(kept))
    return found


def told(kept: Kept) -> set[str]:
    return {repr(entry) for entry in kept}


STATES = states()


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shim") / "faults.so"
    command = [_COMPILER, "-shared", "-fPIC", "-o", made, _FOLDER / "faults.c", "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return made


def begin(path: Path, shim: Path | None = None, first: int = 0, **faults: str):
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), **faults}
    if shim is not None:
        environment |= {"LD_PRELOAD": str(shim), "FAULT_PATH": "private"}
    return subprocess.Popen(
        [sys.executable, _FOLDER / "keeper.py", path, str(first)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kept_by(said: str) -> int:
    """How many steps were said to be kept."""
    return said.count("kept ")


def check(path: Path, said: int) -> int:
    """Everything said to be kept is there, with or without the step under way; tell how many."""
    if not path.exists():
        assert said == 0
        return 0
    file = PersonalFile(path)
    there = told(file.load())
    file.close()
    assert there in STATES[said : said + 2], f"{said} were kept; not what is there"
    for copy in backups(path):
        check_copy(copy.path)
    return STATES.index(there, said)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """One file through all the kills: each start goes on where the one before was killed."""
    draw = random.Random(7)
    path = tmp_path / "private" / "personal.db"
    done = 0
    for _kill in range(_KILLS):
        process = begin(path, first=done)
        first = process.stdout.readline()
        try:
            process.wait(timeout=draw.uniform(0, 0.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        # Not ``communicate``: it passes over what was read together with the first line.
        with process:
            said = done + kept_by(first + process.stdout.read())
        done = check(path, said)
        if done >= KEEPER.STEPS:
            shutil.rmtree(path.parent)
            done = 0


def calls(path: Path, shim: Path) -> int:
    """How many calls write something when nothing goes wrong."""
    log = path.parents[1] / "calls.log"
    process = begin(path, shim, FAULT_LOG=str(log))
    assert kept_by(process.communicate()[0]) == KEEPER.STEPS
    return sum(one.what != "A" for one in recorded(log))


@pytest.mark.parametrize("kind", ["kill", "eio", "enospc", "eio for good", "enospc for good"])
def test_every_call_that_writes(tmp_path: Path, shim: Path, kind: str) -> None:
    path = tmp_path / "all" / "private" / "personal.db"
    path.parents[1].mkdir()
    count = calls(path, shim)
    places = random.Random(kind).sample(range(count), min(count, _CALLS))
    for at in places:
        path = tmp_path / f"at-{at}" / "private" / "personal.db"
        path.parents[1].mkdir()
        faults = {"FAULT_KIND": kind.split(maxsplit=1)[0], "FAULT_AT": str(at)}
        if "for good" in kind:
            faults["FAULT_STICKY"] = "1"
        process = begin(path, shim, **faults)
        said, complaints = process.communicate()
        assert process.returncode in (0, -signal.SIGKILL), complaints
        if kind in ("eio", "enospc"):
            assert kept_by(said) == KEEPER.STEPS, "what failed once is kept at the next try"
        check(path, kept_by(said))
        shutil.rmtree(path.parents[1])


class Call(NamedTuple):
    """One call: W write, T cut to a size, S wait for the disk, U delete, R rename, A said."""

    what: str
    path: str
    offset: int
    data: bytes


def recorded(log: Path) -> list[Call]:
    content, at, found = log.read_bytes(), 0, []
    while at < len(content):
        what = chr(content[at])
        (length,) = struct.unpack_from("<i", content, at + 4)
        offset, size = struct.unpack_from("<qq", content, at + 8)
        path = content[at + 32 : at + 32 + length].decode()
        data = content[at + 32 + length : at + 32 + length + size]
        found.append(Call(what, path, offset, data))
        at += 32 + length + size
    return found


def applied(files: dict[str, bytearray], call: Call, draw: random.Random | None = None) -> None:
    """Do what the call did; with ``draw`` only some sectors of a write get there."""
    if call.what == "U":
        files.pop(call.path, None)
    elif call.what == "R":
        if call.path in files:
            files[call.data.decode()] = files.pop(call.path)
    elif call.what == "T":
        content = files.setdefault(call.path, bytearray())
        del content[call.offset :]
        content.extend(bytes(max(0, call.offset - len(content))))
    elif call.what == "W":
        data = call.data
        if draw is not None and len(data) > 512:
            data = data[: 512 * draw.randrange(len(data) // 512 + 1)]
        content = files.setdefault(call.path, bytearray())
        content.extend(bytes(max(0, call.offset - len(content))))
        content[call.offset : call.offset + len(data)] = data


def after_a_cut(calls: Sequence[Call], draw: random.Random) -> tuple[dict[str, bytearray], int]:
    """What may be on the disk when the power goes after these calls, and how many were kept.

    What a file was told to wait for is there. Of the rest any part may be, torn or whole; names
    are there once their folder was waited for.
    """
    durable: dict[str, bytearray] = {}
    pending: list[Call] = []
    said = 0
    for call in calls:
        if call.what == "A":
            said += call.data.count(b"kept ")
        elif call.what == "S":
            rest = []
            for one in pending:
                is_name = one.what in "UR"
                if one.path == call.path or (is_name and str(Path(one.path).parent) == call.path):
                    applied(durable, one)
                else:
                    rest.append(one)
            pending = rest
        else:
            pending.append(call)
    share = draw.choice([0.0, 0.5, 0.5, 1.0])
    tear = draw.random() < 0.5
    for one in pending:
        if draw.random() < share:
            applied(durable, one, draw if tear else None)
    return durable, said


def cuts(calls: Sequence[Call], count: int) -> Iterator[tuple[dict[str, bytearray], int]]:
    draw = random.Random(20260301)
    for _cut in range(count):
        yield after_a_cut(calls[: draw.randrange(1, len(calls) + 1)], draw)


def test_power_cut_at_any_moment(tmp_path: Path, shim: Path) -> None:
    path = tmp_path / "private" / "personal.db"
    log = tmp_path / "calls.log"
    process = begin(path, shim, FAULT_LOG=str(log))
    assert kept_by(process.communicate()[0]) == KEEPER.STEPS
    all_calls = recorded(log)
    for number, (files, said) in enumerate(cuts(all_calls, _CUTS)):
        at = tmp_path / f"cut-{number}" / "private" / "personal.db"
        for name, content in files.items():
            target = at.parent / Path(name).relative_to(path.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        check(at, said)
        shutil.rmtree(at.parents[1], ignore_errors=True)
