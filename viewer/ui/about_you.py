"""What a person may tell of themselves: age, sex, taking part as a healthy person. Never asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIntValidator
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from viewer.domain.personal import Profile
from viewer.ui.choosing import TextField
from viewer.ui.controls import CheckBox, Label, LinkButton, OutlinedButton
from viewer.ui.flow import FlowLayout
from viewer.ui.look import Look, Role, scroll_bar_style
from viewer.ui.look.measures import GAP, MIDDLE, SMALL, WIDE
from viewer.words import _

_PAUSE = 700
"""Milliseconds after the last key until an age is kept."""
_OLDEST = 130


class _Choice(QWidget):
    """A few boxes of which at most one is ticked; ticked again it is empty."""

    chosen = Signal()

    def __init__(self, look: Look, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = FlowLayout(self)
        row.set_gap(look.space(MIDDLE))
        row.setContentsMargins(0, 0, 0, 0)
        self._boxes = [CheckBox(look, each) for each in words]
        for box in self._boxes:
            row.addWidget(box)
            box.setAccessibleDescription(name)
            box.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        pressed = self.sender()
        for box in self._boxes:
            if box is not pressed:
                box.setChecked(False)
        self.chosen.emit()

    def place(self) -> int | None:
        """The place of the one that is ticked."""
        return next((at for at, box in enumerate(self._boxes) if box.isChecked()), None)

    def set_place(self, place: int | None) -> None:
        """Tick one, or none."""
        for at, box in enumerate(self._boxes):
            box.setChecked(at == place)


_SEXES = ("female", "male")
_HEALTHY = (True, False)


class AboutYou(QDialog):
    """Three questions, none of which needs an answer; what is told is kept at once.

    Signals: ``told`` (a Profile, other than before), ``search_wished`` (the search is to be
    narrowed to a Profile's age and sex).
    """

    told = Signal(object)
    search_wished = Signal(object)

    def __init__(self, look: Look, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._profile = profile
        self.setWindowTitle(_("About you"))
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        side = look.space(WIDE)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(look.space(SMALL))
        self._say(Role.CARD_TITLE, _("About you"))
        self._say(
            Role.NOTE,
            _(
                "You need not answer any of this. What you tell here answers the lines on age, "
                "sex and healthy volunteers for you in each study. You can change each of those "
                "answers. Lines in running text are never answered for you."
            ),
        )
        self._say(
            Role.NOTE,
            _("It is kept in your private file on this computer and is sent nowhere."),
        )
        self.age = TextField(look, _("Your age in years"))
        self.age.setValidator(QIntValidator(0, _OLDEST, self))
        self.age.setMaximumWidth(look.px(140))
        self.sex = _Choice(look, _("Your sex"), (_("Female"), _("Male")))
        self.healthy = _Choice(
            look, _("Would you take part as a healthy person?"), (_("Yes"), _("No"))
        )
        self._ask(_("Your age in years"), self.age)
        self._ask(_("Your sex"), self.sex)
        self._ask(
            _("Would you take part as a healthy person?"),
            self.healthy,
            _("Some studies also take people without the illness."),
        )
        self.narrow = LinkButton(look, _("Narrow the search to this age and sex"))
        self.forget = LinkButton(look, _("Forget this"))
        self._column.addSpacing(look.space(GAP))
        self._column.addWidget(self.narrow)
        self._column.addWidget(self.forget)
        close = OutlinedButton(look, _("Close"))
        self._column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.age.textEdited.connect(self._pause.start)
        self.age.editingFinished.connect(self._tell)
        self.sex.chosen.connect(self._tell)
        self.healthy.chosen.connect(self._tell)
        self.narrow.clicked.connect(self._wish_search)
        self.forget.clicked.connect(self._forget)
        close.clicked.connect(self.close)
        self._frame()
        self.show_profile(profile)

    def _say(self, role: Role, words: str, token: str = "ink") -> None:
        self._column.addWidget(Label(self._look, role, token, words))

    def _ask(self, words: str, field: QWidget, remark: str = "") -> None:
        self._column.addSpacing(self._look.space(GAP))
        self._say(Role.CONTROL_STRONG, words)
        if remark:
            self._say(Role.CONTROL, remark, "soft")
        self._column.addWidget(field)

    def _frame(self) -> None:
        """Put all of it into an area that scrolls where the screen is small or letters big."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look))
        area.setWidget(self._inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        room = self.screen().availableGeometry()
        parent = self.parentWidget()
        most = parent.window().width() if parent else room.width()
        width = max(320, min(self._look.px(560), most - 24, room.width() - 24))
        wanted = self._inner.heightForWidth(width) + 8
        self.resize(width, min(wanted, room.height() - 48))

    def show_profile(self, profile: Profile) -> None:
        """Show what was told."""
        self._profile = profile
        self.age.setText("" if profile.age is None else f"{profile.age:g}")
        self.sex.set_place(_SEXES.index(profile.sex) if profile.sex in _SEXES else None)
        self.healthy.set_place(
            _HEALTHY.index(profile.healthy) if profile.healthy is not None else None
        )
        self._show_links(profile)

    def _show_links(self, profile: Profile) -> None:
        self.forget.setVisible(profile != Profile())
        self.narrow.setVisible(profile.age is not None or bool(profile.sex))

    def _wish_search(self) -> None:
        self._tell()
        self.search_wished.emit(self._profile)
        self.close()

    def _told(self) -> Profile:
        sex, healthy = self.sex.place(), self.healthy.place()
        age = self.age.text().strip()
        return Profile(
            age=float(age) if age.isdecimal() else None,
            sex="" if sex is None else _SEXES[sex],
            healthy=None if healthy is None else _HEALTHY[healthy],
        )

    def _tell(self) -> None:
        self._pause.stop()
        told = self._told()
        if told != self._profile:
            self._profile = told
            self._show_links(told)
            self.told.emit(told)

    def _forget(self) -> None:
        self._pause.stop()
        self.show_profile(Profile())
        self.age.setFocus()
        self.told.emit(Profile())

    def done(self, result: int) -> None:
        """Keep what was typed last, then close."""
        self._tell()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed last, then close."""
        self._tell()
        super().closeEvent(event)
