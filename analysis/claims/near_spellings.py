"""Names that may be one name in two spellings, in sentences that answer each other."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Flip
from analysis.text.wordlists import groups

if TYPE_CHECKING:
    from analysis.claims.subjects import Name
    from analysis.params import Params

_NATIONAL = ("ian", "ean", "ish", "ese", "an", "ch", "ic", "i", "s", "ed")
"""Endings of words for the people and language of a place; such words belong to its name."""
_SHORTEST = 4
"""Fewest letters of a lone name that is compared; shorter ones are mostly abbreviations."""
_INITIALS = 3
"""Fewest letters of a part of a name; shorter ones are initials or abbreviations (Mt, St)."""


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
    )
    return list(found)[:1]


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
    return _may_be_one(*differ[0], alone=len(one.words) == 1, params=params)


def _may_be_one(word_a: str, word_b: str, alone: bool, params: Params) -> bool:
    if _one_place(word_a, word_b) or _one_person(word_a, word_b):
        return False
    if min(len(word_a), len(word_b)) < _INITIALS:
        return False
    if not alone:
        return alike(word_a, word_b) >= params.surname_alike
    long_enough = min(len(word_a), len(word_b)) >= _SHORTEST and word_a[0] == word_b[0]
    return long_enough and alike(word_a, word_b) >= params.name_alike


def alike(word_a: str, word_b: str) -> float:
    """Share of the letters that two words have in common in one order, 0-1.

    >>> alike("brno", "bern")
    0.75
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(word_a, word_b))


def _one_place(word_a: str, word_b: str) -> bool:
    """Whether one word may be the adjective or plural of the other (Belgium, Belgian)."""
    plain_a, plain_b = _plain(word_a), _plain(word_b)
    national = plain_a.endswith(_NATIONAL) or plain_b.endswith(_NATIONAL)
    return plain_a == plain_b or (plain_a[:4] == plain_b[:4] and national)


def _plain(word: str) -> str:
    """A word without accents (Vendôme, Vendome)."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@functools.cache
def _nicknames() -> dict[str, frozenset[str]]:
    """The other forms of each given name, from the list that joins the names of persons."""
    found: dict[str, frozenset[str]] = {}
    for group in groups("nicknames"):
        forms = frozenset(group)
        found.update({form: found.get(form, frozenset()) | forms for form in forms})
    return found


def _one_person(word_a: str, word_b: str) -> bool:
    """Whether two given names are forms of one (Tim, Timothy)."""
    prefix = word_a.startswith(word_b) or word_b.startswith(word_a)
    short = prefix and abs(len(word_a) - len(word_b)) > 1
    return short or word_b in _nicknames().get(word_a, frozenset())


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
