"""Where a server keeps no stories, the browser keeps each as a story file in its own storage.

The file comes back from outside, so it is opened as any story file is. A browser gives a site about
5 MB; what does not fit stays in the session only, and that is said.
"""

import base64
import binascii
import hashlib
from typing import NamedTuple

import streamlit as st

from analysis import store
from analysis.errors import UnreadableStory
from pages.ui import decisions, stories

_MOST = 4_000_000
"""Longest copy in characters: a little less than browsers take."""
_SCRIPT = """
const at = name => "copytaster_story_" + name
export default ({ data, setStateValue }) => {
  const { name, keep, mark, ask } = data
  if (keep) {
    try { localStorage.setItem(at(name), keep); setStateValue("kept", mark) }
    catch { setStateValue("kept", "full " + mark) }
  } else if (ask) {
    let found = ""
    try { found = localStorage.getItem(at(name)) || "" } catch {}
    setStateValue("found", name + " " + found)
  }
}
"""
_shelf = st.components.v2.component("copytaster_story", js=_SCRIPT)


class Copy(NamedTuple):
    """A story as it was last handed to the browser; mark: of its bytes, kept: what was answered."""

    articles: object
    decisions: decisions.Decisions
    mark: str
    data: str
    kept: str = ""


def keep(name: str) -> None:
    """Hands a story of this session to the browser, where it changed since."""
    held = _copies().get(name)
    now = (stories.drafts()[name], decisions.current(name))
    if held is None or held.articles is not now[0] or held.decisions != now[1]:
        raw = base64.b64encode(store.pack(*now)).decode()
        _copies()[name] = Copy(*now, _mark(raw), raw)
    _handed(name)


def _mark(data: str) -> str:
    return hashlib.sha256(data.encode()).hexdigest()[:16]


def is_kept(name: str) -> bool:
    """Whether the browser has said that it keeps the story as it is."""
    held = _copies().get(name)
    return held is not None and held.kept == held.mark


def is_too_large(name: str) -> bool:
    """Whether the browser had no room for the story."""
    held = _copies().get(name)
    return held is not None and (len(held.data) > _MOST or held.kept.startswith("full "))


def bring(name: str) -> bool | None:
    """Opens the copy of a story in this session; False where there is none, None until it is said.

    What is asked here is answered in the next run of the page.
    """
    with st.container(key="ct-owner"):
        said = _asked(name)
    of, _, data = said.partition(" ")
    if of != name:
        return None
    try:
        articles, made, _ = store.unpack(base64.b64decode(data, validate=True))
    except (UnreadableStory, binascii.Error, ValueError):
        return False
    stories.drafts()[name] = articles
    decisions.keep(name, made)
    mark = _mark(data)
    _copies()[name] = Copy(articles, made, mark, data, mark)
    return True


def _asked(name: str) -> str:
    """What the browser has of a story, behind the story's name; empty until it answers."""
    asked = {"name": name, "keep": "", "mark": "", "ask": True}
    return _shelf(key="story asked for", data=asked, on_found_change=_nothing).get("found") or ""


@st.fragment
def _handed(name: str) -> None:
    """Sends the copy until the browser says that it is kept, or that it has no room."""
    held = _copies()[name]
    if held.kept or is_too_large(name):
        return
    sent = {"name": name, "keep": held.data, "mark": held.mark, "ask": False}
    with st.container(key="ct-owner-copy"):
        said = _shelf(key=f"copy {held.mark}", data=sent, on_kept_change=_nothing).get("kept")
    if said:
        _copies()[name] = held._replace(kept=said)
        st.rerun()


def _copies() -> dict[str, Copy]:
    return st.session_state.setdefault("copies in the browser", {})


def _nothing() -> None:
    """A component hands out values only where something listens."""
