"""The real records as a library, and what they are about, for tests of people's words."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def scoring() -> ModuleType:
    return _load("scoring_of_searches", Path(__file__).parent / "scoring.py")


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parents[2] / "data"
