"""How often a finding with such evidence is right: a logistic regression, its weights as text.

Fitted by tests/benchmarks/fit_findings.py on stories in which a careful reader listed what does not
agree; a kind that was seldom seen there keeps the weight of all.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from analysis.text.wordlists import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.findings.evidence import Evidence


def confidences(found: Sequence[Evidence]) -> list[float]:
    """The probability (0-1) that each is right."""
    return [_probability(one) for one in found]


def features(one: Evidence) -> dict[str, float]:
    """The evidence by name, its kind and family among the names.

    A weight may belong to a family alone: letters in common speak for a name and against a figure.
    """
    named = {"kind": one.kind, "tie": one.tie}
    numbers = {name: float(value) for name, value in one._asdict().items() if name not in named}
    family = FAMILIES.get(one.kind, "claim")
    own = {f"{family}/{name}": value for name, value in numbers.items()}
    kinds = {f"kind={one.kind}": 1.0, f"family={family}": 1.0, f"{family}/tie={one.tie}": 1.0}
    return {"": 1.0} | kinds | numbers | own


FAMILIES = {
    "altered": "quotation", "quote meaning": "quotation", "marks dropped": "quotation",
    "speaker": "quotation", "said of": "quotation", "pronoun": "quotation",
    "number": "figure", "date": "figure", "updated": "figure",
    "name?": "name", "same name?": "name",
}  # fmt: skip
"""Kinds whose evidence is read alike."""


def _probability(one: Evidence) -> float:
    known = weights("finding_weights")
    total = sum(known.get(name, 0.0) * value for name, value in features(one).items())
    return 1 / (1 + exp(-total))
