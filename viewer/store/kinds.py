"""What kind of treatment an intervention is, as far as its name says so.

Names of medicines end in a stem that stands for how the medicine works: the WHO gives it with
each international nonproprietary name ("The use of stems in the selection of International
Nonproprietary Names (INN) for pharmaceutical substances", WHO, StemBook 2024). Only stems are
listed that mean one kind of medicine and hardly end another word. For other treatments a few
words say it.
"""

from collections.abc import Iterable
from functools import lru_cache

from viewer.store.spelling import normal

_STEMS = tuple(
    """
    mab nercept bercept facept tacept tinib rafenib metinib lisib sertib ciclib parib zomib
    degib clax vastatin gliptin gliflozin glitazone glutide glinide formin
    sartan pril olol dipine zosin thiazide semide vaptan
    grel xaban gatran parin fibrate
    piprazole prazole setron pitant triptan gepant oxetine azepam azolam orexant
    caine profen coxib oxicam
    conazole fungin floxacin cillin penem cycline
    rubicin taxel platin tecan trexed citabine sulfan
    navir tegravir buvir previr asvir ciclovir vudine tricitabine
    steride lutamide relix relin rozole oxifene gestrel
    fenacin begron afil dronate dronic calcet calcitol
    moterol meterol caterol buterol tropium lukast limus
    peridone giline curium leucel siran rsen grastim poetin plase
    """.split()
)
_BY_LENGTH = tuple(sorted(_STEMS, key=lambda stem: (-len(stem), stem)))
"""The longest first: what ends in "rafenib" is no nearer to another "nib"."""
_SHORTEST_BEGINNING = 2

_WORDS = {
    normal(word): kind
    for kind, words in {
        "vaccine": "vaccine vaccines vaccination vaccinations",
        "radiation": "radiotherapy radiation irradiation brachytherapy radiosurgery",
        "exercise": "exercise exercises",
        "surgery": "surgery resection",
        "transplantation": "transplant transplantation",
        "talking": "psychotherapy counseling counselling",
        "acupuncture": "acupuncture electroacupuncture acupressure",
        "mindfulness": "mindfulness meditation yoga",
        "diet": "diet dietary",
        "probiotic": "probiotic probiotics",
        "magnetic stimulation": "rtms tms itbs",
    }.items()
    for word in words.split()
}


def kinds_of(words: Iterable[str]) -> frozenset[str]:
    """Give the kinds of treatment that folded words of the names of interventions stand for."""
    return frozenset(kind for word in words if (kind := _kind(word)))


@lru_cache(maxsize=1 << 13)
def _kind(word: str) -> str:
    if word in _WORDS:
        return _WORDS[word]
    for stem in _BY_LENGTH:
        if word.endswith(stem) and len(word) >= len(stem) + _SHORTEST_BEGINNING:
            return f"-{stem}"
    return ""
