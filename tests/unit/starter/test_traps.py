"""Traps of the three sources: what a careless reader drops, doubles, corrects or makes up."""

import re

from viewer.domain.card import card_of
from viewer.domain.coded import OutcomeType, Phase, RecruitmentStatus
from viewer.domain.search import SearchField
from viewer.domain.standing import Standing
from viewer.domain.trial import Topic
from viewer.plain.glossary import TermMatcher, load_terms

LONG_NAME = "ALLOGENEIC UMBILICAL CORD BLOOD-DERIVED NATURAL KILLER CELLS, EX VIVO EXPANDED"


def test_trap_01_every_mark_points_to_a_source_that_is_said_to_be_missing(cell_therapy):
    marks = [number for each in cell_therapy.texts for number in each.passage.sources]
    assert marks == [1] * 24
    (citation,) = cell_therapy.references.citations
    assert citation.number == 1
    assert citation.missing
    assert citation.text == ""


def test_trap_02_figures_without_a_label_are_kept_and_not_told(cell_therapy):
    (related,) = cell_therapy.references.related
    assert related.unlabelled == "2 1 1 1"
    assert not any("2 1 1 1" in each.passage.text for each in cell_therapy.texts)
    assert "2 1 1 1" not in cell_therapy.source.note


def test_trap_03_hidden_countries_are_counted_and_not_made_up(cell_therapy):
    assert cell_therapy.places.unnamed_countries.value == 2
    assert len(cell_therapy.places.countries) == 6
    (related,) = cell_therapy.references.related
    assert (len(related.countries), related.unnamed_countries) == (6, 2)


def test_trap_04_two_statuses_each_with_who_says_it(cell_therapy):
    first, second = cell_therapy.recruitment.statuses
    assert (first.status, first.said_by) == (RecruitmentStatus.AUTHORISED, "the article")
    assert second.status is RecruitmentStatus.RECRUITING
    assert "list of ongoing trials" in second.said_by
    assert card_of(cell_therapy).standing is Standing.MAY_BE_OPEN


def test_trap_05_one_product_under_three_names(cell_therapy):
    product = cell_therapy.treatment.interventions[0]
    names = {product.name, *(name.value for name in product.other_names)}
    assert names == {"AB-101", "AlloNK®", LONG_NAME}
    searched = {
        text.text for text in card_of(cell_therapy).texts if text.field is SearchField.INTERVENTION
    }
    assert names <= searched


def test_trap_06_a_word_explained_but_never_used(cell_therapy):
    unused = [term.term for term in cell_therapy.terms if not term.used]
    assert unused == ["Preliminary efficacy"]


def test_trap_07_tis_is_not_found_inside_words(starter_folder):
    matcher = TermMatcher(load_terms(starter_folder.parent / "glossary"))
    for text in ("arthritis", "ANTISERUM", "myositis and hepatitis", "ATISINE"):
        assert not any(match.term_id == "tis" for match in matcher.find(text))
    assert [match.term_id for match in matcher.find("TIS ≥ 60")] == ["tis"]


def test_trap_08_the_article_does_not_explain_3_plus_3_but_we_do(cell_therapy, starter_folder):
    assert not any("3+3" in term.term for term in cell_therapy.terms)
    terms = load_terms(starter_folder.parent / "glossary")
    (note,) = cell_therapy.design.notes
    found = {match.term_id for match in TermMatcher(terms).find(note.text)}
    (own,) = [term for term in terms if "3+3" in term.term]
    assert own.id in found


def test_trap_09_curly_apostrophe_and_umlaut_stay(cell_therapy):
    assert "Sjögren’s disease" in [condition.name for condition in cell_therapy.conditions]
    (related,) = cell_therapy.references.related
    assert "Sjögren’s disease" in related.title


def test_trap_10_texts_are_easy_once_names_are_left_out(any_entry, grade):
    text = " ".join(each["text"] for each in any_entry["texts"])
    for name in _names(any_entry):
        text = text.replace(name, "it").replace(name.lower(), "it")
    assert grade(text) <= 8


def test_criteria_and_descriptions_are_easy_too(any_entry, grade):
    """What stands in brackets is the source’s own word for what is said before."""
    eligibility = any_entry.get("eligibility", {})
    parts = [
        part.get("description", "")
        for name in ("arms", "interventions", "outcomes")
        for part in any_entry.get(name, [])
    ]
    lines = [*eligibility.get("inclusion", []), *eligibility.get("exclusion", [])]
    for group in (lines, parts):
        text = " ".join(each if isinstance(each, str) else each["text"] for each in group)
        text = re.sub(r"\([^)]*\)", "", text)
        for name in (*_names(any_entry), *(term["term"] for term in any_entry.get("terms", []))):
            text = text.replace(name, "it").replace(name.lower(), "it")
        assert not text.strip() or grade(text) <= 8


