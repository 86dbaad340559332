"""Where a trial is, as its card tells it: countries, the one place, towns with coordinates."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from viewer.domain.card_texts import unique
from viewer.domain.coded import RecruitmentStatus
from viewer.domain.search import Place, Site
from viewer.domain.standing import JOINABLE, Standing

_OPEN_SITE = frozenset({RecruitmentStatus.RECRUITING.value, RecruitmentStatus.AVAILABLE.value})
_POLE = 90
_DATE_LINE = 180


class SiteAt(NamedTuple):
    """A site as the source has it; empty texts and None are not said. Degrees, WGS 84."""

    city: str
    region: str
    country: str
    status: str
    """Coded."""
    latitude: float | None
    longitude: float | None


def countries_of(named: Iterable[str], removed: Collection[str]) -> tuple[str, ...]:
    """Countries, each once, without those that were taken out of the trial."""
    return tuple(country for country in unique(named) if country not in removed)


def only_place(sites: Sequence[SiteAt], countries: Sequence[str]) -> str:
    """The town and country of the only site; empty when there are more, or more countries."""
    if len(sites) != 1 or len(countries) > 1:
        return ""
    return ", ".join(unique((sites[0].city, sites[0].country)))


def open_countries(
    sites: Iterable[SiteAt], countries: Iterable[str], standing: Standing
) -> tuple[str, ...]:
    """Countries with an open site; one that is named without sites is as open as the trial."""
    as_the_trial = standing in JOINABLE
    is_open: dict[str, bool] = {}
    for site in sites:
        if not is_open.get(site.country):
            is_open[site.country] = _is_open(site, as_the_trial)
    return tuple(name for name in countries if is_open.get(name, as_the_trial))


def sites_of(
    sites: Iterable[SiteAt], removed: Collection[str], standing: Standing
) -> tuple[Site, ...]:
    """The places of the sites that have coordinates, each once; open when one there is."""
    as_the_trial = standing in JOINABLE
    found: dict[Place, bool] = {}
    for site in sites:
        north, east = site.latitude, site.longitude
        if north is None or east is None or site.country in removed:
            continue
        if abs(north) <= _POLE and abs(east) <= _DATE_LINE:  # not a number is refused as well
            place = Place(site.city, site.region, site.country, float(north), float(east))
            found[place] = found.get(place, False) or _is_open(site, as_the_trial)
    return tuple(Site(place, is_open) for place, is_open in found.items())


def _is_open(site: SiteAt, as_the_trial: bool) -> bool:
    """Whether a site takes people; where it does not say itself, whether the trial does."""
    return site.status in _OPEN_SITE if site.status else as_the_trial
