"""Words on a scale: all and some, prohibit and restrict, must and may."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue, Flip, Objection
from analysis.facts import numerals
from analysis.text.wordlists import marked, scales

if TYPE_CHECKING:
    from analysis.params import Params

QUANTIFIERS = frozenset(("all", "every", "some", "few", "most", "many"))
_IDLE_BEFORE = frozenset(("not", "of", "after", "above"))
_IDLE_AFTER = marked("nouns", "time") | {"time", "inch", "step"}


@functools.cache
def _scales() -> claims.Phrases:
    """Every word of a scale; its entry is its level and the line of the list."""
    forms = []
    for line, levels in scales("strength"):
        for level, group in enumerate(levels):
            forms += [(tuple(form.split()), f"{level}{line}") for form in group]
    return claims.by_first_word(forms)


def read(sentence: Claim) -> tuple[Cue, ...]:
    """Words of a scale in one sentence; a word may stand on several scales."""
    found = claims.all_cues(sentence, _scales())
    return tuple(cue for cue in found if not _idle(sentence, cue))


def _idle(sentence: Claim, cue: Cue) -> bool:
    """Whether the word says nothing of amount here: "some 3,000", "at all", "every year", May."""
    token, before, after = sentence.tokens[cue.first], *claims.neighbours(sentence, cue)
    if (token.word == "may" and token.capital) or before in {"not", "never"}:
        return True
    if token.word == "all" and before == "at" and not after.endswith("s"):
        return True
    counted = after[:1].isdigit() or after in {*numerals.values("number_words"), "hundred"}
    return token.word in QUANTIFIERS and (counted or before in _IDLE_BEFORE or after in _IDLE_AFTER)


def strength(
    a: Claim, levels_a: tuple[Cue, ...], b: Claim, levels_b: tuple[Cue, ...], params: Params
) -> list[Flip]:
    """Words of one scale on different levels, said of the same thing.

    Assumes that the same word or two of the next four follow, or (verbs only) that most words
    around are shared, and that neither sentence has the level of the other elsewhere.
    """
    pairs = ((one, two) for one in levels_a for two in levels_b if _differ(one, two))
    every = {cue.entry for cue in levels_a} & {cue.entry for cue in levels_b}
    return claims.first_raised(
        _flip(a, one, b, two, _against(a, one, b, two, every, params)) for one, two in pairs
    )


def _against(a: Claim, one: Cue, b: Claim, two: Cue, both: set[str], params: Params) -> Objection:
    """Why two levels are no difference; `both`: the levels that stand in both sentences."""
    if {one.entry, two.entry} & both:
        return "one of the two words stands in both texts"
    same = _same_object(a, one, b, two, params)
    return "" if same else "the two words are not said of the same thing"


def _flip(a: Claim, one: Cue, b: Claim, two: Cue, against: str) -> Flip:
    said_a, said_b = (claims.words_of(s, cue.first, cue.last) for s, cue in ((a, one), (b, two)))
    why = f"“{said_a}” and “{said_b}” differ in strength or scope."
    return Flip("strength", (one.first, one.last), (two.first, two.last), why, against)


def _differ(one: Cue, two: Cue) -> bool:
    return one.entry[1:] == two.entry[1:] and one.entry[0] != two.entry[0]


def _same_object(a: Claim, one: Cue, b: Claim, two: Cue, params: Params) -> bool:
    next_a, next_b = (claims.next_stem(s, cue) for s, cue in ((a, one), (b, two)))
    if next_a and next_a == next_b:
        return True
    ahead_a, ahead_b = (
        {s.tokens[n].stem for n in claims.scope(s, c.last, 4)} for s, c in ((a, one), (b, two))
    )
    if len((ahead_a & ahead_b) - claims.stems_of("nouns", "common")) >= 2:
        return True
    strict = one.entry[1:].startswith("=")
    return not strict and claims.same_surroundings(a, one, b, two) >= params.cue_shared
