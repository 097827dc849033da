"""What the similarity page shows.

The matrix by measure, topic beside wording, why two articles are alike, distinctive terms.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Story
from analysis.reuse.clustering import clusters
from pages.ui import cached, charts, markup, overlap
from pages.ui.articles import listing as desk

MEASURES = {"Words and pairs of words": "words", "Characters": "characters"}
_CUT = 0.3
"""Only for drawing gaps in the heatmap, by likeness."""

PAIR_COLUMNS = {
    "pair": st.column_config.TextColumn("pair", help="Select a row to read the two side by side"),
    "score": st.column_config.NumberColumn("shared topic (0 to 1)", format="%.2f"),
    "of_first": st.column_config.NumberColumn("shared wording, % of first", format="percent"),
    "of_second": st.column_config.NumberColumn("shared wording, % of second", format="percent"),
}
ALT = "How alike each pair of articles is; the table below holds the figures"
HEAVIEST = 15
"""Shared terms listed of a pair; the rest stands in the CSV of all."""
_TERM_COLUMNS = {
    "letter": st.column_config.TextColumn("article", width="small"),
    "text": st.column_config.TextColumn("term"),
    "count": st.column_config.NumberColumn("times here"),
    "elsewhere": st.column_config.NumberColumn("times elsewhere"),
    "n_articles": st.column_config.NumberColumn("in articles"),
    "keyness": st.column_config.NumberColumn("sets apart", format="%.2f"),
}
ARTICLES_SHOWN = 12
"""Articles whose terms are listed at once."""
HOW = """
Each text becomes a list of weights, one for each term: the more often a term stands in the text and
the fewer articles hold it, the heavier it weighs (TF-IDF). The likeness of two texts is the cosine
of the angle between their lists, 0 to 1. *Words and pairs of words* leaves out English function
words; *characters* counts runs of 3 to 5 letters, so that two spellings or endings of one word
still meet. Separately written reports of one event name the same people and places and come out as
alike: **likeness is shared topic, not copying.** Shared wording, beside it, counts words in runs of
five or more identical words.

