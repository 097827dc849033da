"""All tables of lineage, made together from what a story knows of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.lineage import kin as kinship
from analysis.lineage import meaning, measures, order, pieces, reasons, separate, stemma
from analysis.lineage.stretches import stretches
from analysis.reuse.containment import exact
from analysis.reuse.grams import touching, without
from analysis.schema import DRAFT, LineageEvidence, table
from analysis.text import normalize

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.lineage.stemma import ChildWords, Tree
    from analysis.params import Params
    from analysis.reuse.grams import Grams
    from analysis.reuse.tokens import Batch


class SharedWords(NamedTuple):
    """What the articles share: their words as arrays, and the tables of words and sentences."""

    batch: Batch
    grams: Grams
    aside: NDArray[np.bool_]
    containment: pd.DataFrame
    alignment: pd.DataFrame


class Said(NamedTuple):
    """What the articles say, and what is known of them."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    facts: pd.DataFrame
    credits: pd.DataFrame
    clock: pd.DataFrame


class Family(NamedTuple):
    """The tables of lineage (`schema.Kin`, `Lineage`, `LineageEvidence`, `ArticleOrigin`)."""

    kin: pd.DataFrame
    lineage: pd.DataFrame
    evidence: pd.DataFrame
    origins: pd.DataFrame


def family(shared: SharedWords, said: Said, params: Params) -> Family:
    """The tables of all articles but drafts: a draft is nobody's source, and follows nobody."""
    in_batch = said.articles["article_id"].tolist()
    articles = said.articles[said.articles["role"] != DRAFT]
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    found = stretches(in_batch, shared.batch, shared.grams, shared.aside, params)
    read = measures.read(articles, said.sentences, said.facts, params)
    pairs = measures.measures(_between(ids, shared.containment), shared.alignment, found, read)
    pairs = meaning.asked(pairs, said.sentences, params.kinship)
    of = order.known(articles, said.credits, said.clock)
    judged = kinship.judged(pairs, of, params.kinship)
    said_of = {frozenset(word[1:]): word for word in params.kin_said}
    judged = [kinship.decided(one, said_of) for one in judged]
    parents = {w[1]: w[2] for w in params.kin_said if w[0] == "parent"}
    in_order = stemma.tree([one for one in found.ids if one in of], judged, parents)
    n_words = dict(zip(articles["article_id"], map(normalize.n_words, texts), strict=True))
    apart = separate.apart(pairs, read, n_words, of, params.kinship)
    by_id = dict(zip(ids, texts, strict=True))
    evidence = [*reasons.evidence(judged), *separate.evidence(apart, by_id)]
    return Family(
        kinship.kin(ids, judged),
        stemma.lineage(in_order, _words(in_batch, shared, in_order), of),
        _table(evidence, by_id),
        stemma.origins(ids, judged, in_order, apart, params.kinship),
    )


def _between(ids: list[str], pairs: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of pairs whose two articles are among these."""
    return pairs[pairs["article_a"].isin(ids) & pairs["article_b"].isin(ids)]


def _table(found: Iterable[LineageEvidence], texts: Mapping[str, str]) -> pd.DataFrame:
    """The evidence, each pair's together, the sides in the order of the table of articles."""
    place = {one: n for n, one in enumerate(texts)}
    sides = [pieces.turned(pieces.filled(one, texts), place) for one in found]
    rows = sorted(
        sides, key=lambda one: (place[one.article_a], place[one.article_b] if one.article_b else -1)
    )
    return table(LineageEvidence, rows)


def _words(ids: list[str], shared: SharedWords, made: Tree) -> dict[tuple[str, str], ChildWords]:
    """How the words of each child lie with its parent and the next nearest text."""
    kept = without(shared.grams, touching(shared.grams, shared.aside))
    held = exact(shared.batch.tokens, kept)
    rank = {ids[n]: row for row, n in enumerate(shared.batch.order.tolist())}
    found = {}
    for child, link in made.parents.items():
        parent = link.other(child)
        others = {one.other(child) for one in made.links[child]} - {parent}
        rows = held.a == rank[child]
        flags = {
            one: _flags(
                held.start[rows & (held.b == rank[one])],
                held.stop[rows & (held.b == rank[one])],
                shared,
            )
            for one in (parent, *sorted(others, key=rank.__getitem__))
        }
        other = max(others, key=lambda one: (flags[one].sum(), -rank[one]), default=None)
        near = flags[parent]
        far = flags[other] if other else np.zeros_like(near)
        counts = (near & far).sum(), (near & ~far).sum(), (far & ~near).sum()
        found[child, parent] = stemma.ChildWords(*map(int, counts))
    return found


def _flags(
    starts: NDArray[np.int64], stops: NDArray[np.int64], shared: SharedWords
) -> NDArray[np.bool_]:
    """Which words lie in these stretches; one flag a word of all texts."""
    edges = np.zeros(len(shared.batch.tokens.hashes) + 1, np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, stops, -1)
    return np.asarray(np.cumsum(edges)[:-1] > 0)
