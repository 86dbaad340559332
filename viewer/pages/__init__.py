"""A trial as pages of typed blocks: one page for each tab and each print-out. Pure functions."""
