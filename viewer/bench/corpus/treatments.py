"""Made-up drugs and other interventions, with code names and a thesaurus's headings for them."""

from functools import cache
from random import Random
from typing import NamedTuple

from viewer.bench.corpus.draws import weighted, zipf
from viewer.bench.corpus.vocabulary import names, rare_word

_DRUGS = 9_000
_TYPES = weighted(
    [
        ("DRUG", 42.0),
        ("OTHER", 16.3),
        ("DEVICE", 11.6),
        ("PROCEDURE", 8.8),
        ("BEHAVIORAL", 8.3),
        ("BIOLOGICAL", 5.1),
        ("DIETARY_SUPPLEMENT", 2.9),
        ("DIAGNOSTIC_TEST", 2.7),
        ("RADIATION", 1.2),
        ("GENETIC", 0.7),
        ("COMBINATION_PRODUCT", 0.4),
    ]
)
_FORMS = ("", "", "", "", " tablets", " injection", " 10 mg", " 50 mg", " gel", " plus placebo")
_DEEDS = "training therapy surgery counselling stimulation device imaging questionnaire".split()


class Drug(NamedTuple):
    """A drug, its code name, and the JSON text of the headings above it."""

    name: str
    code: str
    heading: str
    above: str


class Intervention(NamedTuple):
    """What is given or done: coded type, name, other names, and the drug if it is one."""

    type: str
    name: str
    others: tuple[str, ...]
    drug: Drug | None


@cache
def _drugs() -> tuple[Drug, ...]:
    numbers = Random(23)
    classes = names(24, 240, ("ines", "ides", "ones", " Inhibitors", " Agents", " Agonists"))
    made = []
    called = names(25, _DRUGS, ("mab", "nib", "stat", "vir", "zole", "pril", "sartan", "cillin"))
    for place, name in enumerate(called):
        branch = zipf(numbers.random(), 240, 6.0)
        above = [classes[branch], *(classes[step] for step in {branch // 5, branch // 25, 0})]
        text = ",".join(
            f'{{"id":"D{20_000 + classes.index(term):06}","term":"{term}"}}'
            for term in dict.fromkeys(above)
        )
        letters = "".join(chr(65 + int(numbers.random() * 26)) for _ in range(3))
        code = f"{letters}-{100 + int(numbers.random() * 9_900)}"
        made.append(Drug(name, code, f'{{"id":"D{50_000 + place:06}","term":"{name}"}}', text))
    return tuple(made)


def drug(u: float) -> Drug:
    """Draw a drug by Zipf's law."""
    every = _drugs()
    return every[zipf(u, len(every), 15.0)]


def intervention(u: float, v: float, w: float, x: float) -> Intervention:
    """Draw an intervention, for four draws in [0, 1)."""
    kind = _TYPES[int(u * 1000)]
    if kind in {"DRUG", "BIOLOGICAL", "COMBINATION_PRODUCT", "GENETIC"}:
        one = drug(v)
        others = ((), (), (), (one.code,), (one.code, one.name.upper()))[int(w * 5)]
        return Intervention(kind, one.name + _FORMS[int(x * len(_FORMS))], others, one)
    deed = _DEEDS[int(x * len(_DEEDS))]
    others = (f"{rare_word(w)} {deed}",) if w < 0.2 else ()
    return Intervention(kind, f"{rare_word(v).capitalize()} {deed}", others, None)
