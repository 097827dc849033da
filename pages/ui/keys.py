"""Keys on the opening page: from finding to finding, its query and its mark."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
KEYS = (
    ("j", "the next finding"),
    ("k", "the one before"),
    ("q", "its query and mark"),
    ("c", "copy its query"),
    ("m", "mark it"),
)
"""They act while a finding has the focus, so that nobody who speaks or types meets them unasked."""
_component = st.components.v2.component(
    "copytaster_keys",
    html='<p class="said" role="status"></p>',
    css=".said { position: absolute; width: 1px; height: 1px; clip-path: inset(50%) }",
    js=(_HERE / "keys.js").read_text("utf-8"),
)


def listen() -> None:
    """Makes the findings on this page reachable by Tab, and the keys work on them."""
    _component(key="keys")
