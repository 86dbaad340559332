"""Settings come back as they were saved, and no file, however broken, can stop the window."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.settings import ZOOMS, Appearance, Settings, load, save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_what_is_saved_comes_back(file: Path) -> None:
    settings = Settings(
        geometry=(-40, 20, 1200, 700),
        zoom=150,
        appearance=Appearance.DARK,
        only_open=True,
        filters=(("country", "Germany"), ("phase", "PHASE2")),
        sort="newest",
        distance_unit="miles",
        last_search="Sjögren’s",
        last_trial="NCT06991114",
        last_tab="outcomes",
        list_width=410,
        paper="letter",
    )
    save(settings, file)
    assert load(file) == settings


def test_no_file_gives_the_defaults_and_makes_none(file: Path) -> None:
    assert load(file) == Settings()
    assert not file.exists()


@pytest.mark.skipif(os.name == "nt", reason="no such file modes there")
def test_the_file_is_for_its_owner_only(file: Path) -> None:
    save(Settings(last_search="hiv"), file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_save_that_fails_leaves_the_old_file_and_no_litter(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Settings(zoom=200), file)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(Settings(zoom=80), file)
    assert load(file).zoom == 200
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_a_broken_file_is_kept_and_does_no_harm(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert load(file) == Settings()
    assert file.with_name("settings.json.bad").read_bytes() == content


def test_a_value_that_makes_no_sense_does_not_cost_the_others(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        json.dumps(
            {
                "zoom": True,
                "appearance": "plaid",
                "geometry": [1, 2, 3],
                "last_search": 7,
                "list_width": -5,
                "only_open": True,
                "a_later_version": {"x": 1},
            }
        )
    )
    assert load(file) == Settings(only_open=True)


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
anything = plain | st.lists(plain, max_size=5) | st.dictionaries(st.text(max_size=3), plain)


@given(st.dictionaries(st.sampled_from(list(Settings()._asdict())), anything))
def test_load_never_raises_and_gives_usable_settings(stored: dict[str, object]) -> None:
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(stored))
    settings = load(file)
    assert settings.zoom in ZOOMS
    assert isinstance(settings.appearance, Appearance)
    for name, default in Settings()._asdict().items():
        if name != "geometry":
            assert isinstance(getattr(settings, name), type(default))


@pytest.mark.parametrize("bad", ["x", [["country"]], [["country", 3]], [3], {"a": "b"}, [[]] * 400])
def test_filters_that_make_no_sense_are_left_out(file: Path, bad: object) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"filters": bad}), "utf-8")
    assert load(file).filters == ()
