"""Pages as one HTML file that needs nothing else: no scripts, nothing fetched, nothing sent.

The document is built as a tree, and every word of a record enters it as text of a node, so it
cannot become markup. A policy in the head forbids the browser to load anything besides.
"""

import base64
from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from xml.etree.ElementTree import Element, SubElement, tostring

from viewer.pages.blocks import (
    Blanks,
    Cell,
    CheckList,
    CheckRow,
    Criteria,
    Facts,
    Heading,
    Item,
    ListBlock,
    Notice,
    PaperBlock,
    Paragraph,
    PrintPage,
    Questions,
    Room,
    ScoreScale,
    Span,
    Spans,
    Steps,
    Table,
    Terms,
    Timeline,
    TrialLinks,
    WebLink,
    text_of,
)
from viewer.pages.question_words import under_question
from viewer.printing.flow import CriterionNode, criteria_tree, flow, labels, words_before
from viewer.printing.qr import is_web_address, qr_svg
from viewer.printing.scale_svg import scale_svg
from viewer.printing.signs import Cleaner
from viewer.printing.tables import mark_word
from viewer.printing.timeline_svg import timeline_svg
from viewer.printing.wording import (
    EMPTY_BOX,
    also_called,
    before_marks,
    box_sign,
    in_study,
    in_the_record,
    replaced_signs,
    source_line,
    term_words,
    title_of,
    trial_link_words,
)
from viewer.words import _

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 Inter, "Noto Sans", "DejaVu Sans", Arial, sans-serif;
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.3rem; border-bottom: 2px solid; margin-top: 2rem; }
h3, h4, h5, h6 { font-size: 1.1rem; margin-bottom: 0.3rem; }
small, .small { font-size: 0.9rem; }
dt { font-weight: bold; }
dd { margin: 0 0 0.6rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { font-weight: bold; text-align: left; }
th, td { border-bottom: 1px solid; padding: 0.3rem 0.5rem; text-align: left;
  vertical-align: top; }
tbody th { font-weight: normal; }
.notice { border: 2px solid; padding: 0.6rem 0.8rem; margin: 1rem 0; }
.notice p { margin: 0; }
.small[id] { margin: 0.2rem 0; }
.questions { list-style: "\2610  "; padding-left: 1.6rem; }
.marked { list-style: none; padding-left: 1.2rem; }
.small > a, small > a { color: inherit; text-decoration: none; }
.term { text-decoration: underline dotted; text-underline-offset: 0.2em; }
figure { margin: 1rem 0; } figure svg { width: 100%; max-width: 34rem; height: auto; }
figcaption { font-size: 0.9em; }
.checks td { white-space: nowrap; }
.box { font-size: 1.3em; line-height: 1; }
.blanks { display: flex; gap: 2rem; }
.blanks span { flex: 1; border-bottom: 1px solid; padding-top: 1rem; }
.line { border-bottom: 1px solid; height: 2.2rem; }
.qr { background: #fff; width: 7rem; height: 7rem; }
article + article { border-top: 4px solid; margin-top: 3rem; }
@media print { body { font-size: 12pt; line-height: 1.35; margin: 0; max-width: none; }
  article + article { break-before: page; border: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .notice, tr, dt { break-inside: avoid; } dt { break-after: avoid; }
  p, li, dd { orphans: 2; widows: 2; } }
"""


def make_html(page: PrintPage | Sequence[PrintPage]) -> str:
    """A page, or several one after another, as one HTML document."""
    pages = [page] if isinstance(page, PrintPage) else list(page)
    root = Element("html", lang=pages[0].language)
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width")
    SubElement(head, "title").text = Cleaner().line(title_of(pages))
    SubElement(head, "style").text = _STYLE
    main = SubElement(SubElement(root, "body"), "main")
    for place, one in enumerate(pages, 1):
        _Article(main, one, place).write()
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


class _Article:
    """One page being written into the tree."""

    def __init__(self, parent: Element, page: PrintPage, place: int) -> None:
        self._root = SubElement(parent, "article", lang=page.language)
        self._page = page
        self._place = place
        self._blocks = list(flow(page.blocks))
        self._sources = {
            source_line(block.spans) for block in self._blocks if isinstance(block, Paragraph)
        }
        self._told: set[int] = set()
        self._cleaner = Cleaner()

    def write(self) -> None:
        page = self._page
        self._paragraph_of(self._root, (Span(page.number, strong=True),))
        self._text(SubElement(self._root, "h1"), page.title)
        if page.subtitle:
            self._paragraph_of(self._root, (Span(page.subtitle),))
        self._address()
        for block in self._blocks:
            self._write(block)
        replaced = replaced_signs(self._cleaner.replaced)
        if replaced:
            self._paragraph_of(self._root, (Span(replaced),), small=True)
        foot = SubElement(self._root, "footer")
        self._paragraph_of(foot, (Span(page.source_line),))
        self._paragraph_of(foot, (Span(page.advice_line, strong=True),))

    def _address(self) -> None:
        url = self._page.url
        if not is_web_address(url):
            return
        line = SubElement(self._root, "p")
        # As text and no link: a page that is handed on leads nowhere by itself.
        line.text = _("Registry page: {url}").format(url=url)
        svg = qr_svg(url)
        if svg:
            picture = base64.b64encode(svg.encode()).decode("ascii")
            words = _("QR code of the registry page: {url}").format(url=url)
            source = f"data:image/svg+xml;base64,{picture}"
            frame = SubElement(self._root, "p")
            size = {"width": "112", "height": "112"}
            SubElement(frame, "img", {"class": "qr", "alt": words, "src": source, **size})

    # Text

    def _text(self, parent: Element, text: str) -> None:
        """Add characters at the end of a node, line ends as breaks."""
        for number, line in enumerate(self._cleaner.lines(text)):
            if number:
                SubElement(parent, "br")
            _append(parent, line)

    def _spans(self, parent: Element, spans: Spans) -> None:
        for span in spans:
            node = _holder(parent, span)
            if span.source is not None and span.source in self._sources:
                node = SubElement(node, "a", href=f"#{self._anchor(span.source)}")
            self._text(node, span.text)

    def _anchor(self, source: int) -> str:
        """The name of the line that tells about a source."""
        return f"source-{self._place}-{source}"

    def _paragraph_of(self, parent: Element, spans: Spans, *, small: bool = False) -> Element:
        node = SubElement(parent, "p", {"class": "small"} if small else {})
        self._spans(node, spans)
        return node

    def _official(self, parent: Element, official: str, shown: str) -> None:
        words = in_the_record(official, shown)
        if words:
            _append(parent, " ")
            self._text(SubElement(parent, "small"), words)

    # Blocks

    @singledispatchmethod
    def _write(self, block: PaperBlock) -> None:
        raise TypeError(type(block))

    @_write.register
    def _heading(self, block: Heading) -> None:
        self._text(SubElement(self._root, f"h{block.level}"), block.text)
        words = in_the_record(block.official, block.text)
        if words:
            self._paragraph_of(self._root, (Span(words),), small=True)

    @_write.register
    def _paragraph(self, block: Paragraph) -> None:
        source = source_line(block.spans)
        if source is None or source in self._told:
            self._paragraph_of(self._root, block.spans, small=block.secondary)
            return
        # The line that tells of a source, which its marks lead to.
        self._told.add(source)
        node = SubElement(self._root, "p", {"class": "small", "id": self._anchor(source)})
        self._text(node, block.spans[0].text)
        self._spans(node, block.spans[1:])

    @_write.register
    def _list(self, block: ListBlock) -> None:
        if block.items:
            self._items(self._root, block.items, block.start if block.ordered else None)

    def _items(self, parent: Element, items: Iterable[Item], first: int | None) -> None:
        listed = (
            SubElement(parent, "ul")
            if first is None
            else SubElement(parent, "ol", start=str(first))
        )
        for item in items:
            node = SubElement(listed, "li")
            self._spans(node, item.spans)
            if item.items:
                self._items(node, item.items, None)

    @_write.register
    def _facts(self, block: Facts) -> None:
        listed = SubElement(self._root, "dl")
        for fact in block.facts:
            self._text(SubElement(listed, "dt"), fact.label)
            value = SubElement(listed, "dd")
            said, marks = before_marks(fact.spans)
            self._spans(value, said)
            self._official(value, fact.official, text_of(said))
            self._spans(value, marks)

    @_write.register
    def _table(self, block: Table) -> None:
        table = SubElement(self._root, "table")
        if block.caption:
            self._text(SubElement(table, "caption"), block.caption)
        if any(cell.spans for cell in block.header):
            row = SubElement(SubElement(table, "thead"), "tr")
            for cell in block.header:
                self._cell(SubElement(row, "th", scope="col"), cell)
        body = SubElement(table, "tbody")
        for cells in block.rows:
            row = SubElement(body, "tr")
            for place, cell in enumerate(cells):
                name = SubElement(row, "td") if place else SubElement(row, "th", scope="row")
                self._cell(name, cell)

    def _cell(self, parent: Element, cell: Cell) -> None:
        if cell.mark is not None:
            self._text(parent, mark_word(cell.mark))
        self._spans(parent, cell.spans)
        if cell.note:
            if cell.mark is not None or cell.spans:
                SubElement(parent, "br")
            self._text(SubElement(parent, "small"), cell.note)

    @_write.register
    def _steps(self, block: Steps) -> None:
        listed = SubElement(self._root, "ol")
        for step in block.steps:
            node = SubElement(listed, "li")
            self._text(SubElement(node, "strong"), step.title)
            if step.when:
                self._text(node, f" ({step.when})")
            if step.spans:
                _append(node, ": " if step.title or step.when else "")
                self._spans(node, step.spans)

    @_write.register
    def _criteria(self, block: Criteria) -> None:
        self._criterion_nodes(self._root, criteria_tree(block.rows), "")

    def _criterion_nodes(
        self, parent: Element, nodes: Sequence[CriterionNode], bullet: str
    ) -> None:
        signs = labels(nodes, bullet)
        own = [bullet or f"{node.row.number}." for node in nodes]
        if signs != own:
            # Numbers and marks are text, so that they are there for who copies it, too.
            listed, before = SubElement(parent, "ul", {"class": "marked"}), signs
        else:
            listed = SubElement(parent, "ul" if bullet else "ol")
            before = [""] * len(nodes)
        for node, sign, shown in zip(nodes, signs, before, strict=True):
            numbered = {"value": str(node.row.number)} if listed.tag == "ol" else {}
            item = SubElement(listed, "li", numbered)
            self._text(item, f"{shown} " if shown else "")
            self._text(item, words_before(node, sign))
            self._spans(item, node.row.spans)
            if node.row.help:
                self._paragraph_of(item, node.row.help, small=True)
            if node.points:
                self._criterion_nodes(item, node.points, "•")

    @_write.register
    def _notice(self, block: Notice) -> None:
        box = SubElement(self._root, "div", {"class": "notice", "role": "note"})
        if block.title:
            self._paragraph_of(box, (Span(block.title, strong=True),))
        if block.spans:
            self._paragraph_of(box, block.spans)

    @_write.register
    def _scale(self, block: ScoreScale) -> None:
        """The bar for who sees it, and all of it in words, once."""
        figure = SubElement(self._root, "figure")
        figure.append(scale_svg(block, self._cleaner))
        self._text(SubElement(figure, "figcaption"), block.said)

    @_write.register
    def _timeline(self, block: Timeline) -> None:
        """The picture for who sees it; the list after it says the same."""
        SubElement(self._root, "figure").append(timeline_svg(block, self._cleaner))

    @_write.register
    def _terms(self, block: Terms) -> None:
        listed = SubElement(self._root, "dl")
        for card in block.terms:
            self._text(SubElement(listed, "dt"), term_words(card))
            meaning = SubElement(listed, "dd")
            self._spans(meaning, card.meaning)
            self._text(meaning, f" {also_called(card)}".rstrip())
            self._spans(meaning, in_study(card))

    @_write.register
    def _questions(self, block: Questions) -> None:
        listed = SubElement(self._root, "ul", {"class": "questions"})
        for row in block.rows:
            item = SubElement(listed, "li")
            self._text(item, row.text)
            if row.answer:
                self._paragraph_of(item, (Span(under_question(row)),), small=True)

    @_write.register
    def _trial_links(self, block: TrialLinks) -> None:
        listed = SubElement(self._root, "ul")
        for link in block.links:
            item = SubElement(listed, "li")
            if link.number:
                self._text(SubElement(item, "strong"), link.number)
                _append(item, " ")
            self._text(item, trial_link_words(link))

    @_write.register
    def _checks(self, block: CheckList) -> None:
        if not block.boxes:
            listed = SubElement(self._root, "ul", {"class": "marked"})
            for row in block.rows:
                item = SubElement(listed, "li")
                self._text(item, f"{EMPTY_BOX} ")
                self._spans(item, row.spans)
            return
        table = SubElement(self._root, "table", {"class": "checks"})
        heads = (*((_("No."),) if any(row.number for row in block.rows) else ()), block.title)
        line = SubElement(SubElement(table, "thead"), "tr")
        for words in (*heads, *block.boxes):
            self._text(SubElement(line, "th", scope="col"), words)
        body = SubElement(table, "tbody")
        for row in block.rows:
            self._check_row(SubElement(body, "tr"), row, block.boxes, numbered=len(heads) > 1)

    def _check_row(
        self, line: Element, row: CheckRow, boxes: Sequence[str], *, numbered: bool
    ) -> None:
        if numbered:
            self._text(SubElement(line, "td"), row.number)
        name = SubElement(line, "th", scope="row")
        self._spans(name, row.spans)
        if row.note:
            SubElement(name, "br")
            self._text(SubElement(name, "small"), row.note)
        for place, box in enumerate(boxes):
            cell = SubElement(line, "td")
            # The word stands under a box that is ticked and under no other, so that whoever
            # hears the page hears the answer.
            sign = SubElement(cell, "span", {"class": "box", "aria-hidden": "true"})
            sign.text = box_sign(place, row.chosen)
            if place == row.chosen:
                SubElement(cell, "br")
                self._text(SubElement(cell, "strong"), box)

    @_write.register
    def _blanks(self, block: Blanks) -> None:
        line = SubElement(self._root, "p", {"class": "blanks"})
        for label in block.labels:
            self._text(SubElement(line, "span"), f"{label}: ")

    @_write.register
    def _room(self, block: Room) -> None:
        for _line in range(block.lines):
            SubElement(self._root, "div", {"class": "line", "aria-hidden": "true"})

    @_write.register
    def _web_link(self, block: WebLink) -> None:
        line = SubElement(self._root, "p")
        if block.label and block.label != block.url:
            self._text(line, f"{block.label}: ")
        self._text(line, block.url)


def _holder(parent: Element, span: Span) -> Element:
    """The node for the text of a span: a new one when the span is more than text."""
    if span.term is not None:
        return SubElement(parent, "span", {"class": "term"})
    if span.source is not None:
        return SubElement(parent, "small")
    return SubElement(parent, "strong") if span.strong else parent


def _append(parent: Element, text: str) -> None:
    """Add characters behind whatever the node holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
