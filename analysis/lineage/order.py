"""Which of two related texts came first: pieces of evidence, and what they come to together.

Length, place of the facts, slips mended or kept and joins that are broken each point the wrong way
as often as not (on encyclopedia revisions a learned direction was wrong in 97 of 112 sure cases),
so none of them counts here. What contradicts itself is not decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims.clock import STATES
from analysis.lineage.credits import AMENDED, plain
from analysis.lineage.pieces import ORDER, piece
from analysis.lineage.relation import (
    CLOSE,
    FACTS,
    ONE_TEXT,
    QUOTED,
    REWORDED,
    SOME,
    STRONG,
    WORDING,
)
from analysis.schema import Credit, LineageEvidence

if TYPE_CHECKING:
    import pandas as pd

    from analysis.lineage.measures import Measures
    from analysis.lineage.relation import Relation
    from analysis.params import Kinship
    from analysis.text.spans import Span

CREDIT, TIME, ROLE, NOTE, WHOLE, CLOCK = (
    "credit", "time given", "role given", "note of a change", "quoted whole", "events moved on",
)  # fmt: skip
LOST, DIGEST = "details lost", "digest"
_SURE = (CREDIT, TIME, ROLE, NOTE, WHOLE, CLOCK)
"""Evidence that decides; of the rest there is but some."""
_OF_EVENT = ("article_id", "event_id", "state", "start", "stop", "trigger")
_CREDITED = "One text credits the outlet of the other."
SOURCES = ("agency", "release", "transcript")
"""Roles of texts that others are written from."""


class Told(NamedTuple):
    """How far one text has an event: its first and last state, place and words of the first."""

    first: int
    last: int
    place: Span
    words: str


class About(NamedTuple):
    """What is known of one article beside its words; times and roles only where they were given."""

    outlet: str
    published: str
    role: str
    credits: tuple[Credit, ...]
    states: Mapping[int, Told]


def known(articles: pd.DataFrame, credits: pd.DataFrame, clock: pd.DataFrame) -> dict[str, About]:
    """What is known of each article."""
    said: dict[str, list[Credit]] = defaultdict(list)
    for row in credits.itertuples(index=False, name=None):
        said[row[0]].append(Credit(*row))
    states: dict[str, dict[int, Told]] = defaultdict(dict)
    columns = (clock[name] for name in _OF_EVENT)
    for article, event, name, start, stop, words in zip(*columns, strict=True):
        state = STATES.index(name)
        told = states[article].setdefault(event, Told(state, state, (start, stop), words))
        low, high = min(told.first, state), max(told.last, state)
        states[article][event] = told._replace(first=low, last=high)
    about = (articles[name] for name in ("article_id", "outlet", "published", "role"))
    return {
        one: About(outlet, published, role, tuple(said[one]), states[one])
        for one, outlet, published, role in zip(*about, strict=True)
    }


def order(pieces: Iterable[LineageEvidence]) -> tuple[str | None, str]:
    """Which article came first and how surely; (None, "") where it cannot be told."""
    sure: set[str] = set()
    hinted: set[str] = set()
    for one in pieces:
        (sure if one.cue in _SURE else hinted).add(one.points_to)
    if len(sure) > 1:
        return None, ""
    if sure:
        return sure.copy().pop(), SOME if hinted - sure else STRONG
    return (hinted.pop(), SOME) if len(hinted) == 1 else (None, "")


def evidence(
    pair: Measures, kind: Relation, of: Mapping[str, About], p: Kinship
) -> Iterator[LineageEvidence]:
    """Every piece of evidence on which of the two came first."""
    a, b = of[pair.a], of[pair.b]
    if kind.name in (*CLOSE, WORDING, FACTS):
        yield from _credited(pair, a, b)
        yield from _roles(pair, a, b)
    if kind.name in CLOSE:
        yield from _times(pair, a, b)
    if kind.name == QUOTED:
        yield from _whole(pair)
    if kind.name == ONE_TEXT:
        yield from _notes(pair, a, b)
        yield from _events(pair, a, b, p)
    if kind.name == REWORDED:
        yield from _lost(pair, p)
    if kind.name == FACTS:
        yield _digest(pair)


def _piece(pair: Measures, cue: str, first: str, why: str, *places: Span | None) -> LineageEvidence:
    """One piece of evidence on the order; places: in a and in b."""
    a, b = places or (None, None)
    return piece((pair.a, pair.b), ORDER, cue, first, why, (a, b))


def _credited(pair: Measures, a: About, b: About) -> Iterator[LineageEvidence]:
    for here, there, first in ((a, b, pair.b), (b, a, pair.a)):
        named = (one for one in here.credits if there.outlet and one.name)
        for one in named:
            if plain(one.name) == plain(there.outlet):
                place = (one.start, one.stop)
                places = (place, None) if here is a else (None, place)
                yield _piece(pair, CREDIT, first, _CREDITED, *places)


def _times(pair: Measures, a: About, b: About) -> Iterator[LineageEvidence]:
    one, two = a.published, b.published
    size = min(len(one), len(two))
    if size < len("2024-01-01") or one[:size] == two[:size] or one[19:] != two[19:]:
        return
    first = pair.a if one < two else pair.b
    why = f"Published {one} and {two}, as given."
    yield _piece(pair, TIME, first, why)


def _roles(pair: Measures, a: About, b: About) -> Iterator[LineageEvidence]:
    is_source = [one.role in SOURCES for one in (a, b)]
    if is_source[0] != is_source[1]:
        first = pair.a if is_source[0] else pair.b
        role = a.role if is_source[0] else b.role
        yield _piece(pair, ROLE, first, f"One text is the {role}, as given under Articles.")


def _notes(pair: Measures, a: About, b: About) -> Iterator[LineageEvidence]:
    noted = [next((c for c in one.credits if c.kind == AMENDED), None) for one in (a, b)]
    if (noted[0] is None) == (noted[1] is None):
        return
    places = [(one.start, one.stop) if one else None for one in noted]
    first = pair.b if noted[0] else pair.a
    yield _piece(pair, NOTE, first, "Only the later text says that it was changed.", *places)


def _whole(pair: Measures) -> Iterator[LineageEvidence]:
    first = pair.a if pair.quoted_a >= pair.quoted_b else pair.b
    places = pair.run.span_a, pair.run.span_b
    yield _piece(
        pair, WHOLE, first, "Its words stand inside quotation marks of the other.", *places
    )


def _events(pair: Measures, a: About, b: About, p: Kinship) -> Iterator[LineageEvidence]:
    """Events that one text has ahead and the other done, all of them the same way round."""
    shared = sorted(a.states.keys() & b.states.keys())
    moved = [(n, _direction(a.states[n], b.states[n])) for n in shared]
    moved = [(n, way) for n, way in moved if way]
    if len(moved) < p.moved_events or len({way for _, way in moved}) > 1:
        return
    first = pair.a if moved[0][1] > 0 else pair.b
    for n, _ in moved:
        places = a.states[n].place, b.states[n].place
        told = [one.states[n].words for one in ((a, b) if first == pair.a else (b, a))]
        why = f"“{told[0]}” in the one, “{told[1]}” in the other."
        yield _piece(pair, CLOCK, first, why, *places)


def _direction(a: Told, b: Told) -> int:
    """1 where a has the event at an earlier state throughout, -1 where b has, else 0."""
    return int(a.last < b.first) - int(b.last < a.first)


def _lost(pair: Measures, p: Kinship) -> Iterator[LineageEvidence]:
    """A reworded text that lacks details of the other and adds next to none."""
    sides = (
        (pair.own_a, pair.n_details_a, pair.own_b, pair.n_details_b, pair.b, 1.0),
        (pair.own_b, pair.n_details_b, pair.own_a, pair.n_details_a, pair.a, pair.n_b / pair.n_a),
    )
    for added, own, lost, other, first, length in sides:
        least = max(p.lost_details, p.lost_times * added, p.lost_share * other)
        if lost >= least and added <= p.added_share * own and length <= p.lost_length:
            why = f"The other lacks {lost} of its names, figures and quotations and adds {added}."
            yield _piece(pair, LOST, first, why)


def _digest(pair: Measures) -> LineageEvidence:
    why = f"The shorter has {pair.own_a} of its {pair.n_details_a} details for itself."
    return _piece(pair, DIGEST, pair.b, why)
