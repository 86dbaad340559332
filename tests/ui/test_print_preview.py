"""What is previewed is what is printed; a PDF is saved whole or a sentence says why not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.domain.errors import PrintError
from viewer.domain.personal import Mine
from viewer.domain.printout import ALL_SECTIONS, PrintKind, PrintOrder, SummarySection
from viewer.ui.paper.parts_box import PartsBox
from viewer.ui.paper.printer import paint_pages
from viewer.ui.printing import Printable, PrintPreview
from viewer.ui.window import Window

GOUT = "NCT90000003"
Settle = Callable[[Window], None]


@pytest.fixture
def preview(
    qtbot: QtBot, window: Window, settle: Settle, activate: Callable[[QWidget], None]
) -> PrintPreview:
    """The preview of a real trial, opened by its key, pages made."""
    window.reader.open(GOUT)
    settle(window)
    activate(window)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (shown,) = window.findChildren(PrintPreview)
    qtbot.waitUntil(lambda: shown.page_count > 0, timeout=60_000)
    yield shown
    shown.reject()


def test_pages_are_shown_and_counted(qtbot: QtBot, preview: PrintPreview) -> None:
    assert preview.says.text() == f"Page 1 of {preview.page_count}"
    preview.pages.grab()
    qtbot.waitUntil(lambda: preview.pages.is_painted)
    picture = preview.pages.grab().toImage()
    colours = {
        picture.pixelColor(x, y).lightness() for x in range(60, 300, 2) for y in range(60, 300, 2)
    }
    assert max(colours) == 255, "paper is white"
    assert min(colours) < 120, "something stands on it"
    options = preview.options
    for part in (options.kind_box, options.size_box, options.paper_box, options.parts_button):
        assert part.accessibleName()
    for button in (preview.save_button, preview.print_button, preview.other_button):
        assert button.accessibleName()


def test_a_real_pdf_is_saved(qtbot: QtBot, preview: PrintPreview, said, tmp_path: Path) -> None:
    said.new_file = tmp_path / "for the doctor"
    with qtbot.waitSignal(preview.saved, timeout=60_000):
        qtbot.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)
    path = tmp_path / "for the doctor.pdf"
    pdf = PdfReader(path)
    assert len(pdf.pages) == preview.page_count
    assert GOUT in pdf.pages[0].extract_text()
    assert str(path) in preview.says.text()


def test_larger_text_takes_more_paper_and_is_remembered(
    qtbot: QtBot, preview: PrintPreview, window: Window
) -> None:
    before = preview.page_count
    with qtbot.waitSignal(preview.shown, timeout=60_000):
        preview.options.size_box.setCurrentIndex(preview.options.size_box.findData(28))
    assert preview.page_count > before
    with qtbot.waitSignal(preview.shown, timeout=60_000):
        preview.options.paper_box.setCurrentIndex(preview.options.paper_box.findData("letter"))
    assert window.memory.settings.print_size == 28
    assert window.memory.settings.paper == "letter"


def test_a_place_that_takes_no_file_is_said_once(
    qtbot: QtBot, preview: PrintPreview, said, tmp_path: Path
) -> None:
    said.new_file = tmp_path / "no such folder" / "x.pdf"
    qtbot.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said.said), timeout=60_000)
    qtbot.waitUntil(lambda: not preview.tasks.is_busy)
    (message,) = said.heard()
    assert "x.pdf" in message.text
    assert message.more == "Nothing was printed or saved."
    assert preview.save_button.isEnabled()


def test_a_page_that_cannot_be_made_is_said_once(qtbot: QtBot, window: Window, said) -> None:
    def fail(_order: PrintOrder) -> None:
        raise PrintError("This page has no end.")

    shown = PrintPreview(Printable(fail), window.memory, window.appearances.look, said, window)
    qtbot.waitUntil(lambda: bool(said.said), timeout=60_000)
    (message,) = said.heard()
    assert message.text == "This page has no end."
    assert not shown.save_button.isEnabled()
    shown.reject()


def test_without_a_printer_the_pdf_is_offered(
    qtbot: QtBot, preview: PrintPreview, said, monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    qtbot.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    (message,) = said.heard()
    assert message.text == "This computer knows no printer."
    assert message.choices == ("Save as PDF…", "Close")
    said.new_file, said.answers = tmp_path / "instead.pdf", [0]
    with qtbot.waitSignal(preview.saved, timeout=60_000):
        qtbot.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "instead.pdf").read_bytes().startswith(b"%PDF")
    said.heard()


def test_every_page_reaches_the_printer(preview: PrintPreview, tmp_path: Path) -> None:
    """A printer that prints into a file stands in for one of paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert paint_pages(printer, preview._made.pages, "letter", "A title")
    pdf = PdfReader(tmp_path / "paper.pdf")
    assert len(pdf.pages) == preview.page_count
    # Each shape is filled once: with an outline around it, all letters were bold.
    shapes = pdf.pages[0].get_contents().get_data()
    assert b"h\nf" in shapes
    assert b"h f" not in shapes
    assert round(float(pdf.pages[0].mediabox.width)) == 612


