"""Numbers that seem to count one thing by what their sentences mean, in whatever words.

Two numbers are candidates when they are of one family and unit, neither article has the other's
value, and each is what comes nearest to the other. How near is told by the encoder: the words
around both numbers in context, and the short phrases in which they stand with the number taken out
("some homes flooded", "some houses under water"). Assumes English. Two counts of one kind of thing
(the wounded of two fights) come as near as two counts of one thing; the confidence of a finding
says how often that is so.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.claims.numbers import agreement as fact_match
from analysis.claims.numbers.paired import objection, weighed
from analysis.claims.related import related
from analysis.claims.weighed import Weighed
from analysis.encoder import model, words
from analysis.facts.agreement import agreement, family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.numbers.paired import Sentences
    from analysis.claims.pairs import Pair
    from analysis.claims.sentence import Claim
    from analysis.encoder.model import Encoded
    from analysis.params import Params

_AROUND = 5
"""Content words on either side of a number that are held against those of another."""
_PHRASE = 4
"""Words on either side of a number that make the phrase in which it stands."""
_MOMENTS = frozenset(("weekday", "ordinal"))
"""Types that are never compared here: a weekday says when somebody spoke as often as when something
happened (none of eight such pairs was right), an ordinal counts something else in each text."""
_MOST = 1500
"""Numbers of a story that are read by the encoder; beyond, only aligned sentences are compared."""
_MOST_PAIRS = 10_000
"""The same for the pairs of numbers of two articles, a hundred in each; each pair costs time."""


class Number(NamedTuple):
    """One number as it is compared.

    around: float32 (n, width), the words beside it in context. phrase: float32 (width,), the phrase
    in which it stands, the number taken out.
    """

    placed: Placed
    around: np.ndarray
    phrase: np.ndarray


def meant(read: Sentences, pairs: list[Pair], params: Params) -> Iterator[Weighed]:
    """Numbers of two articles that seem to count one thing and differ, the likest first."""
    for one, two, _ in alike(read, related(pairs, read.claims, params), params):
        if fact_match.disagree(one, two, params):
            against = objection(one, two, read, params)
            row, against = weighed(one, two, params.apart_score, read, against)
            yield Weighed(row._replace(tie="alike"), against)


def alike(
    read: Sentences, partners: Mapping[str, AbstractSet[str]], params: Params
) -> list[tuple[Placed, Placed, float]]:
    """Numbers of two articles that seem to count one thing and differ, with their likeness (0-1).

    partners: the articles that have to do with each. Order: likeness down, then place.
    """
    candidates = _candidates(read, partners, params)
    numbers = _numbers({one for pair in candidates for one in pair}, read)
    scored = [
        (one, two, _likeness(numbers[_key(one)], numbers[_key(two)])) for one, two in candidates
    ]
    near = [found for found in scored if found[2] >= params.number_alike]
    return _nearest(sorted(near, key=lambda found: (-found[2], _key(found[0]), _key(found[1]))))


def _candidates(
    read: Sentences, partners: Mapping[str, AbstractSet[str]], params: Params
) -> list[tuple[Placed, Placed]]:
    """Numbers of one unit in two articles that differ, of which neither article has the other."""
    return [pair for group in _groups(read) for pair in _apart(group, read, partners, params)]


def _apart(
    group: list[Placed],
    read: Sentences,
    partners: Mapping[str, AbstractSet[str]],
    params: Params,
) -> Iterator[tuple[Placed, Placed]]:
    """The candidates among numbers of one unit, one pair of articles after the other."""
    held: dict[str, list[Placed]] = defaultdict(list)
    for one in group:
        held[one.fact.article_id].append(one)
    for a, b in combinations(held, 2):
        if b not in partners.get(a, ()) or len(read.known[a]) * len(read.known[b]) > _MOST_PAIRS:
            continue
        mine = [one for one in held[a] if not _has(read.known[b], one, params)]
        theirs = [two for two in held[b] if not _has(read.known[a], two, params)]
        for one, two in product(mine, theirs):
            if agreement(one.fact, two.fact, params) == "differ":
                yield one, two


def _key(one: Placed) -> tuple[str, int]:
    return one.fact.article_id, one.fact.start


def _groups(read: Sentences) -> list[list[Placed]]:
    """The numbers that can be compared, by family and unit."""
    every = [one for known in read.known.values() for one in known]
    if len(every) > _MOST:
        return []
    found: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for one in every:
        if one.fact.type not in _MOMENTS:
            unit = "" if one.fact.type == "time" else one.fact.unit
            found[family(one.fact), unit].append(one)
    return [group for group in found.values() if len({p.fact.article_id for p in group}) > 1]


def _numbers(some: Iterable[Placed], read: Sentences) -> dict[tuple[str, int], Number]:
    """Each of these numbers read by the encoder."""
    order = sorted(some, key=_key)
    sentences = [read.claims[one.fact.article_id, one.fact.sentence_id] for one in order]
    texts = list(dict.fromkeys(sentence.text for sentence in sentences))
    whole = dict(zip(texts, model.encode(texts), strict=True))
    phrases = model.encode([_phrase(*pair) for pair in zip(order, sentences, strict=True)])
    return {
        _key(one): Number(one, _around(one, sentence, whole[sentence.text]), phrase.vector)
        for one, sentence, phrase in zip(order, sentences, phrases, strict=True)
    }


def _phrase(one: Placed, sentence: Claim) -> str:
    """The words beside a number, "some" in its place."""
    before = [token for token in sentence.tokens if token.stop <= one.fact.start][-_PHRASE:]
    after = [token for token in sentence.tokens if token.start >= one.fact.stop][:_PHRASE]
    start = before[0].start if before else one.fact.start
    stop = after[-1].stop if after else one.fact.stop
    text, at = sentence.text, sentence.start
    return f"{text[start - at : one.fact.start - at]}some{text[one.fact.stop - at : stop - at]}"


def _around(one: Placed, sentence: Claim, encoded: Encoded) -> np.ndarray:
    told = [token for token in sentence.tokens if token.content]
    before = [token for token in told if token.stop <= one.fact.start][-_AROUND:]
    after = [token for token in told if token.start >= one.fact.stop][:_AROUND]
    spans = [(t.start - sentence.start, t.stop - sentence.start) for t in (*before, *after)]
    return words.vectors(encoded, spans)


def _has(known: Sequence[Placed], one: Placed, params: Params) -> bool:
    return any(agreement(one.fact, other.fact, params) == "agree" for other in known)


def _likeness(one: Number, two: Number) -> float:
    """How near two numbers come: the words around them, best with best, and their phrases."""
    if not len(one.around) or not len(two.around):
        return 0.0
    cosines = one.around @ two.around.T
    around = (cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2
    return float((around + one.phrase @ two.phrase) / 2)


def _nearest(found: list[tuple[Placed, Placed, float]]) -> list[tuple[Placed, Placed, float]]:
    """Each number with the one that comes nearest in each other article, surest first."""
    taken: set[tuple[str, int, str]] = set()
    kept = []
    for one, two, likeness in found:
        sides = {(*_key(one), two.fact.article_id), (*_key(two), one.fact.article_id)}
        if not sides & taken:
            kept.append((one, two, likeness))
        taken |= sides
    return kept
