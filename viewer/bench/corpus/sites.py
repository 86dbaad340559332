"""Where a made-up trial runs: ``contactsLocationsModule``, JSON text."""

from collections.abc import Callable

from viewer.bench.corpus.draws import between
from viewer.bench.corpus.modules import sponsor_name
from viewer.bench.corpus.places import country, people, town
from viewer.bench.corpus.vocabulary import rare_word

Draw = Callable[[], float]

_MANY_SITES = (2, 3, 3, 4, 5, 7, 10, 15, 26, 55, 190)
_SITE_STATUSES = ("RECRUITING",) * 8 + ("NOT_YET_RECRUITING", "COMPLETED")


def _site(draw: Draw, of: int, *, is_open: bool) -> str:
    place = town(of, draw())
    hospital = place.hospitals[int(draw() * len(place.hospitals))]
    said = ""
    if is_open:
        state = _SITE_STATUSES[int(draw() * len(_SITE_STATUSES))]
        said = f',"status":"{state}"'
        if draw() < 0.6:
            name = people()[int(draw() * len(people()))]
            phone = f"555-{int(draw() * 9999):04}"
            said += (
                f',"contacts":[{{"name":"{name}","role":"CONTACT","phone":"{phone}",'
                f'"email":"{rare_word(draw())}@example.org"}}]'
            )
    return f'{{"facility":"{hospital}"{said},{place.text}}}'


def locations(draw: Draw, *, is_open: bool) -> str:
    """Officials and sites: none, mostly one, or many in a few countries."""
    u = draw()
    main = country(draw())
    if u < 0.1:
        count, lands = 0, [main]
    elif u < 0.765:
        count, lands = 1, [main]
    else:
        count = between(draw(), _MANY_SITES)
        if u > 0.9995:
            count = 600 + int(draw() * 550)
        lands = [main]
        if draw() < 0.45:
            lands += [country(draw()) for _ in range(min(25, count // 4))]
    sites = ",".join(
        _site(draw, lands[int(draw() * len(lands))], is_open=is_open) for _ in range(count)
    )
    official = people()[int(draw() * len(people()))]
    held = f',"locations":[{sites}]' if sites else ""
    return (
        f'"contactsLocationsModule":{{"overallOfficials":[{{"name":"{official}","affiliation":'
        f'"{sponsor_name(draw())}","role":"PRINCIPAL_INVESTIGATOR"}}]{held}}}'
    )
