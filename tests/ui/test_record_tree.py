"""The whole record: every leaf reached, found, and read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from viewer.ui.record_tree import RecordModel, RecordTreeView

RECORD = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT90000001", "aliases": ["A-1", "A-2"]},
        "empty": {},
        "none": None,
        "number": 1.5,
        "truth": True,
    },
    "documents": [{"size": 3}, {"size": 4, "name": "Größe <b>"}],
}


ROOT = QModelIndex()


def leaves(model, above=ROOT):
    """Path and text of every leaf, walked as the keyboard walks: row by row."""
    found = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        if model.rowCount(index):
            found += leaves(model, index)
        else:
            found.append((model.path(index), model.index(row, 1, above).data()))
    return found


def own_leaves(value, path=""):
    pairs = []
    if isinstance(value, dict) and value:
        for key, below in value.items():
            pairs += own_leaves(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value:
        for number, below in enumerate(value, 1):
            pairs += own_leaves(below, f"{path}[{number}]")
    else:
        pairs.append(path)
    return pairs


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules():
    model = RecordModel(RECORD)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_every_leaf_is_reached_with_its_path_and_value():
    assert leaves(RecordModel(RECORD)) == [
        ("protocolSection.identificationModule.nctId", "NCT90000001"),
        ("protocolSection.identificationModule.aliases[1]", "A-1"),
        ("protocolSection.identificationModule.aliases[2]", "A-2"),
        ("protocolSection.empty", "0 entries"),
        ("protocolSection.none", "null"),
        ("protocolSection.number", "1.5"),
        ("protocolSection.truth", "true"),
        ("documents[1].size", "3"),
        ("documents[2].size", "4"),
        ("documents[2].name", "Größe <b>"),
    ]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(), below, max_size=4),
        max_leaves=20,
    ).map(lambda value: {"record": value})
)
def test_any_record_shows_all_its_leaves(record):
    assert [path for path, _text in leaves(RecordModel(record))] == own_leaves(record)


def test_a_row_is_read_aloud_with_its_place():
    model = RecordModel(RECORD)
    found = model.find("A-2")
    assert len(found) == 1
    spoken = found[0].data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "protocolSection.identificationModule.aliases[2]: A-2"


@pytest.mark.parametrize(
    ("text", "count"), [("a-", 2), ("SIZE", 2), ("größe", 1), ("nothing", 0), ("  ", 0)]
)
def test_search_finds_names_and_values_and_opens_the_way_to_them(qtbot, text, count):
    tree = RecordTreeView(RECORD)
    qtbot.addWidget(tree)
    tree.show()
    assert tree.search(text) == count
    if count:
        current = tree.currentIndex()
        assert tree.visualRect(current).isValid()
        first = current
        for _press in range(count):
            tree.next_find()
        assert tree.currentIndex() == first


def test_long_values_are_shown_whole(qtbot):
    tree = RecordTreeView({"text": "word " * 400, "run": "x" * 4000})
    qtbot.addWidget(tree)
    tree.resize(500, 400)
    tree.show()
    for row in range(2):
        rect = tree.visualRect(tree.record_model().index(row, 1))
        assert rect.height() > 200


def test_arrow_keys_reach_the_last_leaf(qtbot):
    tree = RecordTreeView(RECORD)
    qtbot.addWidget(tree)
    tree.show()
    tree.setCurrentIndex(tree.record_model().index(0, 0))
    reached = set()
    for _press in range(20):
        # The star opens everything under a row.
        qtbot.keyClick(tree, Qt.Key.Key_Asterisk)
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        reached.add(tree.record_model().path(tree.currentIndex()))
    assert set(own_leaves(RECORD)) <= reached
