"""What the shortcuts of an archive cost on its own text: a sample compared as a story would be.

Every pair of the sample is compared, with the same words set aside, and looked for among the
passages of the archive. What is told anew is the pairs, not which text stands in many articles.
"""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.archive import kernels, manifest, stored
from analysis.archive.manifest import Manifest
from analysis.archive.rules import PARAMS
from analysis.errors import UnusableArchive
from analysis.params import Params
from analysis.reuse.grams import shared_grams
from analysis.reuse.tokens import Ints, batch
from analysis.reuse.wording import shared_wording

SAMPLE = 2000
"""Articles compared, those that came last: texts of the same days share most."""
LENGTHS = (15, 20, 30, 50)
"""Words of passages at which they are counted apart."""
_ENDLESS = 10**12
"""More than any number of pairs."""


class Recall(NamedTuple):
    """Passages of so many words that a story of the sample finds, and those of pairs found here.

    words: as "10-14"; longest is open: "50 and more".
    """

    words: str
    passages: int
    found: int


def recall(archive: Path, held: Manifest, size: int = SAMPLE) -> list[Recall]:
    """What was found of the passages of the articles that came last, by their words.

    Raises:
        UnusableArchive: when the archive holds no articles.
    """
    if not held.batches:
        message = f"{archive.name} holds no articles yet. Add some first."
        raise UnusableArchive(message)
    docs = range(max(0, held.articles - size), held.articles)
    texts = list(stored.texts_of(archive, docs))
    pairs, words = _compared(texts, held.rules.floor)
    is_found = np.isin(pairs, _known(archive, held, docs.start))
    edges = [held.rules.floor, *(n for n in LENGTHS if n > held.rules.floor)]
    part = np.searchsorted(edges, words, side="right")
    return [
        Recall(said, int((part == n).sum()), int((is_found & (part == n)).sum()))
        for n, said in enumerate(_said(edges), 1)
    ]


def _said(edges: list[int]) -> list[str]:
    between = [f"{one}-{two - 1}" for one, two in pairwise(edges)]
    return [*between, f"{edges[-1]} and more"]


def _compared(texts: list[stored.ArchivedText], floor: int) -> tuple[Ints, Ints]:
    """Pairs of articles as one number, and words, of every passage of the texts."""
    params = Params(story_size=0, min_exact=floor, dense_limit=_ENDLESS,
                    passage_kinds=("verbatim", "edited"))  # fmt: skip
    made = batch([one.read for one in texts])
    aside = [np.frombuffer(texts[n].aside, np.int64).tolist() for n in made.order.tolist()]
    flags = kernels.flags(made.tokens, aside)
    found = shared_wording(made, shared_grams(made.tokens, PARAMS.min_run), flags, params)
    docs = np.array([one.doc for one in texts], np.int64)[made.order]
    sides = [docs[made.tokens.texts[start]] for start in (found.a_start, found.b_start)]
    return _number(*sides), np.asarray(found.a_stop - found.a_start)


def _number(one: Ints, two: Ints) -> Ints:
    return np.asarray((np.minimum(one, two) << 32) + np.maximum(one, two))


def _known(archive: Path, held: Manifest, since: int) -> Ints:
    """Pairs of articles from `since` on with a passage in the archive."""
    known = [np.empty(0, np.int64)]
    for one in held.batches:
        rows = stored.read(manifest.table(archive, "passages", one.n), ["doc_a", "doc_b"])
        a, b = (rows.column(name).to_numpy() for name in ("doc_a", "doc_b"))
        known.append(_number(a[a >= since], b[a >= since]))
    return np.unique(np.concatenate(known))
