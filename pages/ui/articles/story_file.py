"""A story taken away and opened again as one file; all its tables, or all evidence, in a zip."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import Story, store
from analysis.decisions import Decisions, Mark, Step
from analysis.errors import MissingModel, UnreadableStory
from analysis.export import Material, notes, pack, too_large, zip_bytes
from analysis.ingest import UNNAMED, unused
from analysis.story import TABLES
from analysis.text.visible import visible
from pages.ui import cached, decisions, failing, files, markup, shell, stories
from pages.ui.articles import listing as desk
from pages.ui.places import ARTICLES

_LARGEST = min(store.MAX_FILE // 1_000_000, st.get_option("server.maxUploadSize"))
"""Megabytes: what the server does not take cannot be promised."""
LIMITS = (
    f"One .zip of up to {_LARGEST} MB that was downloaded here: a story file or an evidence pack. "
    "It opens as a story of your own, with its texts and their details, names merged and split, "
    "marks and notes. The story that is open now stays as it is."
)
_EVIDENCE = (
    "The evidence pack is a zip to hand on or to keep: the findings as a page to read and to print "
    "(brief.html), with your marks and notes; all tables; the settings; and the story file. It "
    "opens again like a story file."
)
_LONG = 500_000
"""Characters of a story whose file is made as soon as its button is drawn: about 25 ms."""


def take_away(story: Story, name: str) -> None:
    """The story file, and all tables and all evidence, which are made when they are asked for."""
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
        more = files.prepared(
            "Evidence pack",
            (story.key, stories.title(name), date.today(), *_decided(made)),
            lambda tell: evidence(story, stories.title(name), made, tell),
            f"{_file(name)}-evidence",
            "zip",
        )
    markup.paragraph(markup.plain(_EVIDENCE), "ct-note")
    files.tell([told, more])


def _story_file(story: Story, made: Decisions, stem: str) -> None:
    """The button of the story file; only long texts take a first press."""
    label, decided = "Download this story", _decided(made)
    if story.texts["text"].str.len().sum() <= _LONG:
        files.button(label, cached.view(story, _packed, *decided), stem, "zip")
        return
    of = (story.key, *decided)
    files.prepared(label, of, lambda _: _packed(story, *decided), stem, "zip")


def _decided(made: Decisions) -> tuple[tuple[Step, ...], tuple[tuple[str, Mark], ...], str]:
    """What was decided, as what a file is made of."""
    return made.steps, tuple(made.marks.items()), made.title


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
    tables, failed = _every(story, tell)
    return files.file(zip_bytes(tables, notes(tables, failed)), _missing(failed))


def evidence(story: Story, title: str, made: Decisions, tell: files.Tell) -> files.File:
    """The evidence pack of a story as it is now; it says what is missing."""
    tables, failed = _every(story, tell)
    held = Material(title, date.today(), story.texts, story.params, made, tables, failed)
    packed = pack(held)
    return files.file(packed, " ".join(filter(None, [_missing(failed), too_large(packed)])))


def _every(story: Story, tell: files.Tell) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Every table that can be made, and a sentence for each that cannot."""
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
    return tables, failed


def _missing(failed: Mapping[str, str]) -> str:
    return " ".join(dict.fromkeys(failed.values()))


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
