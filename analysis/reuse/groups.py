"""Groups.

One text held by several articles is one thing with several holders, not a passage for every pair.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.params import Params
from analysis.schema import Group, Holder, table

_REACH = 3
"""Neighbours compared with each stretch; stretches of one text sort beside each other."""
_ORDER = {"verbatim": 0, "edited": 1, "reworded": 2}


def grouped(passages: pd.DataFrame, params: Params) -> pd.DataFrame:
    """The passages with `group_id`.

    Equal where their stretches of one article are mostly the same words.

    Numbered by first appearance.
    """
    if passages.empty:
        return passages
    sides = _sides(passages)
    links = _same_stretch(sides, params.min_group_overlap)
    return passages.assign(group_id=_components(len(passages), links))


def _sides(passages: pd.DataFrame) -> pd.DataFrame:
    """One row for each side of each passage, sorted by article and place; `row` is the passage."""
    rows = np.arange(len(passages))
    parts = [
        pd.DataFrame(
            {
                "row": rows,
                "article_id": passages[f"article_{x}"],
                "start": passages[f"start_{x}"],
                "stop": passages[f"stop_{x}"],
            }
        )
        for x in "ab"
    ]
    return pd.concat(parts, ignore_index=True).sort_values(
        ["article_id", "start", "stop", "row"], ignore_index=True
    )


def _same_stretch(
    sides: pd.DataFrame, least: float
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs of passages that hold the same stretch of one article.

    The shared part is at least `least` of the whole.
    """
    article = pd.factorize(sides["article_id"])[0]
    row, start, stop = (sides[name].to_numpy() for name in ("row", "start", "stop"))
    links = []
    for lag in range(1, min(_REACH, len(sides) - 1) + 1):
        shared = np.minimum(stop[lag:], stop[:-lag]) - np.maximum(start[lag:], start[:-lag])
        whole = np.maximum(stop[lag:], stop[:-lag]) - np.minimum(start[lag:], start[:-lag])
        same = (article[lag:] == article[:-lag]) & (shared >= least * whole)
        links.append((row[lag:][same], row[:-lag][same]))
    return links


def _components(
    n: int, links: list[tuple[NDArray[np.int64], NDArray[np.int64]]]
) -> NDArray[np.int64]:
    """Numbers of the connected sets of 0..n-1, by first appearance.

    The lowest number spreads along the links.
    """
    one, two = (
        np.concatenate([link[k] for link in links]) if links else np.empty(0, np.int64)
        for k in (0, 1)
    )
    label = np.arange(n)
    while np.any(label[one] != label[two]):
        lowest = np.minimum(label[one], label[two])
        np.minimum.at(label, label[one], lowest)
        np.minimum.at(label, label[two], lowest)
        while np.any(label[label] != label):
            label = label[label]
    return pd.factorize(label)[0].astype(np.int64)


def holders(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """`schema.Holder` rows: where each article holds the text of each group."""
    sides = _sides(passages).assign(
        group_id=lambda s: passages["group_id"].to_numpy()[s["row"].to_numpy()]
    )
    sides = sides.sort_values(["group_id", "article_id", "start"], ignore_index=True)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    merged: list[list[int | str]] = []
    for group, article, start, stop in sides[
        ["group_id", "article_id", "start", "stop"]
    ].itertuples(index=False):
        if merged and merged[-1][:2] == [group, article] and start <= int(merged[-1][3]):
            merged[-1][3] = max(int(merged[-1][3]), stop)
        else:
            merged.append([group, article, start, stop])
    return table(
        Holder,
        (
            (g, a, start, stop, texts[str(a)][int(start) : int(stop)])
            for g, a, start, stop in merged
        ),
    )


def groups(passages: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """`schema.Group` rows, from grouped passages and `holders`.

    The text shown is the first holder's.
    """
    if passages.empty:
        return table(Group, [])
    by_group = passages.assign(rank=passages["kind"].map(_ORDER)).groupby("group_id")
    kinds, quoted, words = (
        by_group["rank"].max(),
        by_group["is_quotation"].all(),
        by_group["n_words"].max(),
    )
    names = list(_ORDER)
    ids = (
        held.drop_duplicates(["group_id", "article_id"])
        .groupby("group_id")["article_id"]
        .agg(list)
        .tolist()
    )
    texts = held.drop_duplicates("group_id")["text"].tolist()
    rows = [
        Group(
            n,
            len(ids[n]),
            " ".join(ids[n]),
            names[kinds[n]],
            int(words[n]),
            bool(quoted[n]),
            texts[n],
        )
        for n in range(len(ids))
    ]
    rows.sort(key=_most_held)
    return table(Group, rows)


def _most_held(group: Group) -> tuple[int, int, int]:
    return -group.n_articles, -group.n_words, group.group_id
