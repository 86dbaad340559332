"""Real registry records on paper: nothing of who may join is lost, whatever they hold."""

import gzip
import hashlib
import io
import random
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from viewer import paths
from viewer.domain.search import StoredRecord
from viewer.opening import OpenTrial
from viewer.pages.blocks import Criteria, PrintPage, all_blocks, text_of
from viewer.pages.making import PageMaker
from viewer.plain.glossary import TermMatcher, load_terms
from viewer.printing.html import make_html
from viewer.printing.pdf import make_pdf
from viewer.printing.press import kept_press
from viewer.printing.signs import Cleaner
from viewer.printing.text import make_text
from viewer.registries.reading import read_trial

_DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def pages(records: Path) -> list[PrintPage]:
    """The summaries of 12 records taken at random, and of the longest one."""
    lines = gzip.decompress((records / "ctgov_v2.jsonl.gz").read_bytes()).splitlines()
    terms = load_terms(paths.resources() / "glossary")
    maker = PageMaker(TermMatcher(terms), terms, lambda _numbers: frozenset(), _DAY)
    taken = [*random.Random(2026).sample(lines, 12), max(lines, key=len)]
    return [maker.summary(_opened(body)) for body in taken]


def _opened(body: bytes) -> OpenTrial:
    trial = read_trial("ctgov-v2", body)
    digest = hashlib.sha256(body).digest()
    record = StoredRecord(
        number=trial.number, format="ctgov-v2", body=body, digest=digest, imported="2026-01-01"
    )
    return OpenTrial(trial, record)


def _criteria(page: PrintPage) -> list[str]:
    return [
        text_of(row.spans)
        for block in all_blocks(page.blocks)
        if isinstance(block, Criteria)
        for row in block.rows
    ]


def _read(pdf: bytes, squeezed) -> str:
    """The text of the pages one after another, squeezed, without head and foot."""
    texts = []
    pages = PdfReader(io.BytesIO(pdf)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        texts.append(text.split(f"page {number} of {len(pages)}", 1)[1].rsplit("Source: ", 1)[0])
    return squeezed("".join(texts))


def test_every_criterion_is_on_paper(pages, squeezed) -> None:
    seen = 0
    for place, page in enumerate(pages):
        size = (12, 18)[place % 2]
        pdf = make_pdf(page, text_size=size, timestamp=0, system_fonts=False)
        reader = PdfReader(io.BytesIO(pdf))
        assert reader.root_object["/MarkInfo"]["/Marked"]
        text = _read(pdf, squeezed)
        criteria = _criteria(page)
        signs = {sign for words in criteria for sign in words}
        cleaner = Cleaner(kept_press(system_fonts=False).uncovered(signs))
        for words in criteria:
            assert squeezed("".join(cleaner.lines(words))) in text, (page.number, words)
        seen += len(criteria)
    assert seen > 200


def test_every_criterion_is_in_the_other_files(pages, squeezed) -> None:
    for page in pages:
        text = squeezed(make_text(page))
        html = squeezed(unescape(re.sub(r"<[^>]+>", "", make_html(page))))
        for words in _criteria(page):
            shown = squeezed("".join(Cleaner().lines(words)))
            assert shown in text, (page.number, words)
            assert shown in html, (page.number, words)
