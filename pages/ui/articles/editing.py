"""The details of each article of an own story, edited; articles taken out of it."""

import pandas as pd
import streamlit as st

from analysis import ingest
from analysis.decisions import LONGEST_TITLE
from analysis.errors import UnreadableDate
from pages.ui import decisions, markup, shell, stories
from pages.ui.articles import adding as intake
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

_COLUMNS = ["article_id", "label", "outlet", "title", "byline", "published", "url", "role"]


def copy(name: str) -> None:
    """Opens a copy of a shipped story as an own one, to be edited.

    The decisions made on it go with it.
    """
    story, _ = stories.opened(name)
    kept = stories.new_draft(story.texts.copy())
    decisions.keep(kept, decisions.current(name).call(f"{stories.title(name)}, copy"))
    st.session_state["next view"] = desk.VIEWS[2]
    st.switch_page(ARTICLES.file, query_params=shell.link(kept))


def edit(name: str) -> None:
    """Label, outlet, title, byline, date, address and role of each article, to be edited.

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
    known = stories.drafts()[name].reindex(columns=[*_COLUMNS, "text"]).fillna("").astype("str")
    called = known["article_id"].map(_called(name))
    changed = _editor(known[_COLUMNS].assign(article=called, remove=False), name)
    markup.paragraph(
        "A date is written as 2024-11-23. What stays empty counts as unknown. Nothing changes "
        "until the changes are kept.",
        "ct-note",
    )
    if st.button("Keep these changes"):
        _keep(known, changed, name)


def _called(name: str) -> dict[str, str]:
    """What each article is called on screen, by its article_id."""
    story, _ = stories.opened(name)
    labels = zip(story.articles["article_id"], story.articles["label"], strict=True)
    return {one: f"{story.letters[one]} · {label}" for one, label in labels}


def _editor(known: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table to edit; after each keeping a new one, so that no earlier change comes back."""
    words = {"max_chars": ingest.MAX_LETTERS}
    return st.data_editor(
        known,
        hide_index=True,
        disabled=["article", "article_id"],
        key=f"edit {name} {st.session_state.get('kept', 0)}",
        column_config={
            "article": st.column_config.TextColumn("article", width="medium"),
            "article_id": st.column_config.TextColumn("file or name", width="small"),
            "label": st.column_config.TextColumn("label", width="small", **words),
            "outlet": st.column_config.TextColumn("outlet", **words),
            "title": st.column_config.TextColumn("headline", **words),
            "byline": st.column_config.TextColumn("byline", **words),
            "published": st.column_config.TextColumn("date", **words),
            "url": st.column_config.TextColumn("address", **words),
            "role": st.column_config.SelectboxColumn("role", options=[*ingest.ROLES]),
            "remove": st.column_config.CheckboxColumn("take out", width="small"),
        },
        column_order=["article", *_COLUMNS[1:3], "published", "role", "title", "byline", "url",
                      "article_id", "remove"],
    )  # fmt: skip


def _keep(known: pd.DataFrame, changed: pd.DataFrame, name: str) -> None:
    """Keeps what was changed; a date that is none stays as it was and is told."""
    dates = list(zip(changed["published"], known["published"], strict=True))
    problems: list[str] = []
    kept = changed.fillna("").assign(
        text=known["text"], published=[_dated(new, old, problems) for new, old in dates]
    )
    kept = kept[~changed["remove"].astype(bool)].drop(columns=["article", "remove"])
    st.session_state["kept"] = st.session_state.get("kept", 0) + 1
    n = len(known) - len(kept)
    out = f" {markup.counted(n, 'article was', 'articles were')} taken out." if n else ""
    told = f"The changes are kept.{out}"
    intake.open_articles(kept.reset_index(drop=True), name, told, problems, view=2)


def _dated(new: str | None, old: str, problems: list[str]) -> str:
    """The new date as one that sorts; the old one when it is none."""
    if not new or new == old:
        return new or ""
    try:
        return ingest.iso_date(new)
    except UnreadableDate as error:
        problems.append(f"{error} The date was left as it was.")
        return old


def _call(name: str) -> None:
    """Asks what the story is called; the name stands in the menu, and goes into its file."""
    key = f"call {name}"
    st.session_state[key] = decisions.current(name).title
    st.text_input(
        "What to call this story",
        max_chars=LONGEST_TITLE,
        placeholder=stories.title(name),
        key=key,
        on_change=_called_so,
        args=(name, key),
    )


def _called_so(name: str, key: str) -> None:
    """Keeps what was typed, before the page is drawn with it."""
    decisions.call(name, st.session_state[key])
