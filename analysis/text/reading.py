"""The one form in which a text is read, with the way back to the text as given.

What a reader does not see, or sees as one and the same, is made the same: composed and decomposed
letters, ligatures, soft hyphens, characters without width, all kinds of space and runs of them,
words and paragraphs broken at a line's end, signs left over from HTML, marks and minus signs. The
form is for comparing and parsing only: what is shown is always a stretch of the text as given.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text import marks, normalize, wraps
from analysis.text.normalize import Words
from analysis.text.spans import Edit

ShortInts = NDArray[np.int32]
Mending = Callable[[str], Iterable[Edit]]


class ReadingForm(NamedTuple):
    """A text in its reading form.

    starts, stops: for each character of the form the stretch of the text that it stands for.
    """

    text: str
    form: str
    starts: ShortInts
    stops: ShortInts

    def given(self, start: int, stop: int) -> tuple[int, int]:
        r"""The stretch of the text that a stretch of the form stands for.

        >>> read = reading("A soft\u00adly  spoken man")
        >>> read.form[2:15], read.text[slice(*read.given(2, 15))]
        ('softly spoken', 'soft\xadly  spoken')
        """
        first = int(self.starts[start]) if start < len(self.form) else len(self.text)
        return first, int(self.stops[stop - 1]) if start < stop else first

    def place(self, given: int) -> int:
        r"""The place in the form of a place in the text; where nothing stands for it the next one.

        >>> reading("A soft\u00adly  spoken man").place(11)
        9
        """
        return int(np.searchsorted(self.stops, given, side="right"))


def reading(text: str, known: frozenset[str] = frozenset()) -> ReadingForm:
    r"""A text in its reading form; `known`: words as other texts write them, in small letters.

    >>> reading("The o\ufb03ce of engi-\nneers\u200b  was &quot;shut&quot;.").form
    'The office of engineers was "shut".'
    """
    places = np.arange(len(text) + 1, dtype=np.int32)
    read = ReadingForm(text, text, places[:-1], places[1:])
    held = frozenset(text)
    for signs, step in _steps(known):
        if not signs.isdisjoint(held):
            before, read = read, _edited(read, step(read.form))
            held = held if read is before else frozenset(read.form)
    return read


def read_words(text: str) -> Words:
    r"""The words of a text as its form has them, where they stand in the text as given.

    >>> read_words("soft\u00adly spoken").folded, read_words("soft\u00adly spoken").stops.tolist()
    (['softly', 'spoken'], [7, 14])
    """
    read = reading(text)
    found = normalize.words(read.form)
    return Words(found.folded, read.starts[found.starts], read.stops[found.stops - 1])


def shown(name: str) -> str:
    r"""A name as a reader sees it: in its form, but with the vowels joined that the text joins.

    >>> shown("Mrs  C\u00e6\u00adsar")
    'Mrs Cæsar'
    """
    held = name.translate({ord(joined): chr(0xE000 + n) for n, joined in enumerate(_JOINED)})
    form = reading(held).form
    return form.translate({0xE000 + n: joined for n, joined in enumerate(_JOINED)})


def readings(texts: Sequence[str]) -> list[ReadingForm]:
    r"""The texts of one story in their reading forms.

    What one text breaks at a line's end, another may write whole: all are asked.

    >>> [read.form for read in readings(["a life-\nboat", "The life-boat."])]
    ['a life-boat', 'The life-boat.']
    """
    broken = any(wraps.HYPHEN_LAST.search(text) for text in texts)
    known = (
        frozenset(word for text in texts for word in wraps.whole(text)) if broken else frozenset()
    )
    return [reading(text, known) for text in texts]


def _edited(read: ReadingForm, edits: Iterable[Edit]) -> ReadingForm:
    """The reading with stretches of its form replaced, in order; of two that meet the first."""
    pieces: list[str] = []
    starts: list[ShortInts] = []
    stops: list[ShortInts] = []
    at = 0
    for start, stop, new in edits:
        if start < at:
            continue
        first, last = read.starts[start : start + 1], read.stops[stop - 1 : stop]
        pieces += (read.form[at:start], new)
        starts += (read.starts[at:start], np.repeat(first, len(new)))
        stops += (read.stops[at:start], np.repeat(last, len(new)))
        at = stop
    if not pieces:
        return read
    return ReadingForm(
        read.text,
        "".join([*pieces, read.form[at:]]),
        np.concatenate([*starts, read.starts[at:]]),
        np.concatenate([*stops, read.stops[at:]]),
    )


_ENTITY = re.compile(r"&(?:amp;)?(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def _entities(form: str) -> Iterator[Edit]:
    """Signs left over from HTML: &quot;, &#8217;, also where they were written twice over."""
    for found in _ENTITY.finditer(form):
        new = html.unescape(html.unescape(found.group()))
        if new != found.group():
            yield found.start(), found.end(), new


