"""Words and quotation marks of a text, with offsets into the text as given."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word: letters, digits and underscores, joined by apostrophes."""

MIN_QUOTED = 4
"""Marks that hold fewer words set a term apart; they quote nobody."""


class Words(NamedTuple):
    """The words of one text.

    `folded` sets case and quote style aside; `starts` and `stops` are int64 code-point offsets.
    """

    folded: list[str]
    starts: np.ndarray
    stops: np.ndarray


def fold(word: str) -> str:
    """The form in which two words are compared.

    >>> fold("We’re") == fold("WE'RE")
    True
    """
    return word.lower().replace("’", "'")


def words(text: str) -> Words:
    """The words of a text.

    >>> words("“We’re in,” she said.").folded
    ["we're", 'in', 'she', 'said']
    """
    spans = [m.span() for m in WORD.finditer(text)]
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Words([fold(text[start:stop]) for start, stop in spans], places[:, 0], places[:, 1])


def n_words(text: str) -> int:
    """How many words a text holds.

    >>> n_words("It isn't much."), n_words("C'est trop ’peu’, l’été.")
    (3, 4)
    """
    return _n_plain(text.encode("ascii")) if text.isascii() else len(WORD.findall(text))


_IN_WORDS = np.array([chr(code).isalnum() or chr(code) == "_" for code in range(128)])


def _n_plain(raw: bytes) -> int:
    """The same of ASCII, six times as fast: how many places begin a word."""
    codes = np.frombuffer(raw, np.uint8)
    inside = _IN_WORDS[codes]
    joins = (codes[1:-1] == ord("'")) & inside[:-2] & inside[2:]
    inside[1:-1] |= joins
    return int(inside[:1].sum() + (inside[1:] & ~inside[:-1]).sum())


_OPENERS = re.compile(r"""["“„«‹‘]|(?<!')'(?!')""")
_CLOSERS = {
    '"': re.compile(r'["”]|(?<=\S)“(?!\w)'),
    "“": re.compile(r'[”"]|(?<=\S)“(?!\w)'),
    "„": re.compile(r'[“”"]'),
    "«": re.compile("»"),
    "‹": re.compile("›"),
}
_CLOSING_SINGLE = re.compile(r"(?<=[^\s'])[’'](?![\w'])")
_ALWAYS_OPEN = frozenset("“„«")
_CLIPPED = re.compile(r"(?:\d\ds?|em|til|cause|tis|twas|n|round|bout)\b", re.IGNORECASE)
"""What an apostrophe before it shortens: '08, 'em, 'til."""
_POSSESSIVE = re.compile(r"\s+[a-z]")
_SINGLE_REACH = 1500
"""Characters within which a single mark must close: beyond, it is an apostrophe.

The limit keeps the search linear.
"""


def marked(text: str) -> list[tuple[int, int]]:
    """Outermost stretches inside quotation marks, marks included, in order of place.

    Assumes that an opening mark follows a space, a bracket, a dash or nothing, and that a quotation
    ends with its paragraph. A mark left open runs to the end of the paragraph when it is a double
    one (a quotation continued in the next) and is dropped when it is single (an apostrophe).
    Marks typed in other ways, and marks in marks of one kind, are for `reading` to mend. Fails on
    measures in inches and on plural possessives inside single marks.

    >>> text = "He said ‘the workers’ rights come first’."
    >>> [text[start:stop] for start, stop in marked(text)]
    ['‘the workers’ rights come first’']
    """
    return [
        span for line in re.finditer(r"[^\n]+", text) for span in _marked_line(text, *line.span())
    ]


def _marked_line(text: str, start: int, line_stop: int) -> Iterator[tuple[int, int]]:
    """The marked stretches of one line.

    `dry` is how far no single mark closes, so that none is searched twice.
    """
    at = dry = start
    while opener := _OPENERS.search(text, at, line_stop):
        at = opener.end()
        if not _opens(text, opener.start(), opener.end()):
            continue
        if opener.group() in "‘'":
            reach = min(line_stop, at + _SINGLE_REACH)
            stop = _close_single(text, max(at, dry), reach)
            dry = max(dry, reach) if stop is None else dry
        else:
            found = _CLOSERS[opener.group()].search(text, at, line_stop)
            stop = found.end() if found else line_stop
        if stop:
            yield opener.start(), stop
            at = stop


def _opens(text: str, start: int, stop: int) -> bool:
    """Whether the mark at start stands before a word and not after one."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if not after.strip() or (text[start] in "‘'" and _CLIPPED.match(text, stop)):
        return False
    return text[start] in _ALWAYS_OPEN or not (before.isalnum() or before in {".", ",", "!", "?"})


def _close_single(text: str, at: int, reach: int) -> int | None:
    """Where a single mark closes, just past it; None when it never does.

    The same mark also writes apostrophes and possessives.
    """
    fallback = None
    for found in _CLOSING_SINGLE.finditer(text, at, reach):
        stop = found.end()
        if text[found.start() - 1].lower() != "s" or not _POSSESSIVE.match(text, stop, reach):
            return stop
        fallback = fallback or stop
    return fallback


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches of four words or more inside quotation marks, marks included, in order of place.

    >>> text = 'The "border czar" said "nothing will stop us."'
    >>> [text[start:stop] for start, stop in quoted(text)]
    ['"nothing will stop us."']
    """
    return [
        (start, stop) for start, stop in marked(text) if n_words(text[start:stop]) >= MIN_QUOTED
    ]
