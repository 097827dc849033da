"""Denial: a "not" on one side only; and the words of a sentence that have opposites."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import denials
from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue, Flip, Objection
from analysis.text.wordlists import marked, scales

if TYPE_CHECKING:
    from analysis.claims.denials import Denial
    from analysis.params import Params

_SOFTENING = 8
"""Words within which a half denial answers a denial."""
_TELLING = 3
"""Words of a denied clause that say the same where its verb is another (found, present)."""
_HELPING = marked("small_words", "helping")


class Opposite(NamedTuple):
    """A word that has an opposite: its phrase, the line of the list and its side of the line."""

    cue: Cue
    line: str
    side: int


class Polarity(NamedTuple):
    """What one sentence denies, by what it half denies, and its words with opposites."""

    denials: tuple[Denial, ...]
    softened: tuple[int, ...]
    denied: frozenset[int]
    opposites: tuple[Opposite, ...]


def read(sentence: Claim, params: Params) -> Polarity:
    """Denials and words that have opposites in one sentence."""
    negations = denials.negations(sentence)
    denying = [cue for cue in negations if denials.denies(sentence, cue)]
    told = tuple(denials.denial(sentence, cue, params) for cue in denying)
    listed = claims.stems_of("denials", "half")
    softened = [n for n, token in enumerate(sentence.tokens) if token.stem in listed]
    softened += [cue.first for cue in negations if cue not in denying]
    denied = frozenset(n for denial in told for n in denial.governed)
    found = claims.all_cues(sentence, _opposites())
    opposites = tuple(Opposite(cue, cue.entry[1:], int(cue.entry[0])) for cue in found)
    return Polarity(told, tuple(softened), denied, opposites)


def negation(a: Claim, of_a: Polarity, b: Claim, of_b: Polarity, params: Params) -> list[Flip]:
    """What a denies and b says plainly.

    Assumes that the denied word stands also in the other sentence, and that a denial reaches the
    next content words of its clause (twice as far after "no"). A sentence that denies or half
    denies as much, in words that the first lacks, is an answer. Denials by other
    words alone (lacks, unlikely) raise nothing.
    """
    settled = _settled(of_a, of_b)
    found = (_said_plainly(a, denial, b, of_b, params) for denial in of_a.denials)
    return [flip._replace(against=settled or flip.against) for flip in found if flip is not None]


def _settled(of_a: Polarity, of_b: Polarity) -> Objection:
    """Why nothing that a denies can be missing in b; empty where it can."""
    if len(of_b.denials) >= len(of_a.denials):
        return "the other text denies as much"
    both = ((one, two) for one in of_a.opposites for two in of_b.opposites)
    return "an opposite makes up for the denial" * any(opposed(*pair) for pair in both)


def _said_plainly(
    a: Claim, denial: Denial, b: Claim, of_b: Polarity, params: Params
) -> Flip | None:
    governed = [a.tokens[n].stem for n in denial.governed]
    plain = [n for n, t in enumerate(b.tokens) if t.stem in governed and n not in of_b.denied]
    said = {b.tokens[n].stem for n in plain}
    clausal = denial.cue.entry in denials.DETERMINERS
    head = next((stem for stem in (governed if clausal else governed[:1]) if stem in said), None)
    fewest = max(
        params.cue_shared * len(set(governed)), min(len(set(governed)), 2) if clausal else 1
    )
    if head is None or len(said) < fewest:
        return None
    place = next(n for n in plain if b.tokens[n].stem == head)
    against = ""
    if head in claims.stems_of("answering"):
        against = "whoever gives no answer denies nothing"
    elif _since(a, denial, b):
        against = "one says that it has not been so since, the other when it last was"
    elif not _whole_phrase(a, denial.cue, b, said):
        against = "the other text says only a part of what is denied"
    elif _softened(a, b, of_b, place):
        against = "the other text half denies it"
    words_a = claims.words_of(a, denial.cue.first, denial.cue.last)
    why = f"One text denies it (“{words_a}”), the other says it without a denial."
    return Flip("negation", (denial.cue.first, denial.cue.last), (place, place), why, against)


def _whole_phrase(a: Claim, cue: Cue, b: Claim, said: set[str]) -> bool:
    """Whether b says what a denies as a whole: the thing of "no thing", its deed, a whole name."""
    phrase = _phrase(a, cue)
    if cue.entry not in denials.DETERMINERS:
        named = bool(phrase) and all(a.tokens[n].capital for n in phrase)
        return not named or {a.tokens[n].stem for n in phrase} <= b.stems
    head = a.tokens[phrase[-1]].stem if phrase else ""
    last = phrase[-1] + 1 if phrase else cue.last
    deed, aim = _deed(a, cue, last), _aim(a, last)
    if not deed:
        return aim in said or head in said
    thing = cue.entry != "no" or head in said
    return thing and (deed in b.stems or len(said) >= _TELLING)


def _phrase(sentence: Claim, cue: Cue) -> list[int]:
    """The places of the words of matter right after a denial (none of the other teams)."""
    found: list[int] = []
    for n in range(cue.last, min(len(sentence.tokens), cue.last + 8)):
        token = sentence.tokens[n]
        if found and (token.breaks or not token.content):
            break
        if token.content:
            found.append(n)
    return found


def _aim(sentence: Claim, at: int) -> str:
    """The stem of the verb that a thing is for (no plans to run)."""
    aims = at < len(sentence.tokens) and sentence.tokens[at].word == "to"
    return (
        next((sentence.tokens[n].stem for n in claims.scope(sentence, at, 1)), "") if aims else ""
    )


def _deed(sentence: Claim, cue: Cue, start: int) -> str:
    """The stem of what a denied subject does not do (no bridge will be closed); else empty."""
    before = range(denials.clause_start(sentence, cue.first), cue.first)
    if any(sentence.tokens[n].content for n in before):
        return ""
    for n in range(start, len(sentence.tokens)):
        if sentence.tokens[n].word in _HELPING:
            return next((sentence.tokens[m].stem for m in claims.scope(sentence, n, 1)), "")
    return ""


def _softened(a: Claim, b: Claim, of_b: Polarity, place: int) -> bool:
    """Whether b half denies near a place, in a word that a lacks."""
    known = {token.stem for token in a.tokens}
    near = (n for n in of_b.softened if abs(n - place) <= _SOFTENING)
    return any(b.tokens[n].stem not in known for n in near)


def _since(a: Claim, denial: Denial, b: Claim) -> bool:
    """Not changed since 2018: last changed in 2018."""
    after = a.tokens[denial.cue.last : denial.cue.last + 8]
    last = any(token.word == "last" for token in b.tokens)
    return last and any(token.word in {"since", "for"} for token in after)


def opposed(one: Opposite, two: Opposite) -> bool:
    """Whether two words stand on the two sides of one line."""
    return one.line == two.line and one.side != two.side


@functools.cache
def _opposites() -> claims.Phrases:
    """Every word that has an opposite; its entry is its side and the line of the list."""
    forms = []
    for line, sides in scales("antonyms"):
        for side, group in enumerate(sides):
            forms += [(tuple(form.split()), f"{side}{line}") for form in group]
    return claims.by_first_word(forms)
