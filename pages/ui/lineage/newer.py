"""A newer version of an article, pasted: what it has that the article lacks, and nothing else.

The pasted text stays in this session: it is in no link, nobody else can open it, and it is gone
when the page is reloaded unless its editor adds it to the story.
"""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, ingest
from pages.ui import controls, markup, stories, tables
from pages.ui.articles import adding
from pages.ui.draft.asking import LONGEST
from pages.ui.lineage import ledger

TITLE = "A newer version has come in: see what is new in it"
KEPT = (
    "The text stays in this browser session: it is in no link, nobody else can open it, and it is "
    "gone when the page is reloaded, unless you add it to the story."
)
ANOTHER = "Fewer than half of its sentences answer that article: it may be another text."
OLD, NEW = "earlier", "newer"


class Pasted(NamedTuple):
    """A pasted text, and the article of which it is a newer version."""

    article_id: str
    text: str


def show(story: Story) -> None:
    """The form, and what is new in the text that was pasted last."""
    with st.expander(TITLE, expanded=_held() is not None):
        _ask(story)
        pasted = _held()
        if pasted is not None and pasted.article_id in story.letters:
            _shown(story, pasted)


def _ask(story: Story) -> None:
    one = controls.article(story, "A newer version of", "newer", 0)
    with st.form("newer version", border=False):
        text = st.text_area("Its text", height=160, max_chars=LONGEST)
        if st.form_submit_button("Show what is new") and text.strip():
            _all_held()[stories.asked_for()] = Pasted(one, text.strip())
    markup.paragraph(markup.plain(KEPT), "ct-note")


def _all_held() -> dict[str, Pasted]:
    """The texts pasted in this session, by story."""
    held: dict[str, Pasted] = st.session_state.setdefault("newer versions", {})
    return held


def _held() -> Pasted | None:
    return _all_held().get(stories.asked_for())


def _shown(story: Story, pasted: Pasted) -> None:
    table = _compared(story, pasted)
    letter = story.letters[pasted.article_id]
    markup.paragraph(markup.plain(ledger.told(table, letter, "the newer version")), "ct-note")
    if _is_another(table, pasted):
        markup.paragraph(markup.plain(ANOTHER), "ct-note")
    new = table[table["article_id"] == NEW]
    tables.show(new, table, f"newer version of {letter}", "sentence", ledger.COLUMNS)
    if stories.is_changeable() and st.button("Add the newer version to the story"):
        _add(story, pasted)


def _compared(story: Story, pasted: Pasted) -> pd.DataFrame:
    """What is new and what was cut; of the text pasted last it is kept in this session."""
    known = st.session_state.get("compared version")
    if known is None or known[0] != (story.key, pasted):
        with st.spinner("Comparing both versions"):
            known = ((story.key, pasted), compared(story, pasted))
        st.session_state["compared version"] = known
    table: pd.DataFrame = known[1]
    return table


def compared(story: Story, pasted: Pasted) -> pd.DataFrame:
    """`schema.Update` rows of an article and a newer version of it, each with its letter."""
    texts = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    both = {"article_id": [OLD, NEW], "text": [texts[pasted.article_id], pasted.text]}
    table = Story(pd.DataFrame(both), story.params).updates(OLD, NEW)
    letters = {OLD: story.letters[pasted.article_id], NEW: "new"}
    return table.assign(letter=table["article_id"].map(letters))


def _is_another(table: pd.DataFrame, pasted: Pasted) -> bool:
    """Whether most of a pasted text, by its letters, stands nowhere in the article."""
    fresh = table.loc[table["change"] == "new", "text"].str.len().sum()
    return bool(fresh * 2 > len(pasted.text))


def _add(story: Story, pasted: Pasted) -> None:
    taken = set(story.texts["article_id"])
    label = f"{story.letters[pasted.article_id]}, newer version"
    row = {"article_id": ingest.unused("newer", taken), "label": label, "text": pasted.text}
    articles = pd.concat([story.texts, pd.DataFrame([row])]).fillna("")
    name = stories.asked_for()
    _all_held().pop(name, None)
    adding.open_articles(articles, name, "The newer version was added to the story.")
