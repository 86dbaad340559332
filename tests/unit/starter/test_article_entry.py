"""NCT06991114: nothing of the article for patients is lost."""

import pytest

from viewer.domain.coded import Certainty, OutcomeType, Phase, StudyType
from viewer.domain.trial import Topic
from viewer.domain.values import Author

LONG_NAME = "ALLOGENEIC UMBILICAL CORD BLOOD-DERIVED NATURAL KILLER CELLS, EX VIVO EXPANDED"
COUNTRIES = ["Bulgaria", "France", "Germany", "Italy", "Poland", "Portugal"]


def told(trial, *topics):
    return " ".join(passage.text for passage in trial.texts_about(*topics))


def test_titles(cell_therapy):
    assert cell_therapy.titles.source.value == LONG_NAME
    assert cell_therapy.titles.brief.value != cell_therapy.titles.brief.value.upper()
    assert cell_therapy.number == "NCT06991114"


def test_lead_names_product_safety_and_the_four_diseases(cell_therapy):
    lead = cell_therapy.texts_about(Topic.LEAD)
    assert len(lead) == 3
    assert "rituximab" in lead[0].text
    assert "hard to treat" in lead[0].text
    for word in ("safety", "tolerability", "early benefit", "lymphodepletion"):
        assert word in lead[1].text
    for disease in cell_therapy.conditions:
        assert disease.name.casefold() in lead[2].text.casefold()


@pytest.mark.parametrize(
    ("topic", "sentences"),
    [
        (Topic.OVERVIEW, 2),
        (Topic.WHO, 4),
        (Topic.TREATMENT, 4),
        (Topic.MEASURES, 6),
        (Topic.PHASE_AND_SIZE, 4),
        (Topic.KNOW, 4),
    ],
)
def test_each_section_keeps_each_statement_and_its_source(cell_therapy, topic, sentences):
    passages = cell_therapy.texts_about(topic)
    assert len(passages) == sentences
    assert all(passage.sources == (1,) for passage in passages)
    assert all(passage.author is Author.ENTRY for passage in passages)


def test_conditions_with_abbreviations(cell_therapy):
    found = {each.name: each.abbreviation for each in cell_therapy.conditions}
    assert found == {
        "Systemic sclerosis": "SSc",
        "Rheumatoid arthritis": "RA",
        "Idiopathic inflammatory myopathies": "IIMs",
        "Sjögren’s disease": "SjD",
    }


def test_who(cell_therapy):
    (group,) = cell_therapy.eligibility.standard_ages
    assert group.value.value == "Adults"
    assert group.from_text
    assert cell_therapy.eligibility.minimum_age is None
    healthy = cell_therapy.eligibility.healthy_volunteers
    assert healthy.value is False
    assert healthy.from_text
    who = told(cell_therapy, Topic.WHO)
    for words in ("flared up again", "B cells", "relapsing", "B-cell dependent"):
        assert words in who


def test_treatments_and_how_each_is_given(cell_therapy):
    routes = {each.name: each.route.value for each in cell_therapy.treatment.interventions}
    assert routes == {
        "AB-101": "intravenous treatment",
        "Rituximab": "intravenous infusion",
        "Cyclophosphamide": "intravenous infusion",
        "Fludarabine": "intravenous infusion",
    }


def test_lymphodepletion_comes_before_the_main_treatment(cell_therapy):
    first, second, third = cell_therapy.treatment.steps
    assert first.title == "Lymphodepletion"
    assert "cyclophosphamide and fludarabine" in first.text.text
    assert "AB-101" in second.text.text
    assert "rituximab" in second.text.text
    assert third.when == "Week 52"


def test_safety_goal_and_four_goals_of_scores(cell_therapy):
    safety, *scores = cell_therapy.outcomes
    assert safety.measure == "Dose-limiting toxicities"
    assert all(outcome.type is OutcomeType.PRIMARY for outcome in cell_therapy.outcomes)
    assert all(outcome.from_text for outcome in cell_therapy.outcomes)
    targets = {each.target.measure: each.target for each in scores}
    assert {name: (t.comparator, t.value, t.is_change) for name, t in targets.items()} == {
        "TIS": ("≥", "60", False),
        "rCRISS": ("≥", "50", False),
        "DAS28-ESR": ("<", "2.6", False),
        "ClinESSDAI": ("≥", "4", True),
    }
    names = {condition.name for condition in cell_therapy.conditions}
    assert {target.condition for target in targets.values()} == names
    assert {each.time_frame.value for each in scores} == {"Week 52"}


def test_how_the_dose_is_found(cell_therapy):
    (note,) = cell_therapy.design.notes
    for words in ("3+3 design", "MTD", "MAD", "and/or"):
        assert words in note.text


def test_phase_size_and_kind(cell_therapy):
    design = cell_therapy.design
    assert [phase.value for phase in design.phases] == [Phase.PHASE2]
    assert design.study_type.value is StudyType.INTERVENTIONAL
    assert design.enrollment.count == 92
    assert design.enrollment.certainty is Certainty.ESTIMATED
    assert design.enrollment.sources == (1,)


def test_countries_named_and_counted(cell_therapy):
    assert [country.value for country in cell_therapy.places.countries] == COUNTRIES
    assert cell_therapy.places.unnamed_countries.value == 2


def test_related_list(cell_therapy):
    (related,) = cell_therapy.references.related
    assert related.title.startswith("Study of AlloNK and rituximab with")
    assert related.title.endswith("or Sjögren’s disease")
    assert related.status_raw == "RECRUITING"
    assert list(related.countries) == COUNTRIES
    assert related.kind


def test_the_fourteen_words_the_article_explains(cell_therapy):
    assert [term.term for term in cell_therapy.terms] == [
        "Phase 2",
        "Interventional study",
        "Safety",
        "Tolerability",
        "Lymphodepletion",
        "Dose-limiting toxicities",
        "MTD",
        "MAD",
        "Preliminary efficacy",
        "B-cell dependent rheumatologic diseases",
        "TIS",
        "rCRISS",
        "DAS28-ESR",
        "ClinESSDAI",
    ]


def test_what_the_article_does_not_say_stays_unsaid(cell_therapy):
    assert cell_therapy.sponsors.lead is None
    assert cell_therapy.recruitment.dates == ()
    assert cell_therapy.results_state.posted is None
    assert cell_therapy.design.masking is None
    assert cell_therapy.treatment.arms == ()
    assert all(each.type is None for each in cell_therapy.treatment.interventions)
