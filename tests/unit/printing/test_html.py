"""The HTML file: read back with a parser, nothing in it but what a page says."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.pages.blocks import Cell, Fact, Facts, Heading, Notice, Origin, Span, Table, Voice
from viewer.printing.html import make_html

ORIGIN = Origin(Voice.SOURCE, ("place",))
_VOID = {"meta", "br", "img"}


class _Parsed(HTMLParser):
    """The elements in order, with what they hold, and whether each was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text.append(data)


def test_has_all_the_words_in_order(page, words, squeezed) -> None:
    text = squeezed("".join(_Parsed(make_html(page)).text))
    place = 0
    for word in words:
        found = text.find(squeezed(word), place)
        assert found >= 0, word
        place = found + len(squeezed(word))
    assert squeezed(page.advice_line) in text
    assert squeezed(page.source_line) in text


def test_says_what_things_are(page) -> None:
    parsed = _Parsed(make_html(page))
    for tag in ("main", "h1", "h2", "h3", "dl", "ol", "ul", "table", "thead", "caption", "footer"):
        assert tag in parsed.tags, tag
    assert ("scope", "row") in parsed.attributes
    assert ("scope", "col") in parsed.attributes
    assert ("lang", "en") in parsed.attributes
    assert parsed.tags.count("h1") == 1


def test_holds_nothing_that_runs_and_fetches_nothing(page) -> None:
    parsed = _Parsed(make_html(page))
    assert not {"script", "iframe", "object", "link", "form", "base"} & set(parsed.tags)
    sources = [value for name, value in parsed.attributes if name in {"src", "srcset", "data"}]
    assert sources
    assert all(str(source).startswith("data:image/svg+xml;base64,") for source in sources)
    links = [value for name, value in parsed.attributes if name == "href"]
    assert all(str(link).startswith(("https://", "#source-1-")) for link in links)


def test_a_source_mark_leads_to_the_line_that_tells_of_it(page) -> None:
    parsed = _Parsed(make_html([page, page]))
    places = [value for name, value in parsed.attributes if name == "id"]
    leads = [value for name, value in parsed.attributes if name == "href" and value[0] == "#"]
    assert places == ["source-1-1", "source-2-1"]
    assert leads == ["#source-1-1"] * 2 + ["#source-2-1"] * 2


NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt; \"'> ]]> <!-- </style>"


def test_no_text_is_taken_for_markup(page_of, paragraph, squeezed) -> None:
    spans = (Span(NASTY, term="x"), Span(NASTY, strong=True))
    page = page_of(
        paragraph(NASTY),
        Heading(text=NASTY, origin=ORIGIN),
        Facts(
            facts=(Fact(label=NASTY, spans=spans, origin=ORIGIN, official=NASTY),), origin=ORIGIN
        ),
        Notice(title=NASTY, spans=spans, origin=ORIGIN),
        Table(
            header=(Cell(spans),), rows=((Cell(spans, note=NASTY),),), origin=ORIGIN, caption=NASTY
        ),
        title=NASTY,
    )
    parsed = _Parsed(make_html(page))
    assert "script" not in parsed.tags
    assert "onerror" not in {name for name, _value in parsed.attributes}
    assert squeezed("".join(parsed.text)).count(squeezed(NASTY)) >= 13


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_text(page_of, paragraph, text) -> None:
    html = make_html(page_of(paragraph(text), title=text))
    html.encode("utf-8")
    assert _Parsed(html).tags.count("p") == _Parsed(make_html(page_of(paragraph("x")))).tags.count(
        "p"
    ) + ("Unicode" in html)


def test_a_sign_without_a_shape_is_named(page_of, paragraph) -> None:
    html = make_html(page_of(paragraph("a\uf0b7b\x00\u202e")))
    assert "a[U+F0B7]b[U+0000][U+202E]" in html
    assert html.count("Unicode") == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "https://a b", "file:///etc/passwd"])
def test_nothing_leads_elsewhere(page, url) -> None:
    parsed = _Parsed(make_html(replace(page, url=url)))
    assert "img" not in parsed.tags
    links = [value for name, value in parsed.attributes if name == "href" and value[0] != "#"]
    assert links == []


def test_several_studies_make_one_document(page, page_of, paragraph) -> None:
    html = make_html([page, page_of(paragraph("Only here"))])
    assert _Parsed(html).tags.count("article") == 2
    assert "<title>2 studies</title>" in html
