"""Denial and opposites: a "not" on one side only, and words that say the contrary of each other."""

import functools
from typing import NamedTuple

from analysis import claims
from analysis.claims import Claim, Cue, Flip
from analysis.wordlists import words

_HARMLESS = frozenset(("only", "just", "least", "necessarily", "until", "more", "fewer", "less", "later", "doubt", "merely", "yet", "but"))
"""Words after "not" or "no" that make it something other than a denial (not only, no more than, no doubt)."""

_DETERMINERS = frozenset(("no", "none", "nobody", "no one", "nothing", "neither"))
"""Denials that govern their whole clause rather than the next verb."""


_SOFT = frozenset(("rarely", "seldom", "hardly", "scarcely", "barely", "few", "little", "unlikely", "unable", "lack", "lacks", "lacked", "without"))
"""Words that come close to a denial: they answer one, but raise none."""


class Denial(NamedTuple):
    """One denial and the places of the content words it governs."""

    cue: Cue
    governed: tuple[int, ...]


class Polarity(NamedTuple):
    """What a sentence denies, how often it half denies, and its words with opposites: cue, line and side (0 or 1)."""

    denials: tuple[Denial, ...]
    softened: int
    denied: frozenset[int]
    sides: tuple[tuple[Cue, str, int], ...]


def read(sentence: Claim) -> Polarity:
    """Denials and words that have opposites in one sentence."""
    denials = tuple(d for cue in _negations(sentence) if (d := _denial(sentence, cue)) is not None)
    sides = tuple((cue, *_side(cue.entry)) for cue in claims.cues(sentence, _opposites()))
    softened = sum(token.word in _SOFT for token in sentence.tokens) + len(_negations(sentence)) - len(denials)
    return Polarity(denials, softened, frozenset(n for denial in denials for n in denial.governed), sides)


def _negations(sentence: Claim) -> list[Cue]:
    contracted = [Cue(n, n + 1, "not") for n, token in enumerate(sentence.tokens) if token.word.endswith("n't")]
    return sorted([*claims.cues(sentence, claims.phrases("negation")), *contracted])


def _denial(sentence: Claim, cue: Cue) -> Denial | None:
    following = sentence.tokens[cue.last : cue.last + 1]
    if cue.first and sentence.tokens[cue.first - 1].word in {"or", "whether", "why"}:
        return None
    if following and following[0].word in _HARMLESS and cue.entry != "never":
        return None
    if cue.entry not in _DETERMINERS:
        return Denial(cue, tuple(claims.scope(sentence, cue.last, 3)))
    before = [n for n in range(cue.first) if sentence.tokens[n].content and not _broken(sentence, n, cue.first)][-1:]
    return Denial(cue, (*claims.scope(sentence, cue.last, 6), *before))


def _broken(sentence: Claim, first: int, last: int) -> bool:
    return any(token.breaks for token in sentence.tokens[first + 1 : last + 1])


def negation(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity) -> list[Flip]:
    """What a denies and b says plainly.

    Assumes that the denied word stands also in the other sentence, and that a denial reaches the next three content words
    of its clause (six after "no"). Denials by other words (unlikely, lacks) are missed; a double denial is not resolved.
    """
    return [flip for denial in of_a.denials if (flip := _flip(a, denial, b, of_a, of_b)) is not None]


def _flip(a: Claim, denial: Denial, b: Claim, of_a: Polarity, of_b: Polarity) -> Flip | None:
    governed = [a.tokens[n].stem for n in denial.governed]
    if not governed or len(of_b.denials) + of_b.softened >= len(of_a.denials) or _compensated(of_a, of_b):
        return None
    plain = [n for n, token in enumerate(b.tokens) if token.stem in governed and n not in of_b.denied]
    said = {b.tokens[n].stem for n in plain}
    heads = governed if denial.cue.entry in _DETERMINERS else governed[:1]
    head = next((stem for stem in heads if stem in said), None)
    fewest = max(len(set(governed)) / 2, min(len(set(governed)), 2) if denial.cue.entry in _DETERMINERS else 1)
    if head is None or len(said & set(governed)) < fewest:
        return None
    if _since(a, denial) and any(token.word == "last" for token in b.tokens):
        return None
    place = next(n for n in plain if b.tokens[n].stem == head)
    why = f"One text denies it (“{claims.words_of(a, denial.cue.first, denial.cue.last)}”), the other says it without a denial."
    return Flip("negation", (denial.cue.first, denial.cue.last), (place, place), why)


def _since(a: Claim, denial: Denial) -> bool:
    """Not changed since 2018: last changed in 2018."""
    return any(token.word in {"since", "for"} for token in a.tokens[denial.cue.last : denial.cue.last + 8])


def _compensated(of_a: Polarity, of_b: Polarity) -> bool:
    """Whether an opposite makes up for the denial: not open on one side, closed on the other."""
    return any(line == other and side != facing for _, line, side in of_a.sides for _, other, facing in of_b.sides)


@functools.cache
def _opposites() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Every word that has an opposite; its entry names line and side."""
    forms = []
    for line in words("antonyms"):
        for side, group in enumerate(line.lstrip("!= ").split(" <> ")):
            forms += [(tuple(form.strip().split()), f"{side}{line}") for form in group.split("|")]
    return claims.by_first_word(forms)


def _side(entry: str) -> tuple[str, int]:
    return entry[1:], int(entry[0])


def opposites(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity) -> list[Flip]:
    """Words of a whose opposites stand in b in the same surroundings.

    Assumes that the words around the two are mostly the same. A denial beside one of them turns a contradictory pair into
    agreement (not open, closed); where something lies between (not prevent, help) it is reported as a changed meaning.
    """
    found = []
    for cue_a, line, side in of_a.sides:
        for cue_b, other, facing in of_b.sides:
            if line == other and side != facing and _alone(cue_a, line, side, of_b) and _alone(cue_b, other, facing, of_a):
                found += _opposed(a, of_a, b, of_b, cue_a, cue_b)
    return found[:1]


def _alone(cue: Cue, line: str, side: int, others: Polarity) -> bool:
    """Whether the other sentence has no word on the same side of the line."""
    return not any(line == other and side == facing for _, other, facing in others.sides)


def _elsewhere(a: Claim, cue_a: Cue, b: Claim, cue_b: Cue) -> bool:
    """Whether the line asks for the same next word, and it is not."""
    next_a, next_b = (frozenset(s.tokens[n].stem for n in claims.scope(s, cue.last, 1)) for s, cue in ((a, cue_a), (b, cue_b)))
    return cue_a.entry[1:].startswith("=") and (not next_a or next_a != next_b)


def _opposed(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity, cue_a: Cue, cue_b: Cue) -> list[Flip]:
    near_a, near_b = claims.around(a, cue_a.first), claims.around(b, cue_b.first)
    shared = len(near_a & near_b) / max(1, min(len(near_a), len(near_b)))
    denied_a, denied_b = cue_a.first in of_a.denied, cue_b.first in of_b.denied
    contradictory = cue_a.entry[1:].startswith("!")
    if _elsewhere(a, cue_a, b, cue_b) or shared < 0.5 or (contradictory and denied_a != denied_b):
        return []
    words_a, words_b = claims.words_of(a, cue_a.first, cue_a.last), claims.words_of(b, cue_b.first, cue_b.last)
    why = f"“{words_a}” in one text stands against “{words_b}” in the other."
    return [Flip("meaning", (cue_a.first, cue_a.last), (cue_b.first, cue_b.last), why)]
