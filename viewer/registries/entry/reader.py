"""One entry, as a person writes it, to a :class:`Trial`. The form is told in its schema.

Strict on purpose: whoever writes by hand is told of a misspelt field, where a registry's new
field is only noted.
"""

import json

from pydantic import ValidationError

from viewer.domain.errors import RegistryFileError
from viewer.domain.trial import ResultsState, TopicText, Trial
from viewer.registries.entry import faults, from_about, from_backing, from_people
from viewer.registries.entry.drawing import optional_fact, passage, text_facts
from viewer.registries.entry.form import Entry, uncited
from viewer.words import _


def read(body: bytes) -> Trial:
    """The trial in ``body``, one entry in UTF-8.

    Raises RegistryFileError, with the places of what is wrong, when it is not an entry.
    """
    return to_trial(read_entry(body))


def read_entry(body: bytes) -> Entry:
    """The entry in ``body``, checked; see :func:`read`."""
    text = _text(body)
    value = _parsed(text)
    try:
        entry = Entry.model_validate_json(text)
    except ValidationError as error:
        raise RegistryFileError(faults.sentences(error.errors(include_url=False), value)) from error
    for place, number in uncited(entry):
        raise RegistryFileError(
            _("“{place}” points to source {number}, which “citations” does not have.").format(
                place=place, number=number
            )
        )
    return entry


def _text(body: bytes) -> str:
    try:
        # Some editors put a byte order mark before the first bracket.
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegistryFileError(
            _("This is not UTF-8 text. Save the file again with the encoding UTF-8.")
        ) from error


def _parsed(text: str) -> object:
    """The JSON value. A name that stands twice is refused: one of the two values would be lost."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise RegistryFileError(
                _("“{name}” stands twice in one part of this entry.").format(name=twice)
            )
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise RegistryFileError(
            _("This is not well-formed JSON: line {line}, character {column}.").format(
                line=error.lineno, column=error.colno
            )
        ) from error
    except RecursionError as error:
        raise RegistryFileError(_("This file has too many brackets within brackets.")) from error


def to_trial(entry: Entry) -> Trial:
    """The trial that an entry tells of."""
    return Trial(
        number=entry.number.upper(),
        source=from_backing.record_source(entry.source),
        titles=from_about.titles(entry.titles),
        former_numbers=text_facts(entry.former_numbers, "former_numbers"),
        recruitment=from_about.recruitment(entry),
        conditions=tuple(
            from_about.condition(part, f"conditions[{place}]")
            for place, part in enumerate(entry.conditions)
        ),
        keywords=text_facts(entry.keywords, "keywords"),
        texts=tuple(
            TopicText(topic=part.topic, passage=passage(part, f"texts[{place}]"))
            for place, part in enumerate(entry.texts)
        ),
        design=from_about.design(entry.design),
        treatment=from_about.treatment(entry),
        outcomes=tuple(
            from_about.outcome(part, f"outcomes[{place}]")
            for place, part in enumerate(entry.outcomes)
        ),
        eligibility=from_people.eligibility(entry.eligibility),
        places=from_people.places(entry.places),
        sponsors=from_people.sponsors(entry.sponsors),
        references=from_backing.references(entry),
        results_state=ResultsState(posted=optional_fact(entry.results_posted, "results_posted")),
        terms=tuple(
            from_backing.term(part, f"terms[{place}]") for place, part in enumerate(entry.terms)
        ),
    )
