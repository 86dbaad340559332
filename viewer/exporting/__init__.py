"""Trials as files for other programs: tables, records, references."""
