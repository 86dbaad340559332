"""NCT04781309: nothing of the registry's record is lost."""

import pytest

from viewer.domain.coded import (
    AgencyClass,
    Allocation,
    ArmType,
    InterventionModel,
    InterventionType,
    Masking,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    RecruitmentStatus,
    ResponsiblePartyType,
    Role,
    Sex,
    StudyType,
)
from viewer.domain.trial import Topic
from viewer.domain.values import DateKind

NINDS = "National Institute of Neurological Disorders and Stroke (NINDS)"


def told(trial, *topics):
    return " ".join(passage.text for passage in trial.texts_about(*topics))


def test_title_number_and_day(brain_infection):
    assert brain_infection.titles.source.value.startswith("NT-I7, a Long-Acting Recombinant IL-7")
    assert brain_infection.number == "NCT04781309"
    assert brain_infection.source.as_of.raw == "2025-11-18"


def test_status_and_dates(brain_infection):
    recruitment = brain_infection.recruitment
    (status,) = recruitment.statuses
    assert status.status is RecruitmentStatus.COMPLETED
    assert recruitment.date(DateKind.START).date.raw == "2021-05-05"
    assert recruitment.date(DateKind.COMPLETION).date.raw == "2025-11-07"
    assert recruitment.date(DateKind.LAST_UPDATE_POST).date.raw == "2025-11-18"
    # The copy does not say which dates are actual.
    assert {date.certainty for date in recruitment.dates} == {None}


def test_design_codes(brain_infection):
    design = brain_infection.design
    assert [phase.value for phase in design.phases] == [Phase.EARLY_PHASE1]
    assert design.study_type.value is StudyType.INTERVENTIONAL
    assert design.allocation.value is Allocation.NA
    assert design.intervention_model.value is InterventionModel.SINGLE_GROUP
    assert design.primary_purpose.value is PrimaryPurpose.TREATMENT
    assert design.masking.value is Masking.NONE
    assert design.enrollment.count == 12
    assert design.enrollment.certainty is None


def test_results_are_pending(brain_infection):
    assert brain_infection.results_state.posted.value is False
    note = told(brain_infection, Topic.RESULTS_NOTE)
    for words in ("measurements", "who stayed in the study", "safety data", "may change"):
        assert words in note


def test_background_and_objective(brain_infection):
    passages = {each.heading: each.text for each in brain_infection.texts_about(Topic.OVERVIEW)}
    for words in ("virus", "weak", "thinking", "sight", "movement", "speech", "no treatment"):
        assert words in passages["Background"]
    assert "lymphocytes" in passages["Objective"]


@pytest.mark.parametrize(
    "fact",
    [
        "medical history",
        "examines you",
        "urine",
        "vein in your arm",
        "intravenous (IV) catheter",
        "first 7 days after any dose",
        "By Day 21",
        "months 2, 3, 6, 9 and 12",
        "months 4, 5, 7 and 8",
        "up to 3 doses",
        "into a muscle",
        "thin needle",
        "spinal canal",
        "cerebrospinal fluid",
        "X-ray",
        "magnetic field",
        "table that slides",
        "soft padding",
        "gadolinium, a contrast agent",
        "12 to 19 months",
    ],
)
def test_each_demand_is_told(brain_infection, fact):
    assert fact in told(brain_infection, Topic.DEMANDS)


@pytest.mark.parametrize(
    "fact",
    [
        "pilot",
        "Twelve adults",
        "CD4 or CD8",
        "<=200 cells/dL",
        "lymphopenia",
        "autoimmune disease of a vital organ",
        "1000/microliter",
        "3 doses at most",
        "higher",
        "the same",
    ],
)
def test_each_number_of_the_long_text_is_told(brain_infection, fact):
    assert fact in told(brain_infection, Topic.TREATMENT)


def test_visits_are_steps_in_their_order(brain_infection):
    steps = brain_infection.treatment.steps
    assert [step.when for step in steps[2:6]] == [
        "First 7 days",
        "By Day 21",
        "Months 2, 3, 6, 9 and 12",
        "Months 4, 5, 7 and 8",
    ]
    assert "480 microgram/kg" in steps[1].text.text
    assert "13-N-0017" in steps[0].text.text


def test_objectives(brain_infection):
    passages = {each.heading: each.text for each in brain_infection.texts_about(Topic.MEASURES)}
    primary = passages["Primary objective"]
    for words in (
        "how fast",
        "how strongly",
        "lymphocyte counts",
        "various reasons",
        "later study",
    ):
        assert words in primary.casefold()
    secondary = passages["Secondary objectives"].splitlines()
    assert [line[:2] for line in secondary] == ["1.", "2.", "3.", "4."]
    for words, line in zip(
        ("safe", "subsets", "course of PML", "mechanism"), secondary, strict=True
    ):
        assert words in line
    assert "biomarkers" in passages["Further checks"]


def test_endpoints(brain_infection):
    primary, *others = brain_infection.outcomes
    assert primary.type is OutcomeType.PRIMARY
    assert primary.measure == "Change in absolute lymphocyte counts (ALC)"
    assert primary.time_frame.value == "over 6 months"
    assert [each.type for each in others] == [OutcomeType.SECONDARY] * 4
    texts = [f"{each.measure} {each.description.text}" for each in others]
    for words, text in zip(
        (
            ("Adverse events", "tables"),
            ("subset", "CD4", "CD8", "CD19"),
            ("change in disability", "lesions", "Brain MRI", "virus in the CSF", "Survival"),
            ("Exploratory", "serum", "CSF", "JCV", "immune response"),
        ),
        texts,
        strict=True,
    ):
        for word in words:
            assert word in text


