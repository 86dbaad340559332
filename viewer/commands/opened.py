"""The studies that a subcommand was asked for, by their numbers."""

from collections.abc import Iterable, Sequence

from viewer.domain.errors import DamagedRecordError, LibraryError
from viewer.opening import OpenTrial, open_trial
from viewer.printing.many import OF_ONE_TRIAL
from viewer.store.catalog import Catalog


def opened(
    catalog: Catalog, numbers: Sequence[str]
) -> tuple[dict[str, OpenTrial], list[Exception]]:
    """Give the studies that can be opened, each once, and why others cannot.

    Raises LibraryError where none can and the library is why.
    """
    found: dict[str, OpenTrial] = {}
    problems: list[Exception] = []
    for number in numbers:
        try:
            one = open_trial(catalog, number)
        except OF_ONE_TRIAL as error:
            problems.append(error)
        else:
            found[one.trial.number] = one
    if not found:
        raise_useless(problems)
    return found, problems


def raise_useless(problems: Iterable[Exception]) -> None:
    """Raise what is wrong with the library, and not with one study. Raises LibraryError."""
    for problem in problems:
        if isinstance(problem, LibraryError) and not isinstance(problem, DamagedRecordError):
            raise problem
