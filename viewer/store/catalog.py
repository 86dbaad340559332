"""The library to read: search it, open a record. Needs the standard library alone."""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from viewer.domain.errors import (
    DamagedRecordError,
    LibraryError,
    StoppedError,
    TrialNotFoundError,
)
from viewer.domain.narrowing import (
    Disease,
    Facets,
    HiddenTrial,
    PlaceChoice,
    SimilarTrial,
    Suggestion,
    WayOut,
)
from viewer.domain.search import EarlierRecord, Hit, Query, SearchResult, StoredRecord
from viewer.store import schema, searching
from viewer.store.cards import inflated
from viewer.store.faults import was_interrupted
from viewer.store.folding import key_of
from viewer.store.numbers import folded_number, numbers_meant
from viewer.store.sqlite import Connection, Error, Row, open_reader, speaking
from viewer.store.watching import Watch
from viewer.words import _

PATIENCE = 20.0
"""Seconds after which a search or look-up is given up."""

_NO_DISEASE = frozenset({"healthy", "healthyvolunteers", "healthyvolunteer", "healthysubjects"})

_NUMBERED = (
    "SELECT record.number, record.id FROM number JOIN record ON record.id = number.record "
    "JOIN trial ON trial.number = record.number WHERE folded = ? ORDER BY trial.rank"
)
_LISTED = (
    "SELECT record.number, format, imported, digest, body FROM record "
    "JOIN trial ON record.id = trial.record WHERE trial.number = ?"
)
_OF_FORMAT = (
    "SELECT number, format, imported, digest, body FROM record WHERE number = ? AND format = ?"
)
_COMMONEST = "SELECT name, trials FROM condition ORDER BY trials DESC, name LIMIT ?"


@dataclass(slots=True, eq=False)
class _Session:
    """A connection, and whether its present work was asked to stop."""

    connection: Connection
    stopped: bool = False


