"""Lines of an article's words on the page, each of which opens where it stands."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "copytaster_lines",
    html=(_HERE / "lines.html").read_text("utf-8"),
    css=(_HERE / "lines.css").read_text("utf-8"),
    js=(_HERE / "lines.js").read_text("utf-8"),
)


def context(rows: Sequence[Mapping[str, str]], key: str) -> int | None:
    """Words in their sentences, one under the other; returns the line that was pressed, if any.

    Args:
        rows: letter, before, word and after of each line.
        key: Names these lines among the widgets of the page.
    """
    pressed = _shown("context", rows, key)
    return pressed[0] if pressed else None


def terms(rows: Sequence[Mapping[str, Any]], key: str) -> tuple[int, int] | None:
    """A line per article with its terms; returns the line and the term that was pressed, if any.

    Args:
        rows: letter, label and terms (each with the words about it) of each article.
        key: Names these lines among the widgets of the page.
    """
    return _shown("terms", rows, key)


def _shown(kind: str, rows: Sequence[Mapping[str, Any]], key: str) -> tuple[int, int] | None:
    result = _component(key=key, data={"kind": kind, "rows": rows}, on_pressed_change=_nothing)
    pressed = result.get("pressed")
    return (pressed["row"], pressed["item"]) if pressed else None


def _nothing() -> None:
    """A component hands out values only where something listens."""
