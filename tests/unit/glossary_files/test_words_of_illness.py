"""Words of body, illness, side effects and tests: found as records write them, silent elsewhere."""

from pathlib import Path

import pytest

from viewer.plain.glossary import TermMatcher, load_terms

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "glossary"


@pytest.fixture(scope="module")
def matcher():
    return TermMatcher(load_terms(FOLDER))


@pytest.mark.parametrize(
    "words",
    [
        "hepatic", "renal insufficiency", "ischemic", "Thoracic", "arrhythmias", "ischaemia",
        "myocardial infarction", "unstable angina", "cirrhosis", "polyneuropathy", "oedema",
        "creatinine clearance", "alanine aminotransferase", "SGPT", "total bilirubin", "HBsAg",
        "absolute neutrophil count", "international normalized ratio", "haemoglobin", "Hgb",
        "human chorionic gonadotropin", "dyspnoea", "pruritus", "bilaterally", "contralateral",
        "non-small cell lung cancer", "non-melanoma skin cancer", "gastro-intestinal", "QTcF",
        "erectile dysfunction", "Peyronie's disease", "retinitis pigmentosa", "torsade de pointes",
        "herniated discs", "ductal carcinoma in situ", "best-corrected visual acuity", "FEV1",
        "area under the curve", "trough concentrations", "COVID-19", "PD-L1", "CYP3A4", "T2DM",
    ],
)  # fmt: skip
def test_words_of_criteria_and_outcomes_are_explained(matcher, words):
    (match,) = matcher.find(words)
    assert (match.start, match.end) == (0, len(words))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("the stroke volume of the heart", "stroke"),
        ("eGFR below 60 mL/min", "egf-receptor"),
        ("EGFR mutation in exon 19", "egfr"),
        ("tumor necrosis factor alpha", "necrosis"),
        ("fluorescence in situ hybridization", "in-situ"),
        ("low shock wave energy", "shock"),
        ("bipolar electrocautery", "bipolar-disorder"),
        ("a fiber optic bronchoscope", "optic-nerve"),
        ("the focal point of this work", "focal"),
        ("progressive muscle relaxation", "progressive"),
        ("the diaphragm with spermicide", "diaphragm"),
        ("surgery for LDH of the lumbar spine", "lactate-dehydrogenase"),
        ("PML-RARA positive promyelocytic leukemia", "progressive-multifocal-leukoencephalopathy"),
        ("the area under the ROC curve", "area-under-the-curve"),
        ("results will be disseminated at meetings", "disseminated"),
        ("an uncontrolled study", "uncontrolled"),
        ("intellectual deficiency", "deficiency"),
        ("the spine", "spinous-process"),
        ("iodine 125 seeds", "iodine"),
        ("the mental status of latent class models", "latent"),
        ("cancer of the renal pelvis", "pelvic"),
        ("a pathogenic variant of the gene", "pathogen"),
        ("a supplement of albumin", "supplement"),
        ("area under the curve of the numerical rating scale", "area-under-the-curve"),
        ("Hypertension, Pulmonary", "hypertension"),
        ("a group sequential design", "sequential-assignment"),
        ("Wexner incontinence scores", "urinary-incontinence"),
        ("dobutamine or dopamine in arterial hypotension", "dopamine"),
        ("glioblastoma WHO IV", "intravenous"),
        ("severe disc impingement", "frozen-shoulder"),
        ("neck skin laxity", "joint-laxity"),
        ("a sirolimus-eluting stent", "immune-suppressive"),
        ("hydroxychloroquine for hair loss", "dmard"),
        ("Respiratory Distress Syndrome, Newborn", "acute-respiratory-distress-syndrome"),
        ("infantile-onset Pompe disease", "fabry-disease"),
        ("a mutation in BRAF", "kras"),
        ("severe fecal incontinence", "urinary-incontinence"),
        ("blood and urine collection", "24-hour-urine-collection"),
        ("TCM syndrome differentiation", "differentiation"),
        ("a frequency response of 0.1-50 Hz", "response-answer"),
        ("enamel matrix derivative", "dental-pulp"),
        ("a tongue image in Chinese medicine", "herbal-medicine"),
    ],
)
def test_what_means_something_else_is_not_explained_wrongly(matcher, text, wrong):
    assert wrong not in {match.term_id for match in matcher.find(text)}


@pytest.mark.parametrize(
    ("text", "short_form", "meaning"),
    [
        ("history of MI, stroke or TIA", "MI", "mi-short-form"),
        ("type 2 DM treated with insulin", "DM", "dm-short-form"),
        ("active or latent TB", "TB", "tb-short-form"),
        ("PT, INR and aPTT", "PT", "pt-short-form"),
        ("LV ejection fraction", "LV", "lv-short-form"),
        ("relapsed AML or ALL", "ALL", "all-short-form"),
        ("primary knee OA", "OA", "oa-short-form"),
        ("passive ROM of the hip", "ROM", "rom-short-form"),
    ],
)
def test_a_short_form_is_told_by_its_neighbours(matcher, text, short_form, meaning):
    found = {text[match.start : match.end]: match.term_id for match in matcher.find(text)}
    assert found.get(short_form) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "MI sessions by telephone",
        "PT twice a week",
        "HF and LF power of the spectral analysis",
        "the DM of the game",
        "ALL PATIENTS",
        "MS degree",
    ],
)
def test_a_short_form_alone_says_nothing(matcher, text):
    assert not [match for match in matcher.find(text) if match.term_id.endswith("-short-form")]
