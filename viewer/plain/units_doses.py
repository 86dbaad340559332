"""Units of doses, and of what the kidneys do, in everyday words."""

from viewer.plain.unit_kind import Unit
from viewer.words import ngettext

DOSES_UNITS: tuple[Unit, ...] = (
    Unit(
        r"mg/kg/(?:d|day)",
        lambda n: ngettext(
            "milligram a day for each kilogram you weigh",
            "milligrams a day for each kilogram you weigh",
            n,
        ),
        "SI",
    ),
    Unit(
        r"µg/kg/min",
        lambda n: ngettext(
            "microgram (a millionth of a gram) a minute for each kilogram you weigh",
            "micrograms (millionths of a gram) a minute for each kilogram you weigh",
            n,
        ),
        "SI",
    ),
    Unit(
        r"mg/kg",
        lambda n: ngettext(
            "milligram for each kilogram you weigh", "milligrams for each kilogram you weigh", n
        ),
        "SI",
    ),
    Unit(
        r"µg/kg",
        lambda n: ngettext(
            "microgram (a millionth of a gram) for each kilogram you weigh",
            "micrograms (millionths of a gram) for each kilogram you weigh",
            n,
        ),
        "SI",
    ),
    Unit(
        r"g/kg",
        lambda n: ngettext(
            "gram for each kilogram you weigh", "grams for each kilogram you weigh", n
        ),
        "SI",
    ),
    Unit(
        r"(?:iu|u|units)/kg",
        lambda n: ngettext(
            "unit for each kilogram you weigh", "units for each kilogram you weigh", n
        ),
        "WHO",
    ),
    Unit(
        r"ml/kg",
        lambda n: ngettext(
            "millilitre for each kilogram you weigh", "millilitres for each kilogram you weigh", n
        ),
        "SI",
    ),
    Unit(
        r"mg/m#2",
        lambda n: ngettext(
            "milligram for each square metre of body surface",
            "milligrams for each square metre of body surface",
            n,
        ),
        "NCI",
    ),
    Unit(
        r"g/m#2",
        lambda n: ngettext(
            "gram for each square metre of body surface",
            "grams for each square metre of body surface",
            n,
        ),
        "NCI",
    ),
    Unit(
        r"mg/(?:d|day)",
        lambda n: ngettext("milligram a day", "milligrams a day", n),
        "SI",
    ),
    Unit(
        r"µg/(?:d|day)",
        lambda n: ngettext(
            "microgram (a millionth of a gram) a day", "micrograms (millionths of a gram) a day", n
        ),
        "SI",
    ),
    Unit(
        r"g/(?:d|day)",
        lambda n: ngettext("gram a day", "grams a day", n),
        "SI",
    ),
    Unit(
        r"(?-i:mg|milligrams?)",
        lambda n: ngettext(
            "milligram; a thousand of them make a gram",
            "milligrams; a thousand of them make a gram",
            n,
        ),
        "SI",
    ),
    Unit(
        r"(?-i:[µμ]g|mcg|ug)|micrograms?",
        lambda n: ngettext(
            "microgram; a million of them make a gram",
            "micrograms; a million of them make a gram",
            n,
        ),
        "SI",
    ),
    Unit(
        r"ml/min(?:ute)?/1\.73\s*m#2",
        lambda n: ngettext(
            "millilitre a minute, for a body with a surface of 1.73 square metres",
            "millilitres a minute, for a body with a surface of 1.73 square metres",
            n,
        ),
        "NIDDK",
    ),
    Unit(
        r"mls?/min(?:ute)?",
        lambda n: ngettext("millilitre a minute", "millilitres a minute", n),
        "SI",
    ),
    Unit(
        r"ml/s(?:ec)?",
        lambda n: ngettext("millilitre a second", "millilitres a second", n),
        "SI",
    ),
    Unit(
        r"ml/h(?:r|our)?",
        lambda n: ngettext("millilitre an hour", "millilitres an hour", n),
        "SI",
    ),
    Unit(
        r"mg/24\s*h(?:rs?|ours?)?",
        lambda n: ngettext("milligram in a day and night", "milligrams in a day and night", n),
        "SI",
    ),
    Unit(
        r"g/24\s*h(?:rs?|ours?)?",
        lambda n: ngettext("gram in a day and night", "grams in a day and night", n),
        "SI",
    ),
    Unit(
        r"mg/g",
        lambda n: ngettext(
            "milligram of one thing for each gram of another",
            "milligrams of one thing for each gram of another",
            n,
        ),
        "SI",
    ),
    Unit(
        r"mg/mmol",
        lambda n: ngettext(
            "milligram of one thing for each millimole of another",
            "milligrams of one thing for each millimole of another",
            n,
        ),
        "SI",
    ),
)
