"""What words of the glossary from M to Z mean where they stand; sentences as studies write them."""

import pytest

from viewer.plain.glossary import TermMatcher, load_terms
from viewer.plain.term_senses import Setting


@pytest.fixture(scope="module")
def matcher(starter_folder):
    return TermMatcher(load_terms(starter_folder.parent / "glossary"))


def meanings(matcher, text, tab=""):
    """By each word that is explained, what explains it."""
    return {text[m.start : m.end].casefold(): m.term_id for m in matcher.find(text, Setting(tab))}


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("the mean of three values", "mean", "mean-average"),
        ("a score of 0 means no pain", "means", ""),
        ("higher scores mean more pain", "mean", ""),
        ("a negative change means less pain", "negative", "negative-number"),
        ("a negative pregnancy test", "negative", "negative-test"),
        ("it was adverse for the child", "adverse", "adverse"),
        ("an adverse effect of the drug", "adverse effect", "side-effect"),
        ("the plasma membrane of the cell", "plasma", ""),
        ("drug levels in plasma", "plasma", "plasma"),
        ("the anterior iliac spine", "spine", ""),
        ("pain of the lower spine", "spine", "spine"),
        ("along the median nerve", "median", ""),
        ("by median sternotomy", "median", ""),
        ("the median age", "median", "median"),
        ("a cream of low potency", "potency", "potency-of-drug"),
        ("return to sexual potency", "potency", "potency-of-man"),
        ("the potency", "potency", ""),
        ("septic arthritis of the knee", "septic", ""),
        ("the patient was septic", "septic", "sepsis"),
        ("an observational assessment of hand use", "observational", ""),
        ("an observational and open design", "observational", "observational-study"),
        ("good hearing and visual acuity", "visual acuity", "visual-acuity"),
        ("normal hearing acuity", "acuity", ""),
        ("tonometry of the radial artery", "tonometry", "tonometry-of-vessels"),
        ("Goldmann tonometry in both eyes", "tonometry", "tonometry"),
        ("the hepatic synthetic function", "synthetic", ""),
        ("a synthetic mesh", "synthetic", "synthetic"),
        ("serotonin and norepinephrine reuptake", "norepinephrine", ""),
        ("norepinephrine at 5 mcg per minute", "norepinephrine", "vasopressor"),
        ("dietary nitrate as a drink", "nitrate", "nitrate-in-food"),
        ("a long-acting nitrate against angina", "nitrate", "nitrate"),
        ("econazole nitrate foam", "nitrate", ""),
        ("at least 20 teeth in occlusion", "occlusion", "occlusion-of-teeth"),
        ("occlusion of the left carotid", "occlusion", "occlusion"),
        ("a condom or occlusive cap", "occlusive", ""),
        ("the cervical synergy of the two drugs", "synergy", "synergy"),
        ("the synergy disc of the neck", "synergy", ""),
        ("cognitive screening of older people", "screening", "screening-for-illness"),
        ("neonatal screening of all births", "screening", "screening-for-illness"),
        ("within 28 days of screening", "screening", "screening-for-study"),
        ("ultrasound and massage of the neck", "ultrasound", "ultrasound-treatment"),
        ("ultrasound of the liver", "ultrasound", "ultrasound"),
        ("one tablet in the morning", "tablet", "tablet"),
        ("a smartphone or tablet", "tablet", ""),
        ("police and other first responders", "responders", ""),
        ("half of the responders", "responders", "responder"),
        ("the boy sustained a fracture", "sustained", ""),
        ("a sustained effect", "sustained", "sustained"),
    ],
)
def test_neighbours_tell_what_is_meant(matcher, text, word, meaning):
    assert meanings(matcher, text).get(word, "") == meaning


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hot drinks prevent sleep", "prevent"),
        ("who refuse to take part", "refuse"),
        ("gradually more", "gradually"),
        ("weight loss in a year", "weight loss"),
        ("a negative pregnancy test", "pregnancy test"),
        ("participation in sports", "participation"),
        ("the patient owns a smartphone", "smartphone"),
        ("strengthening of health systems", "strengthening"),
        ("referred to as group A", "referred to"),
        ("the worst imaginable itch", "imaginable"),
        ("ultrasonic cleaning of teeth", "ultrasonic"),
        ("supportive text messages", "supportive"),
        ("the thermometer of distress", "thermometer"),
        ("a Phase III, 48-week, open study", "phase iii"),
        ("ankle arthrodesis", "arthrodesis"),
        ("an epidural injection", "epidural"),
        ("shock absorbing shoes", "shock"),
        ("sinus node disease", "sinus"),
        ("weighted blankets at night", "weighted"),
        ("an anemic patient", "thrombocytopenic"),
        ("semi-tubular plates", "tubular"),
        ("undifferentiated fever", "undifferentiated"),
        ("mineral trioxide aggregate", "trioxide"),
        ("high image resolution", "resolution"),
        ("papers scanned for the archive", "scanned"),
        ("naive B cells", "naive"),
        ("extrinsic staining of teeth", "staining"),
        ("AV nodal tachycardia", "nodal"),
        ("fear of rejection by peers", "rejection"),
        ("MET amplification", "met"),
        ("neck disability", "neck disability"),
        ("nitrogen multiple breath wash-out", "wash-out"),
        ("a burst of noise or a shock", "shock"),
        ("an audit score of drinking", "audit"),
        ("leukemia, Ph positive", "ph"),
        ("PAD weight after urine leakage", "pad"),
        ("runs on Android OS", "os"),
        ("the aqueous flare in the eye", "flare"),
        ("a recruitment maneuver", "recruitment"),
        ("made by a pharmaceutical company", "pharmaceutical"),
        ("the screw trajectory", "trajectory"),
        ("potent by the IIEF", "potent"),
        ("sustained rupture of a tendon", "sustained"),
        ("staining of urine", "staining"),
        ("a suture brace", "brace"),
        ("strengths and weaknesses", "weaknesses"),
        ("hyper-CVAD", "hyper"),
        ("prospective participants must call", "prospective"),
        ("paper tissues for the nose", "tissues"),
        ("skin patch testing", "skin patch"),
        ("St. John's wart", "wart"),
        ("leisure activities", "leisure activities"),
        ("susceptibility-weighted imaging", "susceptibility"),
        ("an imaging balloon", "imaging"),
        ("the free gingival margin", "margin"),
        ("xanthine oxidase", "xanthine"),
        ("triggering of the ventilator", "triggering"),
        ("UTI, a protease", "uti"),
        ("to work up a sweat", "work up"),
        ("contact lenses as a bandage", "bandage"),
        ("PCR with a Taqman probe", "probe"),
    ],
)
def test_another_sense_is_not_explained(matcher, text, word):
    assert word not in meanings(matcher, text)


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("motility of spermatozoa", "spermatozoa", "sperm"),
        ("an anemic patient", "anemic", "anemia"),
        ("a peripheral nerve", "peripheral nerve", "peripheral-nerve"),
        ("grade 2 skin toxicity", "skin toxicity", "skin-toxicity"),
        ("the 10-meter walk test", "walk test", "walk-test"),
        ("a non-randomized study", "non-randomized", "non-randomized"),
        ("a pre-post design", "pre-post", "pre-post"),
        ("sexually active women", "sexually active", "sexual-activity"),
        ("donate ova for others", "ova", "oocyte"),
        ("vaping in the last month", "vaping", "vaping"),
        ("varenicline twice a day", "varenicline", "varenicline"),
        ("dapoxetine before sex", "dapoxetine", "dapoxetine"),
        ("ramelteon at night", "ramelteon", "ramelteon"),
        ("the thymus gland", "thymus", "thymus"),
        ("fracture of the clavicle", "clavicle", "clavicle"),
        ("the sphenopalatine ganglion", "sphenopalatine", "sphenopalatine"),
        ("the pupillary light reflex", "pupillary", "pupillary"),
        ("bilateral salpingectomy", "bilateral salpingectomy", "salpingectomy"),
        ("calculated with SPSS", "spss", "statistical-software"),
        ("levels of mRNA", "mrna", "messenger-rna"),
        ("two aliquots of the drug", "aliquots", "aliquot"),
        ("a prognostic scoring system", "scoring system", "scoring-system"),
        ("yoga and meditation", "meditation", "meditation"),
        ("the waist-to-hip ratio", "waist-to-hip ratio", "waist-to-hip-ratio"),
        ("antibiotic susceptibility", "susceptibility", "susceptibility"),
        ("better physical function", "physical function", "physical-functioning"),
        ("a prospective trial", "prospective", "prospective"),
        ("a malignant arrhythmia", "malignant arrhythmia", "malignant-arrhythmia"),
        ("a low-profile plate", "low-profile", "low-profile"),
        ("a virological test", "virological", "viral"),
        ("the local health authority", "health authority", "health-authority"),
        ("a clear resection margin", "resection margin", "margin-of-tissue"),
        ("a bandage around the leg", "bandage", "bandage"),
        ("air by a nasal cannula", "nasal cannula", "nasal-cannula"),
    ],
)
def test_each_word_has_the_entry_that_fits_it(matcher, text, word, meaning):
    assert meanings(matcher, text).get(word) == meaning
