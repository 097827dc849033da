"""Where two articles, or an article and its own headline, do not agree: numbers and dates, joined with the flips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis import claims, fact_match
from analysis.claims import Claim
from analysis.fact_match import Placed
from analysis.schema import Conflict, Fact, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.params import Params

KINDS = ("negation", "meaning", "number", "subject", "name?", "date", "strength", "hedge", "status")
"""Kinds of conflict, the most serious first."""


class Sentences(NamedTuple):
    """Every sentence that a fact stands in, with its facts; and all facts of each article."""

    claims: dict[tuple[str, int], Claim]
    facts: dict[tuple[str, int], list[Placed]]
    known: dict[str, list[Placed]]


def conflicts(
    alignment: pd.DataFrame, sentences: pd.DataFrame, facts: pd.DataFrame, flips: pd.DataFrame, params: Params
) -> pd.DataFrame:
    """All conflicts of the story (`schema.Conflict`), the most serious kind first, then the surest.

    Numbers are compared only in sentences that answer each other, and only where the same words stand near. Assumes that
    a value which the other article has anywhere for the same thing is agreement. One claim read in many articles is
    several rows with one claim_id.
    """
    read = _sentences(sentences, facts)
    found = [*_across(alignment, read, params), *_headlines(sentences, read, params)]
    found += [Conflict(*row) for row in flips.itertuples(index=False)]
    return table(Conflict, _numbered(sorted(set(found), key=_seriousness)))


def _seriousness(row: Conflict) -> tuple[object, ...]:
    return (KINDS.index(row.kind), -row.score, row.article_a, row.start_a, row.article_b, row.start_b, row.trigger_a)


def _sentences(sentences: pd.DataFrame, facts: pd.DataFrame) -> Sentences:
    rows = [Fact(*row) for row in facts.itertuples(index=False)]
    wanted = {(fact.article_id, fact.sentence_id) for fact in rows}
    columns = zip(sentences["article_id"], sentences["sentence_id"], sentences["start"], sentences["text"], strict=True)
    read = {(article, n): claims.claim(article, n, start, text) for article, n, start, text in columns if (article, n) in wanted}
    inside, known = defaultdict(list), defaultdict(list)
    for fact in rows:
        place = fact.article_id, fact.sentence_id
        inside[place].append(fact_match.placed(fact, read[place]))
        known[fact.article_id].append(inside[place][-1])
    return Sentences(read, inside, known)


def _across(alignment: pd.DataFrame, read: Sentences, params: Params) -> Iterator[Conflict]:
    """Numbers and dates that differ in aligned sentences."""
    rows = alignment[alignment["kind"].isin(["edited", "reworded"])]
    columns = (rows[name] for name in ("article_a", "sentence_a", "article_b", "sentence_b", "score"))
    for article_a, sentence_a, article_b, sentence_b, score in zip(*columns, strict=True):
        place_a, place_b = (article_a, sentence_a), (article_b, sentence_b)
        if place_a in read.facts and place_b in read.facts:
            yield from _differing(place_a, place_b, score, read, params)


def _headlines(sentences: pd.DataFrame, read: Sentences, params: Params) -> Iterator[Conflict]:
    """Numbers of each headline that its own article contradicts.

    Assumes that a first line without a full stop is a headline.
    """
    for article, group in sentences.groupby("article_id"):
        first = group.iloc[0]
        if first["text"][-1:] in {".", "!", "”", '"'} or (article, 0) not in read.facts:
            continue
        for n in group["sentence_id"].tolist()[1:]:
            if (article, n) in read.facts:
                score = claims.overlap(read.claims[article, 0], read.claims[article, n])
                if score >= params.headline_overlap:
                    yield from _differing((article, 0), (article, n), score, read, params)


def _differing(
    place_a: tuple[str, int], place_b: tuple[str, int], score: float, read: Sentences, params: Params
) -> Iterator[Conflict]:
    """The facts of two sentences that speak of the same thing and do not agree, each fact once."""
    own = place_a[0] == place_b[0]
    lone_a = _lone(read.facts[place_a], read.facts[place_b] if own else read.known[place_b[0]], read.facts[place_b], params)
    lone_b = _lone(read.facts[place_b], read.facts[place_a] if own else read.known[place_a[0]], read.facts[place_a], params)
    ties = ((fact_match.same_thing(one, two), n, m) for n, one in enumerate(lone_a) for m, two in enumerate(lone_b))
    used_a, used_b = set(), set()
    for tie, n, m in sorted(ties, key=lambda found: (-found[0], found[1:])):
        if tie < params.fact_words or n in used_a or m in used_b:
            continue
        used_a.add(n)
        used_b.add(m)
        if not _moved_on(lone_a[n], read.claims[place_a], lone_b[m], read.claims[place_b]):
            yield _row(lone_a[n].fact, read.claims[place_a], lone_b[m].fact, read.claims[place_b], score)


def _lone(mine: Iterable[Placed], theirs: list[Placed], beside: list[Placed], params: Params) -> list[Placed]:
    """My facts that the other article has nowhere for the same thing."""
    return [one for one in mine if not _answered(one, theirs, beside, params)]


def _answered(one: Placed, theirs: list[Placed], beside: list[Placed], params: Params) -> bool:
    if fact_match.is_sum(one.fact, (other.fact for other in beside), params.fact_rounded):
        return True
    return any(
        fact_match.family(one.fact) == fact_match.family(other.fact)
        and fact_match.agree(one.fact, other.fact, params.fact_about, params.fact_rounded)
        and (other in beside or one.fact.type not in {"count", "age"} or fact_match.same_thing(one, other) > 0)
        for other in theirs
    )


def _moved_on(one: Placed, in_a: Claim, two: Placed, in_b: Claim) -> bool:
    """Whether exactly one of the two says that its number has moved, or gives only the day on which somebody spoke."""
    if one.fact.type == "weekday":
        return _day_of_saying(one.fact, in_a) or _day_of_saying(two.fact, in_b)
    return _has_moved(one.fact, in_a) != _has_moved(two.fact, in_b)


def _has_moved(fact: Fact, sentence: Claim) -> bool:
    near = [cue for cue in claims.cues(sentence, claims.phrases("update_cues"))]
    at = next((n for n, token in enumerate(sentence.tokens) if token.stop > fact.start), 0)
    return any(abs(cue.last - at) <= 4 for cue in near)


def _day_of_saying(fact: Fact, sentence: Claim) -> bool:
    """Whether the nearest verb before a weekday is one of saying (police said on Monday)."""
    at = next((n for n, token in enumerate(sentence.tokens) if token.stop > fact.start), 0)
    before = [token.stem for token in sentence.tokens[max(0, at - 4) : at]]
    return any(stem in _saying() for stem in before)


def _saying() -> frozenset[str]:
    return frozenset(claims.stem(word) for word in claims.words("cues_said"))


def _row(one: Fact, in_a: Claim, two: Fact, in_b: Claim, score: float) -> Conflict:
    kind = "date" if one.type in {"date", "weekday", "time"} else "number"
    own = "The headline has" if in_a.article_id == in_b.article_id else "One text has"
    why = f"{own} “{one.surface}”, the other place “{two.surface}”, in sentences that answer each other."
    return Conflict(
        kind, in_a.article_id, one.start, one.stop, one.surface, in_b.article_id, two.start, two.stop, two.surface,
        one.surface, two.surface, why, 0, in_a.sentence_id, in_b.sentence_id, score,
    )  # fmt: skip


def _numbered(rows: list[Conflict]) -> list[Conflict]:
    """The rows with claim_id: rows of one kind that share trigger words in one sentence are one claim."""
    parent: dict[object, object] = {}
    for row in rows:
        a, b = _places(row)
        parent[_root(parent, a)] = _root(parent, b)
    numbers: dict[object, int] = {}
    return [row._replace(claim_id=numbers.setdefault(_root(parent, _places(row)[0]), len(numbers))) for row in rows]


def _places(row: Conflict) -> tuple[tuple[object, ...], tuple[object, ...]]:
    a = (row.kind, row.article_a, row.sentence_a, row.trigger_a.lower())
    b = (row.kind, row.article_b, row.sentence_b, row.trigger_b.lower())
    return a, b


def _root(parent: dict[object, object], place: object) -> object:
    while parent.setdefault(place, place) != place:
        place = parent[place]
    return place
