"""Copytaster's data preparation: from one story's articles to tables of what they share."""

from analysis.ingest import read_articles
from analysis.names.aliases import same_person
from analysis.params import Params
from analysis.story import Story

__all__ = ["Params", "Story", "read_articles", "same_person"]
