"""What the library keeps of a trial to list, filter and find it."""

from dataclasses import replace

from viewer.domain.card import card_of
from viewer.domain.coded import Phase, RecruitmentStatus, Unknown
from viewer.domain.design import Arm, Design, Intervention, Treatment
from viewer.domain.people import Eligibility, Places, Site
from viewer.domain.search import SearchField, SearchText
from viewer.domain.sources import Identifier, Indexing, MeshTerm, RecordSource, References
from viewer.domain.standing import Standing
from viewer.domain.trial import (
    Condition,
    Recruitment,
    StatusReport,
    Titles,
    Topic,
    TopicText,
    Trial,
)
from viewer.domain.values import Age, DateKind, Fact, PartialDate, Passage, TrialDate


def fact(value):
    return Fact(value, value, "p")


def trial(**more):
    plain = Trial(
        number="NCT00000001",
        source=RecordSource(format="ctgov-v2", registry="ClinicalTrials.gov"),
        titles=Titles(brief=fact("A study")),
    )
    return replace(plain, **more)


def said(*statuses):
    return Recruitment(
        statuses=tuple(StatusReport(status=one, raw=str(one), path="p") for one in statuses)
    )


def texts(card, field):
    return [text.text for text in card.texts if text.field is field]


def test_a_silent_record_gives_a_silent_card():
    card = card_of(trial())
    assert card.numbers == ("NCT00000001",)
    assert card.texts == (SearchText(SearchField.TITLE, "A study"),)
    assert card.standing is Standing.NOT_KNOWN
    assert (card.updated, card.place, card.countries, card.enrollment) == ("", "", (), None)
    assert (card.minimum_age_days, card.healthy_volunteers, card.has_results) == (None, None, False)


def test_sources_that_differ_may_be_open():
    card = card_of(
        trial(recruitment=said(RecruitmentStatus.RECRUITING, RecruitmentStatus.COMPLETED))
    )
    assert card.standing is Standing.MAY_BE_OPEN
    assert card.statuses == ("RECRUITING", "COMPLETED")


def test_codes_are_kept_as_the_source_wrote_them():
    phases = (
        Fact(Phase.PHASE1, "PHASE1", "p"),
        Fact(Unknown("PHASE0"), "PHASE0", "p"),
    )
    assert card_of(trial(design=Design(phases=phases))).phases == ("PHASE1", "PHASE0")


def site(country, city="Bern"):
    return Site(path="p", city=city, country=country)


def test_countries_are_in_order_once_and_without_removed_ones():
    places = Places(
        sites=(site("Chile"), site("Spain"), site("Chile"), site("")),
        countries=(fact("Peru"),),
        removed_countries=(fact("Spain"),),
    )
    card = card_of(trial(places=places))
    assert card.countries == ("Chile", "Peru")
    assert card.place == ""


def test_only_a_single_site_is_a_place():
    assert card_of(trial(places=Places(sites=(site("Chile"),)))).place == "Bern, Chile"
    two = Places(sites=(site("Chile"), site("Chile")))
    assert card_of(trial(places=two)).place == ""
    more = Places(sites=(site("Chile"),), unnamed_countries=Fact(2, "+2", "p"))
    assert card_of(trial(places=more)).place == ""


def test_updated_is_the_post_date_else_the_submit_date():
    def dated(kind, raw):
        return TrialDate(kind, PartialDate.parse(raw), None, "p")

    post = dated(DateKind.LAST_UPDATE_POST, "2024-05-03")
    submit = dated(DateKind.LAST_UPDATE_SUBMIT, "2024-05-01")
    assert card_of(trial(recruitment=Recruitment(dates=(submit, post)))).updated == "2024-05-03"
    assert card_of(trial(recruitment=Recruitment(dates=(submit,)))).updated == "2024-05-01"
    unreadable = dated(DateKind.LAST_UPDATE_POST, "last May")
    assert card_of(trial(recruitment=Recruitment(dates=(unreadable,)))).updated == ""


def test_ages_are_in_days_and_unreadable_ones_are_no_limit():
    eligibility = Eligibility(
        minimum_age=Age.parse("30 Minutes", "p"), maximum_age=Age.parse("N/A (old)", "p")
    )
    card = card_of(trial(eligibility=eligibility))
    assert card.minimum_age_days == Age.parse("30 Minutes", "p").days
    assert card.maximum_age_days is None


def test_every_number_finds_the_trial():
    card = card_of(
        trial(
            former_numbers=(fact("NCT00000009"),),
            references=References(
                identifiers=(
                    Identifier(value="2014-1", path="p"),
                    Identifier(value="NCT00000009", path="p"),
                )
            ),
        )
    )
    assert card.numbers == ("NCT00000001", "NCT00000009", "2014-1")


def test_all_names_of_disease_and_treatment_are_searched():
    card = card_of(
        trial(
            conditions=(
                Condition(name="PML", path="p", abbreviation="P", other_names=("JC disease",)),
            ),
            keywords=(fact("brain"),),
            indexing=Indexing(
                conditions=(MeshTerm(id="D1", term="Leukoencephalopathy", path="p"),),
                condition_ancestors=(MeshTerm(id="D2", term="Brain Diseases", path="p"),),
                interventions=(MeshTerm(id="D3", term="Interleukin-7", path="p"),),
            ),
            treatment=Treatment(
                interventions=(
                    Intervention(name="NT-I7", path="p", other_names=(fact("rhIL-7"),)),
                ),
                arms=(
                    Arm(
                        label="A",
                        path="p",
                        intervention_names=(fact("Drug: NT-I7"), fact("Drug: Other")),
                    ),
                ),
            ),
        )
    )
    assert texts(card, SearchField.CONDITION) == ["PML", "P", "JC disease"]
    assert texts(card, SearchField.MESH_TERM) == ["Leukoencephalopathy"]
    assert texts(card, SearchField.MESH_ANCESTOR) == ["Brain Diseases"]
    assert texts(card, SearchField.KEYWORD) == ["brain"]
    assert texts(card, SearchField.INTERVENTION) == ["NT-I7", "rhIL-7", "Other", "Interleukin-7"]


def summary(text):
    return (TopicText(topic=Topic.BRIEF_SUMMARY, passage=Passage(text, "p")),)


def test_an_abbreviation_of_the_disease_finds_it_as_a_condition_does():
    told = summary("People with systemic sclerosis (SSc) and lung function tests (LFT).")
    for name in ("Systemic Sclerosis", "SSC"):
        card = card_of(trial(conditions=(Condition(name=name, path="p"),), texts=told))
        assert "systemic sclerosis (SSc)" in texts(card, SearchField.CONDITION)
        assert "lung function tests (LFT)" in texts(card, SearchField.TITLE)


def test_an_abbreviation_spelled_out_often_is_searched_once():
    told = summary("systemic sclerosis (SSc), Systemic Sclerosis (SSc)")
    card = card_of(trial(texts=told))
    assert len([text for text in card.texts if "SSc" in text.text]) == 1


def test_a_far_away_abbreviation_of_the_summary_is_left():
    card = card_of(trial(texts=summary("word " * 200 + "systemic sclerosis (SSc)")))
    assert not any("SSc" in text.text for text in card.texts)
