"""Copytaster's data preparation: from the articles of one story to tables of what they share and what changed."""

from analysis.ingest import read_articles
from analysis.params import Params
from analysis.story import Story

__all__ = ["Params", "Story", "read_articles"]
