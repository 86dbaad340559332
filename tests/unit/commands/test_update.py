"""A library of an older Trial Viewer is brought up to date on request, with a copy kept."""

import json
import shutil
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.domain.errors import OlderLibraryError
from viewer.store.catalog import Catalog
from viewer.store.sqlite import version_of

OLD = Path(__file__).parents[2] / "data" / "library-1.db"


def test_an_older_library_is_updated_once_and_a_copy_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "mine.db"
    shutil.copyfile(OLD, library)
    with pytest.raises(OlderLibraryError):
        Catalog(library)

    assert main(["update", "--library", str(library), "--progress"]) == 0
    said = capsys.readouterr()
    assert str(tmp_path / "mine.before-2.db") in said.out
    parts = [json.loads(line)["progress"]["listed"] for line in said.err.splitlines()]
    assert parts == sorted(parts)
    assert parts[-1] == pytest.approx(1.0)
    assert version_of(tmp_path / "mine.before-2.db") == 1
    assert main(["check", "--library", str(library)]) == 0

    before = library.read_bytes()
    assert main(["update", "--library", str(library)]) == 0
    assert library.read_bytes() == before
