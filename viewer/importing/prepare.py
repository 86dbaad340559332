"""Records made ready for the library: the work of an import that any process can do."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from viewer.domain.search import StoredRecord
from viewer.registries.cards import Unread, read_card
from viewer.store.ready import Ready, fitting_ready


class Prepared(NamedTuple):
    """A record ready to be written; ``remarks`` say what in it is out of order all the same."""

    ready: Ready
    remarks: tuple[str, ...]


def prepare(
    bodies: Sequence[bytes], imported: str, *, keep_records: bool = True
) -> list[Prepared | Unread]:
    """Read records, each JSON in UTF-8; ``imported`` is today, ``yyyy-mm-dd``. Keeps the order.

    Without ``keep_records`` the record itself is left out, which only a measurement wants.
    """
    return [_prepared(body, imported, keep_records=keep_records) for body in bodies]


def _prepared(body: bytes, imported: str, *, keep_records: bool) -> Prepared | Unread:
    found = read_card(body)
    if isinstance(found, Unread):
        return found
    card = found.card
    digest = sha256(body).digest()
    record = StoredRecord(card.number, found.format, body, digest, imported)
    return Prepared(fitting_ready(record, card, keep_record=keep_records), found.remarks)
