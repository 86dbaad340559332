"""Records, cards, numbers and sites into their tables; what is listed is another matter."""

from collections.abc import Mapping, Sequence

from viewer.store import earlier
from viewer.store.ready import PlaceRow, Ready
from viewer.store.sqlite import Connection
from viewer.store.tables import change_in, where_in

_MOST_PLACES = 50_000
"""How many places are remembered, so that memory stays bounded."""

_RECORD = "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?)"
_CARD = "INSERT OR REPLACE INTO card VALUES (?, ?)"
_NUMBER = "INSERT OR IGNORE INTO number VALUES (?, ?)"
_SITE = "INSERT OR REPLACE INTO site VALUES (?, ?, ?)"
_OLD = {
    "number": "DELETE FROM number WHERE record IN ({})",
    "site": "DELETE FROM site WHERE record IN ({})",
}
_PLACE = (
    "SELECT id FROM place WHERE city = ? AND region = ? AND country = ? "
    "AND latitude = ? AND longitude = ?"
)
_NEW_PLACE = (
    "INSERT INTO place (city, region, country, latitude, longitude, trials) "
    "VALUES (?, ?, ?, ?, ?, 0) RETURNING id"
)


class Storage:
    """Writes what is ready under the keys it is given; remembers the keys of places."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._places: dict[PlaceRow, int] = {}
        self._version = -1

    def begin(self) -> None:
        """Take up a transaction: what others changed meanwhile is asked for anew."""
        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self.forget()
        self._version = version

    def forget(self) -> None:
        """Ask for places anew: what was written was undone, or places were taken out."""
        self._places.clear()

    def write(self, rows: Mapping[int, Ready], known: Sequence[int]) -> None:
        """Write records under their keys; ``known`` are the keys that have been there before.

        What a record read like before is kept, see :mod:`viewer.store.earlier`.
        """
        earlier.keep(self._connection, rows, known)
        self._connection.executemany(
            _RECORD,
            [
                (
                    *(key, one.number, one.format, one.updated, one.imported),
                    *(one.digest, one.body),
                )
                for key, one in rows.items()
            ],
        )
        self._connection.executemany(_CARD, [(key, one.card) for key, one in rows.items()])
        for sql in _OLD.values():
            change_in(self._connection, sql, known)
        self._connection.executemany(
            _NUMBER, [(number, key) for key, one in rows.items() for number in one.numbers]
        )
        self._connection.executemany(
            _SITE,
            [
                (self._place(place), key, is_open)
                for key, one in rows.items()
                for place, is_open in one.sites
            ],
        )

    def _place(self, place: PlaceRow) -> int:
        key = self._places.get(place)
        if key is None:
            found = self._connection.execute(_PLACE, place).fetchall()
            row = found[0] if found else self._connection.execute(_NEW_PLACE, place).fetchone()
            key = int(row[0])
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[place] = key
        return key


def remove(connection: Connection, keys: Sequence[int]) -> None:
    """Take records out, with all that was stored with them."""
    for sql in (
        *_OLD.values(),
        "DELETE FROM card WHERE record IN ({})",
        "DELETE FROM waiting WHERE record IN ({})",
        "DELETE FROM record WHERE id IN ({})",
    ):
        change_in(connection, sql, keys)


def count_places(connection: Connection, records: Sequence[int], step: int) -> None:
    """Let trials come to (1) or go from (-1) the places of their sites."""
    counts: dict[int, int] = {}
    for (place,) in where_in(connection, "SELECT place FROM site WHERE record IN ({})", records):
        counts[place] = counts.get(place, 0) + step
    connection.executemany(
        "UPDATE place SET trials = trials + ? WHERE id = ?",
        [(by, place) for place, by in sorted(counts.items())],
    )


def count_all_places(connection: Connection) -> None:
    """Count the listed trials of every place; one without any site goes."""
    connection.execute(
        "DELETE FROM place WHERE NOT EXISTS (SELECT 1 FROM site WHERE place = place.id)"
    )
    connection.execute(
        # The plus keeps SQLite from asking for each record whether it has a site at each place.
        "UPDATE place SET trials = (SELECT count(*) FROM site "
        "WHERE site.place = place.id AND +site.record IN (SELECT record FROM trial))"
    )
