"""Whether the speakers of two quotations may be one, and what the pronouns beside them say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.names.near_forms import surnames_begin_alike
from analysis.text.he_or_she import PRONOUN, of_pronoun
from analysis.text.wordlists import words

if TYPE_CHECKING:
    from analysis.quote_variants.sayings import Saying

_OFFICE = re.compile(r"[^A-Z]*\b(?:for|of|to|from|with)\s(?:[^\W\d_]+\.?\s){0,2}?(?=[A-Z])")


def pronoun(one: Saying) -> str:
    """He or she where that stands beside the quotation, else empty."""
    return PRONOUN[of_pronoun(one.speaker_words.lower())]


def is_name(speaker: str) -> bool:
    """Whether a speaker is named rather than described: every word of weight begins in upper case.

    >>> is_name("Dana Whitlock"), is_name("a spokesman"), is_name("")
    (True, False, False)
    """
    found = [
        word
        for word in re.findall(r"[^\W\d_][\w'’-]*", speaker)
        if word.lower() not in words("name_fillers")
    ]
    return bool(found) and all(word[0].isupper() for word in found)


def same_name(a: str, b: str) -> bool:
    """Whether two names share their last word, or one holds the other.

    >>> same_name("Dana Whitlock", "Whitlock"), same_name("Dana Whitlock", "Iris Boyle")
    (True, False)
    """
    one, two = _parts(a), _parts(b)
    return bool(one and two) and (
        one[-1] == two[-1] or set(one) <= set(two) or set(two) <= set(one)
    )


def speaks_for(speaker: str, other: str) -> bool:
    """Whether a speaker is described as an aide of another: "a spokeswoman for Dana Whitlock".

    >>> speaks_for("a spokeswoman for Dana Whitlock", "Dana Whitlock")
    True
    >>> speaks_for("Dana Whitlock", "Dana Whitlock")
    False
    """
    office = _OFFICE.match(speaker)
    return office is not None and is_name(other) and same_name(speaker[office.end() :], other)


def _parts(name: str) -> list[str]:
    return [
        word
        for word in re.findall(r"[\w'’-]+", re.sub(r"['’]s?$", "", name.lower()))
        if word not in words("name_fillers")
    ]


def may_be_same(one: Saying, two: Saying) -> bool:
    """Whether nothing speaks against one speaker.

    The names agree, or one side is not named, or two pronouns differ.
    """
    at_odds = pronoun(one) and pronoun(two) and pronoun(one) != pronoun(two)
    if at_odds or not (is_name(one.speaker) and is_name(two.speaker)):
        return True
    return same_name(one.speaker, two.speaker) or surnames_begin_alike(
        _parts(one.speaker), _parts(two.speaker)
    )
