"""The list's model: what rows say, and how many there may be."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import Qt as RichQt
from pytestqt.modeltest import ModelTester

from viewer.domain.search import Hit, Match, Query, SearchField, SearchResult
from viewer.domain.standing import Standing
from viewer.ui.results.model import MOST_ROWS, ResultsModel, Role
from viewer.ui.results.wording import row_words

HIT = Hit(
    number="NCT90000001",
    title="A study of rest",
    standing=Standing.OPEN,
    statuses=("RECRUITING",),
    phases=("PHASE2",),
    conditions=("Lupus", "Gout"),
)


def hits(count: int) -> tuple[Hit, ...]:
    return tuple(HIT._replace(number=f"NCT{number:08}") for number in range(count))


def result(count: int, total: int | None = None, text: str = "x", limit: int = 50) -> SearchResult:
    return SearchResult(
        query=Query(text=text, limit=limit),
        hits=hits(count),
        total=count if total is None else total,
    )


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ResultsModel()
    qtmodeltester.check(model)
    model.show(result(50, 230))
    qtmodeltester.check(model)
    model.show(result(200, 230, limit=200))
    model.show(result(3, text="y"))
    qtmodeltester.check(model)


def test_a_row_is_read_aloud_in_full() -> None:
    model = ResultsModel()
    model.show(result(1))
    index = model.index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("A study of rest, ")
    for part in ("Phase 2", "Lupus", "Gout"):
        assert part in spoken
    assert index.data(Role.NUMBER) == "NCT00000000"
    for role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole):
        assert index.data(role) is None


def test_more_rows_come_when_asked_and_keep_the_first(qtbot) -> None:
    model = ResultsModel()
    model.show(result(50, 230))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex()), "asks once, not at every scroll"
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.show(result(200, 230, limit=200))
    assert model.rowCount() == MOST_ROWS
    assert not model.canFetchMore(QModelIndex()), "no more than these are ever listed"


def test_another_answer_begins_a_new_list(qtbot) -> None:
    model = ResultsModel()
    model.show(result(50, 230))
    with qtbot.waitSignal(model.modelReset):
        model.show(result(2, text="y"))
    assert model.rowCount() == 2
    assert model.row_of("NCT00000001") == 1
    assert model.row_of("NCT00000049") == -1


def test_the_third_line_says_why_it_was_found_when_nothing_else_shows_it() -> None:
    def third(match: Match | None) -> str:
        return " / ".join(row_words(HIT._replace(match=match)).lines)

    assert third(None) == "Lupus, Gout"
    assert third(Match(field=SearchField.TITLE, text="A study of rest")) == "Lupus, Gout"
    assert third(Match(field=SearchField.CONDITION, text="Lupus")) == "Lupus, Gout"
    assert "Inventomab" in third(Match(field=SearchField.INTERVENTION, text="Inventomab"))
    hidden = Match(field=SearchField.MESH_ANCESTOR, text="Skin Diseases")
    assert "Skin Diseases" in third(hidden)
    assert "Lupus" in row_words(HIT._replace(match=hidden)).spoken


def test_the_official_word_stands_beside_the_plain_one() -> None:
    words = row_words(HIT)
    assert words.status
    assert words.official == "Recruiting"
    assert row_words(HIT._replace(statuses=("RECRUITING", "RECRUITING"))).official == "Recruiting"


@pytest.mark.parametrize("phases", [(), ("NA",)])
def test_no_phase_is_not_a_word_in_a_row(phases: tuple[str, ...]) -> None:
    assert row_words(HIT._replace(phases=phases)).phase == ""


def test_a_status_that_nobody_knew_is_shown_as_it_is() -> None:
    words = row_words(HIT._replace(statuses=("SOMETHING_NEW",), standing=Standing.NOT_KNOWN))
    assert "something" in words.official.casefold()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        HIT._replace,
        number=st.text(max_size=20),
        title=st.text(max_size=60) | st.just("<img src='file:///etc/passwd'>"),
        conditions=st.lists(st.text(max_size=20) | st.just("<b>x</b>"), max_size=3).map(tuple),
    )
)
def test_no_tip_can_become_rich_text(hit: Hit) -> None:
    """Qt shows a tip as rich text, which reads files, when its first line looks like a tag."""
    assert not RichQt.mightBeRichText(row_words(hit).tip)
