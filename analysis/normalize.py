"""Words and quotation marks of a text, with offsets into the text as given."""

import re
from typing import NamedTuple

import numpy as np

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word: letters, digits and underscores, joined by apostrophes."""

MIN_QUOTED = 4
"""Marks that hold fewer words set a term apart; they quote nobody."""


class Words(NamedTuple):
    """The words of one text: `folded` (case and quote style aside), `starts` and `stops` (int64 code-point offsets)."""

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

    >>> n_words("It isn't much.")
    3
    """
    return sum(1 for _ in WORD.finditer(text))


_OPENERS = re.compile(r"""["“„«‘'‹]|``""")
_CLOSERS = {'"': '"”“', "“": '”"', "„": '“”"', "«": "»", "‹": "›", "‘": "’'", "'": "'’", "``": "'"}


def marked(text: str) -> list[tuple[int, int]]:
    """Outermost stretches inside quotation marks, marks included, in order of place.

    Assumes that an opening mark follows a space, a bracket, a dash or nothing, and that a quotation ends with its
    paragraph. A mark left open runs to the end of the paragraph when it is a double one (a quotation continued in the
    next) and is dropped when it is single (an apostrophe). Fails on measures in inches and on plural possessives inside
    single marks.

    >>> [text[a:b] for text in ["He said ‘the workers’ rights come first’."] for a, b in marked(text)]
    ['‘the workers’ rights come first’']
    """
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        while opener := _OPENERS.search(text, at, line.end()):
            at = opener.end()
            if not _opens(text, opener.start(), opener.end()):
                continue
            stop = _close(text, opener.group(), at, line.end())
            if stop:
                spans.append((opener.start(), stop))
                at = stop
    return spans


def _opens(text: str, start: int, stop: int) -> bool:
    """Whether the mark at start stands before a word and not after one."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return bool(after.strip()) and not (before.isalnum() or before in {".", ",", "!", "?"})


def _close(text: str, mark: str, at: int, line_stop: int) -> int | None:
    """Where the quotation opened by mark ends, just past its closing mark; None when a single mark never closes."""
    single = mark in "‘'"
    fallback = None
    for found in re.finditer(f"[{_CLOSERS[mark]}]", text[at:line_stop]):
        place = at + found.start()
        before, after = text[place - 1], text[place + 1 : place + 2]
        if not single:
            return place + 1
        if after.isalnum():
            continue
        if before.lower() == "s" and re.match(r"\s+[a-z]", text[place + 1 : line_stop]):
            fallback = fallback or place + 1
            continue
        return place + 1
    return fallback if single else line_stop


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches inside quotation marks that hold four words or more, marks included, in order of place.

    >>> [text[a:b] for text in ['The "border czar" said "nothing will stop us."'] for a, b in quoted(text)]
    ['"nothing will stop us."']
    """
    return [(start, stop) for start, stop in marked(text) if n_words(text[start:stop]) >= MIN_QUOTED]