What sets an article apart: how often a word, or two or three side by side, stands in it and in all
the others together, for their lengths; a word that the whole story is full of needs a greater
difference, and one that occurs once or twice needs to occur nowhere else (log-odds ratio with an
informative prior: Monroe, Colaresi and Quinn 2008, “Fightin’ Words”). Words that carry only grammar
and numbers are left out.
"""


def prepare(story: Story) -> None:
    """Makes the vectors, with a word about it the first time."""
    tables = ["similarity", "containment", "distinctive"]
    cached.made(story, tables if len(story.texts) > 1 else ["distinctive"], "Comparing")


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
    return letters, charts.heatmap(
        scores, letters, named, groups, "shared topic, 0 to 1", is_dark, number="{:.2f}".format
    )


def pairs(story: Story, measure: str) -> pd.DataFrame:
    """The score and both directed shares of wording of each pair, most alike first.

    Of many pairs, those that are most alike.
    """
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
    best = named.sort_values(["score", "pair"], ascending=[False, True], ignore_index=True)
    return best.head(overlap.MOST)


def tell_listed(story: Story) -> None:
    """Says so where not every pair is listed."""
    overlap.tell_listed(story, "are most alike")


def why(story: Story, one: str, two: str) -> pd.DataFrame:
    """The terms that carry the likeness of two articles, the heaviest first."""
    table = story.shared_terms(one, two)
    return table.round({"share": 4}) if one != two else table.head(0)


def heaviest(story: Story, one: str, two: str) -> pd.DataFrame:
    """The terms that are listed."""
    return why(story, one, two).head(HEAVIEST)


def why_columns(story: Story, one: str, two: str) -> dict[str, object]:
    """The columns on screen: how often a term stands in the two, and in how many of the story."""
    return {
        "term": st.column_config.TextColumn("term"),
        "count_a": st.column_config.NumberColumn(f"times in {story.letters[one]}"),
        "count_b": st.column_config.NumberColumn(f"times in {story.letters[two]}"),
        "n_articles": st.column_config.NumberColumn(f"in articles, of {len(story.texts)}"),
        "share": st.column_config.NumberColumn("of the likeness", format="percent"),
    }


def carried(story: Story, one: str, two: str) -> str:
    """How much of a likeness the heaviest terms carry, and how many of them all articles have."""
    if one == two:
        return markup.plain("This is the same article twice. Choose another on one side.")
    table = story.shared_terms(one, two)
    if table.empty:
        return markup.plain("These two have no term in common.")
    heavy, n = table.head(HEAVIEST), len(story.texts)
    part = markup.percent(heavy["share"].sum())
    if len(table) > len(heavy):
        told = (
            f"The {len(heavy)} heaviest of {len(table):,} shared terms carry {part} of the likeness"
        )
    else:
        carry = "carries" if len(table) == 1 else "carry"
        told = f"{markup.counted(len(table), 'shared term')} {carry} all of the likeness"
    common = int((heavy["n_articles"] == n).sum())
    stand = "of them stands" if common == 1 else "of them stand"
    topic = f"; {common} {stand} in every article of the story: shared topic"
    topic = topic if n > 2 and common else ""
    return markup.strong(f"{told}{topic}.")


def terms(story: Story, n: int) -> pd.DataFrame:
    """The n terms that set each article apart most."""
    table = story.distinctive[story.distinctive["rank"] <= n].reset_index(drop=True)
    return table.assign(letter=table["article_id"].map(story.letters))


def heading(story: Story) -> str:
    """What the list of terms is called."""
    return "The words it uses most" if len(story.texts) == 1 else "What sets each article apart"


def term_columns(story: Story) -> dict[str, object]:
    """The columns on screen; what one article is held against is only shown when there are two."""
    names = ("letter", "text", "count") if len(story.texts) == 1 else tuple(_TERM_COLUMNS)
    return {name: _TERM_COLUMNS[name] for name in names}


def apart(story: Story) -> str:
    """Which words set an article apart most, in a sentence."""
    best = story.distinctive[story.distinctive["rank"] == 1]
    if len(story.texts) == 1:
        return markup.plain(
            "Likeness compares articles, and this story holds one. These words it uses most."
        )
    if best.empty:
        return markup.plain("No article uses a word more than the others.")
    top = best.sort_values("keyness", ascending=False, kind="stable").head(3)
    told = [
        f"{markup.said(row.text)} in {story.letters[row.article_id]} "
        f"({_told(row.count, row.elsewhere, len(story.texts))})"
        for row in top.itertuples(index=False)
    ]
    return f"<b>Set apart most by {markup.listed(told)}.</b> " + markup.plain(
        "Press a word to read it where it stands."
    )


def term_lines(story: Story, n: int) -> list[dict[str, object]]:
    """For each article its letter, its label and its n terms with how often they stand."""
    table, labels = (
        terms(story, n),
        dict(zip(story.articles["article_id"], story.articles["label"], strict=True)),
    )
    found: dict[str, list[list[str]]] = {article_id: [] for article_id in labels}
    for row in table.itertuples(index=False):
        found[row.article_id].append([row.text, _told(row.count, row.elsewhere, len(labels))])
    return [
        {"letter": story.letters[article_id], "label": labels[article_id], "terms": chips}
        for article_id, chips in found.items()
    ]


def _told(count: int, elsewhere: int, n_articles: int) -> str:
    if n_articles == 1:
        return markup.counted(count, "time")
    return f"{count} here, {elsewhere or 'none'} elsewhere"


def place(line: dict[str, object], item: int) -> dict[str, object]:
    """Settings of the articles page that open a term of a line where it stands."""
    return {"view": desk.VIEWS[0], "find": line["terms"][item][0], "a": line["letter"]}
