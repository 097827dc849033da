"""The draft with its marks, and a card for each place: its source, what differs, who agrees."""

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import controls, markup, shell
from pages.ui.draft.asking import Asked
from pages.ui.draft.places import LOOKS, RAISED, Place, pieces, places, raised
from pages.ui.places import PAIR, READING

_PER_PAGE = 40
_HEADING = 70
"""Characters of a place in its heading; the whole stands below."""
ALL, ONLY = "Every place", "Only what differs or has no source"
HOW = """
Every quotation, number, date, name and run of shared words of the draft is looked for in the other
articles, where the words around it are the same. **Stands elsewhere** means that at least one
article has it; all that have it are named. Where articles disagree with each other that is said,
and the draft is not corrected to either. **No source among these texts** means just that: it may
stand in a text that is not here.

Quotations are compared word by word. Words in square brackets and dots show a change and are told
from silent ones; a quotation may begin later and end earlier than what was said. Claims are listed
only where an article denies, hedges or turns what the draft states. A number in another context is
"cannot tell". A text whose role is *draft* is nobody's source.

**What this cannot see**: a claim in quite different words, what nobody wrote down, and languages
other than English. That nothing is raised does not mean that the draft is right.
"""


def show(story: Story, asked: Asked, text: str, table: pd.DataFrame) -> pd.DataFrame:
    """The draft beside its places; returns the rows that are listed."""
    every = places(story, text, table)
    left, right = st.columns(2, gap="large")
    with left:
        shell.section("The draft")
        markup.draft(list(pieces(text, every)))
    with right:
        shell.section("Its places, in reading order")
        wanted = controls.choice("List", [ALL, ONLY], key="list")
        listed = raised(every) if wanted == ONLY else every
        if not listed:
            markup.paragraph("Nothing differs, and everything has a source here.", "ct-note")
        for one in listed[controls.page(len(listed), _PER_PAGE)]:
            _card(story, asked, one)
    return table.iloc[[one.n - 1 for one in listed]]


def _card(story: Story, asked: Asked, one: Place) -> None:
    """One place: number, kind and state; the words; where the nearest source is."""
    sign, words, _ = LOOKS[one.look]
    is_urgent = one.look in RAISED
    kind = markup.kind(sign, f"{one.n}. {one.kind.capitalize()}", is_urgent, words)
    both = [one.here, *([one.there] if one.there else [])]
    if is_urgent or one.look == "disagree":
        body = markup.readings(both, one.told)
    else:
        body = markup.readings([], one.told) + markup.fold("Show both", markup.readings(both, ""))
    markup.block(kind, markup.asked(_short(one.words), body, one.n))
    if asked.article_id and one.source_id and is_urgent:
        with markup.actions(f"draft {one.n}"):
            _link(story, asked, one)


def _short(words: str) -> str:
    """The words of a place as a heading."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _HEADING else plain[:_HEADING].rsplit(" ", 1)[0] + " …"


def _link(story: Story, asked: Asked, one: Place) -> None:
    """The two articles side by side, at the place."""
    a, b = story.letters[asked.article_id], story.letters[one.source_id]
    shell.page_link(READING, f"Read {a} beside {b}", mode=PAIR, a=a, b=b, at=one.start)
