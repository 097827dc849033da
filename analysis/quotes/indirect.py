"""Speech outside marks, and words in marks within a reported clause, by the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quotes import speakers
from analysis.quotes.page import Found, Page, end, mark_at, n_inside, trim

if TYPE_CHECKING:
    from spacy.tokens import Token


def indirect(page: Page) -> list[Found]:
    """The reported clauses of one article, in order of place."""
    lemmas = speakers.cue_lemmas(speakers.ALL_LISTS)
    results = []
    for cue in page.doc:
        if cue.pos_ != "VERB" or cue.lemma_.lower() not in lemmas or mark_at(page, cue.idx):
            continue
        for child in cue.children:
            if child.dep_ in {"ccomp", "xcomp"}:
                results.append(_found(page, cue, child))
    return results


def _found(page: Page, cue: Token, clause: Token) -> Found:
    start, stop = clause.left_edge.idx, end(clause.right_edge)
    if start <= cue.idx < stop:
        start, stop = (start, cue.idx) if clause.i < cue.i else (end(cue), stop)
    start, stop = trim(page.text, start, stop)
    share = n_inside(page, (start, stop)) / max(1, stop - start)
    who = speakers.subject(cue)
    kind = "direct" if share >= 0.8 else "partial" if share else "indirect"
    return Found(((start, stop),), kind, speakers.name_span(page, who) if who is not None else None, (cue.idx, end(cue)))
