"""What the side by side page shows: two articles, or one base and what the others make of it, in the reader."""

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, markup, shell, summaries
from pages.ui.reader import base_payload, pair_payload, reader

MODES = ["Two articles", "One article and all others"]
_NAMES = "Names"


def pair(story: Story) -> None:
    """Two articles side by side."""
    one, two = controls.two_articles(story, "Left", "Right")
    shell.heading(f"{story.letters[one]} beside {story.letters[two]}")
    if one == two:
        markup.paragraph("This is the same article twice. Choose another on one side.", "ct-note")
        return
    markup.paragraph(summaries.pair(story, one, two))
    payload = pair_payload(story, one, two, layers=_layers(story), focus=_focus(one))
    reader(
        payload,
        key=f"reader {story.key[:12]} {one} {two}",
        passage=_passage(),
        layers=_asked_layers(),
    )


def base(story: Story) -> None:
    """One article, each sentence shaded by how many others keep it."""
    one = controls.article(story, "Base", "a", 0)
    shell.heading(f"{story.letters[one]} and what the others make of it")
    markup.paragraph(
        "The darker a sentence stands, the more of the other articles keep it. Press it to read all of them."
    )
    reader(base_payload(story, one, layers=_layers(story)), key=f"base {story.key[:12]} {one}")


def _focus(article_id: str) -> dict[str, object] | None:
    at = st.query_params.get("at", "")
    return {"article_id": article_id, "start": int(at)} if at.isdigit() else None


def _passage() -> int:
    asked = st.query_params.get("passage", "")
    return int(asked) if asked.isdigit() else 0


def _asked_layers() -> list[str] | None:
    asked = st.query_params.get("layers", "")
    return [asked] if asked else None


def _layers(story: Story) -> dict[str, pd.DataFrame]:
    """Layers beside passages and changes; names only where they have been asked for, since finding them takes a while."""
    wanted = st.toggle(
        "Mark names", key="names", value=_asked_layers() == [_NAMES], bind="query-params"
    )
    return {_NAMES: story.mentions} if wanted and cached.named(story, ["mentions"]) else {}
