"""Quotations: who said what, in marks or not, and where words, speaker and cue stand."""

from analysis.quotes.extract import found, quotations, read, segments
from analysis.quotes.page import Found

__all__ = ["Found", "found", "quotations", "read", "segments"]