def _names(entry):
    names = ["B-cell dependent rheumatologic disease", "AlloNK", "NT-I7", "lymphodepletion"]
    for part in (*entry.get("interventions", []), *entry["conditions"]):
        names += [part["name"], *(str(name) for name in part.get("other_names", []))]
    return sorted(names, key=len, reverse=True)


def test_trap_11_two_phases_on_one_paper(interleukin):
    assert [phase.value for phase in interleukin.design.phases] == [Phase.PHASE1, Phase.PHASE2]
    (paper,) = interleukin.references.publications
    assert len([kind for kind in paper.types if "PHASE" in kind.value]) == 2


def test_trap_12_a_label_no_index_knows_stays(interleukin):
    (paper,) = interleukin.references.publications
    assert paper.sections[1].heading == "AIM"


def test_trap_13_nothing_of_the_site_around_the_abstract_came_along(document_entry, strings):
    everything = " ".join(text for _place, text in strings(document_entry)).casefold()
    for words in (
        "cme",
        "mobile app",
        "terms of use",
        "privacy",
        "claim now",
        "seemless",
        "add like",
        "saved papers",
        "institution",
        "table of contents",
        "more related trials",
        "review the",
    ):
        assert words not in everything


def test_trap_14_a_likely_misspelling_is_kept_and_flagged(brain_infection):
    (drug,) = brain_infection.treatment.interventions
    assert "NT-I6" in drug.description.text
    assert "NT-I6" not in {name.value for name in drug.other_names}
    assert any("NT-I6" in each.text for each in brain_infection.texts_about(Topic.WORTH_ASKING))


def test_trap_15_an_unusual_unit_is_kept_and_flagged(brain_infection):
    lines = " ".join(each.text.text for each in brain_infection.eligibility.listed_criteria)
    assert "200 cells/dL" in lines
    assert any("cells/dL" in each.text for each in brain_infection.texts_about(Topic.WORTH_ASKING))
    told = " ".join(each.passage.text for each in brain_infection.texts)
    for converted in ("2 cells", "20 cells", "2000 cells", "20,000", "cells/microliter"):
        assert converted not in told + lines


def test_trap_16_the_text_that_stands_twice_is_told_once(brain_infection):
    (arm,) = brain_infection.treatment.arms
    (drug,) = brain_infection.treatment.interventions
    assert arm.description.text != drug.description.text
    assert [name.value for name in arm.intervention_names] == [drug.name]


def test_trap_17_the_need_to_be_in_another_study_is_told_and_flagged(brain_infection):
    lines = [each.text.text for each in brain_infection.eligibility.listed_criteria]
    assert sum("13-N-0017" in line for line in lines) == 1
    asked = brain_infection.texts_about(Topic.WORTH_ASKING)
    assert any("13-N-0017" in each.text for each in asked)
    assert "#13-N-0017" in brain_infection.texts_about(Topic.WHO)[0].text


def test_trap_18_the_upper_age_is_as_the_record_has_it(brain_infection):
    assert brain_infection.eligibility.maximum_age.raw == "120 Years"
    assert brain_infection.eligibility.maximum_age.amount == 120


def test_trap_19_empty_labels_become_nothing(brain_infection):
    (site,) = brain_infection.places.sites
    assert site.status is None
    assert brain_infection.references.links == ()
    assert [each.type for each in brain_infection.references.identifiers] == [None, None]
    assert not any(each.value == "-" for each in brain_infection.references.identifiers)


def test_trap_20_endpoints_from_running_text_are_marked(brain_infection):
    assert [each.type for each in brain_infection.outcomes] == [
        OutcomeType.PRIMARY,
        *[OutcomeType.SECONDARY] * 4,
    ]
    assert all(outcome.from_text for outcome in brain_infection.outcomes)


def test_trap_21_no_results_yet_is_no_alarm(brain_infection):
    assert brain_infection.results_state.posted.value is False
    warnings = brain_infection.texts_about(Topic.WORTH_ASKING)
    assert not any("results" in each.heading.casefold() for each in warnings)


def test_trap_22_the_lead_sponsor_is_the_lead(brain_infection):
    assert brain_infection.sponsors.lead.name.endswith("(NINDS)")
    assert [each.name for each in brain_infection.sponsors.collaborators] == ["NeoImmuneTech"]


def test_a_text_that_the_source_cuts_says_so(brain_infection):
    cut = [each.passage for each in brain_infection.texts if each.passage.truncated]
    assert [passage.text for passage in cut] == ["You take part for 12 to 19 months."]
