"""Words from A to L that mean something else in other company: what is said, and what is not."""

from pathlib import Path

import pytest

from viewer.plain.glossary import TermMatcher, load_terms

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "glossary"


@pytest.fixture(scope="module")
def matcher():
    return TermMatcher(load_terms(FOLDER))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("the absorbed radiation was low", "absorption"),
        ("a score of patient activation", "activation"),
        ("an allergy to food additives", "additive"),
        ("good adhesion to the study plan", "adhesion"),
        ("an adjuvant to bupivacaine in the block", "adjuvant"),
        ("dentin hypersensitivity", "allergic-reaction"),
        ("letter fluency (FAS)", "analysis-set"),
        ("lesions treated as treated ones", "analysis-set"),
        ("anorexia or bulimia", "anorexia"),
        ("the antagonist tooth", "antagonist"),
        ("pseudophakic eyes", "aphakia"),
        ("a fluid-attenuated inversion picture", "attenuated"),
        ("the basal lamina", "basal-level"),
        ("the facial nerve", "bells-palsy"),
        ("redness of the bulbar conjunctiva", "bulbar"),
        ("bony bridging after fusion", "bridging-word"),
        ("the biologic plausibility", "biologic"),
        ("adverse childhood experiences", "side-effect"),
        ("stage II of depression", "cancer-stage"),
        ("stage 3 chronic kidney disease", "cancer-stage"),
        ("carbohydrate antigen 19-9", "carbohydrate"),
        ("Cary, NC", "caries"),
        ("the celiac artery", "celiac-disease"),
        ("chimeric antibodies", "chimerism"),
        ("bipolar coagulation with forceps", "coagulation"),
        ("collaborators at the college", "collaborator"),
        ("vestibular compensation", "compensation"),
        ("an incompetent cervix", "competence"),
        ("digital ischemia of the fingers", "computerized"),
        ("a transmembrane conductance regulator", "conductance"),
        ("this may be confused with other signs", "confusion"),
        ("patient controlled analgesia", "control-comparison"),
        ("a coronally advanced flap", "coronal"),
        ("the coronal part of the tooth", "coronal"),
        ("dehydrated amnion membrane", "dehydration"),
        ("the differentiation of two kinds of headache", "differentiation"),
        ("dissemination of tumor cells", "dissemination"),
        ("a tapered implant", "taper"),
        ("primary ciliary dyskinesia", "dyskinesia"),
        ("shoulder elevations and squats", "elevated"),
        ("steps E1, E2 and E3", "estrogen"),
        ("nodal disease", "extranodal"),
        ("protein levels expressed as percentage", "expression-of-gene"),
        ("a five facet list on being mindful", "facet-joint"),
        ("a low-fidelity prototype", "fidelity"),
        ("fast walking for 10 meters", "fasting-state"),
        ("a euglycemic clamp", "clamp"),
        ("femoroacetabular impingement syndrome", "frozen-shoulder"),
        ("blood flow at resting state", "resting-state"),
        ("functional MRI of the lung with xenon", "functional-mri"),
        ("geometric symbols", "geometric-mean"),
        ("an Ahmed glaucoma valve", "heart-valve"),
        ("hyperosmolar coma", "hypertonic-saline"),
        ("interventional radiology", "interventional"),
        ("pain at the index level", "index-number"),
        ("we removed the duplicates", "in-triplicate"),
        ("unable to walk", "inability"),
        ("concentric hypertrophy of the heart", "isokinetic"),
        ("the joint management of a patient", "joint-of-body"),
        ("an IgG1 kappa antibody", "kappa"),
        ("a landmark trial", "landmark-spot"),
        ("latent factor scores", "latent"),
        ("non-surgical spinal decompression", "laminectomy"),
        ("a linear accelerator", "linear"),
        ("crowns of lithium disilicate", "lithium"),
        ("the logistic hurdles", "logistic-regression"),
    ],
)
def test_another_meaning_is_not_explained(matcher, text, wrong):
    assert wrong not in {match.term_id for match in matcher.find(text)}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("adjuvant letrozole for breast cancer", "adjuvant"),
        ("adjuvant therapy", "adjuvant-therapy"),
        ("dentin hypersensitivity", "dentin-hypersensitivity"),
        ("as-treated population", "analysis-set"),
        ("an aphakic eye", "aphakia"),
        ("pseudophakic eyes", "pseudophakia"),
        ("the basal level of a hormone", "basal-level"),
        ("the facial nerve", "facial-nerve"),
        ("bridging to transplant of stem cells", "bridging-therapy"),
        ("bridging before the CAR-T infusion", "bridging-word"),
        ("a biologic for psoriasis", "biologic"),
        ("biologic therapy", "biological"),
        ("adverse reactions", "side-effect"),
        ("stage III melanoma", "cancer-stage"),
        ("a chimeric oncogene", "chimeric"),
        ("a digital thermometer", "computerized"),
        ("confusion after surgery", "confusion"),
        ("a controlled study", "control-comparison"),
        ("the coronal plane", "coronal"),
        ("poor differentiation of the tumor", "differentiation"),
        ("steroid taper", "taper"),
        ("elevated liver values", "elevated"),
        ("facet joints", "facet-joint"),
        ("facet injections", "facet-joint"),
        ("an 8 hour fast before the blood test", "fasting-state"),
        ("late cord clamping", "clamp"),
        ("a hyperinsulinemic euglycemic clamp", "glucose-clamp"),
        ("femoroacetabular impingement syndrome", "impingement"),
        ("resting state fMRI", "resting-state"),
        ("the geometric mean", "geometric-mean"),
        ("the aortic valve", "heart-valve"),
        ("infiltration of tumor cells", "infiltration"),
        ("infiltration of the wound with lidocaine", "infiltration"),
        ("an interventional study", "interventional-study"),
        ("a prospective, interventional, open study", "interventional"),
        ("the body mass and fatigue index", "index-number"),
        ("measured in duplicate", "in-triplicate"),
        ("the joint is warm", "joint-of-body"),
        ("management of joint pain", "arthralgia"),
        ("the knee joint", "knee-joint"),
        ("landmarks on the skin", "landmark-spot"),
        ("a latent infection", "latent"),
        ("logistic regression", "logistic-regression"),
        ("a fibrin sealant", "sealant"),
        ("fluoride varnish", "fluoride-varnish"),
        ("transmural infarction", "transmural"),
    ],
)
def test_the_usual_meaning_is_explained(matcher, text, right):
    assert right in {match.term_id for match in matcher.find(text)}
