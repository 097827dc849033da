"""What the editor knows of two articles: which was written from which, which came first."""

import streamlit as st

from analysis import Story
from pages.ui import decisions, markup, standing, stories

SAYINGS = {
    "was written from": "parent",
    "came before": "earlier",
    "has one origin with": "together",
    "is not linked to": "apart",
}
"""What can be said of two articles, and the step that it makes."""


def ask(story: Story) -> None:
    """Two articles and what the editor says of them, when opened; the last word can be undone."""
    if not stories.is_changeable():
        return
    name = stories.asked_for()
    made = decisions.current(name).kin
    place = st.expander("Correct a link, an order or a group", key="correct", on_change="rerun")
    if not place.open:
        return
    with place:
        letters = {story.letters[one]: one for one in story.origins["article_id"]}
        one, said, other = _chosen(list(letters))
        given = (name, SAYINGS[said], letters[one], letters[other])
        left, right = st.columns(2)
        with left:
            st.button("Say so", on_click=decisions.relate, args=given, disabled=one == other)
        with right:
            st.button("Undo last", on_click=decisions.undo, args=(name,), disabled=not made)
        _told(story, made)


def _chosen(letters: list[str]) -> tuple[str, str, str]:
    first, middle, last = st.columns(3)
    with first:
        one = st.selectbox("Article", letters, key="correct one")
    with middle:
        said = st.selectbox("What you know", list(SAYINGS), key="correct said")
    with last:
        second = min(1, len(letters) - 1)
        return one, said, st.selectbox("Other article", letters, second, key="correct other")


def _told(story: Story, made: tuple[tuple[str, str, str], ...]) -> None:
    """What the editor said so far, and where it is kept."""
    words = {kind: said for said, kind in SAYINGS.items()}
    letters = story.letters
    said = [f"{letters[one]} {words[kind]} {letters[other]} (yours)" for kind, one, other in made
            if one in letters and other in letters]  # fmt: skip
    if said:
        markup.lines([*said, standing.of_decisions(stories.asked_for())])
