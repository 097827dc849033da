"""Names that may be one name in two spellings, in sentences that answer each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Flip
from analysis.names.near_forms import may_be_one
from analysis.text.wordlists import words

if TYPE_CHECKING:
    from analysis.claims.subjects import Name
    from analysis.params import Params


def near_names(
    a: Claim,
    b: Claim,
    names: tuple[tuple[Name, ...], tuple[Name, ...]],
    known: tuple[frozenset[str], frozenset[str]],
    params: Params,
) -> list[Flip]:
    """Names of a that nearly agree with names of b, where neither article knows the other's form.

    Assumes that such a name, beside a shared part (Marit Solheim, Marit Solberg) or between the
    same words (in Brno found, in Bern found), may be a slip. Two real people of one surname look
    the same; short forms of a given name and words for a people are left out.
    """
    pairs = ((one, two) for one in names[0] for two in names[1] if not (one.opening or two.opening))
    found = (
        _flip(a, one, b, two)
        for one, two in pairs
        if _alike(one, two, known, params) and (len(one.words) > 1 or _same_slot(a, one, b, two))
        if not (_is_edition(a, one) and _is_edition(b, two))
    )
    return list(found)[:1]


def _is_edition(sentence: Claim, name: Name) -> bool:
    """Whether a place opens the article, before its headline: of which edition it is."""
    return not sentence.sentence_id and not name.first and name.words[0] in words("places")


def _flip(a: Claim, one: Name, b: Claim, two: Name) -> Flip:
    span_a, span_b = (one.first, one.last), (two.first, two.last)
    said_a, said_b = claims.words_of(a, *span_a), claims.words_of(b, *span_b)
    spelt = f"One article has “{said_a}” where the other has “{said_b}”"
    why = f"{spelt}; perhaps one name in two spellings."
    return Flip("name?", span_a, span_b, why)


def _alike(
    one: Name, two: Name, known: tuple[frozenset[str], frozenset[str]], params: Params
) -> bool:
    """Whether two names differ in one word that neither article has from the other."""
    if len(one.words) != len(two.words):
        return False
    differ = [(x, y) for x, y in zip(one.words, two.words, strict=True) if x != y]
    if len(differ) != 1 or differ[0][0] in known[1] or differ[0][1] in known[0]:
        return False
    return may_be_one(*differ[0], alone=len(one.words) == 1, params=params)


def _same_slot(a: Claim, one: Name, b: Claim, two: Name) -> bool:
    """Whether the word before or the word after is the same."""
    before, after = ([_stem_at(s, n) for s, n in places] for places in _beside(a, one, b, two))
    return before[0] == before[1] != "" or after[0] == after[1] != ""


def _beside(
    a: Claim, one: Name, b: Claim, two: Name
) -> tuple[list[tuple[Claim, int]], list[tuple[Claim, int]]]:
    return [(a, one.first - 1), (b, two.first - 1)], [(a, one.last), (b, two.last)]


def _stem_at(sentence: Claim, n: int) -> str:
    return sentence.tokens[n].stem if 0 <= n < len(sentence.tokens) else ""
