"""Where else a wording stands: sorted numbers of sequences on disk, and the texts beside them.

Arrays are mapped, not read, so an archive of any size opens at once and memory is the system's.
Assumes that what a story shares with an article stands in some run of `words + window - 1` words of
it; passages made of shorter runs only may be missed. With `window` 1 that is one sequence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.archive import kernels, manifest, segments, stored
from analysis.archive.kernels import Sequences
from analysis.archive.manifest import Manifest
from analysis.archive.stored import ArchivedText
from analysis.errors import UnusableArchive
from analysis.frames import table
from analysis.reuse.tokens import Ints
from analysis.text import normalize
from analysis.text.reading import ReadingForm, reading

MOST_PLACES = 250
"""Places of one sequence that are looked at: what stands in more is known well enough."""
MOST_ARTICLES = 200
"""Archived articles that a search compares, those that share the rarest sequences."""


class FoundArticle(NamedTuple):
    """An archived article that holds wording of a story. Order: n_words down, doc.

    n_words: its words in passages. longest: words of the longest passage. in_texts: the texts of
    the story that hold them, by name, joined by spaces. n_quoted: words in passages that stand
    wholly inside quotation marks. day: ISO, empty where unknown.
    """

    doc: int
    article_id: str
    outlet: str
    title: str
    day: str
    n_words: int
    n_quoted: int
    longest: int
    n_passages: int
    in_texts: str


class FoundPassage(NamedTuple):
    """A passage of a story and an archived article, places in both texts as given.

    Order: doc, text_id, start. kind: verbatim or edited. n_words counts the story's side.
    """

    text_id: str
    start: int
    stop: int
    doc: int
    archived_start: int
    archived_stop: int
    kind: str
    n_words: int
    is_quotation: bool


class Found(NamedTuple):
    """What a search found. floor: words that a passage needs here. n_more: further articles that
    share sequences and were not compared (`MOST_ARTICLES`)."""  # noqa: D205, D209 - two fields

    articles: pd.DataFrame
    passages: pd.DataFrame
    floor: int
    n_more: int


@dataclass(frozen=True)
class Lookup:
    """An archive opened for searching. parts: sorted numbers of sequences, and their articles.

    stock: sorted numbers of sequences that several articles hold; 1 for standing text.
    """

    archive: Path
    held: Manifest
    parts: tuple[segments.Part, ...]
    stock: tuple[Ints, Ints]

    def texts(self, docs: Iterable[int]) -> dict[int, ArchivedText]:
        """Archived articles by number; those that are not there are left out."""
        asked = sorted({int(doc) for doc in docs if doc < self.held.articles})
        return {row.doc: row for row in stored.texts_of(self.archive, asked)}


def open_lookup(archive: Path | str) -> Lookup:
    """An archive as it is now; articles added later are seen by opening it again.

    Raises:
        UnusableArchive: when the folder is no archive, or its look-up is gone.
    """
    archive = Path(archive)
    held = manifest.read(archive)
    try:
        parts = tuple(segments.opened(archive / stored.FOLDER / name) for name in held.parts)
    except (OSError, ValueError) as error:
        message = f"The look-up of {archive.name} is damaged. Bring the folder back from a copy."
        raise UnusableArchive(message) from error
    return Lookup(archive, held, parts, _stock(archive, held))


def find(archive: Lookup | Path | str, texts: Mapping[str, str]) -> Found:
    """Where wording of some texts, by name, stands in an archive: exact and edited passages.

    Raises:
        UnusableArchive: as `open_lookup`.
    """
    at = archive if isinstance(archive, Lookup) else open_lookup(archive)
    rules = at.held.rules
    asked = {name: reading(text) for name, text in texts.items()}
    own = kernels.kept([one.form for one in asked.values()], rules)
    docs, n_more = _candidates(at, own)
    held, spans = at.texts(docs), _set_aside(asked, own, at)
    pairs = [(name, doc) for name in asked for doc in held]
    found: list[FoundPassage] = []
    for first in range(0, len(pairs), rules.batch):
        found += _compared(at, asked, spans, held, pairs[first : first + rules.batch])
    found.sort(key=lambda row: (row.doc, row.text_id, row.start, row.archived_start))
    articles = [_article(held[doc], list(rows)) for doc, rows in groupby(found, lambda r: r.doc)]
    articles.sort(key=lambda row: (-row.n_words, row.doc))
    return Found(table(FoundArticle, articles), table(FoundPassage, found), rules.floor, n_more)


def _candidates(at: Lookup, own: Sequences) -> tuple[list[int], int]:
    """Articles that share the rarest sequences, and how many more share any."""
    h = np.unique(own.h.view(np.int64))
    spans = [[np.searchsorted(numbers, h, side) for side in ("left", "right")]
             for numbers, _ in at.parts]  # fmt: skip
    total = sum((last - first for first, last in spans), np.zeros(len(h), np.int64))
    weight_of = np.log((at.held.articles + 1) / np.maximum(total, 1))
    docs, weights, room = [np.empty(0, np.int64)], [np.empty(0)], np.full(len(h), MOST_PLACES)
    for (_, holders), (first, last) in zip(at.parts, spans, strict=True):
        take = np.minimum(last - first, room)
        room -= take
        rows = np.arange(take.sum()) - np.repeat(np.cumsum(take) - take - first, take)
        docs.append(holders[rows].astype(np.int64))
        weights.append(np.repeat(weight_of, take))
    every, which = np.unique(np.concatenate(docs), return_inverse=True)
    weight = np.bincount(which, weights=np.concatenate(weights), minlength=len(every))
    best = every[np.lexsort((every, -weight))[:MOST_ARTICLES]]
    return best.tolist(), len(every) - len(best)


def _compared(
    at: Lookup,
    asked: Mapping[str, ReadingForm],
    spans: Mapping[str, Ints],
    held: Mapping[int, ArchivedText],
    pairs: Sequence[tuple[str, int]],
) -> Iterator[FoundPassage]:
    """What pairs of a text and an archived article share; texts count as articles below 0.

    spans: what is set aside in each text asked for.
    """
    names, forms = list(asked), dict[int, ReadingForm]()
    for row in kernels.passages(at.held.rules)(_rows(asked, spans, held, pairs)).to_pylist():
        name, doc = names[-1 - row["doc_a"]], row["doc_b"]
        span = (row["start_b"], row["stop_b"])
        if held[doc].form is not None:
            if doc not in forms:
                forms[doc] = reading(held[doc].text)
            span = forms[doc].given(*span)
        own = asked[name].given(row["start_a"], row["stop_a"])
        yield FoundPassage(
            name, *own, doc, *span, row["kind"], row["n_words"], row["is_quotation"]
        )


def _rows(
    asked: Mapping[str, ReadingForm],
    spans: Mapping[str, Ints],
    held: Mapping[int, ArchivedText],
    pairs: Sequence[tuple[str, int]],
) -> pa.RecordBatch:
    """Pairs for `kernels.passages`; each text stands there once."""
    names, docs = ({key: n for n, key in enumerate(some)} for some in (asked, held))
    a = pa.array([names[name] for name, _ in pairs], pa.int32())
    b = pa.array([docs[doc] for _, doc in pairs], pa.int32())
    texts_a, texts_b = [one.form for one in asked.values()], [one.read for one in held.values()]
    aside_b = [np.frombuffer(one.aside, np.int64) for one in held.values()]
    lists = pa.list_(pa.int64())
    return pa.RecordBatch.from_pydict({
        "a": pa.array([-1 - names[name] for name, _ in pairs], pa.int64()),
        "b": pa.array([doc for _, doc in pairs], pa.int64()),
        "text_a": pa.DictionaryArray.from_arrays(a, pa.array(texts_a, pa.string())),
        "text_b": pa.DictionaryArray.from_arrays(b, pa.array(texts_b, pa.string())),
        "spans_a": pa.array([spans[name] for name in asked], lists).take(a),
        "spans_b": pa.array(aside_b, lists).take(b),
    })  # fmt: skip


def _stock(archive: Path, held: Manifest) -> tuple[Ints, Ints]:
    if not held.batches:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    found = stored.read(archive / "stock")
    h, stands = (found.column(name).to_numpy().astype(np.int64) for name in ("h", "stands"))
    order = np.argsort(h)
    return h[order], stands[order]


def _set_aside(
    asked: Mapping[str, ReadingForm], own: Sequences, at: Lookup
) -> dict[str, Ints]:
    """Words of each text that are standing text of the archive, as its own articles' are."""
    (h, stands), numbers = at.stock, own.h.view(np.int64)
    rows_of = np.minimum(np.searchsorted(h, numbers), max(len(h) - 1, 0))
    common = np.flatnonzero(h[rows_of] == numbers) if len(h) else np.empty(0, np.int64)
    places = 2 * own.pos[common] + stands[rows_of[common]]
    bounds = np.searchsorted(own.text[common], np.arange(len(asked) + 1))
    cells = [places[first:last] for first, last in pairwise(bounds.tolist())]
    rows = pa.RecordBatch.from_pydict({
        "doc": pa.array(range(len(asked)), pa.int64()),
        "text": pa.array([one.form for one in asked.values()], pa.string()),
        "places": pa.array(cells, pa.list_(pa.int64())),
    })  # fmt: skip
    found = kernels.asides(at.held.rules)(rows)
    whose = found.column("doc").to_numpy()
    codes = stored.codes(found.column("start_word"), found.column("stop_word"))
    return {name: codes[whose == n] for n, name in enumerate(asked)}


