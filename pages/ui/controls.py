"""Settings of a page, each kept in the address so that a link opens the same view."""

from collections.abc import Sequence

import streamlit as st

from analysis import Story
from pages.ui import failing


def article(story: Story, label: str, key: str, default: int) -> str:
    """One article of the story, kept in the address by its letter; returns its article_id."""
    letters = list(story.letters.values())
    chosen = _picked(story, label, key, letters, letters[default])
    return story.texts["article_id"].iloc[letters.index(chosen)]


def letter(story: Story, label: str, key: str, any_of_them: str) -> str:
    """The letter of one article, kept in the address; empty when any of them will do."""
    chosen = _picked(story, label, key, [any_of_them, *story.letters.values()], any_of_them)
    return "" if chosen == any_of_them else chosen


def _picked(story: Story, label: str, key: str, options: list[str], default: str) -> str:
    """One of these letters.

    The letter stands in the address instead of the label because labels are text from outside and
    may change.
    """
    asked, seen = st.query_params.get(key), st.session_state.get(f"seen {key}")
    if f"pick {key}" not in st.session_state or asked != seen:
        st.session_state[f"pick {key}"] = asked if asked in options else default
    labels: dict[str, str] = {}
    with failing.part():
        labels = dict(zip(story.letters.values(), story.articles["label"], strict=True))
    chosen = st.selectbox(
        label,
        options,
        format_func=lambda one: f"{one} · {labels[one]}" if one in labels else one,
        key=f"pick {key}",
    )
    remember(key, chosen if chosen in story.letters.values() else None)
    return chosen


def two_articles(story: Story, first: str, second: str) -> tuple[str, str]:
    """Two articles, chosen side by side and kept in the address as a and b."""
    left, right = st.columns(2)
    with left:
        one = article(story, first, "a", 0)
    with right:
        return one, article(story, second, "b", 1)


def remember(key: str, value: str | None) -> None:
    """Puts a setting into the address; None takes it out."""
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != value:
        st.query_params[key] = value
    st.session_state[f"seen {key}"] = value


def choice(
    label: str, options: Sequence[str], key: str, default: str | None = None, **looks: str
) -> str:
    """One of a few options, side by side; the default where the address names none of them.

    Streamlit takes an empty value in the address for "none of them" and keeps that for the session.
    """
    usual, emptied = default or options[0], f"emptied {key}"
    if st.session_state.get(key, usual) not in options:
        st.session_state[key] = usual
    chosen = st.segmented_control(
        label, options, default=usual, key=key, bind="query-params", required=True, **looks
    )
    if chosen in options:
        st.session_state.pop(emptied, None)
    elif emptied not in st.session_state:
        st.session_state[emptied] = True
        st.rerun()
    return chosen if chosen in options else usual


def number(label: str, low: int, high: int, default: int, key: str) -> int:
    """A whole number between two bounds."""
    return st.slider(label, low, high, default, key=key, bind="query-params")


def several(
    label: str, options: Sequence[str], key: str, default: Sequence[str] | None = None
) -> list[str]:
    """Any of a list of options, all unless said otherwise; none chosen means all."""
    chosen = st.pills(
        label,
        options,
        selection_mode="multi",
        default=default or options,
        key=key,
        bind="query-params",
    )
    return chosen or list(options)


def page(n: int, most: int, key: str = "page") -> slice:
    """The rows of the page asked for, of n rows in pages of `most`; past the end, the last page."""
    pages = max(1, -(-n // most))
    asked = st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1
    at = (min(asked, pages) - 1) * most
    return slice(at, at + most)


def search(label: str, key: str, placeholder: str = "") -> str:
    """Words to look for; empty means no search."""
    return st.text_input(label, key=key, bind="query-params", placeholder=placeholder).strip()
