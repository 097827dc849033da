"""Line ends that a typesetter or a mail program made, told from those of the writer.

Assumes that hard-wrapped prose goes on in lower case on the next line, and that almost no line had
room for the first word of the next one. Verse, lists and headlines have room or begin each line
with a capital; a paragraph to a line ends its sentence there. Fails on texts wrapped at under 40 or
over 120 characters, and on languages that write most words with a capital or none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.text.spans import Edit, Span
from analysis.text.wordlists import marked, words

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED = (40, 120)
"""Widths, in characters, of hard-wrapped lines: mail wraps at 72 to 78, old wires at 60 to 70."""
_SLACK = 12
"""One in so many characters of the width that a full line may lack: letters of print are not all
of one width, and a sign may stand for several."""
_FULL = 0.9
"""Part of the lines broken inside a sentence that had no room for one word more."""
_ENDED = 1.5
"""For each full line that ends a sentence more than so many break one: a sentence has
more words than a line has."""
_LOWER = 0.25
"""Part of those after which the next line begins in lower case."""
_ENDS = re.compile(r"""[.!?:…]["”’'»)\]]*$""")
_ITEM = re.compile(r"[-–—•▪●◦‣*·]\s|\d{1,3}[.)]\s|>")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


class _End(NamedTuple):
    """The end of one line that another follows at once.

    place: after the last character that is no space. follows: where the next line begins. size,
    next_size: of the two lines. next_word: length of the first word of the next. is_ended: a
    sentence may end there. is_lower: the next line begins in lower case, a number or an amount.
    is_broken: inside a word. is_rest: of a line that begins with the rest of a word.
    """

    place: int
    follows: int
    size: int
    next_size: int
    next_word: int
    is_ended: bool
    is_lower: bool
    is_broken: bool
    is_rest: bool


def wraps(text: str) -> list[Span]:
    r"""The line ends at which a paragraph was wrapped, white space around them included, in order.

    >>> text = "The board said on Monday that no ferry would\nrun before the spring.\nIt was late."
    >>> wraps(text)
    [(44, 45)]
    """
    if "\n" not in text and "\r" not in text and "\u2028" not in text:
        return []
    blocks = [block for block in _blocks(text) if block]
    wrapped = _wrapped(blocks)
    width, held = max(map(_width, wrapped), default=0), {id(block) for block in wrapped}
    return [
        (end.place, end.follows)
        for block in blocks
        if width and _width(block) <= width
        for end in block
        if _is_full(end, width) or (id(block) in held and _is_inside(end))
    ]


def _wrapped(blocks: list[list[_End]]) -> list[list[_End]]:
    """The blocks that show that a text is wrapped: each by itself, else the short ones together."""
    found = [block for block in blocks if len(block) > 1 and _is_wrapped(block, _width(block))]
    short = [block for block in blocks if len(block) == 1 and _is_inside(block[0])]
    together = [end for block in short for end in block]
    if found or not together:
        return found
    return short if _is_wrapped(together, max(map(_width, short))) else []


def _is_inside(end: _End) -> bool:
    """Whether a line end looks like one inside a sentence."""
    return not end.is_ended and end.is_lower


def _is_wrapped(block: list[_End], width: int) -> bool:
    """Whether line ends look like those of prose wrapped at a width."""
    inside = [end for end in block if not end.is_ended]
    filled = sum(end.is_ended and _is_full(end, width) for end in block)
    if not _WRAPPED[0] <= width <= _WRAPPED[1] or len(inside) <= _ENDED * filled:
        return False
    first = block[0]
    if len(inside) > 1 and inside[0] is first and not (_is_full(first, width) or first.is_lower):
        inside = inside[1:]  # a headline
    full = sum(_is_full(end, width) or end.is_rest for end in inside)
    return full >= _FULL * len(inside) and (
        sum(end.is_lower for end in inside) >= _LOWER * len(inside)
    )


def _is_full(end: _End, width: int) -> bool:
    """Whether a line had no room for the first word of the next; one broken in a word had none."""
    return end.is_broken or end.size + 1 + end.next_word > width - width // _SLACK


