"""Names found in the texts: what the language model tags, its usual errors repaired by rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from analysis.person_names import fold, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
"""The model's labels that are kept; a building or an airport counts as a place."""


_FIRST = re.compile(r"\w+|[^\w\s]+")


class Named(NamedTuple):
    """One name as found. type: what the place itself suggests; the story decides later. Order: article, place."""

    article_id: str
    start: int
    stop: int
    surface: str
    type: str


def found(docs: Mapping[str, Doc], types: tuple[str, ...]) -> list[Named]:
    """Every name of the given types in the parsed articles, in order of article and place; none overlap.

    Assumes English. Further places of a name that the model saw elsewhere in the story are found by its words.
    """
    rows = [name for article_id, doc in sorted(docs.items()) for name in _tagged(article_id, doc, types)]
    known = _known(rows)
    more = [name for article_id, doc in sorted(docs.items()) for name in _missed(article_id, doc, known, rows)]
    return sorted(rows + more)


def _tagged(article_id: str, doc: Doc, types: tuple[str, ...]) -> list[Named]:
    """The model's names of one article, trimmed."""
    rows = []
    for span in doc.ents:
        kind = _KINDS.get(span.label_, "")
        start, stop = _trimmed(doc.text, span.start_char, span.end_char, kind)
        if kind in types and start < stop and any(c.isalpha() for c in doc.text[start:stop]):
            rows.append(Named(article_id, start, stop, doc.text[start:stop], kind))
    return rows


_LEAD = re.compile(r"(?:the|a|an)\s+|[^\w(]+", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s*['’]s?|[^\w.)!+]+)$")


def _trimmed(text: str, start: int, stop: int, kind: str) -> tuple[int, int]:
    """A span without article, possessive, outer marks, and for persons without titles before the name."""
    stop = start + len(text[start:stop].split("\n")[0])
    while m := _LEAD.match(text, start, stop):
        start = m.end()
    while m := _TAIL.search(text[start:stop]):
        stop = start + m.start()
    while kind == "PERSON" and (m := re.match(r"(\S+)\s+(?=\w)", text[start:stop])) and is_title(m.group(1)):
        start += m.end()
    return start, stop


def _known(rows: list[Named]) -> dict[str, str]:
    """Names worth looking for, with their type: those of two words or more, and single ones tagged twice alike."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        votes[row.surface][row.type] += 1
    return {
        surface: kinds.most_common(1)[0][0]
        for surface, kinds in sorted(votes.items())
        if surface[:1].isupper() and (" " in surface or kinds.total() > 1) and len(surface) > 1
    }


def _missed(article_id: str, doc: Doc, known: dict[str, str], rows: list[Named]) -> list[Named]:
    """Places of known names that no found name touches."""
    taken = {i for row in rows if row.article_id == article_id for i in range(row.start, row.stop)}
    starting: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        starting[_FIRST.match(name).group()].append(name)  # type: ignore[union-attr]
    more, done = [], 0
    for word in _FIRST.finditer(doc.text):
        start = word.start()
        for name in starting.get(word.group(), []):
            stop = start + len(name)
            if doc.text.startswith(name, start) and start >= done and not doc.text[stop : stop + 1].isalnum() and start not in taken and stop - 1 not in taken:
                more.append(Named(article_id, start, stop, name, known[name]))
                done = stop
                break
    return more
