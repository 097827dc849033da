"""The name behind the words beside a quotation: "Ms Rendall" and "she" become the person's name in this story.

Assumes that a pronoun speaks of the person named last before it, outside quotation marks, whom no title, given name or
other pronoun makes of the other gender. Fails where two people of one gender stand close together; "they", "we" and
"it" stay without a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from analysis import normalize
from analysis.quotes.page import Span
from analysis.wordlists import words

if TYPE_CHECKING:
    import pandas as pd

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_NAMELESS = frozenset("they them their we us our i me my you it its who which that this these those one some many others".split())
_TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}


class Named(NamedTuple):
    """One mention of a person or body: where it stands, its type, and the name and number of its entity."""

    start: int
    stop: int
    type: str
    entity_id: int
    name: str


def named(mentions: pd.DataFrame, entities: pd.DataFrame) -> dict[str, list[Named]]:
    """The mentions of each article with the names of their entities, in order of place."""
    names = dict(zip(entities["entity_id"], entities["name"], strict=True))
    found: dict[str, list[Named]] = {}
    for row in mentions.itertuples(index=False):
        name = names.get(row.entity_id, row.surface)
        found.setdefault(row.article_id, []).append(Named(row.start, row.stop, row.type, row.entity_id, name))
    return {article_id: sorted(rows) for article_id, rows in found.items()}


def genders(texts: Mapping[str, str], mentions: Mapping[str, list[Named]]) -> dict[int, str]:
    """What the story shows of each person's gender, by title or by given name: m or f; others are left out."""
    votes: dict[int, str] = {}
    for article_id, rows in mentions.items():
        for row in rows:
            if row.type == "PERSON" and (gender := _gender(texts[article_id], row)):
                votes.setdefault(row.entity_id, gender)
    return votes


def _gender(text: str, row: Named) -> str:
    before = normalize.words(text[max(0, row.start - 8) : row.stop]).folded
    for word in before[:2]:
        if word in _TITLES:
            return _TITLES[word]
    given = normalize.fold(row.name.split(" ")[0]) if " " in row.name else ""
    male, female = given in words("given_names_male"), given in words("given_names_female")
    return "" if male == female else "m" if male else "f"


def speaker(text: str, span: Span, mentions: list[Named], known: Mapping[int, str]) -> str:
    """The name of whoever the words at `span` mean; the words themselves when they are no name; empty if unknown."""
    said = normalize.fold(text[slice(*span)]).strip()
    if said in PRONOUNS:
        return _antecedent(text, span, PRONOUNS[said], mentions, known)
    if said in _NAMELESS or not said:
        return ""
    within = [row for row in mentions[max(0, bisect_left(mentions, (span[0] - 80,))) :][:40] if row.start < span[1] and row.stop > span[0]]
    people = [row for row in within if row.type == "PERSON"]
    chosen = people or within
    return chosen[-1].name if chosen else text[slice(*span)]


def _antecedent(text: str, span: Span, gender: str, mentions: list[Named], known: Mapping[int, str]) -> str:
    last = bisect_left(mentions, (span[0],))
    marks = normalize.quoted(text[max(0, span[0] - 2500) : span[0]])
    shift = max(0, span[0] - 2500)
    for row in reversed(mentions[:last]):
        if row.stop < shift:
            return ""
        if row.type != "PERSON" or known.get(row.entity_id, gender) != gender:
            continue
        if not any(a + shift <= row.start < b + shift for a, b in marks):
            return row.name
    return ""
