"""Opposites: words of one sentence that say the contrary of words of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.claims.negation import opposed
from analysis.claims.sentence import Flip

if TYPE_CHECKING:
    from analysis.claims.negation import Opposite, Polarity
    from analysis.claims.sentence import Claim, Cue, Objection
    from analysis.params import Params


def opposites(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity, params: Params) -> list[Flip]:
    """Words of a whose opposites stand in b in the same surroundings.

    Assumes that the words around the two are mostly the same, and that neither sentence has both. A
    denial beside one of them turns a contradictory pair into agreement (not open, closed); where
    something lies between (not prevent, help) it is reported as a changed meaning.
    """
    pairs = ((one, two) for one in of_a.opposites for two in of_b.opposites if opposed(one, two))
    return claims.first_raised(
        _flip(a, one, b, two, _against(a, one, of_a, b, two, of_b, params)) for one, two in pairs
    )


def _against(
    a: Claim, one: Opposite, of_a: Polarity, b: Claim, two: Opposite, of_b: Polarity, params: Params
) -> Objection:
    """Why two opposites are no contrary statements; empty where they are."""
    if not (_alone(one, of_b) and _alone(two, of_a)):
        return "both texts have both words"
    if _agree(one, of_a, two, of_b):
        return "a denial makes the two words agree"
    return "" if _same_place(a, one, b, two, params) else "the words around the two differ"


def _flip(a: Claim, one: Opposite, b: Claim, two: Opposite, against: str) -> Flip:
    span_a, span_b = (one.cue.first, one.cue.last), (two.cue.first, two.cue.last)
    said_a, said_b = claims.words_of(a, *span_a), claims.words_of(b, *span_b)
    why = f"One article has “{said_a}” where the other has “{said_b}”."
    return Flip("meaning", span_a, span_b, why, against)


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
    if one.line.startswith("~") and not _one_holder(a, one.cue, b, two.cue):
        return False
    if not one.line.startswith("=") and _of_one_matter(a, one, b, two, params):
        return True
    near_a, near_b = claims.around(a, one.cue.first), claims.around(b, two.cue.first)
    return len(near_a & near_b) >= params.cue_shared * max(1, min(len(near_a), len(near_b)))


def _one_holder(a: Claim, one: Cue, b: Claim, two: Cue) -> bool:
    """Whether both are said of one named side (win, lose)."""
    return _holder(a, one) == _holder(b, two) != ""


def _holder(sentence: Claim, cue: Cue) -> str:
    """The word with a capital that stands last before a phrase: who wins, who loses."""
    tokens = sentence.tokens[: cue.first]
    return next((token.word for token in reversed(tokens) if token.capital and token.content), "")


def _of_one_matter(a: Claim, one: Opposite, b: Claim, two: Opposite, params: Params) -> bool:
    """Whether the sentences share most words, or enough and what both words govern or are said of.

    Assumes that it follows within three words of content, or stands, two words of it, in the five
    before; what parts a word from its subject may differ.
    """
    common = claims.stems_of("nouns", "common")
    if len((a.stems & b.stems) - common) < params.close_words:
        return False
    places = ((a, one.cue), (b, two.cue))
    ahead, before = (
        [near(s, cue, params) - common for s, cue in places] for near in (_ahead, _before)
    )
    near = bool((ahead[0] | before[0]) & (ahead[1] | before[1]))
    if one.line.startswith("!") and near and claims.overlap(a, b) >= params.matter_overlap:
        return True
    return bool(ahead[0] & ahead[1]) or len(before[0] & before[1]) >= 2


def _ahead(sentence: Claim, cue: Cue, params: Params) -> set[str]:
    places = claims.scope(sentence, cue.last, params.cue_reach)
    return {sentence.tokens[n].stem for n in places}


def _before(sentence: Claim, cue: Cue, params: Params) -> set[str]:
    told = [token.stem for token in sentence.tokens[: cue.first] if token.content]
    return set(told[-params.loose_window :])
