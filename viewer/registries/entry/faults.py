"""What is wrong with an entry, in sentences that name the place."""

from collections.abc import Sequence

from pydantic_core import ErrorDetails

from viewer.words import _, ngettext

SHOWN = 5
"""How many faults are told at once; somebody who mends a file by hand wants more than one."""


def place_of(location: Sequence[str | int], entry: object) -> str:
    """The place of a fault as a person writes it: ``outcomes[2].type``.

    ``entry`` is the parsed JSON. A value that is written alone has no field of its own below it.
    """
    place = ""
    for step in location:
        if isinstance(step, int):
            place += f"[{step}]"
        elif isinstance(entry, dict):
            place += f".{step}" if place else step
        entry = _below(entry, step)
    return place


def _below(entry: object, step: str | int) -> object:
    if isinstance(entry, dict):
        return entry.get(step)
    if isinstance(entry, list) and isinstance(step, int) and step < len(entry):
        return entry[step]
    return None


def sentences(errors: Sequence[ErrorDetails], entry: object) -> str:
    """The faults that pydantic found in ``entry``, the parsed JSON, each as a sentence."""
    told = [_sentence(error, entry) for error in errors[:SHOWN]]
    more = len(errors) - len(told)
    if more:
        told.append(
            ngettext("There is {count} more fault.", "There are {count} more faults.", more).format(
                count=more
            )
        )
    return " ".join(told)


def _sentence(error: ErrorDetails, entry: object) -> str:
    place = place_of(error["loc"], entry)
    return _known(error, place).format(place=place, value=_short(error["input"]), **_context(error))


def _known(error: ErrorDetails, place: str) -> str:
    if not place:
        return _("An entry is one JSON object with its fields in curly brackets.")
    kind = error["type"]
    if kind in ("enum", "literal_error"):
        return _("“{place}” cannot be “{value}”. It can be: {expected}.")
    if kind == "value_error":
        return _by_place(place)
    return _by_kind(kind)


def _by_kind(kind: str) -> str:
    words = {
        "extra_forbidden": _("“{place}” is not a field of this format; perhaps it is misspelt."),
        "missing": _("“{place}” is missing."),
        "string_type": _("“{place}” must be a text in quotes."),
        "string_too_short": _("“{place}” is empty. Leave it out, or write something."),
        "string_pattern_mismatch": _("“{place}” is “{value}”, which is not in the right form."),
        "int_type": _("“{place}” must be a whole number, without quotes."),
        "float_type": _("“{place}” must be a number, without quotes."),
        "bool_type": _("“{place}” must be true or false, without quotes."),
        "tuple_type": _("“{place}” must be a list in square brackets."),
        "model_type": _("“{place}” must have fields in curly brackets."),
        "greater_than_equal": _("“{place}” is {value}. It must be {ge} or more."),
        "less_than_equal": _("“{place}” is {value}. It must be {le} or less."),
    }
    return words.get(kind, _("“{place}” cannot be read."))


def _by_place(place: str) -> str:
    if place.startswith("statuses"):
        return _("“{place}” needs either “status” or “words”, and not both.")
    return _("“{place}” is “{value}”. There is no such date or age.")


def _context(error: ErrorDetails) -> dict[str, object]:
    context = {key: value for key, value in error.get("ctx", {}).items() if key != "place"}
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    return context


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
