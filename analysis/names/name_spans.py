"""The exact extent of a name: what a language model tags, its usual slips at the edges repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from analysis.names.extents import NICKNAME, given_before, is_honorific, reach
from analysis.names.person_names import fold, is_given, is_title
from analysis.text.wordlists import marked, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
"""The model's labels that are kept; a building or an airport counts as a place."""

_LONGEST = 120
"""Characters of the longest name; what is longer is a line without spaces or a list."""

_SMALL = "the|a|an|and|or|of|in|at|by|for|to|from|with|on|as|its|his|her|their|&"
_LEAD = re.compile(rf"(?:{_SMALL}|acting|former|ex)\s+|[^\w(]+", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:(?<!\s)\s*+['’]s?|(?<!\s)\s++(?:{_SMALL})|(?<![^\w.)!+])[^\w.)!+]++"
    r"|\s++(?:SAID|SAYS|TOLD|ADDED|SPEAKS))$"
)
_SMALL_END = re.compile(r"\s+[a-z]\w*$")
"""A small word at the end of a person's name: the model took a verb with it."""
_MEMBER = re.compile(r"\s+(?:MPs?|MSPs?|MLAs?|MEPs?|TDs?|MSs?|AMs?|MKs?)$")
"""What parts a party from the member whose name follows."""
_SMALL_WORD = re.compile(
    rf"{_SMALL}|he|she|it|they|we|you|i|this|that|these|those|no|not|yes|but|if|so|al"
)
_CUT = re.compile(r"\s+[-–—:;/]+\s+|[–—;\n\r\t|]+|\s{3,}|\s*[\"“”]\s*")
_SMALL_INSIDE = re.compile(r"(?<!\s)\s++([a-z]++)\s++(?=[A-Z])")
_COMMA = re.compile(r"\s{0,9},\s+")
_LATIN_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d+\w*\b")
_AND_CAPITALS = re.compile(r"\s{1,9}(?:and|&)\s+([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5})")
_HONOURED = re.compile(r"\b(?:Mr|Mrs|Ms|Lord|Lady)\.? $")
_ZONE = re.compile(r"[ECMP][SD]?T|CES?T|IST|AE[SD]T|JST|HKT|SGT")
_CLOCK = re.compile(r"(?:\d|[ap]\.?m\.?) ?\(?$", re.IGNORECASE)


class NameSpan(NamedTuple):
    """A name's place in one text and the type that its label suggests."""

    start: int
    stop: int
    type: str


def pieces(doc: Doc) -> list[NameSpan]:
    """The model's names of one text, repaired; in order, none overlap.

    Assumes that a name has a capital letter and ends at a dash, a line break or a quotation mark.
    Fails on names written without capitals and on names that hold a dash between spaces.
    """
    text = doc.text
    found: list[NameSpan] = []
    for ent in doc.ents:
        start = _start(ent)
        for piece in _repaired(text, start, ent.end_char, KINDS.get(ent.label_, "")):
            if not found or found[-1].stop <= piece.start:
                found.append(piece)
    return _joined(text, found)


def _start(ent: Span) -> int:
    """Where a tagged name begins, behind a verb that opens the sentence ("Removing Ann Lee")."""
    is_verb = len(ent) > 1 and ent[0].tag_ == "VBG"
    return ent[1].idx if is_verb else ent.start_char


def _repaired(text: str, start: int, stop: int, label: str) -> Iterator[NameSpan]:
    """The names within one tagged stretch."""
    for part in _parts(text, start, stop, label):
        kind = _kind(text[slice(*part)], label, text[max(0, part[0] - 20) : part[0]])
        at, end = trimmed(text, *part, kind)
        at, end = _person(text, at, end) if kind == "PERSON" else (at, end)
        if is_name(text[at:end]) and not is_zone(text, at, end):
            yield NameSpan(at, end, kind)


def _kind(surface: str, label: str, before: str) -> str:
    """The label, a person for a name with "Mr", and a body for one that holds a digit or "MP"."""
    if label == "PERSON" and (re.search(r"\d", surface) or _MEMBER.search(surface)):
        return "ORG"
    first, *rest = surface.split() or [""]
    titled = is_honorific(fold(first)) or (is_title(first) and _HONOURED.search(before))
    called = not rest and label != "NORP" and _is_called(fold(first), before)
    return "PERSON" if label and ((rest and titled) or called) else label


def _is_called(word: str, before: str) -> bool:
    """Whether a lone word behind a given name is a surname: no known place or kind of body."""
    known = (
        words("places")
        | marked("body_words", "body")
        | marked("place_words", "kind")
        | marked("body_words", "company")
    )
    return bool(word and word not in known and given_before(before))


def is_zone(text: str, start: int, stop: int) -> bool:
    """Whether a name is the time zone of a clock.

    >>> is_zone("Updated 14:32 GMT", 14, 17), is_zone("PST is a union.", 0, 3)
    (True, False)
    """
    if text[start:stop] in {"GMT", "BST", "UTC"}:
        return True
    return bool(
        _ZONE.fullmatch(text[start:stop]) and _CLOCK.search(text[max(0, start - 9) : start])
    )


def _parts(text: str, start: int, stop: int, kind: str) -> Iterator[tuple[int, int]]:
    """A tagged stretch of a kept kind, cut at dashes, line breaks, marks and between places."""
    at = start
    for left, right in [*_cuts(text, start, stop, kind), (stop, stop)] if kind else []:
        if at < left:
            yield at, left
        at = max(at, right)


def _cuts(text: str, start: int, stop: int, kind: str) -> list[tuple[int, int]]:
    """Where a tagged stretch is cut, in order of place."""
    cuts = list(_CUT.finditer(text, start, stop))
    if kind == "PERSON":
        named = (m for m in cuts if not NICKNAME.match(text, m.start()))
        return sorted(m.span() for m in (*named, *_parting(text, start, stop)))
    commas = (
        m for m in _COMMA.finditer(text, start, stop) if _between_places(text, start, m, stop, kind)
    )
    return sorted([m.span() for m in (*cuts, *commas)] + _hyphens(text, start, stop))


def _parting(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Small words that stand in no person's name ("Ann Lee as CEO", "Ann and Tom Lee")."""
    small = marked("small_words", "function") - marked("particles", "particle") - {"of", "the"}
    return (m for m in _SMALL_INSIDE.finditer(text, start, stop) if m.group(1) in small)


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
    named_body = marked("body_words", "body") & set(fold(text[start : comma.start()]).split())
    return fold(text[comma.end() : stop]) in words("places") and not named_body


def trimmed(text: str, start: int, stop: int, kind: str) -> tuple[int, int]:
    """A span without article, possessive and outer marks; a person's also without titles.

    >>> text = "former President Ann Lee's"
    >>> trimmed(text, 0, len(text), "PERSON")
    (17, 24)
    """
    while m := _LEAD.match(text, start, stop):
        start = m.end()
    while m := _TAIL.search(text[start:stop]) or _MEMBER.search(text[start:stop]):
        stop = start + m.start()
    while (
        kind == "PERSON"
        and (m := re.match(r"(\S+)\s+(?=\w)", text[start:stop]))
        and is_title(m.group(1))
    ):
        start += m.end()
    if kind == "PERSON":
        stop = next((m.start() for m in _parting(text, start, stop)), stop)
    while kind == "PERSON" and (m := _SMALL_END.search(text[start:stop])):
        stop = start + m.start()
    return start, stop


def _person(text: str, start: int, stop: int) -> tuple[int, int]:
    """A person's name, whole; without party, rank or office in capitals before it.

    Assumes that what stands before a title and is no given name is a body ("Labour MP Ann Lee").
    """
    start, stop = reach(text, start, stop)
    parts = list(re.finditer(r"\S+", text[start:stop]))
    if parts and not is_given(fold(parts[0].group())):
        cuts = [part.end() for part in parts[:-1] if is_title(part.group())]
        start = start + cuts[-1] + 1 if cuts else start
    return trimmed(text, start, stop, "PERSON")


def is_name(surface: str) -> bool:
    """Whether a surface can name a person, body or place.

    A Latin capital is in it, and it is no designation, law, event, work or mere small word.

    >>> [is_name(surface) for surface in ("Ann", "mag", "F-104 Starfighter", "Values Act", "In")]
    [True, False, False, False, False]
    """
    parts = fold(surface).split()
    if not parts or len(surface) > _LONGEST or not _LATIN_CAPITAL.search(surface):
        return False
    if len(parts) == 1:
        return not _SMALL_WORD.fullmatch(parts[0]) and not _DESIGNATION.match(surface)
    return parts[-1] not in marked("nouns", "other") and not _DESIGNATION.match(surface)


def parted(
    text: str, found: Sequence[NameSpan], holders: Sequence[tuple[int, int]]
) -> list[NameSpan]:
    """The pieces with the holders of offices as persons of their own, in order of place."""
    kept: list[NameSpan] = [NameSpan(start, stop, "PERSON") for start, stop in holders]
    for piece in found:
        over = [h for h in holders if h[0] < piece.stop and piece.start < h[1]]
        if over and piece.start < over[0][0]:
            start, stop = trimmed(text, piece.start, over[0][0], piece.type)
            kept.append(NameSpan(start, stop, "ORG" if piece.type == "PERSON" else piece.type))
        elif not over:
            kept.append(piece)
    return sorted(piece for piece in kept if is_name(text[piece.start : piece.stop]))


def _joined(text: str, found: Sequence[NameSpan]) -> list[NameSpan]:
    """The pieces, a body's name that the model cut at "and" made whole.

    Assumes that a body whose name ends in a field of work goes on after "and": "Immigration" |
    "Customs Enforcement". Fails where such a body stands beside another ("Trade and Parliament").
    """
    joined: list[NameSpan] = []
    for n, piece in enumerate(found):
        if joined and piece.start < joined[-1].stop:
            continue
        limit = next(
            (other.start for other in found[n + 1 : n + 4] if other.type != "ORG"), len(text)
        )
        stop = _second_half(text, piece, limit) if piece.type == "ORG" else piece.stop
        joined.append(piece._replace(stop=stop))
    return joined


def _second_half(text: str, piece: NameSpan, limit: int) -> int:
    """Where a body's name ends, with the half after "and" if the first ends in a field of work."""
    last = fold(text[piece.start : piece.stop].split()[-1])
    m = _AND_CAPITALS.match(text, piece.stop, limit)
    if not m or not {last, last.removesuffix("s")} & marked("nouns", "field"):
        return piece.stop
    kept = list(takewhile(lambda word: not is_title(word.group()), re.finditer(r"\S+", m.group(1))))
    return m.start(1) + kept[-1].end() if kept else piece.stop
