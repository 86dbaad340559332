"""The reader of this program's own entries: one trial, written by hand, in one JSON file.

The form is told in ``resources/entry.schema.json`` and ``resources/starter/README.md``. Paths are
places in the entry: ``texts[3]``, ``outcomes[0].time_frame``.
"""

from viewer.domain.trial import Trial

FORMAT = "entry"
MARK = b'"trial-viewer-entry"'
"""What every entry has, even one that is cut short."""


def recognises(value: object) -> bool:
    """Whether a parsed JSON value says that it is an entry."""
    return isinstance(value, dict) and value.get("format") == "trial-viewer-entry"


def read(body: bytes) -> Trial:
    """The trial in ``body``, one entry in UTF-8.

    Raises RegistryFileError, with the places of what is wrong, when it is not an entry.
    """
    # Not before the window's first paint, and not for a library without entries.
    from viewer.registries.entry import reader  # noqa: PLC0415

    return reader.read(body)
