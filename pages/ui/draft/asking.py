"""Which text is checked: one that is pasted, kept in this session alone, or an article.

A pasted text is in no link and in nothing that sessions share; it is gone when the page is reloaded
unless its editor adds it to the story.
"""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story, draft, ingest
from pages.ui import cached, controls, markup, stories
from pages.ui.articles import adding

WAYS = ["A text I paste", "An article of the story"]
LONGEST = 40_000
"""Characters of a pasted text, some 7,000 words: about as much as is checked within ten seconds."""
TABLES = ("mentions", "quotations")
"""What a story has made before a draft is held against it."""
KEPT = (
    "The text stays in this browser session: it is in no link, nobody else can open it, and it is "
    "gone when the page is reloaded. It counts as no article anywhere."
)


class Asked(NamedTuple):
    """What is to be checked: a pasted text, or an article by its id; neither: nothing yet."""

    text: str = ""
    article_id: str = ""


def ask(story: Story) -> Asked:
    """The settings at the top of the page."""
    way = controls.choice("Check", WAYS if len(story.texts) > 1 else WAYS[:1], key="check")
    if way == WAYS[1]:
        return Asked(article_id=controls.article(story, "Article", "article", _first(story)))
    return Asked(pasted("The text to be passed", "Check it"))


def _first(story: Story) -> int:
    """The place of the first article that is a draft, else of the first."""
    roles = story.texts["role"].tolist()
    return roles.index(draft.DRAFT) if draft.DRAFT in roles else 0


def _held() -> dict[str, str]:
    """The texts pasted in this session, by story."""
    return st.session_state.setdefault("pasted drafts", {})


def held() -> str:
    """The text that was pasted in this session beside the open story; empty for none."""
    return _held().get(stories.asked_for(), "").strip()


def pasted(label: str, button: str) -> str:
    """The form for a text, and the text that was sent last; both of our own words."""
    name = stories.asked_for()
    with st.form("draft", border=False):
        text = st.text_area(label, _held().get(name, ""), height=200, max_chars=LONGEST)
        if st.form_submit_button(button):
            _held()[name] = text
    markup.paragraph(KEPT, "ct-note")
    return held()


def checks(story: Story, asked: Asked) -> pd.DataFrame:
    """The checks (`schema.DraftCheck` rows); of a pasted text they are kept in this session."""
    if asked.article_id:
        return cached.view(story, _of_article, asked.article_id)
    key = (story.key, asked.text)
    known = st.session_state.get("checked draft")
    if known is None or known[0] != key:
        known = (key, story.checked(asked.text))
        st.session_state["checked draft"] = known
    table: pd.DataFrame = known[1]
    return table


def _of_article(story: Story, article_id: str) -> pd.DataFrame:
    return story.checked(article_id=article_id)


def text_of(story: Story, asked: Asked) -> str:
    """The text that is checked."""
    if not asked.article_id:
        return asked.text
    return dict(zip(story.texts["article_id"], story.texts["text"], strict=True))[asked.article_id]


def save(story: Story, asked: Asked) -> None:
    """The button that puts a pasted text into the story, as a draft."""
    if asked.article_id or not stories.is_changeable():
        return
    if not st.button("Add to the story as a draft"):
        return
    name = stories.asked_for()
    taken = set(story.texts["article_id"])
    row = {"article_id": ingest.unused(draft.DRAFT, taken), "label": "My draft"}
    new = pd.DataFrame([{**row, "text": asked.text, "role": draft.DRAFT}])
    articles = pd.concat([story.texts, new]).fillna("")
    _held().pop(name, None)
    adding.open_articles(articles, name, "Your draft was added to the story.")


def nothing(story: Story) -> None:
    """What the page says before there is a text."""
    n = markup.counted(int((story.texts["role"] != draft.DRAFT).sum()), "article")
    markup.paragraph(
        f"Paste the text that is to be passed: it is held against the {markup.strong(n)} of this "
        "story, quotation by quotation, figure by figure, name by name."
    )
