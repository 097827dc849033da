"""One text to read: a part of it at a time, what was searched for marked and one press away."""

import re
from bisect import bisect_left, bisect_right

import pandas as pd
import streamlit as st

from analysis import Story
from analysis.text.legibility import limits
from analysis.text.search import hits
from pages.ui import cached, markup

PART = 20_000
"""Characters shown at a time: three times a long report; a browser draws them at once."""
_BEFORE = 300
"""Characters shown before a place that was asked for, at most."""

Spans = list[tuple[int, int]]


def read(story: Story, article_id: str, words: str) -> None:
    """One text as it is, what is known of it above, the words searched for marked."""
    row = story.articles[story.articles["article_id"] == article_id].iloc[0]
    markup.paragraph(markup.plain(known(row)), "ct-note")
    if why := cached.view(story, _limits, article_id):
        markup.paragraph(markup.plain(f"This text {why}."), "ct-note")
    found = cached.view(story, found_in, article_id, words)
    start = _start(row["text"], f"{story.key} {article_id} {words}")
    stop = min(start + PART, len(row["text"]))
    markup.article(row["text"], start, stop, within(found, start, stop))


def go_to(letter: str, place: int) -> None:
    """Has one article read from a place on; to be called above the choice of the article."""
    st.query_params["a"], st.query_params["at"] = letter, str(place)
    st.session_state.pop("read at", None)


def _start(text: str, what: str) -> int:
    """Where the text is read from: the place in the address, as long as what is read is the same.

    A long text has its parts to choose from.
    """
    if st.session_state.get("read at", what) != what:
        st.query_params.pop("at", None)
    st.session_state["read at"] = what
    asked = st.query_params.get("at", "")
    at = int(asked) if re.fullmatch("[0-9]{1,9}", asked) else 0
    start = line_before(text, at) if at < len(text) else 0
    cuts = [first for first, _ in parts(text)]
    if len(cuts) > 1:
        _choose(cuts, start, what)
    if start and start not in cuts:
        markup.paragraph("Shown from this place on.", "ct-note")
        if st.button("Show it from the beginning", type="tertiary"):
            _turn(0)
    return start


def _choose(cuts: list[int], start: int, what: str) -> None:
    markup.paragraph(f"A long text, in {len(cuts)} parts.", "ct-note")
    now = bisect_right(cuts, start)
    asked = st.pagination(len(cuts), default=now, key=f"part {what} {start}")
    if asked != now:
        _turn(cuts[asked - 1])


def _turn(at: int) -> None:
    st.query_params["at"] = str(at)
    st.rerun()


def line_before(text: str, at: int) -> int:
    r"""The beginning of the line that holds a place, or of a word at most `_BEFORE` before it.

    >>> line_before("One.\nTwo three.", 9)
    5
    """
    line = text.rfind("\n", max(0, at - _BEFORE), at) + 1
    if line or at <= _BEFORE:
        return line
    return max(text.rfind(" ", at - _BEFORE, at) + 1, at - _BEFORE)


def _limits(story: Story, article_id: str) -> str:
    return limits(_text(story, article_id))


def _text(story: Story, article_id: str) -> str:
    place = story.texts["article_id"].searchsorted(article_id)
    return str(story.texts["text"].iloc[place])


def found_in(story: Story, article_id: str, words: str) -> Spans:
    """Where one article holds the words."""
    return hits(_text(story, article_id), words) if words else []


def known(row: pd.Series) -> str:
    """Outlet, byline, date, length, role and address of an article, in a line."""
    parts = [
        row["outlet"] or "outlet not stated",
        row["byline"] and f"by {row['byline']}",
        row["published"] or "date not stated",
        markup.counted(row["n_words"], "word"),
        row["role"],
        row["url"],
    ]
    return " · ".join(filter(None, parts))


def parts(text: str) -> Spans:
    """A text cut into parts of at most `PART` characters, at ends of lines or words if possible.

    >>> [stop - start for start, stop in parts("word " * 5_000)]
    [20000, 5000]
    """
    cuts, start = [], 0
    while len(text) - start > PART:
        stop = _cut(text, start)
        cuts.append((start, stop))
        start = stop
    return [*cuts, (start, len(text))]


def _cut(text: str, start: int) -> int:
    """Where a part that begins at start ends: in its last quarter, else where it is full."""
    full = start + PART
    ends = (text.rfind(mark, full - PART // 4, full) + 1 for mark in ("\n", ". ", " "))
    return next(filter(None, ends), full)


def within(found: Spans, start: int, stop: int) -> Spans:
    """The hits that begin in a part, cut where it ends."""
    first = bisect_left(found, (start, start))
    last = bisect_left(found, (stop, stop))
    return [(a, min(b, stop)) for a, b in found[first:last]]
