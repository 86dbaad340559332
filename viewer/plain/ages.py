"""Age limits in words, with the numbers and units of the record."""

from collections.abc import Sequence

from viewer.domain.coded import StandardAge, Unknown
from viewer.domain.values import Age, AgeUnit
from viewer.plain.people_codes import standard_age_wording
from viewer.words import _, ngettext

_NO_REAL_LIMIT = 100 * 365.25
"""In days. From a hundred years on, a limit is there because the form asks for a number."""


def age_words(age: Age) -> str:
    """The age as "18 years", "1 month"; the record's own spelling where it cannot be read."""
    if age.amount is None or age.unit is None:
        return age.raw
    return {
        AgeUnit.YEARS: ngettext("{count} year", "{count} years", age.amount),
        AgeUnit.MONTHS: ngettext("{count} month", "{count} months", age.amount),
        AgeUnit.WEEKS: ngettext("{count} week", "{count} weeks", age.amount),
        AgeUnit.DAYS: ngettext("{count} day", "{count} days", age.amount),
        AgeUnit.HOURS: ngettext("{count} hour", "{count} hours", age.amount),
        AgeUnit.MINUTES: ngettext("{count} minute", "{count} minutes", age.amount),
    }[age.unit].format(count=age.amount)


def is_no_real_limit(maximum: Age | None) -> bool:
    """Whether an upper limit is there only because the form asks for a number."""
    return maximum is not None and maximum.days is not None and maximum.days >= _NO_REAL_LIMIT


def _from(minimum: Age | None) -> str:
    if minimum is None:
        return _("no lower limit given")
    if minimum.amount is None:
        return _("lower limit: {age}").format(age=minimum.raw)
    if minimum.amount == 0:
        return _("from birth on")
    if minimum.unit is AgeUnit.YEARS:
        return _("{age} or older").format(age=minimum.amount)
    return _("{age} or older").format(age=age_words(minimum))


def _between(minimum: Age, maximum: Age) -> str:
    if minimum.amount == 0:
        return _("from birth to {maximum}").format(maximum=age_words(maximum))
    if minimum.unit is None or minimum.unit is not maximum.unit:
        return _("{minimum} to {maximum}").format(
            minimum=age_words(minimum), maximum=age_words(maximum)
        )
    if minimum.amount == maximum.amount:
        return age_words(minimum)
    return _("{minimum} to {maximum}").format(minimum=minimum.amount, maximum=age_words(maximum))


def age_range(minimum: Age | None, maximum: Age | None) -> str:
    """Both limits in a few words: "18 or older", "18 to 75 years", "up to 6 months".

    A limit the record does not give is said to be missing only when both are; an upper limit of
    a hundred years or more is named and said to be none.
    """
    if maximum is not None and is_no_real_limit(maximum):
        return _("{ages} ({limit} in the record: no real upper limit)").format(
            ages=_from(minimum), limit=maximum.amount
        )
    if minimum is None and maximum is None:
        return _("no age limits given")
    if maximum is None:
        return _from(minimum)
    if minimum is None:
        return _("up to {maximum}").format(maximum=age_words(maximum))
    return _between(minimum, maximum)


def age_groups_words(groups: Sequence[StandardAge | Unknown]) -> str:
    """The registry's age groups in a line; all three are every age there is."""
    if set(StandardAge) <= set(groups):
        return _("Children and adults of any age")
    return "; ".join(
        group.value if isinstance(group, Unknown) else standard_age_wording(group).plain
        for group in groups
    )
