"""Every piece of the three source documents can be seen, and none of their traps is sprung."""

import re
from pathlib import Path

import pytest

from viewer.domain.opened import OpenTrial
from viewer.domain.search import StoredRecord
from viewer.pages.as_json import text_of_block
from viewer.pages.blocks import (
    Criteria,
    Facts,
    Fold,
    Notice,
    RecordTree,
    Steps,
    Tab,
    Terms,
    TrialLinks,
    Voice,
    all_blocks,
    text_of,
)
from viewer.pages.making import PageMaker
from viewer.registries.reading import read_trial


def entry(folder: Path, number: str) -> OpenTrial:
    body = (folder / f"{number}.json").read_bytes()
    trial = read_trial("entry", body)
    return OpenTrial(
        trial,
        StoredRecord(number=number, format="entry", body=body, digest=b"", imported="2026-01-15"),
    )


class Shown:
    """Everything that can be read of a trial, tab by tab; the raw record tree does not count."""

    def __init__(self, maker: PageMaker, opened: OpenTrial) -> None:
        self.header = maker.header(opened.trial)
        self.pages = {tab: maker.page(opened, tab) for tab in Tab}
        self.blocks = {tab: list(all_blocks(page.blocks)) for tab, page in self.pages.items()}
        self.summary = maker.summary(opened)

    def text(self, *tabs: Tab) -> str:
        return "\n".join(
            text_of_block(block)
            for tab in tabs or Tab
            for block in self.blocks[tab]
            if not isinstance(block, Fold | RecordTree)
        )


@pytest.fixture(scope="module")
def article(maker: PageMaker, starter_folder: Path) -> Shown:
    return Shown(maker, entry(starter_folder, "NCT06991114"))


@pytest.fixture(scope="module")
def abstract(maker: PageMaker, starter_folder: Path) -> Shown:
    return Shown(maker, entry(starter_folder, "NCT01988506"))


@pytest.fixture(scope="module")
def registry(maker: PageMaker, starter_folder: Path) -> Shown:
    return Shown(maker, entry(starter_folder, "NCT04781309"))


@pytest.fixture(scope="module", params=["NCT06991114", "NCT01988506", "NCT04781309"])
def each(request: pytest.FixtureRequest, maker: PageMaker, starter_folder: Path) -> Shown:
    return Shown(maker, entry(starter_folder, request.param))


ARTICLE = {
    Tab.OVERVIEW: [
        "Systemic sclerosis (SSc)",
        "Rheumatoid arthritis (RA)",
        "Idiopathic inflammatory myopathies (IIMs)",
        "Sjögren’s disease (SjD)",
        "AB-101",
        "rituximab",
        "lymphodepletion",
        "cyclophosphamide",
        "fludarabine",
        "relapsing B-cell dependent rheumatologic disease",
        "Phase 2",
        "92 people",
        "Authorised",
        "Recruiting",
        "Bulgaria, France, Germany, Italy, Poland, Portugal",
        "and 2 more that the source does not name",
        "Not for healthy volunteers",
        "3+3 design",
        "Study of AlloNK and rituximab with cyclophosphamide and fludarabine",
    ],
    Tab.TREATMENT: [
        "AlloNK®",
        "ALLOGENEIC UMBILICAL CORD BLOOD-DERIVED NATURAL KILLER CELLS, EX VIVO EXPANDED",
        "intravenous infusion",
        "intravenous treatment",
        "lymphodepletion",
    ],
    Tab.ELIGIBILITY: ["adults", "hard to treat", "flared up again", "B cells"],
    Tab.OUTCOMES: [
        "dose-limiting toxicities",
        "maximum tolerated dose",
        "maximum administered dose",
        "Week 52",
        "about 1 year",
        "TIS ≥ 60",
        "rCRISS ≥ 50",
        "DAS28-ESR < 2.6",
        "at least 4 points from baseline",
        "Each disease needs its own tool",
    ],
    Tab.SOURCES: ["[1]", "Source 1 is not in this file."],
}


@pytest.mark.parametrize("tab", ARTICLE)
def test_every_piece_of_the_article_is_on_its_tab(article: Shown, tab: Tab) -> None:
    text = article.text(tab)
    assert not [piece for piece in ARTICLE[tab] if piece not in text]


