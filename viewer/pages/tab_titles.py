"""The names of the tabs."""

from viewer.pages.blocks import Tab
from viewer.words import _


def tab_title(tab: Tab) -> str:
    """The name of a tab, as it stands on it."""
    return {
        Tab.OVERVIEW: _("Overview"),
        Tab.TREATMENT: _("Treatment plan"),
        Tab.ELIGIBILITY: _("Eligibility"),
        Tab.OUTCOMES: _("Outcomes"),
        Tab.GLOSSARY: _("Glossary"),
        Tab.PLACES: _("Places and contacts"),
        Tab.SOURCES: _("Sources"),
    }[tab]
