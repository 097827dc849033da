"""How a reader stands: what is drawn and where one is, as browser, link and page say it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

View = dict[str, Any]
"""layers (list or None for the usual ones), passage, swapped, folded, sentence."""

NOTHING: View = {"layers": None, "passage": 0, "swapped": False, "folded": False, "sentence": -1}
_LAST = "reader last written"


class Event(NamedTuple):
    """How the reader stands now, and what was asked of it in this run.

    layers: those drawn, None for the usual ones. passage: the current one, 0 for none. is_swapped:
    the right article stands on the left. is_folded: what is alike is folded. sentence: the one
    opened among other readings, -1 for none. all_of: the one of which all readings were asked for.
    pair: two article_ids to read side by side, asked for in this run, from the character `start` of
    the first; empty otherwise.
    """

    layers: tuple[str, ...] | None
    passage: int
    is_swapped: bool
    is_folded: bool
    sentence: int
    all_of: int
    pair: tuple[str, ...]
    start: int


def event(view: Mapping[str, Any], asked: Mapping[str, Any] | None) -> Event:
    """A view and what was asked beside it, in our words.

    >>> event({**NOTHING, "passage": 3, "layers": []}, None)[:2]
    ((), 3)
    """
    pair = asked or {}
    layers = view["layers"]
    return Event(
        None if layers is None else tuple(layers),
        int(view["passage"]),
        bool(view["swapped"]),
        bool(view["folded"]),
        int(view["sentence"]),
        int(view.get("all", -1)),
        tuple(pair.get("pair", ())),
        int(pair.get("start", 0)),
    )


def from_parameters(parameters: Mapping[str, str]) -> View:
    """The view that a link asks for; what cannot be read is as if it were not there.

    >>> from_parameters({"layers": "names,changes", "passage": "4", "sentence": "x"})["passage"]
    4
    """
    layers = parameters.get("layers")
    return {
        "layers": None if layers is None else [one for one in layers.split(",") if one][:2],
        "passage": _number(parameters.get("passage"), 0),
        "swapped": parameters.get("swap") == "1",
        "folded": parameters.get("fold") == "1",
        "sentence": _number(parameters.get("sentence"), -1),
    }


def to_parameters(view: Mapping[str, Any]) -> dict[str, str]:
    """The parameters of a link to a view: only what is not as usual.

    >>> to_parameters({**NOTHING, "passage": 4, "folded": True})
    {'passage': '4', 'fold': '1'}
    """
    said = {
        "layers": None if view["layers"] is None else ",".join(view["layers"]),
        "passage": str(view["passage"]) if view["passage"] else None,
        "swap": "1" if view["swapped"] else None,
        "fold": "1" if view["folded"] else None,
        "sentence": str(view["sentence"]) if view["sentence"] >= 0 else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _number(text: str | None, otherwise: int) -> int:
    """A small whole number, or the other value."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def linked(key: str) -> View:
    """The view the address asks for.

    What another reader of this session left in the address is not meant for this one: passage 4 of
    one pair says nothing about passage 4 of the next.
    """
    view = from_parameters(st.query_params)
    key_of_last, last = st.session_state.get(_LAST, (key, None))
    return {**NOTHING, "layers": view["layers"]} if key_of_last != key and last == view else view


def write(key: str, view: Mapping[str, Any]) -> None:
    """Put a view into the address, where it can be copied, and remember whose it is."""
    said = to_parameters(view)
    for name in ("layers", "passage", "swap", "fold", "sentence"):
        if name in said:
            st.query_params[name] = said[name]
        elif name in st.query_params:
            del st.query_params[name]
    st.session_state[_LAST] = (key, {name: view[name] for name in NOTHING})


class Wish(NamedTuple):
    """What a page last asked of the browser (`view`, its number), and what it should ask again."""

    view: View
    number: int
    expected: View


def wish(key: str, view: View, said: Mapping[str, Any] | None) -> Wish:
    """Whether `view` is something new that the browser must be told.

    A page hands over the same view in every run, or the one it was told; any other is a new wish,
    such as a step back in the browser's history. Without a word from the browser the reader is new.
    """
    known: Wish = st.session_state.get(f"{key} wish") or Wish(view, 1, view)
    is_new = view != known.expected or (said is None and view != known.view)
    return Wish(view, known.number + 1, view) if is_new else known
