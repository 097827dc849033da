"""What is known of a candidate report, as a list of features.

All of grammar, the cue's base form, its lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.quotes import speakers
from analysis.quotes.candidates import Candidate, marks_of
from analysis.quotes.layout import Layout, kind
from analysis.text.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = {
    "he": "he",
    "she": "he",
    "they": "they",
    "i": "i",
    "we": "i",
    "you": "you",
    "it": "it",
    "who": "who",
    "that": "that",
}


def features(layout: Layout, one: Candidate) -> list[str]:
    """The features of a candidate, without repeats."""
    cue, tie = one.cue, one.tie
    lemma = cue.lemma_.lower()
    known = marks_of(lemma)
    family = tie.split("-")[0]
    return [
        f"tie={tie}",
        f"family={family}",
        *(
            [f"lemma={lemma}", f"lemma={lemma}&{family}"]
            if known or family in {"noun"}
            else ["lemma=other", f"other&{tie}"]
        ),
        *(f"list={name}" for name in known),
        *(f"list={name}&{tie}" for name in known),
        f"tag={cue.tag_}",
        f"tag={cue.tag_}&{family}",
        f"dep={cue.dep_}",
        *_subject(cue, family),
        *_helpers(cue),
        *_content(layout, one),
    ]


def _subject(cue: Token, family: str) -> Iterator[str]:
    who = speakers.subject(cue)
    if who is None:
        yield from ("who=none", f"who=none&{family}")
        return
    named = who.ent_type_ if who.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} else ""
    form = _PRONOUNS.get(who.lower_, who.pos_) if who.pos_ in {"PRON", "DET"} else named or who.pos_
    yield from (f"who={form}", f"who={form}&{family}")
    if who.head is not cue:
        yield "who=far"


def _helpers(cue: Token) -> Iterator[str]:
    for child in cue.children:
        if child.dep_ == "neg":
            yield "negated"
        elif child.dep_ in {"aux", "auxpass"}:
            as_written = child.tag_ == "MD" or child.lower_ == "to"
            yield f"aux={child.lower_ if as_written else child.lemma_}"
        elif child.dep_ == "prt":
            yield f"particle={child.lower_}"
        elif child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            yield f"under={child.lower_}"
        elif child.dep_ == "dobj":
            yield "has=dobj"


def _content(layout: Layout, one: Candidate) -> Iterator[str]:
    text = layout.text[one.content[0][0] : one.content[0][1]]
    n = sum(layout.text[a:b].count(" ") + 1 for a, b in one.content)
    yield f"long={min(n.bit_length(), 6)}"
    yield f"long={min(n.bit_length(), 6)}&{one.tie.split('-')[0]}"
    yield f"marks={kind(layout, one.content)}"
    first = text.split(" ", 1)[0].lower()
    if first in words("report_openers"):
        yield from (f"first={first}", f"first={first}&{one.tie.split('-')[0]}")
    if n == 1:
        yield "one word"
