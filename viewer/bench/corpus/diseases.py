"""A made-up catalogue of diseases: sites, what happens there, kinds; and a tree above them.

Thousands of diseases, each with a heading such as a thesaurus has ("Kidney Neoplasms"), the
headings above it, and the ways in which sponsors and patients write it.
"""

from functools import cache
from random import Random
from typing import NamedTuple

from viewer.bench.corpus.vocabulary import names

_SYSTEMS = {
    "Cardiovascular Diseases": "heart:cardiac vessel:vascular artery:arterial vein:venous "
    "aorta:aortic valve:valvular coronary:coronary",
    "Nervous System Diseases": "brain:cerebral nerve:neural spine:spinal head:cranial "
    "motor-neuron:neuronal cerebellum:cerebellar",
    "Digestive System Diseases": "liver:hepatic stomach:gastric bowel:intestinal colon:colonic "
    "pancreas:pancreatic esophagus:esophageal bile-duct:biliary rectum:rectal",
    "Respiratory Tract Diseases": "lung:pulmonary throat:pharyngeal nose:nasal airway:bronchial "
    "larynx:laryngeal pleura:pleural",
    "Urogenital Diseases": "kidney:renal bladder:vesical prostate:prostatic ovary:ovarian "
    "uterus:uterine cervix:cervical testis:testicular penis:penile",
    "Musculoskeletal Diseases": "bone:osseous joint:articular muscle:muscular knee:patellar "
    "hip:coxal shoulder:scapular tendon:tendinous disc:discal",
    "Skin and Connective Tissue Diseases": "skin:dermal breast:mammary hair:pilar nail:ungual",
    "Endocrine System Diseases": "thyroid:thyroidal adrenal:adrenal pituitary:hypophyseal "
    "islet:insular parathyroid:parathyroidal",
    "Hemic and Lymphatic Diseases": "blood:hematic marrow:medullary lymph-node:lymphatic "
    "spleen:splenic platelet:thrombocytic plasma-cell:plasmacytic",
    "Eye Diseases": "eye:ocular retina:retinal cornea:corneal lens:lenticular",
    "Otorhinolaryngologic Diseases": "ear:otic sinus:sinusal tongue:lingual tonsil:tonsillar",
    "Mental Disorders": "mood:affective sleep:somnic memory:mnestic attention:attentional",
}
_COMMON_SITES = frozenset(
    "breast lung prostate colon heart liver brain kidney skin knee blood".split()
)
_ROOT = "Pathological Conditions, Signs and Symptoms"


class _Process(NamedTuple):
    heading: str
    above: tuple[str, ...]
    written: tuple[str, ...]


_TUMOURS = ("Neoplasms by Site", "Neoplasms")
_SIGNS = ("Signs and Symptoms", _ROOT)
_PATHOLOGY = ("Pathologic Processes", _ROOT)
_PROCESSES = (
    _Process(
        "Neoplasms", _TUMOURS, ("Cancer", "Cancer", "Carcinoma", "Tumor", "Tumour", "Neoplasm")
    ),
    _Process("Diseases", (), ("Disease", "Disorder", "Problems")),
    _Process("Failure", _PATHOLOGY, ("Failure", "Insufficiency", "Dysfunction")),
    _Process("Pain", ("Neurologic Manifestations", *_SIGNS), ("Pain", "Ache", "Pain Syndrome")),
    _Process("Inflammation", _PATHOLOGY, ("Inflammation", "Inflammatory Disease", "Soreness")),
    _Process("Infections", ("Infections",), ("Infection", "Sepsis", "Abscess")),
    _Process("Injuries", ("Wounds and Injuries",), ("Injury", "Trauma", "Damage", "Fracture")),
    _Process(
        "Ischemia", ("Vascular Diseases", *_PATHOLOGY), ("Ischemia", "Ischaemia", "Infarction")
    ),
    _Process("Fibrosis", _PATHOLOGY, ("Fibrosis", "Scarring")),
    _Process("Adenocarcinoma", ("Neoplasms by Histologic Type", "Neoplasms"), ("Adenocarcinoma",)),
    _Process("Degeneration", _PATHOLOGY, ("Degeneration", "Wear", "Degenerative Disease")),
    _Process("Hemorrhage", _PATHOLOGY, ("Bleeding", "Hemorrhage", "Haemorrhage")),
    _Process("Stenosis", _PATHOLOGY, ("Stenosis", "Narrowing", "Obstruction")),
    _Process("Dystrophy", ("Genetic Diseases, Inborn",), ("Dystrophy", "Wasting")),
    _Process("Atrophy", _PATHOLOGY, ("Atrophy", "Shrinking")),
    _Process("Ulcer", _PATHOLOGY, ("Ulcer", "Open Sore")),
    _Process("Edema", _SIGNS, ("Edema", "Oedema", "Swelling")),
    _Process(
        "Paralysis", ("Neurologic Manifestations", *_SIGNS), ("Paralysis", "Weakness", "Palsy")
    ),
    _Process("Calculi", _PATHOLOGY, ("Stones", "Calculi")),
    _Process("Sarcoma", ("Neoplasms by Histologic Type", "Neoplasms"), ("Sarcoma",)),
    _Process("Transplantation", (), ("Transplant Rejection", "Transplantation")),
    _Process("Abnormalities", ("Congenital Abnormalities",), ("Malformation", "Birth Defect")),
)
_KINDS = (
    "Chronic Acute Advanced Metastatic Refractory Recurrent Juvenile Severe Early Congenital "
    "Idiopathic Diabetic Autoimmune Hereditary Postoperative Inflammatory Ischemic Obstructive "
    "Rheumatic Viral Bacterial Non-Small-Cell Squamous Type-1 Type-2"
).split()
_LAY_KINDS = "stiff burning slow shaky wasting sleepless tired heavy brittle itchy numb".split()
_STAGES = (
    "Stage II",
    "Stage III",
    "Stage IV",
    "Newly Diagnosed",
    "Adult",
    "Childhood",
    "Unresectable",
)
_RARE = 5_000


