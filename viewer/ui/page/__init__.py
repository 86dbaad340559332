"""The page of a tab: its blocks as widgets."""

from viewer.ui.page.view import PageView, side_margins

__all__ = ["PageView", "side_margins"]
