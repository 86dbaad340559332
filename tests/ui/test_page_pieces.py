"""Texts cut into pieces and made safe for layout are still the same texts, whatever they hold."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.pages.blocks import Facts, Heading, Item, ListBlock, Origin, Paragraph, Span, Voice
from viewer.ui.look.typeset import copied_text, safe_text
from viewer.ui.page.pieces import cut_spans, runs

OURS = Origin(voice=Voice.OURS)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u200b\ufffc")
)


@given(TEXTS | st.text("ab \n", max_size=2_000))
def test_what_is_copied_is_what_the_source_said(text):
    assert copied_text(safe_text(text)) == text.replace("\u2028", "\n").replace("\u2029", "\n")


@given(st.text())
def test_safe_text_keeps_every_letter_and_digit_and_breaks_every_run(text):
    safe = safe_text(text)
    assert [c for c in safe if c.isalnum()] == [c for c in text if c.isalnum()]
    assert max((len(run) for run in safe.replace("\u200b", " ").split()), default=0) <= 160


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(1, 40))
def test_a_text_cut_in_two_is_whole_together(texts, letters):
    spans = tuple(Span(text, strong=bool(number % 2)) for number, text in enumerate(texts))
    head, tail = cut_spans(spans, letters)
    assert "".join(span.text for span in (*head, *tail)) == "".join(texts)
    assert sum(len(span.text) for span in head) <= letters


def test_runs_keep_order_and_a_split_list_goes_on_counting():
    items = tuple(Item((Span(f"item {number}"),)) for number in range(100))
    blocks = (
        Paragraph(spans=(Span("before"),), origin=OURS),
        ListBlock(items=items, origin=OURS, ordered=True, start=3),
        Heading(text="Heading", origin=OURS),
        Facts(facts=(), origin=OURS),
    )
    found = list(runs(blocks))
    lists = [
        block
        for run in found
        if isinstance(run, tuple)
        for block in run
        if isinstance(block, ListBlock)
    ]
    assert [item for block in lists for item in block.items] == list(items)
    ends = 3
    for block in lists:
        assert block.start == ends
        ends += len(block.items)
    assert len([run for run in found if isinstance(run, Heading)]) == 1
