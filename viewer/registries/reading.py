"""The one list of formats, and reading a stored record again."""

from collections.abc import Callable
from typing import NamedTuple

from viewer.domain.errors import RegistryFileError
from viewer.domain.search import TrialCard
from viewer.domain.trial import Trial
from viewer.registries import ctgov, entry
from viewer.words import _


class Reader(NamedTuple):
    """How one format is told from the others and read.

    ``read_parsed`` takes the parsed value too, so that it need not be parsed twice;
    ``recognises`` takes a parsed JSON value; ``mark`` are bytes that a file of the format has
    even when it is cut short. ``quick_card`` gives the card of a parsed record without the whole
    trial, or None: read it the long way. ``number_hint`` finds in the bytes what may well be the
    record's number; empty: not known before it is parsed.
    """

    read: Callable[[bytes], Trial]
    read_parsed: Callable[[object, bytes], Trial]
    recognises: Callable[[object], bool]
    mark: bytes
    versioned: bool
    quick_card: Callable[[object], TrialCard | None]
    number_hint: Callable[[bytes], str]


READERS: dict[str, Reader] = {
    ctgov.FORMAT: Reader(
        read=ctgov.read,
        read_parsed=lambda parsed, _body: ctgov.read_parsed(parsed),
        recognises=ctgov.recognises,
        mark=b'"protocolSection"',
        versioned=True,
        quick_card=ctgov.quick_card,
        number_hint=ctgov.number_hint,
    ),
    entry.FORMAT: Reader(
        read=entry.read,
        read_parsed=lambda _parsed, body: entry.read(body),
        recognises=entry.recognises,
        mark=entry.MARK,
        versioned=False,
        quick_card=lambda _parsed: None,
        number_hint=lambda _body: "",
    ),
}


def read_trial(format: str, body: bytes) -> Trial:  # noqa: A002  (the word of the contract)
    """The trial in a stored record.

    Raises RegistryFileError when the format is none of ours or the record cannot be read.
    """
    reader = READERS.get(format)
    if reader is None:
        raise RegistryFileError(
            _(
                "This record has the format “{format}”, which this version of the program "
                "does not know. A newer version may read it."
            ).format(format=format)
        )
    return reader.read(body)


def format_of(record: object) -> str:
    """The format of a parsed JSON value, or an empty string when no reader knows it."""
    for name, reader in READERS.items():
        if reader.recognises(record):
            return name
    return ""


def format_by_mark(head: bytes) -> str:
    """The format that the first bytes of a damaged record hint at, or an empty string."""
    return next((name for name, reader in READERS.items() if reader.mark in head), "")
