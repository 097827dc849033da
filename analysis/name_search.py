"""Names that the language model missed: known names at further places, and runs of capitals that speak for themselves."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from analysis import name_spans, name_types
from analysis.person_names import fold
from analysis.wordlists import words

Found = tuple[int, int, str, str]

_WORD = re.compile(r"\w+|[^\w\s]")
_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:(?: (?:of|of the|de|and|&|for))? {_CAPITAL}){{0,7}}")
_BRACKETED = re.compile(r"\(\s?([A-Z]{2,6})\s?\)")
_OPENS = re.compile(r"(?:^|[.!?:\n\"“•])\s*$")


def known(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names worth looking for, with their type: those of two words or more, and single ones tagged twice.

    >>> known([("Ann Reid", "PERSON"), ("Reid", "PERSON"), ("Harnham", "GPE"), ("Harnham", "GPE")])
    {'Ann Reid': 'PERSON', 'Harnham': 'GPE'}
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for surface, kind in names:
        votes[surface][kind] += 1
    return {
        surface: min(kinds, key=lambda kind: (-kinds[kind], kind))
        for surface, kinds in sorted(votes.items())
        if surface[:1].isupper() and len(surface) > 1 and (" " in surface or kinds.total() > 1)
    }


def bracketed(text: str, names: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """Initials that stand in brackets right after a name they fit, with the type of that name.

    >>> bracketed("The Harnham Rowing Club (HRC) won.", [(4, 23, "ORG")])
    {'HRC': 'ORG'}
    """
    found = {}
    for start, stop, kind in names:
        m = _BRACKETED.match(text[stop : stop + 12].lstrip())
        letters = "".join(re.findall(r"\b[A-Z]", text[start:stop]))
        if m and _within(m.group(1), letters):
            found[m.group(1)] = kind
    return found


def short_forms(names: Mapping[str, str]) -> dict[str, str]:
    """The noun by which a body is called after its full name ("the League"), and persons' surnames; with their type.

    >>> short_forms({"Harnham Rowing Club": "ORG", "Ann Reid": "PERSON"})
    {'Club': 'ORG', 'Reid': 'PERSON'}
    """
    found = {}
    for name, kind in names.items():
        parts = name.split()
        if kind == "ORG" and len(parts) > 1:
            found |= dict.fromkeys((part for part in parts if fold(part) in words("body_nouns")), kind)
        if kind == "PERSON" and len(parts) > 1:
            found[parts[-1]] = kind
    return found


def within_sentences(text: str, places: Iterable[Found], common: Container[str]) -> Iterator[Found]:
    """The places whose first capital is not the sentence's own, and whose word the story never writes small."""
    for place in places:
        if not opens_sentence(text, place[0]) and place[2].lower() not in common:
            yield place


def _within(initials: str, letters: str) -> bool:
    """Whether the initials agree with the capitals of a name but for one."""
    return initials == letters or (
        len(initials) > 2 and initials[0] == letters[:1] and len(set(initials) - set(letters)) <= 1
    )


def missed(text: str, names: Mapping[str, str], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str, str]]:
    """Places (start, stop, surface, type) of known names that no found name touches and no capitalised word adjoins.

    >>> missed("Reid met Ann Reid.", {"Ann Reid": "PERSON", "Reid": "PERSON"}, [(9, 17)])
    [(0, 4, 'Reid', 'PERSON')]
    """
    starting: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if first := _WORD.match(name):
            starting[first.group()].append(name)
    busy = {i for start, stop in taken for i in range(start, stop)}
    more, done = [], 0
    for word in _WORD.finditer(text):
        start = word.start()
        for name in starting.get(word.group(), ()) if start >= done and start not in busy else ():
            stop = start + len(name)
            if text.startswith(name, start) and stop - 1 not in busy and _whole(text, start, stop):
                more.append((start, stop, name, names[name]))
                done = stop
                break
    return more


def _whole(text: str, start: int, stop: int) -> bool:
    """Whether a name at start:stop is not a part of a longer capitalised name."""
    if text[start - 1 : start].isalnum() or re.match(rf"\w|[-' ]{_CAPITAL}", text[stop : stop + 30]):
        return False
    before = re.search(r"(\S+) $", text[max(0, start - 30) : start])
    return not (before and before.group(1)[:1].isupper() and not opens_sentence(text, start - len(before.group())))


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at start.

    >>> opens_sentence("He left. Ann stayed.", 9), opens_sentence("He met Ann.", 7)
    (True, False)
    """
    return bool(_OPENS.search(text[max(0, start - 5) : start]))


def telling(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """Places (start, stop, surface, type) of untagged runs of capitals whose own words say what they name.

    Assumes that "Saco River" names a place and "Transport Board" a body wherever they stand, and that a known place
    inside a sentence is meant. Fails on headlines in capitals and on titles of works ("Mystic River").
    """
    busy = {i for start, stop in taken for i in range(start, stop)}
    for m in _RUN.finditer(text):
        start, stop = m.span()
        if opens_sentence(text, start) and " " not in m.group():
            continue
        start, stop = name_spans.trimmed(text, start, stop, "")
        if start >= stop or busy.intersection((start, stop - 1)) or any(i in busy for i in range(start, stop)):
            continue
        votes = name_types.inner(text[start:stop])
        if votes and name_spans.is_name(text[start:stop]):
            yield start, stop, text[start:stop], name_types.elected(votes)
