"""How far a person's name reaches beyond what was tagged: particles, nicknames, titles.

Assumes that a particle in lower case between capitals belongs to a name ("van den Bosch", "bin
Salman", "al-Rahman"). Fails on a place or a title in capitals right before a particle.
"""

import re

from analysis.names.person_names import fold, is_given, is_title
from analysis.text.calendar import MONTHS, WEEKDAYS
from analysis.text.speech import BESIDE_NAME
from analysis.text.wordlists import marked, words

_NEAR = 60
"""Characters on either side that are read for more of a name."""
_WORD = r"[A-ZÀ-Þ][\w’'-]*"
_LEFT = re.compile(
    rf"(?P<names>(?:\b{_WORD} ){{0,3}})"
    r"(?P<particles>(?:\b[a-zà-þ]{1,5} ){1,3}|\b(?:al|el|ul|as|ad|ar|an|bin|ben)[- ])$"
)
_RIGHT = re.compile(
    r"(?: (?P<particles>[a-zà-þ]{1,5}(?: [a-zà-þ]{1,5}){0,2}) | (?P<prefix>al|el|ul|bin|ben)-)"
    rf"{_WORD}(?: {_WORD}){{0,1}}"
)
NICKNAME = re.compile(rf"""\s{{0,9}}["“‘'(]\s?\w+(?: \w+)?\s?["”’')]\s+{_WORD}""")
_BEFORE_NICKNAME = re.compile(
    rf"""(?P<names>(?:\b{_WORD} ){{1,3}})["“‘'(]\s?\w+(?: \w+)?\s?["”’')]\s+$"""
)
_OPENS_MARK = re.compile(rf"""(?P<names>(?:\b{_WORD} ){{1,3}})["“‘'(]\s?$""")
_GIVEN = re.compile(rf"(?<![\w’'-])({_WORD}) $")
_SPEAKER = re.compile(
    rf"(?:,? (?:resigned|announced|{BESIDE_NAME})\b"
    r"|, (?:who\b|\d\d,))"
)
_OFFICE = re.compile(
    rf"(?<![\w-])(?P<title>[A-Za-z][\w-]+)(?: of [Ss]tate)? (?:for|of) (?:the )?"
    rf"(?P<run>{_WORD}(?:,? (?:(?:and|of|the|for|&) ){{0,2}}{_WORD}){{1,9}})"
)


def is_honorific(word: str) -> bool:
    """Whether a folded word is a title that none but a person bears.

    Lord and Lady also begin the names of places and firms (Lord Howe Island).

    >>> is_honorific("mr"), is_honorific("lord")
    (True, False)
    """
    return word in marked("titles", "address") and word not in {"lord", "lady"}


def reach(text: str, start: int, stop: int) -> tuple[int, int]:
    """The whole of a person's name of which start:stop is a part.

    >>> text = "Johannes van den Bosch left with Ludwig von Bergen and Mr Robert 'Bob' Ferris."
    >>> [text[slice(*reach(text, start, stop))] for start, stop in ((17, 22), (33, 39))]
    ['Johannes van den Bosch', 'Ludwig von Bergen']
    >>> text[slice(*reach(text, 71, 77))]
    "Robert 'Bob' Ferris"
    """
    start = _back(text, start)
    return start, _on(text, start, stop)


def office_holders(text: str) -> list[tuple[int, int]]:
    """Persons named right behind a long office: "minister for Work and Pensions Ann Lee".

    >>> text = "The minister for Work and Pensions Ann Lee left."
    >>> [text[start:stop] for start, stop in office_holders(text)]
    ['Ann Lee']
    """
    found = []
    for m in _OFFICE.finditer(text):
        if not is_title(m.group("title").rpartition("-")[2]):
            continue
        parts = list(re.finditer(r"\S+", m.group("run")))
        speaks = bool(_SPEAKER.match(text, m.end()))
        for n in range(len(parts) - 2, 0, -1):
            if _begins_name([part.group() for part in parts], n, speaks):
                found.append((m.start("run") + parts[n].start(), m.end("run")))
                break
    return found


def _begins_name(parts: list[str], n: int, speaks: bool) -> bool:
    """Whether a person's name begins at the n-th word behind an office.

    It opens with a given name; or two words that speak stand behind "Women and Equalities".
    """
    if not _is_full_name(parts[n:]):
        return False
    behind = len(parts) - n == 2 and "and" in parts[: n - 1] and parts[n - 1][:1].isupper()
    return is_given(fold(parts[n])) or (speaks and behind)


def _is_full_name(parts: list[str]) -> bool:
    """Whether two or three words can be a name: none is a kind of body or a small word."""
    small = (
        marked("small_words", "function")
        | marked("body_words", "body")
        | marked("place_words", "kind")
    )
    return (
        len(parts) <= 3
        and not small & {fold(part) for part in parts[:-1]}
        and (fold(parts[-1]) not in marked("body_words", "body"))
    )


def _back(text: str, start: int) -> int:
    """Where the name begins, with a nickname or particles and the names before them."""
    before = text[max(0, start - _NEAR) : start]
    for pattern in (_BEFORE_NICKNAME, _OPENS_MARK):
        if m := pattern.search(before):
            if not _is_nickname(text, start, m):
                continue
            return start - len(before) + m.start() + _untitled(m.group("names"))
    m = _LEFT.search(before)
    if not m or not _are_particles(m.group("particles")):
        return start - given_before(before)
    cut = _untitled(m.group("names"))
    if cut == len(m.group("names")) and m.group("particles").split()[0] in marked(
        "particles", "ambiguous"
    ):
        return start
    return start - len(before) + m.start() + cut


def _is_nickname(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a word in marks stands between the given name before it and a surname."""
    first = found.group("names").split()[-1]
    return is_given(fold(first)) and bool(
        NICKNAME.match(text, start - len(found.group()) + len(found.group("names")))
    )


def given_before(before: str) -> int:
    """Characters of a given name right before, whose tag the model lost.

    >>> given_before("The cook Ana "), given_before("On May ")
    (4, 0)
    """
    m = _GIVEN.search(before)
    word = fold(m.group(1)) if m else ""
    if not m or not is_given(word) or any(word in known for known in _no_names()):
        return 0
    return len(m.group()) if not is_title(word) else 0


def _are_particles(between: str) -> bool:
    """Whether the small words all are particles; one that is a common word needs a second."""
    small = between.replace("-", " ").split()
    known = marked("particles", "particle") | marked("particles", "article")
    return all(word in known for word in small) and ("-" in between or small[-1] not in {"y", "e"})


def _untitled(names: str) -> int:
    """How many characters of the names before a particle are titles or no names at all."""
    cut = 0
    for m in re.finditer(r"\S+ ", names):
        word = fold(m.group())
        if is_title(word) or any(word in known for known in _no_names()):
            cut = m.end()
    return cut


def _no_names() -> tuple[frozenset[str], ...]:
    """Words with a capital that are no part of the name behind them."""
    return (
        frozenset((*WEEKDAYS, *MONTHS)),
        marked("small_words", "function"),
        marked("small_words", "opening"),
        words("places"),
    )


def _on(text: str, start: int, stop: int) -> int:
    """Where the name ends, with a nickname or particles and the surname behind them."""
    m = NICKNAME.search(text, start, stop + 40)
    if m and start < m.start() <= stop:
        return max(stop, m.end())
    m = _RIGHT.match(text, stop, stop + _NEAR)
    if not m or not _are_particles(m.group("particles") or f"{m.group('prefix')}-"):
        return stop
    return m.end()
