"""Speech and thought told without marks, or with marks around a part of it.

Every complement of a cue is a candidate; a logistic regression over grammar and the cue's base form
decides. Its weights (`data/words/report_weights.txt`) were fitted by this project on the training
half of PolNeAR, US political news: elsewhere its idea of what is worth attributing may be too wide.
Assumes English and a parse; content that stands far from its cue, or that only a reader could
gather, is not found.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from analysis.quotes import speakers
from analysis.quotes.candidates import Candidate, candidates
from analysis.quotes.direct import is_title
from analysis.quotes.features import features
from analysis.quotes.layout import FoundQuotation, Layout, end, kind_of_clause, marks_within
from analysis.text.normalize import n_words
from analysis.text.wordlists import weights

_BETWEEN = 2
"""Words between titles that only join them."""


def indirect(layout: Layout, min_score: float) -> list[FoundQuotation]:
    """The reports of one article, one for each cue, in order of the cue."""
    best: dict[int, tuple[float, Candidate]] = {}
    for one in candidates(layout):
        if _is_title(layout, one):
            continue
        found = score(features(layout, one), weights("report_weights"))
        if found >= min_score and found > best.get(one.cue.i, (0.0, one))[0]:
            best[one.cue.i] = found, one
    return [_found(layout, one) for _, one in best.values()]


def _is_title(layout: Layout, one: Candidate) -> bool:
    """Whether all that a verb reports is titles in marks: the band played "Home Is the Sea"."""
    marks = [mark for span in one.content for mark in marks_within(layout, *span)]
    if not marks or not all(is_title(layout.text[slice(*mark)]) for mark in marks):
        return False
    n_every = sum(n_words(layout.text[slice(*span)]) for span in one.content)
    return n_every - sum(n_words(layout.text[slice(*mark)]) for mark in marks) <= _BETWEEN


def score(names: Iterable[str], fitted: Mapping[str, float]) -> float:
    """How likely a candidate with these features is a report, 0-1.

    >>> round(score(["tie=ccomp"], {"": -1.0, "tie=ccomp": 1.0}), 2)
    0.5
    """
    return 1 / (1 + math.exp(-fitted[""] - sum(fitted.get(name, 0.0) for name in set(names))))


def _found(layout: Layout, one: Candidate) -> FoundQuotation:
    who = speakers.speaker_of(layout, one.cue)
    return FoundQuotation(
        one.content,
        kind_of_clause(layout, one.content),
        speakers.name_span(layout, who) if who is not None else None,
        (one.cue.idx, end(one.cue)),
    )
