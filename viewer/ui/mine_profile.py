"""Joins "About you…" to what the person keeps."""

from PySide6.QtCore import QObject, Qt

from viewer.domain.kept import Change, Step, StepName
from viewer.domain.personal import ME, Kind, Profile
from viewer.domain.search import AgeUnit
from viewer.ui.keeping import Keeping
from viewer.ui.window import Window


class MineProfile(QObject):
    """Shows and keeps what a person tells of themselves."""

    def __init__(self, window: Window, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        window.actions_.about_you.triggered.connect(self.open)

    def open(self) -> None:
        """Ask, since somebody wants to be asked."""
        from viewer.ui.about_you import AboutYou  # noqa: PLC0415  (rarely needed)

        look = self._window.appearances.look
        dialog = AboutYou(look, self._keeping.kept.profile(), self._window)
        dialog.told.connect(self._keep)
        dialog.search_wished.connect(self._narrow)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _narrow(self, profile: Profile) -> None:
        """Show only studies that take the age and the sex; the list says so and can go back."""
        pane = self._window.frame.pane
        self._window.frame.show_list()
        filters = pane.filters._replace(age=profile.age, age_unit=AgeUnit.YEARS)
        pane.set_filters(filters._replace(sex=profile.sex.upper()))

    def _keep(self, profile: Profile) -> None:
        value = None if profile == Profile() else profile
        self._keeping.take(Step(StepName.PROFILE, (Change(Kind.PROFILE, ME, value),)))
