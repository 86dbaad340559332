"""Kinds of papers, as PubMed names them, in plain words."""

from viewer.words import _


def publication_type_words(raw: str) -> str:
    """One plain line on a publication type, or the type itself where we have none.

    Meanings: the scope notes of the publication types in the Medical Subject Headings (MeSH) of
    the US National Library of Medicine.
    """
    words = {
        "clinical trial": _("Report of a study that tests a treatment in people."),
        "clinical trial, phase i": _("Report of a phase 1 study: first tests in people."),
        "clinical trial, phase ii": _("Report of a phase 2 study: early signs of benefit."),
        "clinical trial, phase iii": _("Report of a phase 3 study: a large test."),
        "clinical trial, phase iv": _("Report of a phase 4 study, of an approved treatment."),
        "clinical trial protocol": _("The plan of a study, before its results."),
        "randomized controlled trial": _("Report of a study in which chance made the groups."),
        "controlled clinical trial": _("Report of a study that compares groups."),
        "observational study": _("Report of a study that only watched."),
        "multicenter study": _("The study ran at more than one place."),
        "comparative study": _("The paper compares treatments or methods."),
        "journal article": _("An article in a medical journal."),
        "review": _("An overview of other papers."),
        "systematic review": _("An overview of all papers found by a fixed plan."),
        "meta-analysis": _("The numbers of several studies, put together."),
        "case reports": _("A report on single patients."),
        "editorial": _("An opinion of the journal’s editors."),
        "letter": _("A letter to the journal."),
        "comment": _("A remark on another paper."),
        "published erratum": _("A correction of an earlier paper."),
        "retracted publication": _("This paper was taken back."),
        "retraction of publication": _("A notice that takes a paper back."),
        "research support, non-u.s. gov't": _("Paid for by somebody other than the US government."),
        "research support, u.s. gov't, p.h.s.": _("Paid for by the US public health service."),
        "research support, u.s. gov't, non-p.h.s.": _(
            "Paid for by a part of the US government other than its public health service."
        ),
        "research support, n.i.h., extramural": _(
            "Paid for by the US National Institutes of Health."
        ),
        "research support, n.i.h., intramural": _("Done at the US National Institutes of Health."),
    }
    return words.get(raw.strip().casefold().replace("’", "'"), raw)
