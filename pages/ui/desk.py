"""What the articles page does.

It lists and searches the texts, takes new ones in and lets their metadata be edited.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import Story
from analysis.decisions import LONGEST_TITLE
from analysis.errors import UnreadableArticle
from analysis.ingest import ROLES, article_from_bytes
from analysis.legibility import limits
from pages.ui import decisions, markup, shell, stories
from pages.ui.places import ARTICLES

MOST_ARTICLES = 200
"""Articles in a story made here; more belong in a folder on the server."""

VIEWS = ["Read and search", "Add articles", "What is known of each"]

LIMITS = (
    f"Plain text files (.txt) of up to 5 MB each, {MOST_ARTICLES} articles in all. They stay in "
    "this browser session only: nobody else can open them, a link to them opens here only, and "
    "they are gone when the page is reloaded or the server restarts. Download the story file below "
    "before you leave; it opens again here."
)
HOW = """
A text is read as UTF-8, else as Windows Latin-1, else its encoding is guessed; line ends are made
equal and nothing else is changed. A *word* is a run of letters or digits, joined by apostrophes.
What a text does not state, such as its outlet or its date, stays empty until you fill it in. *Role*
is your word for what a text is; it never changes what is counted.
"""
COLUMNS = {
    "letter": st.column_config.TextColumn("letter", width="small"),
    "label": st.column_config.TextColumn("article", width="large"),
    "outlet": st.column_config.TextColumn("outlet"),
    "published": st.column_config.TextColumn("date"),
    "role": st.column_config.TextColumn("role"),
    "n_words": st.column_config.NumberColumn("words"),
    "n_sentences": st.column_config.NumberColumn("sentences"),
    "n_hits": st.column_config.NumberColumn("found"),
    "limits": st.column_config.TextColumn("what to know", width="large"),
}


def summary(story: Story, name: str) -> str:
    """How much there is to read, and whose story it is."""
    if not len(story.texts):
        return markup.plain("This story holds no article yet. Add text files or paste one below.")
    words = markup.counted(int(story.articles["n_words"].sum()), "word")
    size = f"{markup.counted(len(story.texts), 'article')}, {words} in all."
    own = " This story is kept in this browser session only." if stories.is_draft(name) else ""
    return markup.strong(size) + markup.plain(own)


def listed(story: Story, words: str) -> pd.DataFrame:
    """The articles that hold the words; all of them where no words are given.

    Each has how often it holds them, and what does not work on it.
    """
    table = story.articles.assign(
        letter=story.articles["article_id"].map(story.letters),
        n_hits=[_count(text, words) for text in story.articles["text"]],
        limits=pd.Series([limits(text) for text in story.articles["text"]], dtype="str"),
    )
    return table[table["n_hits"] > 0].reset_index(drop=True) if words else table


def _count(text: str, words: str) -> int:
    return len(re.findall(re.escape(words), text, re.IGNORECASE)) if words else 0


def found(table: pd.DataFrame, words: str) -> str:
    """How often the words were found."""
    hits = markup.counted(int(table["n_hits"].sum()), "time")
    return markup.said(words) + markup.plain(
        f" stands {hits} in {markup.counted(len(table), 'article')}."
    )


def read(story: Story, article_id: str, words: str) -> None:
    """One text as it is, the words searched for marked."""
    row = story.articles[story.articles["article_id"] == article_id].iloc[0]
    why = limits(row["text"])
    known = " · ".join(filter(None, [summary_line(row), row["url"]]))
    markup.paragraph(markup.plain(known), "ct-note")
    if why:
        markup.paragraph(markup.plain(f"This text {why}."), "ct-note")
    markup.article(row["text"], words)


def summary_line(row: pd.Series) -> str:
    """Outlet, date and length of an article."""
    return " · ".join(
        [
            row["outlet"] or "outlet not stated",
            row["published"] or "date not stated",
            markup.counted(row["n_words"], "word"),
        ]
    )


def show_problems() -> None:
    """What was opened last, and what could not be read of it, a sentence each."""
    if told := st.session_state.pop("told", ""):
        st.success(markup.literal(told))
    for problem in st.session_state.pop("problems", []):
        st.warning(markup.literal(problem))


def add(name: str, files: Sequence[UploadedFile], pasted: str, label: str) -> None:
    """Adds what could be read to the story of this session and opens it.

    Where this session has none, one is made.
    """
    rows, problems = _read(files)
    if pasted.strip():
        rows.append(
            {"article_id": label.strip() or "pasted", "text": pasted, "label": label.strip()}
        )
    st.session_state["problems"] = problems
    if not rows:
        if not problems:
            st.session_state["problems"] = [
                "Nothing was added: choose a file or paste a text first."
            ]
        st.rerun()
    before = stories.drafts()[name] if stories.is_draft(name) else stories.empty_articles()
    articles = pd.concat([before, _distinct(rows, set(before["article_id"]))], ignore_index=True)
    if len(articles) > MOST_ARTICLES:
        st.session_state["problems"].append(
            f"A story made here holds {MOST_ARTICLES} articles; "
            f"{len(articles) - MOST_ARTICLES} were left out."
        )
    open_articles(articles.head(MOST_ARTICLES), name if stories.is_draft(name) else None)


def _read(files: Sequence[UploadedFile]) -> tuple[list[dict[str, str]], list[str]]:
    rows, problems = [], []
    for file in files:
        try:
            rows.append(
                {
                    "article_id": PurePath(file.name).stem,
                    "text": article_from_bytes(file.getvalue(), file.name),
                }
            )
        except UnreadableArticle as error:
            problems.append(str(error))
    return rows, problems


def _distinct(rows: list[dict[str, str]], taken: set[str]) -> pd.DataFrame:
    """The rows with a number behind every article_id that stands already."""
    for row in rows:
        plain, n = row["article_id"], 2
        while row["article_id"] in taken:
            row["article_id"], n = f"{plain}-{n}", n + 1
        taken.add(row["article_id"])
    return pd.DataFrame(rows)


def open_articles(articles: pd.DataFrame, name: str | None) -> None:
    """Opens articles as the session's story of that name, as a new one when there is none."""
    if name:
        stories.drafts()[name] = articles
    else:
        name = stories.new_draft(articles)
    st.switch_page(ARTICLES.file, query_params=shell.link(name))


