"""The byline that a text states: a line of its own near the top that says by whom it is.

Assumes that such a line begins with By, holds a name, and is no sentence. As the very first line it
may be a headline ("By Popular Demand"), so there it must hold a given name that is known. Fails on
bylines without By, and on those that share their line with the text.
"""

import re

from analysis.limits import MAX_LETTERS
from analysis.text.visible import undirected
from analysis.text.wordlists import mapping, marked, marks

_LINES = 6
"""Lines, empty ones aside, in which a byline stands: below headline, standfirst, place and date."""
_TOP = 4_000
"""Characters looked at."""
_LONGEST = 160
"""Characters of a byline: three names with what they are; a sentence that begins so is longer."""
_OPENS = re.compile(r"(?:(?:words|story|report|written|text)\s+)?by\b\s*:?\s*", re.IGNORECASE)
_ENDS = re.compile(
    r"\s?(?:[|•·/]|\s[–—-]\s|,?\s\d|\b(?:published|updated|posted)\b).*+", re.DOTALL | re.IGNORECASE
)
"""What follows a byline on its line: a date, a time, the outlet."""
_NAME_ENDS = re.compile(r",|\(|&|\s(?:and|with|for|in|of)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*")
_FEWEST, _MOST = 2, 5
"""Words of a name."""


def stated_byline(text: str) -> str:
    r"""Who wrote a text, in its own words without the By; empty where it does not say so.

    >>> stated_byline("Library\nBy Ada Kern, City Editor | 3 May\nThe council met.")
    'Ada Kern, City Editor'
    >>> stated_byline("Library\nBy Monday night the council had voted.")
    ''
    """
    lines = [line.strip() for line in text[:_TOP].split("\n") if line.strip()][: _LINES + 1]
    for n, line in enumerate(lines[:_LINES]):
        whole = f"{line} {lines[n + 1]}" if _is_alone(line) and n + 1 < len(lines) else line
        if said := _said(whole, is_first=n == 0):
            return said
    return ""


def without_by(said: str) -> str:
    """A stated author as the other bylines are: on one line, without a By before the name."""
    even = " ".join(undirected(said).split())[:MAX_LETTERS]
    opened = _OPENS.match(even)
    return even[opened.end() :] if opened and _is_name(even[opened.end() :]) else even


def _is_alone(line: str) -> bool:
    """Whether a line opens a byline whose name stands on the next."""
    return bool(_OPENS.fullmatch(line))


def _said(line: str, *, is_first: bool) -> str:
    opened = _OPENS.match(line)
    if opened is None or len(line) > _LONGEST:
        return ""
    said = _undated(_ENDS.sub("", line[opened.end() :]).strip())
    if said[-1:] in set(".!?:;…") and not said.endswith(("Jr.", "Sr.")):
        return ""
    return without_by(said) if _is_name(said, is_known=is_first) else ""


def _undated(said: str) -> str:
    """Without days and months behind the last comma."""
    rest, comma, last = said.rpartition(",")
    return _undated(rest.strip()) if comma and all(map(_is_day, last.split())) else said


def _is_name(said: str, *, is_known: bool = False) -> bool:
    """Whether words begin with a name; is_known: with a given name that the lists have."""
    name = _NAME_ENDS.split(said, maxsplit=1)[0].split()
    if not _FEWEST <= len(name) <= _MOST or not all(map(_is_part, name)):
        return False
    return not is_known or name[0].casefold() in _given()


def _is_part(word: str) -> bool:
    is_large = bool(_WORD.fullmatch(word)) and word[0].isupper()
    return word.casefold() in marked("particles", "particle") or (is_large and not _is_day(word))


def _is_day(word: str) -> bool:
    plain = word.strip(".,").casefold()
    return plain in mapping("weekdays") or plain in mapping("months")


def _given() -> frozenset[str]:
    return frozenset(marks("given_names"))
