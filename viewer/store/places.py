"""Places of a library by the beginnings of their words."""

from collections.abc import Iterable, Sequence

from viewer.domain.narrowing import PlaceChoice
from viewer.domain.search import Place
from viewer.store.folding import compounds
from viewer.store.sqlite import Connection

_LONGEST = 100
"""Characters of a name of a place that are looked at."""

_ALL = "SELECT id, city, region, country, latitude, longitude, trials FROM place"
_DISTINCT = (
    "SELECT count(DISTINCT record) FROM site WHERE place IN (SELECT value FROM json_each(?))"
)
_NAME = "lower(city || ' ' || region || ' ' || country)"
_HOLDS = f"instr({_NAME}, ?) > 0"
_IS_FOREIGN = "city || region || country GLOB '*[^ -~]*'"
"""Holds more than ASCII, so that SQLite cannot tell how it folds."""


class _Found:
    """A place with the keys of all rows that name it; ``trials``: of all, some perhaps twice."""

    __slots__ = ("keys", "place", "trials")

    def __init__(self, place: Place, keys: list[int], trials: int) -> None:
        self.place, self.keys, self.trials = place, keys, trials

    def add(self, keys: Sequence[int], trials: int) -> None:
        """Count other rows in."""
        self.keys.extend(keys)
        self.trials += trials


def places(connection: Connection, text: str, limit: int) -> tuple[PlaceChoice, ...]:
    """Give places each of whose words typed begins a word of city, region or country.

    Those whose city the text begins come first, then those of most trials. One city under
    several coordinates stands once, where most of its trials are; one place under several
    spellings, as with and without its region, stands once, too. Each counts the trials of all.
    """
    typed = _words(text[:_LONGEST])
    if not typed or limit < 1:
        return ()
    holds = " AND ".join([_HOLDS] * len(typed))
    sql = f"{_ALL} WHERE ({holds}) OR {_IS_FOREIGN} ORDER BY trials DESC, id"
    found: dict[tuple[str, str, str], _Found] = {}
    for key, city, region, country, north, east, trials in connection.execute(sql, typed):
        name = (city, region, country)
        if name in found:
            found[name].add([key], trials)
        elif _fits(typed, " ".join(name)):
            found[name] = _Found(Place(city, region, country, north, east), [key], trials)
    first = sorted(_each_once(found.values()), key=lambda one: _order(typed, one))[:limit]
    return tuple(
        PlaceChoice(one.place, _distinct(connection, one) if len(one.keys) > 1 else one.trials)
        for one in first
    )


def has_places(connection: Connection) -> bool:
    """Tell whether any trial says where on the map a site of it lies."""
    return connection.execute("SELECT 1 FROM place LIMIT 1").fetchone() is not None


def _each_once(found: Iterable[_Found]) -> list[_Found]:
    """Put together what is one city, but for its region, at one point of the map."""
    merged: dict[tuple[object, ...], _Found] = {}
    for one in found:
        place = one.place
        point = (round(place.latitude, 1), round(place.longitude, 1))
        city = tuple(_words(place.city)) or (place.region,)
        other = merged.setdefault((city, place.country, point), one)
        if other is not one:
            other.add(one.keys, one.trials)
    return list(merged.values())


def _distinct(connection: Connection, found: _Found) -> int:
    """Count the trials of several places: one trial can have sites in more than one."""
    keys = f"[{','.join(map(str, found.keys))}]"
    ((count,),) = connection.execute(_DISTINCT, (keys,)).fetchall()
    return int(count)


def _order(typed: list[str], choice: _Found) -> tuple[bool, int, Place]:
    city = _words(choice.place.city)
    is_city = bool(city) and city[0].startswith(typed[0])
    return (not is_city, -choice.trials, choice.place)


def _fits(typed: list[str], name: str) -> bool:
    words = _words(name)
    return all(any(word.startswith(start) for word in words) for start in typed)


def _words(text: str) -> list[str]:
    return [piece for compound in compounds(text.replace("\0", " ")) for piece in compound]
