"""Plain language: coded values in words, texts cleaned and split, hard words found."""
