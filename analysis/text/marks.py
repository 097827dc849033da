"""Quotation marks of all kinds written in the few ways that `normalize.marked` reads.

Assumes that a text sets its guillemets in one direction throughout, and that a paragraph whose
marks all pair off by what stands beside them has been read rightly; another is left as it is.
"""

import re
from collections.abc import Iterator

from analysis.text.spans import Edit

SAME = {
    **dict.fromkeys(map(ord, "＂❝‟〝"), "“"),
    **dict.fromkeys(map(ord, "❞〞〟"), "”"),
    **dict.fromkeys(map(ord, "❛‛"), "‘"),
    **dict.fromkeys(map(ord, "❜ʼ"), "’"),
    **dict.fromkeys(map(ord, "＇"), "'"),
} | {ord("＂"): '"'}
"""Marks that differ in the shape of the letter alone."""

_TYPED = re.compile(
    r"(?<![\d'])''(?!')|``|‘‘|’’"  # two single marks for a double one
    r"|(?<![\w,]),,(?=[^\W\d_])"  # two commas, low at the line
    r"|(?<!\d)[″‶˝ʺ]|(?<=[^\W\d_])[′ʹ´`ʻ‘](?=[^\W\d_])|(?<!\d)[′‵ʹ´`]"  # primes and accents
    r"|(?<!\w)‚(?=\w)|”(?=\w)|(?<=[^\s\w])‘(?!\w)|(?<=\w)‘(?!\w)"  # of other languages
)
_DOUBLE = {"``": "“", "‘‘": "“", "’’": "”", ",,": "„"}
_SINGLE = "′‵ʹ´`ʻ‘"
_GUILLEMETS = re.compile("[«»‹›]")
_INNER_SPACE = re.compile(r"\S (?=[«»‹›])")
_LEADS = frozenset(" \t\n\u00a0\u202f([{—–-/“‘'")
_FOLLOWS = frozenset(" \t\n\u00a0\u202f.,;:!?)]}—–-…/”’'")


def pairs(form: str) -> Iterator[Edit]:
    """Marks typed as two signs, primes, and guillemets as double marks; their inner spaces go."""
    found = [*_typed(form), *_guillemets(form), *_spaced(form)]
    yield from sorted(found)


_SPACED = re.compile(
    r"(?<!\w)(?P<opens>“) (?=[\w‘'$£€(\[])|(?<=[^\s“]) (?P<closes>”)(?!\w)"
    r"|(?<=\w) (?P<between>’) (?=(?:s|m|t|d|re|ve|ll)\b)"
)


def _spaced(form: str) -> Iterator[Edit]:
    """Curly marks set with spaces inside them (“ We go, ” he said; it ’ s)."""
    if "“ " in form or " ”" in form or " ’ " in form:
        for hit in _SPACED.finditer(form):
            yield hit.start(), hit.end(), str(hit[hit.lastgroup or 0])


_SIGNS_OF_TWO = ("''", "``", "‘‘", "’’", ",,")
_SIGN = re.compile("['`‘’,″‶˝ʺ′ʹ´ʻ‵‚”]")
_ODD = frozenset("″‶˝ʺ′ʹ´`ʻ‵‚‘”")
SIGNS = frozenset("',‘’«»‹›“”") | _ODD
"""Without any of these there is nothing for `pairs`."""


def _typed(form: str) -> Iterator[Edit]:
    if _ODD.isdisjoint(form) and not any(signs in form for signs in _SIGNS_OF_TWO):
        return
    is_low = "‚" in form
    places = (hit.start() for hit in _SIGN.finditer(form))
    for hit in filter(None, (_TYPED.match(form, place) for place in places)):
        new = _DOUBLE.get(hit.group()) or _other(form, hit, is_low)
        if new != hit.group():
            yield hit.start(), hit.end(), new


def _other(form: str, hit: re.Match[str], is_low: bool) -> str:
    """What stands for a sign that is a mark in some places; `is_low`: single marks open low."""
    if hit.group() == "‚":
        return "‘"
    if hit.group() == "”":
        return "“" if _looks(form, hit) > 0 else "”"
    if hit.group() == "‘" and not form[hit.end() : hit.end() + 1].isalpha():
        return "’" if is_low else "‘"
    return _straight(form, hit)


def _straight(form: str, hit: re.Match[str]) -> str:
    """The plain mark that stands for a prime, an accent or two apostrophes."""
    if hit.group() not in _SINGLE:
        return '"'
    inside = form[hit.start() - 1 : hit.start()].isalpha() and form[hit.end() : hit.end() + 1]
    return "’" if inside and inside.isalpha() else "'"


