"""What the entities page lists: names, how often each stands where, and its other forms."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, markup

TYPES = {
    "people": "PERSON",
    "organisations": "ORG",
    "countries and cities": "GPE",
    "other places": "LOC",
    "groups of people": "NORP",
}
KINDS = {code: kind for kind, code in TYPES.items()}
"""The words on screen for the types of the tables."""
WHERE = ["All", "In all articles", "In one article only"]
COUNTS = {"Times named": False, "Times named per 1,000 words": True}
_LETTERED = 12
"""Up to this many articles each has a column of its own; else a name lists those that have it."""

NEAR_COLUMNS = {
    "name_a": st.column_config.TextColumn("name"),
    "name_b": st.column_config.TextColumn("and name"),
    "kind": st.column_config.TextColumn("type"),
    "reason": st.column_config.TextColumn("why they may be one", width="large"),
}
HOW = """
Names of people, organisations, places and groups of people are found by spaCy's small English
model, then joined inside the story: a surname alone is the one person of that surname, initials
stand for the name they abbreviate, titles and possessives are no part of a name. One entity has one
type, by the majority of its mentions. **Nearly identical names are never joined silently**; they
are listed for an editor. What an editor merges or splits overrides these rules, shows in every
table and CSV of the story, and can be undone, the last step first. The model reads English only and
misses or mistypes about one name in ten: a name that is not listed may still be in the text.
"""


class Asked(NamedTuple):
    """Which names are asked for: kinds, where they stand, the one article meant, and the count."""

    kinds: tuple[str, ...] = tuple(TYPES)
    where: str = WHERE[0]
    only: str = ""
    is_rate: bool = False


def asked(story: Story) -> Asked:
    """The settings of the page, each kept in the address."""
    kinds = controls.several("Types", list(TYPES), key="types")
    with st.container(horizontal=True, gap="medium"):
        where = controls.choice("Show", WHERE, key="where")
        only = where == WHERE[2] and controls.letter(story, "Which article", "in", "any article")
        count = controls.choice("Count", list(COUNTS), key="per")
    return Asked(tuple(kinds), where, only or "", COUNTS[count])


def every(story: Story) -> pd.DataFrame:
    """All entities, with how often each stands in each article."""
    return table(story, Asked())


def table(story: Story, wanted: Asked) -> pd.DataFrame:
    """The entities asked for: kind in words, the articles that have each, a column per article."""
    found = story.entities[story.entities["type"].map(KINDS).isin(wanted.kinds)]
    if wanted.where == WHERE[1]:
        found = found[found["n_articles"] == len(story.texts)]
    if wanted.where == WHERE[2]:
        found = found[found["n_articles"] == 1]
    counts = cached.view(story, _counts).reindex(found["entity_id"], fill_value=0)
    if wanted.only:
        found = found[(counts[wanted.only] > 0).to_numpy()]
        counts = counts.reindex(found["entity_id"])
    held = _holders(counts)
    if wanted.is_rate:
        counts = rates(story, counts)
    named = found.assign(
        kind=found["type"].map(KINDS), forms=found["aliases"].str.replace(" | ", ", ", regex=False)
    )
    return pd.concat([each.reset_index(drop=True) for each in (named, held, counts)], axis=1)


def _counts(story: Story) -> pd.DataFrame:
    """Entities x article letters: how often each is named where."""
    counts = story.mentions.pivot_table(
        index="entity_id", columns="article_id", aggfunc="size", fill_value=0
    )
    return (
        counts.reindex(columns=story.texts["article_id"], fill_value=0)
        .rename(columns=story.letters)
        .astype("int64")
    )


def _holders(counts: pd.DataFrame) -> pd.Series:
    """The letters of the articles that have each name, in a row."""
    letters = counts.columns.to_numpy()
    held = [" ".join(letters[row > 0]) for row in counts.to_numpy()]
    return pd.Series(held, index=counts.index, name="stands_in", dtype="str")


def rates(story: Story, counts: pd.DataFrame) -> pd.DataFrame:
    """Counts (rows x article letters) as times per 1,000 words of each article."""
    words = story.articles["n_words"].clip(lower=1).to_numpy()
    return (counts * 1000 / words).round(2)


def columns(story: Story, wanted: Asked) -> dict[str, object]:
    """The columns on screen: name, type, other forms, how often, and where."""
    fixed = {
        "name": st.column_config.TextColumn("name", help="Select a row to see every mention below"),
        "kind": st.column_config.TextColumn("type"),
        "forms": st.column_config.TextColumn("other forms", width=200),
        "n_mentions": st.column_config.NumberColumn("times"),
    }
    if wanted.where == WHERE[2]:
        return fixed | {"stands_in": st.column_config.TextColumn("only in")}
    fixed["n_articles"] = st.column_config.NumberColumn("articles")
    if len(story.letters) > _LETTERED:
        return fixed | {"stands_in": st.column_config.TextColumn("stands in", width="medium")}
    look = "%.1f" if wanted.is_rate else "%d"
    return fixed | {
        letter: st.column_config.NumberColumn(letter, format=look, width=52)
        for letter in story.letters.values()
    }


def summary(story: Story, wanted: Asked) -> str:
    """How many names were asked for, and where they stand, in a sentence."""
    shown = cached.view(story, table, wanted)
    if not len(story.entities):
        return markup.plain("No names were found. The finder reads English only.")
    if wanted.where == WHERE[2]:
        return _only_once(shown, wanted.only)
    if shown.empty:
        return markup.plain("No name of these types stands there. Choose more types above.")
    common = shown[shown["n_articles"] == len(story.texts)]["name"].tolist()
    if len(story.texts) == 1:
        return markup.strong(f"{markup.counted(len(shown), 'name')} in this article.")
    everywhere = f"{markup.some(common, 6)} in all articles" if common else "none in all articles"
    single = int((shown["n_articles"] == 1).sum())
    count = markup.counted(len(shown), "name")
    return markup.strong(f"{count}: {everywhere}; {single} in one article only.")


def _only_once(shown: pd.DataFrame, only: str) -> str:
    """What stands in one article only: which names, or how many in which article."""
    place = f"only in {only}" if only else "in one article only"
    if shown.empty:
        return markup.plain(f"No name of these types stands {place}.")
    stand = "stands" if len(shown) == 1 else "stand"
    count = f"{markup.counted(len(shown), 'name')} {stand} {place}"
    if only:
        return markup.strong(f"{count}: {markup.some(shown['name'].tolist(), 6)}.")
    by_article = shown["stands_in"].value_counts(sort=False)
    told = [f"{n} in {letter}" for letter, n in by_article.items()]
    return markup.strong(f"{count}: {markup.some(told, 12)}.")


def choice(shown: pd.DataFrame, selected: int | None) -> str:
    """The name whose mentions are listed, in the address too: the row just selected, or another."""
    options = shown["name"].drop_duplicates().tolist()
    if not options:
        return ""
    is_new = selected is not None and selected != st.session_state.get("row of names")
    if is_new and selected < len(shown):
        st.session_state["name"] = shown["name"].iloc[selected]
    st.session_state["row of names"] = selected
    return st.selectbox("Name", options, key="name", bind="query-params") or ""


def told(story: Story, name: str) -> str:
    """One name in a sentence: what it is, how often it stands, and every form with its count."""
    found = story.entities[story.entities["name"] == name]
    surfaces = story.mentions[story.mentions["entity_id"].isin(found["entity_id"])]["surface"]
    kinds = markup.listed(found["type"].map(KINDS).drop_duplicates().tolist())
    times = markup.counted(int(found["n_mentions"].sum()), "time")
    where = markup.counted(int(found["n_articles"].max()), "article")
    forms = [f"{markup.said(form)} {n}" for form, n in _forms(surfaces).items()]
    return (
        markup.strong(name)
        + markup.plain(f", under {kinds}: {times} in {where}. Written as ")
        + f"{', '.join(forms)}."
    )


def _forms(surfaces: pd.Series) -> Mapping[str, int]:
    """Each form of a name with its count, white space made even, the most frequent first."""
    even = surfaces.str.split().str.join(" ")
    return even.value_counts().sort_index().sort_values(ascending=False, kind="stable").to_dict()
