"""Quotations: who said what, in marks or not, and where words, speaker and cue stand."""

from analysis.quotes.extract import found, key, quotations, read, said, segments, with_speakers
from analysis.quotes.layout import FoundQuotation

__all__ = [
    "FoundQuotation",
    "found",
    "key",
    "quotations",
    "read",
    "said",
    "segments",
    "with_speakers",
]
