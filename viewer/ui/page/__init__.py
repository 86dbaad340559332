"""The page of a tab: its blocks as widgets."""

from viewer.ui.page.margins import side_margins
from viewer.ui.page.view import PageView

__all__ = ["PageView", "side_margins"]
