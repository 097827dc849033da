"""Numbers and dates that do not agree between two articles, or under their own headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.numbers import agreement as fact_match
from analysis.claims.numbers import scope
from analysis.claims.numbers.agreement import Placed
from analysis.claims.numbers.context import Side
from analysis.claims.sentence import Claim, Objection
from analysis.claims.weighed import Weighed
from analysis.facts.agreement import other_change
from analysis.schema import Conflict, Fact
from analysis.text.calendar import MONTHS, WEEKDAYS
from analysis.text.wordlists import words

if TYPE_CHECKING:
    import pandas as pd

    from analysis.claims.pairs import Pair, Place
    from analysis.params import Params

_MOST_FACTS = 500
"""Facts of one article that are compared; an article with more is a table, not prose."""
_MOST_BESIDE = 20
"""The same for one sentence."""
_CROWD = 300
"""A word near more facts says nothing about what they count and would cost quadratic time."""


class Sentences(NamedTuple):
    """Every sentence that a fact stands in, with its facts; and all facts of each article."""

    claims: dict[Place, Claim]
    facts: dict[Place, list[Placed]]
    known: dict[str, list[Placed]]


def sentences_with_facts(read: dict[Place, Claim], facts: pd.DataFrame) -> Sentences:
    """The sentences that hold facts, each fact with the words near it."""
    rows = [Fact(*row) for row in facts.itertuples(index=False)]
    inside: dict[Place, list[Placed]] = defaultdict(list)
    known: dict[str, list[Placed]] = defaultdict(list)
    for fact in rows:
        place = fact.article_id, fact.sentence_id
        if len(known[fact.article_id]) >= _MOST_FACTS or len(inside[place]) >= _MOST_BESIDE:
            continue
        inside[place].append(fact_match.placed(fact, read[place]))
        known[fact.article_id].append(inside[place][-1])
    return Sentences(read, inside, known)


def answering(pairs: Iterable[Pair], read: Sentences, params: Params) -> Iterator[Weighed]:
    """Numbers and dates that differ in sentences that answer each other.

    Assumes that a value which the other article has anywhere for the same thing is agreement. A
    change of figure that both texts explain (risen to six) is an update; two equal slips in both
    texts are not seen.
    """
    for place_a, place_b, score in pairs:
        if place_a in read.facts and place_b in read.facts:
            yield from _differing(place_a, place_b, score, read, params)


def headlines(read: Sentences, params: Params) -> Iterator[Weighed]:
    """Numbers of each headline that its own article contradicts.

    Assumes that a first line without a full stop is a headline.
    """
    for article, n in list(read.facts):
        headline = (article, 0)
        if (
            n == 0
            or headline not in read.facts
            or read.claims[headline].text[-1:] in {".", "!", "”", '"'}
        ):
            continue
        score = claims.overlap(read.claims[headline], read.claims[article, n])
        if score >= params.cue_shared:
            yield from _differing(headline, (article, n), score, read, params)


def _differing(
    place_a: Place, place_b: Place, score: float, read: Sentences, params: Params
) -> Iterator[Weighed]:
    """The facts of two sentences that speak of the same thing and do not agree, each fact once."""
    if only_dated(read.claims[place_a]) or only_dated(read.claims[place_b]):
        return
    beside_a, beside_b = read.facts[place_a], read.facts[place_b]
    answer_a, answer_b = _answers(place_a, place_b, read, params)
    used_a: set[int] = set()
    used_b: set[int] = set()
    for n, m in _tied(beside_a, beside_b, params):
        if n in used_a or m in used_b:
            continue
        one, two = beside_a[n], beside_b[m]
        loose = score < params.apart_score and not _surely(one, two, params)
        against = answer_a[n] or answer_b[m] or (_LOOSE if loose else "")
        against = against or objection(one, two, read, params)
        if not against:
            used_a.add(n)
            used_b.add(m)
        yield weighed(one, two, score, read, against)


_LOOSE = "the sentences share few words, and the words around the numbers do not tie them together"


def _answers(
    place_a: Place, place_b: Place, read: Sentences, params: Params
) -> tuple[list[str], list[str]]:
    """What in the other article answers each fact of two sentences; empty where nothing does."""
    beside_a, beside_b = read.facts[place_a], read.facts[place_b]
    own = place_a[0] == place_b[0]
    known_a = beside_a if own else read.known[place_a[0]]
    known_b = [one for one in read.known[place_b[0]] if not own or one not in beside_a]
    return (
        [_answer(one, known_b, beside_b, params) for one in beside_a],
        [_answer(one, known_a, beside_a, params) for one in beside_b],
    )


def _tied(mine: list[Placed], theirs: list[Placed], params: Params) -> list[tuple[int, int]]:
    """Facts of two sentences that do not agree and have words in common, most words first."""
    ties = [
        (-fact_match.same_thing(one, two), n, m)
        for n, one in enumerate(mine)
        for m, two in enumerate(theirs)
        if fact_match.disagree(one, two, params)
    ]
    return [(n, m) for tie, n, m in sorted(ties) if tie]


def objection(one: Placed, two: Placed, read: Sentences, params: Params) -> Objection:
    """What says that two numbers count other things, times or parts; empty where nothing does."""
    side_a, side_b = _side(one, read), _side(two, read)
    summed = _summed(one, side_b.beside, params) or _summed(two, side_a.beside, params)
    return summed or scope.objection(side_a, side_b, params)


def _summed(one: Placed, beside: Iterable[Placed], params: Params) -> Objection:
    """That two counts in the other sentence make a count, so that neither differs from it."""
    counts = [other.fact for other in beside]
    is_sum = fact_match.is_sum(one.fact, counts, params.fact_rounded)
    return f"“{one.fact.surface}” is the sum or the rest of two counts there" if is_sum else ""


def _side(one: Placed, read: Sentences) -> Side:
    place = one.fact.article_id, one.fact.sentence_id
    return Side(one, read.claims[place], read.facts[place])


def _surely(one: Placed, two: Placed, params: Params) -> bool:
    """Whether two numbers count one thing, as those of loosely tied sentences must."""
    types = {one.fact.type, two.fact.type}
    near = len((one.near & two.near) - claims.stems_of("nouns", "common"))
    if len(types) > 1 or types & {"ordinal", "age"}:
        return False
    if types & {"date", "weekday", "time"}:
        return bool(one.beside & two.beside) and near > params.tying_words
    counted = types != {"count"} or bool(one.head & two.head)
    return counted and near >= params.tying_words


_STAMPS = words("stamps")


_CALENDAR = (*MONTHS, *WEEKDAYS)
_NOT_TELLING = _STAMPS.union(_CALENDAR, (name[:3] for name in _CALENDAR))


def only_dated(sentence: Claim) -> bool:
    """Whether a line is no statement: little more than dates and numbers, or a row of results."""
    telling = [
        token
        for token in sentence.tokens
        if token.content and token.word.isalpha() and token.word not in _NOT_TELLING
    ]
    row = sentence.text[-1:].isalnum() and any(token.word == "vs" for token in sentence.tokens)
    return row or len(telling) < 2


def lone(
    mine: Iterable[Placed], theirs: list[Placed], beside: list[Placed], params: Params
) -> list[Placed]:
    """My facts that the other article has nowhere for the same thing."""
    return [one for one in mine if not _answer(one, theirs, beside, params)]


def _answer(one: Placed, theirs: list[Placed], beside: list[Placed], params: Params) -> Objection:
    """How the other article has a fact as well; empty where it has not."""
    said = f"“{one.fact.surface}”"
    if summed := _summed(one, beside, params):
        return summed
    if fact_match.is_part(one.fact, [other.fact for other in theirs]):
        return f"{said} is the share that is given there"
    agreeing = next((other for other in theirs if _agrees(one, other, beside, params)), None)
    return f"“{agreeing.fact.surface}” there agrees with {said}" if agreeing else ""


def _agrees(one: Placed, other: Placed, beside: list[Placed], params: Params) -> bool:
    if fact_match.bare(one.fact, other.fact):
        return True
    return fact_match.agree(one, other, params) and (
        other in beside
        or one.fact.type not in {"count", "age"}
        or fact_match.same_thing(one, other) > 0
    )


def weighed(
    one: Placed, two: Placed, score: float, read: Sentences, against: str = "", moves: bool = True
) -> Weighed:
    """Two numbers weighed; without `moves` it is not asked whether they moved on."""
    in_a, in_b = (
        read.claims[placed.fact.article_id, placed.fact.sentence_id] for placed in (one, two)
    )
    if moves and not against and _moved_on(one.fact, in_a, two.fact, in_b):
        against = "one says that its number has moved, or gives the day when somebody spoke"
    return Weighed(_row(one.fact, in_a, two.fact, in_b, score), against)


def _moved_on(one: Fact, in_a: Claim, two: Fact, in_b: Claim) -> bool:
    """Whether one of the two says that its number has moved, or gives the day somebody spoke."""
    if other_change(one, two):
        return False
    if one.type == "weekday":
        return _day_of_saying(one, in_a) or _day_of_saying(two, in_b)
    return _has_moved(one, in_a) != _has_moved(two, in_b)


def _has_moved(fact: Fact, sentence: Claim) -> bool:
    near = claims.cues(sentence, claims.phrases("update_cues"))
    return any(abs(cue.last - _at(fact, sentence)) <= 4 for cue in near)


def _at(fact: Fact, sentence: Claim) -> int:
    return next((n for n, token in enumerate(sentence.tokens) if token.stop > fact.start), 0)


def _day_of_saying(fact: Fact, sentence: Claim) -> bool:
    """Whether the nearest verb before a weekday is one of saying (police said on Monday)."""
    at = _at(fact, sentence)
    return any(
        token.stem in claims.stems_of("cue_words", "attributes")
        for token in sentence.tokens[max(0, at - 4) : at]
    )


def _row(one: Fact, in_a: Claim, two: Fact, in_b: Claim, score: float) -> Conflict:
    kind = "date" if one.type in {"date", "weekday", "time"} else "number"
    is_headline = in_a.article_id == in_b.article_id
    own, other = (
        ("The headline has", "the text has")
        if is_headline
        else ("One article has", "the other has")
    )
    why = f"{own} “{one.surface}”, {other} “{two.surface}”; both appear to describe the same thing."
    place_a = (in_a.article_id, one.start, one.stop, one.surface)
    place_b = (in_b.article_id, two.start, two.stop, two.surface)
    places = (in_a.sentence_id, in_b.sentence_id)
    return Conflict(kind, *place_a, *place_b, one.surface, two.surface, why, 0, *places, score)
