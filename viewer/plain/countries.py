"""A list of countries in a few words. Used before the window's first paint."""

from collections.abc import Sequence

from viewer.words import _, ngettext

_SHOWN_OF_MANY = 2
_SHOWN_AT_MOST = 3


def countries_words(countries: Sequence[str], unnamed: int = 0) -> str:
    """Write "Germany", "Germany and France", "Germany, France and 6 more"; empty for none.

    ``unnamed`` counts countries that the source counts without naming them.
    """
    distinct = list(dict.fromkeys(name for name in countries if name))
    fit = len(distinct) <= _SHOWN_AT_MOST and not unnamed
    shown = distinct if fit else distinct[:_SHOWN_OF_MANY]
    more = len(distinct) - len(shown) + unnamed
    names = ", ".join(shown)
    if more and shown:
        return ngettext(
            "{countries} and {count} more", "{countries} and {count} more", more
        ).format(countries=names, count=more)
    if more:
        return ngettext("{count} country, not named", "{count} countries, not named", more).format(
            count=more
        )
    if len(shown) > 1:
        return _("{countries} and {last}").format(countries=", ".join(shown[:-1]), last=shown[-1])
    return names
