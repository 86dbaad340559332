"""Sentences that the program makes of real records promise, praise and judge nothing either."""

import re
from collections.abc import Iterator

from tests.unit.quality.test_never_said import NEVER
from viewer.domain.opened import OpenTrial
from viewer.pages.blocks import Block, Facts, Page, Tab, Voice, all_blocks, text_of

_LONGEST_FIRST = sorted(map(re.escape, NEVER), key=len, reverse=True)
PATTERN = re.compile(rf"(?<![\w-])(?:{'|'.join(_LONGEST_FIRST)})(?![\w-])", re.IGNORECASE)


def test_no_page_says_it_in_our_words(
    real_pages: list[tuple[OpenTrial, dict[Tab, Page]]],
) -> None:
    found = []
    for opened, pages in real_pages:
        # A name of the record may hold such a word: that is not ours.
        record = opened.record.body.decode(errors="replace").casefold()
        for tab, page in pages.items():
            for block in all_blocks(page.blocks) if tab is not Tab.GLOSSARY else ():
                for text in our_texts(block):
                    hit = PATTERN.search(text)
                    if hit and hit[0].casefold() not in record:
                        found.append((opened.trial.number, tab, hit[0], text[:200]))
    assert not found


def our_texts(block: Block) -> Iterator[str]:
    if isinstance(block, Facts):
        yield from (text_of(f.spans) for f in block.facts if f.origin.voice is Voice.OURS)
    elif block.origin.voice is Voice.OURS:
        for part in ("title", "text", "note", "official"):
            yield str(getattr(block, part, ""))
        yield text_of(getattr(block, "spans", ()))
