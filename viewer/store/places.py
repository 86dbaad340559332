"""Places of a library by the beginnings of their words."""

from viewer.domain.narrowing import PlaceChoice
from viewer.domain.search import Place
from viewer.store.folding import compounds
from viewer.store.sqlite import Connection

_LONGEST = 100
"""Characters of a name of a place that are looked at."""

_ALL = "SELECT city, region, country, latitude, longitude, trials FROM place"
_NAME = "lower(city || ' ' || region || ' ' || country)"
_HOLDS = f"instr({_NAME}, ?) > 0"
_IS_FOREIGN = "city || region || country GLOB '*[^ -~]*'"
"""Holds more than ASCII, so that SQLite cannot tell how it folds."""


def places(connection: Connection, text: str, limit: int) -> tuple[PlaceChoice, ...]:
    """Give places each of whose words typed begins a word of city, region or country.

    Those whose city the text begins come first, then those of most trials. One city under
    several coordinates stands once, where most of its trials are, with the trials of all.
    """
    typed = _words(text[:_LONGEST])
    if not typed or limit < 1:
        return ()
    holds = " AND ".join([_HOLDS] * len(typed))
    sql = f"{_ALL} WHERE ({holds}) OR {_IS_FOREIGN} ORDER BY trials DESC, id"
    found: dict[tuple[str, str, str], PlaceChoice] = {}
    for city, region, country, north, east, trials in connection.execute(sql, typed):
        name = (city, region, country)
        if name in found:
            found[name] = found[name]._replace(trials=found[name].trials + trials)
        elif _fits(typed, " ".join(name)):
            found[name] = PlaceChoice(Place(city, region, country, north, east), trials)
    return tuple(sorted(found.values(), key=lambda one: _order(typed, one))[:limit])


def _order(typed: list[str], choice: PlaceChoice) -> tuple[bool, int, Place]:
    city = _words(choice.place.city)
    is_city = bool(city) and city[0].startswith(typed[0])
    return (not is_city, -choice.trials, choice.place)


def _fits(typed: list[str], name: str) -> bool:
    words = _words(name)
    return all(any(word.startswith(start) for word in words) for start in typed)


def _words(text: str) -> list[str]:
    return [piece for compound in compounds(text.replace("\0", " ")) for piece in compound]
