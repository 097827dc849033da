"""The exact extent of a name: what a language model tags, its usual slips at the edges repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from analysis.person_names import fold, is_title
from analysis.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
"""The model's labels that are kept; a building or an airport counts as a place."""

_SMALL = "the|a|an|and|or|of|in|at|by|for|to|from|with|on|as|its|his|her|their|&"
_LEAD = re.compile(rf"(?:{_SMALL}|acting|former|ex)\s+|[^\w(]+", re.IGNORECASE)
_TAIL = re.compile(rf"(?:\s*['’]s?|\s+(?:{_SMALL})|[^\w.)!+]+)$")
_SMALL_WORD = re.compile(rf"(?:{_SMALL}|he|she|it|they|we|you|i|this|that|these|those|no|not|yes|but|if|so|al)")
_CUT = re.compile(r"\s+[-–—:;/]+\s+|[–—;\n\r\t|]+|\s{3,}|\s*[\"“”]\s*")
_COMMA = re.compile(r"\s*,\s+")
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d+\w*\b")
_AND_CAPITALS = re.compile(r"\s+(?:and|&)\s+([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5})")
_NICKNAME = re.compile(r"""\s*["“(]\s?\w+(?: \w+)?\s?["”)]\s+[A-ZÀ-Þ][\w’'-]+""")


class Piece(NamedTuple):
    """A name's place in one text and the type that its label suggests."""

    start: int
    stop: int
    type: str


def pieces(doc: Doc) -> list[Piece]:
    """The model's names of one text, repaired; in order, none overlap.

    Assumes that a name has a capital letter and ends at a dash, a line break or a quotation mark. Fails on names written
    without capitals and on names that hold a dash between spaces.
    """
    text, found = doc.text, []
    for ent in doc.ents:
        for part in _parts(text, ent.start_char, ent.end_char, KINDS.get(ent.label_, "")):
            kind = _possible(KINDS[ent.label_], text[slice(*part)])
            start, stop = trimmed(text, *part, kind)
            stop = max(stop, _nicknamed(text, start, stop)) if kind == "PERSON" else stop
            at = found[-1].stop if found else 0
            if at <= start and is_name(text[start:stop]):
                found.append(Piece(start, stop, kind))
    return _joined(text, found)


def _possible(kind: str, surface: str) -> str:
    """The kind, or ORG for a "person" with a figure in the name."""
    return "ORG" if kind == "PERSON" and any(c.isdigit() for c in surface) else kind


def _nicknamed(text: str, start: int, stop: int) -> int:
    """Where a person's name ends that goes on with a nickname in marks: 'William "Buck" May'."""
    m = _NICKNAME.search(text, start, stop + 40)
    return m.end() if m and start < m.start() <= stop else stop


def _joined(text: str, found: Sequence[Piece]) -> list[Piece]:
    """The pieces, a body's name that the model cut at "and" made whole.

    Assumes that a body whose name ends in a field of work goes on after "and": "Immigration" | "Customs Enforcement".
    Fails where such a body stands beside another one ("Treasury and Parliament").
    """
    joined: list[Piece] = []
    for n, piece in enumerate(found):
        if joined and piece.start < joined[-1].stop:
            continue
        limit = next((other.start for other in found[n + 1 :] if other.type != "ORG"), len(text))
        joined.append(
            Piece(piece.start, _second_half(text, piece, limit), piece.type) if piece.type == "ORG" else piece
        )
    return joined


def _second_half(text: str, piece: Piece, limit: int) -> int:
    """Where a body's name ends, the half after "and" taken in when the first ends in a field of work."""
    last = fold(text[piece.start : piece.stop].split()[-1])
    m = _AND_CAPITALS.match(text, piece.stop, limit)
    if not m or not {last, last.removesuffix("s")} & words("field_nouns"):
        return piece.stop
    kept = list(takewhile(lambda word: not is_title(word.group()), re.finditer(r"\S+", m.group(1))))
    return m.start(1) + kept[-1].end() if kept else piece.stop


def _parts(text: str, start: int, stop: int, kind: str) -> Iterator[tuple[int, int]]:
    """One tagged stretch cut at dashes, line breaks and marks, and between two places."""
    if not kind:
        return
    cuts = [
        m.span() for m in _CUT.finditer(text, start, stop) if kind != "PERSON" or not _NICKNAME.match(text, m.start())
    ]
    if kind != "PERSON":
        cuts += _hyphens(text, start, stop)
        cuts += [m.span() for m in _COMMA.finditer(text, start, stop) if _between_places(text, start, m, stop, kind)]
    at = start
    for left, right in [*sorted(cuts), (stop, stop)]:
        if at < left:
            yield at, left
        at = max(at, right)


def _hyphens(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The hyphen of a name that is two places ("U.S.-Mexico")."""
    sides = text[start:stop].split("-")
    if len(sides) != 2 or not all(fold(side) in words("places") for side in sides):
        return []
    return [(start + len(sides[0]), start + len(sides[0]) + 1)]


def _between_places(text: str, start: int, comma: re.Match[str], stop: int, kind: str) -> bool:
    """Whether a comma parts a place from the place it lies in."""
    if kind in {"GPE", "LOC"}:
        return True
    named_body = words("body_nouns") & set(fold(text[start : comma.start()]).split())
    return fold(text[comma.end() : stop]) in words("places") and not named_body


def trimmed(text: str, start: int, stop: int, kind: str) -> tuple[int, int]:
    """A span without article, possessive and outer marks; for a person also without the titles before the name.

    >>> text = "former President Ann Lee's"
    >>> trimmed(text, 0, len(text), "PERSON")
    (17, 24)
    """
    while m := _LEAD.match(text, start, stop):
        start = m.end()
    while m := _TAIL.search(text[start:stop]):
        stop = start + m.start()
    while kind == "PERSON" and (m := re.match(r"(\S+)\s+(?=\w)", text[start:stop])) and is_title(m.group(1)):
        start += m.end()
    return start, stop


def is_name(surface: str) -> bool:
    """Whether a surface can name a person, body or place: a Latin capital in it, no designation, no law or event.

    >>> [is_name(surface) for surface in ("Ann", "mag", "F-104 Starfighter", "al-Qaeda", "Values Act", "In")]
    [True, False, False, True, False, False]
    """
    parts = fold(surface).split()
    if not re.search(r"[A-Z\u00c0-\u00de]", surface) or _DESIGNATION.match(surface) or not parts:
        return False
    return not _SMALL_WORD.fullmatch(parts[0] if len(parts) == 1 else "") and (
        len(parts) == 1 or parts[-1] not in words("other_nouns")
    )
