"""What the similarity page shows.

The matrix by measure, topic beside wording, why two articles are alike, distinctive terms.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Story
from analysis.clustering import clusters
from pages.ui import cached, charts, overlap

MEASURES = {"Words and pairs of words": "words", "Characters": "characters"}
_CUT = 0.3
"""Only for drawing gaps in the heatmap, by likeness."""

PAIR_COLUMNS = {
    "pair": st.column_config.TextColumn("pair", help="Select a row to read the two side by side"),
    "score": st.column_config.NumberColumn("shared topic (0 to 1)", format="%.2f"),
    "of_first": st.column_config.NumberColumn("shared wording, of first", format="percent"),
    "of_second": st.column_config.NumberColumn("shared wording, of second", format="percent"),
}
WHY_COLUMNS = {
    "term": st.column_config.TextColumn("term"),
    "share": st.column_config.NumberColumn("part of the likeness", format="percent"),
}
TERM_COLUMNS = {
    "letter": st.column_config.TextColumn("article"),
    "rank": st.column_config.NumberColumn("rank"),
    "term": st.column_config.TextColumn("term"),
    "count": st.column_config.NumberColumn("times"),
    "tfidf": st.column_config.NumberColumn("weight", format="%.3f"),
}
HOW = """
Each text becomes a list of weights, one for each term: the more often a term stands in the text and
the fewer articles hold it, the heavier it weighs (TF-IDF). The likeness of two texts is the cosine
of the angle between their lists, 0 to 1. *Words and pairs of words* leaves out English function
words; *characters* counts runs of 3 to 5 letters, so that two spellings or endings of one word
still meet. Separately written reports of one event name the same people and places and come out as
alike: **likeness is shared topic, not copying.** Shared wording, beside it, counts words in runs of
five or more identical words.
"""


def prepare(story: Story) -> None:
    """Makes the vectors, with a word about it the first time."""
    cached.made(story, ["similarity", "terms", "containment"], "Comparing")


def matrix(story: Story, measure: str) -> tuple[list[str], np.ndarray, list[int]]:
    """Article ids in cluster order, their n x n scores (blank diagonal), and each one's group."""
    ids = story.texts["article_id"].tolist()
    table = story.similarity[story.similarity["measure"] == measure]
    place = {article_id: n for n, article_id in enumerate(ids)}
    scores = np.zeros((len(ids), len(ids)))
    rows, columns = table["article_a"].map(place), table["article_b"].map(place)
    scores[rows, columns] = scores[columns, rows] = table["score"]
    found = clusters(scores, _CUT)
    places = [n for group in found for n in group]
    np.fill_diagonal(scores, np.nan)
    groups = [n if len(group) > 1 else -1 for n, group in enumerate(found) for _ in group]
    return [ids[n] for n in places], scores[np.ix_(places, places)], groups


def heatmap(story: Story, measure: str, is_dark: bool) -> tuple[list[str], go.Figure]:
    """The letters in cluster order and the heatmap of one measure."""
    ids, scores, groups = matrix(story, measure)
    letters = [story.letters[article_id] for article_id in ids]
    named = overlap.labels(story, ids)
    return letters, charts.heatmap(scores, letters, named, groups, "likeness, of 100", is_dark)


def pairs(story: Story, measure: str) -> pd.DataFrame:
    """A row per pair: the score and both directed shares of wording, most alike first."""
    scores = story.similarity[story.similarity["measure"] == measure]
    shares = story.containment[["article_a", "article_b", "share_verbatim"]]
    back = shares.rename(
        columns={"article_a": "article_b", "article_b": "article_a", "share_verbatim": "of_second"}
    )
    both = scores.merge(shares.rename(columns={"share_verbatim": "of_first"}), how="left").merge(
        back, how="left"
    )
    first, second = both["article_a"].map(story.letters), both["article_b"].map(story.letters)
    named = both.round({"of_first": 2, "of_second": 2}).assign(
        pair=first + " – " + second, first=first, second=second
    )
    return named.sort_values(["score", "pair"], ascending=[False, True], ignore_index=True)


def why(story: Story, one: str, two: str) -> pd.DataFrame:
    """The terms that carry the likeness of two articles."""
    return story.shared_terms(one, two) if one != two else story.shared_terms(one, two).head(0)


def terms(story: Story, n: int) -> pd.DataFrame:
    """The n most distinctive terms of each article."""
    table = story.terms[story.terms["rank"] <= n].reset_index(drop=True)
    return table.assign(letter=table["article_id"].map(story.letters))