def test_the_fourteen_words_of_the_article_come_first_and_the_unused_one_says_so(
    article: Shown,
) -> None:
    first = next(block for block in article.blocks[Tab.GLOSSARY] if isinstance(block, Terms))
    assert len(first.terms) == 14
    unused = [card.term for card in first.terms if "never uses" in text_of(card.longer)]
    assert unused == ["Preliminary efficacy"]


def test_steps_stand_in_the_order_in_which_they_happen(article: Shown) -> None:
    steps = next(block for block in article.blocks[Tab.TREATMENT] if isinstance(block, Steps))
    assert [step.title for step in steps.steps][:2] == ["Lymphodepletion", "Main treatment"]


def test_both_statuses_are_told_with_who_says_so(article: Shown) -> None:
    assert article.header.status == "May be open"
    assert "“Authorised”" in article.header.status_sentence
    assert "“Recruiting”" in article.header.status_sentence


def test_unlabelled_numbers_are_not_shown(article: Shown) -> None:
    assert "2 1 1 1" not in article.text()


ABSTRACT = [
    "Phase 1 and 2",
    "46 people",
    "Rheumatoid arthritis",
    "Ankylosing spondylitis",
    "Systemic lupus erythematosus",
    "Psoriasis",
    "Behcet's disease",
    "Granulomatosis with polyangiitis",
    "Takayasu's disease",
    "Crohn's disease",
    "Ulcerative colitis",
    "Autoimmune hepatitis",
    "Sclerosing cholangitis",
    "1 million IU/day",
    "For 5 days",
    "For 6 months",
    "fortnightly injections",
    "immunomonitoring",
    "What the authors report",
    "What the authors conclude",
    "CLINICAL TRIAL, PHASE I",
    "CLINICAL TRIAL, PHASE II",
    "JOURNAL ARTICLE",
    "RESEARCH SUPPORT, NON-U.S. GOV'T",
    "OBJECTIVE",
    "AIM",
    "METHODS",
    "RESULTS",
    "CONCLUSION",
    "NCT01988506",
    "Copyright © 1994-2024 by WebMD LLC",
    "Tregs",
    "ld-IL2",
    "IL-2",
]
CHROME = re.compile(
    r"CME|Read mobile app|seemless|saved papers|add like|privacy choices|terms of use",
    re.IGNORECASE,
)


def test_every_piece_of_the_abstract_is_shown(abstract: Shown) -> None:
    text = f"{abstract.header.phase}\n{abstract.text()}"
    assert not [piece for piece in ABSTRACT if piece not in text]


def test_the_title_of_the_paper_loses_its_last_stop_on_the_screen_only(abstract: Shown) -> None:
    headings = abstract.text(Tab.SOURCES).splitlines()
    assert any(line.endswith("in a single, open clinical trial") for line in headings)


REGISTRY = {
    Tab.OVERVIEW: [
        "Completed",
        "Early Phase 1",
        "12 people",
        "Interventional",
        "5 May 2021",
        "7 November 2025",
        "As of 18 November 2025",
        "Background",
        "Objective",
        "Progressive Multifocal Leukoencephalopathy (PML)",
        "National Institute of Neurological Disorders and Stroke (NINDS)",
        "NeoImmuneTech",
        "NT-I6",
        "13-N-0017",
        "Zenapax to Treat Multiple Sclerosis",
        "T-cell Therapy in Patients With PML",
        "IL-2 in Refractory Autoimmune Encephalitis",
        "similarity analysis",
    ],
    Tab.TREATMENT: [
        "Single Group Assignment",
        "Treatment",
        "None (Open Label)",
        "480 microgram/kg IM (initial dose)",
        "104 kD",
        "NT-I6",
        "Experimental",
        "7 days",
        "Day 21",
        "Months 2, 3, 6, 9 and 12",
        "Months 4, 5, 7 and 8",
        "1000/microliter",
        "Lumbar punctures",
        "gadolinium",
        "12 to 19 months",
        "The source cuts this text here.",
    ],
    Tab.ELIGIBILITY: ["18 or older", "120", "any sex", "200 cells/dL", "unusual"],
    Tab.OUTCOMES: [
        "Change in absolute lymphocyte counts (ALC)",
        "over 6 months",
        "Adverse events",
        "CD19",
        "JCV",
        "It is not in a list of outcomes.",
        "No results are posted",
        "usual so soon after the end",
    ],
    Tab.PLACES: [
        "Irene CM Cortese, M.D.",
        "Lead study doctor",
        "National Institutes of Health Clinical Center, Bethesda, Maryland",
        "United States",
        "No phone number in this file. Ask your doctor to look up NCT04781309.",
    ],
    Tab.SOURCES: ["000126-N", "10000126", "18 November 2025", "Long-Acting Recombinant IL-7"],
}


