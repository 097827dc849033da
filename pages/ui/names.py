"""What the entities page shows: frequencies, who is named where, every mention in its sentence."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import Story
from pages.ui import charts, summaries

TYPES = {
    "people": "PERSON",
    "organisations": "ORG",
    "countries and cities": "GPE",
    "other places": "LOC",
    "groups of people": "NORP",
}
WHERE = ["All", "In all articles", "In one article only"]
COUNTS = {"Times named": False, "Times named per 1,000 words": True}

CONTEXT_COLUMNS = {
    "letter": st.column_config.TextColumn("article", help="Select a row to read it there"),
    "before": st.column_config.TextColumn("before", width="large", alignment="right"),
    "surface": st.column_config.TextColumn("name"),
    "after": st.column_config.TextColumn("after", width="large"),
}
NEAR_COLUMNS = {
    "name_a": st.column_config.TextColumn("name"),
    "name_b": st.column_config.TextColumn("and name"),
    "type": st.column_config.TextColumn("type"),
    "reason": st.column_config.TextColumn("why they may be one", width="large"),
}
HOW = """
Names of people, organisations, places and groups of people are found by spaCy's small English
model, then joined inside the story: a surname alone is the one person of that surname, initials
stand for the name they abbreviate, titles and possessives are no part of a name. One entity has one
type, by the majority of its mentions. **Nearly identical names are never joined silently**; they
are listed for an editor. What an editor joins or parts is laid over these rules, shows in every
table and CSV of the story, and can be undone, the last step first. The model reads English only and
misses or mistypes about one name in ten: a name that is not listed may still be in the text.
"""
_CONTEXT = 90
"""Characters of the sentence shown on each side of a name."""


def table(story: Story, kinds: Sequence[str], where: str) -> pd.DataFrame:
    """The entities of these kinds, with a column of counts for each article."""
    wanted = story.entities[story.entities["type"].isin([TYPES[kind] for kind in kinds])]
    if where == WHERE[1]:
        wanted = wanted[wanted["n_articles"] == len(story.texts)]
    if where == WHERE[2]:
        wanted = wanted[wanted["n_articles"] == 1]
    counts = _counts(story).reindex(wanted["entity_id"], fill_value=0).reset_index(drop=True)
    return pd.concat([wanted.reset_index(drop=True), counts], axis=1)


def _counts(story: Story) -> pd.DataFrame:
    """Entities x article letters: how often each is named where."""
    found = story.mentions
    counts = found.pivot_table(
        index="entity_id", columns="article_id", aggfunc="size", fill_value=0
    )
    return (
        counts.reindex(columns=story.texts["article_id"], fill_value=0)
        .rename(columns=story.letters)
        .astype("int64")
    )


def columns(story: Story) -> dict[str, object]:
    """The columns on screen: name, type, other forms, counts for up to 12 articles."""
    fixed = {
        "name": st.column_config.TextColumn("name", help="Select a row to see every mention below"),
        "type": st.column_config.TextColumn("type"),
        "aliases": st.column_config.TextColumn("other forms"),
        "n_mentions": st.column_config.NumberColumn("times"),
        "n_articles": st.column_config.NumberColumn("articles"),
    }
    return fixed | {
        letter: st.column_config.NumberColumn(letter)
        for letter in list(story.letters.values())[:12]
    }


def summary(story: Story, kinds: Sequence[str], where: str) -> str:
    """How many names of these kinds there are, and where they stand."""
    return summaries.entities(story, table(story, kinds, where))


def chart(story: Story, kinds: Sequence[str], where: str, count: str) -> go.Figure:
    """How often the fifteen most common names of these kinds stand in each article."""
    shown = table(story, kinds, where).head(15)
    return charts.bars(shown["name"], frequencies(story, shown, COUNTS[count]), count)


def frequencies(story: Story, shown: pd.DataFrame, per_thousand: bool) -> dict[str, list[float]]:
    """For each article the counts of the entities shown.

    Articles beyond the eighth are added up as "others".
    """
    words = dict(zip(story.letters.values(), story.articles["n_words"], strict=True))
    letters = list(words)
    counts = {letter: shown[letter].tolist() for letter in letters[:8]}
    if len(letters) > 8:
        counts["others"] = shown[letters[8:]].sum(axis=1).tolist()
    if not per_thousand:
        return counts
    sizes = words | {"others": sum(words[letter] for letter in letters[8:])}
    return {
        name: [1000 * n / max(sizes[name], 1) for n in values] for name, values in counts.items()
    }


def choice(shown: pd.DataFrame, selected: int | None) -> str:
    """The name whose mentions are listed: the selected row's, else one picked from the list."""
    options = shown["name"].tolist()
    if selected is not None and selected < len(options):
        return options[selected]
    return st.selectbox("Name", options, key="name", bind="query-params") or "" if options else ""


def in_context(story: Story, name: str) -> pd.DataFrame:
    """Every mention of a name with its sentence on both sides, cut to a line."""
    ids = story.entities["entity_id"][story.entities["name"] == name]
    found = story.mentions[story.mentions["entity_id"].isin(ids)].reset_index(drop=True)
    text = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    spans = [_sentence(story, row.article_id, row.start) for row in found.itertuples()]
    before = [
        text[row.article_id][max(start, row.start - _CONTEXT) : row.start]
        for row, (start, _) in zip(found.itertuples(), spans, strict=True)
    ]
    after = [
        text[row.article_id][row.stop : min(stop, row.stop + _CONTEXT)]
        for row, (_, stop) in zip(found.itertuples(), spans, strict=True)
    ]
    letters = found["article_id"].map(story.letters)
    return found.assign(
        letter=letters, before=pd.Series(before, dtype="str"), after=pd.Series(after, dtype="str")
    )


def _sentence(story: Story, article_id: str, at: int) -> tuple[int, int]:
    """The span of the sentence that holds a place."""
    table = story.sentences
    hit = table[(table["article_id"] == article_id) & (table["start"] <= at) & (at < table["stop"])]
    return (int(hit["start"].iloc[0]), int(hit["stop"].iloc[0])) if len(hit) else (at, at)


def where(story: Story, mention: pd.Series) -> dict[str, object]:
    """Settings of the reader that open a mention, beside the article nearest in wording."""
    article_id = mention["article_id"]
    group = next(ids for ids in story.clusters if article_id in ids)
    others = [one for one in [*group, *story.texts["article_id"]] if one != article_id]
    beside = {"b": story.letters[others[0]]} if others else {}
    return {
        "a": story.letters[article_id],
        "at": int(mention["start"]),
        "layers": "Names",
        **beside,
    }
