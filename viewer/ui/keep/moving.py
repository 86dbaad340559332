"""Work in the background that packs everything a person keeps, and unpacks it again."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from viewer.domain.errors import TrialViewerError
from viewer.domain.kept import Change, Kept
from viewer.domain.spoken_of import numbers_in
from viewer.domain.values import PartialDate
from viewer.pages.kept_text import kept_text
from viewer.plain.dates import date_words
from viewer.store.personal.parcel import read_parcel, write_parcel, write_trials
from viewer.ui.catalogs import Catalogs


class Packed(NamedTuple):
    """What went into a file: where it is, how many things and how many trials."""

    path: Path
    things: int
    trials: int


class Unpacked(NamedTuple):
    """What such a file holds; ``trials`` is a file with their records, or None."""

    changes: tuple[Change, ...]
    settings: Mapping[str, object]
    trials: Path | None
    unread: int


def pack(path: Path, kept: Kept, settings: Mapping[str, object], catalogs: Catalogs) -> Packed:
    """Write everything into one file. Raises PersonalFileError.

    A trial that is not in this library, or damaged, is left out; what is kept of it is not.
    """
    bodies = []
    for number in numbers_in(kept):
        try:
            bodies.append(catalogs.here().get(number).body)
        except TrialViewerError:
            continue
    catalogs.close_here()
    today = datetime.now().astimezone().date().isoformat()
    text = kept_text(kept, date_words(PartialDate.parse(today)))
    write_parcel(path, kept, bodies, json.dumps(dict(settings)), text)
    return Packed(path, sum(1 for _entry in kept), len(bodies))


def unpack(path: Path, room: Path) -> Unpacked:
    """Read such a file; the records go into a file beside ``room``. Raises PersonalFileError."""
    parcel = read_parcel(path)
    trials = None
    if parcel.has_trials:
        trials = room.with_name(f"{room.stem}-coming-in.json")
        room.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_trials(path, trials)
    try:
        found = json.loads(parcel.settings)
    except ValueError:
        found = {}
    settings = found if isinstance(found, dict) else {}
    return Unpacked(parcel.changes, settings, trials, parcel.unread)
