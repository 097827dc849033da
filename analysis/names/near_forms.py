"""When two written names may be one: house style, grammar, another script, a slip of the pen."""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import groupby, product

from analysis.names.person_match import same_given
from analysis.names.person_names import fold, parse
from analysis.params import Params
from analysis.text import likeness
from analysis.text.spelling import spelling
from analysis.text.wordlists import scales

_PLURALS = frozenset(("s", "'s", "'", "es"))
"""What grammar adds to the last word of a name: the Itos, Ito's."""
_ADJECTIVES = frozenset(("i", "n", "an", "ian", "ese", "ish"))
"""What it adds to any word: Israeli, Iranian."""
_GLUE = re.compile(r"[a-z]{4,}[A-Z](?:[A-Z]+$|[a-z]{3,}$)")
"""A capital after four small letters, with three more or capitals to the end: not McDonald."""
_INITIALS = 4
"""Letters of an abbreviation at most: ABC, NATO."""
_NATIONAL = ("ian", "ean", "ish", "ese", "an", "ch", "ic", "i", "s", "ed")
"""Endings of words for the people and language of a place; such words belong to its name."""
_SHORTEST = 4
"""Fewest letters of a lone name that is compared; shorter ones are mostly abbreviations."""
_SHORTEST_PART = 3
"""Fewest letters of a part of a name; shorter ones are initials or abbreviations (Mt, St)."""


def one_style(a: str, b: str) -> bool:
    """Whether two forms differ as house style, number, grammar or a lost space does.

    Two abbreviations that differ (two networks, two agencies) are two names and no slip, so they
    count here as well.

    >>> one_style("Near Earth Program", "Near-Earth Program"), one_style("Ito", "Itos")
    (True, True)
    >>> one_style("Israel Defence Bank", "Israeli Defense Bank"), one_style("Ann Lee", "Anne Lee")
    (True, False)
    >>> one_style("Organisation for Co-operation", "Organization for Cooperation")
    True
    """
    return any(
        _one_style(a.replace("-", gap).split(), b.replace("-", gap).split()) for gap in (" ", "")
    )


def _one_style(parts_a: list[str], parts_b: list[str]) -> bool:
    if _glued(parts_a) or _glued(parts_b):
        return True
    if len(parts_a) != len(parts_b):
        return False
    first = zip(parts_a[:-1], parts_b[:-1], strict=True)
    told = all(_grammar(*pair, _ADJECTIVES) for pair in first if _bare_pair(*pair))
    last = parts_a[-1], parts_b[-1]
    return told and (not _bare_pair(*last) or _grammar(*last, _ADJECTIVES | _PLURALS))


def transliterated(a: str, b: str) -> bool:
    """Whether two forms have the same consonants: one name of another script, in two houses.

    >>> transliterated("Al Jazira", "Al-Jazeera"), transliterated("Geo Survey", "Geo Service")
    (True, False)
    """
    return _consonants(a) == _consonants(b)


def _consonants(name: str) -> str:
    letters = (c for c in fold(name) if c.isalpha() and c not in "aeiouy")
    return "".join(c for c, _ in groupby(letters))


def _bare_pair(a: str, b: str) -> bool:
    """Whether two words differ, a possessive aside (King's, Kings and King College)."""
    folded = fold(a), fold(b)
    forms = ({_bare(word), _bare(word.removesuffix("'s"))} for word in folded)
    return set.isdisjoint(*forms)


def _glued(parts: list[str]) -> bool:
    """Whether a next word or capitals stick to a word of a name: KellyMORE, NewmanAuthor."""
    return any(_GLUE.search(part) for part in parts)


def _grammar(a: str, b: str, endings: frozenset[str]) -> bool:
    """Whether a word is another with one of these endings, or both are abbreviations."""
    if a.isupper() and b.isupper() and max(len(a), len(b)) <= _INITIALS:
        return True
    short, long = sorted((_bare(fold(a)), _bare(fold(b))), key=len)
    rest = long.removeprefix(short)
    return rest != long and rest in endings


