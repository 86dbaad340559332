"""Countries that registries have named in more than one way, to tell renamed from removed."""

_OTHER_NAMES = {
    "burma": "myanmar",
    "cape verde": "cabo verde",
    "czech republic": "czechia",
    "iran, islamic republic of": "iran",
    "korea, republic of": "south korea",
    "republic of korea": "south korea",
    "lao people's democratic republic": "laos",
    "libyan arab jamahiriya": "libya",
    "macau": "macao",
    "macedonia, the former yugoslav republic of": "north macedonia",
    "former yugoslav republic of macedonia": "north macedonia",
    "moldova, republic of": "moldova",
    "republic of moldova": "moldova",
    "palestinian territories, occupied": "palestine",
    "palestinian territory, occupied": "palestine",
    "russian federation": "russia",
    "swaziland": "eswatini",
    "syrian arab republic": "syria",
    "tanzania, united republic of": "tanzania",
    "turkey": "türkiye",
    "turkey (türkiye)": "türkiye",
    "viet nam": "vietnam",
}
"""Former and official names that ClinicalTrials.gov records hold beside those of today."""


def country_key(name: str) -> str:
    """The same text for every name of a country; a name nobody knew yet is its own."""
    plain = " ".join(name.casefold().split())
    return _OTHER_NAMES.get(plain, plain)
