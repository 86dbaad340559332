"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no fault of the program's.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def records() -> Path:
    """A folder of real registry records, which are never part of the project.

    Named by TRIAL_VIEWER_RECORDS, else looked for beside the checkout; tests that ask for it
    are skipped when it is not there.
    """
    folder = Path(os.environ.get("TRIAL_VIEWER_RECORDS", ROOT.parent / "shared" / "records"))
    if not (folder / "ctgov_v2.jsonl.gz").is_file():
        pytest.skip("no folder of real registry records")
    return folder


@pytest.fixture(scope="session")
def starter_folder() -> Path:
    """The entries that the starter library is built from."""
    return ROOT / "resources" / "starter"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings and data of whoever runs it."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home" / variable.lower()))
