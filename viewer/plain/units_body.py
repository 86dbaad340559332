"""Units of pressure, breath, length, weight, rays and sound, in everyday words."""

from viewer.plain.unit_kind import Unit
from viewer.words import _, ngettext

BODY_UNITS: tuple[Unit, ...] = (
    Unit(
        r"mm\s*hg",
        lambda n: ngettext(
            "millimetre of mercury, the unit of blood pressure",
            "millimetres of mercury, the unit of blood pressure",
            n,
        ),
        "NIST",
    ),
    Unit(
        r"cm\s*h2o",
        lambda n: ngettext(
            "centimetre of water, a unit of pressure", "centimetres of water, a unit of pressure", n
        ),
        "NIST",
    ),
    Unit(
        r"kpa",
        lambda n: ngettext("kilopascal, a unit of pressure", "kilopascals, a unit of pressure", n),
        "SI",
    ),
    Unit(
        r"bpm|beats/min(?:ute)?",
        lambda n: ngettext("heartbeat a minute", "heartbeats a minute", n),
        "NCI",
    ),
    Unit(
        r"breaths/min(?:ute)?",
        lambda n: ngettext("breath a minute", "breaths a minute", n),
        "NCI",
    ),
    Unit(
        r"l/min/m#2",
        lambda n: ngettext(
            "litre a minute for each square metre of body surface",
            "litres a minute for each square metre of body surface",
            n,
        ),
        "SI",
    ),
    Unit(
        r"l/min(?:ute)?",
        lambda n: ngettext("litre a minute", "litres a minute", n),
        "SI",
    ),
    Unit(
        r"(?-i:msecs?|ms|milliseconds?)",
        lambda n: ngettext("thousandth of a second", "thousandths of a second", n),
        "SI",
    ),
    Unit(
        r"%\s*(?:of\s*)?pred(?:icted|\.)?(?:\s*(?:normal|value))?",
        lambda _n: _("percent of what is usual for a person of that age, height and sex"),
        "ATS",
    ),
    Unit(
        r"mm/h(?:r|our)?",
        lambda n: ngettext(
            "millimetre an hour: how fast blood cells sink",
            "millimetres an hour: how fast blood cells sink",
            n,
        ),
        "NCI",
    ),
    Unit(
        r"wood units?|(?-i:WU)",
        lambda n: ngettext(
            "Wood unit: how hard it is for blood to flow through the lungs",
            "Wood units: how hard it is for blood to flow through the lungs",
            n,
        ),
        "ESC",
    ),
    Unit(
        r"kg/m#2",
        lambda n: ngettext(
            "kilogram for each square metre: weight divided by height, and by height again",
            "kilograms for each square metre: weight divided by height, and by height again",
            n,
        ),
        "CDC",
    ),
    Unit(
        r"(?-i:mm)",
        lambda n: ngettext(
            "millimetre; ten of them make a centimetre",
            "millimetres; ten of them make a centimetre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"µm",
        lambda n: ngettext(
            "micrometre; a thousand of them make a millimetre",
            "micrometres; a thousand of them make a millimetre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"(?-i:nm)",
        lambda n: ngettext(
            "nanometre; a million of them make a millimetre",
            "nanometres; a million of them make a millimetre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"cm#3|(?-i:cc)",
        lambda n: ngettext(
            "cubic centimetre, as much as a millilitre",
            "cubic centimetres, each as much as a millilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"cm#2",
        lambda n: ngettext("square centimetre", "square centimetres", n),
        "SI",
    ),
    Unit(
        r"(?-i:m[lL]s?)",
        lambda n: ngettext(
            "millilitre; a thousand of them make a litre",
            "millilitres; a thousand of them make a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"(?-i:Gy)",
        lambda n: ngettext(
            "gray, the unit of a dose of radiation", "gray, the unit of a dose of radiation", n
        ),
        "SI",
    ),
    Unit(
        r"(?-i:cGy)",
        lambda n: ngettext(
            "hundredth of a gray, the unit of a dose of radiation",
            "hundredths of a gray, the unit of a dose of radiation",
            n,
        ),
        "SI",
    ),
    Unit(
        r"(?-i:mSv)",
        lambda n: ngettext(
            "thousandth of a sievert, which tells what rays do to the body",
            "thousandths of a sievert, which tells what rays do to the body",
            n,
        ),
        "SI",
    ),
    Unit(
        r"(?-i:MBq)",
        lambda _n: _("million decays a second: how much something radiates"),
        "SI",
    ),
    Unit(
        r"(?-i:mCi)",
        lambda n: ngettext(
            "millicurie: how much something radiates", "millicuries: how much something radiates", n
        ),
        "NIST",
    ),
    Unit(
        r"db\s*hl|(?-i:dB)",
        lambda n: ngettext(
            "decibel: how loud a sound must be", "decibels: how loud a sound must be", n
        ),
        "SI",
    ),
    Unit(
        r"(?-i:Hz)",
        lambda n: ngettext("hertz, times a second", "hertz, times a second", n),
        "SI",
    ),
    Unit(
        r"kcal",
        lambda n: ngettext(
            "kilocalorie, what food labels call a calorie",
            "kilocalories, what food labels call calories",
            n,
        ),
        "NIST",
    ),
    Unit(
        r"diopt(?:er|re)s?",
        lambda n: ngettext(
            "dioptre: the strength of glasses", "dioptres: the strength of glasses", n
        ),
        "NIST",
    ),
    Unit(
        r"pack[- ]?years?|pack/years?",
        lambda n: ngettext(
            "pack-year: a pack of cigarettes a day for one year",
            "pack-years: packs of cigarettes a day times years",
            n,
        ),
        "NCI",
    ),
    Unit(
        r"(?-i:lbs?|pounds?)",
        lambda n: ngettext(
            "pound, a bit less than half a kilogram",
            "pounds, each a bit less than half a kilogram",
            n,
        ),
        "NIST",
    ),
)
