"""Numbers and dates that do not agree between two articles, or under their own headline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.schema import Conflict, Fact
from analysis.stating import claims, fact_match
from analysis.stating.claims import Claim
from analysis.stating.dates import MONTHS, WEEKDAYS
from analysis.stating.fact_match import Placed

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params
    from analysis.stating.answering import Pair, Place

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


def answering(pairs: Iterable[Pair], read: Sentences, params: Params) -> Iterator[Conflict]:
    """Numbers and dates that differ in sentences that answer each other.

    Assumes that a value which the other article has anywhere for the same thing is agreement. A
    change of figure that both texts explain (risen to six) is an update; two equal slips in both
    texts are not seen.
    """
    for place_a, place_b, score in pairs:
        if place_a in read.facts and place_b in read.facts:
            yield from _differing(place_a, place_b, score, read, params)


def headlines(read: Sentences, params: Params) -> Iterator[Conflict]:
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
        if score >= params.headline_overlap:
            yield from _differing(headline, (article, n), score, read, params)


def apart(read: Sentences, paired: Iterable[Conflict], params: Params) -> Iterator[Conflict]:
    """Numbers for one thing that differ although their sentences are not aligned.

    Those `paired` already are left out.

    Assumes that facts with `fact_words_apart` content words in common near them speak of one thing,
    when neither article has the other's value for it.
    """
    used = {
        key
        for row in paired
        for key in (
            (row.article_a, row.start_a, row.article_b),
            (row.article_b, row.start_b, row.article_a),
        )
    }
    for one, two in _tied(read, params):
        keys = {
            (one.fact.article_id, one.fact.start, two.fact.article_id),
            (two.fact.article_id, two.fact.start, one.fact.article_id),
        }
        if used & keys:
            continue
        used |= keys
        if not _one_subject(one, two, read, params):
            continue
        if _lone([one], read.known[two.fact.article_id], [], params) and _lone(
            [two], read.known[one.fact.article_id], [], params
        ):
            yield from _conflict(one, two, params.apart_score, read)


def _one_subject(one: Placed, two: Placed, read: Sentences, params: Params) -> bool:
    """Whether a word beside both numbers is the same and their sentences share enough words."""
    common = claims.stems_of("common_nouns")
    in_a, in_b = (
        read.claims[placed.fact.article_id, placed.fact.sentence_id] for placed in (one, two)
    )
    if _only_dated(in_a) or _only_dated(in_b):
        return False
    return (
        bool((one.beside & two.beside) - common)
        and claims.overlap(in_a, in_b) >= params.claim_overlap
    )


def _tied(read: Sentences, params: Params) -> list[tuple[Placed, Placed]]:
    """Facts of two articles with enough words in common near them, the earlier article first."""
    order = {
        article: n for n, article in enumerate(dict.fromkeys(article for article, _ in read.claims))
    }
    every = sorted(
        (one for known in read.known.values() for one in known),
        key=lambda p: (order[p.fact.article_id], p.fact.start),
    )
    near: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(every):
        for stem in one.near - claims.stems_of("common_nouns"):
            near[fact_match.family(one.fact), stem].append(n)
    shared = Counter(
        pair for group in near.values() if len(group) <= _CROWD for pair in combinations(group, 2)
    )
    best = sorted(shared.items(), key=lambda found: (-found[1], found[0]))
    pairs = ((every[n], every[m]) for (n, m), count in best if count >= params.fact_words_apart)
    return [(one, two) for one, two in pairs if one.fact.article_id != two.fact.article_id]


def _differing(
    place_a: Place, place_b: Place, score: float, read: Sentences, params: Params
) -> Iterator[Conflict]:
    """The facts of two sentences that speak of the same thing and do not agree, each fact once."""
    if _only_dated(read.claims[place_a]) or _only_dated(read.claims[place_b]):
        return
    beside_a, beside_b = read.facts[place_a], read.facts[place_b]
    own = place_a[0] == place_b[0]
    lone_a = _lone(beside_a, beside_b if own else read.known[place_b[0]], beside_b, params)
    lone_b = _lone(beside_b, beside_a if own else read.known[place_a[0]], beside_a, params)
    ties = [
        (fact_match.same_thing(one, two), n, m)
        for n, one in enumerate(lone_a)
        for m, two in enumerate(lone_b)
    ]
    used_a: set[int] = set()
    used_b: set[int] = set()
    for tie, n, m in sorted(ties, key=lambda found: (-found[0], found[1:])):
        if tie < params.fact_words or n in used_a or m in used_b:
            continue
        used_a.add(n)
        used_b.add(m)
        yield from _conflict(lone_a[n], lone_b[m], score, read)


_STAMPS = frozenset(
    (
        "updated",
        "published",
        "posted",
        "gmt",
        "bst",
        "est",
        "edt",
        "pt",
        "pdt",
        "last",
        "modified",
        "edited",
    )
)


def _only_dated(sentence: Claim) -> bool:
    """Whether a line is no statement: little more than dates and numbers, or a row of results."""
    calendar = {*MONTHS, *WEEKDAYS, *(name[:3] for name in (*MONTHS, *WEEKDAYS))}
    telling = [
        token
        for token in sentence.tokens
        if token.content and token.word.isalpha() and token.word not in _STAMPS | calendar
    ]
    row = sentence.text[-1:].isalnum() and any(token.word == "vs" for token in sentence.tokens)
    return row or len(telling) < 2


def _lone(
    mine: Iterable[Placed], theirs: list[Placed], beside: list[Placed], params: Params
) -> list[Placed]:
    """My facts that the other article has nowhere for the same thing."""
    return [one for one in mine if not _answered(one, theirs, beside, params)]


def _answered(one: Placed, theirs: list[Placed], beside: list[Placed], params: Params) -> bool:
    if fact_match.is_sum(one.fact, (other.fact for other in beside), params.fact_rounded):
        return True
    return any(
        fact_match.family(one.fact) == fact_match.family(other.fact)
        and fact_match.agree(one.fact, other.fact, params.fact_about, params.fact_rounded)
        and (
            other in beside
            or one.fact.type not in {"count", "age"}
            or fact_match.same_thing(one, other) > 0
        )
        for other in theirs
    )


def _conflict(one: Placed, two: Placed, score: float, read: Sentences) -> Iterator[Conflict]:
    in_a, in_b = (
        read.claims[placed.fact.article_id, placed.fact.sentence_id] for placed in (one, two)
    )
    if fact_match.same_thing(one, two) and not _moved_on(one.fact, in_a, two.fact, in_b):
        yield _row(one.fact, in_a, two.fact, in_b, score)


def _moved_on(one: Fact, in_a: Claim, two: Fact, in_b: Claim) -> bool:
    """Whether one of the two says that its number has moved, or gives the day somebody spoke."""
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
        token.stem in claims.stems_of("attribution")
        for token in sentence.tokens[max(0, at - 4) : at]
    )


def _row(one: Fact, in_a: Claim, two: Fact, in_b: Claim, score: float) -> Conflict:
    kind = "date" if one.type in {"date", "weekday", "time"} else "number"
    own = "The headline has" if in_a.article_id == in_b.article_id else "One text has"
    why = (
        f"{own} “{one.surface}”, the other place “{two.surface}”, as it seems about the same thing."
    )
    place_a = (in_a.article_id, one.start, one.stop, one.surface)
    place_b = (in_b.article_id, two.start, two.stop, two.surface)
    places = (in_a.sentence_id, in_b.sentence_id)
    return Conflict(kind, *place_a, *place_b, one.surface, two.surface, why, 0, *places, score)
