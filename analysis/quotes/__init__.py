"""Quotations: who said what, in marks or not, with the places of the words, the speaker and the cue."""

from analysis.quotes.extract import found, quotations, read, segments
from analysis.quotes.page import Found

__all__ = ["Found", "found", "quotations", "read", "segments"]
