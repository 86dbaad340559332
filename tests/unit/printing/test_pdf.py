"""What somebody holds in hand, or hears from a screen reader: the PDF read back."""

import io
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from viewer.domain.errors import PrintError
from viewer.pages.blocks import (
    Cell,
    Criteria,
    CriterionRow,
    Heading,
    Item,
    ListBlock,
    Notice,
    Origin,
    Paragraph,
    Span,
    Table,
    Voice,
    WebLink,
)
from viewer.printing.pdf import make_pdf, make_svg_pages
from viewer.printing.sheet import PAPERS, TEXT_SIZES, Sheet

ORIGIN = Origin(Voice.SOURCE, ("place",))

# Points; ISO 216 and ANSI/ASME Y14.1.
_PAPER_SIZES = {"a4": (595, 842), "letter": (612, 792)}


def _reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def _whole_text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in _reader(pdf).pages)


def _tags(pdf: bytes) -> list[str]:
    """The structure types of the tag tree, in reading order."""
    return [str(node["/S"]) for node in _nodes(_reader(pdf)) if "/S" in node]


def _nodes(reader: PdfReader) -> Iterator[dict[str, Any]]:
    waiting = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if not isinstance(node, dict):
            continue
        yield node
        below = node.get("/K", [])
        waiting += reversed(below if isinstance(below, list) else [below])


def _in_order(words: list[str], text: str, squeezed: Callable[[str], str]) -> None:
    place = 0
    for word in words:
        found = text.find(squeezed(word), place)
        assert found >= 0, word
        place = found + len(squeezed(word))


