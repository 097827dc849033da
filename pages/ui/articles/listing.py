"""What the articles page lists: the texts, what is known of each, what does not work on it."""

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.text.legibility import limits
from pages.ui import keeping, kept, markup, standing, stories
from pages.ui.places import SHARE

VIEWS = ["Read and search", "Add articles", "Article details", SHARE]


def views() -> list[str]:
    """The views of the open story; one that somebody else shared is only read."""
    return VIEWS if stories.is_changeable() else VIEWS[:1]


HOW = """
A text is read by its byte-order mark, else as UTF-8, else as Windows Latin-1, else its encoding is
guessed, which is said; line ends are made equal, stray control characters are shown as \ufffd, and
nothing else is changed. A file is known by its content, whatever its name says. Of a web page the
article is taken, of a mail what is below its head, of a Word file with tracked changes two texts;
what was trimmed is shown before a text joins. A *word* is a run of letters or digits, joined by
apostrophes. In a search capitals, accents, line ends and the shape of quotation marks and dashes do
not matter; what you type is found inside longer words too. What a text does not state, such as its
outlet or its date, stays empty until you fill it in; a *byline* is what a file says of its author,
else a line near the top that begins with By. *Role* is your word for what a text is: findings of a
*draft* or of one that is *ours* come first; it never changes what is counted.
"""
COLUMNS = {
    "letter": st.column_config.TextColumn("letter", width="small"),
    "label": st.column_config.TextColumn("article", width="large"),
    "outlet": st.column_config.TextColumn("outlet"),
    "byline": st.column_config.TextColumn("byline"),
    "published": st.column_config.TextColumn("date"),
    "role": st.column_config.TextColumn("role"),
    "n_words": st.column_config.NumberColumn("words"),
    "n_sentences": st.column_config.NumberColumn("sentences"),
    "limits": st.column_config.TextColumn("what to know", width="large"),
}


def usual(story: Story) -> str:
    """The view that opens where a link names none: of a story without articles the form."""
    return VIEWS[0] if len(story.texts) or not stories.is_changeable() else VIEWS[1]


def summary(story: Story, name: str) -> str:
    """How much there is to read, and whose story it is."""
    if not len(story.texts):
        return markup.plain("This story holds no article yet. Add files or paste a text below.")
    words = markup.counted(int(story.articles["n_words"].sum()), "word")
    size = f"{markup.counted(len(story.texts), 'article')}, {words} in all."
    return markup.strong(size) + markup.plain(_kept(name))


def _kept(name: str) -> str:
    """Where an own story is kept."""
    if not stories.is_draft(name):
        return ""
    if not kept.keeps_stories():
        return f" This story is kept {standing.word(name)}."
    if not keeping.is_saved(name):
        return ""
    return " Every change is saved; the story is among your stories."


def listed(story: Story) -> pd.DataFrame:
    """The articles, each with its letter and what does not work on it."""
    return story.articles.assign(
        letter=story.articles["article_id"].map(story.letters),
        limits=pd.Series([limits(text) for text in story.articles["text"]], dtype="str"),
    )


def show_problems() -> None:
    """What was done last, and what could not be read, a sentence each; turns to the view for it.

    To be called above the choice of the view, which cannot be changed once it stands.
    """
    if view := st.session_state.get("next view", ""):
        st.session_state["view"] = view
    told, problems = st.session_state.get("told"), st.session_state.get("problems", [])
    if told:
        markup.notice(told)
    for problem in problems:
        markup.notice(problem, "ct-problem")
    if not keeping.runs_again(stories.asked_for()):
        for said in ("told", "problems", "next view"):
            st.session_state.pop(said, None)