def _guillemets(form: str) -> Iterator[Edit]:
    """Guillemets in the direction in which the text sets them."""
    hits = list(_GUILLEMETS.finditer(form))
    turned = _is_turned(form, hits)
    for hit in hits:
        opens = _opens(form, hit, turned)
        double = hit.group() in "«»"
        start, stop = hit.span()
        if opens and form[stop : stop + 1] == " ":
            stop += 1
        elif not opens and _INNER_SPACE.match(form, max(0, start - 2)):
            start -= 1
        yield start, stop, ("“" if double else "‘") if opens else ("”" if double else "’")


def _opens(form: str, hit: re.Match[str], turned: bool | None) -> bool:
    """Whether a guillemet opens; in a text that sets but one kind, by what stands beside it."""
    if turned is None:
        return _looks(form, hit) > 0
    return (hit.group() in "»›") == turned


def _is_turned(form: str, hits: list[re.Match[str]]) -> bool | None:
    """Whether a text opens with » and closes with «; None where it has only one of the two."""
    points_right = [hit.group() in "»›" for hit in hits]
    if len(set(points_right)) == 1:
        return None if points_right[0] else False
    votes = sum(
        _looks(form, hit) * (1 if right else -1)
        for hit, right in zip(hits, points_right, strict=True)
    )
    return votes > 0


def _looks(form: str, hit: re.Match[str]) -> int:
    """`_look` of a mark with what stands beside it."""
    return _look(form[hit.start() - 1 : hit.start()], form[hit.end() : hit.end() + 1])


def _look(before: str, after: str) -> int:
    """1 where a mark between two signs looks like one that opens, -1 like one that closes."""
    leads, follows = not before or before in _LEADS, not after or after in _FOLLOWS
    return int(leads and not follows) - int(follows and not leads)


_DOUBLES = '"“”'
_MARK = re.compile('["“”]')


def nested(form: str) -> Iterator[Edit]:
    """Double marks inside double marks as single ones, so that the outer pair is seen whole."""
    if form.count('"') + form.count("“") + form.count("”") < 4:
        return
    at = 0
    for line in form.split("\n"):
        if line.count('"') + line.count("“") + line.count("”") >= 4 and "„" not in line:
            yield from _nested(form, at, at + len(line))
        at += len(line) + 1


def _nested(form: str, start: int, stop: int) -> list[Edit]:
    """The inner marks of one paragraph; none where any mark does not pair off."""
    depth, inner = 0, []
    for hit in _MARK.finditer(form, start, stop):
        side = _side(form, hit)
        depth += max(side, 0)
        if side == 0 or depth < 1 or depth > 2:
            return []
        if depth == 2:
            inner.append((hit.start(), hit.end(), "‘" if side > 0 else "’"))
        depth += min(side, 0)
    return [] if depth else inner


def _side(form: str, hit: re.Match[str]) -> int:
    """1 for a mark that opens, -1 for one that closes, 0 where what stands beside it disagrees."""
    shape = {"“": 1, "”": -1}.get(hit.group(), 0)
    before = form[max(0, hit.start() - 3) : hit.start()].rstrip(_DOUBLES)[-1:]
    after = form[hit.end() : hit.end() + 3].lstrip(_DOUBLES)[:1]
    looks = _look(before, after)
    return looks if shape in {0, looks} else 0


_MOST_LINES = 8
"""Lines over which a quotation may run before its closing mark is taken for lost."""


def continued(form: str) -> Iterator[Edit]:
    """A mark at the head of each line into which a quotation runs on without one.

    A mark that a line leaves open is closed in a later one when the next mark there looks like one
    that closes. Otherwise each line stands for itself, as where every paragraph opens anew.
    """
    waiting: list[int] = []
    opener = ""
    for line in _LINE.finditer(form):
        hits = list(_MARK.finditer(form, *line.span()))
        closes = bool(opener and hits) and _closes(form, hits[0])
        if opener:
            waiting.append(line.start("first"))
        if closes:
            heads = (at for at in waiting if form[at] not in _DOUBLES)
            yield from ((at, at + 1, opener + form[at]) for at in heads)
        if hits:
            opener = _left_open(form, hits, opener if closes else "")
        if hits or len(waiting) == _MOST_LINES:
            opener, waiting = (opener if hits else ""), []


_LINE = re.compile(r"[^\S\n]*(?P<first>\S)[^\n]*")


def _left_open(form: str, hits: list[re.Match[str]], opener: str) -> str:
    """The mark that a line leaves open, if any; empty where one of its marks cannot be told.

    opener: the mark that is open where the line begins.
    """
    for hit in hits:
        side = -1 if opener and _closes(form, hit) else _side(form, hit)
        if side == 0:
            return ""
        opener = hit.group() if side > 0 else ""
    return opener


def _closes(form: str, hit: re.Match[str]) -> bool:
    """Whether a mark looks like one that closes; the last sign of a line does, if it may."""
    is_last = form[hit.end() : hit.end() + 1] in {"", "\n"} and hit.group() != "“"
    return is_last or _side(form, hit) < 0
