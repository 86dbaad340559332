"""Values of the personal file as JSON, and back."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from viewer.domain.personal import KIND_TYPES, Kind, Value


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(KIND_TYPES[kind])


def to_text(kind: Kind, value: Value) -> str:
    """The value as one line of JSON."""
    return _adapter(kind).dump_json(value).decode()


def from_text(kind: Kind, text: str) -> Value | None:
    """The value of a line of JSON; None where it is none of this kind.

    Names that this program does not know are passed over: a newer one may have written them.
    """
    try:
        value: Value = _adapter(kind).validate_json(text)
    except ValidationError:
        return None
    return value