class Disease(NamedTuple):
    """A disease: its heading, those above it, nearest first, and how people write it."""

    heading: str
    above: tuple[str, ...]
    written: tuple[str, ...]
    site: str


def _common(numbers: Random) -> list[tuple[float, Disease]]:
    made = []
    sites = [
        (system, *pair.replace("-", " ").split(":"))
        for system, pairs in _SYSTEMS.items()
        for pair in pairs.split()
    ]
    for system, noun, adjective in sites:
        site = noun.title()
        for place, process in enumerate(_PROCESSES):
            above = (f"{site} Diseases", system, *process.above)
            if process.heading == "Diseases":
                above = above[1:]
            written = tuple(
                form
                for name in process.written
                for form in (
                    f"{site} {name}",
                    f"{adjective.title()} {name}",
                    f"{name} of the {noun}",
                )
            )
            heading = f"{site} {process.heading}"
            # Squared, so that the common ones are much commoner.
            luck = numbers.random() ** 2 / (place + 3)
            if noun in _COMMON_SITES:
                luck *= 4
            made.append((luck, Disease(heading, above, written, site)))
            for kind in _KINDS:
                if numbers.random() < 0.12:
                    special = Disease(
                        f"{heading}, {kind}",
                        (heading, *above),
                        tuple(f"{kind} {form}" for form in written[:4]),
                        site,
                    )
                    made.append((luck * numbers.random() * 0.7, special))
    return made


def _rare(numbers: Random) -> list[tuple[float, Disease]]:
    systems = list(_SYSTEMS.items())
    made = []
    for place, name in enumerate(names(12, _RARE, ("", "n", "s", "r"))):
        system, pairs = systems[int(numbers.random() * len(systems))]
        nouns = [pair.split(":")[0] for pair in pairs.split()]
        noun = nouns[int(numbers.random() * len(nouns))].replace("-", " ")
        what = ("Syndrome", "Disease", "Anemia", "Deficiency", "Disorder")[place % 5]
        lay = _LAY_KINDS[int(numbers.random() * len(_LAY_KINDS))]
        written = (f"{name} {what}", f"{name}'s {what}", f"{lay.title()} {noun.title()} Disease")
        above = (f"{noun.title()} Diseases", system, "Genetic Diseases, Inborn")
        made.append((numbers.random() * 0.008, Disease(written[0], above, written, noun.title())))
    return made


@cache
def diseases() -> tuple[Disease, ...]:
    """Give all diseases, the commonest first."""
    numbers = Random(13)
    luck = [*_common(numbers), *_rare(numbers)]
    luck.sort(key=lambda pair: (-pair[0], pair[1].heading))
    return tuple(disease for _luck, disease in luck)


def wording(disease: Disease, first: float, second: float) -> str:
    """Give one of the ways to write a disease, as sponsors vary it, for two draws in [0, 1)."""
    written = disease.written
    # The first ways are the usual ones.
    text = written[int(first**4 * len(written))]
    if second < 0.64:
        return text
    if second < 0.74:
        return text.capitalize()
    if second < 0.80:
        return text.lower()
    if second < 0.90:
        stage = _STAGES[int((second - 0.80) / 0.10 * len(_STAGES))]
        return f"{stage} {text}" if second < 0.85 else f"{text}, {stage}"
    if second < 0.97:
        return disease.heading
    return disease.written[-1]
