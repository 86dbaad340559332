"""Papers that were taken back, and notices of the authorities."""

from collections.abc import Iterator

from viewer.domain.trial import Trial
from viewer.plain.codes import wording
from viewer.plain.flag_kinds import Flag, FlagKind
from viewer.words import _


def retracted(trial: Trial) -> Iterator[Flag]:
    """A paper the record names that its journal has taken back."""
    for reference in trial.references.references:
        if reference.retractions:
            fact = _(
                "A paper that the record names has been taken back by its journal. It is marked "
                "under Sources."
            )
            paths = (reference.path, *(notice.path for notice in reference.retractions))
            ask = _("Ask your doctor what that means for this study.")
            yield Flag(FlagKind.RETRACTED, fact, ask, paths)


def violations(trial: Trial) -> Iterator[Flag]:
    """Notices of the FDA, in the order of the record: what was found, then what became of it."""
    if trial.violations:
        said = dict.fromkeys(wording(violation.type).plain for violation in trial.violations)
        ask = _("The whole notice stands under Sources.")
        paths = tuple(violation.path for violation in trial.violations)
        yield Flag(FlagKind.VIOLATION, " ".join(said), ask, paths)