_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff"
)
_INVISIBLE = re.compile(
    rf"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])|[{_UNSEEN}]+|(?<=\w)\u200d|\u200d(?=\w)"
)
"""Soft hyphens, with the line's end that shows one, and what has no width; emoji stay joined."""


def _invisible(form: str) -> Iterator[Edit]:
    yield from ((found.start(), found.end(), "") for found in _INVISIBLE.finditer(form))


_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij",
    "Ĳ": "IJ", "œ": "oe", "æ": "ae", "ǽ": "ae", "Œ": "Oe", "Æ": "Ae", "ŉ": "'n", "ſ": "s",
}  # fmt: skip
_JOINED = "œæǽŒÆ"
_PLAIN = {
    **dict.fromkeys(range(0x2010, 0x2012), "-"),  # hyphens
    **dict.fromkeys((0x2212, 0xFE63, 0xFF0D, 0x207B), "-"),  # minus signs
    **{0xFEE0 + n: chr(n) for n in [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B)]},
    **marks.SAME,
}
"""Signs that are written in several ways; letters and digits of full width."""
_OTHER = re.compile(f"[{''.join(_LIGATURES)}{''.join(map(chr, _PLAIN))}]".replace("-", r"\-"))
_COMBINING = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u093c\u0f71-\u0f84\u3099\u309a"
_CLUSTER = re.compile(
    rf".[{_COMBINING}]{{1,30}}|[\u1100-\u11ff]{{1,30}}|[\u2126\u212a\u212b]", re.DOTALL
)
"""A letter with its marks: so many at once, since putting them in order costs their square."""
_DASH_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s(\[“‘\"]))[–‒](?=\d)(?!\d+\s?[–‒]\s?\d)")
"""A short dash right before a digit and behind a space is a minus."""


def _letters(form: str) -> Iterator[Edit]:
    """Letters and signs in one way of writing each."""
    found = {hit.start(): (hit.end(), _PLAIN.get(ord(hit.group())) or _ligature(form, hit))
             for hit in _OTHER.finditer(form)}  # fmt: skip
    found |= {hit.start(): (hit.end(), _composed(hit)) for hit in _CLUSTER.finditer(form)}
    found |= {hit.start(): (hit.end(), "-") for hit in _DASH_MINUS.finditer(form)}
    for start, (stop, new) in sorted(found.items()):
        if new != form[start:stop]:
            yield start, stop, new


def _ligature(form: str, hit: re.Match[str]) -> str:
    """The letters of a ligature, in capitals before a capital."""
    plain = _LIGATURES[hit.group()]
    after = form[hit.end() : hit.end() + 1]
    return plain.upper() if plain[0].isupper() and after.isupper() else plain


def _composed(hit: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", hit.group())
    return "".join(_LIGATURES.get(letter, letter) for letter in composed)


_BLANK = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(rf"[{_BLANK}]{{2,}}|[{_BLANK[1:]}]|[ ](?=\n)")
_ODD_SPACE = re.compile(rf"[{_BLANK[1:]}]")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u2007\u2009\u202f]\d{3})+(?!\d)")
"""Digits held together in groups: the space that does so keeps them one number."""


def _spaces(form: str) -> Iterator[Edit]:
    """Every run of spaces as one space, none before a line's end."""
    if not ("  " in form or " \n" in form or _ODD_SPACE.search(form)):
        return
    groups = [] if form.isascii() else [hit.span() for hit in _GROUPED.finditer(form)]
    held = {place for start, stop in groups for place in range(start, stop)}
    for hit in _SPACES.finditer(form):
        start, stop = hit.span()
        new = "\u00a0" if start in held else "" if form[stop : stop + 1] == "\n" else " "
        if new != hit.group():
            yield start, stop, new


def _any_of(ranges: str) -> frozenset[str]:
    """The signs of a class as a regular expression has it.

    >>> sorted(_any_of("a-cx"))
    ['a', 'b', 'c', 'x']
    """
    spans = re.findall(r"(.)-(.)|(.)", ranges, re.DOTALL)
    codes = (range(ord(a or one), ord(z or one) + 1) for a, z, one in spans)
    return frozenset(chr(code) for span in codes for code in span)


_STEPS = (
    (_any_of("&"), _entities),
    (_any_of(_UNSEEN + "\u200d"), _invisible),
    (_any_of(_COMBINING + "\u1100-\u11ff\u2126\u212a\u212b–‒") | {*_LIGATURES, *map(chr, _PLAIN)},
     _letters),
)  # fmt: skip
_LATER_STEPS = (
    (_any_of(_BLANK), _spaces),
    (marks.SIGNS, marks.pairs),
    (_any_of('"“”'), marks.continued),
    (_any_of('"“”'), marks.nested),
)
"""What is done to a text, in this order, and the signs without which there is nothing to do."""


def _steps(known: frozenset[str]) -> Iterator[tuple[frozenset[str], Mending]]:
    yield from _STEPS
    yield _any_of("\n\r\u2028\u2029\x0b\x0c\x85"), partial(wraps.line_ends, known=known)
    yield from _LATER_STEPS
