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

from analysis.claims.numbers import context, labels, periods, typos
from analysis.claims.stems import concept, stem
from analysis.facts.agreement import agreement, is_whole
from analysis.text.wordlists import groups, marked, words

if TYPE_CHECKING:
    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.numbers.context import Side
    from analysis.claims.sentence import Objection
    from analysis.params import Params
    from analysis.schema import Fact

_COUNTED = frozenset(("count", "ordinal", "vote", "measure", "percent", "money", "duration", "age"))


def objection(one: Side, two: Side, params: Params) -> Objection:
    """What says that two numbers count different things, times or parts; empty where nothing does.

    The objection completes "Not raised: ..."; its words in quotation marks stand in the texts.
    """
    if one.placed.fact.type in {"date", "weekday", "time"}:
        stamped = periods.stamped(one) or periods.stamped(two)
        return "one is a time stamp of its page" if stamped else ""
    doubts = (
        *(_how_much_more, _other_noun, _part, _other_scope),
        *(labels.other_code, labels.of_name, labels.label, labels.other_bearer),
        *(periods.other_span, periods.earlier, periods.other_time),
    )
    found = next(filter(None, (doubt(one, two) for doubt in doubts)), "")
    if found or not strangers(one, two, params):
        return found
    return "both sentences have several numbers, and none in common"


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
    mine, theirs = (_amounts(side.beside, params) for side in (one, two))
    return (
        len(mine) > 1
        and len(theirs) > 1
        and not any(
            agreement(x, y, params) == "agree" or is_whole(x, y) for x in mine for y in theirs
        )
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


def _amounts(beside: Iterable[Placed], params: Params) -> list[Fact]:
    """The amounts of a sentence; one that is told twice, 105 miles (170 kilometers), is one."""
    found: list[Fact] = []
    for fact in (placed.fact for placed in beside if placed.fact.type in _COUNTED):
        if not any(agreement(fact, known, params) == "agree" for known in found):
            found.append(fact)
    return found


def _how_much_more(one: Side, two: Side) -> Objection:
    """That only one number tells by how much two things differ (0.9 per 1,000 higher than)."""
    a, b = _more(one), _more(two)
    return f"only one is how much more or less: “{a or b}”" * (bool(a) != bool(b))


def _more(side: Side) -> str:
    """The comparative that a number goes with: of a percentage at once, else before a "than"."""
    told = _comparative().match(context.behind(side))
    said = told and (told["than"] or side.placed.fact.type == "percent")
    return told["more"] if told and said else ""


@functools.cache
def _comparative() -> re.Pattern[str]:
    known = "|".join(sorted(marked("change_words", "more"), key=len, reverse=True))
    return re.compile(
        rf"(?: per [\d,]+| \w+)? (?P<more>{known})\b(?P<than>(?: \w+){{0,3}} than\b)?",
        re.IGNORECASE,
    )


def _other_noun(one: Side, two: Side) -> Objection:
    """The nouns of two counts of other things, or the words before one noun that differ."""
    fact_a, fact_b = one.placed.fact, two.placed.fact
    noun_a, noun_b = noun(fact_a), noun(fact_b)
    if not noun_a or not noun_b:
        return ""
    if not _same_noun(noun_a, noun_b):
        return f"they count “{noun_a}” and “{noun_b}”"
    before_a, before_b = _before(fact_a, noun_a), _before(fact_b, noun_b)
    if _again(one, noun_a) or _again(two, noun_b):
        other = before_a != before_b
    else:
        other = bool(before_a and before_b) and not before_a & before_b
    return f"they count other “{noun_a}”" if other else ""


def _same_noun(one: str, two: str) -> bool:
    """Whether two plurals name one thing.

    >>> _same_noun("boats", "vessels"), _same_noun("boats", "sailors")
    (True, False)
    """
    return stem(one) == stem(two) or concept(one) == concept(two)


def _again(side: Side, counted: str) -> bool:
    """Whether another number of the sentence counts the same noun (seven rifles, two others)."""
    return sum(noun(placed.fact) == counted for placed in side.beside) > 1


def _before(fact: Fact, counted: str) -> frozenset[str]:
    """Stems of the words between a number and the noun that it counts."""
    head = fact.head.split()
    return frozenset(stem(word) for word in head[: head.index(counted)])


_PAIRED = re.compile(r"\b(?:and|with)(?: \w+){0,3} ?$", re.IGNORECASE)
_PART = re.compile(
    r",?(?: (?:more|others|members))? of (?:[\w.-]+(?: [\w.-]+)?['’]s\b"
    r"|(?:the|its|their|his|her|our|those|these|them|whom|which)\b)",
    re.IGNORECASE,
)


_OUT_OF = re.compile(r" (?:out )?of (?:[\w'’]+ ){0,3}", re.IGNORECASE)


def _part(one: Side, two: Side) -> Objection:
    """That only one number is a part (two of the nine boats), a whole, or counts more."""
    tests = (
        ("is a part", _is_part),
        ("is the whole that another is a part of", _is_whole),
        ("counts two groups together", _and_more),
    )
    for told, test in tests:
        if test(one) != test(two):
            side = one if test(one) else two
            return f"only one {told}: “{_quoted(side)}”"
    return ""


def _quoted(side: Side) -> str:
    """A number with the words around it, as they stand."""
    text = context.ahead(side)[-12:], side.placed.fact.surface, context.behind(side)[:16]
    before, said, after = text
    return f"{before.partition(' ')[2]}{said}{after.rpartition(' ')[0]}".strip()


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
    return side.placed.fact.type == "count" and bool(_PART.match(context.behind(side)))


@functools.cache
def _scopes() -> dict[str, str]:
    """Each restricting word and the first word of its line, which stands for the line."""
    return {form: forms[0] for forms in groups("scopes") for form in forms}


def _other_scope(one: Side, two: Side) -> Objection:
    """The word that limits only one; a figure mistyped stays one beside another word for time."""
    scope_a, scope_b = _scope(one), _scope(two)
    if typos.clearness(one.placed.fact, two.placed.fact):
        scope_a, scope_b = scope_a & {"other"}, scope_b & {"other"}
    return f"only one is limited by “{min(scope_a ^ scope_b)}”" if scope_a != scope_b else ""


def _scope(side: Side) -> frozenset[str]:
    """The restricting words near a number; "since" at the head of a sentence restricts it all."""
    known = _scopes()
    beside = context.near(side)
    bounds = {n for n, token in enumerate(beside[1:]) if token.word == "than"}
    bounds |= {n for n, token in enumerate(beside[1:], 1) if beside[n - 1].word == "or"}
    near = {
        known[token.word]
        for n, token in enumerate(beside)
        if token.word in known and n not in bounds
    }
    if _of_a_pair(side):
        near.discard(known["others"])
    opening = {token.word for token in side.sentence.tokens[:1]} & {"since"}
    return frozenset(near | opening)


def _of_a_pair(side: Side) -> bool:
    """Whether a number stands beside one of another fate: 25 killed and five others hurt."""
    fact, sentence = side.placed.fact, side.sentence
    ahead = [other.fact for other in side.beside if other.fact.stop < fact.start]
    if not ahead or {fact.type, ahead[-1].type} != {"count"}:
        return False
    if noun(fact) and noun(fact) == noun(ahead[-1]):
        return False
    between = sentence.text[ahead[-1].stop - sentence.start : fact.start - sentence.start]
    return bool(_PAIRED.search(between))
