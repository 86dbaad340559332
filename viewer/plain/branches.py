"""The branches of the tree of illnesses in plain words.

The names are those of the Medical Subject Headings (MeSH, US National Library of Medicine); what
each branch holds follows its scope note and the terms right below it there (MeSH 2024, categories
C and F).
"""

from viewer.words import _


def branch_words(term: str) -> str:
    """Say in plain words what a branch of MeSH is about; empty where its name is plain."""
    return {
        "Neoplasms": _("cancers and other growths"),
        "Urogenital Diseases": _("kidneys, bladder, sex organs"),
        "Nervous System Diseases": _("brain and nerves"),
        "Neurologic Manifestations": _("signs from brain and nerves"),
        "Cardiovascular Diseases": _("heart and blood vessels"),
        "Respiratory Tract Diseases": _("lungs and airways"),
        "Metabolic Diseases": _("how the body uses food"),
        "Nutritional and Metabolic Diseases": _("food, and how the body uses it"),
        "Nutrition Disorders": _("too little or too much food"),
        "Immune System Diseases": _("the body’s defence"),
        "Digestive System Diseases": _("stomach, gut, liver"),
        "Endocrine System Diseases": _("glands and hormones"),
        "Musculoskeletal Diseases": _("bones, joints, muscles"),
        "Skin and Connective Tissue Diseases": _("skin, and what holds the body together"),
        "Connective Tissue Diseases": _("what holds the body together"),
        "Hemic and Lymphatic Diseases": _("blood and lymph"),
        "Hematologic Diseases": _("blood"),
        "Lymphatic Diseases": _("lymph"),
        "Stomatognathic Diseases": _("mouth, teeth, jaw"),
        "Otorhinolaryngologic Diseases": _("ear, nose, throat"),
        "Chemically-Induced Disorders": _("poisons, drugs, alcohol"),
        "Genetic Diseases, Inborn": _("from birth, in the genes"),
        "Congenital Abnormalities": _("parts of the body that grew differently before birth"),
        "Mood Disorders": _("low or high mood"),
    }.get(term, "")
