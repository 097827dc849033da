"""The reader as an element of the page."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.reader import view as views
from pages.ui.reader.view import NOTHING, Event, View, event

_HERE = Path(__file__).parent
_SCRIPTS = ("dom.js", "text.js", "strip.js", "pair.js", "base.js", "reader.js")
_component = st.components.v2.component(
    "copytaster_reader",
    html=(_HERE / "reader.html").read_text("utf-8"),
    css=(_HERE / "reader.css").read_text("utf-8"),
    js="\n".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS),
)


def reader(
    payload: Mapping[str, Any],
    key: str,
    layers: Sequence[str] | None = None,
    passage: int = 0,
    sentence: int = -1,
    bind: bool = False,
) -> Event:
    """Show a payload.

    Args:
        payload: From `pair_payload` or `base_payload`.
        key: Names this reader among the widgets of the page; another for other articles.
        layers: At most two of the payload's layers; None for the usual ones, empty for plain text.
        passage: The passage to open at, by its number.
        sentence: The sentence whose readings are open, in a base and its others.
        bind: Take how it opens from the address, and keep the address telling how it stands
            (layers, passage, swap, fold, sentence), so that it can be shared.

    Returns:
        How the reader stands after what the editor did in this run.
    """
    opening = {**NOTHING, "layers": _two(layers), "passage": passage, "sentence": sentence}
    view = views.linked(key) if bind else opening
    asked = views.wish(key, view, _said(key))
    mark = sha256(dumps(payload, sort_keys=True).encode()).hexdigest()
    result = _component(
        key=key,
        data={**payload, "print": mark, "view": asked.view, "wish": asked.number},
        on_view_change=_nothing,
        on_pair_change=_nothing,
    )
    said = result.get("view") or {}
    now: View = {**asked.view, **said} if said.get("wish") == asked.number else asked.view
    _remember(key, asked, now, bind)
    return event(now, result.get("pair"))


def standing(key: str) -> Event:
    """How the reader of that key will stand, before it is drawn: what its payload should hold.

    Layers are those it last drew and those the address asks for.
    """
    said = _said(key) or {}
    layers = [
        *(said.get("layers") or ()),
        *(views.from_parameters(st.query_params)["layers"] or ()),
    ]
    return event({**NOTHING, **said, "layers": list(dict.fromkeys(layers))}, None)


def _said(key: str) -> Mapping[str, Any] | None:
    """What the browser last said of the reader of that key; None when it has said nothing yet."""
    return (st.session_state.get(key) or {}).get("view")


def _remember(key: str, asked: views.Wish, now: View, bind: bool) -> None:
    """Keep what the page is expected to hand over next, and the address."""
    kept = {name: now[name] for name in NOTHING}
    st.session_state[f"{key} wish"] = asked._replace(expected=kept) if bind else asked
    if bind:
        views.write(key, kept)


def _two(layers: Sequence[str] | None) -> list[str] | None:
    """At most two layers: more cannot be distinguished."""
    return None if layers is None else list(layers)[:2]


def _nothing() -> None:
    """A component hands out values only where something listens."""
