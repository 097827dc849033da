"""Findings: one claim or utterance worth a look with all its readings, the surest first."""

from analysis.findings.claimed import claims, stated_outlets
from analysis.findings.drafts import drafts
from analysis.findings.places import Draft, Sources, Spot
from analysis.findings.ranking import Rated, findings, key, listed, rated
from analysis.findings.spoken import utterances
from analysis.findings.titles import phrase, trigger

__all__ = [
    "Draft", "Rated", "Sources", "Spot", "claims", "drafts", "findings", "key", "listed", "phrase",
    "rated", "stated_outlets", "trigger", "utterances",
]  # fmt: skip
