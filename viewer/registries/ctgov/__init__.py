"""The reader of ClinicalTrials.gov records (API version 2), one module for each of its modules.

Paths: a list item's path ends with its position, ``…armGroups[0]``, and its fields stand below
it; a single value's path is that of its field.
"""

from viewer.registries.ctgov.quick import number_hint, quick_card
from viewer.registries.ctgov.record import FORMAT, read, read_parsed, recognises

__all__ = ["FORMAT", "number_hint", "quick_card", "read", "read_parsed", "recognises"]
