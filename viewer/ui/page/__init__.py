"""The page of a tab: its blocks as widgets."""