def copy(name: str) -> None:
    """Opens a copy of a shipped story as one of this session, to be edited.

    The decisions made on it go with it.
    """
    story, _ = stories.opened(name)
    kept = stories.new_draft(story.texts.copy())
    decisions.keep(kept, decisions.current(name).call(f"{stories.title(name)}, copy"))
    st.switch_page(ARTICLES.file, query_params=shell.link(kept))


def edit(name: str) -> None:
    """Label, outlet, title, date, address and role of each article, to be edited.

    A ticked article leaves the story.
    """
    if not stories.is_draft(name):
        markup.paragraph(
            "This story is shared by all who open it, so it is not edited in place. "
            "Edit a copy of your own.",
            "ct-note",
        )
        if st.button("Make a copy to edit"):
            copy(name)
        return
    _call(name)
    columns = ["article_id", "label", "outlet", "title", "published", "url", "role"]
    known = stories.drafts()[name].reindex(columns=[*columns, "text"]).fillna("").astype("str")
    changed = st.data_editor(
        known[columns].assign(remove=False),
        hide_index=True,
        disabled=["article_id"],
        key=f"edit {name} {len(known)}",
        column_config={
            "role": st.column_config.SelectboxColumn(options=[*ROLES]),
            "published": st.column_config.TextColumn("date"),
        },
    )
    if st.button("Keep these changes"):
        kept = changed.assign(text=known["text"])[~changed["remove"].astype(bool)].drop(
            columns="remove"
        )
        open_articles(kept.fillna("").reset_index(drop=True), name)


def _call(name: str) -> None:
    """Asks what the story is called; the name stands in the menu, and goes into its file."""
    before = decisions.current(name).title
    said = st.text_input(
        "What to call this story",
        value=before,
        max_chars=LONGEST_TITLE,
        placeholder=stories.title(name),
        key=f"call {name}",
    )
    decisions.call(name, said)
    if decisions.current(name).title != before:
        st.rerun()
