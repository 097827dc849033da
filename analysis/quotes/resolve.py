"""The name behind the words beside a quotation.

"Ms Rendall" and "she" become the person's name in this story.

Assumes that a pronoun speaks of the person named last before it, outside quotation marks, whom no
title, given name or other pronoun makes of the other gender. Where that is a single word which
stands once in the whole story, often a slip of the tagger or a broken name, nobody is named. Fails
where two people of one gender stand close together; "they", "we" and "it" stay without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from analysis.quotes.layout import FoundQuotation
from analysis.text import he_or_she, normalize
from analysis.text.spans import Span
from analysis.text.speech import is_reporting
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    import pandas as pd

_BEFORE = 50
"""Characters before a name in which the verb stands that speaks to its bearer."""
_RUN = re.compile(r"\b(?:[a-z]+\s){1,4}$")
_AIDE = re.compile(r"\b(?:for|of|to|from|with)\s(?:[^\W\d_]+\.?\s){0,2}$")
_AT = re.compile(r"\b(?:of|in|from|at|for)\s(?:the\s)?$")
_OF = re.compile(r"\bof\s(?:the\s)?$")
_TIES = {"PERSON": _AIDE, "GPE": _AT, "LOC": _AT}
"""What ties an office to a name of each type: in front of a person stands a title or two."""
_ARTICLE = re.compile(r"(?:The|An?|One)\s")
_PLACES = frozenset(("GPE", "LOC"))
_NEAR = 200
"""Mentions before and after a speaker's words among which the full name is sought."""
_REACH = 2500
"""Characters before a pronoun in which its person is sought: about five paragraphs."""


class NamedMention(NamedTuple):
    """One mention of a person or body.

    Where it stands, its type, and the name and number of its entity.
    """

    start: int
    stop: int
    type: str
    entity_id: int
    name: str
    acts: bool
    owns: bool = False
    is_once: bool = False
    listens: bool = False


def named(
    mentions: pd.DataFrame,
    entities: pd.DataFrame,
    texts: Mapping[str, str],
    pieces: Mapping[str, list[FoundQuotation]],
) -> dict[str, list[NamedMention]]:
    """The mentions of each article with the names of their entities, in order of place.

    A mention acts when it names a speaker, or stands outside everything reported and owns nothing
    ("Lind's rhetoric").
    """
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    counts = dict(zip(entities["entity_id"], entities["n_mentions"], strict=True))
    told = {article_id: _ReportedSpeech(every) for article_id, every in pieces.items()}
    found: dict[str, list[NamedMention]] = {}
    columns = (mentions[c].tolist() for c in ("article_id", "start", "stop", "type", "entity_id"))
    for article_id, start, stop, kind, entity_id in zip(*columns, strict=True):
        name, speaks = names[entity_id], told[article_id].speaks(start)
        owns = texts[article_id][stop : stop + 2] in {"'s", "’s"}
        free = not told[article_id].holds(start)
        listens = _is_told(texts[article_id][max(0, start - _BEFORE) : start])
        acts = (speaks and not listens) or (free and not owns and not listens)
        is_once = " " not in name and counts[entity_id] == 1
        row = NamedMention(
            start, stop, kind, entity_id, name, acts, free and owns, is_once, listens
        )
        found.setdefault(article_id, []).append(row)
    return {article_id: sorted(rows) for article_id, rows in found.items()}


def _is_told(before: str) -> bool:
    """Whether the words before a name make its bearer the one who is spoken to.

    >>> _is_told("The mayor told reporter "), _is_told("The mayor said ")
    (True, False)
    """
    run = _RUN.search(before)
    return run is not None and not marked("cue_words", "to").isdisjoint(run.group().split())


class _ReportedSpeech:
    """Where one article reports speech, and where its speakers stand."""

    def __init__(self, every: list[FoundQuotation]) -> None:
        spans = sorted(span for one in every for span in one.segments)
        self.starts = [start for start, _ in spans]
        self.reaches = list(accumulate((stop for _, stop in spans), max))
        self.speakers = sorted({one.speaker for one in every if one.speaker})

    def holds(self, place: int) -> bool:
        n = bisect_right(self.starts, place)
        return n > 0 and place < self.reaches[n - 1]

    def speaks(self, place: int) -> bool:
        n = bisect_right(self.speakers, (place, 10**9))
        return n > 0 and place < self.speakers[n - 1][1]


def genders(texts: Mapping[str, str], mentions: Mapping[str, list[NamedMention]]) -> dict[int, str]:
    """What the story shows of each person's gender, by title or by given name: m or f.

    Others are left out.
    """
    votes: dict[int, str] = {}
    for article_id, rows in mentions.items():
        for row in rows:
            if row.type == "PERSON" and (gender := _gender(texts[article_id], row)):
                votes.setdefault(row.entity_id, gender)
    return votes


