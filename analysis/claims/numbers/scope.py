"""Whether two numbers may count the same thing, at the same time and in the same scope.

Assumes that what a number counts stands behind it, in the plural from two on, and that a writer who
means a part, another time or another round says so beside the number (the last two games, two other
rifles, three of the boats). A doubt acquits. Fails where the restriction stands in another
sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.claims.numbers import context as number_sides
from analysis.claims.numbers import periods as number_times
from analysis.claims.numbers import typos as number_slips
from analysis.claims.stems import concept, stem
from analysis.facts.agreement import agreement, is_whole
from analysis.text.wordlists import groups, words

if TYPE_CHECKING:
    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.numbers.context import Side
    from analysis.params import Params
    from analysis.schema import Fact

_COUNTED = frozenset(("count", "ordinal", "vote", "measure", "percent", "money", "duration", "age"))


def may_differ(one: Side, two: Side, params: Params) -> bool:
    """Whether nothing says that two numbers count different things, times or parts."""
    if one.placed.fact.type in {"date", "weekday", "time"}:
        return not (number_times.stamped(one) or number_times.stamped(two))
    doubts = (
        *(_other_noun, _part, _other_scope, _other_code, _label, _other_bearer),
        *(number_times.other_span, number_times.earlier, number_times.other_time),
    )
    return not (any(doubt(one, two) for doubt in doubts) or strangers(one, two, params))


def noun(fact: Fact) -> str:
    """The plural that a count of two or more counts; empty where none is seen.

    >>> from analysis.schema import Fact
    >>> noun(Fact("a", 0, 2, "12", "count", "12", "", "assault rifles seized", "", 12, 12, 1, 0))
    'rifles'
    """
    if fact.type != "count" or fact.high < 2:
        return ""
    return next((word for word in fact.head.split() if is_plural(word)), "")


def is_plural(word: str) -> bool:
    """Whether a folded word has the form of a plural noun.

    >>> is_plural("rifles"), is_plural("fishermen"), is_plural("crisis"), is_plural("rushing")
    (True, True, False, False)
    """
    regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return regular or word in _plurals() or word.endswith(("men", "women"))


@functools.cache
def _plurals() -> frozenset[str]:
    return words("irregular_plurals")


def strangers(one: Side, two: Side, params: Params) -> bool:
    """Whether two sentences with several numbers each have none in common, and other words too.

    Where the words around them are the same, it is the figures that were changed.
    """
    if _same_words(one, two, params):
        return False
    mine, theirs = _amounts(one.beside), _amounts(two.beside)
    several = all(len({(x.type, x.low) for x in amounts}) > 1 for amounts in (mine, theirs))
    return several and not any(
        agreement(x, y, params) == "agree" or is_whole(x, y) for x in mine for y in theirs
    )


def _same_words(one: Side, two: Side, params: Params) -> bool:
    """Whether most words of both sentences are in both, their numbers and dates left out."""
    mine, theirs = _words_around(one), _words_around(two)
    shared, longer = len(mine & theirs), max(len(mine), len(theirs))
    return shared >= max(params.close_words, params.close_overlap * longer)


def _words_around(side: Side) -> frozenset[str]:
    """Stems of the words of matter of a sentence that stand in no number and no date."""
    spans = [(placed.fact.start, placed.fact.stop) for placed in side.beside]
    return frozenset(
        token.stem
        for token in side.sentence.tokens
        if token.content
        and not any(token.start < stop and start < token.stop for start, stop in spans)
    )


def _amounts(beside: Iterable[Placed]) -> list[Fact]:
    return [placed.fact for placed in beside if placed.fact.type in _COUNTED]


def _other_noun(one: Side, two: Side) -> bool:
    """Whether two counts name other things, or one thing with other words before it."""
    fact_a, fact_b = one.placed.fact, two.placed.fact
    noun_a, noun_b = noun(fact_a), noun(fact_b)
    if not noun_a or not noun_b:
        return False
    if not _same_noun(noun_a, noun_b):
        return True
    before_a, before_b = _before(fact_a, noun_a), _before(fact_b, noun_b)
    if _again(one, noun_a) or _again(two, noun_b):
        return before_a != before_b
    return bool(before_a and before_b) and not before_a & before_b


def _same_noun(one: str, two: str) -> bool:
    """Whether two plurals name one thing; nations are countries, nationals are not.

    >>> _same_noun("boats", "vessels"), _same_noun("countries", "nationals")
    (True, False)
    """
    listed = all(concept(word) == stem(word) or _is_synonym(word) for word in (one, two))
    return stem(one) == stem(two) or (listed and concept(one) == concept(two))


def _is_synonym(plural: str) -> bool:
    singular = {plural, plural[:-1], plural[:-2], plural[:-3] + "y"}
    return bool(singular & _synonyms())


@functools.cache
def _synonyms() -> frozenset[str]:
    return frozenset(form for forms in groups("synonyms") for form in forms)


def _again(side: Side, counted: str) -> bool:
    """Whether another number of the sentence counts the same noun (seven rifles, two others)."""
    return sum(noun(placed.fact) == counted for placed in side.beside) > 1


def _before(fact: Fact, counted: str) -> frozenset[str]:
    """Stems of the words between a number and the noun that it counts."""
    head = fact.head.split()
    return frozenset(stem(word) for word in head[: head.index(counted)])


_PART = re.compile(
    r",?(?: (?:more|others|members))? of (?:the|its|their|his|her|our|those|these|them|whom|which)"
    r"\b",
    re.IGNORECASE,
)


_OUT_OF = re.compile(r" (?:out )?of (?:[\w'’]+ ){0,3}", re.IGNORECASE)


def _part(one: Side, two: Side) -> bool:
    """Whether only one number is said to be a part (two of the nine boats) or counts more."""
    tests = (_is_part, _is_whole, _and_more)
    return any(test(one) != test(two) for test in tests)


def _is_whole(side: Side) -> bool:
    """Whether another number is given out of this one (10 of the club's 16 games)."""
    fact, sentence = side.placed.fact, side.sentence
    stops = [other.fact.stop for other in side.beside if other.fact.stop < fact.start]
    between = (
        sentence.text[max(stops) - sentence.start : fact.start - sentence.start] if stops else ""
    )
    return bool(_OUT_OF.fullmatch(between))


def _and_more(side: Side) -> bool:
    """Whether two nouns are counted together (420 passengers and crew)."""
    counted = noun(side.placed.fact)
    after = [token for token in side.sentence.tokens if token.start >= side.placed.fact.stop]
    at = next((n for n, token in enumerate(after) if token.word == counted), len(after))
    joined = after[at + 1 : at + 3]
    return (
        [token.word for token in joined[:1]] == ["and"]
        and len(joined) > 1
        and not joined[0].breaks
        and (is_plural(joined[1].word) or joined[1].word == "crew")
    )


def _is_part(side: Side) -> bool:
    return side.placed.fact.type == "count" and bool(_PART.match(number_sides.behind(side)))


@functools.cache
def _scopes() -> dict[str, str]:
    """Each restricting word and the first word of its line, which stands for the line."""
    return {form: forms[0] for forms in groups("scopes") for form in forms}


def _other_scope(one: Side, two: Side) -> bool:
    """Whether only one is restricted; a figure mistyped stays one beside another word for time."""
    scope_a, scope_b = _scope(one), _scope(two)
    if number_slips.clearness(one.placed.fact, two.placed.fact):
        return ("other" in scope_a) != ("other" in scope_b)
    return scope_a != scope_b


def _scope(side: Side) -> frozenset[str]:
    """The restricting words near a number; "since" at the head of a sentence restricts it all."""
    known = _scopes()
    beside = number_sides.near(side)
    bounds = {n for n, token in enumerate(beside[1:]) if token.word == "than"}
    bounds |= {n for n, token in enumerate(beside[1:], 1) if beside[n - 1].word == "or"}
    near = {
        known[token.word]
        for n, token in enumerate(beside)
        if token.word in known and n not in bounds
    }
    opening = {token.word for token in side.sentence.tokens[:1]} & {"since"}
    return frozenset(near | opening)


def _other_bearer(one: Side, two: Side) -> bool:
    """Whether an age is not seen to be that of one person or thing, or is that of another year."""
    if "age" not in {one.placed.fact.type, two.placed.fact.type}:
        return False
    named = _names(one) & _names(two)
    beside = one.placed.beside & two.placed.beside
    dated = [any(placed.fact.type == "date" for placed in side.beside) for side in (one, two)]
    return not (named or beside) or dated[0] != dated[1]


def _names(side: Side) -> frozenset[str]:
    """Stems of the two words of matter on either side of a number that have a capital letter."""
    fact = side.placed.fact
    told = [token for token in side.sentence.tokens if token.content]
    ahead = [token for token in told if token.stop <= fact.start][-2:]
    behind = [token for token in told if token.start >= fact.stop][:2]
    return frozenset(token.stem for token in (*ahead, *behind) if token.capital)


_SLIP = 2
"""Digits in which two codes differ that may be one code."""
_CODE = re.compile(r"\+?\d[\d -]*(?: |-)\d[\d -]*\d|0\d+|\d{9,}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")


def _other_code(one: Side, two: Side) -> bool:
    """Whether a telephone number or other code is held against anything but one much like it."""
    codes = [_is_long(side.placed.fact) for side in (one, two)]
    if not any(codes):
        return False
    return not all(codes) or not _much_alike(*(side.placed.fact.surface for side in (one, two)))


def _is_long(fact: Fact) -> bool:
    """Whether a figure is a code by its form; 12 500 and the range 10-12 are amounts."""
    amount = fact.low < fact.high or _GROUPED.fullmatch(fact.surface)
    return not amount and bool(_CODE.fullmatch(fact.surface))


def _much_alike(one: str, two: str) -> bool:
    """Whether two codes differ in one digit or two, or one of them lacks one.

    >>> _much_alike("0345 125 2222", "0345 125 222"), _much_alike("0345 1252222", "0800 555111")
    (True, False)
    """
    from rapidfuzz.distance import OSA

    digits = [re.sub(r"\D", "", code) for code in (one, two)]
    return OSA.distance(*digits) <= _SLIP


_LABEL = re.compile(r"\b([A-Za-z]+)\.? $")


def _label(one: Side, two: Side) -> bool:
    """Whether a number is a name (version 5, Week 11, Route 52) and not of the same series."""
    return _labelled(one) != _labelled(two)


def _labelled(side: Side) -> str:
    fact = side.placed.fact
    if fact.type != "count" or not fact.surface[:1].isdigit():
        return ""
    match = _LABEL.search(number_sides.ahead(side))
    word = match.group(1) if match else ""
    return word.lower() if word.lower() in words("label_nouns") or _is_code(word) else ""


def _is_code(word: str) -> bool:
    """AK, MV: capitals before a number."""
    return 1 < len(word) <= 4 and word.isupper()
