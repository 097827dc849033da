"""Names found in the texts of a story: what the language model tags, repaired by rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.names import headline_names, name_search, name_spans, name_types, page_lines
from analysis.names.extents import office_holders
from analysis.names.person_names import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Search = Callable[[str, name_search.Spans], Iterable[name_search.NamePlace]]
"""Finds places of names in a text that none of the given spans touches."""

_ADDRESSED = 4
"""Votes for a full name whose last word the story uses behind "Mr" or alone before "said"."""
_SHORT = 3
"""Letters of a surname that is not looked for in headlines: it may be a word (Fox, Day)."""
_SURNAME = 3
"""Votes for the surname of a person whom the story names in full, against 3 for a known place."""


class FoundName(NamedTuple):
    """One name where it stands, with the type that the story suggests. Order: article, place."""

    article_id: str
    start: int
    stop: int
    surface: str
    type: str


def found(docs: Mapping[str, Doc], types: Sequence[str]) -> list[FoundName]:
    """Every name of the given types, in order of article and place; none overlap.

    Assumes English. Further places of a name that the model tagged elsewhere in the story are found
    by its words, and a name has one type in the whole story, by the votes of all its places.
    """
    texts = {article_id: docs[article_id].text for article_id in sorted(docs)}
    pages = {article_id: _page(text) for article_id, text in texts.items()}
    small = _small_words(texts.values())
    rows = [row for row in _tagged(docs, texts) if not _common(row, texts[row.article_id], small)]
    rows = _cleared(rows, texts, pages, small)
    rows = _settled(rows + _added(rows, texts, pages, name_search.telling), texts)
    names = _known(rows, texts)
    whole, short = name_search.index(names), name_search.index(name_search.short_forms(names))
    rows += _added(rows, texts, pages, lambda text, taken: name_search.missed(text, whole, taken))

    def shortened(text: str, taken: name_search.Spans) -> Iterable[name_search.NamePlace]:
        return name_search.within_sentences(text, name_search.missed(text, short, taken), small)

    rows += _added(rows, texts, pages, shortened)
    rows = _with_slips(rows, texts, pages, small)
    rows += _in_headlines(rows, texts, pages)
    return sorted(row for row in rows if row.type in types)


class _Page(NamedTuple):
    """Lines of one text that are read in their own way: its headlines, its credits and stamps."""

    headlines: list[page_lines.Headline]
    credits: list[tuple[int, int]]

    def barred(self) -> list[tuple[int, int]]:
        """Where names are not looked for."""
        return [(line.start, line.stop) for line in self.headlines] + self.credits


def _page(text: str) -> _Page:
    return _Page(page_lines.headlines(text), page_lines.credits(text))


def _with_slips(
    rows: Sequence[FoundName],
    texts: Mapping[str, str],
    pages: Mapping[str, _Page],
    small: Container[str],
) -> list[FoundName]:
    """The rows with misspelt surnames, which the model missed or took for a place or a body."""
    surnames = {name_search.surname(row.surface) for row in rows if row.type == "PERSON"}

    def slipped(text: str, taken: name_search.Spans) -> Iterable[name_search.NamePlace]:
        places = name_search.misspelt(text, surnames, taken)
        return name_search.within_sentences(text, places, small)

    sure = [row for row in rows if row.type == "PERSON" or " " in row.surface]
    slips = _added(sure, texts, pages, slipped)
    taken = {(row.article_id, row.start) for row in slips}
    return [*(row for row in rows if (row.article_id, row.start) not in taken), *slips]


def _cleared(
    rows: Sequence[FoundName],
    texts: Mapping[str, str],
    pages: Mapping[str, _Page],
    small: Container[str],
) -> list[FoundName]:
    """The rows without names of credits and without what only looks like a name in a headline."""
    rows = [row for row in rows if not _touches(pages[row.article_id].credits, row)]
    lines = [_line(pages[row.article_id].headlines, row) for row in rows]
    body = [row for row, line in zip(rows, lines, strict=True) if not line]
    known = {fold(row.surface) for row in body}
    known |= {fold(row.surface).split()[-1] for row in body if row.type == "PERSON"}
    return [
        row
        for row, line in zip(rows, lines, strict=True)
        if not line
        or headline_names.believed(
            row.surface, known, small, texts[row.article_id][line.start : line.stop]
        )
    ]


def _touches(spans: Iterable[tuple[int, int]], row: FoundName) -> bool:
    return any(start < row.stop and row.start < stop for start, stop in spans)


def _line(lines: Sequence[page_lines.Headline], row: FoundName) -> page_lines.Headline | None:
    """The headline in which a row stands."""
    n = bisect_right(lines, row.start, key=lambda line: line.start) - 1
    return lines[n] if n >= 0 and row.start < lines[n].stop else None


def _in_headlines(
    rows: Sequence[FoundName], texts: Mapping[str, str], pages: Mapping[str, _Page]
) -> list[FoundName]:
    """Names of the story where headlines bear them."""
    known = name_search.known((row.surface, row.type) for row in rows)
    known |= {
        name: kind
        for name, kind in name_search.short_forms(known).items()
        if kind == "PERSON" and len(name) > _SHORT
    }
    taken = _taken(rows)
    return [
        FoundName(article_id, *place)
        for article_id, text in texts.items()
        for place in headline_names.found(
            text, pages[article_id].headlines, known, taken[article_id] + pages[article_id].credits
        )
    ]


def _tagged(docs: Mapping[str, Doc], texts: Mapping[str, str]) -> list[FoundName]:
    """The model's names, repaired; who holds an office named at length before them set apart."""
    return [
        FoundName(article_id, start, stop, text[start:stop], kind)
        for article_id, text in texts.items()
        for start, stop, kind in name_spans.parted(
            text, name_spans.pieces(docs[article_id]), office_holders(text)
        )
    ]


