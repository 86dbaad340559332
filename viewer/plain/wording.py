"""A coded value in plain words, with the registry's own word beside it."""

from typing import NamedTuple

from viewer.domain.coded import Unknown


class Wording(NamedTuple):
    """``plain`` is a short sentence of ours; ``official`` the label the registry itself shows."""

    plain: str
    official: str


def unknown_wording(value: Unknown) -> Wording:
    """A value nobody knew yet: as it is, and once more without its code's look.

    Nothing is made up: capitals and underscores go, words stay.
    """
    plain = " ".join(word[:1].upper() + word[1:].lower() for word in value.value.split("_") if word)
    return Wording(plain or value.value, value.value)
