"""Units of amounts in blood and urine, in everyday words."""

from viewer.plain.unit_kind import Unit
from viewer.words import _, ngettext

BLOOD_UNITS: tuple[Unit, ...] = (
    Unit(
        r"cells/µl",
        lambda n: ngettext(
            "cell in a microlitre, a millionth of a litre",
            "cells in a microlitre, a millionth of a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"cells/mm#3|cells/cmm",
        lambda n: ngettext(
            "cell in a cubic millimetre, a millionth of a litre",
            "cells in a cubic millimetre, a millionth of a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"cells/l",
        lambda n: ngettext("cell in a litre", "cells in a litre", n),
        "SI",
    ),
    Unit(
        r"cells/ml",
        lambda n: ngettext(
            "cell in a millilitre, a thousandth of a litre",
            "cells in a millilitre, a thousandth of a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"cells/kg",
        lambda n: ngettext(
            "cell for each kilogram you weigh", "cells for each kilogram you weigh", n
        ),
        "SI",
    ),
    Unit(
        r"copies/ml",
        lambda n: ngettext(
            "copy in a millilitre, a thousandth of a litre",
            "copies in a millilitre, a thousandth of a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"/µl",
        lambda _n: _("in a microlitre, a millionth of a litre"),
        "SI",
    ),
    Unit(
        r"/mm#3|/cmm",
        lambda _n: _("in a cubic millimetre, a millionth of a litre"),
        "SI",
    ),
    Unit(
        r"g/dl|g%",
        lambda n: ngettext(
            "gram in a decilitre, a tenth of a litre", "grams in a decilitre, a tenth of a litre", n
        ),
        "SI",
    ),
    Unit(
        r"g/l",
        lambda n: ngettext("gram in a litre", "grams in a litre", n),
        "SI",
    ),
    Unit(
        r"mg/dl|mg%",
        lambda n: ngettext(
            "milligram in a decilitre, a tenth of a litre",
            "milligrams in a decilitre, a tenth of a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"mg/l",
        lambda n: ngettext("milligram in a litre", "milligrams in a litre", n),
        "SI",
    ),
    Unit(
        r"mg/ml",
        lambda n: ngettext("milligram in a millilitre", "milligrams in a millilitre", n),
        "SI",
    ),
    Unit(
        r"µg/dl",
        lambda n: ngettext(
            "microgram (a millionth of a gram) in a decilitre",
            "micrograms (millionths of a gram) in a decilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"µg/l",
        lambda n: ngettext(
            "microgram (a millionth of a gram) in a litre",
            "micrograms (millionths of a gram) in a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"µg/ml",
        lambda n: ngettext(
            "microgram (a millionth of a gram) in a millilitre",
            "micrograms (millionths of a gram) in a millilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"µg/g",
        lambda n: ngettext(
            "microgram (a millionth of a gram) in a gram",
            "micrograms (millionths of a gram) in a gram",
            n,
        ),
        "SI",
    ),
    Unit(
        r"ng/dl",
        lambda n: ngettext(
            "nanogram (a billionth of a gram) in a decilitre",
            "nanograms (billionths of a gram) in a decilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"ng/l",
        lambda n: ngettext(
            "nanogram (a billionth of a gram) in a litre",
            "nanograms (billionths of a gram) in a litre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"ng/ml",
        lambda n: ngettext(
            "nanogram (a billionth of a gram) in a millilitre",
            "nanograms (billionths of a gram) in a millilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"pg/ml",
        lambda n: ngettext(
            "picogram (a trillionth of a gram) in a millilitre",
            "picograms (trillionths of a gram) in a millilitre",
            n,
        ),
        "SI",
    ),
    Unit(
        r"mmol/l",
        lambda n: ngettext(
            "millimole in a litre: a measure of how many molecules there are",
            "millimoles in a litre: a measure of how many molecules there are",
            n,
        ),
        "SI",
    ),
    Unit(
        r"mmol/mol",
        lambda n: ngettext(
            "millimole in a mole: thousandths", "millimoles in a mole: thousandths", n
        ),
        "SI",
    ),
    Unit(
        r"µmol/l",
        lambda n: ngettext(
            "micromole in a litre: a measure of how many molecules there are",
            "micromoles in a litre: a measure of how many molecules there are",
            n,
        ),
        "SI",
    ),
    Unit(
        r"nmol/l",
        lambda n: ngettext(
            "nanomole in a litre: a measure of how many molecules there are",
            "nanomoles in a litre: a measure of how many molecules there are",
            n,
        ),
        "SI",
    ),
    Unit(
        r"pmol/l",
        lambda n: ngettext(
            "picomole in a litre: a measure of how many molecules there are",
            "picomoles in a litre: a measure of how many molecules there are",
            n,
        ),
        "SI",
    ),
    Unit(
        r"meq/l",
        lambda n: ngettext(
            "milliequivalent in a litre: a measure of salts in the blood",
            "milliequivalents in a litre: a measure of salts in the blood",
            n,
        ),
        "NIST",
    ),
    Unit(
        r"mosm/kg",
        lambda n: ngettext(
            "milliosmole in a kilogram: how much is dissolved",
            "milliosmoles in a kilogram: how much is dissolved",
            n,
        ),
        "NIST",
    ),
    Unit(
        r"iu/l|u/l",
        lambda n: ngettext("unit in a litre", "units in a litre", n),
        "WHO",
    ),
    Unit(
        r"iu/ml|u/ml",
        lambda n: ngettext(
            "unit in a millilitre",
            "units in a millilitre",
            n,
        ),
        "WHO",
    ),
    Unit(
        r"miu/ml|mu/ml",
        lambda n: ngettext(
            "thousandth of a unit in a millilitre", "thousandths of a unit in a millilitre", n
        ),
        "WHO",
    ),
    Unit(
        r"miu/l|mu/l",
        lambda n: ngettext(
            "thousandth of a unit in a litre", "thousandths of a unit in a litre", n
        ),
        "WHO",
    ),
    Unit(
        r"µiu/ml|µu/ml",
        lambda n: ngettext(
            "millionth of a unit in a millilitre", "millionths of a unit in a millilitre", n
        ),
        "WHO",
    ),
    Unit(
        r"iu/dl",
        lambda n: ngettext(
            "unit in a decilitre, a tenth of a litre", "units in a decilitre, a tenth of a litre", n
        ),
        "WHO",
    ),
    Unit(
        r"ku/l",
        lambda _n: _("thousand units in a litre"),
        "WHO",
    ),
)
