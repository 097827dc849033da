"""What one sentence denies: its denials, told from what only looks like one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from analysis.params import Params

_BREATH = 2
"""Words between two denials from which they are two."""
_OPEN_BEFORE = frozenset(("or", "whether", "why", "if"))
"""Words shortly before a denial that leave open whether it holds."""
DETERMINERS = frozenset(("no", "none", "nobody", "no one", "nothing", "neither"))
"""Denials that govern their whole clause rather than the next verb."""


class Denial(NamedTuple):
    """One denial and the places of the content words it governs."""

    cue: Cue
    governed: tuple[int, ...]


def negations(sentence: Claim) -> list[Cue]:
    """The denials of a sentence; two in one breath (did not rule out) are none."""
    tokens = enumerate(sentence.tokens)
    contracted = [
        Cue(n, n + 1, "not")
        for n, token in tokens
        if token.word.endswith("n't") or _parted(sentence, n)
    ]
    found = sorted([*claims.cues(sentence, claims.phrases("denials", "negation")), *contracted])
    both = [pair for pair in pairwise(found) if pair[1].first - pair[0].last < _BREATH]
    undone = {cue for pair in both for cue in pair}
    return [cue for cue in found if cue not in undone]


def _parted(sentence: Claim, n: int) -> bool:
    """Whether a contraction has lost or parted its apostrophe (hadn ’ t)."""
    word, after = (token.word for token in (*sentence.tokens[n : n + 2], sentence.tokens[n])[:2])
    return (
        word.endswith("n")
        and after == "t"
        and word[:-1] in marked("small_words", "helping") | {"need", "ca", "wo"}
    )


def denies(sentence: Claim, cue: Cue) -> bool:
    """Whether a cue denies here: not in "not only", "no other", "whether or not", "not until".

    Nor where it tells of which group something is said: those who ate no fish, than men without.
    """
    _, after = claims.neighbours(sentence, cue)
    before = {token.word for token in sentence.tokens[max(0, cue.first - 4) : cue.first]}
    if cue.entry == "no" and (after[:1].isdigit() or not claims.scope(sentence, cue.last, 1)):
        return False
    if cue.entry == "nor" and not cue.first:
        return False
    parted = cue.last < len(sentence.tokens) and sentence.tokens[cue.last].breaks
    if cue.entry == "without" and (parted or not after.endswith("ing")):
        return False
    if _until(sentence, cue) or _of_group(sentence, cue):
        return False
    denies = after not in marked("denials", "none") or cue.entry == "never"
    return denies and not before & _OPEN_BEFORE


def _of_group(sentence: Claim, cue: Cue) -> bool:
    """Whether a "who" that tells people apart is denied: no comma before it, its verb after it."""
    near = sentence.tokens[max(1, cue.first - 2) : cue.first]
    return any(token.word == "who" and not token.breaks for token in near)


def _until(sentence: Claim, cue: Cue) -> bool:
    """Whether something is put off: not discussed until May."""
    near = {token.word for token in sentence.tokens[cue.last : cue.last + 8]}
    return bool({"until", "till"} & near)


def denial(sentence: Claim, cue: Cue, params: Params) -> Denial:
    """A cue with what it governs: the next words of its clause, with "no" also the one before."""
    if cue.entry not in DETERMINERS:
        return Denial(cue, tuple(claims.scope(sentence, cue.last, params.cue_reach)))
    clause = range(clause_start(sentence, cue.first), cue.first)
    before = [n for n in clause if sentence.tokens[n].content][-1:]
    return Denial(cue, (*claims.scope(sentence, cue.last, 2 * params.cue_reach), *before))


def clause_start(sentence: Claim, at: int) -> int:
    """The place after the last clause mark before a place."""
    marks = (n for n in range(at, 0, -1) if sentence.tokens[n].breaks)
    return next(marks, 0)