def _hidden_name_of_rows(words: list[str]) -> list[str]:
    """In large print the name of a row stands above its cells, without its own label."""
    return [word for word in words if word not in {"Kind", "What", "When"}]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_every_size_on_every_paper_has_all_the_words_in_order(
    page, words, printed, body_text, squeezed, text_size, paper
) -> None:
    pdf = printed(page, text_size, paper)
    _in_order(_hidden_name_of_rows(words), body_text(pdf), squeezed)
    box = _reader(pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == _PAPER_SIZES[paper]


def test_says_that_it_is_tagged_and_in_what_language_and_what_it_is_called(page, printed) -> None:
    reader = _reader(printed(page))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == page.title
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert page.title in metadata


@pytest.mark.parametrize("text_size", [12, 18])
def test_a_screen_reader_finds_headings_lists_tables_and_the_picture(
    page, printed, text_size
) -> None:
    tags = _tags(printed(page, text_size))
    headings = [tag for tag in tags if tag[1:2] == "H" and tag[2:].isdigit()]
    assert headings[:4] == ["/H1", "/H2", "/H2", "/H3"]
    levels = [int(tag[2:]) for tag in headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    count = Counter(tags)
    assert count["/H1"] == 1
    # Facts, steps, nested points, criteria with theirs, the word list and others.
    assert count["/L"] >= 8
    assert count["/Lbl"] == count["/LBody"] == count["/LI"]
    if text_size == 12:
        assert count["/TH"] == 3
        assert count["/THead"] == count["/Table"] == 1
    figures = [node for node in _nodes(_reader(printed(page))) if node.get("/S") == "/Figure"]
    [code, scale] = [figure["/Alt"] for figure in figures]
    assert page.url in code
    # A score's bar: all of it in words.
    assert scale.startswith("DropScore. It runs from 0 to 10.")


def test_the_outline_leads_to_the_sections(page, printed) -> None:
    [title, sections, *_rest] = _reader(printed(page)).outline
    assert title.title == page.title
    assert "At a glance" in [one.title for one in sections if not isinstance(one, list)]


def test_links_are_what_the_page_shows_and_nothing_else(page_of, printed) -> None:
    links = [
        WebLink(label="Good", url="https://example.org/a", origin=ORIGIN),
        WebLink(label="Bad", url="javascript:alert(1)", origin=ORIGIN),
        WebLink(label="File", url="file:///etc/passwd", origin=ORIGIN),
    ]
    reader = _reader(printed(page_of(*links)))
    leads = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert leads == {"https://clinicaltrials.gov/study/NCT00000001", "https://example.org/a"}
    assert "javascript:alert(1)" in reader.pages[0].extract_text()


@pytest.mark.parametrize("text_size", [12, 28])
def test_a_source_mark_leads_to_the_line_that_tells_of_it(page, printed, text_size) -> None:
    reader = _reader(printed([page, page], text_size))
    inner = [
        note.get_object()
        for one in reader.pages
        for note in one.get("/Annots", [])
        if "/A" not in note.get_object() or note.get_object()["/A"].get_object()["/S"] == "/GoTo"
    ]
    # Two marks on each of two studies; the line itself leads nowhere.
    assert len(inner) == 4
    count = Counter(_tags(printed(page, text_size)))
    # And out of it: the registry's page, beside its code and as an address, and a hospital's.
    assert count["/Link"] == 5


def test_a_mark_with_no_line_for_it_leads_nowhere(page_of, printed) -> None:
    text = Paragraph(spans=(Span("Said "), Span("[7]", source=7)), origin=ORIGIN)
    twice = Paragraph(spans=(Span("[1]", source=1), Span(" One line")), origin=ORIGIN)
    pdf = printed(page_of(text, twice, twice))
    assert "[7]" in _whole_text(pdf)
    assert "One line" in _whole_text(pdf)


@pytest.mark.parametrize("text_size", [12, 18])
def test_criteria_have_the_marks_of_their_source(page_of, printed, text_size) -> None:
    marks = ("1)", "", "(iii)", "")
    rows = tuple(
        CriterionRow(
            identity=str(n),
            number=1 + n // 2,
            level=n % 2,
            spans=(Span(f"line{n}"),),
            origin=ORIGIN,
            mark=mark,
            help=(Span(f"help{n}"),) if n < 2 else (),
        )
        for n, mark in enumerate(marks)
    )
    text = _whole_text(
        printed(page_of(Criteria(rows=rows, origin=ORIGIN, inclusion=True)), text_size)
    )
    for words in ("1. line0", "• line1", "2. (iii) line2", "• line3", "line0 help0", "line1 help1"):
        assert words in " ".join(text.split())


def test_numbers_written_out_in_points_are_their_labels(page_of, printed) -> None:
    below = tuple(Item((Span(f"{n}. part"),)) for n in (3, 4))
    block = ListBlock(items=(Item((Span("All of"),), below),), origin=ORIGIN)
    text = " ".join(_whole_text(printed(page_of(block))).split())
    assert "3. part 4. part" in text
    assert "–" not in text


def test_a_few_lines_too_many_take_no_page_of_their_own(page_of, paragraph, printed) -> None:
    """Set a little tighter, they go on the page before."""
    fills = []
    for count in range(30, 60):
        reader = _reader(printed(page_of(*(paragraph(f"line {n}") for n in range(count)))))
        fills.append((len(reader.pages), reader.pages[-1].extract_text().count("line ")))
    seconds = [lines for pages, lines in fills if pages == 2]
    assert seconds
    assert min(seconds) > 2


NASTY = (
    '#read("/etc/passwd") #panic() *bold* _it_ $x^2$ \\ \\u{41} ] [ { } @ref <label> `raw` = no '
    "= Heading\n- item\n+ item\n/ term: x\n// comment\n/* more */ https://a.b ~ -- ... 'q' \"q\""
)


@pytest.mark.parametrize("text_size", [12, 28])
def test_no_text_is_taken_for_markup(page_of, printed, body_text, squeezed, text_size) -> None:
    spans = (Span(NASTY),)
    blocks = [
        Heading(text=NASTY, origin=ORIGIN, official=NASTY),
        Paragraph(spans=(Span(NASTY, strong=True),), origin=ORIGIN),
        Notice(title=NASTY, spans=spans, origin=ORIGIN),
        Table(header=(Cell(spans),), rows=((Cell(spans, note=NASTY),),), origin=ORIGIN),
    ]
    page = page_of(*blocks, title=NASTY)
    text = body_text(printed(page, text_size))
    # The title, the heading twice, once each after, and the cell's note.
    assert text.count(squeezed(NASTY)) >= 7


def test_a_text_longer_than_a_page_keeps_its_end(page_of, printed, body_text, squeezed) -> None:
    """A box or cell that may not break loses, without a word, what the page cannot hold."""
    long = " ".join(f"word{number}" for number in range(1500))
    assert len(long) > 11_000
    spans = (Span(long),)
    row = CriterionRow(identity="1", number=1, spans=spans, origin=ORIGIN)
    blocks = [
        Criteria(rows=(row,), origin=ORIGIN, inclusion=None),
        Notice(title="Long", spans=spans, origin=ORIGIN),
        Table(header=(Cell((Span("A"),)),), rows=((Cell(spans),),), origin=ORIGIN),
    ]
    for size in (12, 28):
        text = body_text(printed(page_of(*blocks), size))
        assert text.count("word1499") == 3, size
        assert text.count(squeezed(long)) >= 1


@pytest.mark.parametrize("length", [299, 301, 899, 901])
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_what_is_kept_whole_fits_a_page(page_of, printed, body_text, text_size, length) -> None:
    text = "WM" * ((length - 4) // 2) + "end."
    spans = (Span(text),)
    table = Table(
        header=(Cell((Span("A"),)), Cell((Span("B"),)), Cell((Span("C"),))),
        rows=((Cell((Span("a"),)), Cell((Span("b"),)), Cell(spans)),),
        origin=ORIGIN,
    )
    page = page_of(Notice(title="", spans=spans, origin=ORIGIN), table)
    assert body_text(printed(page, text_size)).count("end.") == 2


def test_a_word_of_a_narrow_column_stays_whole(page_of, printed) -> None:
    names = ["Group", "Endotracheal intubation", "Laryngeal mask airway", "Remifentanil"]
    cells = (Cell((Span("Endotracheal intubation or a mask"),)), *[Cell((Span("Yes"),))] * 3)
    header = tuple(Cell((Span(name),)) for name in names)
    table = Table(header=header, rows=(cells,), origin=ORIGIN)
    text = "".join(page.extract_text() for page in _reader(printed(page_of(table))).pages)
    assert text.count("Endotracheal") == 2
    assert "Remifentanil" in text


def test_a_table_longer_than_a_page_repeats_its_head(page_of, printed) -> None:
    rows = tuple((Cell((Span(f"row{n}"),)), Cell((Span("value"),))) for n in range(200))
    table = Table(
        header=(Cell((Span("Nameofrow"),)), Cell((Span("Valueofrow"),))), rows=rows, origin=ORIGIN
    )
    pages = _reader(printed(page_of(table))).pages
    assert len(pages) > 3
    with_rows = [text for page in pages if "row" in (text := page.extract_text())]
    assert all("Valueofrow" in text for text in with_rows)


SIGNS = {
    "Hangul": "연구",
    "Han": "临床试验",
    "Arabic": "دراسة",
    "Hebrew": "מחקר ≥ 2.6",
    "private use": "\uf0b7 bullet",
    "emoji": "👩\u200d⚕️ 😀",
    "controls": "a\x00b\x07c\x9fd",
    "lone surrogate": "a\ud800b\udfffc",
    "byte order mark": "\ufeffstart",
    "override": "\u202eabc\u202c \u2066x\u2069",
    "no character": "\ufffe \U0010ffff",
    "marks": "e\u0301 \u0301 x\u0336 " + "a" + "\u0301" * 60,
    "full width": "（注：㎡）",
    "line ends": "a\u2028b\x0bc\r\nd\re",
}


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("system_fonts", [False, True])
def test_no_sign_stops_the_print(page_of, paragraph, name, system_fonts) -> None:
    page = page_of(paragraph(SIGNS[name]), paragraph("last words"), title=SIGNS[name])
    pdf = make_pdf(page, timestamp=0, system_fonts=system_fonts)
    assert "last words" in _whole_text(pdf)
    assert make_svg_pages(page, system_fonts=system_fonts)


def test_a_sign_without_a_shape_is_named_and_explained_once(page_of, paragraph, printed) -> None:
    page = page_of(paragraph("\uf0b7 one"), paragraph("\uf0b7 two"))
    text = _reader(printed(page)).pages[0].extract_text()
    assert text.count("[U+F0B7]") == 3
    assert text.count("Unicode") == 1


def test_a_plain_page_says_nothing_of_signs(page_of, paragraph, printed) -> None:
    for text in ("≥ 2", "naïve → α", "1 µg"):
        assert "Unicode" not in _whole_text(printed(page_of(paragraph(text))))


# Characters of planes that no font here has make Typst search all of them: no shrinking.
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_prints(page_of, paragraph, text) -> None:
    page = page_of(paragraph(text), paragraph("last words"), title=text)
    pdf = make_pdf(page, timestamp=0, system_fonts=False)
    assert "last words" in _whole_text(pdf)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
def test_any_plain_text_comes_out_as_it_went_in(
    page_of, paragraph, printed, body_text, squeezed, text
) -> None:
    page = page_of(paragraph(f"begin {text} end"))
    assert squeezed(f"begin {text} end") in body_text(printed(page, 18))


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_a_long_run_stays_on_the_page(page_of, paragraph, printed, text_size) -> None:
    run = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4
    cells = tuple(Cell((Span(run),)) for _ in range(4))
    table = Table(header=cells, rows=(cells,), origin=ORIGIN)
    page = page_of(Heading(text=run, origin=ORIGIN), paragraph(run), table, title=run)
    text = _whole_text(printed(page, text_size))
    # A zero-width space would come out in every copied text of the page.
    assert "\u200b" not in text
    lines = text.splitlines()
    lengths = [len(line) for line in lines if " " not in line]
    assert lengths
    assert max(lengths) < 1.3 * Sheet(text_size, "a4").characters(text_size)


def test_lines_for_notes_only_where_three_or_more_fit(page_of, paragraph, printed) -> None:
    seen = set()
    for count in range(0, 60, 3):
        reader = _reader(printed(page_of(*(paragraph(f"line {n}") for n in range(count)))))
        *others, last = [page.extract_text() for page in reader.pages]
        assert not any("My notes" in text for text in others)
        seen.add("My notes" in last)
        # Notes never take a page of their own.
        assert "line" in last or not count
    assert seen == {True, False}


def test_several_studies_make_one_document(page, page_of, paragraph, printed) -> None:
    other = page_of(paragraph("Only here"), title="Another study")
    reader = _reader(printed([page, other]))
    texts = [one.extract_text() for one in reader.pages]
    assert "Only here" in texts[-1]
    assert "Another study" in texts[-1]
    assert page.title not in texts[-1]
    assert all(f"page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))
    assert _tags(printed([page, other])).count("/H1") == 2
    assert reader.metadata.title == "2 studies"


def test_the_same_page_gives_the_same_bytes(page, printed) -> None:
    assert printed(page) == printed(page)


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_a_long_title_and_a_long_foot_fit(
    page_of, paragraph, printed, body_text, text_size
) -> None:
    foot = "Source: a registry with a long name, and more of it. " * 6
    title = "A very long title of a study " * 12
    page = replace(page_of(paragraph("last words"), title=title), source_line=foot)
    # The foot grows upwards: nothing of it may lie upon the text or leave the paper.
    assert "lastwords" in body_text(printed(page, text_size)).split("Source:")[0]


def test_pictures_for_the_preview_have_as_many_pages_as_the_pdf(page, printed) -> None:
    for size in (12, 28):
        pictures = make_svg_pages(page, text_size=size, system_fonts=False)
        assert len(pictures) == len(_reader(printed(page, size)).pages)
        assert all(picture.startswith(b"<svg") for picture in pictures)
        assert not any(b"<text" in picture for picture in pictures)


@pytest.mark.parametrize(("size", "paper"), [(13, "a4"), (12, "a5")])
def test_other_sizes_and_papers_are_refused_in_a_sentence(page, size, paper) -> None:
    with pytest.raises(PrintError, match="Choose one of"):
        make_pdf(page, text_size=size, paper=paper)


def test_language_of_the_page_reaches_the_tags(page_of, paragraph, printed) -> None:
    page = replace(page_of(paragraph("Guten Tag")), language="de-AT")
    assert _reader(printed(page)).root_object["/Lang"] == "de-AT"
    odd = replace(page, language="x-klingon'); #panic(")
    assert _reader(printed(odd)).root_object["/Lang"] == "en"


def test_a_row_with_a_short_cell_beside_a_long_one_breaks_over_pages(
    page_of, printed, squeezed
) -> None:
    words = [f"word{n}" for n in range(900)]
    rows = ((Cell((Span("Short"),)), Cell((Span(" ".join(words)),))),)
    table = Table(header=(Cell((Span("A"),)), Cell((Span("B"),))), rows=rows, origin=ORIGIN)
    pdf = printed(page_of(table))
    assert all(word in squeezed(_whole_text(pdf)) for word in words)
    # Words below the foot of a page can be read in the file, and are on no paper.
    texts = [one.extract_text() for one in _reader(pdf).pages]
    assert "word0" in texts[0]
    assert max(text.count("word") for text in texts) < len(words)
