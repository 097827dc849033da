"""A story taken away and opened again as one file, or all its tables taken away as CSV."""

import re
from contextlib import suppress

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import Story, store
from analysis.decisions import Decisions, Mark, Step
from analysis.errors import MissingModel, UnreadableStory
from analysis.export import notes, zip_bytes
from analysis.ingest import UNNAMED, unused
from analysis.story import TABLES
from analysis.text.visible import visible
from pages.ui import cached, decisions, failing, files, markup, shell, stories
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

_LARGEST = min(store.MAX_FILE // 1_000_000, st.get_option("server.maxUploadSize"))
"""Megabytes: what the server does not take cannot be promised."""
LIMITS = (
    f"One .zip of up to {_LARGEST} MB that was downloaded here. It opens as a story of your own, "
    "with its texts and their details, names merged and split, marks and notes. The story "
    "that is open now stays as it is."
)
_LONG = 500_000
"""Characters of a story whose file is made as soon as its button is drawn: about 25 ms."""


def take_away(story: Story, name: str) -> None:
    """Two buttons: the story file, and all tables, which are made when they are asked for."""
    shell.section("Download this story")
    made, texts = decisions.current(name), story.texts
    markup.paragraph(
        markup.plain(f"The story file holds {_held(len(texts), made)}. It is opened again under ")
        + markup.strong(desk.VIEWS[1])
        + markup.plain(", here or on another desk, and anybody who has it can read the texts."),
        "ct-note",
    )
    if why := store.too_large(texts):
        markup.paragraph(markup.plain(f"There is no story file of these texts. {why}"), "ct-note")
    with st.container(horizontal=True):
        if not why:
            _story_file(story, made, _file(name))
        told = files.prepared(
            "All tables, a zip of CSV",
            story.key,
            lambda tell: all_tables(story, tell),
            f"{_file(name)}-tables",
            "zip",
        )
    files.tell([told])


def _story_file(story: Story, made: Decisions, stem: str) -> None:
    """The button of the story file; only long texts take a first press."""
    label, decided = "Download this story", (made.steps, tuple(made.marks.items()), made.title)
    if story.texts["text"].str.len().sum() <= _LONG:
        files.button(label, cached.view(story, _packed, *decided), stem, "zip")
        return
    of = (story.key, *decided)
    files.prepared(label, of, lambda _: _packed(story, *decided), stem, "zip")


def _packed(
    story: Story, steps: tuple[Step, ...], marks: tuple[tuple[str, Mark], ...], title: str
) -> files.File:
    return files.file(store.pack(story.texts, Decisions(steps, dict(marks), title)))


def _file(name: str) -> str:
    """The first part of the names of a story's files, after copytaster."""
    return re.sub(r"[^a-z0-9]+", "-", stories.title(name).lower()).strip("-") or "story"


def _held(n: int, made: Decisions) -> str:
    """What a story file holds, in words."""
    counts = {"text": n, "decision": len(made.steps), "mark": len(made.marks)}
    return markup.listed([markup.counted(n, noun) for noun, n in counts.items() if n])


def all_tables(story: Story, tell: files.Tell) -> files.File:
    """Every table that can be made, as CSV in one zip; it says which cannot, and why."""
    every = len(story.texts)
    with suppress(MissingModel):
        failing.make(story, (), lambda done, _: tell(done / every, f"{done} of {every} read"))
    tables: dict[str, pd.DataFrame] = {}
    failed: dict[str, str] = {}
    for n, name in enumerate(TABLES):
        tell(n / len(TABLES), f"Table {n + 1} of {len(TABLES)}: {name.replace('_', ' ')}")
        with failing.told(failed, name):
            tables[name] = failing.table(story, name)
    tell(1.0, "Packing them")
    missing = list(dict.fromkeys(failed.values()))
    return files.file(zip_bytes(tables, notes(tables, failed)), " ".join(missing))


def opener() -> None:
    """The place where a story file is chosen and opened."""
    shell.section("Open a story file")
    markup.paragraph(LIMITS, "ct-note")
    with st.form("open story", border=False, clear_on_submit=True):
        file = st.file_uploader("Story file", type=["zip"], max_upload_size=_LARGEST)
        if st.form_submit_button("Open this story file"):
            _open(file)


def _open(file: UploadedFile | None) -> None:
    """Opens what could be read as a new story of one's own; says what could not."""
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
