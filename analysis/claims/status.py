"""How far along an event is in one sentence: planned, under way or done."""

from __future__ import annotations

from typing import NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue, Flip
from analysis.claims.stems import is_past, same_in_past
from analysis.text.calendar import WEEKDAYS
from analysis.text.wordlists import words

_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "been", "having"))
_BEING = frozenset(("been", "is", "are", "was", "were"))
_IN_TITLE = 3
"""Words before "due to" in a headline, which leaves out "is"."""
_TO_DAY = 10
"""Words from a verb within which its day stands."""
_IDIOMS = frozenset(("blame", "date", "come"))
"""Words after "is to" and the like that make a set phrase and no plan."""


class States(NamedTuple):
    """Verbs by their state: the stem, the phrase that gives the state, and the verb's place."""

    planned: dict[str, tuple[Cue, int]]
    under_way: dict[str, tuple[Cue, int]]
    done: dict[str, tuple[Cue, int]]


def read(sentence: Claim, denied: frozenset[int]) -> States:
    """Every verb with a state; `denied` holds the places of denied words, which have none.

    Assumes that a past form which nothing puts ahead is done, unless it describes a thing ("the
    approved plan", "fines handed out by rangers").
    """
    planned = _governed(sentence, "planned", denied)
    under_way = _governed(sentence, "ongoing", denied)
    ahead = denied | {place for _, place in planned.values()}
    done = _done(sentence, ahead | _not_yet(sentence))
    return States(planned, under_way, {**_standing(sentence, ahead), **done})


def _not_yet(sentence: Claim) -> frozenset[int]:
    """Places right after "yet", which puts off what follows (has not yet decided)."""
    yet = [n for n, token in enumerate(sentence.tokens) if token.word == "yet"]
    return frozenset(place for n in yet for place in range(n, n + 3))


def _standing(sentence: Claim, excluded: frozenset[int]) -> dict[str, tuple[Cue, int]]:
    """Nouns that "has been on" or "were under" make a fact: on strike, under arrest, in force."""
    found: dict[str, tuple[Cue, int]] = {}
    for n in range(2, len(sentence.tokens)):
        being, joint = sentence.tokens[n - 2].word, sentence.tokens[n - 1].word
        if being in _BEING and joint in {"on", "under", "in"} and n not in excluded:
            found.setdefault(sentence.tokens[n].stem, (Cue(n - 1, n + 1, ""), n))
    return found


def _governed(sentence: Claim, state: str, denied: frozenset[int]) -> dict[str, tuple[Cue, int]]:
    """The next content word after each phrase for a state, unless it is a verb of saying."""
    found: dict[str, tuple[Cue, int]] = {}
    for cue in claims.cues(sentence, claims.phrases("statuses", state)):
        for place in claims.scope(sentence, cue.last, 1):
            token = sentence.tokens[place]
            if _causes(sentence, cue):
                continue
            saying = token.stem in claims.stems_of("cue_words", "attributes")
            if place not in denied and token.word not in _IDIOMS and not saying:
                found.setdefault(token.stem, (cue, place))
    return found


def _causes(sentence: Claim, cue: Cue) -> bool:
    """Whether "due to" gives a cause (disrupted due to damage of cables) and no time."""
    if sentence.tokens[cue.first].word != "due":
        return False
    before, _ = claims.neighbours(sentence, cue)
    thing = {token.word for token in sentence.tokens[cue.last + 1 : cue.last + 2]} & {"of", "to"}
    near = {token.word for token in sentence.tokens[max(0, cue.first - 2) : cue.first]}
    titled = 0 < cue.first <= _IN_TITLE and not is_past(before)
    return bool(thing) or not (near & {*_BEING, "be"} or titled)


def _done(sentence: Claim, excluded: frozenset[int]) -> dict[str, tuple[Cue, int]]:
    found: dict[str, tuple[Cue, int]] = {}
    for n, token in enumerate(sentence.tokens):
        if (
            n not in excluded
            and not token.capital
            and is_past(token.word)
            and _reports(sentence, n)
        ):
            found.setdefault(token.stem, (Cue(n, n + 1, ""), n))
    return found


def _reports(sentence: Claim, n: int) -> bool:
    """Whether the past form at n reports an event."""
    earlier = (token.word for token in reversed(sentence.tokens[max(0, n - 3) : n]))
    before = next((word for word in earlier if not word.endswith("ly")), "")
    if before in _AUXILIARIES:
        return True
    reduced = any(token.word == "by" for token in sentence.tokens[n + 1 : n + 3])
    return (
        before not in words("describing")
        and not reduced
        and sentence.tokens[n].word not in same_in_past()
    )


def _day(sentence: Claim, verb: int) -> str:
    """The weekday of a verb: the first one after it, unless it is the day of saying so."""
    for n, token in enumerate(sentence.tokens[verb : verb + _TO_DAY]):
        if (n and token.breaks) or token.stem in claims.stems_of("cue_words", "attributes"):
            return ""
        if token.word in WEEKDAYS:
            return token.word
    return ""


def status(a: Claim, of_a: States, b: Claim, of_b: States) -> list[Flip]:
    """An event that a puts ahead and b reports as done.

    Assumes that both use the same verb. What both put on one weekday has only come to pass. The
    later text may simply know more. What is under way in one text and done in the other is left to
    the event clock: a past form often says no more.
    """
    found = []
    for stem in sorted(set(of_a.planned) & set(of_b.done) - set(of_a.done) - set(of_b.planned)):
        (cue, place), (_, other) = of_a.planned[stem], of_b.done[stem]
        on_its_day = _day(a, place) and _day(a, place) == _day(b, other)
        against = "both put it on one day" if on_its_day else ""
        said, done = claims.words_of(a, cue.first, place + 1), claims.words_of(b, other, other + 1)
        why = f"One article reports it as planned (“{said}”), the other as done (“{done}”)."
        found.append(Flip("status", (cue.first, place + 1), (other, other + 1), why, against))
    return claims.first_raised(found)
