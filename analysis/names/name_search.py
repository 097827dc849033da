"""Names that the language model missed: known names elsewhere, and telling runs of capitals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from analysis.encoder.model import whole_words
from analysis.names import name_spans, name_types
from analysis.names.near_forms import one_style
from analysis.names.person_names import fold
from analysis.text import likeness
from analysis.text.speech import BESIDE_NAME
from analysis.text.wordlists import marked

NamePlace = tuple[int, int, str, str]
"""Where a name was found: start, stop, surface, type."""

Spans = Sequence[tuple[int, int]]
"""Places that are taken: start, stop."""

Index = Mapping[str, Sequence[tuple[str, str]]]
"""Names and their types by the first word, the longest first."""

_WORD = re.compile(r"\w+|[^\w\s]")
_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*"
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?: (?:of|of the|and|&|for|al|el|(?:van|von|de|del|da|di|bin|ibn)"
    rf"(?: (?:la|los|der|den))?))?[ ](?:al-|el-)?{_CAPITAL}){{0,7}}"
)
_SINGLE = re.compile(rf"(?<![\w’'-]){_CAPITAL}")
_BRACKETED = re.compile(r"\s?\(\s?([A-Z]{2,6})\s?\)")
_OPENS = re.compile(r"(?:^|[.!?:\n\"“•])\s*$")
_PARTICLES = re.compile(r"(?: [a-zà-þ]{1,5}){1,3} \S+$| (?:al|el|ul|bin)-\S+$")
_MR = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Judge|Justice)\.? $")
_ADDRESSED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? ({_CAPITAL})(?! [A-Z])"
    rf"|(?<![A-Za-z] )(?<![\w’'-])({_CAPITAL}),? (?:{BESIDE_NAME})\b"
)
_SPEAKS = re.compile(rf",? (?:{BESIDE_NAME})\b")
_LONG = 5
"""Letters of a surname whose misspelling is looked for; of a shorter one most words are near."""
_ABOUT = 30
"""Characters beside a place that are looked at for a neighbouring word."""


def known(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names worth looking for, with their type: of two words or more, and single ones found twice.

    >>> known([("Ann Reid", "PERSON"), ("Reid", "PERSON"), ("Ely", "GPE"), ("Ely", "GPE")])
    {'Ann Reid': 'PERSON', 'Ely': 'GPE'}
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for surface, kind in names:
        votes[surface][kind] += 1
    return {
        surface: min(kinds, key=lambda kind: (-kinds[kind], kind))
        for surface, kinds in sorted(votes.items())
        if surface[:1].isupper() and len(surface) > 1 and (" " in surface or kinds.total() > 1)
    }


def bracketed(text: str, names: Iterable[tuple[int, int, str]]) -> dict[str, str]:
    """Initials that stand in brackets right after a name they fit, with the type of that name.

    `names`: start, stop, type.

    >>> bracketed("The Harnham Rowing Club (HRC) won.", [(4, 23, "ORG")])
    {'HRC': 'ORG'}
    """
    after = ((_BRACKETED.match(text, stop), text[start:stop], kind) for start, stop, kind in names)
    return {m.group(1): kind for m, name, kind in after if m and _fits(m.group(1), name)}


def _fits(initials: str, name: str) -> bool:
    """Whether initials are the capitals of a name, or of three and more open alike and lack one."""
    letters = "".join(re.findall(r"\b[A-Z]", name))
    strange = set(initials) - set(letters)
    return initials == letters or (
        len(initials) > 2 and initials[0] == letters[:1] and len(strange) < 2
    )


def short_forms(names: Mapping[str, str]) -> dict[str, str]:
    """Nouns by which bodies are called after their full name ("the League"), and persons' surnames.

    >>> short_forms({"Harnham Rowing Club": "ORG", "Ann Reid": "PERSON"})
    {'Reid': 'PERSON', 'Club': 'ORG'}
    """
    found: dict[str, str] = {}
    for name, kind in sorted(names.items()):
        parts = name.split()
        if kind == "ORG" and len(parts) > 1:
            found |= {part: kind for part in parts if fold(part) in marked("body_words", "body")}
        if kind == "PERSON" and len(parts) > 1:
            found[parts[-1]] = kind
            found |= {surname(name): kind}
    return found


def surname(name: str) -> str:
    """A surname with its particles: "van den Bosch" of "Johannes van den Bosch"."""
    found = _PARTICLES.search(name)
    return found.group().strip() if found else name.split()[-1]


def addressed(texts: Iterable[str]) -> set[str]:
    """The folded words that stand behind "Mr" or alone before "said".

    >>> sorted(addressed(["Mr Lake left. Hill told him so. Ann Field said no."]))
    ['hill', 'lake']
    """
    return {fold(m.group(1) or m.group(2)) for text in texts for m in _ADDRESSED.finditer(text)}


def is_addressed(text: str, start: int) -> bool:
    """Whether "Mr" or the like stands right before."""
    return bool(_MR.search(text[max(0, start - 10) : start]))


def index(names: Mapping[str, str]) -> Index:
    """Names by their first word, made once for all articles."""
    starting: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if first := _WORD.match(name):
            starting[first.group()].append((name, names[name]))
    return starting


def missed(text: str, names: Index, taken: Spans) -> Iterator[NamePlace]:
    """Places of known names that no found name touches and no capitalised word adjoins.

    >>> list(missed("Reid met Ann Reid.", index({"Reid": "PERSON"}), [(9, 17)]))
    [(0, 4, 'Reid', 'PERSON')]
    """
    busy = {i for start, stop in taken for i in range(start, stop)}
    done = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done or start in busy:
            continue
        for name, kind in names.get(word.group(), ()):
            stop = start + len(name)
            if text.startswith(name, start) and stop - 1 not in busy and _whole(text, start, stop):
                yield start, stop, name, kind
                done = stop
                break


def _whole(text: str, start: int, stop: int) -> bool:
    """Whether a name at start:stop is not a part of a longer capitalised name."""
    if text[start - 1 : start].isalnum():
        return False
    if re.match(rf"\w|[-' ]{_CAPITAL}", text[stop : stop + _ABOUT]):
        return False
    before = re.search(r"(\S+) $", text[max(0, start - _ABOUT) : start])
    if not before or not before.group(1)[:1].isupper():
        return True
    return opens_sentence(text, start - len(before.group()))


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at start.

    >>> opens_sentence("He left. Ann stayed.", 9), opens_sentence("He met Ann.", 7)
    (True, False)
    """
    return bool(_OPENS.search(text[max(0, start - 5) : start]))