@pytest.mark.parametrize("tab", REGISTRY)
def test_every_piece_of_the_registry_page_is_on_its_tab(registry: Shown, tab: Tab) -> None:
    text = registry.text(tab)
    assert not [piece for piece in REGISTRY[tab] if piece not in text]


def test_an_entry_that_leaves_contacts_out_says_where_they_may_be(registry: Shown) -> None:
    text = registry.text(Tab.PLACES)
    assert "Contacts may be on the registry’s page" in text
    assert "Nobody to call" not in text


def test_eight_and_nine_criteria_stand_on_lines_of_their_own(registry: Shown) -> None:
    lists = [block for block in registry.blocks[Tab.ELIGIBILITY] if isinstance(block, Criteria)]
    assert [(block.inclusion, len(block.rows)) for block in lists] == [(True, 8), (False, 9)]


def test_the_one_who_runs_it_stands_before_the_one_who_helps(registry: Shown) -> None:
    labels = [
        fact.label
        for block in registry.blocks[Tab.OVERVIEW]
        if isinstance(block, Facts)
        for fact in block.facts
    ]
    assert labels.index("Run by") < labels.index("Helped by")


def test_related_studies_not_in_the_library_say_so_and_open_ones_come_first(
    registry: Shown,
) -> None:
    links = next(block for block in registry.blocks[Tab.OVERVIEW] if isinstance(block, TrialLinks))
    assert links.links[0].number == "NCT06990087"
    assert not any(link.in_library for link in links.links)
    assert {link.status_official for link in links.links} == {"Not yet recruiting", "Completed"}


def test_the_same_text_of_group_and_treatment_is_not_shown_twice(registry: Shown) -> None:
    assert registry.text(Tab.TREATMENT).count("amino acids 4 through 155") == 1


def test_a_quoted_line_of_the_record_is_the_sources_and_the_rest_the_writers(
    registry: Shown,
) -> None:
    voices = {text_of_block(block): block.origin.voice for block in registry.blocks[Tab.TREATMENT]}
    assert voices["480 microgram/kg IM (initial dose)"] is Voice.SOURCE
    criteria = next(b for b in registry.blocks[Tab.ELIGIBILITY] if isinstance(b, Criteria))
    assert criteria.origin.voice is Voice.ENTRY
    notices = [b for b in registry.blocks[Tab.ELIGIBILITY] if isinstance(b, Notice)]
    assert not any("word for word" in text_of(notice.spans) for notice in notices)


def test_no_chrome_no_bare_dash_and_no_plus_two(each: Shown) -> None:
    text = each.text()
    assert not CHROME.search(text)
    assert not re.search(r"(?m)^\s*[-–—]\s*$|:\s*[-–—]\s*$", text)
    # The entry's own remark quotes the source's "+2"; nothing else may leave it unexplained.
    assert not re.search(r"(?<!“)\+2\b", text)


def test_the_summary_holds_the_status_first_and_every_criterion(each: Shown) -> None:
    blocks = list(all_blocks(each.summary.blocks))
    assert isinstance(blocks[0], Notice)
    printed = "\n".join(text_of_block(block) for block in blocks)
    for block in each.blocks[Tab.ELIGIBILITY]:
        if isinstance(block, Criteria):
            for row in block.rows:
                assert text_of(row.spans) in printed
    marks = {int(mark) for mark in re.findall(r"(?m)^\[(\d+)\] ", printed)}
    used = {
        span.source
        for block in blocks
        for span in getattr(block, "spans", ())
        if span.source is not None
    }
    assert used <= marks
    assert not any(isinstance(block, RecordTree) for block in blocks)


def test_the_printed_title_line_says_whose_title_it_is(article: Shown, registry: Shown) -> None:
    """The article's title is not the registry's."""
    assert article.summary.subtitle.startswith("Title of the source: ")
    assert "NT-I7, a Long-Acting" in registry.summary.subtitle


def test_related_studies_that_cannot_be_opened_say_so(registry: Shown) -> None:
    text = registry.text(Tab.OVERVIEW)
    for number in ("NCT00001934", "NCT06990087", "NCT02714959"):
        line = next(line for line in text.splitlines() if number in line)
        assert line.endswith("Not in this library.")
