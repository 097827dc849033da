"""Cue and speaker of a quotation in marks, sought in the words beside it.

Assumes that the attribution stands between the pieces of a quotation, else in the sentence after
it, else in the one before it; that a lead-in ending in a colon names its speaker; and that a
quotation with nobody beside it goes on from the one just before. Fails in exchanges without
attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from analysis.quotes import speakers
from analysis.quotes.layout import Found, Layout, Span, end, line, mark_at, tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 6
"""Words after a quotation within which any verb with a subject is its cue ("he surmised")."""
_CARRIED = 200
"""Characters over which a quotation without a speaker goes on from the one before."""
_VERBS = {"VERB", "AUX"}
_DASH = re.compile(r"\s{0,3}(?:[—–―]|--)\s?(?=[A-ZÀ-Þ])")
_LONGEST_NAME = 5


def attribution(
    layout: Layout, group: list[Span], before: list[Found]
) -> tuple[Span | None, Span | None]:
    """Where the cue and the speaker's words of a quotation stand; None for what is not found."""
    cue = _cue(layout, group)
    if cue is not None:
        who = speakers.speaker_of(layout, cue)
        if who is None or mark_at(layout, who.idx):
            who = _nearest_name(layout, cue)
        return (cue.idx, end(cue)), speakers.name_span(layout, who) if who is not None else None
    who = _leading(layout, group[0][0]) or _signing(layout, group[-1][1])
    if who is not None:
        return None, speakers.name_span(layout, who)
    return None, _carried(group, before)


def _cue(layout: Layout, group: list[Span]) -> Token | None:
    """The cue: between the pieces, else after the quotation, else before it, on its line."""
    start, stop = group[0][0], group[-1][1]
    gaps = [tokens(layout, a[1], b[0]) for a, b in pairwise(group)]
    after = sentence(_unmarked(layout, stop, line(layout.text, stop)[1]))
    before = sentence(_unmarked(layout, line(layout.text, start)[0], start)[::-1])[::-1]
    found = [*(_first_cue(gap) for gap in gaps), *_ordered(layout, start, after, before)]
    return next((cue for cue in found if cue is not None), None)


def _ordered(
    layout: Layout, start: int, after: list[Token], before: list[Token]
) -> Iterable[Token | None]:
    led = layout.text[max(0, start - 3) : start].rstrip()[-1:] in {",", ":"}
    last = next((token for token in reversed(before) if _is_cue(token)), None)
    return (last, _first_cue(after)) if led else (_first_cue(after), last)


def _is_cue(token: Token) -> bool:
    return speakers.is_saying(token) or token.lower_ == "according"


def _first_cue(run: list[Token]) -> Token | None:
    """The first reporting verb, or a verb just behind the quotation that has its subject there."""
    cue = next((token for token in run if _is_cue(token)), None)
    if cue is not None:
        return cue
    near = [token for token in spoken(run)[:_NEAR] if token.pos_ in _VERBS]
    return next((verb for verb in near if _has_subject_in(verb, run)), None)


def _has_subject_in(verb: Token, run: list[Token]) -> bool:
    who = speakers.subject(verb)
    return who is not None and run[0].i <= who.i <= run[-1].i and abs(who.i - verb.i) <= _NEAR


def spoken(run: list[Token]) -> list[Token]:
    """The tokens of a run that are neither white space nor punctuation."""
    return [token for token in run if not token.is_space and not token.is_punct]


def _leading(layout: Layout, start: int) -> Token | None:
    """Who a lead-in names that ends in a colon just before a quotation, on its line or above.

    The main verb nearest to the colon has the speaker, else the nearest verb with a subject.
    """
    lead = layout.text[max(0, start - 6) : start].rstrip()
    if not lead.endswith(":"):
        return None
    place = layout.text.rindex(":", 0, start)
    run = sentence(_unmarked(layout, line(layout.text, place)[0], place)[::-1])[::-1]
    verbs = [token for token in run if token.pos_ in _VERBS]
    nearest = sorted(verbs, key=lambda verb: (verb.dep_ not in {"ROOT", "conj"}, -verb.i))
    who = next((who for verb in nearest if (who := speakers.subject(verb)) is not None), None)
    names = [token for token in run if token.pos_ in {"PROPN", "PRON"}]
    return who if who is not None or verbs else (names[-1] if names else None)


def _signing(layout: Layout, stop: int) -> Token | None:
    """Whose name is set below or behind a quotation by a dash: "We start at six." — Rosa Lind."""
    dash = _DASH.match(layout.text, stop)
    if dash is None:
        return None
    run = tokens(layout, dash.end(), line(layout.text, dash.end())[1])
    name = list(takewhile(lambda token: token.pos_ == "PROPN", run))
    return name[-1] if name and len(name) <= _LONGEST_NAME else None


def _unmarked(layout: Layout, start: int, stop: int) -> list[Token]:
    return [token for token in tokens(layout, start, stop) if not mark_at(layout, token.idx)]


def sentence(run: list[Token]) -> list[Token]:
    """The tokens up to the first full stop."""
    for n, token in enumerate(run):
        if token.text in {".", "?", "!"} and n:
            return run[:n]
    return run


def _nearest_name(layout: Layout, cue: Token) -> Token | None:
    near = [
        token
        for token in _unmarked(layout, *line(layout.text, cue.idx))
        if token.pos_ in {"PROPN", "PRON", "NOUN"} and not speakers.is_time(token)
    ]
    return min(near, key=lambda token: abs(token.i - cue.i), default=None)


def _carried(group: list[Span], before: list[Found]) -> Span | None:
    """The speaker of the quotation before, when little lies between."""
    if not before or group[0][0] - before[-1].segments[-1][1] > _CARRIED:
        return None
    return before[-1].speaker
