"""Whether a number is what something rose or fell to, by or from."""

import functools
import re

from analysis.text.wordlists import marked, words

_REACH = 80
"""Characters before a number in which a verb of rising or falling is looked for."""
_WAY = re.compile(
    r"\b(?P<way>to|by|from) (?P<rest>(?:[a-z.~'’-]+ ){0,5}[^\w\s]{0,3})$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:.!?\n](?!\d)")
_SIGN = (
    r" (?:(?:a|an|the|another|some|about|around|nearly|almost|roughly|only|just|over"
    r"|more than|up to|at least|as much as|less than) ){0,2}[^\w\s]{0,3}$"
)


@functools.cache
def _verbs() -> str:
    return "|".join(sorted(marked("change_words", "verb"), key=len, reverse=True))


@functools.cache
def _nouns() -> str:
    return "|".join(sorted(marked("change_words", "noun"), key=len, reverse=True))


@functools.cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()}|{_nouns()})\b", re.IGNORECASE)


@functools.cache
def _plainly() -> re.Pattern[str]:
    """A verb right before a number (rose 5%, up 5%), a noun with "of" (a rise of 5%)."""
    return re.compile(
        rf"\b(?:(?:{_verbs()}|up|down)(?: \w+ly)?|(?:{_nouns()}) of){_SIGN}", re.IGNORECASE
    )


@functools.cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?: |-)(?:[a-z]+ )?(?:{_nouns()})\b", re.IGNORECASE)


def way(text: str, start: int, stop: int) -> str:
    """How the number at start..stop is said to have changed something: to, by, from or empty.

    Assumes that the last of these words before a number tells, if a verb or noun of rising or
    falling stands before it in its clause, and that a number right behind such a verb, or before
    such a noun (it led to a 5% rise), is a "by".

    >>> text = "Prices rose by 5% to £12 from £11, a 5% rise."
    >>> [way(text, at, at + 2) for at in (15, 21, 30, 37)]
    ['by', 'to', 'from', 'by']
    >>> way("They walked to 12 towns", 15, 17), way("An increase led to a 5% rise", 21, 23)
    ('', 'by')
    """
    if _behind().match(text, stop):
        return "by"
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    told = _WAY.search(before)
    if told and _is_exact(told["rest"]) and _changes(before[: told.start()], told["way"].lower()):
        return told["way"].lower()
    return "by" if _plainly().search(before) else ""


def _changes(before: str, said: str) -> bool:
    """Whether the words before to, by or from tell of rising or falling; "up to" is a bound."""
    beside = "down" if said == "to" else "up|down"
    return bool(_verb().search(before) or re.search(rf"\b(?:{beside}) $", before, re.IGNORECASE))


def _is_exact(rest: str) -> bool:
    """Whether only words of exactness stand between the preposition and the number."""
    said = re.sub(r"[^\w\s.]{1,5}$", "", rest).lower()
    return all(word in words("exactness") for word in said.split())
