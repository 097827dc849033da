"""Quotations: who said what, in marks or not, and where words, speaker and cue stand."""

from analysis.quotes.extract import found, key, quotations, read, said, segments, with_speakers
from analysis.quotes.layout import Found

__all__ = ["Found", "found", "key", "quotations", "read", "said", "segments", "with_speakers"]
