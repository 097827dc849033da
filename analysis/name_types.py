"""What kind of thing a name is, as its own words and the words around it suggest."""

from __future__ import annotations

import re
from collections import Counter

from analysis.person_names import fold, is_given, is_title
from analysis.wordlists import words

TAGGED = 2
"""Votes of the model's own label; a clue below has one to four. On the first half of WikiGold's development part any
weight from 1 to 3 gives the same figure within a point."""

_BEFORE = 40
_AFTER = 80
"""Characters of context read on either side: a phrase, seldom more."""

_IN = re.compile(r"\b(?:in|near|at|outside|around|toward|towards|through|across)\s+(?:the\s+)?$", re.IGNORECASE)
_PLACE_OF = re.compile(r"\b(\w+)\s+of\s+$", re.IGNORECASE)
_BEARINGS = frozenset("north south east west northeast northwest southeast southwest miles kilometres kilometers km outskirts mayor "
                      "governor bishop archbishop lord people inhabitants residents citizens outside".split())  # fmt: skip
_MOVING = re.compile(r"\b(?:to|from|into|via|between|leaving|reached|visited|left)\s+$", re.IGNORECASE)
_MANY = re.compile(r"\s+(?:were|have|are)\b")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_SAID = re.compile(r"\s*,?\s*(?:who|whose|himself|herself|said|says|told|tells|added|adds|(?:was|is) born)\b")
_AGE = re.compile(r"\s*,\s*\d{1,2}\s*,|\s*\(\s*(?:born\b|\d{4}\s*[-–])")
_IS_A = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|\b(?:is|was|are|were)\b)\s+(?:an?|the|one of the)\s+([\w ,'-]+)")


_VAGUE = frozenset("nation state country region territory capital ward department district house".split())
"""Kinds of places that end the names of bodies just as often."""


def clues(text: str, start: int, stop: int) -> Counter[str]:
    """Votes for types of the name at start:stop, from the name itself and its context.

    Assumes English. Each clue is weak: they are summed over all places of a name in a story.

    >>> text = "Mr Dean Aldous lives in Harnham, a village of two streets."
    >>> sorted(clues(text, 3, 14)), sorted(clues(text, 24, 31))
    (['PERSON'], ['GPE'])
    """
    return inner(text[start:stop]) + _context(text[max(0, start - _BEFORE) : start], text[stop : stop + _AFTER])


def inner(surface: str) -> Counter[str]:
    """Votes from the words of the name: kinds of places and bodies, known places, given names."""
    parts = fold(surface).replace(",", "").split()
    votes: Counter[str] = Counter()
    if not parts:
        return votes
    if " ".join(parts) in words("places"):
        votes["GPE"] += 3
    if any(c.isdigit() for c in surface):
        votes["ORG"] += 1
    if len(parts) == 1:
        return votes
    if parts[-1] in words("body_nouns"):
        votes["ORG"] += 3
    if (parts[-1] in words("place_nouns") and parts[-1] not in _VAGUE) or parts[0] in {
        "lake",
        "mount",
        "fort",
        "port",
        "cape",
        "river",
        "san",
        "santa",
    }:
        votes["LOC"] += 3
    if not votes and is_given(parts[0]) and len(parts) < 5 and all(word[:1].isupper() for word in surface.split()):
        votes["PERSON"] += 3
    return votes


def _context(before: str, after: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    last = before.split()[-1:] if before[-1:].isspace() else []
    if last and is_title(last[0]) and last[0][:1].isupper():
        votes["PERSON"] += 2
    if _SAID.match(after) or _AGE.match(after):
        votes["PERSON"] += 2
    if _IN.search(before):
        votes["GPE"] += 2
    if m := re.match(r"\s*,\s+([A-Z]\w+(?: [A-Z]\w+)?)", after):
        votes["GPE"] += 2 * (fold(m.group(1)) in words("places"))
    if (m := _PLACE_OF.search(before)) and (fold(m.group(1)) in _BEARINGS or fold(m.group(1)) in words("place_nouns")):
        votes["GPE"] += 3
    if _MOVING.search(before):
        votes["GPE"] += 1
    if _THE.search(before):
        votes["ORG"] += 1
    if _MANY.match(after) and not before.rstrip().endswith((" and", ",")):
        votes["ORG"] += 2
    return votes + _said_to_be(after)


def _said_to_be(after: str) -> Counter[str]:
    """Votes from "X, a town in ..." and "X is a company that ...": the first telling noun counts."""
    phrase = _IS_A.match(after.split(".")[0])
    for word in fold(phrase.group(1)).replace(",", " ").split()[:6] if phrase else ():
        if word in {"of", "in", "for", "that", "which", "who"}:
            break
        if word in words("place_nouns"):
            return Counter({"GPE": 4})
        if word in words("body_nouns"):
            return Counter({"ORG": 4})
        if is_title(word):
            return Counter({"PERSON": 3})
    return Counter()


def elected(votes: Counter[str]) -> str:
    """The type with most votes; the two kinds of places stand together against the others.

    >>> elected(Counter(PERSON=5, GPE=3, LOC=4))
    'LOC'
    """
    place = votes["GPE"] + votes["LOC"]
    best = min(votes, key=lambda kind: (-votes[kind], kind))
    if best not in {"GPE", "LOC"} and place <= votes[best]:
        return best
    return "LOC" if votes["LOC"] > votes["GPE"] else "GPE"
