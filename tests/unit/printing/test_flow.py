"""One flow of blocks, whatever the page was made of."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.pages.blocks import CriterionRow, Fold, Heading, Origin, Paragraph, Span, Voice
from viewer.printing.flow import criteria_tree, flow, labels, words_before

ORIGIN = Origin(Voice.OURS)


def _heading(level: int) -> Heading:
    return Heading(text="x", origin=ORIGIN, level=level)


def _levels(blocks) -> list[int]:
    return [block.level for block in flow(blocks) if isinstance(block, Heading)]


def _fold(*blocks) -> Fold:
    return Fold(title="y", blocks=blocks, origin=ORIGIN, note="210 words")


def test_a_fold_is_a_section_below_the_one_it_stands_in() -> None:
    blocks = [_heading(2), _fold(_heading(2), _heading(3)), _fold(), _heading(2)]
    assert _levels(blocks) == [2, 3, 4, 5, 3, 2]


def test_a_fold_that_says_its_heading_again_has_no_title_of_its_own() -> None:
    said_again = Fold(title="About x", blocks=(_heading(3),), origin=ORIGIN)
    assert _levels([_heading(2), said_again, _heading(2)]) == [2, 3, 2]
    assert _levels([_heading(2), said_again, said_again]) == [2, 3, 3, 4]


def test_how_long_a_fold_is_can_be_seen_on_paper() -> None:
    assert not [block for block in flow([_fold()]) if not isinstance(block, Heading)]


def _row(mark: str, level: int = 0, number: int = 1) -> CriterionRow:
    return CriterionRow(identity="", number=number, spans=(), origin=ORIGIN, level=level, mark=mark)


def test_points_that_the_source_numbers_keep_its_numbers_and_criteria_have_ours() -> None:
    nodes = criteria_tree([_row("3."), _row("4)", number=2)])
    assert labels(nodes, "•") == ["3.", "4)"]
    assert not any(words_before(node, node.row.mark) for node in nodes)
    shown = labels(nodes, "")
    assert shown == ["1.", "2."], "the same as in the window and on the checklist"
    before = [words_before(node, label) for node, label in zip(nodes, shown, strict=True)]
    assert before == ["3. ", "4) "]


def test_a_point_that_stands_alone_keeps_its_number() -> None:
    row = CriterionRow(
        identity="", number=1, spans=(), origin=ORIGIN, level=1, mark="", label="5.1"
    )
    assert labels(criteria_tree([row]), "") == ["5.1"]


def test_a_mark_among_lines_without_one_stands_in_the_line() -> None:
    nodes = criteria_tree([_row("b)"), _row("", number=2), _row("3.", number=3)])
    shown = labels(nodes, "")
    assert shown == ["1.", "2.", "3."]
    before = [words_before(node, label) for node, label in zip(nodes, shown, strict=True)]
    assert before == ["b) ", "", ""]
    assert labels(nodes, "•") == ["•", "•", "•"]


def test_a_level_that_would_be_skipped_is_not() -> None:
    assert _levels([_heading(3), _heading(3), _heading(2), _heading(3)]) == [2, 3, 2, 3]


_blocks = st.recursive(
    st.one_of(
        st.builds(_heading, st.sampled_from([2, 3])),
        st.just(Paragraph(spans=(Span("p"),), origin=ORIGIN)),
    ),
    lambda inner: st.lists(inner, max_size=4).map(lambda blocks: _fold(*blocks)),
    max_leaves=12,
)


@given(st.lists(_blocks, max_size=8))
def test_levels_never_leave_a_gap(blocks) -> None:
    level = 1
    for found in _levels(blocks):
        assert 2 <= found <= min(level + 1, 6)
        level = found


@given(st.lists(st.integers(0, 2), max_size=12))
def test_every_criterion_is_in_the_tree_in_its_order(levels) -> None:
    rows = [
        CriterionRow(identity=str(n), number=n, spans=(), origin=ORIGIN, level=level)
        for n, level in enumerate(levels)
    ]

    def walk(nodes):
        for node in nodes:
            yield node.row
            yield from walk(node.points)

    assert list(walk(criteria_tree(rows))) == rows