def n_aside(archive: Lookup, texts: Iterable[str]) -> int:
    """Words of some texts that a search leaves out as standing text; its edges may count."""
    asked = {str(n): reading(text) for n, text in enumerate(texts)}
    own = kernels.kept([one.form for one in asked.values()], archive.held.rules)
    return sum(_n_words_in(codes) for codes in _set_aside(asked, own, archive).values())


def _n_words_in(codes: Ints) -> int:
    spans = [(c >> kernels.STOP_BITS, c & ((1 << kernels.STOP_BITS) - 1)) for c in codes.tolist()]
    return len({word for start, stop in spans for word in range(start, stop)})


def _article(held: ArchivedText, rows: Sequence[FoundPassage]) -> FoundArticle:
    """What one archived article shares with the texts together."""
    return FoundArticle(
        *(held.doc, held.article_id, held.outlet, held.title, held.day),
        n_words=_n_words(held.text, rows),
        n_quoted=_n_words(held.text, [row for row in rows if row.is_quotation]),
        longest=max(row.n_words for row in rows),
        n_passages=len(rows),
        in_texts=" ".join(sorted({row.text_id for row in rows})),
    )


def _n_words(text: str, rows: Sequence[FoundPassage]) -> int:
    """Words of a text in passages, each once."""
    total, at = 0, 0
    for start, stop in sorted((row.archived_start, row.archived_stop) for row in rows):
        total += normalize.n_words(text[max(start, at) : stop]) if stop > at else 0
        at = max(at, stop)
    return total
