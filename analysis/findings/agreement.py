"""Which articles agree: the places of a finding as its readings.

Places that a comparison held against each other never share a reading. Beyond that, numbers share
one when their values agree, quotations when one holds the other or nothing speaks against it,
denials and states when they stand on the same side of every comparison, other words when they are
the same.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from analysis import kinds
from analysis.facts.agreement import agreement
from analysis.findings.claimed import bare
from analysis.quote_variants.spoken_words import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.findings.places import Draft, Spot, SpotPair
    from analysis.params import Params
    from analysis.schema import Fact

    Agrees = Callable[[int, int], bool]

Facts = dict[tuple[str, int], "Fact"]
"""Facts by article and start."""
_TWO_SIDED = frozenset(("negation", "hedge", "status", "updated", "meaning"))
"""Kinds in which what differs from one side is on the other."""


def reading_ids(draft: Draft, facts: Facts, params: Params) -> list[int]:
    """The reading of each place of a draft, in their order: 0 is what most articles have."""
    apart = _apart(draft)
    agrees = _agreeing(draft, apart, facts, params)
    readings: list[list[int]] = []
    for n in _longest_first(draft):
        own = (held for held in readings if all(_may(apart, agrees, n, one) for one in held))
        held = next(own, None)
        if held is None:
            readings.append([n])
        else:
            held.append(n)
    readings.sort(key=lambda held: (-len({draft.spots[n].article_id for n in held}), min(held)))
    number = {n: k for k, held in enumerate(readings) for n in held}
    return [number[n] for n in range(len(draft.spots))]


def _may(apart: Apart, agrees: Agrees, n: int, other: int) -> bool:
    return frozenset((n, other)) not in apart and agrees(n, other)


Apart = frozenset[frozenset[int]]
"""Places, by number, that do not agree."""


def _apart(draft: Draft) -> Apart:
    number = {spot[:3]: n for n, spot in enumerate(draft.spots)}
    pairs = (frozenset(number.get(side[:3], -1) for side in pair) for pair in draft.apart)
    return frozenset(pair for pair in pairs if len(pair) > 1 and -1 not in pair)


def _longest_first(draft: Draft) -> Sequence[int]:
    """The order in which places join readings: part of a quotation may fit several."""
    return sorted(range(len(draft.spots)), key=lambda n: -len(draft.spots[n].text))


def _against(apart: Apart, n: int) -> set[int]:
    """The places that one is held against."""
    return {one for pair in apart if n in pair for one in pair} - {n}


def _agreeing(draft: Draft, apart: Apart, facts: Facts, params: Params) -> Agrees:
    """Whether two places not held against each other agree, as the kind has it."""
    spots = draft.spots
    is_spoken = kinds.kind(draft.kind).page == "Quotes"
    words = [_words(spot) for spot in spots]
    found = [fact_at(spot, facts) for spot in spots]
    side = _coloured(len(spots), apart) if draft.kind in _TWO_SIDED else None

    def agrees(n: int, other: int) -> bool:
        if words[n] == words[other]:
            return True
        if is_spoken:
            held = f" {words[n]} " in f" {words[other]} " or f" {words[other]} " in f" {words[n]} "
            return held or not _against(apart, n) & _against(apart, other)
        a, b = found[n], found[other]
        if a is not None and b is not None:
            return agreement(a, b, params) == "agree"
        return side is not None and side[n] == side[other]

    return agrees


def fact_at(spot: Spot, facts: Facts) -> Fact | None:
    """The number or date that a place is, if it is one; a sentence may begin with one."""
    fact = facts.get((spot.article_id, spot.start))
    return fact if fact is not None and fact.stop == spot.stop else None


def _words(spot: Spot) -> str:
    """What a place says: without capitals, marks and the possessive, in one spelling."""
    said = spot.trigger or spot.text
    return bare(" ".join(word.key for word in compared(said, 0, len(said))))


def _coloured(n: int, apart: Apart) -> list[int] | None:
    """The side of each of n places, 0 or 1, so that no two held against each other share one.

    None where that cannot be, or where some place is held against no other.

    >>> _coloured(3, frozenset((frozenset((0, 1)), frozenset((1, 2)))))
    [0, 1, 0]
    """
    near: list[set[int]] = [set() for _ in range(n)]
    for one, other in map(sorted, apart):
        near[one].add(other)
        near[other].add(one)
    sides, waiting = {0: 0}, deque([0])
    while waiting:
        one = waiting.popleft()
        for other in near[one] - sides.keys():
            sides[other] = 1 - sides[one]
            waiting.append(other)
    clash = any(sides.get(one) == sides.get(other) for one, other in map(sorted, apart))
    return None if clash or len(sides) < n else [sides[k] for k in range(n)]


def deciding(draft: Draft, ids: Sequence[int]) -> SpotPair:
    """The two places to be read beside each other: of two readings, in two articles if possible."""
    number = {spot[:3]: n for n, spot in enumerate(draft.spots)}
    every = [draft.sides, *draft.apart, *_others(draft, ids)]
    return max(every, key=lambda pair: _decides(pair, number, ids))


def _others(draft: Draft, ids: Sequence[int]) -> list[SpotPair]:
    """The first place of each reading beside that of the first reading."""
    first = {reading: draft.spots[n] for n, reading in reversed(list(enumerate(ids)))}
    return [(first[0], first[reading]) for reading in sorted(first)[1:]]


def _decides(
    pair: SpotPair, number: Mapping[tuple[str, int, int], int], ids: Sequence[int]
) -> tuple[bool, bool]:
    """How well a pair shows the difference; of equals `max` keeps the first."""
    places = [number.get(side[:3]) for side in pair]
    is_same = None not in places and len({ids[n] for n in places if n is not None}) == 1
    return not is_same, pair[0].article_id != pair[1].article_id
