"""What kind of thing a name is, as its own words and the words around it suggest."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from analysis.names.company_clues import company_votes, speaks_as_it
from analysis.names.extents import is_honorific
from analysis.names.person_names import fold, is_capital, is_given, is_title
from analysis.text.wordlists import marked, words

TAGGED = 2
"""Votes of the model's own label; a clue below has one to four. On half of WikiGold's development
part 1 does as well, 3 loses half a point and 4 two and a half."""

_BEFORE = 40
_AFTER = 80
"""Characters of context read on either side: a phrase, seldom more."""

_PEERS = frozenset(["lord", "lady", "baroness", "viscount", "judge", "justice"])

_IS_A = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,|\b(?:is|was|are|were)\b)\s+(?:an?|the|one of the)\s+([\w ,'-]+)"
)
_NEXT = re.compile(r"\s*,\s+([A-Z]\w+(?: [A-Z]\w+)?)")
_WORKER = re.compile(r"(?:master|worker|keeper|owner|man|woman|guard|er|or|ist)s?$")
_OF = re.compile(r"\b(\w+)\s+of\s+$")


class _Clue(NamedTuple):
    """A pattern of the text before or after a name, and the votes it gives to a type."""

    pattern: re.Pattern[str]
    type: str
    votes: int


_CLUES_BEFORE = (
    _Clue(
        re.compile(r"\b(?:in|near|at|outside|around|towards?|through|across)\s+(?:the\s+)?$", re.I),
        "GPE",
        2,
    ),
    _Clue(
        re.compile(r"\b(?:to|from|into|via|between|leaving|reached|visited|left)\s+$", re.I),
        "GPE",
        1,
    ),
    _Clue(re.compile(r"\bthe\s+$", re.I), "ORG", 1),
)
_CLUES_AFTER = (
    _Clue(
        re.compile(
            r"\s+(?:(?:has|had|later) )?(?:resigned|quit|died|retired|apologi[sz]ed|married"
            r"|testified|pleaded|wept|smiled|nodded"
            r"|was (?:jailed|arrested|charged|convicted|sentenced|sworn))\b"
        ),
        "PERSON",
        2,
    ),
    _Clue(re.compile(r"\s*,?\s*(?:who|whose|himself|herself|(?:was|is) born)\b"), "PERSON", 2),
    _Clue(re.compile(r"\s*,?\s*(?:said|says|told|tells|added|adds)\b"), "PERSON", 2),
    _Clue(re.compile(r"\s*,\s*\d{1,2}\s*,|\s*\(\s*(?:born\b|\d{4}\s*[-–])"), "PERSON", 2),
)


def clues(text: str, start: int, stop: int) -> Counter[str]:
    """Votes for types of the name at start:stop, from the name itself and its context.

    Assumes English. Each clue is weak: they are summed over all places of a name in a story.

    >>> text = "Mr Dean Aldous lives in Harnham, a village of two streets."
    >>> sorted(clues(text, 3, 14)), sorted(clues(text, 24, 31))
    (['PERSON'], ['GPE'])
    """
    before, after = text[max(0, start - _BEFORE) : start], text[stop : stop + _AFTER]
    votes = inner(text[start:stop])
    for given in (_matched(before, after), _beside(before, after), _said_to_be(after)):
        votes.update(given)
    votes["ORG"] += company_votes(before, after)
    return +votes


def inner(surface: str) -> Counter[str]:
    """Votes from the words of the name: kinds of places and bodies, known places, given names.

    >>> inner("Saco River"), inner("France"), inner("Ann Reid"), inner("Reid")
    (Counter({'LOC': 3}), Counter({'GPE': 3}), Counter({'PERSON': 3}), Counter())
    """
    parts = fold(surface).replace(",", "").split()
    votes: Counter[str] = Counter()
    if " ".join(parts) in words("places"):
        votes["GPE"] += 3
    if any(c.isdigit() for c in surface):
        votes["ORG"] += 1
    if len(parts) < 2:
        return votes
    if is_honorific(parts[0]):
        return Counter(PERSON=4)
    if parts[-1] in marked("body_words", "body") or parts[-1] in marked("body_words", "company"):
        votes["ORG"] += 3
    if (
        parts[-1] in marked("place_words", "kind")
        and parts[-1] not in marked("place_words", "vague")
    ) or (parts[0] in marked("place_words", "opens")):
        votes["LOC"] += 3
        votes["PERSON"] += len(parts) == 2 and is_given(parts[0])
    return +votes or _personal(surface, parts)


def _personal(surface: str, parts: list[str]) -> Counter[str]:
    """Votes for a person from a given name at the head of two to four capitalised words."""
    small = marked("particles", "particle")
    capitals = all(is_capital(word) or word in small for word in surface.split())
    return Counter({"PERSON": 3} if capitals and len(parts) < 5 and is_given(parts[0]) else {})


def _matched(before: str, after: str) -> Counter[str]:
    """Votes from set words before and after a name."""
    met = [clue for clue in _CLUES_BEFORE if clue.pattern.search(before)]
    if not speaks_as_it(after):
        met += [clue for clue in _CLUES_AFTER if clue.pattern.match(after)]
    votes: Counter[str] = Counter()
    for clue in met:
        votes[clue.type] += clue.votes
    return votes


def _beside(before: str, after: str) -> Counter[str]:
    """Votes from a title before a name, "mayor of", "village of", a known place after a comma."""
    votes: Counter[str] = Counter()
    last = before.split()[-1:] if before[-1:].isspace() else []
    if last and is_title(last[0]) and last[0][:1].isupper():
        votes["PERSON"] += 4 if fold(last[0]) in _PEERS or is_honorific(fold(last[0])) else 2
    if (m := _OF.search(before)) and _bears_a_place(fold(m.group(1))):
        votes["GPE"] += 3
    if (m := _NEXT.match(after)) and fold(m.group(1)) in words("places"):
        votes["GPE"] += 2
    return votes


def _bears_a_place(noun: str) -> bool:
    """Whether "of" after a noun leads to a place: "village of", "north of"."""
    return noun in marked("place_words", "kind") or noun in marked("place_words", "leads")


def _said_to_be(after: str) -> Counter[str]:
    """Votes from "X, a town in ..." or "X is a company that ...": the first telling noun."""
    phrase = _IS_A.match(after.split(".")[0])
    said = fold(phrase.group(1)).replace(",", " ").split()[:6] if phrase else []
    for word, following in zip(said, [*said[1:], ""], strict=False):
        if word in marked("small_words", "function") and word != "and":
            break
        if kind := _kind_of(word, following):
            return kind
    return Counter()


def _kind_of(word: str, following: str) -> Counter[str]:
    """Votes of one noun that says what a name is; "harbour master" is a person."""
    if is_title(word) or (word in marked("place_words", "kind") and _WORKER.search(following)):
        return Counter({"PERSON": 3})
    if word in marked("place_words", "kind"):
        return Counter({"GPE": 4})
    return Counter({"ORG": 4} if word in marked("body_words", "body") else {})


def elected(votes: Counter[str]) -> str:
    """The type with most votes; the two kinds of places stand together against the others.

    >>> elected(Counter(PERSON=5, GPE=3, LOC=4)), elected(Counter(ORG=3, GPE=3))
    ('LOC', 'GPE')
    """
    place = votes["GPE"] + votes["LOC"]
    best = min(votes, key=lambda kind: (-votes[kind], kind))
    if best not in {"GPE", "LOC"} and place <= votes[best]:
        return best
    return "LOC" if votes["LOC"] > votes["GPE"] else "GPE"
