"""A draft held against the other articles: what stands there, what differs, what has no source."""

from analysis.draft.adding import checked
from analysis.draft.checks import DRAFT, DraftTables, checks, no_checks

__all__ = ["DRAFT", "DraftTables", "checked", "checks", "no_checks"]
