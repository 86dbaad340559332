"""Made-up trials in the shape of ClinicalTrials.gov API v2 records, for measuring only.

Record ``i`` depends on nothing but ``i``, so a corpus of N trials is the beginning of every
larger one. Nothing is taken from real records but how large their parts are and how often each
part and value occurs: every name, place, number and sentence is made up.
"""

from viewer.bench.corpus.record import records

__all__ = ["records"]
