"""The bytes of a record to a JSON object, and what of its JSON is out of order.

The rules for what JSON allows and a registry never sends:

- NaN, Infinity and numbers too large for a float are taken as not given.
- Half of a surrogate pair and U+0000, which no library can hold as text, are read as U+FFFD; the
  record itself is kept as it came.
- A name that stands twice in one object: the last one counts, and a remark says so.
"""

import json
import re
from functools import lru_cache
from types import ModuleType

from viewer.domain.errors import RegistryFileError
from viewer.words import _

_ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|\\u(?P<bad>[dD][89a-fA-F][0-9a-fA-F]{2}|0000)|\\.",
    re.DOTALL,
)
_SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_KEY = re.compile(rb'[^\\]"\s*:')


_NO_BRACKETS = bytes(set(range(256)) - set(b"{}[]"))
_DEEP = 64
_TURNS = 16


def parse_orderly(body: bytes) -> object:
    """The JSON value in ``body``, when all is in order, as in nearly every record; else None.

    That is when :func:`parse` gives the same, :func:`remarks` has nothing to say, and nothing is
    nested more than 64 levels deep. It takes a third of the time of finding that out by looking.
    """
    if b"\\u0000" in body or not _is_shallow(body):
        return None
    try:
        return _jiter().from_json(body, cache_mode="keys", catch_duplicate_keys=True)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _jiter() -> ModuleType:
    """The parser inside pydantic, alone: only so it tells of a name that stands twice."""
    import jiter  # noqa: PLC0415  (not before the window's first paint)

    return jiter


def _is_shallow(body: bytes) -> bool:
    """Whether brackets, the innermost pairs taken out again and again, leave next to nothing.

    Those inside texts count as well: a record may be called deep that is not.
    """
    brackets = body.translate(None, _NO_BRACKETS)
    for _turn in range(_TURNS):
        if len(brackets) <= _DEEP:
            return True
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return False


def parse(body: bytes) -> object:
    """The JSON value in ``body`` (UTF-8). Raises RegistryFileError with the place of a fault."""
    from pydantic_core import from_json  # noqa: PLC0415  (not before the window's first paint)

    try:
        return from_json(_without_unholdable(body), cache_strings="keys")
    except ValueError as error:
        raise RegistryFileError(_why(body, error)) from error


def _why(body: bytes, error: ValueError) -> str:
    try:
        body.decode()
    except UnicodeDecodeError as wrong:
        return _(
            "It is not in the encoding UTF-8, as byte {byte} of the record shows. "
            "Save the file again in UTF-8."
        ).format(byte=wrong.start)
    if "recursion limit" in str(error):
        return _("This record is nested too deeply to be read.")
    if str(error).startswith("EOF"):
        return _("This record breaks off before its end (JSON: {reason}).").format(reason=error)
    return _("The text of this record is damaged (JSON: {reason}).").format(reason=error)


def _without_unholdable(body: bytes) -> bytes:
    if b"\\u" not in body or not _SUSPECT.search(body):
        return body
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found["bad"] else found[0], body)


def remarks(body: bytes, record: object) -> tuple[str, ...]:
    """What a person should be told about a record that could be read; mostly nothing."""
    found = []
    if _without_unholdable(body) != body:
        found.append(
            _("Some characters of this record stand for nothing and are shown as {mark}.").format(
                mark="\ufffd"
            )
        )
    twice = _named_twice(body, record)
    if twice:
        found.append(
            _("“{name}” stands twice in one part of this record; the last one counts.").format(
                name=twice
            )
        )
    return tuple(found)


def _named_twice(body: bytes, record: object) -> str:
    """A name that stands twice in one object, or an empty string.

    Counting is much cheaper than looking at every name, and settles nearly all records.
    """
    names = _count_names(record)
    if names == body.count(b'":') - body.count(b'\\":') or names == len(_KEY.findall(body)):
        return ""
    twice: list[str] = []

    def note(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for name, _value in pairs:
            if name in seen:
                twice.append(name)
            seen.add(name)

    json.loads(_without_unholdable(body), object_pairs_hook=note)
    return twice[0] if twice else ""


def _count_names(value: object) -> int:
    """How many names the objects in ``value`` have, all together."""
    count = 0
    rest = [value]
    while rest:
        item = rest.pop()
        if type(item) is dict:
            count += len(item)
            rest.extend(below for below in item.values() if type(below) in (dict, list))
        elif type(item) is list:
            rest.extend(below for below in item if type(below) in (dict, list))
    return count