def test_printing_with_nothing_open_is_answered(window: Window, said) -> None:
    window.actions_.print_.trigger()
    (message,) = said.heard()
    assert message.text == "Open a study first. Then you can print it."


def test_another_kind_and_fewer_parts_are_shown_and_saved(
    qtbot: QtBot, preview: PrintPreview, said, tmp_path: Path
) -> None:
    options = preview.options
    with qtbot.waitSignal(preview.shown, timeout=60_000):
        options.set_sections(frozenset({SummarySection.JOIN}))
    text = _saved(qtbot, preview, said, tmp_path, preview.text_action, "parts.txt")
    assert "Who could join" in text
    assert "At a glance" not in text
    with qtbot.waitSignal(preview.shown, timeout=60_000):
        options.kind_box.setCurrentIndex(options.kind_box.findData(PrintKind.DOCTOR))
    assert options.parts_button.isHidden()
    assert options.mine_box.isHidden(), "nothing is kept of this study"
    assert preview.page_count == 1
    html = _saved(qtbot, preview, said, tmp_path, preview.web_action, "sheet.html")
    assert f"For my doctor: {GOUT}" in html


def _saved(qtbot: QtBot, preview: PrintPreview, said, folder: Path, action, name: str) -> str:
    said.new_file = folder / name
    with qtbot.waitSignal(preview.saved, timeout=60_000):
        action.trigger()
    return (folder / name).read_text("utf-8")


def test_what_is_kept_goes_along_only_where_it_is_wished(
    qtbot: QtBot, window: Window, said
) -> None:
    orders: list[PrintOrder] = []

    def fail(order: PrintOrder) -> None:
        orders.append(order)
        raise PrintError("No page.")

    mine = {GOUT: Mine(number=GOUT, questions=("Can I drive home?",))}
    kinds = (PrintKind.DOCTOR, PrintKind.SUMMARY)
    shown = PrintPreview(
        Printable(fail, kinds, mine), window.memory, window.appearances.look, said, window
    )
    qtbot.waitUntil(lambda: len(said.said) == 1, timeout=60_000)
    shown.options.mine_box.setChecked(False)
    qtbot.waitUntil(lambda: len(said.said) == 2, timeout=60_000)
    shown.options.kind_box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(said.said) == 3, timeout=60_000)
    assert [bool(order.mine) for order in orders] == [True, False, False]
    said.heard()
    shown.reject()

    box = PartsBox(ALL_SECTIONS, window.appearances.look, window)
    box.show()
    first = box.boxes[SummarySection.SHORT]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert box.chosen == ALL_SECTIONS - {SummarySection.SHORT}
    assert all(each.accessibleName() for each in box.boxes.values())
    box.reject()


def test_enter_in_a_choice_saves_and_the_pages_show_that_they_have_the_keyboard(
    qtbot: QtBot, preview: PrintPreview, said, tmp_path: Path, activate: Callable[[QWidget], None]
) -> None:
    activate(preview)
    preview._scroll.setFocus(Qt.FocusReason.TabFocusReason)
    assert preview._scroll._ring.isVisible()
    preview.options.kind_box.setFocus(Qt.FocusReason.TabFocusReason)
    assert not preview._scroll._ring.isVisible()
    said.new_file = tmp_path / "by key.pdf"
    with qtbot.waitSignal(preview.saved, timeout=60_000):
        qtbot.keyClick(preview.options.kind_box, Qt.Key.Key_Return)
    assert (tmp_path / "by key.pdf").exists()
