"""A word's stem, so that approve, approved and approval can be compared; irregular verbs."""

import functools
import re

from analysis.text.wordlists import groups, mapping

_INFLECTED = ("ings", "ing", "ies", "ied", "ed", "es", "s")
_DERIVED = (
    "ations",
    "ation",
    "ions",
    "ion",
    "ments",
    "ment",
    "ingly",
    "edly",
    "als",
    "al",
    "iv",
    "ur",
    "ly",
)
_SHORTEST = 3
"""Fewest letters that inflection leaves; derivation leaves one more, or unlike words meet."""


@functools.cache
def irregular() -> dict[str, str]:
    """Every irregular past form and participle and its base form.

    >>> irregular()["sold"]
    'sell'
    """
    return {form: base for form, base in mapping("irregular_verbs").items() if form != base}


@functools.cache
def same_in_past() -> frozenset[str]:
    """Verbs whose past is their base form (cut, set): their time cannot be told from the word.

    >>> "cut" in same_in_past()
    True
    """
    return frozenset(form for form, base in mapping("irregular_verbs").items() if form == base)


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word; a rough one, good enough to compare two words of one story.

    Assumes English. Unlike words may share a stem (university, universe) and related ones may not
    (die, death).

    >>> stem("approved") == stem("approval") == stem("approves"), stem("sold") == stem("selling")
    (True, True)
    """
    word = re.sub(r"'s?$", "", word)
    word = irregular().get(word, word)
    word = _without(word, _INFLECTED, _SHORTEST)
    word = irregular().get(word, word)
    bare = _without(_without(word, ("e",), _SHORTEST), _DERIVED, _SHORTEST + 1)
    if len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "sl":
        bare = bare[:-1]
    return bare.rstrip("iey") if len(bare.rstrip("iey")) >= _SHORTEST else bare


def _without(word: str, endings: tuple[str, ...], shortest: int) -> str:
    """A word without the first ending that leaves enough of it; the s of "pass" is no ending."""
    if word.endswith("ss"):
        return word
    ending = next(
        (end for end in endings if word.endswith(end) and len(word) - len(end) >= shortest), ""
    )
    return word[: len(word) - len(ending)]


@functools.cache
def _groups() -> dict[str, str]:
    """The stem of each word that has synonyms, and the stem that stands for all of them."""
    found: dict[str, str] = {}
    for forms in groups("synonyms"):
        for form in forms:
            found.setdefault(stem(form), stem(forms[0]))
    return found


@functools.lru_cache(maxsize=100_000)
def concept(word: str) -> str:
    """The stem of a folded word, one for all words that name nearly the same thing or deed.

    Assumes that two reports of one matter mean the same by them; for tying sentences together only.

    >>> concept("ferry") == concept("ships"), concept("blaze") == concept("fires")
    (True, True)
    """
    bare = stem(word)
    return _groups().get(bare, bare)


def is_past(word: str) -> bool:
    """Whether a folded word has the form of a past tense or participle.

    >>> is_past("passed"), is_past("sold"), is_past("sell"), is_past("need")
    (True, True, False, False)
    """
    return (
        word in irregular()
        or word in same_in_past()
        or (word.endswith("ed") and len(word) > 4 and word[-3] not in "e")
    )
