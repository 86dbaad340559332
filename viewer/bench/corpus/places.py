"""Made-up towns in the countries where trials run, with hospitals and people."""

from functools import cache
from random import Random
from typing import NamedTuple

from viewer.bench.corpus.draws import weighted, zipf
from viewer.bench.corpus.vocabulary import names

# Shares of the countries are about those of trials; latitude and longitude a point inside each.
_COUNTRIES = (
    ("United States", 33.5, 39.0, -97.0),
    ("China", 8.4, 33.0, 110.0),
    ("France", 7.0, 47.0, 2.5),
    ("Canada", 5.3, 50.0, -95.0),
    ("Germany", 4.9, 51.0, 10.0),
    ("Italy", 4.6, 43.0, 12.0),
    ("United Kingdom", 4.6, 53.0, -1.5),
    ("Spain", 4.2, 40.0, -3.7),
    ("Netherlands", 3.1, 52.0, 5.5),
    ("Turkey (Türkiye)", 2.8, 39.0, 33.0),
    ("Egypt", 2.6, 28.0, 30.5),
    ("Belgium", 2.6, 50.7, 4.5),
    ("Denmark", 2.5, 56.0, 9.8),
    ("South Korea", 2.4, 36.5, 127.8),
    ("Japan", 2.2, 36.0, 138.0),
    ("Israel", 2.1, 31.8, 35.0),
    ("Brazil", 2.0, -15.0, -50.0),
    ("Australia", 2.0, -28.0, 140.0),
    ("Poland", 1.9, 52.0, 19.0),
    ("Taiwan", 1.8, 24.0, 121.0),
    ("Switzerland", 1.7, 47.0, 8.0),
    ("Sweden", 1.5, 59.0, 15.0),
    ("India", 1.4, 22.0, 79.0),
    ("Pakistan", 1.4, 31.0, 72.0),
    ("Austria", 1.2, 47.6, 14.0),
    ("Mexico", 1.2, 23.0, -102.0),
    ("Russia", 1.1, 56.0, 44.0),
    ("Norway", 1.0, 61.0, 9.0),
    ("Greece", 0.9, 39.0, 22.5),
    ("Hungary", 0.9, 47.0, 19.5),
    ("Czechia", 0.9, 49.8, 15.5),
    ("Argentina", 0.8, -34.0, -64.0),
    ("Iran", 0.7, 32.5, 54.0),
    ("Finland", 0.7, 62.0, 26.0),
    ("Thailand", 0.7, 15.0, 101.0),
    ("Romania", 0.6, 46.0, 25.0),
    ("South Africa", 0.6, -29.0, 25.0),
    ("Portugal", 0.6, 39.5, -8.0),
    ("Ireland", 0.5, 53.2, -8.0),
    ("Bulgaria", 0.5, 42.7, 25.3),
    ("Chile", 0.4, -33.5, -71.0),
    ("Colombia", 0.4, 4.5, -74.0),
    ("Ukraine", 0.4, 49.0, 31.5),
    ("Vietnam", 0.3, 16.0, 107.5),
    ("Kenya", 0.3, -0.5, 37.5),
    ("Uganda", 0.3, 1.2, 32.5),
    ("Peru", 0.3, -10.0, -76.0),
    ("New Zealand", 0.3, -41.0, 174.0),
    ("Nigeria", 0.2, 9.0, 8.0),
    ("Bangladesh", 0.2, 24.0, 90.0),
)
_TOWNS = 9_000
_STATES = 12
"""Regions to a country; not every site names one."""
_HOSPITALS = (
    "University Hospital",
    "Medical Center",
    "General Hospital",
    "Clinical Research",
    "Cancer Institute",
    "Children's Hospital",
    "Research Site",
    "Heart Clinic",
)


class Town(NamedTuple):
    """A town as the JSON text of a site: what stands before and after the site's own fields."""

    country: str
    hospitals: tuple[str, ...]
    text: str


@cache
def _towns() -> tuple[tuple[Town, ...], ...]:
    numbers = Random(14)
    called = iter(names(15, _TOWNS, ("ton", "burg", "ville", "a", "o", "stadt", "field", " City")))
    regions = iter(names(16, len(_COUNTRIES) * _STATES, ("shire", "ia", "land")))
    made = []
    for country, share, latitude, longitude in _COUNTRIES:
        states = [next(regions) for _ in range(_STATES)]
        count = 20 + int(share * (_TOWNS - 25 * len(_COUNTRIES)) / 130)
        towns = []
        for _ in range(count):
            name = next(called)
            u, v = numbers.random(), numbers.random()
            state = f',"state":"{states[int(u * v * _STATES)]}"' if numbers.random() < 0.6 else ""
            post = f',"zip":"{10_000 + int(v * 89_999)}"' if numbers.random() < 0.8 else ""
            point = ""
            if numbers.random() < 0.975:
                north, east = latitude + u * 6 - 3, longitude + v * 8 - 4
                point = f',"geoPoint":{{"lat":{north:.5f},"lon":{east:.5f}}}'
            hospitals = tuple(f"{name} {kind}" for kind in _HOSPITALS)
            text = f'"city":"{name}"{state}{post},"country":"{country}"{point}'
            towns.append(Town(country, hospitals, text))
        made.append(tuple(towns))
    return tuple(made)


@cache
def _shares() -> tuple[int, ...]:
    return weighted([(place, row[1]) for place, row in enumerate(_COUNTRIES)], 2000)


def country(u: float) -> int:
    """Draw a country, as a place in the list, by the share of trials that it has."""
    return _shares()[int(u * 2000)]


def town(of: int, u: float) -> Town:
    """Draw a town of a country; the first are the large ones."""
    towns = _towns()[of]
    return towns[zipf(u, len(towns), 6.0)]


@cache
def people() -> tuple[str, ...]:
    """Give names of people."""
    first, last = names(17, 400, ("", "n", "l")), names(18, 2_000, ("er", "son", "i", "ez"))
    numbers = Random(19)
    titles = (", MD", ", MD", ", PhD", ", MD, PhD", "")
    return tuple(
        first[int(numbers.random() * 400)]
        + " "
        + last[int(numbers.random() * 2_000)]
        + titles[int(numbers.random() * 5)]
        for _ in range(6_000)
    )
