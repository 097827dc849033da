"""What one article says that another may lack: its names, its figures, its sayings.

Names are words written with a capital inside a sentence, found without a parse: cheap, the same in
every text, and blind in a text without capitals. A saying is what stands inside quotation marks,
four words or more, whoever said it.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from analysis.claims.stems import stem
from analysis.text import normalize
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.text.spans import Span

K = TypeVar("K", bound=Hashable)
_NAME = re.compile(r"[A-Z][\w]*(?:['’-][A-Z]\w*)*")
_SHORT = 3
"""Letters of the shortest name; shorter ones are initials."""
_SMALL = 3
"""Counts below it (one, two) stand in nearly every text and tell nothing."""


class Detail(NamedTuple):
    """One name, figure or saying of one text, where it first stands.

    kind: name, figure or saying. key: what makes two of them one.
    """

    kind: str
    key: tuple[str, ...]
    start: int
    stop: int


class Traits(NamedTuple):
    """One article as far as its details go.

    sentences: the telling stems of each, beside its place; words: every folded word; grams:
    content words four in a row, outside marks.
    """

    article_id: str
    details: list[Detail]
    sentences: list[tuple[Span, frozenset[str]]]
    words: frozenset[str]
    grams: dict[tuple[str, ...], Span]
    figures: frozenset[tuple[str, ...]]


@functools.cache
def _plain() -> frozenset[str]:
    """Words that only bind a sentence."""
    return marked("small_words", "function") | marked("small_words", "grammar")


@functools.lru_cache(maxsize=200_000)
def telling(word: str) -> str:
    """The stem of a folded word; empty for one that only binds a sentence."""
    return "" if word in _plain() or len(word) < 2 else stem(word)


def stems(text: str) -> frozenset[str]:
    """The telling stems of a stretch of text."""
    return frozenset(filter(None, map(telling, normalize.words(text).folded)))


def read(articles: pd.DataFrame, sentences: pd.DataFrame, facts: pd.DataFrame) -> list[Traits]:
    """The traits of every article, in the order of the table."""
    spans: dict[str, list[Span]] = defaultdict(list)
    columns = (sentences[name] for name in ("article_id", "start", "stop"))
    for article, start, stop in zip(*columns, strict=True):
        spans[article].append((start, stop))
    figures: dict[str, list[Detail]] = defaultdict(list)
    for article, detail in _figures(facts):
        figures[article].append(detail)
    rows = zip(articles["article_id"], articles["text"], strict=True)
    return [_traits(a, text, spans[a], figures[a]) for a, text in rows]


def _figures(facts: pd.DataFrame) -> Iterator[tuple[str, Detail]]:
    """Every figure that tells something, with its article; a weekday and a rank do not."""
    columns = ("article_id", "type", "value", "unit", "low", "start", "stop")
    for article, kind, value, unit, low, start, stop in zip(
        *(facts[c] for c in columns), strict=True
    ):
        if kind in ("date", "vote", "time"):
            yield article, Detail("figure", (kind, value), start, stop)
        elif kind not in ("weekday", "ordinal") and (unit or low >= _SMALL):
            yield article, Detail("figure", (unit, f"{low:.3g}"), start, stop)


def _traits(article: str, text: str, spans: list[Span], figures: list[Detail]) -> Traits:
    quoted = normalize.quoted(text)
    sayings = [Detail("saying", tuple(sorted(stems(text[a:b]))), a, b) for a, b in quoted]
    sayings = [one for one in sayings if len(one.key) >= 2]
    told = [((a, b), stems(text[a:b])) for a, b in spans]
    words = frozenset(normalize.words(text).folded)
    details = [*_names(text, spans), *_first(figures), *sayings]
    grams = _grams(text, spans, quoted)
    return Traits(article, details, told, words, grams, frozenset(f.key for f in figures))


def _first(details: Iterable[Detail]) -> list[Detail]:
    seen: dict[tuple[str, ...], Detail] = {}
    for one in details:
        seen.setdefault(one.key, one)
    return list(seen.values())


def _names(text: str, spans: list[Span]) -> list[Detail]:
    """Every word with a capital that does not open its sentence, days and months among them."""
    hits = [hit for span in spans for hit in _inside(text, span)]
    folded = [(normalize.fold(hit.group()), hit.span()) for hit in hits]
    return _first(
        Detail("name", (word,), *span)
        for word, span in folded
        if len(word) >= _SHORT and telling(word)
    )


def _inside(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Words with a capital of one sentence, save the one that opens it."""
    opening = normalize.WORD.search(text, *span)
    return (
        hit for hit in _NAME.finditer(text, *span) if not opening or hit.start() > opening.start()
    )


def _grams(text: str, spans: list[Span], quoted: list[Span]) -> dict[tuple[str, ...], Span]:
    grams: dict[tuple[str, ...], Span] = {}
    starts = np.array([a for a, _ in quoted], dtype=np.int64)
    stops = np.array([b for _, b in quoted], dtype=np.int64)
    for start, stop in spans:
        words = normalize.words(text[start:stop])
        at = np.searchsorted(starts, words.starts + start, "right") - 1
        kept = [
            (s, a + start, b + start)
            for w, a, b, q in zip(
                words.folded, words.starts.tolist(), words.stops.tolist(), at.tolist(), strict=True
            )
            if (s := telling(w)) and not (q >= 0 and a + start < stops[q])
        ]
        for n in range(len(kept) - 3):
            grams.setdefault(tuple(k[0] for k in kept[n : n + 4]), (kept[n][1], kept[n + 3][2]))
    return grams


def holdings(read: list[Traits], share: float) -> list[NDArray[np.bool_]]:
    """For each article a matrix, details x articles: which articles have the detail.

    share: of a saying's stems that one sentence must have to have the saying.
    """
    where = _Whereabouts(read)
    found = []
    for one in read:
        held = np.zeros((len(one.details), len(read)), np.bool_)
        for row, detail in enumerate(one.details):
            held[row, where.holders(detail, share)] = True
        found.append(held)
    return found


class _Whereabouts:
    """Where each word, figure and stem stands."""

    def __init__(self, read: list[Traits]) -> None:
        self.words = _listed((one.words, n) for n, one in enumerate(read))
        self.figures = _listed((one.figures, n) for n, one in enumerate(read))
        told = [(stems, n) for n, one in enumerate(read) for _, stems in one.sentences]
        self.sentences = _listed((stems, row) for row, (stems, _) in enumerate(told))
        self.article = [n for _, n in told]

    def holders(self, detail: Detail, share: float) -> list[int]:
        """The articles that have a detail."""
        if detail.kind == "name":
            return self.words.get(detail.key[0], [])
        if detail.kind == "figure":
            return self.figures.get(detail.key, [])
        counts = Counter(row for stem in detail.key for row in self.sentences.get(stem, []))
        least = share * len(detail.key)
        return [self.article[row] for row, n in counts.items() if n >= least]


def _listed(held: Iterable[tuple[Iterable[K], int]]) -> dict[K, list[int]]:
    """For each key the numbers of those that hold it."""
    found: dict[K, list[int]] = defaultdict(list)
    for keys, n in held:
        for key in keys:
            found[key].append(n)
    return found
