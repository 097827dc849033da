"""Findings: one claim or utterance worth a look with all its readings, the surest first."""

from analysis.findings.drafts import Draft, Sources, Spot, drafts, stated_outlets
from analysis.findings.ranking import findings, key

__all__ = ["Draft", "Sources", "Spot", "drafts", "findings", "key", "stated_outlets"]
