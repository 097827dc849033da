"""The event clock: events that articles report in different states, and who has which."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import negation as polarity
from analysis.claims import sentence as claims
from analysis.claims import status as states
from analysis.claims.sentence import Claim, Cue
from analysis.claims.stems import concept
from analysis.schema import Clock, table
from analysis.sets import joined
from analysis.text.wordlists import groups

if TYPE_CHECKING:
    import pandas as pd

    from analysis.claims.pairs import Place
    from analysis.params import Params

STATES = ("planned", "under way", "done")
"""The states of an event in the order of time: planned describes an earlier moment."""

_CROWD = 300
"""A word near more statements says nothing about the event and would cost quadratic time."""


class EventMention(NamedTuple):
    """One verb in one state, where it stands, with the stems around it."""

    sentence: Claim
    state: str
    verb: str
    first: int
    last: int
    near: frozenset[str]


def event_clock(sentences: dict[Place, Claim], facts: pd.DataFrame, params: Params) -> pd.DataFrame:
    """Events that articles report in different states (`schema.Clock`), each in the order of time.

    Assumes that reports of one event use verbs of one group and share words around them. A text
    that has the event planned describes an earlier moment than one that has it done; it need not
    have been written earlier. A date is given only where the sentence has one, as it stands. Fails
    on events told without a verb (the vote is on Tuesday).
    """
    statements = [
        statement for sentence in sentences.values() for statement in of_sentence(sentence, params)
    ]
    events = [members for members in _events(statements, params) if _differs(members)]
    events.sort(
        key=lambda members: (-len({m.sentence.article_id for m in members}), _place(members[0]))
    )
    moments = _moments(facts)
    return table(
        Clock, [row for n, members in enumerate(events) for row in _rows(n, members, moments)]
    )


def of_sentence(sentence: Claim, params: Params) -> Iterator[EventMention]:
    """Every verb of an event group in one sentence with its state.

    >>> from analysis.params import Params
    >>> one = claims.claim("a", 0, 0, "The council is poised to pass the law.")
    >>> [(s.verb, s.state) for s in of_sentence(one, Params())]
    [('approv', 'planned')]
    """
    read = states.read(sentence, polarity.read(sentence, params).denied)
    seen: set[str] = set()
    for state, found in zip(STATES, (read.planned, read.under_way, read.done), strict=True):
        for verb, (cue, place) in sorted(found.items(), key=lambda item: item[1][1]):
            if verb in _groups() and _groups()[verb] not in seen:
                seen.add(_groups()[verb])
                near = _near(sentence, place, cue)
                yield EventMention(
                    sentence, state, _groups()[verb], min(cue.first, place), place + 1, near
                )


def _near(sentence: Claim, place: int, cue: Cue) -> frozenset[str]:
    """Stems of the four nearest telling words on either side of a verb, its state left out."""
    told = [
        n
        for n, token in enumerate(sentence.tokens)
        if token.content and not token.word[0].isdigit()
    ]
    before = [n for n in told if n < place and not cue.first <= n < cue.last][-4:]
    after = [n for n in told if n > place][:4]
    return frozenset(sentence.tokens[n].stem for n in [*before, *after])


@functools.cache
def _groups() -> dict[str, str]:
    """The stem of each event verb and the stem that stands for its group."""
    found: dict[str, str] = {}
    for group in groups("event_verbs"):
        forms = [concept(form.split()[0]) for form in group]
        for form in forms:
            found.setdefault(form, found.get(forms[0], forms[0]))
    return found


def _events(statements: list[EventMention], params: Params) -> list[list[EventMention]]:
    """Statements of one event: verbs of one group with enough words in common, chained."""
    found: dict[int, list[EventMention]] = defaultdict(list)
    for n, first in joined(range(len(statements)), _linked(statements, params)).items():
        found[first].append(statements[n])
    return [
        sorted(members, key=lambda s: (STATES.index(s.state), *_place(s)))
        for members in found.values()
    ]


def _linked(statements: list[EventMention], params: Params) -> Iterator[tuple[int, int]]:
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, statement in enumerate(statements):
        for near in statement.near:
            by_word[statement.verb, near].append(n)
    shared = Counter(
        pair
        for group in by_word.values()
        if len(group) <= _CROWD
        for pair in combinations(group, 2)
    )
    for (n, m), count in shared.items():
        smaller = min(len(statements[n].near), len(statements[m].near))
        if count >= params.tying_words and count >= params.claim_overlap * smaller:
            yield n, m


def _differs(members: list[EventMention]) -> bool:
    """Whether two articles have the event in different states."""
    states: dict[str, set[str]] = defaultdict(set)
    for member in members:
        states[member.sentence.article_id].add(member.state)
    return any(one != two for one, two in combinations(states.values(), 2))


def _place(statement: EventMention) -> tuple[str, int]:
    return statement.sentence.article_id, statement.sentence.start


def _moments(facts: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, str]]]:
    """Dates and weekdays of each sentence: where they start and how they stand."""
    found: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    dated = facts[facts["type"].isin(["date", "weekday"])]
    for article, n, start, surface in zip(
        dated["article_id"], dated["sentence_id"], dated["start"], dated["surface"], strict=True
    ):
        found[article, n].append((start, surface))
    return found


def _rows(
    event_id: int,
    members: list[EventMention],
    moments: dict[tuple[str, int], list[tuple[int, str]]],
) -> Iterator[Clock]:
    event = _title(members)
    for member in members:
        sentence = member.sentence
        dates = moments.get((sentence.article_id, sentence.sentence_id), [])
        at = sentence.tokens[member.first].start
        moment = min(dates, key=lambda found: abs(found[0] - at))[1] if dates else ""
        trigger = claims.words_of(sentence, member.first, member.last)
        yield Clock(
            event_id,
            event,
            sentence.article_id,
            member.state,
            trigger,
            moment,
            sentence.start,
            sentence.stop,
            sentence.text,
        )


def _title(members: list[EventMention]) -> str:
    """The event in the words of its plainest report: from the verb to the end of its clause."""
    plainest = members[-1]
    sentence = plainest.sentence
    places = claims.scope(sentence, plainest.last, 4)
    return claims.words_of(sentence, plainest.last - 1, places[-1] + 1 if places else plainest.last)
