"""Studies side by side: which are chosen, the bar that says so, and the page."""
