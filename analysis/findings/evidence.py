"""What speaks for a finding and against it: a few numbers about the two places that decide it.

The encoder says how near the two sentences come in meaning, whole and with the words in question
taken out. The rest is counted: words and letters in common, how many articles stand on each side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from analysis.encoder import model
from analysis.text import likeness, normalize, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from analysis.findings.places import Draft, Origin, Spot

_MARKED = re.compile(r"\.\.\.|…|[\[\]]")
_REACH = 300
"""Characters of a sentence on either side of a place that are read."""


class Evidence(NamedTuple):
    """Numbers about one draft, each 0-1 but for those that count.

    kind: its code. tie: what holds its sentences together. meaning: cosine of the two sentences.
    frame: the same, the words in question taken out. words: share of the shorter stretch's words
    that stand in the other. letters: likeness of the two stretches as strings. aligned: score of
    the alignment. alone: whether one article stands alone against all others. minority: share of
    articles on the smaller side. articles: logarithm of their number. origins: whether several
    groups of shared wording have it. length: logarithm of the words of the shorter stretch. marked:
    dots or brackets show a change. size: logarithm of the sentences of both articles: among many,
    more is alike by chance.
    """

    kind: str
    tie: str
    meaning: float
    frame: float
    words: float
    letters: float
    aligned: float
    alone: float
    minority: float
    articles: float
    origins: float
    length: float
    marked: float
    size: float


def evidence(drafts: Sequence[Draft], articles: pd.DataFrame, origin: Origin) -> list[Evidence]:
    """The evidence on each draft, in the order given."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    held = {side.article_id for draft in drafts for side in draft.sides}
    places = {name: _starts(texts[name]) for name in held}
    asked = [
        string
        for draft in drafts
        for side in draft.sides
        for string in _read(side, texts[side.article_id], places[side.article_id])
    ]
    known = dict.fromkeys(asked)
    vectors = dict(zip(known, (one.vector for one in model.encode(list(known))), strict=True))
    return [
        _evidence(draft, [vectors[string] for string in asked[4 * n : 4 * n + 4]], origin)._replace(
            size=log2(1 + sum(len(places[side.article_id]) for side in draft.sides))
        )
        for n, draft in enumerate(drafts)
    ]


def _starts(text: str) -> list[int]:
    return [start for start, _ in sentences.spans(text)]


def _read(side: Spot, text: str, starts: Sequence[int]) -> tuple[str, str]:
    """The sentence around a place, and the same with the words in question taken out."""
    n = bisect_right(starts, side.start)
    first = starts[n - 1] if n else 0
    after = next((start for start in starts[n:] if start >= side.stop), len(text))
    first, after = max(first, side.start - _REACH), min(after, side.stop + _REACH)
    at = text.find(side.trigger, side.start, side.stop) if side.trigger else side.start
    start, stop = (at, at + len(side.trigger)) if side.trigger and at >= 0 else side[1:3]
    return text[first:after].strip(), f"{text[first:start]}some{text[stop:after]}".strip()


def _evidence(draft: Draft, vectors: Sequence[np.ndarray], origin: Origin) -> Evidence:
    a, b = draft.sides
    whole_a, bare_a, whole_b, bare_b = vectors
    words_a, words_b = (Counter(normalize.words(side.text).folded) for side in (a, b))
    shorter = min(words_a.total(), words_b.total())
    said = Counter(reading for _, reading in {(s.article_id, _reading(s)) for s in draft.spots})
    holders = {spot.article_id for spot in draft.spots}
    least = min(said.values()) if len(said) > 1 else len(holders)
    return Evidence(
        kind=draft.kind,
        tie=draft.tie,
        meaning=float(whole_a @ whole_b),
        frame=float(bare_a @ bare_b),
        words=(words_a & words_b).total() / shorter if shorter else 0.0,
        letters=likeness.letters((a.trigger or a.text).lower(), (b.trigger or b.text).lower()),
        aligned=draft.score,
        alone=float(least == 1 and len(holders) > 2),
        minority=least / max(1, len(holders)),
        articles=log2(1 + len(holders)),
        origins=float(len({origin[one] for one in holders}) > 1),
        length=log2(1 + shorter),
        marked=float(bool(_MARKED.search(a.text) or _MARKED.search(b.text))),
        size=0.0,
    )


def _reading(spot: Spot) -> str:
    return " ".join(normalize.words(spot.trigger or spot.text).folded)