def _width(block: list[_End]) -> int:
    return max(max(end.size, end.next_size) for end in block)


def _blocks(text: str) -> Iterator[list[_End]]:
    """The line ends of each block: lines with no empty one between, none indented or an item."""
    block: list[_End] = []
    last: Span | None = None
    for start, stop in _lines(text):
        if last and (text[start] in " \t" or _parts(text, last[1], start)):
            yield block
            block = []
        elif last:
            block.append(_end(text, last, (start, stop), bool(block) and block[-1].is_broken))
        last = (start, stop)
    yield block


def _parts(text: str, stop: int, start: int) -> bool:
    """Whether an empty line lies between, or an item of a list begins."""
    between = text[stop:start].replace("\r\n", "\n").strip(" \t\u00a0")
    return len(between) > 1 or _ITEM.match(text, start) is not None


def _end(text: str, line: Span, following: Span, is_rest: bool) -> _End:
    start, stop = following
    word = text[start:stop].split(maxsplit=1)[0]
    before = text[max(line[0], line[1] - 8) : line[1]]
    return _End(
        place=line[1],
        follows=start,
        size=line[1] - line[0],
        next_size=stop - start,
        next_word=len(word),
        is_ended=_ENDS.search(before) is not None,
        is_lower=word.lstrip("“\"'‘«(")[:1].islower() or word.lstrip("£$€")[:1].isdigit(),
        is_broken=_BROKEN_WORD.search(before) is not None and word[0].islower(),
        is_rest=is_rest,
    )


def _lines(text: str) -> Iterator[Span]:
    """Lines that hold anything, without white space at their end."""
    for line in _LINE.finditer(text):
        length = len(line.group().rstrip())
        if length:
            yield line.start(), line.start() + length


def paragraphs(text: str) -> Iterator[Span]:
    """Every line that holds anything, lines that one paragraph was wrapped into taken together."""
    joins = {follows for _, follows in wraps(text)}
    block: Span | None = None
    for start, stop in _lines(text):
        if block and start in joins:
            block = (block[0], stop)
            continue
        if block:
            yield block
        block = (start, stop)
    if block:
        yield block


_ODD_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
HYPHEN_LAST = re.compile(r"-(?=[ \t]*\r?\n)")
_BROKEN_OFF = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-([ \t]*\r?\n[ \t]*)([^\W\d_]+|\d+)")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def whole(text: str) -> list[str]:
    """The words of a text in small letters, those with a hyphen as one."""
    return _COMPOUND.findall(text.lower())


def line_ends(form: str, known: frozenset[str]) -> list[Edit]:
    """Line ends inside a word and inside a wrapped paragraph; others are written in one way."""
    wrapped = dict(wraps(form))
    found: dict[int, Edit] = {
        hit.start(): (hit.start(), hit.end(), "\n") for hit in _ODD_END.finditer(form)
    }
    found |= {start: (start, stop, " ") for start, stop in wrapped.items()}
    if not HYPHEN_LAST.search(form):
        return sorted(found.values())
    known |= frozenset(whole(form))
    for hit in _BROKEN_OFF.finditer(form):
        if hit.group(3)[0].isalpha() or hit.start(2) in wrapped:
            found |= {hit.start(2): _mended(hit, known)}
    return sorted(found.values())


def _mended(hit: re.Match[str], known: frozenset[str]) -> Edit:
    """The word as it is written elsewhere, with its hyphen or without."""
    start, stop = hit.span(2)
    first, last = hit.group(1).lower(), hit.group(3).lower()
    if last in words("hanging_hyphens"):
        return start, stop, " "
    return (start, stop, "") if _keeps(hit, first, last, known) else (start - 1, stop, "")


def _keeps(hit: re.Match[str], first: str, last: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word."""
    if not hit.group(3)[0].islower() or hit.string[hit.start() - 1 : hit.start()] == "-":
        return True
    if hit.string[hit.end() : hit.end() + 1] == "-" and last in marked("small_words", "function"):
        return True
    hyphened, plain = f"{first}-{last}" in known, first + last in known
    if hyphened != plain:
        return hyphened
    parts = words("compound_parts")
    return f"{first}-" in parts or f"-{last}" in parts
