"""Lists of stories and links: a line each, with what is known of it and what can be done."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import markup


def item(name: str, known: Sequence[str]) -> None:
    """A line of the list: what it is called, and below it what is known of it."""
    said = " · ".join(filter(None, known))
    markup.paragraph(markup.strong(name) + markup.plain(said), "ct-item")


def row(key: str) -> st.delta_generator.DeltaGenerator:
    """The row of what can be done with such a line."""
    return st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"ct-row-{key}"
    )