def test_condition(brain_infection):
    (condition,) = brain_infection.conditions
    assert condition.name == "Progressive Multifocal Leukoencephalopathy"
    assert condition.abbreviation == "PML"


def test_group_and_treatment(brain_infection):
    (arm,) = brain_infection.treatment.arms
    assert (arm.label, arm.type.value) == ("NT-I7", ArmType.EXPERIMENTAL)
    assert arm.description.text == "480 microgram/kg IM (initial dose)"
    (drug,) = brain_infection.treatment.interventions
    assert (drug.name, drug.type.value) == ("NT-I7", InterventionType.DRUG)
    for words in ("interleukin-7", "hyFc", "hybrid fragment", "104 kD", "rhIL-7"):
        assert words in drug.description.text
    assert "amino acids 4 through 155" in drug.description.text
    assert "(IM)" in drug.route.value


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (0, ("adult", "18 years")),
        (1, ("definite or probable", "2013 AAN Consensus Diagnostic Criteria")),
        (2, ("CD4", "CD8", "<= 200 cells/dL", "readily", "one month")),
        (3, ("13-N-0017",)),
        (4, ("consent", "when you enter the study")),
        (5, ("travel to NIH",)),
        (6, ("willing", "all study procedures")),
        (
            7,
            (
                "pregnant",
                "father a child",
                "reliable",
                "accepted",
                "birth control pills",
                "injected hormones",
                "vaginal ring",
                "intrauterine device",
                "diaphragm with spermicide",
                "condom with spermicide",
                "hysterectomy",
                "tubal ligation",
                "vasectomy",
                "as long as the study lasts",
            ),
        ),
    ],
)
def test_each_inclusion_criterion(brain_infection, place, facts):
    lines = [each for each in brain_infection.eligibility.listed_criteria if each.inclusion]
    assert len(lines) == 8
    assert "\n" not in lines[place].text.text
    for fact in facts:
        assert fact in lines[place].text.text


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (0, ("< 18",)),
        (1, ("suppress the immune system", "topical", "systemic", "less than 2 weeks")),
        (2, ("immune-mediated", "vital organ", "or had")),
        (3, ("experimental", "PML", "interfere", "confound")),
        (4, ("or had", "autoimmune", "CNS", "underlying")),
        (5, ("contraindication", "procedure", "safely monitor")),
        (6, ("condition", "therapy", "lab", "confound", "taking part", "best interest")),
        (7, ("pregnant or breastfeeding",)),
        (8, ("coded samples", "data", "other studies")),
    ],
)
def test_each_exclusion_criterion(brain_infection, place, facts):
    lines = [each for each in brain_infection.eligibility.listed_criteria if not each.inclusion]
    assert len(lines) == 9
    assert "\n" not in lines[place].text.text
    for fact in facts:
        assert fact in lines[place].text.text


def test_age_sex_and_health(brain_infection):
    eligibility = brain_infection.eligibility
    assert eligibility.minimum_age.raw == "18 Years"
    assert eligibility.sex.value is Sex.ALL
    assert eligibility.healthy_volunteers.value is False


def test_sponsors(brain_infection):
    sponsors = brain_infection.sponsors
    (helper,) = sponsors.collaborators
    assert (helper.name, helper.agency_class) == ("NeoImmuneTech", AgencyClass.INDUSTRY)
    assert (sponsors.lead.name, sponsors.lead.agency_class) == (NINDS, AgencyClass.NIH)
    assert sponsors.responsible.type is ResponsiblePartyType.SPONSOR


def test_people_and_place(brain_infection):
    (leader,) = brain_infection.places.officials
    assert leader.name == "Irene CM Cortese, M.D."
    assert leader.role is Role.PRINCIPAL_INVESTIGATOR
    assert leader.affiliation == NINDS
    (site,) = brain_infection.places.sites
    assert site.facility == "National Institutes of Health Clinical Center"
    assert (site.city, site.state, site.country) == ("Bethesda", "Maryland", "United States")
    assert [each.value for each in brain_infection.places.countries] == ["United States"]
    assert brain_infection.places.central_contacts == ()


def test_other_numbers(brain_infection):
    found = [(each.value, each.source) for each in brain_infection.references.identifiers]
    assert found == [("000126-N", "secondary_id"), ("10000126", "org_study_id")]


def test_related_trials(brain_infection):
    related = brain_infection.references.related
    assert [(each.number, each.title, each.status_raw, each.phases) for each in related] == [
        ("NCT00001934", "Zenapax to Treat Multiple Sclerosis", "COMPLETED", (Phase.PHASE2,)),
        (
            "NCT06990087",
            "T-cell Therapy in Patients With PML",
            "NOT_YET_RECRUITING",
            (Phase.PHASE2,),
        ),
        (
            "NCT02714959",
            "IL-2 in Refractory Autoimmune Encephalitis",
            "COMPLETED",
            (Phase.PHASE1, Phase.PHASE2),
        ),
    ]
    assert {each.kind for each in related} == {"similar, found by similarity analysis"}


def test_words_the_record_explains(brain_infection):
    explained = {term.term for term in brain_infection.terms}
    assert {"lumbar puncture", "MRI scanner", "gadolinium"} <= explained
