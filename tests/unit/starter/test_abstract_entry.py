"""NCT01988506: nothing of the paper's abstract is lost, and no judgement added."""

from viewer.domain.coded import Certainty, Masking, Phase
from viewer.domain.trial import Topic


def test_kinds_of_paper(interleukin):
    (paper,) = interleukin.references.publications
    assert [kind.value for kind in paper.types] == [
        "CLINICAL TRIAL, PHASE I",
        "CLINICAL TRIAL, PHASE II",
        "JOURNAL ARTICLE",
        "RESEARCH SUPPORT, NON-U.S. GOV'T",
    ]


def test_title_word_for_word_with_its_stop(interleukin):
    (paper,) = interleukin.references.publications
    assert paper.title.startswith("Immunological and clinical effects of low-dose")
    assert paper.title.endswith("open clinical trial.")
    assert interleukin.titles.source.value == paper.title


def test_the_parts_of_the_abstract_keep_their_labels(interleukin):
    (paper,) = interleukin.references.publications
    labels = [section.heading for section in paper.sections]
    assert labels == ["OBJECTIVE", "AIM", "METHODS", "RESULTS", "CONCLUSION"]
    assert all(section.text for section in paper.sections)


def test_facts_in_each_part_of_the_abstract(interleukin):
    (paper,) = interleukin.references.publications
    objective, aim, methods, results, conclusion = (each.text for each in paper.sections)
    assert "Tregs" in objective
    assert "11 autoimmune diseases" in aim
    for words in ("prospective", "open-label", "phase I-IIa", "46", "mild to moderate"):
        assert words in methods
    for words in ("1 million IU/day", "5 days", "6 months", "immunomonitoring"):
        assert words in methods
    for words in ("tolerated", "in all patients", "effector T cells", "supervised"):
        assert words in results
    assert "indication of potential clinical efficacy" in results
    for words in ("safe", "phase II", "first indications"):
        assert words in conclusion


def test_eleven_diseases(interleukin):
    names = [condition.name for condition in interleukin.conditions]
    assert len(names) == len(set(names)) == 11
    assert "Takayasu's disease" in names
    assert "Granulomatosis with polyangiitis" in names


def test_people_and_set_up(interleukin):
    design = interleukin.design
    assert (design.enrollment.count, design.enrollment.certainty) == (46, Certainty.ACTUAL)
    assert [phase.value for phase in design.phases] == [Phase.PHASE1, Phase.PHASE2]
    assert design.masking.value is Masking.NONE
    assert design.masking.from_text
    assert "phase I-IIa" in design.notes[0].text


def test_the_two_steps_of_the_dose(interleukin):
    first, second = interleukin.treatment.steps
    assert "1 million IU/day" in first.text.text
    assert "5 days" in first.when
    assert "two weeks" in second.title
    assert "6 months" in second.when


def test_what_was_looked_at(interleukin):
    assert [outcome.measure for outcome in interleukin.outcomes] == [
        "Deep immunomonitoring",
        "Clinical evaluation",
    ]


def test_abbreviations_find_the_trial(interleukin):
    names = {word.value for word in interleukin.keywords}
    (treatment,) = interleukin.treatment.interventions
    names |= {treatment.name, *(name.value for name in treatment.other_names)}
    assert {"Tregs", "IL-2", "ld-IL2", "Low-dose interleukin-2"} <= names


def test_registration_number_and_rights(interleukin):
    (paper,) = interleukin.references.publications
    assert paper.registration.value == interleukin.number == "NCT01988506"
    assert "1994-2024" in paper.rights
    assert "WebMD LLC" in paper.rights


def test_what_the_copy_does_not_hold_is_said_and_not_made_up(interleukin):
    (paper,) = interleukin.references.publications
    assert (paper.authors, paper.journal, paper.date, paper.doi, paper.pmid) == (
        (),
        "",
        None,
        "",
        "",
    )
    for words in ("full text", "not in this file", "Authors, journal, date, DOI"):
        assert words in interleukin.source.note
    assert interleukin.recruitment.statuses == ()
    assert interleukin.sponsors.lead is None
    assert interleukin.references.links == ()
    assert interleukin.references.related == ()


def test_results_are_what_the_authors_report(interleukin):
    report, conclusion = interleukin.texts_about(Topic.RESULTS_NOTE)
    assert "authors report" in report.heading
    assert "authors conclude" in conclusion.heading
    assert "may work" in report.text
