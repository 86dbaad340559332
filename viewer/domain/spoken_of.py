"""Which trials the things a person keeps speak of."""

from viewer.domain.kept import Kept
from viewer.domain.personal import Kind, Note, Question

_BY_NUMBER = (Kind.SAVED, Kind.OPINION, Kind.TAGGED, Kind.VISITED, Kind.SEEN)
_WITH_NUMBER = (Kind.TICK, Kind.TAKEN)


def numbers_in(kept: Kept) -> tuple[str, ...]:
    """Registry numbers of all trials that anything is kept of, each once, in alphabetical order."""
    numbers = {key for kind, key, _value in kept if kind in _BY_NUMBER}
    numbers |= {key.partition("/")[0] for kind, key, _value in kept if kind in _WITH_NUMBER}
    numbers |= {value.number for _kind, _key, value in kept if isinstance(value, Note | Question)}
    return tuple(sorted(filter(None, numbers)))
