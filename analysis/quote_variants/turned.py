"""Cuts that turn what was said: a denial or a condition is left out, the rest stands.

Assumes that a denial is bound to the words beside it where no pause lies between them ("It is not
true that the port is shut", not "No, the port is shut"), and that a condition opens the words left
out. Fails on denials that need no word of denial.
"""

from __future__ import annotations

from itertools import pairwise

from analysis.quote_variants.spoken_words import Word, is_content
from analysis.text.wordlists import marked

_CONDITIONS = frozenset(["if", "unless", "provided", "assuming"])
_TELLING = _CONDITIONS | {"without"}
"""What beside its marks tells a reader of a condition: "Without an overhaul, “they will …”"."""
_LEAST = 4
"""Words of the shortest condition; "if you like" is none."""


def turned(side: list[Word], first: int, last: int) -> tuple[str, frozenset[str]] | None:
    """Why the words from first to last may not be left out of a sentence, and what carries it.

    Another text that has one of these words beside its marks tells its reader. None where the cut
    changes nothing.
    """
    gone = side[first:last]
    if _is_condition(gone):
        return f"“{gone[0].shown.lower()} …”: a condition", _TELLING
    bound = [n for n in range(first, last) if _denies(side, n) and _is_bound(side, n, first, last)]
    if len(bound) % 2 and len(bound) < len(side):
        return f"“{side[bound[0]].shown.lower()}”: a denial", marked("denials", "negation")
    return None


def _is_condition(gone: list[Word]) -> bool:
    opened = gone[1:] if gone[0].key in {"but", "and", "only"} else gone
    enough = len(opened) >= _LEAST and any(is_content(word) for word in opened[1:])
    return enough and opened[0].key in _CONDITIONS


def _denies(side: list[Word], n: int) -> bool:
    after = side[n + 1].key if n + 1 < len(side) else ""
    return side[n].key in marked("denials", "negation") and after not in marked("denials", "none")


def _is_bound(side: list[Word], n: int, first: int, last: int) -> bool:
    """Whether no pause parts a denial from the kept words behind it, or from a verb before it."""
    if last < len(side) and not _pauses(side[n : last + 1]):
        return True
    kept = side[first - 1 : n + 1]
    inside = first > 0 and last < len(side)
    return inside and side[first - 1].key in marked("small_words", "helping") and not _pauses(kept)


def _pauses(run: list[Word]) -> bool:
    """Whether more than one character stands between two words: a comma, a dash, a stop."""
    return any(b.start - a.stop > 1 for a, b in pairwise(run))
