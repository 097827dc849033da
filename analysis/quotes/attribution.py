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
from analysis.quotes.layout import (
    FoundQuotation,
    Layout,
    end,
    line,
    mark_at,
    marks_within,
    tokens,
    trim,
)
from analysis.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 6
"""Words after a quotation within which any verb with a subject is its cue ("he surmised")."""
_CARRIED = 200
"""Characters over which a quotation without a speaker goes on from the one before."""
_VERBS = {"VERB", "AUX"}
_DASH = re.compile(r"\s{0,3}(?:[—–―]|--|(?<=\s)-)\s?(?=[A-ZÀ-Þ])")
_ANNOUNCES = re.compile(
    r"(?:From\b(?! (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"|(?:(?:A|The|This|In a)\s)?(?:full\s)?"
    r"(?:[Ss]tatement|[Mm]essage|[Ll]etter|[Rr]emarks|[Nn]ote|[Cc]omment|[Ww]ords|[Ss]peech|"
    r"[Aa]ddress|[Rr]esponse|[Rr]eply|[Tt]his)\s(?:from|by|of)\b)[^\n]*"
)
_LONGEST_NAME = 7
"""Words of a name with its titles, set below a quotation."""
_BLANK = 20
"""Characters of white space at most between such a line and what it announces."""
_HEADING = 25
"""Words of the longest line above a quotation that only says whose words follow."""


def attribution(
    layout: Layout, group: list[Span], before: list[FoundQuotation]
) -> tuple[Span | None, Span | None]:
    """Where the cue and the speaker's words of a quotation stand; None for what is not found."""
    cue = _cue(layout, group)
    if cue is not None:
        who = speakers.beside(cue) or speakers.speaker_of(layout, cue)
        if who is None or mark_at(layout, who.idx):
            who = _nearest_name(layout, cue)
        return (cue.idx, end(cue)), speakers.name_span(layout, who) if who is not None else None
    start, stop = group[0][0], group[-1][1]
    who = _leading(layout, start) or _signing(layout, stop) or _heading(layout, start)
    if who is not None:
        return None, speakers.name_span(layout, who)
    return None, _carried(group, before)


def _cue(layout: Layout, group: list[Span]) -> Token | None:
    """The cue: between the pieces, else after the quotation, else before it, on its line."""
    start, stop = group[0][0], group[-1][1]
    gaps = [tokens(layout, a[1], b[0]) for a, b in pairwise(group)]
    after = sentence(_unmarked(layout, stop, line(layout.text, stop)[1]))
    before = sentence(_unmarked(layout, _since(layout, start), start)[::-1])[::-1]
    found = [*(_first_cue(gap) for gap in gaps), *_ordered(layout, group, after, before)]
    return next((cue for cue in found if cue is not None), None)


def _since(layout: Layout, start: int) -> int:
    """Where the words that may lead into a quotation begin.

    At its line, or behind the last quotation on the line that was a sentence by itself.
    """
    first = line(layout.text, start)[0]
    closed = [b for _, b in marks_within(layout, first, start) if b <= start and closes(layout, b)]
    return closed[-1] if closed else first


def closes(layout: Layout, stop: int) -> bool:
    """Whether marked words end with a full stop and another sentence begins behind them.

    What is said there belongs to that sentence ("We go." But Rosen said they would stay).
    """
    ended = "." in layout.text[max(0, stop - 2) : stop + 1]
    after = layout.text[stop : line(layout.text, stop)[1]].lstrip(". —–-")
    return ended and after[:1].isupper()


def reports(run: list[Token]) -> bool:
    """Whether a sentence between two quotations reports something of its own.

    By a reporting verb with a clause ("But Rosen said it was safe"), or leading into what follows.
    """
    cue = next((token for token in run if _is_cue(token)), None)
    return cue is not None and _bare_cue(run) is None


def _ordered(
    layout: Layout, group: list[Span], after: list[Token], before: list[Token]
) -> Iterable[Token | None]:
    start, stop = group[0][0], group[-1][1]
    led = layout.text[max(0, start - 3) : start].rstrip()[-1:] in {",", ":"}
    last = next((token for token in reversed(before) if _is_cue(token)), None)
    if closes(layout, stop):
        return (last, _bare_cue(after))
    return (last, _first_cue(after)) if led else (_first_cue(after), last)


def _bare_cue(run: list[Token]) -> Token | None:
    """The reporting verb of a sentence that only attributes: it reports nothing and leads nowhere.

    Behind "We go." stand "Said Ashdown." as well as "Rosen said the boats would stay."
    """
    cue = next((token for token in run if _is_cue(token)), None)
    if cue is None or any(token.text == ":" for token in run):
        return None
    own = {child.dep_ for child in cue.rights if child.i <= run[-1].i}
    second = cue.dep_ == "conj" and cue.head.i >= run[0].i
    return None if second or own & {"ccomp", "xcomp", "dobj"} else cue


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
    run = sentence(_unmarked(layout, _since(layout, place), place)[::-1])[::-1]
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
    run = tokens(layout, dash.end() - 1, line(layout.text, dash.end())[1])
    named = [token for token in takewhile(_is_part_of_name, run) if not token.is_punct]
    name = next((token for token in reversed(named) if token.pos_ == "PROPN"), None)
    return name if len(named) <= _LONGEST_NAME else None


def _is_part_of_name(token: Token) -> bool:
    return token.pos_ in {"PROPN", "NOUN", "ADJ"} or token.text in "—–―---"


def _heading(layout: Layout, start: int) -> Token | None:
    """Whose words a line above a quotation announces ("From the desk of John Dorr, analyst.").

    The line holds no reporting sentence of its own, only what follows and from whom.
    """
    first = line(layout.text, start)[0]
    above = line(layout.text, trim(layout.text, max(0, first - _BLANK), first)[1])
    if not _ANNOUNCES.match(layout.text, *above) or layout.text[first:start].strip():
        return None
    run = tokens(layout, *above)
    names = [token for token in run if token.pos_ == "PROPN"]
    who = next((token for token in names if token.nbor(-1).lower_ in {"from", "by", "of"}), None)
    if who is None or len(run) > _HEADING:
        return None
    return list(takewhile(lambda token: token.pos_ == "PROPN", layout.doc[who.i :]))[-1]


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


def _carried(group: list[Span], before: list[FoundQuotation]) -> Span | None:
    """The speaker of the quotation before, when little lies between."""
    if not before or group[0][0] - before[-1].segments[-1][1] > _CARRIED:
        return None
    return before[-1].speaker
