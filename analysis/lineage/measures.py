"""What two articles have in common, as numbers, for every pair that has anything in common.

Side a is the shorter text (of equal ones the first in the order of the alphabet), so nothing
depends on how articles are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.lineage import traits
from analysis.lineage.stretches import NO_RUN, IdPair, LongRun, Stretches

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.lineage.traits import Traits
    from analysis.params import Params


class Meaning(NamedTuple):
    """How the sentences of a answer those of b by what they say (cosines of the encoder).

    likeness: mean over a's sentences of the nearest of b. in_row: sentences that are each other's
    nearest, in the order of both texts, as a share of a's; n: how many these are.
    """

    likeness: float
    in_row: float
    n: int


class Measures(NamedTuple):
    """One pair, side a the shorter text.

    n_a, n_b: words. unquoted: share of a's words outside marks that stand in b, outside marks, in
    runs; verbatim: share of all of a's words in runs; any_form: in passages of any kind as well.
    plain_words: words outside marks in common (the smaller count). run: longest run; plain_run:
    longest outside marks. quoted_a: share of a's words, outside its own marks, that stand inside
    b's; quoted_b: of b's inside a's. links, same, moved: aligned sentences. aligned: share of a's
    sentences with a link. own_a, own_b: details that the other lacks; n_details_a, n_details_b:
    all. figures_a to own_figures_b: the figures among them. sayings, sayings_shared: of a. grams:
    content words four in a row that both have, for a hundred of a's words outside marks. meaning:
    how its sentences answer by what they say, where that was asked.
    """

    a: str
    b: str
    n_a: int
    n_b: int
    unquoted: float
    verbatim: float
    any_form: float
    n_shared: int
    plain_words: int
    run: LongRun
    plain_run: LongRun
    quoted_a: float
    quoted_b: float
    links: int
    same: int
    moved: int
    aligned: float
    own_a: int
    n_details_a: int
    own_b: int
    n_details_b: int
    figures_a: int
    own_figures_a: int
    figures_b: int
    own_figures_b: int
    sayings: int
    sayings_shared: int
    grams: float
    meaning: Meaning | None = None

    @property
    def own_share(self) -> float:
        """Share of a's details that b lacks."""
        return self.own_a / max(self.n_details_a, 1)


class Details(NamedTuple):
    """The articles as far as details go.

    traits, in the order of the table; held: of each a matrix, details x articles: who has them.
    """

    traits: list[Traits]
    held: list[NDArray[np.bool_]]


def read(
    articles: pd.DataFrame, sentences: pd.DataFrame, facts: pd.DataFrame, params: Params
) -> Details:
    """The details of every article and who else has them."""
    found = traits.read(articles, sentences, facts)
    return Details(found, traits.holdings(found, params.min_reading))


def measures(
    containment: pd.DataFrame, alignment: pd.DataFrame, runs: Stretches, known: Details
) -> dict[IdPair, Measures]:
    """What each pair has in common, by (shorter, longer)."""
    place = {one.article_id: n for n, one in enumerate(known.traits)}
    keys = zip(containment["article_a"], containment["article_b"], strict=True)
    of = dict(zip(keys, containment.itertuples(index=False), strict=True))
    links = _links(alignment)
    order = {one: n for n, one in enumerate(runs.ids)}
    size = dict(zip(containment["article_a"], containment["n_words"].tolist(), strict=True))
    found = {}
    for one, two in combinations(runs.ids, 2):
        if (one, two) in of:
            a, b = sorted((one, two), key=lambda x: (size[x], order[x]))
            found[a, b] = _measured(a, b, of, links, known, runs, place)
    return found


class _Answered(NamedTuple):
    links: int
    same: int
    moved: int
    sides: dict[str, int]


def _links(alignment: pd.DataFrame) -> dict[frozenset[str], _Answered]:
    """Aligned sentences of each pair."""
    linked = alignment[alignment["kind"].isin(["same", "edited", "reworded"])]
    columns = ("article_a", "article_b", "sentence_a", "sentence_b", "kind", "is_moved")
    seen: dict[frozenset[str], list[Any]] = defaultdict(list)
    for row in zip(*(linked[name].tolist() for name in columns), strict=True):
        seen[frozenset(row[:2])].append(row)
    return {pair: _counted(rows) for pair, rows in seen.items()}


def _counted(rows: list[Any]) -> _Answered:
    a, b = rows[0][:2]
    sides = {a: len({row[2] for row in rows}), b: len({row[3] for row in rows})}
    kinds = Counter(row[4] for row in rows)
    return _Answered(len(rows), kinds["same"], sum(row[5] for row in rows), sides)


def _measured(
    a: str,
    b: str,
    of: Mapping[IdPair, Any],
    links: dict[frozenset[str], _Answered],
    known: Details,
    runs: Stretches,
    place: dict[str, int],
) -> Measures:
    one, two, pair = of[a, b], of[b, a], frozenset((a, b))
    n, m = place[a], place[b]
    first, second = known.traits[n], known.traits[m]
    here = links.get(pair, _Answered(0, 0, 0, {}))
    lacks, other = ~known.held[n][:, m], ~known.held[m][:, n]
    sayings, figures = _of_kind(first, "saying"), _of_kind(first, "figure")
    others = _of_kind(second, "figure")
    common = len(first.grams.keys() & second.grams.keys())
    return Measures(
        a, b, one.n_words, two.n_words,
        one.share_unquoted, one.share_verbatim, one.share, one.n_words_verbatim,
        min(one.n_words_verbatim_unquoted, two.n_words_verbatim_unquoted),
        runs.longest.get((a, b), NO_RUN), runs.plain.get((a, b), NO_RUN),
        runs.quoted[a, b] / max(one.n_words, 1), runs.quoted[b, a] / max(two.n_words, 1),
        here.links, here.same, here.moved,
        here.sides.get(a, 0) / max(len(first.sentences), 1),
        int(lacks.sum()), len(lacks), int(other.sum()), len(other),
        int(figures.sum()), int((figures & lacks).sum()),
        int(others.sum()), int((others & other).sum()),
        int(sayings.sum()), int((sayings & ~lacks).sum()),
        100 * common / max(one.n_words_unquoted, 1),
    )  # fmt: skip


def _of_kind(read: Traits, kind: str) -> NDArray[np.bool_]:
    """Which details are of a kind."""
    return np.array([one.kind == kind for one in read.details], dtype=np.bool_)
