"""What the side by side page shows: two articles, or one base and what the others make of it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, controls, failing, markup, overlap, shell, summaries
from pages.ui.places import BASE, PAIR, READING
from pages.ui.reader import (
    base_payload,
    check_notes,
    pair_payload,
    reader,
    standard_layers,
    standing,
)

MODES = [PAIR, BASE]
_PARSED = {"names": "mentions", "quotations": "quotations"}
"""Layers that need the language model, and the table each is drawn from."""
_DRAWN = {
    "names": ("entities", "mentions"),
    "quotations": ("quotations",),
    "numbers": ("facts",),
}
"""Every table that a layer is drawn from."""
_CHECKS = ("conflicts", "quote_variants")
"""What to check is drawn from these."""


def pair(story: Story) -> None:
    """Two articles side by side."""
    one, two = controls.two_articles(story, "Left", "Right")
    shell.heading(f"{story.letters[one]} beside {story.letters[two]}")
    if one == two:
        markup.paragraph("This is the same article twice. Choose another on one side.", "ct-note")
        return
    together(story, one, two)


def together(story: Story, one: str, two: str) -> None:
    """What two articles of a story share in a sentence, and both texts in the reader."""
    counted = overlap.counted(story, st.query_params.get("run", overlap.USUAL))
    line = st.container()
    known = _known(story)
    checks = cached.view(story, _to_check, one, two, known)
    with line, failing.part():
        markup.paragraph(cached.view(counted, summaries.pair, one, two) + checks)
    key = f"reader {story.key[:12]} {one} {two}"
    layers = _ready(story, standing(key).layers)
    payload = cached.view(counted, _pair, story, one, two, layers, known, _at())
    reader(payload, key, bind=True)


def _known(story: Story) -> tuple[str, ...]:
    """The tables of what to check that were made; the others are made when an editor asks."""
    known = tuple(name for name in _CHECKS if name in story.made())
    missing = not all(failing.tried(story, name) for name in _CHECKS)
    if not missing and len(known) < len(_CHECKS):
        _tell_failed(story, _CHECKS)
    if missing and st.button("Look for what to check") and cached.named(story, _CHECKS):
        st.rerun()
    return known


def _tell_failed(story: Story, tables: Sequence[str]) -> bool:
    """Whether one of these tables cannot be made; a sentence says which."""
    with failing.part():
        for name in tables:
            failing.table(story, name)
        return False
    return True


def _to_check(story: Story, one: str, two: str, known: tuple[str, ...]) -> str:
    """How many places of the two are to be checked, where that was looked for."""
    notes = _notes(story, one, two, known)
    if notes is None or notes.empty:
        looked = len(known) == len(_CHECKS)
        return " Nothing to check was found between the two." if looked else ""
    places = markup.counted(notes["text"].nunique(), "place")
    return " " + markup.alarm(f"{places} to check") + markup.plain(", under the sentences.")


def _pair(
    counted: Story,
    story: Story,
    one: str,
    two: str,
    wanted: tuple[str, ...],
    known: tuple[str, ...],
    at: int | None,
) -> dict[str, Any]:
    """What the reader is given for two articles; names and checks do not depend on the run."""
    layers, notes = standard_layers(story, wanted), _notes(story, one, two, known)
    return pair_payload(counted, one, two, layers=layers, notes=notes, focus=_focus(one, at))


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
    layers = _ready(story, stands.layers)
    payload = cached.view(story, _base, one, layers, stands.all_of, _at())
    event = reader(payload, key, bind=True)
    if event.pair:
        left, right = (story.letters[article_id] for article_id in event.pair)
        shell.go(READING, mode=MODES[0], a=left, b=right, at=event.start)


def _at() -> int | None:
    """The place in the left article that the link asks for."""
    at = st.query_params.get("at", "")
    return int(at) if at.isascii() and at.isdigit() and len(at) < 10 else None


def _focus(article_id: str, at: int | None) -> dict[str, object] | None:
    return None if at is None else {"article_id": article_id, "start": at}


def _base(
    story: Story, one: str, wanted: tuple[str, ...], all_of: int, at: int | None
) -> dict[str, Any]:
    """What the reader is given for one article and all others."""
    layers = standard_layers(story, wanted)
    return base_payload(story, one, layers=layers, all_of=all_of, focus=_focus(one, at))


def _ready(story: Story, wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The layers asked for, once their tables are there; they are made with progress."""
    needed = [table for layer, table in _PARSED.items() if layer in (wanted or ())]
    if needed and not cached.named(story, needed):
        return ()
    return tuple(one for one in wanted or () if not _tell_failed(story, _DRAWN.get(one, ())))


def _notes(story: Story, one: str, two: str, known: Sequence[str]) -> pd.DataFrame | None:
    """What to check between the two, once it was found on the opening page, Quotes or Facts."""
    both = {one, two}
    found = [
        check_notes(
            table[table["article_a"].isin(both) & table["article_b"].isin(both)], story.letters
        )
        for table in (getattr(story, name) for name in known)
    ]
    return pd.concat(found, ignore_index=True).drop_duplicates() if found else None
