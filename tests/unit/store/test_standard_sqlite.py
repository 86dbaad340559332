"""The store must work with the SQLite of the standard library too, back to 3.40."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

_WITHOUT_PYSQLITE = """
import sys
sys.modules["pysqlite3"] = None
import pytest
from viewer.store.sqlite import engine
assert engine.__name__ == "sqlite3"
sys.exit(pytest.main(sys.argv[1:]))
"""


# Those that ask of SQLite what differs between its versions; all would take minutes more.
_FILES = (
    "test_any_query.py",
    "test_library.py",
    "test_meaning.py",
    "test_migrating.py",
    "test_places.py",
    "test_traits.py",
    "personal/test_file.py",
)


@pytest.mark.skipif(find_spec("pysqlite3") is None, reason="the other tests have run with it")
def test_it_holds_with_the_standard_library_too() -> None:
    others = [str(HERE / file) for file in _FILES]
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_PYSQLITE, "-q", "-p", "no:cacheprovider", *others],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
