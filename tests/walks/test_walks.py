"""The four walks: launch, type a disease and read, print, import."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from viewer.pages.blocks import Tab
from viewer.ui.importing import ImportDialog
from viewer.ui.printing import PrintPreview
from viewer.ui.results.model import Role

CONTROL = Qt.KeyboardModifier.ControlModifier
ALLONK, PML = "NCT06991114", "NCT04781309"


def numbers(walker) -> list[str]:
    model = walker.window.frame.pane.model
    return [model.index(row, 0).data(Role.NUMBER) for row in range(model.rowCount())]


def heard(widget: QWidget) -> str:
    """What a screen reader finds under a widget: names, values and texts, one a line."""
    lines: list[str] = []

    def walk(one) -> None:
        if one is None or not one.isValid() or one.state().invisible:
            return
        lines.extend(one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
        texts = one.textInterface()
        if texts is not None:
            lines.append(texts.text(0, texts.characterCount()))
        for index in range(one.childCount()):
            walk(one.child(index))

    walk(QAccessible.queryAccessibleInterface(widget))
    return " ".join("\n".join(lines).split())


def test_launch_paints_before_anything_slow_is_loaded(starter_library: Path) -> None:
    """The list stands before the slow libraries are touched, and the program ends by itself."""
    program = """
import json, sys
from pathlib import Path
from viewer import app
slow = ("pydantic", "pydantic_core", "sqlite_utils", "markdown_it", "typst")
def painted():
    print(json.dumps([name for name in slow if name in sys.modules]), flush=True)
    app.quit_window()
sys.exit(app.run_window(Path(sys.argv[1]), on_first_paint=painted))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(starter_library)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == []


def test_the_program_comes_back_as_it_was_left(walker, starter_library: Path) -> None:
    walker.start(starter_library)
    walker.type("pml")
    walker.press(Qt.Key.Key_Return)
    walker.press(Qt.Key.Key_3, CONTROL)
    walker.press(Qt.Key.Key_Plus, CONTROL)
    zoom = walker.window.appearances.zoom
    walker.stop()

    walker.start(starter_library)
    window = walker.window
    assert zoom > 1.0
    assert window.appearances.zoom == zoom
    assert window.frame.pane.search.text() == "pml"
    assert window.reader.trial.number == PML
    assert window.reader.view.current_tab() is Tab.ELIGIBILITY


def test_type_a_disease_and_read_by_keyboard_alone(walker, starter_library: Path) -> None:
    walker.start(starter_library)
    walker.type("sjog")
    assert numbers(walker)[0] == ALLONK

    if walker.window.narrowing.suggestions.is_open:
        # Else the arrow leads to the illnesses that are offered, and not to the studies.
        walker.press(Qt.Key.Key_Escape)
    walker.press(Qt.Key.Key_Down)
    walker.press(Qt.Key.Key_Return)
    view = walker.window.reader.view
    expected = {
        Tab.OVERVIEW: ["In short", "Authorised", "Recruiting", "2 more"],
        Tab.TREATMENT: ["cyclophosphamide", "fludarabine", "rituximab", "AB-101"],
        Tab.ELIGIBILITY: ["Only the study team can say who may join."],
        Tab.OUTCOMES: ["DAS28-ESR", "2.6", "ClinESSDAI", "Week 52"],
        Tab.GLOSSARY: ["Lymphodepletion", "rCRISS", "Tolerability"],
        Tab.PLACES: ["Bulgaria", "Portugal"],
        Tab.SOURCES: ["NCT06991114", "[1]"],
    }
    for position, (tab, words) in enumerate(expected.items()):
        walker.press(Qt.Key(Qt.Key.Key_1.value + position), CONTROL)
        assert view.current_tab() is tab
        # A long page is filled piece by piece.
        for word in words:
            walker.qtbot.waitUntil(
                lambda word=word: word.casefold() in heard(view.current_page()).casefold(),
                timeout=60_000,
            )

    walker.press(Qt.Key.Key_Escape)
    assert walker.window.frame.pane.isAncestorOf(QApplication.focusWidget())


def test_print_a_summary_to_a_file(walker, starter_library: Path, tmp_path: Path) -> None:
    walker.start(starter_library)
    walker.type("nct04781309")
    walker.press(Qt.Key.Key_Return)
    walker.press(Qt.Key.Key_P, CONTROL)
    (preview,) = walker.window.findChildren(PrintPreview)
    walker.qtbot.waitUntil(lambda: preview.page_count > 0, timeout=60_000)

    target = tmp_path / "for my doctor.pdf"
    with walker.qtbot.waitSignal(preview.saved, timeout=60_000):
        walker.answer_file_dialog(target, preview.save_button.click)
    preview.reject()

    pdf = PdfReader(target)
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title
    assert f"page {len(pdf.pages)} of {len(pdf.pages)}" in text
    for words in (
        PML,
        "480 microgram",
        "13-N-0017",
        "NT-I6",
        "NeoImmuneTech",
        "not medical advice",
    ):
        assert words in text, words


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_import_a_file_and_find_its_study(
    walker, without_places: Path, tmp_path: Path, packed: bool
) -> None:
    record = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT99999901", "briefTitle": "Inventomab in gout"},
            "statusModule": {"overallStatus": "RECRUITING"},
            "conditionsModule": {"conditions": ["Gout"]},
        }
    }
    body = json.dumps({"studies": [record]}).encode()
    file = tmp_path / "search result.json"
    file.write_bytes(gzip.compress(body) if packed else body)

    walker.start(without_places)
    walker.type("gout")
    assert "NCT99999901" not in numbers(walker)

    window = walker.window
    walker.answer_file_dialog(file, window.actions_.import_files.trigger)
    (dialog,) = window.findChildren(ImportDialog)
    walker.qtbot.waitUntil(dialog.close_.isVisible, timeout=60_000)
    assert "1 study added" in heard(dialog)
    dialog.close_.click()
    walker.look_at_window()
    walker.settle()
    assert numbers(walker) == ["NCT99999901"]
    walker.press(Qt.Key.Key_Down)
    walker.press(Qt.Key.Key_Return)
    assert window.reader.trial.header.title == "Inventomab in gout"