def are_near(a: str, b: str, params: Params) -> bool:
    """Whether two folded names of some length differ in a slip or two, figures aside.

    Words that are opposites make two names (East Anglia, West Anglia).

    >>> are_near("tern river", "fern river", Params()), are_near("iran", "iraq", Params())
    (True, False)
    """
    if any(pair in _opposites() for pair in zip(a.split(), b.split(), strict=False)):
        return False
    a, b = (" ".join(map(_bare, name.split())) for name in (a, b))
    shortest = min(len(a), len(b))
    if a == b or shortest < params.near_name_length or any(c.isdigit() for c in a + b):
        return False
    allowed = 2 if shortest >= params.near_name_long else 1
    return likeness.slips(a, b, allowed) <= allowed


@functools.cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Every word with each of its opposites, both ways."""
    sides = (scale.levels for scale in scales("antonyms"))
    pairs = [pair for one, two in sides for pair in product(one, two)]
    return frozenset([*pairs, *((two, one) for one, two in pairs)])


def are_near_persons(a: str, b: str, params: Params) -> bool:
    """Whether two persons' names of as many words differ in a slip or two, style aside.

    >>> are_near_persons("Julia Marsh", "Julie Marsh", Params())
    True
    """
    tokens_a, tokens_b = parse(a).tokens, parse(b).tokens
    return not one_style(a, b) and are_near(" ".join(tokens_a), " ".join(tokens_b), params)


def may_be_one(word_a: str, word_b: str, alone: bool, params: Params) -> bool:
    """Whether two folded words of names, alone or beside a shared part, may be one misspelt.

    Looser than `are_near`, as the sentences around them answer each other; words for a people and
    short forms of a given name are left out.

    >>> pairs = ("solheim", "solberg"), ("tim", "timothy")
    >>> [may_be_one(*pair, alone=False, params=Params()) for pair in pairs]
    [True, False]
    """
    if _one_place(word_a, word_b) or _one_given(word_a, word_b):
        return False
    if (word_a, word_b) in _opposites():
        return False
    if min(len(word_a), len(word_b)) < _SHORTEST_PART:
        return False
    if not alone:
        return likeness.letters(word_a, word_b) >= params.surname_alike
    long_enough = min(len(word_a), len(word_b)) >= _SHORTEST and word_a[0] == word_b[0]
    return long_enough and likeness.letters(word_a, word_b) >= params.name_alike


def both_alike(one: tuple[str, ...], two: tuple[str, ...], least: float) -> bool:
    """Whether two names of as many folded words differ in each, and each by few letters.

    >>> both_alike(("oonagh", "pirrie"), ("oona", "pirie"), 0.75)
    True
    """
    pairs = zip(one, two, strict=True)
    return all(x != y and likeness.letters(x, y) >= least for x, y in pairs)


def surnames_begin_alike(one: list[str], two: list[str]) -> bool:
    """Whether two full names have one given name and surnames that begin alike.

    Looser than a slip, as it only silences: one may be a slip for the other.

    >>> surnames_begin_alike(["ann", "hartley"], ["ann", "hanson"])
    True
    """
    full = len(one) > 1 and len(two) > 1
    return full and one[0] == two[0] and one[-1][:2] == two[-1][:2]


def _one_place(word_a: str, word_b: str) -> bool:
    """Whether one word may be the adjective or plural of the other (Belgium, Belgian)."""
    plain_a, plain_b = _plain(word_a), _plain(word_b)
    national = plain_a.endswith(_NATIONAL) or plain_b.endswith(_NATIONAL)
    return plain_a == plain_b or (plain_a[:4] == plain_b[:4] and national)


def _plain(word: str) -> str:
    """A word without accents (Vendôme, Vendome)."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _one_given(word_a: str, word_b: str) -> bool:
    """Whether two given names are forms of one (Tim, Timothy; Bill, William)."""
    return is_short_form(word_a, word_b) or same_given(word_a, word_b, both_short=True)


def is_short_form(word_a: str, word_b: str, fewest: int = 2) -> bool:
    """Whether one given name is the other without some letters at its beginning or end.

    fewest: letters that must be gone; one alone may be a slip.

    >>> pairs = ("tim", "timothy"), ("rebekah", "bekah"), ("ann", "anne")
    >>> [is_short_form(*pair) for pair in pairs]
    [True, True, False]
    """
    short, long = sorted((word_a, word_b), key=len)
    cut = long.startswith(short) or long.endswith(short)
    return cut and len(long) - len(short) >= fewest


def _bare(word: str) -> str:
    """A word of a name in one spelling, without apostrophes."""
    return spelling(word.replace("'", "").replace("’", ""))
