"""The window's first moment: its list, painted before its parts are there."""
