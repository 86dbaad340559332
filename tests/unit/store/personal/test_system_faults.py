"""A full disk, a limit of size, a folder one may only read: nothing is lost, and it is said."""

import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind
from viewer.store.personal.file import PersonalFile

ROOT = Path(__file__).resolve().parents[4]
NOBODY = 65534

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

_FILL = """
import os, sys
from pathlib import Path
from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note
from viewer.store.personal.file import PersonalFile
folder = Path(sys.argv[1])
path = folder / "private" / "personal.db"
def note(key, size):
    return Step(StepName.NOTE, (Change(Kind.NOTE, key, Note("NCT1", "x" * size)),))
file = PersonalFile(path)
file.take(note("first", 1000))
ballast = folder / "ballast"
out = os.open(ballast, os.O_WRONLY | os.O_CREAT)
try:
    while True:
        os.write(out, bytes(4096))
except OSError:
    os.close(out)
try:
    file.take(note("second", 200_000))
except PersonalFileError as error:
    print(error)
try:
    file.back_up()
except PersonalFileError:
    print("no copy")
assert list(file.load().notes_of("NCT1")) == ["first"]
ballast.unlink()
file.take(note("second", 200_000))
file.close()
again = PersonalFile(path)
print(sorted(again.load().notes_of("NCT1")), [p.name for p in path.parent.rglob("*.new")])
"""


def test_a_full_disk_is_said_and_what_was_kept_is_safe(tmp_path: Path) -> None:
    mount = 'mount -t tmpfs -o size=1m none "$1" && exec "$2" -c "$3" "$1"'
    command = ["unshare", "-rm", "sh", "-c", mount, "sh", tmp_path, sys.executable, _FILL]
    if shutil.which("unshare") is None:
        pytest.skip("no unshare")
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no file system of one's own can be made here")
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert "the disk is full or fails" in said[0]
    assert said[-1] == "['first', 'second'] []"


@pytest.fixture
def small_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files")
def test_a_limit_of_size_is_said_and_the_note_is_kept_when_it_is_gone(file, note) -> None:
    file.take(note("first", "short"))
    limit = file.path.stat().st_size
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    with pytest.raises(PersonalFileError, match="disk is full or fails"):
        file.take(note("second", "long " * 20_000))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert list(file.load().notes_of("NCT00000001")) == ["first"]
    file.take(note("second", "long " * 20_000))
    assert list(file.load().notes_of("NCT00000001")) == ["first", "second"]


_READ_ONLY = """
import os, sys, tempfile
from pathlib import Path
from viewer.domain.errors import PersonalFileError
from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import Kind, Note
from viewer.store.personal.file import PersonalFile
step = Step(StepName.NOTE, (Change(Kind.NOTE, "n2", Note("NCT00000001", "x")),))
with tempfile.TemporaryDirectory() as other:
    # What is imported late may lie where only this user may read.
    file = PersonalFile(Path(other) / "private" / "personal.db")
    file.take(step); file.load(); file.close()
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
file = PersonalFile(Path(sys.argv[1]))
print(sorted(file.load().notes_of("NCT00000001")))
try:
    file.take(step)
except PersonalFileError as error:
    print(error)
"""


def test_what_may_only_be_read_can_be_read_and_it_is_said_that_nothing_is_kept(note) -> None:
    # Not below the folder of the tests, which nobody else may enter.
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        path = folder / "private" / "personal.db"
        file = PersonalFile(path)
        file.take(note("n1", "mine"))
        file.close()
        owner = NOBODY if os.getuid() == 0 else os.getuid()
        for place in (path, path.parent):
            os.chown(place, owner, -1)
        path.chmod(0o400)
        path.parent.chmod(0o500)
        done = subprocess.run(
            [sys.executable, "-c", _READ_ONLY, path],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        said = done.stdout.splitlines()
        assert said[0] == "['n1']"
        assert "you may only read it" in said[1]
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    finally:
        path.parent.chmod(0o700)
        shutil.rmtree(folder)


def test_deleting_is_a_step_like_any_other(file, note) -> None:
    file.take(note("n1", "mine"))
    file.take(Step(StepName.DELETE_NOTE, (Change(Kind.NOTE, "n1", None),)))
    assert not list(file.load())