def within_sentences(
    text: str, places: Iterable[NamePlace], common: Container[str]
) -> Iterator[NamePlace]:
    """The places that do not open a sentence, save as who speaks, and are no common word."""
    for place in places:
        opens = opens_sentence(text, place[0])
        if opens and place[3] == "PERSON":
            opens = not _SPEAKS.match(text, place[1])
        if not opens and place[2].lower() not in common:
            yield place


def misspelt(text: str, surnames: Container[str], taken: Spans) -> Iterator[NamePlace]:
    """Places of a capitalised word a slip away from a surname that the text bears more often.

    Assumes that both begin alike, that it is no common word or name (Christmas), and that an
    ending which grammar adds makes no slip (the Itos).
    Fails on two persons of near names of whom the model found one.

    >>> text = "Ann Holmgren left. Later Holmgrem rang. Holmgren was tired."
    >>> list(misspelt(text, {"Holmgren"}, [(0, 12), (40, 48)]))
    [(25, 33, 'Holmgrem', 'PERSON')]
    """
    count = Counter(_SINGLE.findall(text))
    known = [word for word in count if word in surnames and len(word) >= _LONG and count[word] > 1]
    busy = {i for start, stop in taken for i in range(start, stop)}
    for m in _SINGLE.finditer(text) if known else ():
        word = m.group()
        if count[word] > 1 or word in surnames or m.start() in busy or word.isupper():
            continue
        if fold(word) in whole_words():
            continue
        if any(_slip(word, name) for name in known) and _whole(text, *m.span()):
            yield *m.span(), word, "PERSON"


def _slip(word: str, name: str) -> bool:
    """Whether a word is a name but for one slip behind its first letter."""
    near = word[0] == name[0] and abs(len(word) - len(name)) < 2
    return near and likeness.slips(word, name, 1) == 1 and not one_style(word, name)


def telling(text: str, taken: Spans) -> Iterator[NamePlace]:
    """Places of untagged runs of capitals whose own words say what they name.

    Assumes that "Saco River" names a place and "Transport Board" a body wherever they stand, and
    that a known place inside a sentence is meant. Fails on headlines in capitals and on titles of
    works ("Mystic River").
    """
    busy = {i for start, stop in taken for i in range(start, stop)}
    for m in _RUN.finditer(text):
        start, stop = name_spans.trimmed(text, *m.span(), "")
        surface = text[start:stop]
        if not busy.isdisjoint(range(start, stop)) or not name_spans.is_name(surface):
            continue
        votes = name_types.inner(surface)
        if votes and (" " in surface or not opens_sentence(text, m.start())):
            kind = name_types.elected(votes)
            start, stop = name_spans.trimmed(text, start, stop, kind)
            yield start, stop, text[start:stop], kind
