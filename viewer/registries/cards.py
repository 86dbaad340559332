"""One record to what a library keeps of it: its number and its card, the short way if it can be."""

import logging
from typing import NamedTuple

from viewer.domain.card import card_of
from viewer.domain.errors import RegistryFileError
from viewer.domain.search import TrialCard
from viewer.domain.trial import Trial
from viewer.registries import parsing
from viewer.registries.reading import READERS, format_by_mark, format_of
from viewer.words import _

_LOG = logging.getLogger(__name__)


class ReadTrial(NamedTuple):
    """A record that could be read; ``remarks`` say what in it is out of order all the same."""

    format: str
    trial: Trial
    remarks: tuple[str, ...] = ()


class ReadCard(NamedTuple):
    """As :class:`ReadTrial`, with the card alone."""

    format: str
    card: TrialCard
    remarks: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A record that could not be read: why, and its format (empty: none is known)."""

    format: str
    message: str


def read_card(body: bytes) -> ReadCard | Unread:
    """The card in ``body``, one record in UTF-8; the same as by :func:`read_whole`."""
    try:
        parsed = parsing.parse_orderly(body)
        name = format_of(parsed)
        card = READERS[name].quick_card(parsed) if name else None
        if card:
            return ReadCard(name, card)
    except Exception:  # noqa: BLE001  (a fault of ours; the long way tells what there is to tell)
        _LOG.exception("The short way to a card failed")
    found = read_whole(body)
    return found if isinstance(found, Unread) else _card_of(found)


def _card_of(found: ReadTrial) -> ReadCard | Unread:
    try:
        return ReadCard(found.format, card_of(found.trial), found.remarks)
    except Exception as error:  # noqa: BLE001  (as in read_whole)
        return _failed(found.format, error)


def read_whole(body: bytes) -> ReadTrial | Unread:
    """The trial in ``body``, one record in UTF-8."""
    try:
        parsed = parsing.parse(body)
    except RegistryFileError as error:
        return Unread(format_by_mark(body), str(error))
    name = format_of(parsed)
    if not name:
        return Unread("", _("This is not a record of a study."))
    try:
        trial = READERS[name].read_parsed(parsed, body)
        return ReadTrial(name, trial, parsing.remarks(body, parsed))
    except RegistryFileError as error:
        return Unread(name, str(error))
    except Exception as error:  # noqa: BLE001  (a fault of ours in one record of 500,000 must not cost the others)
        return _failed(name, error)


def _failed(name: str, error: Exception) -> Unread:
    _LOG.exception("A reader failed")
    message = _("The program failed at this record ({reason}). Please report it.")
    return Unread(name, message.format(reason=type(error).__name__))
