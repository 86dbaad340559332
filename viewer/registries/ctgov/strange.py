"""What of a record is not among the fields that are known, or not of the type it should have."""

from viewer.domain.errors import RegistryFileError
from viewer.registries.ctgov.known import RECORD, Branch
from viewer.words import _

DEEPEST = 64
"""How many levels a record may have; the registry's own have 12."""


def strange_paths(record: dict[str, object]) -> tuple[str, ...]:
    """Places of the record that no reader knows, without list positions, each once.

    Raises RegistryFileError when something in there is nested more than 64 levels deep.
    """
    strange: list[tuple[str, object]] = []
    _look(record, RECORD, "", strange)
    found: dict[str, None] = {}
    for path, value in strange:
        if _depth_exceeds(value, DEEPEST):
            raise RegistryFileError(
                _("This record is nested more than {levels} levels deep, at {path}.").format(
                    levels=DEEPEST, path=path
                )
            )
        found[path] = None
    return tuple(found)


def _look(
    values: dict[str, object], known: Branch, path: str, strange: list[tuple[str, object]]
) -> None:
    leaves, branches = known
    for key, value in values.items():
        types = leaves.get(key)
        if types is not None:
            if type(value) not in types:
                strange.append((path + key, value))
            elif type(value) is list and not all(type(item) is str for item in value):
                strange.append((path + key + "[]", value))
        elif key in branches:
            _look_below(value, branches[key], path + key, strange)
        else:
            strange.append((path + key, value))


def _look_below(value: object, known: Branch, path: str, strange: list[tuple[str, object]]) -> None:
    if type(value) is dict:
        _look(value, known, path + ".", strange)
    elif type(value) is list:
        inside = path + "[]."
        for item in value:
            if type(item) is dict:
                _look(item, known, inside, strange)
            elif item is not None:
                strange.append((path + "[]", item))
    elif value is not None:
        strange.append((path, value))


def _depth_exceeds(value: object, levels: int) -> bool:
    """Level by level, so that no depth of nesting can exhaust the stack."""
    here = [value]
    for _level in range(levels):
        here = [
            below
            for item in here
            if isinstance(item, dict | list)
            for below in (item.values() if isinstance(item, dict) else item)
        ]
        if not here:
            return False
    return True