class Catalog:
    """A library open for reading, from any thread, several at once.

    Every method raises LibraryError when the file is locked by others for long, or damaged, and
    StoppedError when :meth:`interrupt` came in between.
    """

    def __init__(self, path: Path) -> None:
        """Open the library; raises LibraryError when there is none that can be read."""
        self._path = path
        self._lock = threading.Lock()
        self._free: list[_Session] = []
        self._busy: list[_Session] = []
        self._closed = False
        self._watch = Watch()
        session = _Session(open_reader(path))
        try:
            with speaking(path):
                schema.require(session.connection, path)
        except BaseException:
            session.connection.close()
            raise
        self._free.append(session)

    def search(self, query: Query) -> SearchResult:
        """Give the first trials that fit the query; see ``viewer.store.searching``."""
        with self._reading() as connection, self._expecting_damage():
            return searching.search(connection, query)

    def facets(self, query: Query) -> Facets:
        """Count, exactly, how many trials each choice of each filter leaves."""
        from viewer.store import facets  # noqa: PLC0415  (the first list is shown without it)

        with self._reading() as connection, self._expecting_damage():
            return facets.facets(connection, query)

    def hidden(self, query: Query, limit: int = 200) -> tuple[HiddenTrial, ...]:
        """Give the first trials that fit the words and are left out by filters, best first."""
        from viewer.store import hiding  # noqa: PLC0415  (as above)

        with self._reading() as connection, self._expecting_damage():
            return hiding.hidden(connection, query, limit)

    def ways_out(self, query: Query) -> tuple[WayOut, ...]:
        """Give queries near one that found nothing, each of which finds trials.

        At least two, unless the library is empty.
        """
        from viewer.store import ways  # noqa: PLC0415  (as above)

        with self._reading() as connection, self._expecting_damage():
            return ways.ways_out(connection, query)

    def places(self, text: str, limit: int = 20) -> tuple[PlaceChoice, ...]:
        """Give places of the library that ``text`` names or begins, those of most trials first."""
        from viewer.store import places  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return places.places(connection, text, limit)

    def has_places(self) -> bool:
        """Tell whether any trial says where on the map a site of it lies."""
        from viewer.store import places  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return places.has_places(connection)

    def suggest(self, text: str, limit: int = 6) -> tuple[Suggestion, ...]:
        """Give diseases that go on from what was typed, those of most trials first."""
        from viewer.store.suggesting import suggest  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return suggest(connection, text, limit)

    def diseases(self, parent: str = "") -> tuple[Disease, ...]:
        """Give what lies below a disease in the tree; see ``viewer.store.browsing``."""
        from viewer.store.browsing import diseases  # noqa: PLC0415  (the first list needs none of it)

        with self._reading() as connection:
            return diseases(connection, parent)

    def disease_path(self, name: str) -> tuple[str, ...]:
        """Give one way from a top of the tree down to a disease, with it; none: not known."""
        from viewer.store.browsing import disease_path  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return disease_path(connection, name)

    def similar(self, number: str, limit: int = 5) -> tuple[SimilarTrial, ...]:
        """Give the trials most like one; see ``viewer.store.similar``. None: no such trial."""
        from viewer.store.similar import similar  # noqa: PLC0415  (as above)

        with self._reading() as connection, self._expecting_damage():
            return similar(connection, number, limit)

    def get(self, number: str, format: str | None = None) -> StoredRecord:  # noqa: A002  (the word of the house)
        """Give the record under a number, however it is spelled: the trial's own or another's.

        Without ``format`` the one that lists show. Raises TrialNotFoundError;
        DamagedRecordError when the record is not what was stored.
        """
        with self._reading() as connection:
            row = _find(connection, number, format)
        if row is None:
            raise TrialNotFoundError(
                _("This library holds no study with the number {number}.").format(
                    number=number.strip()[:60]
                )
            )
        from hashlib import sha256  # noqa: PLC0415  (loads OpenSSL; a list needs none of it)

        own, form, imported, digest, packed = row
        try:
            body = inflated(packed)
        except (ValueError, TypeError):
            body = b""
        if sha256(body).digest() != digest:
            raise DamagedRecordError(
                _("The record of {number} is damaged in {file}. Import it again.").format(
                    number=own, file=self._path
                )
            )
        return StoredRecord(number=own, format=form, body=body, digest=digest, imported=imported)

    def earlier(self, number: str, format: str) -> tuple[EarlierRecord, ...]:  # noqa: A002  (as above)
        """Give the last versions of a record before the one that is here, newest first."""
        from viewer.store.earlier import versions  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return versions(connection, number, format)

    def changed(self, numbers: Sequence[str]) -> dict[str, bytes]:
        """Give those of ``numbers`` whose records changed here, with the digests they have now."""
        from viewer.store.earlier import changed  # noqa: PLC0415  (as above)

        with self._reading() as connection:
            return changed(connection, numbers)

    def known(self, numbers: Sequence[str]) -> frozenset[str]:
        """Give those of ``numbers``, as they are spelled, that :meth:`get` finds here."""
        with self._reading() as connection:
            return frozenset(
                number
                for number in numbers
                if connection.execute(_NUMBERED, (folded_number(number),)).fetchone()
            )

    def rows_of(self, numbers: Sequence[str]) -> tuple[Hit, ...]:
        """Give trials of this library by number, as rows of a list; the others are left out."""
        from viewer.store import picking  # noqa: PLC0415  (the first list needs none of it)

        with self._reading() as connection, self._expecting_damage():
            return picking.rows_of(connection, numbers)

    def states(self, query: Query, most: int) -> tuple[tuple[str, str], ...]:
        """Give number and digest of the trials that fit a query, ``most`` at the most."""
        from viewer.store import picking  # noqa: PLC0415  (as above)

        with self._reading() as connection, self._expecting_damage():
            return picking.states(connection, query, most)

    def count(self) -> int:
        """Count the trials of the library."""
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM trial").fetchone()[0])

    def common_conditions(self, limit: int) -> tuple[str, ...]:
        """Give the conditions that most trials name, commonest first, each in one spelling."""
        with self._reading() as connection:
            rows = connection.execute(_COMMONEST, (8 * limit,)).fetchall()
        names: dict[str, str] = {}
        trials: Counter[str] = Counter()
        for name, count in rows:
            key = key_of(name)
            names.setdefault(key, name)
            trials[key] += count
        commonest = [key for key, _count in trials.most_common() if key and key not in _NO_DISEASE]
        return tuple(names[key] for key in commonest[:limit])

    def illnesses_to_offer(self, limit: int) -> tuple[str, ...]:
        """Give common illnesses of as many parts of the body as there are, by turns."""
        from viewer.store import offering  # noqa: PLC0415  (the first list needs none of it)

        with self._reading() as connection:
            return offering.illnesses_to_offer(connection, limit)

    def interrupt(self) -> None:
        """Stop what other threads are looking for; it ends there with StoppedError."""
        with self._lock:
            for session in self._busy:
                session.stopped = True
                self._watch.stop(session.connection)

    def close(self) -> None:
        """Close the file; work under way is stopped."""
        self._closed = True
        self.interrupt()
        with self._lock:
            for session in self._free:
                session.connection.close()
            self._free.clear()

    @contextmanager
    def _expecting_damage(self) -> Iterator[None]:
        """Say that the file is damaged when what is stored cannot be read."""
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(self._path) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Borrow a connection nobody else uses now, for one look at an unchanging library."""
        with self._lock:
            session = self._free.pop() if self._free and not self._closed else None
        if session is None:
            session = _Session(open_reader(self._path))
        with self._lock:
            session.stopped = False
            self._busy.append(session)
        try:
            with speaking(self._path), self._stoppable(session):
                session.connection.execute("BEGIN")
                with self._watch.limit(session.connection, PATIENCE):
                    yield session.connection
        finally:
            self._give_back(session)

    @contextmanager
    def _stoppable(self, session: _Session) -> Iterator[None]:
        try:
            yield
        except Error as error:
            if session.stopped and was_interrupted(error):
                raise StoppedError(_("The search was stopped.")) from error
            raise

    def _give_back(self, session: _Session) -> None:
        with self._lock:
            self._busy.remove(session)
            try:
                if session.connection.in_transaction:
                    session.connection.execute("ROLLBACK")
            except Error:
                session.connection.close()
                return
            if self._closed:
                session.connection.close()
            else:
                self._free.append(session)


def _find(connection: Connection, number: str, form: str | None) -> Row | None:
    for folded in numbers_meant(number):
        found = connection.execute(_NUMBERED, (folded,)).fetchall()
        owners = sorted(
            dict.fromkeys(own for own, _id in found), key=lambda own: folded_number(own) != folded
        )
        for own in owners:
            sql, values = (_LISTED, (own,)) if form is None else (_OF_FORMAT, (own, form))
            for row in connection.execute(sql, values).fetchall():
                return row
    return None


def _damaged(path: Path) -> LibraryError:
    return LibraryError(
        _(
            "{file} is damaged. Use a copy of it, or delete it and import your records again."
        ).format(file=path)
    )
