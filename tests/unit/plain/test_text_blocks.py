"""Registry text as blocks: no word lost, none added, nothing taken for markup."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.values import Markup, Passage
from viewer.plain.inline import clean
from viewer.plain.text import (
    TextBlock,
    TextHeading,
    TextItem,
    TextList,
    TextParagraph,
    parse,
    plain_text,
)


def passage(text: str, markup: Markup = Markup.COMMONMARK) -> Passage:
    return Passage(text, "brief", markup=markup)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def all_blocks(blocks: tuple[TextBlock, ...]) -> Iterator[TextBlock | TextItem]:
    for block in blocks:
        yield block
        if isinstance(block, TextList):
            for item in block.items:
                yield item
                yield from all_blocks(item.children)


def depth(blocks: tuple[TextBlock, ...]) -> int:
    deepest = 0
    for block in blocks:
        if isinstance(block, TextList):
            deepest = max(deepest, 1 + max(depth(item.children) for item in block.items))
    return deepest


def check(text: str) -> None:
    blocks = parse(passage(text))
    # List numbers are kept as numbers, so the plain lines must have the very words of the source.
    lines = [line for line in re.split(r"[\r\n]", text) if line.strip() != "<!-- -->"]
    assert words(plain_text(passage(text))) == words(clean("\n".join(lines)))
    assert depth(blocks) <= 3
    for block in all_blocks(blocks):
        assert 0 <= block.start <= block.end <= len(text)


MARKS = ["* ", "- ", "+ ", "1. ", "2) ", "07. ", "**", "*", "_", "`", "~~~", "#", "# ", "> ", "|"]
RULES = [
    "---",
    "===",
    "<b>",
    "<!-- -->",
    "![x](y)",
    "[a]: b",
    "\\>",
    "\\[",
    "\\*",
    "&gt;",
    "\\&gt;",
]
SPACES = ["    ", "\t", "\n", "\n\n", "\r\n", " "]
TEXTS = ["Age", "über", "≥18", "mg/dl", "a\\b", "入选", ":"]
PIECES = st.sampled_from([*MARKS, *RULES, *SPACES, *TEXTS])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_word_is_lost_or_added_in_anything_like_markup(text: str) -> None:
    check(text)


@given(st.text(max_size=300))
def test_nothing_raises(text: str) -> None:
    parse(passage(text))
    parse(passage(text, Markup.PLAIN))


@given(st.text(alphabet="abc *-.\n\r12", max_size=200))
def test_plain_text_keeps_its_words(text: str) -> None:
    assert words(plain_text(passage(text, Markup.PLAIN))) == words(text)


@given(st.text(alphabet=st.characters(exclude_characters="\\&*\n\r"), max_size=80))
def test_each_escape_is_taken_away(text: str) -> None:
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
    assert clean(escaped) == clean(text)


@pytest.mark.parametrize("sign", list("<>[]^*_~-.)|#+(`\\&"))
def test_escapes_of_the_registry(sign: str) -> None:
    assert clean(f"a \\{sign} b") == f"a {sign} b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("QTc \\&gt; 450", "QTc > 450"),
        ("x &lt; 3 &#x3b2; &beta;", "x < 3 β β"),
        ("\\&amp;gt;18", "&gt;18"),
        ("women\\&#39;s", "women's"),
        ("AT&T; R&D &nosuch;", "AT&T; R&D &nosuch;"),
        ("10\\*9/L and 2*10^9 * 3", "10*9/L and 2*10^9 * 3"),
        ("mg\\dl", "mg\\dl"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x00b\x9fc", "a\ufffdb\ufffdc"),
        ("&#x202e;x&#0;", "x\ufffd"),
        ("one\\\ntwo   \n  three", "one two three"),
    ],
)
def test_cleaning(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_strong_words_are_marked_and_lose_their_asterisks() -> None:
    (block,) = parse(passage("The **main** aim"))
    assert isinstance(block, TextParagraph)
    assert [(run.text, run.strong) for run in block.runs] == [
        ("The ", False),
        ("main", True),
        (" aim", False),
    ]


def test_indented_text_is_no_code_and_a_rule_swallows_no_line() -> None:
    assert plain_text(passage("      AST up to 5 × ULN")) == "AST up to 5 × ULN"
    assert plain_text(passage("Background:\n-----\nText")) == "Background: ----- Text"


def test_tags_links_pictures_and_quotes_stay_text() -> None:
    text = "<img src='file:///x'> [a](b) ![c](d)\n\n> 18 years\n\n[1]: http://x\n\n| a | b |"
    assert plain_text(passage(text)).split("\n") == text.split("\n\n")


def test_lists_keep_their_numbers() -> None:
    first, second = parse(passage("1) a\n2) b\n4) d"))
    assert isinstance(first, TextList)
    assert isinstance(second, TextList)
    assert (first.start_number, len(first.items), first.delimiter) == (1, 2, ")")
    assert (second.start_number, len(second.items)) == (4, 1)


def test_the_comment_between_two_lists_is_not_shown() -> None:
    assert plain_text(passage("1. a\n\n<!-- -->\n\n1. b")) == "1. a\n1. b"


def test_lists_below_the_third_level_keep_all_their_words() -> None:
    text = "* a\n  * b\n    * c\n      * d\n        7. e\n* f"
    blocks = parse(passage(text))
    assert depth(blocks) == 3
    assert words(plain_text(passage(text))) == ["a", "b", "c", "d", "7", "e", "f"]


def test_blocks_know_where_they_stand() -> None:
    text = "First line\r\n\r\n* one\r\n* two\r\n\r\n## Last\r\n"
    paragraph, listed, heading = parse(passage(text))
    assert text[paragraph.start : paragraph.end] == "First line"
    assert isinstance(listed, TextList)
    assert [text[item.start : item.end] for item in listed.items] == ["* one", "* two"]
    assert isinstance(heading, TextHeading)
    assert text[heading.start : heading.end] == "## Last"


def test_plain_text_is_not_read_as_markup() -> None:
    text = "Wrapped text that\ngoes on.\n* not a list\n\\> 3"
    shown = plain_text(passage(text, Markup.PLAIN))
    assert shown == "Wrapped text that goes on.\n* not a list\n\\> 3"


NASTY = {
    "stars": "*" * 100_000,
    "starred": "* " * 100_000,
    "brackets": "[" * 100_000,
    "quotes": "> " * 50_000,
    "strong": "**a " * 50_000,
    "numbers": "1. " * 50_000,
    "blanks": " " * 100_000 + "x",
    "backslashes": "\\" * 100_000,
    "ampersands": "&" * 100_000,
    "wide": ("x" + " " * 100) * 1_000,
    "deep": "\n".join(" " * (2 * i) + "- x" for i in range(1_000)),
    "lines": " \n" * 50_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_read_like_any_other(name: str) -> None:
    """Each of these takes minutes, or all the memory, where time grows with the square."""
    check(NASTY[name])


def test_real_texts_keep_all_their_words(records: Path) -> None:
    with gzip.open(records / "ctgov_v2.jsonl.gz") as file:
        lines = random.Random(20).sample(file.readlines(), 700)
    for line in lines:
        protocol = json.loads(line)["protocolSection"]
        texts = [
            protocol.get("descriptionModule", {}).get("briefSummary"),
            protocol.get("descriptionModule", {}).get("detailedDescription"),
            protocol.get("eligibilityModule", {}).get("eligibilityCriteria"),
        ]
        for text in filter(None, texts):
            check(text)
            # What is left of a backslash was written by a sponsor, who escaped it twice.
            if "\\\\" not in text:
                assert not re.search(r"\\[<>\[\]^*_~\-.)|#+&]", plain_text(passage(text)))
