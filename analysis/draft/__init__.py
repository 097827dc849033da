"""A draft held against the other articles: what stands there, what differs, what has no source."""

from analysis.draft.adding import checked
from analysis.draft.checks import DraftTables, checks, no_checks
from analysis.schema import DRAFT

__all__ = ["DRAFT", "DraftTables", "checked", "checks", "no_checks"]