def _gender(text: str, row: NamedMention) -> str:
    before = normalize.words(text[max(0, row.start - 8) : row.stop]).folded
    addressed = next(filter(None, map(he_or_she.of_address, before[:2])), "")
    given = normalize.fold(row.name.split(" ")[0]) if " " in row.name else ""
    return addressed or he_or_she.of_given(given)


def speaker(text: str, span: Span, mentions: list[NamedMention], known: Mapping[int, str]) -> str:
    """The name of whoever the words at `span` mean.

    The words themselves when they are no name; empty if unknown.
    """
    said = normalize.fold(text[slice(*span)]).strip()
    if gender := he_or_she.of_pronoun(said):
        return _antecedent(text, span, gender, mentions, known)
    if said in marked("unnamed", "nobody") or not said:
        return ""
    within = [
        row
        for row in mentions[max(0, bisect_left(mentions, (span[0] - 80,))) :][:40]
        if row.start < span[1] and row.stop > span[0]
    ]
    ending = [row for row in within if text[row.stop : span[1]].strip("'’s ") == ""]
    people = [row for row in ending if row.type == "PERSON"]
    chosen = people or ending
    if chosen and is_reporting(text[chosen[-1].start : chosen[-1].stop].split()[0]):
        return _by_surname(text[slice(*span)], _near(span, mentions))
    if chosen and _speaks_for(text[span[0] : chosen[-1].start], chosen[-1]):
        return text[slice(*span)]
    if not chosen:
        return _by_surname(text[slice(*span)], _near(span, mentions))
    return _named_as(text, span, chosen[-1], within)


def _near(span: Span, mentions: list[NamedMention]) -> list[NamedMention]:
    """The mentions around a place, enough of them for a long report."""
    place = bisect_left(mentions, (span[0],))
    return mentions[max(0, place - _NEAR) : place + _NEAR]


def _by_surname(words_beside: str, mentions: list[NamedMention]) -> str:
    """The one person of the article whose surname ends the words that no mention covers.

    The words themselves where nobody or several have it.
    """
    last = normalize.fold(words_beside).split()[-1].strip("'.,")
    named = words_beside.split()[-1][:1].isupper()
    bearers = {
        row.name
        for row in mentions
        if row.type == "PERSON"
        and normalize.fold(row.name).split()[-1] == last
        and not is_reporting(row.name.split()[0])
    }
    return bearers.pop() if named and len(bearers) == 1 else words_beside


def _speaks_for(before: str, chosen: NamedMention) -> bool:
    """Whether the words before a name are another's office: a spokeswoman for Lind.

    So too the mayor of Leeds, officials in Norway and the head of a body; whoever speaks for a
    body is that body.
    """
    tie = _TIES.get(chosen.type, _OF).search(before)
    return bool(tie) and (before[:1].islower() or bool(_ARTICLE.match(before)))


def _named_as(text: str, span: Span, chosen: NamedMention, within: list[NamedMention]) -> str:
    """The name of a mention; of a body and a place that follows it ("Radio News Leeds") both."""
    body = next((row for row in within if row.type == "ORG" and row.stop + 1 == chosen.start), None)
    if body is None or chosen.type not in _PLACES or text[body.stop] != " ":
        return chosen.name
    return text[body.start : span[1]]


def _antecedent(
    text: str, span: Span, gender: str, mentions: list[NamedMention], known: Mapping[int, str]
) -> str:
    """The name of the last person before a pronoun who may be meant.

    First of those who act in its paragraph, then of those who own something there ("Lind's
    victory"), then of those who act before it, then of any outside marks.
    """
    first = max(0, span[0] - _REACH)
    before = [
        row
        for row in mentions[bisect_left(mentions, (first,)) : bisect_left(mentions, (span[0],))]
        if row.type == "PERSON" and not row.listens
    ]
    fitting = [row for row in before if known.get(row.entity_id, gender) == gender]
    if not fitting:
        return ""
    marks = [(a + first, b + first) for a, b in normalize.quoted(text[first : span[0]])]
    spoken = [row for row in fitting if not any(a <= row.start < b for a, b in marks)]
    paragraph = text.rfind("\n", 0, span[0])
    near = [row for row in spoken if row.start > paragraph]
    groups = (
        [row for row in near if row.acts],
        [row for row in near if row.owns],
        [row for row in spoken if row.acts],
        spoken,
    )
    meant = next((rows[-1] for rows in groups if rows), None)
    if meant is None or (meant.is_once and meant.entity_id not in known):
        return ""
    return meant.name
