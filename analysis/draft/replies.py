"""What each article has to a place of the draft, and the one row that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.draft.ground import Stretch
from analysis.text.spans import Span

SAME, DIFFERS, INDICATED = "same", "differs", "indicated change"
NO_SOURCE, UNSURE = "no source among these texts", "cannot tell"
RAISED = (DIFFERS, NO_SOURCE)
"""States that are worth a look before a draft is passed."""


class Reply(NamedTuple):
    """What one article has: its state, where, the words here and there that differ.

    score: how near the place is, to choose the nearest. why: a sentence that says more.
    """

    state: str
    place: Stretch
    here: str = ""
    there: str = ""
    score: float = 0.0
    why: str = ""


class Check(NamedTuple):
    """One place of the draft with what every article has there."""

    kind: str
    span: Span
    state: str
    replies: tuple[Reply, ...] = ()
    why: str = ""


_ORDER = (SAME, INDICATED, DIFFERS, UNSURE)


def check(kind: str, span: Span, found: Iterable[Reply], why: str = "") -> Check:
    """The place settled: one article that agrees is enough, else the next best state."""
    replies = sorted(found, key=lambda one: (_ORDER.index(one.state), -one.score))
    state = replies[0].state if replies else NO_SOURCE
    return Check(kind, span, state, tuple(replies), why)


def holders(one: Check, *states: str) -> list[str]:
    """The articles whose reply is one of these states."""
    return list(dict.fromkeys(v.place.article_id for v in one.replies if v.state in states))


def agreeing(one: Check) -> list[str]:
    """The articles that agree with the draft; an indicated change agrees as well."""
    return holders(one, SAME, INDICATED)


def differing(one: Check) -> list[str]:
    """The articles that have something else there."""
    agree = set(agreeing(one))
    return [article for article in holders(one, DIFFERS) if article not in agree]


def told(one: Check, letters: Mapping[str, str], here: str) -> str:
    """What differs, in one or two sentences; empty where every article that answers agrees.

    here: the words of the draft, where a reply names none.
    """
    if one.why or one.state == NO_SOURCE:
        return one.why or "None of these texts has it."
    agree = set(agreeing(one))
    differ = [v for v in one.replies if v.state == DIFFERS and v.place.article_id not in agree]
    if one.state == DIFFERS:
        return _sentences(differ, letters, here)
    if one.state == UNSURE:
        return one.replies[0].why
    changed = [v.why for v in one.replies if v.state == INDICATED][:1]
    if one.state == INDICATED:
        return changed[0]
    if not differ:
        return next((v.why for v in one.replies if v.state == SAME and v.why), "")
    names = named([letters.get(a, a) for a in agreeing(one)])
    verb = "agrees" if len(agreeing(one)) == 1 else "agree"
    return f"The articles disagree: {names} {verb} with the draft. {_sentences(differ, letters)}"


def _sentences(differ: Sequence[Reply], letters: Mapping[str, str], here: str | None = None) -> str:
    """Who has which words where the draft has its own; those who have the same are named once."""
    if differ[0].why:
        return differ[0].why
    said: dict[tuple[str, str], list[str]] = {}
    for reply in differ:
        words = (reply.here or here or "", reply.there)
        said.setdefault(words, []).append(
            letters.get(reply.place.article_id, reply.place.article_id)
        )
    return " ".join(_sentence(*words, who, here is not None) for words, who in said.items())


def _sentence(here: str, there: str, who: list[str], is_whole: bool) -> str:
    has = "has" if len(who) == 1 else "have"
    there = f"“{_short(there)}”" if there else "nothing in its place"
    if is_whole:
        return f"The draft has “{_short(here)}”; {named(who)} {has} {there}."
    return f"{named(who)} {has} {there}."


def _short(words: str, most: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + " …"


def named(letters: Sequence[str]) -> str:
    """Letters in a row.

    >>> named(["A", "B", "C"])
    'A, B and C'
    """
    known = sorted(dict.fromkeys(letters), key=lambda letter: (len(letter), letter))
    return " and ".join(filter(None, [", ".join(known[:-1]), known[-1]]))
