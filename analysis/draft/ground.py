"""What a draft is held against: the other articles as sentences, and how near two places are.

Assumes that two places speak of one thing where the telling words around them are the same, the
nearer the more. Fails where a draft says it in words of its own throughout.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from analysis.claims.sentence import Claim, stems_of
from analysis.params import Params
from analysis.text.spans import Span

Around = Mapping[str, float]
"""Stems around a place, each with its weight: how rare it is, and how near it stands."""


_COMMON = 0.4
"""Weight of a noun that stands in any story (people, year) beside 1.0."""


class Stretch(NamedTuple):
    """A stretch of one article."""

    article_id: str
    start: int
    stop: int


class Ground:
    """A draft and its sources, read sentence by sentence."""

    def __init__(
        self,
        draft_id: str,
        texts: Mapping[str, str],
        sentences: Mapping[tuple[str, int], Claim],
        params: Params,
    ) -> None:
        """texts: of the draft and of every source; sentences: theirs, others are left out."""
        self.draft_id, self.texts, self.params = draft_id, texts, params
        self.sources = [one for one in texts if one != draft_id]
        self._held: dict[str, list[Claim]] = defaultdict(list)
        for claim in sentences.values():
            if claim.article_id in texts:
                self._held[claim.article_id].append(claim)
        self._starts = {one: [c.start for c in held] for one, held in self._held.items()}
        self._cache: dict[tuple[Stretch, Span], Around] = {}
        self._capitals: dict[str, frozenset[str]] = {}

    def claims(self, article_id: str) -> Sequence[Claim]:
        """The sentences of one text, in order."""
        return self._held.get(article_id, [])

    def claim(self, place: Stretch) -> Claim:
        """The sentence in which a place begins."""
        starts = self._starts[place.article_id]
        return self._held[place.article_id][max(0, bisect_right(starts, place.start) - 1)]

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How telling a stem is: the rarer among the sentences of all texts, the more."""
        held = [claim for claims in self._held.values() for claim in claims]
        count = Counter(stem for claim in held for stem in claim.stems)
        return {stem: 0.3 + math.log(1 + len(held) / n) for stem, n in count.items()}

    def around(self, place: Stretch, reach: Span | None = None) -> Around:
        """The stems around a place within its sentence, its own words left out."""
        claim = self.claim(place)
        start, stop = reach or (claim.start, claim.stop)
        key = (place, (start, stop))
        if key not in self._cache:
            self._cache[key] = self._weighed(claim, place, (start, stop))
        return self._cache[key]

    def _weighed(self, claim: Claim, place: Stretch, reach: Span) -> Around:
        common = stems_of("nouns", "common")
        found: dict[str, float] = {}
        tokens = claim.tokens
        first = sum(token.stop <= place.start for token in tokens)
        last = sum(token.start < place.stop for token in tokens)
        for n, token in enumerate(tokens):
            inside = first <= n < last or not reach[0] <= token.start < reach[1]
            if token.content and not inside:
                far = first - n if n < first else n - last + 1
                weight = self.weights[token.stem] * (_COMMON if token.stem in common else 1.0)
                weighed = weight / (1 + far / self.params.draft_reach)
                found[token.stem] = max(found.get(token.stem, 0.0), weighed)
        return found

    def near(self, one: Stretch, two: Stretch) -> float:
        """How alike the words around two places are, 0-1; 0 where either stands alone."""
        return alike(self.around(one), self.around(two))

    def bag(self, claim: Claim) -> Around:
        """The stems of a sentence, each with its weight."""
        key = Stretch(claim.article_id, claim.start, claim.start), (claim.start, claim.stop)
        if key not in self._cache:
            common = stems_of("nouns", "common")
            self._cache[key] = {
                stem: self.weights[stem] * (_COMMON if stem in common else 1.0)
                for stem in claim.stems
            }
        return self._cache[key]

    def capitals(self, article_id: str) -> frozenset[str]:
        """The words of a text that stand there with a capital letter."""
        if article_id not in self._capitals:
            tokens = (token for claim in self.claims(article_id) for token in claim.tokens)
            found = frozenset(t.word.removesuffix("'s") for t in tokens if t.capital)
            self._capitals[article_id] = found
        return self._capitals[article_id]


def alike(a: Around, b: Around) -> float:
    """Cosine of two weighed bags of stems, 0-1.

    >>> alike({"x": 1.0}, {"x": 2.0}), alike({"x": 1.0}, {"y": 1.0}), alike({}, {"y": 1.0})
    (1.0, 0.0, 0.0)
    """
    both = sum(a[stem] * b[stem] for stem in a.keys() & b.keys())
    sizes = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return both / sizes if sizes else 0.0
