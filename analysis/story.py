"""The story: a set of articles and every table about them, each computed once, when first asked. Features meet only here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis import ingest, normalize, schema
from analysis import sentences as sentence_rules
from analysis.params import Params

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("articles", "sentences", "terms", "similarity", "passages", "groups", "holders", "standing", "containment",
          "alignment", "mentions", "entities", "near_names")  # fmt: skip
"""Every table that can be taken away, in the order in which a newcomer should meet them."""


@dataclass(frozen=True, init=False, eq=False)
class Story:
    """A story under study. Immutable: other articles or settings make another story.

    `articles` needs `article_id` and `text`; `label, outlet, title, published, url, role` are optional. It is kept sorted
    by article_id, so no table depends on the order given.

    Raises:
        UnreadableTable: when a needed column is missing or an article_id stands twice.

    >>> import pandas as pd
    >>> story = Story(pd.DataFrame({"article_id": ["b", "a"], "text": ["Two words.", "One."]}))
    >>> story.articles["article_id"].tolist(), story.articles["n_words"].tolist()
    (['a', 'b'], [1, 2])
    """

    texts: pd.DataFrame
    params: Params

    def __init__(self, articles: pd.DataFrame, params: Params | None = None) -> None:
        object.__setattr__(self, "texts", ingest.texts_table(articles))
        object.__setattr__(self, "params", params or Params())

    @cached_property
    def articles(self) -> pd.DataFrame:
        """`schema.Article` rows: what is known of each text, labelled and counted."""
        return ingest.articles_table(self.texts)

    @cached_property
    def key(self) -> str:
        """SHA-256 over everything the tables depend on: the texts, their metadata and the settings."""
        digest = hashlib.sha256(repr(self.params).encode())
        for row in self.texts.itertuples(index=False):
            digest.update(repr(tuple(row)).encode())
        return digest.hexdigest()

    @cached_property
    def letters(self) -> dict[str, str]:
        """A short name for each article by its place in the table: A, B ... Z, AA, AB ..."""
        return {article_id: letter(n) for n, article_id in enumerate(self.texts["article_id"])}

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """`schema.Sentence` rows."""
        return sentence_rules.sentences(self.texts)


def letter(n: int) -> str:
    """The n-th short name, counted from 0.

    >>> [letter(n) for n in (0, 25, 26, 27, 701, 702)]
    ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']
    """
    name = ""
    while n >= 0:
        name = chr(ord("A") + n % 26) + name
        n = n // 26 - 1
    return name
