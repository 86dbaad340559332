"""Saving, hiding, sorting and taking back, as somebody does it in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from viewer.domain import sorting_steps as sorting
from viewer.domain import steps
from viewer.domain.kept import Kept
from viewer.domain.personal import Folder, Judged, Kind, Opinion, Saved, Tag
from viewer.domain.printout import PrintKind
from viewer.store.personal.file import PersonalFile
from viewer.ui.keep.name_dialog import NameDialog
from viewer.ui.keep.sort_dialog import SortDialog
from viewer.ui.look import tokens
from viewer.ui.look.tag_colours import COUNT, colour_names, tag_colour
from viewer.ui.printing_many import PrintManyDialog
from viewer.ui.results.model import Role
from viewer.ui.window import Window

GOUT = "NCT90000003"
LUPUS = "NCT90000002"


def toast(window: Window) -> str:
    return window.mine.saved.toast.text()


def stored(tmp_path: Path) -> Kept:
    file = PersonalFile(tmp_path / "private" / "personal.db")
    try:
        return file.load()
    finally:
        file.close()


def dialog_of(qtbot, kind: type) -> QWidget:
    def found():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]

    qtbot.waitUntil(lambda: bool(found()) and found()[-1].isVisible(), timeout=20_000)
    return found()[-1]


def search(window: Window, text: str, settle) -> None:
    window.frame.show_results()
    window.frame.pane.look_for_text(text)
    settle(window)


def spoken(window: Window, row: int = 0) -> str:
    rows = window.frame.pane.list
    return QAccessible.queryAccessibleInterface(rows).child(row).text(QAccessible.Text.Name)


def nameless(widget: QWidget) -> list[str]:
    """What can be pressed or takes the keyboard, and has no name for a screen reader."""

    def walk(one):
        if one is not None and one.isValid() and not one.state().invisible:
            yield one
            for place in range(one.childCount()):
                yield from walk(one.child(place))

    return [
        one.role().name
        for one in walk(QAccessible.queryAccessibleInterface(widget))
        if one.state().focusable and not one.text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("appearance", tokens.ALL, ids=lambda one: one.name)
def test_colours_of_tags_stand_out_in_every_appearance(appearance):
    def light(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for place in range(COUNT):
        for ground in (appearance.paper, appearance.side, appearance.tint):
            one, other = sorted((light(tag_colour(appearance.name, place)), light(ground)))
            assert (other + 0.05) / (one + 0.05) >= 3, (colour_names()[place], ground)


def test_a_study_is_saved_by_its_star_or_by_key_and_taken_back_after_a_restart(
    qtbot, make_window, settle, activate, tmp_path
):
    window = make_window()
    activate(window)
    window.actions_.save.trigger()
    assert toast(window) == "Choose a study first. Then you can save it."
    search(window, "gout", settle)
    rows = window.frame.pane.list
    rect = rows.visualRect(rows.model().index(0, 0))
    star = rows.itemDelegate().star(rect, rows.model().index(0, 0)).center()
    assert rows.itemDelegate().star(rect, rows.model().index(0, 0)).height() >= 44
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=star)
    qtbot.waitUntil(
        lambda: toast(window) == "Saved. You find it under Saved studies.", timeout=20_000
    )
    assert window.reader.trial is None, "a star opens nothing"
    assert spoken(window).endswith("saved")
    assert window.frame.pane.foot.saved.words == "Saved studies (1)"
    assert stored(tmp_path).is_saved(GOUT)
    # The quiet line takes it back, and the key saves it again.
    undo = window.mine.saved.toast.buttons[0]
    assert undo.words == "Undo"
    rows.setFocus()
    undo.setFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Return)
    assert window.focusWidget() is rows, "the keyboard is where it was"
    qtbot.waitUntil(lambda: toast(window).startswith("Taken back"), timeout=20_000)
    assert not stored(tmp_path).is_saved(GOUT)
    assert not spoken(window).endswith("saved")
    rows.mark(0)
    qtbot.keyClick(rows, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.mine.keeping.newest is not None, timeout=20_000)
    window.reader.open(GOUT)
    settle(window)
    assert window.frame._view_row._save.words == "Saved"
    assert window.actions_.undo.text() == f"Undo: save, {GOUT}"
    window.close()
    window.mine.keeping.close()

    again = make_window()
    activate(again)
    qtbot.waitUntil(again.actions_.undo.isEnabled, timeout=20_000)
    assert again.actions_.undo.text() == f"Undo: save, {GOUT}"
    # In a field that is typed in, the key belongs to the typing.
    again.frame.show_results()
    again.frame.pane.focus_search()
    field = again.focusWidget()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.mine.keeping.kept.is_saved(GOUT)
    again.frame.pane.list.setFocus()
    qtbot.keyClick(again.frame.pane.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: toast(again) == f"Taken back: save, {GOUT}.", timeout=20_000)
    assert not again.mine.keeping.kept.is_saved(GOUT)


def test_what_is_not_for_me_is_hidden_counted_and_shown_again(
    qtbot, window, settle, activate, tmp_path
):
    activate(window)
    mine, pane = window.mine.saved, window.frame.pane
    search(window, "asthma", settle)
    first, second = (pane.model.words(row).number for row in (0, 1))
    pane.list.mark(20)
    scrolled = pane.list.verticalScrollBar().value()
    assert scrolled > 0
    assert pane.count_words() == "230 studies"
    menu = mine.menu.make(first, mine._keeping.kept)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Save this study", "Interesting", "Not for me"]
    menu.actions()[2].trigger()
    settle(window)
    qtbot.waitUntil(lambda: toast(window) == "Hidden from lists, as not for you.", timeout=20_000)
    assert pane.model.words(0).number == second
    assert pane.count_words() == "229 studies"
    assert (pane.list.currentIndex().row(), pane.model.rowCount()) == (19, 51)
    assert pane.list.verticalScrollBar().value() >= scrolled - 200, "the list stays where it was"
    assert pane.notes.left_out.text() == "1 is hidden as not for you. Show"
    # Why, if one wants to say it.
    mine.toast.buttons[1].click()
    dialog = dialog_of(qtbot, NameDialog)
    dialog.field.setText("too far")
    dialog.keep.click()
    qtbot.waitUntil(lambda: mine._keeping.unsaved == 0, timeout=20_000)
    assert stored(tmp_path).get(Kind.OPINION, first, Judged).reason == "too far"
    pane.notes.left_out.links[0].click()
    settle(window)
    assert pane.count_words() == "230 studies"
    assert pane.model.index(0, 0).data(Role.MINE).notes == ("Not for you: too far",)
    assert spoken(window).endswith("Not for you: too far")
    assert pane.notes.left_out.text() == "Those marked “Not for you” are shown, too. Hide them"
    pane.notes.left_out.links[0].click()
    settle(window)
    assert pane.model.words(0).number == second
    # All that is not for me stands in one place, too.
    window.actions_.saved.trigger()
    view = window.mine.saved_view
    menu = view.menus.folders(view._keeping.kept, None)
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["All saved studies", "Interesting", "Not for me"]
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: bool(view._hits), timeout=20_000)
    assert view.pane.model.numbers() == (first,)
    assert (view.pane.folder.words, view.pane.count.text()) == ("Not for me", "1 study")
    menu.actions()[1].trigger()
    assert view.pane.nothing.text() == "You marked no study so."
    # Asked for by its number it is there; and it can be taken back later.
    search(window, first, settle)
    assert pane.model.words(0).number == first
    mine._keeping.undo()
    mine._keeping.undo()
    qtbot.waitUntil(lambda: not mine._keeping.kept.hidden(), timeout=20_000)
    search(window, "asthma", settle)
    assert pane.count_words() == "230 studies"
    assert pane.notes.left_out.isHidden()
    # The Menu marks the open study.
    window.reader.open(GOUT)
    settle(window)
    window.frame.focus_page()
    actions, kept = window.actions_, window.mine.keeping
    actions.interesting.trigger()
    assert kept.kept.get(Kind.OPINION, GOUT, Judged).opinion is Opinion.INTERESTING
    assert actions.interesting.isChecked()
    actions.not_for_me.trigger()
    assert not actions.interesting.isChecked()
    assert kept.kept.hidden() == {GOUT}
    actions.not_for_me.trigger()
    assert kept.kept.get(Kind.OPINION, GOUT, Judged) is None
    qtbot.waitUntil(lambda: kept.unsaved == 0, timeout=20_000)


def test_saved_studies_are_sorted_found_and_read_in_their_own_pane(
    qtbot, window, settle, activate, tmp_path, said
):
    activate(window)
    view, keeping = window.mine.saved_view, window.mine.keeping
    window.actions_.saved.trigger()
    assert view.pane.nothing.text().startswith("Nothing is saved yet.")
    key = iter("abcdefgh")
    for place, number in enumerate((GOUT, LUPUS, "NCT00000001")):
        when = f"2026-01-0{place + 1}"
        keeping.take(steps.save(keeping.kept, number, f"Title {number}", when))
    keeping.take(sorting.set_tags(keeping.kept, LUPUS, [Tag("Near", 3)], lambda: next(key)))
    qtbot.waitUntil(lambda: keeping.unsaved == 0 and not view.asking.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: bool(view._hits), timeout=20_000)
    pane = view.pane
    assert pane.count.text() == "3 studies"
    rows = [pane.model.words(row) for row in range(3)]
    assert [row.number for row in rows] == ["NCT00000001", LUPUS, GOUT]
    assert rows[0].status == "Not in this library"
    assert rows[2].title == "Cherries in gout"
    # Arrows and Enter read as in the list; one that is not here says so, and stays saved.
    pane.focus_first()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.trial is not None, timeout=20_000)
    assert window.reader.trial.number == LUPUS
    settle(window)
    pane.list.entered_trial.emit("NCT00000001")
    assert window.frame.place.words() == "This study is not in this library."
    # A folder and a second tag, in the dialog.
    window.mine.saved.ask_sorting(LUPUS)
    dialog = dialog_of(qtbot, SortDialog)
    assert nameless(dialog) == []
    dialog.folder.setCurrentText("For  the doctor")
    dialog.new_tag.setText("Pill")
    dialog.keep.click()
    qtbot.waitUntil(lambda: keeping.unsaved == 0, timeout=20_000)
    tags = keeping.kept.tags_of(LUPUS)
    assert [tag.name for tag in tags] == ["Near", "Pill"]
    mine = pane.model.index(1, 0).data(Role.MINE)
    assert mine.notes == ("In folder: For the doctor",)
    assert mine.spoken == "saved, tag Near, green, tag Pill, orange, In folder: For the doctor"
    menu = view.menus.tags(keeping.kept, [], window.appearances.look)
    assert [action.text() for action in menu.actions()][:2] == ["Near (green)", "Pill (orange)"]
    for action in menu.actions()[:2]:
        action.trigger()
    assert pane.count.text() == "1 of 3 studies"
    assert [chip.words for chip in pane.chips] == ["Near", "Pill"]
    pane.chips[0].click()
    pane.chips[0].click()
    (folder,) = keeping.kept.all(Kind.FOLDER, Folder)
    view._choose_folder(folder)
    assert pane.folder.words == "Folder: For the doctor"
    assert pane.model.numbers() == (LUPUS,)
    view.menus.folder_delete_wished.emit(folder)
    assert pane.count.text() == "3 studies"
    assert nameless(pane) == []
    # Boxes, by the keyboard.
    pane.choose.click()
    pane.focus_first()
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    assert len(pane.model.ticked()) == 1
    assert pane.print_.words == "Print chosen (1)…"
    # Those of this library can be compared, and printed in one go.
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    pane.model.tick(GOUT)
    pane.model.tick(LUPUS)
    with qtbot.waitSignal(window.comparing.shown, timeout=20_000):
        pane.compare.click()
    assert window.comparing.chosen.numbers == (LUPUS, GOUT)
    said.new_file = tmp_path / "both"
    pane.print_.click()
    dialog = dialog_of(qtbot, PrintManyDialog)
    with qtbot.waitSignal(dialog.printed, timeout=30_000):
        dialog.one.click()
    assert dialog.says.text() == f"2 studies are in {tmp_path / 'both.pdf'}."
    assert (tmp_path / "both.pdf").read_bytes().startswith(b"%PDF")
    dialog.stop.click()
    # The same from the menu, in another kind, one file each; and as a table: what is in sight.
    window.actions_.print_list.trigger()
    dialog = next(one for one in window.findChildren(PrintManyDialog) if one.isVisible())
    kinds = dialog.options.kind_box
    kinds.setCurrentIndex(kinds.findData(PrintKind.DOCTOR))
    said.folder = tmp_path
    with qtbot.waitSignal(dialog.printed, timeout=30_000):
        dialog.each.click()
    assert {file.name for file in tmp_path.glob("*-doctor.pdf")} == {
        f"{GOUT}-doctor.pdf",
        f"{LUPUS}-doctor.pdf",
    }
    dialog.stop.click()
    window.actions_.print_list.trigger()
    dialog = next(one for one in window.findChildren(PrintManyDialog) if one.isVisible())
    kinds = dialog.options.kind_box
    kinds.setCurrentIndex(kinds.findData(PrintKind.CHANGES))
    said.new_file = tmp_path / "changed"
    with qtbot.waitSignal(dialog.printed, timeout=30_000):
        dialog.one.click()
    assert dialog.says.text().startswith("None of these records has changed.")
    assert not (tmp_path / "changed.pdf").exists()
    dialog.stop.click()
    said.new_file = tmp_path / "saved.csv"
    with qtbot.waitSignal(window.sharing.told, timeout=20_000) as told:
        window.actions_.save_list.trigger()
    assert told.args[0].startswith("2 studies are saved")
    text = (tmp_path / "saved.csv").read_text("utf-8-sig")
    assert GOUT in text
    assert LUPUS in text
    qtbot.waitUntil(lambda: keeping.unsaved == 0, timeout=20_000)
    assert set(stored(tmp_path).all(Kind.SAVED, Saved)) == {GOUT, LUPUS, "NCT00000001"}
    pane.back.click()
    assert window.frame.left is window.frame.pane
