"""Clauses and phrases that may be somebody's words told without marks, each with its cue.

Assumes that the content of a report is a grammatical complement of its cue: a clause ("said it was
late"), an object ("rejected the notion"), a phrase with a preposition ("called for calm"), or the
sentence around a cue set between commas ("The bill, he said, is dead"). Fails where the parse
fails, and on content that the reader must gather from elsewhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis.quotes.layout import Layout, end, line, mark_at, marks_within, trim
from analysis.text.spans import Span
from analysis.text.speech import CUES, cue_lemmas
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = {"ccomp", "xcomp", "pcomp"}
_OBJECTS = {"dobj", "oprd", "attr", "acomp"}
_PAUSES = {",", "—", "–", "--"}


class Candidate(NamedTuple):
    """One possible report.

    Its cue, its content (segments in order of place) and how they are tied together.
    """

    cue: Token
    content: tuple[Span, ...]
    tie: str


def candidates(layout: Layout) -> Iterator[Candidate]:
    """Every candidate of one article whose cue stands outside marks, in order of the cue."""
    for cue in layout.doc:
        if cue.is_space or cue.is_punct or mark_at(layout, cue.idx):
            continue
        if cue.lower_ == "according":
            yield from _according(layout, cue)
        elif cue.pos_ in {"VERB", "AUX"}:
            yield from _of_verb(layout, cue)
        elif (cue.pos_ == "NOUN" and cue.lemma_.lower() in marked("cue_words", "noun")) or (
            cue.pos_ == "ADJ" and cue.lemma_.lower() in marked("cue_words", "adjective")
        ):
            yield from _of_noun(layout, cue)


def _of_verb(layout: Layout, cue: Token) -> Iterator[Candidate]:
    known = cue.lemma_.lower() in cue_lemmas(CUES)
    for child in cue.children:
        if child.dep_ in CLAUSES:
            yield from _clause(layout, cue, child)
        elif not known:
            continue
        elif child.dep_ in _OBJECTS and child.i > cue.i:
            yield from _object(layout, cue, child)
        elif (
            child.dep_ == "prep"
            and child.lower_ in marked("small_words", "report")
            and child.i > cue.i
        ):
            yield from _phrase(layout, cue, child, f"prep-{child.lower_}")
        elif child.dep_ == "nsubjpass":
            yield from _one(layout, cue, child.left_edge.idx, end(child.right_edge), "passive")
    if known and _set_off(cue):
        yield from _around(layout, cue)


def _clause(layout: Layout, cue: Token, clause: Token) -> Iterator[Candidate]:
    start, stop = clause.left_edge.idx, end(clause.right_edge)
    tie = f"{clause.dep_}-{'after' if clause.i > cue.i else 'before'}"
    if (quoted := _quoted_object(layout, cue, clause)) is not None:
        yield Candidate(cue, (quoted,), "dobj")
        return
    if not start <= cue.idx < stop:
        yield from _one(layout, cue, start, stop, tie)
        return
    if cue.dep_ == "relcl" and clause.left_edge.tag_ in {"WDT", "WP", "IN"}:
        yield from _one(layout, cue, max(end(cue), _told(cue)), stop, "ccomp-after")
        return
    first, last = _attribution(cue, clause)
    pieces = [(start, first), (last, stop)]
    kept = tuple(span for span in (_trimmed(layout, cue, *piece) for piece in pieces) if span)
    if kept:
        yield Candidate(cue, kept, f"{clause.dep_}-around")


def _told(cue: Token) -> int:
    """Just past whoever a cue speaks to ("which the minister told reporters had failed")."""
    return max((end(t.right_edge) for t in cue.rights if t.dep_ in {"dobj", "dative"}), default=0)


def _quoted_object(layout: Layout, cue: Token, clause: Token) -> Span | None:
    """The marked words that the parse took for the subject of a clause, though they end a phrase.

    A motion affirming "our duty to the young" describes ...: the verb is the motion's.
    """
    mark = mark_at(layout, end(cue) + 1)
    if cue.dep_ != "acl" or mark is None or cue.head.dep_ not in {"ROOT", "dep"}:
        return None
    subject = next((t for t in clause.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    inside = subject is not None and mark[0] < subject.idx < mark[1] <= clause.idx
    return mark if inside else None


def _attribution(cue: Token, clause: Token) -> Span:
    """From the first to the last word of the attribution that interrupts a clause."""
    parts = [
        cue,
        *(child for child in cue.children if child is not clause and child.dep_ != "punct"),
    ]
    return min(part.left_edge.idx if part is not cue else cue.idx for part in parts), max(
        end(part.right_edge if part is not cue else cue) for part in parts
    )


def _object(layout: Layout, cue: Token, child: Token) -> Iterator[Candidate]:
    stop, tie = end(child.right_edge), child.dep_
    for other in cue.rights:
        if other.i > child.i and (
            other.dep_ == "oprd"
            or (other.dep_ == "prep" and other.lower_ in {"of", "for", "as", "to"})
        ):
            stop, tie = (
                max(stop, end(other.right_edge)),
                f"{child.dep_}-{other.dep_}-{other.lower_ if other.dep_ == 'prep' else ''}",
            )
            break
    yield from _one(layout, cue, child.left_edge.idx, stop, tie)


def _phrase(layout: Layout, cue: Token, preposition: Token, tie: str) -> Iterator[Candidate]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield from _one(
                layout, cue, child.left_edge.idx, end(child.right_edge), f"{tie}-{child.dep_}"
            )


def _of_noun(layout: Layout, cue: Token) -> Iterator[Candidate]:
    for child in cue.rights:
        if child.dep_ in {"acl", "ccomp", "xcomp", "relcl"}:
            yield from _one(
                layout, cue, child.left_edge.idx, end(child.right_edge), f"noun-{child.dep_}"
            )
        elif child.dep_ == "prep" and child.lower_ in marked("small_words", "report"):
            yield from _phrase(layout, cue, child, f"noun-{child.lower_}")
    if cue.dep_ == "nsubj" and cue.head.lemma_ == "be":
        for child in cue.head.rights:
            if child.dep_ in CLAUSES:
                yield from _one(layout, cue, child.left_edge.idx, end(child.right_edge), "noun-be")


def _according(layout: Layout, cue: Token) -> Iterator[Candidate]:
    """The sentence around "according to ..."."""
    start, stop = _sentence(layout, cue)
    first, last = cue.idx, end(cue.right_edge)
    kept = tuple(
        span
        for span in (_trimmed(layout, cue, start, first), _trimmed(layout, cue, last, stop))
        if span
    )
    if kept:
        yield Candidate(cue, kept, "according")


def _set_off(cue: Token) -> bool:
    """Whether a pause stands behind a cue that has no complement of its own.

    Of a participle that is also a clause after a preposition ("Aimed at cutting costs, ...").
    """
    own = {child.dep_ for child in cue.children}
    if cue.tag_ in {"VBN", "VBG"}:
        inner = (child.children for child in cue.rights if child.dep_ == "prep")
        own |= {token.dep_ for children in inner for token in children}
    if own & (CLAUSES | _OBJECTS):
        return False
    after = [child.text for child in cue.rights if child.dep_ == "punct"]
    behind = cue.doc[cue.right_edge.i + 1 : cue.right_edge.i + 2].text
    return cue.dep_ == "parataxis" or behind in _PAUSES | {"."} or bool(_PAUSES & set(after))


def _around(layout: Layout, cue: Token) -> Iterator[Candidate]:
    """The sentence around a cue set between commas."""
    start, stop = _sentence(layout, cue)
    first, last = _attribution(cue, cue)
    pieces = [(start, first), (last, stop)]
    kept = tuple(span for span in (_trimmed(layout, cue, *piece) for piece in pieces) if span)
    if kept:
        yield Candidate(cue, kept, "around")


def _sentence(layout: Layout, cue: Token) -> Span:
    first, last = line(layout.text, cue.idx)
    return max(first, cue.sent.start_char), min(last, cue.sent.end_char)


def _one(layout: Layout, cue: Token, start: int, stop: int, tie: str) -> Iterator[Candidate]:
    if start <= cue.idx < stop:
        return
    span = _trimmed(layout, cue, start, stop)
    if span:
        yield Candidate(cue, (_to_marks(layout, *span),), tie)


def _trimmed(layout: Layout, cue: Token, start: int, stop: int) -> Span | None:
    """The stretch within the cue's paragraph, without white space and pauses at its ends.

    None when nothing is left.
    """
    first, last = line(layout.text, cue.idx)
    start, stop = trim(layout.text, max(start, first), max(min(stop, last), max(start, first)))
    while start < stop and layout.text[start] in ",;:—–-. ":
        start += 1
    while start < stop and layout.text[stop - 1] in ",;:—–-. ":
        stop -= 1
    return (start, stop) if stop > start else None


def _to_marks(layout: Layout, start: int, stop: int) -> Span:
    """The clause with the marks that it opens.

    To the closing mark where it ends inside, cut where it runs on after one.
    """
    opened = mark_at(layout, start)
    start = opened[0] if opened and start - opened[0] <= 2 else start
    mark = mark_at(layout, stop - 1) or mark_at(layout, min(stop, len(layout.text) - 1))
    if mark and mark[1] - stop < 2000:
        return start, mark[1]
    for _, closed in marks_within(layout, start, stop):
        if layout.text[closed - 2] == "," or layout.text[closed : closed + 1] == ",":
            return start, closed
    return start, stop


@functools.cache
def marks_of(lemma: str) -> tuple[str, ...]:
    """The marks of a base form among the cues."""
    return tuple(kind for kind in CUES if lemma in marked("cue_words", kind))
