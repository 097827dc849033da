"""Denial and opposites: a "not" on one side only, and words that say the contrary of each other."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.stating import claims
from analysis.stating.claims import Claim, Cue, Flip
from analysis.wordlists import words

if TYPE_CHECKING:
    from analysis.params import Params

_HARMLESS = frozenset(
    (
        *("only", "just", "least", "necessarily", "until", "more", "fewer", "less", "later"),
        *("doubt", "merely", "yet", "but"),
    )
)
"""Words after "not" or "no" that make it no denial (not only, no more than, no doubt)."""
_SOFTENING = 8
"""Words within which a half denial answers a denial."""
_BREATH = 2
"""Words between two denials from which they are two."""
_OPEN_BEFORE = frozenset(("or", "whether", "why", "if"))
"""Words shortly before a denial that leave open whether it holds."""
_DETERMINERS = frozenset(("no", "none", "nobody", "no one", "nothing", "neither"))
"""Denials that govern their whole clause rather than the next verb."""


class Denial(NamedTuple):
    """One denial and the places of the content words it governs."""

    cue: Cue
    governed: tuple[int, ...]


class Opposite(NamedTuple):
    """A word that has an opposite: its phrase, the line of the list and its side of the line."""

    cue: Cue
    line: str
    side: int


class Polarity(NamedTuple):
    """What one sentence denies, by what it half denies, and its words with opposites."""

    denials: tuple[Denial, ...]
    softened: tuple[int, ...]
    denied: frozenset[int]
    opposites: tuple[Opposite, ...]


def read(sentence: Claim, params: Params) -> Polarity:
    """Denials and words that have opposites in one sentence."""
    negations = _negations(sentence)
    denials = tuple(_denial(sentence, cue, params) for cue in negations if _denies(sentence, cue))
    listed = claims.stems_of("half_denials")
    softened = [n for n, token in enumerate(sentence.tokens) if token.stem in listed]
    softened += [cue.first for cue in negations if not _denies(sentence, cue)]
    denied = frozenset(n for denial in denials for n in denial.governed)
    found = claims.all_cues(sentence, _opposites())
    opposites = tuple(Opposite(cue, cue.entry[1:], int(cue.entry[0])) for cue in found)
    return Polarity(denials, tuple(softened), denied, opposites)


def _negations(sentence: Claim) -> list[Cue]:
    """The denials of a sentence; two in one breath (did not rule out) are none."""
    tokens = enumerate(sentence.tokens)
    contracted = [Cue(n, n + 1, "not") for n, token in tokens if token.word.endswith("n't")]
    found = sorted([*claims.cues(sentence, claims.phrases("negation")), *contracted])
    both = [pair for pair in pairwise(found) if pair[1].first - pair[0].last < _BREATH]
    undone = {cue for pair in both for cue in pair}
    return [cue for cue in found if cue not in undone]


def _denies(sentence: Claim, cue: Cue) -> bool:
    _, after = claims.neighbours(sentence, cue)
    before = {token.word for token in sentence.tokens[max(0, cue.first - 4) : cue.first]}
    if cue.entry == "no" and (after[:1].isdigit() or not claims.scope(sentence, cue.last, 1)):
        return False
    if cue.entry == "without" and not after.endswith("ing"):
        return False
    if _until(sentence, cue) or _unreal(sentence, cue):
        return False
    return not before & _OPEN_BEFORE and (after not in _HARMLESS or cue.entry == "never")


def _unreal(sentence: Claim, cue: Cue) -> bool:
    """Whether it is said of what did not happen (would not have, wouldn't have)."""
    before, after = claims.neighbours(sentence, cue)
    own = sentence.tokens[cue.first].word[:5]
    return after == "have" and (before in {"would", "could", "might"} or own in {"would", "could"})


def _until(sentence: Claim, cue: Cue) -> bool:
    """Whether something is only put off: not discussed until February is discussed in February."""
    near = sentence.tokens[cue.last : cue.last + 8]
    return any(token.word in {"until", "till"} for token in near)


def _denial(sentence: Claim, cue: Cue, params: Params) -> Denial:
    if cue.entry not in _DETERMINERS:
        return Denial(cue, tuple(claims.scope(sentence, cue.last, params.cue_reach)))
    clause = range(_clause_start(sentence, cue.first), cue.first)
    before = [n for n in clause if sentence.tokens[n].content][-1:]
    return Denial(cue, (*claims.scope(sentence, cue.last, 2 * params.cue_reach), *before))


def _clause_start(sentence: Claim, at: int) -> int:
    """The place after the last clause mark before a place."""
    marks = (n for n in range(at, 0, -1) if sentence.tokens[n].breaks)
    return next(marks, 0)


def negation(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity, params: Params) -> list[Flip]:
    """What a denies and b says plainly.

    Assumes that the denied word stands also in the other sentence, and that a denial reaches the
    next content words of its clause (twice as far after "no"). A sentence that denies or half
    denies as much, in words that the first lacks, is an answer. Denials by other
    words alone (lacks, unlikely) raise nothing.
    """
    if len(of_b.denials) >= len(of_a.denials) or _compensated(of_a, of_b):
        return []
    found = (_said_plainly(a, denial, b, of_b, params) for denial in of_a.denials)
    return [flip for flip in found if flip is not None]


def _said_plainly(
    a: Claim, denial: Denial, b: Claim, of_b: Polarity, params: Params
) -> Flip | None:
    governed = [a.tokens[n].stem for n in denial.governed]
    plain = [n for n, t in enumerate(b.tokens) if t.stem in governed and n not in of_b.denied]
    said = {b.tokens[n].stem for n in plain}
    clausal = denial.cue.entry in _DETERMINERS
    head = next((stem for stem in (governed if clausal else governed[:1]) if stem in said), None)
    fewest = max(
        params.cue_shared * len(set(governed)), min(len(set(governed)), 2) if clausal else 1
    )
    if head is None or len(said) < fewest or _since(a, denial, b):
        return None
    place = next(n for n in plain if b.tokens[n].stem == head)
    if _softened(a, b, of_b, place):
        return None
    words_a = claims.words_of(a, denial.cue.first, denial.cue.last)
    why = f"One text denies it (“{words_a}”), the other says it without a denial."
    return Flip("negation", (denial.cue.first, denial.cue.last), (place, place), why)


def _softened(a: Claim, b: Claim, of_b: Polarity, place: int) -> bool:
    """Whether b half denies near a place, in a word that a lacks."""
    known = {token.stem for token in a.tokens}
    near = (n for n in of_b.softened if abs(n - place) <= _SOFTENING)
    return any(b.tokens[n].stem not in known for n in near)


def _since(a: Claim, denial: Denial, b: Claim) -> bool:
    """Not changed since 2018: last changed in 2018."""
    after = a.tokens[denial.cue.last : denial.cue.last + 8]
    last = any(token.word == "last" for token in b.tokens)
    return last and any(token.word in {"since", "for"} for token in after)


def _compensated(of_a: Polarity, of_b: Polarity) -> bool:
    """Whether an opposite makes up for the denial: not open on one side, closed on the other."""
    return any(_opposed(one, two) for one in of_a.opposites for two in of_b.opposites)


def _opposed(one: Opposite, two: Opposite) -> bool:
    return one.line == two.line and one.side != two.side


@functools.cache
def _opposites() -> claims.Phrases:
    """Every word that has an opposite; its entry is its side and the line of the list."""
    forms = []
    for line in words("antonyms"):
        for side, group in enumerate(line.lstrip("!=~ ").split(" <> ")):
            forms += [(tuple(form.strip().split()), f"{side}{line}") for form in group.split("|")]
    return claims.by_first_word(forms)


def opposites(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity, params: Params) -> list[Flip]:
    """Words of a whose opposites stand in b in the same surroundings.

    Assumes that the words around the two are mostly the same, and that neither sentence has both. A
    denial beside one of them turns a contradictory pair into agreement (not open, closed); where
    something lies between (not prevent, help) it is reported as a changed meaning.
    """
    pairs = ((one, two) for one in of_a.opposites for two in of_b.opposites if _opposed(one, two))
    found = (
        _flip(a, one, b, two)
        for one, two in pairs
        if _alone(one, of_b) and _alone(two, of_a) and not _agree(one, of_a, two, of_b)
        if _same_place(a, one, b, two, params)
    )
    return list(found)[:1]


def _flip(a: Claim, one: Opposite, b: Claim, two: Opposite) -> Flip:
    span_a, span_b = (one.cue.first, one.cue.last), (two.cue.first, two.cue.last)
    said_a, said_b = claims.words_of(a, *span_a), claims.words_of(b, *span_b)
    why = f"“{said_a}” in one text stands against “{said_b}” in the other."
    return Flip("meaning", span_a, span_b, why)


def _alone(one: Opposite, others: Polarity) -> bool:
    """Whether the other sentence has no word on the same side of the line."""
    return not any(one.line == two.line and one.side == two.side for two in others.opposites)


def _agree(one: Opposite, of_a: Polarity, two: Opposite, of_b: Polarity) -> bool:
    """Whether a denial of one of two contradictory words makes them agree."""
    denied = (one.cue.first in of_a.denied) != (two.cue.first in of_b.denied)
    return denied and one.line.startswith("!")


def _same_place(a: Claim, one: Opposite, b: Claim, two: Opposite, params: Params) -> bool:
    next_a, next_b = claims.next_stem(a, one.cue), claims.next_stem(b, two.cue)
    if one.line.startswith("=") and (not next_a or next_a != next_b):
        return False
    if one.line.startswith("~") and _holder(a, one.cue) != _holder(b, two.cue):
        return False
    if not one.line.startswith("=") and _of_one_matter(a, one, b, two, params):
        return True
    near_a, near_b = claims.around(a, one.cue.first), claims.around(b, two.cue.first)
    return len(near_a & near_b) >= params.cue_shared * max(1, min(len(near_a), len(near_b)))


def _holder(sentence: Claim, cue: Cue) -> str:
    """The word with a capital that stands last before a phrase: who wins, who loses."""
    tokens = sentence.tokens[: cue.first]
    return next((token.word for token in reversed(tokens) if token.capital and token.content), "")


def _of_one_matter(a: Claim, one: Opposite, b: Claim, two: Opposite, params: Params) -> bool:
    """Whether the sentences share most words, or enough and what both words govern or are said of.

    Assumes that it follows within three words of content, or stands, two words of it, in the five
    before; what parts a word from its subject may differ.
    """
    common = claims.stems_of("common_nouns")
    if len((a.stems & b.stems) - common) < params.matter_words:
        return False
    if one.line.startswith("!") and claims.overlap(a, b) >= params.matter_overlap:
        return True
    places = ((a, one.cue), (b, two.cue))
    ahead, before = (
        [near(s, cue, params) - common for s, cue in places] for near in (_ahead, _before)
    )
    return bool(ahead[0] & ahead[1]) or len(before[0] & before[1]) >= 2


def _ahead(sentence: Claim, cue: Cue, params: Params) -> set[str]:
    places = claims.scope(sentence, cue.last, params.cue_reach)
    return {sentence.tokens[n].stem for n in places}


def _before(sentence: Claim, cue: Cue, params: Params) -> set[str]:
    told = [token.stem for token in sentence.tokens[: cue.first] if token.content]
    return set(told[-params.loose_window :])
