"""What has to hold on the pages of any record of the registry."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from viewer.domain.opened import OpenTrial
from viewer.pages.as_json import page_json, text_of_block
from viewer.pages.blocks import (
    Block,
    Fact,
    Facts,
    Fold,
    Heading,
    Page,
    RecordTree,
    Span,
    Tab,
    Voice,
    all_blocks,
)

Pages = list[tuple[OpenTrial, dict[Tab, Page]]]

WORDS = re.compile(r"[^\W_]+")
ESCAPE = re.compile(r"\\[<>\[\]^*_~\-.)|#+]")
HINT = re.compile(r"\b(?:eligible|qualif(?:y|ies|ied)|you can join|you fit)\b", re.IGNORECASE)


def texts(page: Page) -> Iterator[tuple[Block, str]]:
    for block in all_blocks(page.blocks):
        if not isinstance(block, Fold):
            yield block, text_of_block(block)


def whole_text(page: Page) -> str:
    return "\n".join(text for _block, text in texts(page))


def words(text: str) -> list[str]:
    return WORDS.findall(text.casefold())


def without_signs(text: str) -> str:
    """The text without entities such as "&gt;", and without the numbers and "o"s of its lists."""
    text = re.sub(r"\\?&\\?#?\w{2,8};", " ", text)
    text = re.sub(r"(?m)(?<!\w)\d{1,3}\s*[.)\\]+(?!\d)", " ", text)
    return re.sub(r"(?m)^\W*o\s", " ", text)


def origins(block: Block) -> Iterator[object]:
    yield block.origin
    for name in ("facts", "rows", "links", "terms"):
        for part in getattr(block, name, ()):
            if hasattr(part, "origin"):
                yield part.origin


def spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, RecordTree):
        for name in value.__dataclass_fields__:
            yield from spans_in(getattr(value, name))


def test_every_criterion_is_on_the_eligibility_page_word_for_word(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        passage = opened.trial.eligibility.criteria
        if passage is None:
            continue
        shown = set(words(whole_text(pages[Tab.ELIGIBILITY])))
        lost = [word for word in words(without_signs(passage.text)) if word not in shown]
        assert not lost, (opened.trial.number, lost)


def test_every_outcome_measure_is_on_the_outcomes_page(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        shown = whole_text(pages[Tab.OUTCOMES])
        for outcome in opened.trial.outcomes:
            assert outcome.measure in shown, opened.trial.number


def test_every_sentence_of_the_long_texts_is_on_its_page(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for key, tab in (("brief_summary", Tab.OVERVIEW), ("detailed_description", Tab.TREATMENT)):
            shown = set(words(whole_text(pages[tab])))
            for text in opened.trial.texts:
                if text.topic.value == key:
                    source = without_signs(text.passage.text)
                    lost = [word for word in words(source) if word not in shown]
                    assert not lost, (opened.trial.number, lost)


def test_the_record_tree_ends_the_sources_and_holds_the_whole_record(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        last = pages[Tab.SOURCES].blocks[-1]
        assert isinstance(last, RecordTree)
        assert last.record == json.loads(opened.record.body)


def test_no_escape_of_the_source_is_left(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for tab, page in pages.items():
            for _block, text in texts(page):
                assert not ESCAPE.search(text), (opened.trial.number, tab)


def test_our_own_words_never_hint_that_somebody_can_join(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for page in pages.values():
            for block in all_blocks(page.blocks):
                for voice, text in _our_words(block):
                    if voice is Voice.OURS:
                        assert not HINT.search(text), (opened.trial.number, text)


def _our_words(block: Block) -> Iterator[tuple[Voice, str]]:
    if isinstance(block, Facts):
        for fact in block.facts:
            yield fact.origin.voice, _fact_text(fact)
    elif not isinstance(block, Fold):
        yield block.origin.voice, text_of_block(block)


def _fact_text(fact: Fact) -> str:
    return " ".join([fact.label, *(span.text for span in fact.spans)])


def test_everything_says_where_it_comes_from(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for tab, page in pages.items():
            for block in all_blocks(page.blocks):
                for origin in origins(block):
                    assert origin.paths, (opened.trial.number, tab, text_of_block(block)[:80])


def test_no_heading_is_empty_and_none_stands_over_nothing(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for tab, page in pages.items():
            blocks = [*page.blocks, None]
            for block, following in pairwise(blocks):
                if not isinstance(block, Heading):
                    continue
                assert block.text.strip(), (opened.trial.number, tab)
                is_over_nothing = following is None or (
                    isinstance(following, Heading) and following.level <= block.level
                )
                # A group or treatment, or a list of the source, may have a name and no text.
                assert block.origin.voice is Voice.SOURCE or not is_over_nothing, (
                    opened.trial.number,
                    tab,
                    block.text,
                )


def test_nothing_empty_is_shown(real_pages: Pages) -> None:
    for opened, pages in real_pages:
        for tab, page in pages.items():
            for block in all_blocks(page.blocks):
                if not isinstance(block, RecordTree):
                    assert text_of_block(block).strip(), (opened.trial.number, tab, block)


def test_every_marked_word_has_its_card(real_pages: Pages) -> None:
    for _opened, pages in real_pages:
        for page in pages.values():
            marked = {span.term for span in spans_in(page.blocks) if span.term}
            assert marked <= page.terms.keys()


def test_a_page_is_one_json_document(real_pages: Pages) -> None:
    for _opened, pages in real_pages:
        for page in pages.values():
            document = json.loads(json.dumps(page_json(page)))
            assert document.keys() == {"title", "blocks"}
            for block in document["blocks"]:
                assert block["kind"]
                assert block["origin"].keys() == {"voice", "paths", "start", "end"}
                assert isinstance(block["text"], str)