def _small_words(texts: Iterable[str]) -> set[str]:
    """The words that the story writes without a capital."""
    return {word for text in texts for word in re.findall(r"\b[a-z][\w-]+", text)}


def _common(row: FoundName, text: str, small: Container[str]) -> bool:
    """Whether a row is a word that merely opens a sentence: the story writes it small as well."""
    if row.surface.isupper() or row.surface.lower() not in small:
        return False
    return name_search.opens_sentence(text, row.start)


def _known(rows: Sequence[FoundName], texts: Mapping[str, str]) -> dict[str, str]:
    """Names to look for in every article: those found, and initials given in brackets."""
    known = name_search.known((row.surface, row.type) for row in rows)
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        places[row.article_id].append((row.start, row.stop, row.type))
    for article_id, text in texts.items():
        known |= name_search.bracketed(text, places[article_id])
    return known


def _taken(rows: Sequence[FoundName]) -> dict[str, list[tuple[int, int]]]:
    """By article, where names stand."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        taken[row.article_id].append((row.start, row.stop))
    return taken


def _added(
    rows: Sequence[FoundName], texts: Mapping[str, str], pages: Mapping[str, _Page], search: Search
) -> list[FoundName]:
    """What a search finds in each article beside the names found so far, its page lines aside."""
    taken = _taken(rows)
    return [
        FoundName(article_id, *place)
        for article_id, text in texts.items()
        for place in search(text, taken[article_id] + pages[article_id].barred())
    ]


def _settled(rows: Sequence[FoundName], texts: Mapping[str, str]) -> list[FoundName]:
    """The rows, every name with one type in the whole story, save a surname behind a title.

    Assumes that a surname of a person named in full is that person, unless context says otherwise,
    and that whoever is called "Mr" or speaks by a surname that is also a place noun is a person.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    full = {row.surface for row in rows if row.type == "PERSON" and " " in row.surface}
    surnames = {fold(name_search.surname(name)) for name in full}
    addressed = name_search.addressed(texts.values())
    for row in rows:
        name = _key(row, texts)
        votes[name][row.type] += name_types.TAGGED
        votes[name]["PERSON"] += _SURNAME * (fold(row.surface) in surnames)
        votes[name]["PERSON"] += _ADDRESSED * (" " in name and name.split()[-1] in addressed)
        votes[name].update(name_types.clues(texts[row.article_id], row.start, row.stop))
    best = {name: name_types.elected(count) for name, count in votes.items()}
    return [_typed(row, best[_key(row, texts)], texts[row.article_id]) for row in rows]


def _key(row: FoundName, texts: Mapping[str, str]) -> str:
    """What rows of one type share: the folded name, one word behind "Mr" with its title."""
    name = fold(row.surface)
    titled = " " not in name and name_search.is_addressed(texts[row.article_id], row.start)
    return f"mr {name}" if titled else name


def _typed(row: FoundName, kind: str, text: str) -> FoundName:
    """A row of a type; one that turns into a person is trimmed as one."""
    start, stop = row.start, row.stop
    if kind == "PERSON" != row.type:
        start, stop = name_spans.trimmed(text, start, stop, kind)
    return FoundName(row.article_id, start, stop, text[start:stop], kind)
