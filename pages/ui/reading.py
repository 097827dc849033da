"""What the side by side page shows: two articles, or one base and what the others make of it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, markup, shell, summaries
from pages.ui.places import READING
from pages.ui.reader import (
    base_payload,
    check_notes,
    pair_payload,
    reader,
    standard_layers,
    standing,
)

MODES = ["Two articles", "One article and all others"]
_PARSED = {"names": "mentions", "quotations": "quotations"}
"""Layers that need the language model, and the table each is drawn from."""
_CHECKS = ("conflicts", "quote_variants")


def pair(story: Story) -> None:
    """Two articles side by side."""
    one, two = controls.two_articles(story, "Left", "Right")
    shell.heading(f"{story.letters[one]} beside {story.letters[two]}")
    if one == two:
        markup.paragraph("This is the same article twice. Choose another on one side.", "ct-note")
        return
    markup.paragraph(summaries.pair(story, one, two))
    key = f"reader {story.key[:12]} {one} {two}"
    layers = _layers(story, standing(key).layers)
    notes = _notes(story, one, two)
    payload = pair_payload(story, one, two, layers=layers, notes=notes, focus=_focus(one))
    reader(payload, key, bind=True)


def base(story: Story) -> None:
    """One article, each sentence shaded by how many others keep it."""
    one = controls.article(story, "Base", "a", 0)
    shell.heading(f"{story.letters[one]} and what the others make of it")
    markup.paragraph(
        "The figure before a sentence says how many of the other articles keep it; the more, the "
        "darker it stands. Press a sentence to read all versions of it."
    )
    key = f"base {story.key[:12]} {one}"
    stands = standing(key)
    layers = _layers(story, stands.layers)
    payload = base_payload(story, one, layers=layers, all_of=stands.all_of, focus=_focus(one))
    event = reader(payload, key, bind=True)
    if event.pair:
        left, right = (story.letters[article_id] for article_id in event.pair)
        shell.go(READING, mode=MODES[0], a=left, b=right, at=event.start)


def _focus(article_id: str) -> dict[str, object] | None:
    """The place that the link asks for."""
    at = st.query_params.get("at", "")
    return {"article_id": article_id, "start": int(at)} if at.isdigit() else None


def _layers(story: Story, wanted: Sequence[str] | None) -> dict[str, pd.DataFrame | None]:
    """Names, quotations and numbers; made only where they are asked for, with progress."""
    needed = [table for layer, table in _PARSED.items() if layer in (wanted or ())]
    ready = not needed or cached.named(story, needed)
    return standard_layers(story, wanted if ready else ())


def _notes(story: Story, one: str, two: str) -> pd.DataFrame | None:
    """What to check between the two, once the opening page, Quotes or Facts has found it."""
    tables = [getattr(story, name) for name in _CHECKS if name in story.__dict__]
    both = {one, two}
    found = [
        check_notes(
            table[table["article_a"].isin(both) & table["article_b"].isin(both)], story.letters
        )
        for table in tables
    ]
    return pd.concat(found, ignore_index=True).drop_duplicates() if found else None
