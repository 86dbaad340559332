"""A trial as it is shown: character references in its names and titles decoded, once."""

import re
from dataclasses import fields, is_dataclass, replace

from viewer.domain.opened import OpenTrial
from viewer.domain.results import Results
from viewer.domain.sources import Link
from viewer.domain.trial import Trial
from viewer.domain.values import Passage
from viewer.plain.entities import shown

_MAY_HOLD = re.compile(rb"&(?:#|[A-Za-z]{2,8};)|\\u0026", re.IGNORECASE)
_OWN_CLEANING = (Passage, Results, Link)
"""These are cleaned where they are written; twice decoded, "&amp;lt;" would become "<"."""
_EXACT = frozenset({"path", "url", "link"})


def readable(opened: OpenTrial) -> Trial:
    """The trial to make pages of: the very same where its record holds no reference at all."""
    if not _MAY_HOLD.search(opened.record.body):
        return opened.trial
    changed = _shown(opened.trial)
    # A trial stays one: only texts inside it are replaced.
    return changed if isinstance(changed, Trial) else opened.trial


def _shown(value: object) -> object:
    if type(value) is str:
        return shown(value)
    if isinstance(value, tuple):
        parts = tuple(_shown(part) for part in value)
        is_same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if is_same else parts
    if is_dataclass(value) and not isinstance(value, (*_OWN_CLEANING, type)):
        changes = {
            field.name: new
            for field in fields(value)
            if field.name not in _EXACT
            and (new := _shown(old := getattr(value, field.name))) is not old
        }
        return replace(value, **changes) if changes else value
    return value
