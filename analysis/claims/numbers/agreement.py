"""Whether two facts in their sentences agree, and whether they speak of the same thing at all."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim
from analysis.claims.stems import concept
from analysis.facts.agreement import agreement, family, is_whole, other_change, same_unit
from analysis.params import Params
from analysis.schema import Fact

_MOST_PARTS = 20
"""Shares and numbers of one text that are multiplied."""
_NEAR = 4
"""Words of content on either side that are near a number."""
SMALL = 10
"""Smaller numbers are equal by chance."""
_DENIALS = frozenset(("not", "no", "never", "against", "without", "neither", "nor"))


class Placed(NamedTuple):
    """A fact in its sentence: stems near it, stems it counts, nearest stem on either side.

    denied: a word of denial stands in the sentence. about: as `near`, twice as far.
    """

    fact: Fact
    near: frozenset[str]
    head: frozenset[str]
    beside: frozenset[str]
    denied: bool = False
    about: frozenset[str] = frozenset()


def placed(fact: Fact, sentence: Claim) -> Placed:
    """A fact with the content words around it, numbers left out."""
    inside = [
        n
        for n, token in enumerate(sentence.tokens)
        if token.start < fact.stop and token.stop > fact.start
    ]
    before = [t.stem for t in sentence.tokens[: inside[0] if inside else 0] if _counts(t)]
    after = [t.stem for t in sentence.tokens[inside[-1] + 1 if inside else 0 :] if _counts(t)]
    return Placed(
        fact,
        _near(before, after, _NEAR),
        frozenset(concept(word) for word in fact.head.split()),
        frozenset([*before[-1:], *after[:1]]),
        any(token.word in _DENIALS or token.word.endswith("n't") for token in sentence.tokens),
        _near(before, after, 2 * _NEAR),
    )


def _near(before: Sequence[str], after: Sequence[str], reach: int) -> frozenset[str]:
    return frozenset([*before[-reach:], *after[:reach]])


def _counts(token: claims.Token) -> bool:
    return token.content and not token.word[:1].isdigit()


def disagree(one: Placed, two: Placed, params: Params) -> bool:
    """Whether two facts, if they speak of one thing, contradict each other.

    Shares that make a whole do so only in the same words: 40% and 60% turnout, but not 3% missed
    and 97% found.
    """
    verdict = agreement(one.fact, two.fact, params)
    return verdict == "differ" or (is_whole(one.fact, two.fact) and _same_words(one, two))


def _same_words(one: Placed, two: Placed) -> bool:
    """Whether all words about one number stand about the other, and both or neither deny."""
    near = bool(one.near and two.near) and (one.about <= two.about or two.about <= one.about)
    return near and one.denied == two.denied


def agree(one: Placed, two: Placed, params: Params) -> bool:
    """Whether two facts can both hold, so far as it can be told."""
    return (
        family(one.fact) == family(two.fact)
        and not disagree(one, two, params)
        and (one.fact.type != "money" or same_unit(one.fact, two.fact))
        and not other_change(one.fact, two.fact)
    )


def same_thing(one: Placed, two: Placed) -> int:
    """How many words tie two facts together; 0 when nothing says that they speak of the same thing.

    Assumes that what a number counts follows it. Two counts with different heads need two other
    words in common.
    """
    if family(one.fact) != family(two.fact):
        return 0
    shared = len(one.near & two.near)
    if one.head and two.head and not one.head & two.head:
        return shared if shared >= 2 and not (one.fact.type == two.fact.type == "count") else 0
    return shared + 2 * len(one.head & two.head)


def comparable(one: Placed, two: Placed) -> bool:
    """Whether two facts are of one kind and, if they are counts, may count the same thing."""
    if family(one.fact) != family(two.fact):
        return False
    return not (one.head and two.head) or bool(one.head & two.head)


def is_sum(fact: Fact, parts: Iterable[Fact], rounded: float) -> bool:
    """Whether a count is the sum of two counts of the other text (eleven and two, thirteen).

    Or what is left of one without the other. A part that is less than the rounding of the whole
    must make the sum exactly: 2,100 is not the sum of 2,100 and three.
    """
    off = rounded * 0.2 * fact.low
    values = [part.low for part in parts if part.type == "count" and part.low == part.high]
    pairs = [(a, b) for n, a in enumerate(values) for b in values[n + 1 :]]
    return fact.type == "count" and any(
        abs(a + b - fact.low) <= (off if min(a, b) > off else 0) or abs(a - b) == fact.low
        for a, b in pairs
    )


def is_part(fact: Fact, others: list[Fact]) -> bool:
    """Whether a count is a share that the other text gives of a number there (half of 900: 450)."""
    if fact.type != "count":
        return False
    shares = [other.low / 100 for other in others if other.type == "percent"][:_MOST_PARTS]
    wholes = [other.low for other in others if other.type == "count"][:_MOST_PARTS]
    parts = (share * whole for share in shares for whole in wholes)
    return any(abs(part - fact.low) <= 0.02 * fact.low for part in parts)


def bare(one: Fact, two: Fact) -> bool:
    """Whether one of two equal amounts only lacks its unit (350 million, 350m euros)."""
    unlike = (one.type == "count") != (two.type == "count")
    return unlike and one.low == two.low >= SMALL and one.type != "date" != two.type
