"""Tests and ways of giving in words."""

from viewer.words import _


def procedure_words(key: str) -> str:
    """What a test is called: "blood tests"."""
    return {
        "blood": _("blood tests"),
        "urine": _("urine tests"),
        "stool": _("stool samples"),
        "saliva": _("saliva samples"),
        "swab": _("swabs"),
        "biopsy": _("a biopsy"),
        "marrow": _("a bone marrow test"),
        "lumbar": _("a lumbar puncture"),
        "mri": _("an MRI scan"),
        "ct": _("a CT scan"),
        "pet": _("a PET scan"),
        "xray": _("an X-ray"),
        "ultrasound": _("an ultrasound"),
        "echo": _("an ultrasound of the heart"),
        "ecg": _("an ECG"),
        "eeg": _("an EEG"),
        "endoscopy": _("an endoscopy"),
        "lungs": _("breathing tests"),
        "bones": _("a bone density scan"),
        "questionnaire": _("questionnaires"),
        "interview": _("interviews"),
        "diary": _("a diary"),
        "exam": _("a check-up by a doctor"),
    }[key]


def route_words(key: str) -> str:
    """How something is given: "into a vein"."""
    return {
        "mouth": _("by mouth"),
        "vein": _("into a vein"),
        "skin": _("under the skin"),
        "muscle": _("into a muscle"),
        "inhaled": _("breathed in"),
        "nose": _("through the nose"),
        "on_skin": _("on the skin"),
        "eye": _("as eye drops"),
        "in_eye": _("into the eye"),
        "rectum": _("into the bottom"),
        "vagina": _("into the vagina"),
        "tongue": _("under the tongue"),
        "joint": _("into a joint"),
        "spine": _("near the spine"),
    }[key]
