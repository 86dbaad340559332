"""Pages on paper: PDF by Typst, and HTML and text."""
