"""The reader: articles with what they share, what changed and what to check, in the text itself.

Article text reaches the page only as text nodes. `pair_payload` and `base_payload` say what to show, `reader` shows it.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from pages.ui.reader.base import base_payload
from pages.ui.reader.layers import check_notes, standard_layers
from pages.ui.reader.pair import pair_payload

__all__ = ["Event", "base_payload", "check_notes", "pair_payload", "reader", "standard_layers", "standing"]

_HERE = Path(__file__).parent
_SCRIPTS = ("dom.js", "text.js", "pair.js", "base.js", "reader.js")
_component = st.components.v2.component(
    "copytaster_reader",
    html=(_HERE / "reader.html").read_text("utf-8"),
    css=(_HERE / "reader.css").read_text("utf-8"),
    js="\n".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS),
)


class Event(NamedTuple):
    """How the reader stands now, and what was asked of it in this run.

    layers: those drawn, None for the usual ones. passage: the current one, 0 for none. is_swapped: the right article
    stands on the left. is_folded: what is alike is folded. sentence: the one opened among other readings, -1 for none.
    all_of: the one of which all readings were asked for. pair: two article_ids to read side by side, asked for in this
    run, from the character `start` of the first; empty otherwise.
    """

    layers: tuple[str, ...] | None
    passage: int
    is_swapped: bool
    is_folded: bool
    sentence: int
    all_of: int
    pair: tuple[str, ...]
    start: int


def reader(
    payload: Mapping[str, Any],
    key: str,
    layers: Sequence[str] | None = None,
    passage: int = 0,
    is_swapped: bool = False,
    is_folded: bool = False,
    sentence: int = -1,
) -> Event:
    """Show a payload; the other arguments say how it opens, and are fields of the event that comes back.

    Args:
        payload: From `pair_payload` or `base_payload`.
        key: Names this reader among the widgets of the page.
        layers: At most two of the payload's layers; None for the usual ones, empty for plain text.
        passage: The passage to open at, by its number.
        is_swapped: The right article on the left.
        is_folded: Fold what is alike.
        sentence: The sentence whose readings are open, in a base and its others.
    """
    view = {
        "layers": None if layers is None else list(layers)[:2],
        "passage": passage,
        "swapped": is_swapped,
        "folded": is_folded,
        "sentence": sentence,
    }
    print_ = sha256(dumps(payload, sort_keys=True, default=str).encode()).hexdigest()
    result = _component(
        key=key,
        data={**payload, "print": print_, "view": view},
        on_view_change=_nothing,
        on_pair_change=_nothing,
    )
    said = result.get("view") or {}
    return _event({**view, **said} if said.get("asked") == view else view, result.get("pair"))


def standing(key: str) -> Event:
    """How the reader of that key stood when it last spoke: what the next payload should hold, before it is drawn."""
    said = (st.session_state.get(key) or {}).get("view") or {}
    return _event({"layers": None, "passage": 0, "swapped": False, "folded": False, "sentence": -1, **said}, None)


def _event(view: Mapping[str, Any], pair: Mapping[str, Any] | None) -> Event:
    """What the browser says, in our words."""
    asked = pair or {}
    layers = view["layers"]
    return Event(
        None if layers is None else tuple(layers),
        int(view["passage"]),
        bool(view["swapped"]),
        bool(view["folded"]),
        int(view["sentence"]),
        int(view.get("all", -1)),
        tuple(asked.get("pair", ())),
        int(asked.get("start", 0)),
    )


def _nothing() -> None:
    """A component hands out values only where something listens."""
