"""Search in the texts: every place with the words around it, each opening the text there."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, markup, tables
from pages.ui.articles import fulltext

MOST = 500
"""Places listed of one article; the sentence above counts all of them."""
_AROUND = 70
"""Characters of context on either side."""
_BEFORE = 24
"""Characters before the words on screen, so that they are seen on a narrow one."""
_COLUMNS = {
    "letter": st.column_config.TextColumn("letter", width="small"),
    "place": st.column_config.TextColumn("where it stands", width="large"),
}


class Hit(NamedTuple):
    """One place where the words stand, with what stands around it."""

    letter: str
    label: str
    place: str
    before: str
    found: str
    after: str
    article_id: str
    start: int
    stop: int
    text: str


def table(story: Story, words: str) -> pd.DataFrame:
    """The first places of each article where the words stand, in the order of the text."""
    rows: list[Hit] = []
    for row in story.articles.itertuples():
        spans = cached.view(story, fulltext.found_in, row.article_id, words)
        for start, stop in spans[:MOST]:
            rows.append(_hit(story.letters[row.article_id], row, start, stop))
    return pd.DataFrame(rows, columns=list(Hit._fields))


def _hit(letter: str, row: tuple, start: int, stop: int) -> Hit:
    text = row.text
    before, after = text[max(0, start - _AROUND) : start], text[stop : stop + _AROUND]
    around = [" ".join(words.split()) for words in (before, text[start:stop], after)]
    head = text[max(0, start - _BEFORE) : start]
    place = " ".join(f"{head.partition(' ')[2] or head}{text[start:stop]}{after}".split())
    return Hit(letter, row.label, place, *around, row.article_id, start, stop, text[start:stop])


def summary(story: Story, words: str) -> str:
    """How often the words stand in which articles."""
    found = {
        letter: len(cached.view(story, fulltext.found_in, article_id, words))
        for article_id, letter in story.letters.items()
    }
    held = {letter: n for letter, n in found.items() if n}
    n = sum(held.values())
    if not n:
        return markup.said(words) + markup.plain(" stands in none of these articles.")
    each = markup.some([f"{letter} {n:,}" for letter, n in held.items()], last=", ")
    most = max(held.values())
    listed = f" The first {MOST} of an article are listed." if most > MOST else ""
    times = f" stands {markup.counted(n, 'time')} in {markup.counted(len(held), 'article')}: "
    return markup.said(words) + markup.plain(f"{times}{each}.{listed}")


def show(story: Story, words: str) -> None:
    """The sentence and the list; a row that is chosen has its text read from that place on."""
    markup.paragraph(cached.view(story, summary, words), "ct-note")
    found = cached.view(story, table, words)
    if found.empty:
        return
    chosen = tables.show(found, found, f"hits {words}", "place", _COLUMNS, selectable=True)
    seen = st.session_state.get("hit seen")
    st.session_state["hit seen"] = (story.key, words, chosen)
    if chosen is not None and seen != (story.key, words, chosen):
        fulltext.go_to(found["letter"][chosen], found["start"][chosen])
