"""A story taken away and opened again as one file, or all its tables taken away as CSV."""

import re

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import Story, store
from analysis.decisions import Decisions
from analysis.errors import MissingModel, UnreadableStory
from analysis.export import zip_bytes
from analysis.ingest import UNNAMED, unused
from analysis.story import TABLES
from analysis.text.visible import visible
from pages.ui import decisions, markup, shell, stories
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

_LARGEST = min(store.MAX_FILE // 1_000_000, st.get_option("server.maxUploadSize"))
"""Megabytes: what the server does not take cannot be promised."""
LIMITS = (
    f"One .zip of up to {_LARGEST} MB that was downloaded here. It opens as a story of your own, "
    "with its texts and their details, names merged and split, marks and notes. The story "
    "that is open now stays as it is."
)


def take_away(story: Story, name: str) -> None:
    """Two buttons: the story file and all tables; nothing is computed before one is pressed."""
    shell.section("Download this story")
    made, texts, file = decisions.current(name), story.texts, _file(name)
    markup.paragraph(
        markup.plain(f"The story file holds {_held(len(texts), made)}. It is opened again under ")
        + markup.strong(desk.VIEWS[1])
        + markup.plain(", here or on another desk, and anybody who has it can read the texts."),
        "ct-note",
    )
    if why := store.too_large(texts):
        markup.paragraph(markup.plain(f"There is no story file of these texts. {why}"), "ct-note")
    with st.container(horizontal=True):
        st.download_button(
            "Download this story",
            lambda: store.pack(texts, made),
            f"{file}.zip",
            "application/zip",
            on_click="ignore",
            disabled=bool(why),
        )
        st.download_button(
            "All tables, a zip of CSV",
            lambda: all_tables(story),
            f"{file}-tables.zip",
            "application/zip",
            on_click="ignore",
            help="Every table is made first; 100 articles take about a minute.",
        )


def _file(name: str) -> str:
    known = re.sub(r"[^a-z0-9]+", "-", stories.title(name).lower()).strip("-")
    return f"copytaster-{known or 'story'}"


def _held(n: int, made: Decisions) -> str:
    """What a story file holds, in words."""
    counts = {"text": n, "decision": len(made.steps), "mark": len(made.marks)}
    return markup.listed([markup.counted(n, noun) for noun, n in counts.items() if n])


def all_tables(story: Story) -> bytes:
    """Every table as CSV in one zip; without the language model those that need it are left out."""
    tables: dict[str, pd.DataFrame] = {}
    for name in TABLES:
        try:
            tables[name] = getattr(story, name)
        except MissingModel:
            continue
    return zip_bytes(tables)


def opener() -> None:
    """The place where a story file is chosen and opened."""
    shell.section("Open a story file")
    markup.paragraph(LIMITS, "ct-note")
    with st.form("open story", border=False, clear_on_submit=True):
        file = st.file_uploader("Story file", type=["zip"], max_upload_size=_LARGEST)
        if st.form_submit_button("Open this story file"):
            _open(file)


def _open(file: UploadedFile | None) -> None:
    """Opens what could be read as a new story of this session; says what could not."""
    if file is None:
        _say("Nothing was opened: choose a story file first.")
        return
    try:
        articles, made, problems = store.unpack(file.getvalue())
    except UnreadableStory as error:
        _say(str(error))
        return
    name = stories.new_draft(_visible(articles))
    decisions.keep(name, made)
    st.session_state["problems"] = problems["problem"].tolist()
    st.session_state["told"] = f"The story file is open: {_held(len(articles), made)}."
    st.switch_page(ARTICLES.file, query_params=shell.link(name))


def _visible(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles under names without what nobody sees, each still under one of its own."""
    names: dict[str, None] = {}
    for name in articles["article_id"]:
        names[unused(visible(name) or UNNAMED, names)] = None
    return articles.assign(article_id=[*names])


def _say(problem: str) -> None:
    st.session_state["problems"] = [problem]
    st.rerun()
