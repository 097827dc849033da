"""How the open story stands: saved or not, refused, shared; and what can be done about it."""

import streamlit as st

from analysis.errors import StoryChanged, StoryNotFound
from pages.ui import browser_copy, keeping, kept, markup, moments, owner, stories, visits
from pages.ui.frame import link
from pages.ui.places import Place

_ONLY_HERE = (
    "This story is kept in this browser session only, so its link opens here only, and it is gone "
    "when the page is reloaded or the server restarts. To show it to a colleague, send the story "
    "file: Articles, Download this story."
)
_IN_BROWSER = (
    "This server keeps no stories, so this browser keeps this one itself: its link opens here "
    "only, also after a reload, until the data of this site are deleted. To show it to a "
    "colleague, send the story file: Articles, Download this story."
)
_MINE = (
    "This link opens the story for you alone, in this browser. A colleague needs a link that "
    "shares it, or the story file."
)
_SIGNED_IN = (
    "This link opens the story for you alone, wherever you are signed in. A colleague needs a link "
    "that shares it, or the story file."
)

_TOO_LARGE = (
    "This server keeps no stories, and this one is too large for the browser to keep, so it is in "
    "this session only. Download the story file under Articles before you leave."
)
_GONE = "This story was deleted in another tab or window; what this tab has of it is here still."


def word(name: str) -> str:
    """How the story stands, in a word or two below its name; empty for one of the shelf."""
    if visits.is_visit(name):
        return "shared with you"
    if not stories.is_draft(name):
        return ""
    if not kept.keeps_stories():
        return "in this browser" if browser_copy.is_kept(name) else "in this session only"
    return "saved" if keeping.is_saved(name) else "not saved yet"


def of_link(name: str) -> str:
    """For whom the link to a view of the story opens it; empty for one of the shelf."""
    if visits.is_visit(name):
        return f"Whoever has this link can read the story until {moments.day(visits.ends(name))}."
    if not stories.is_draft(name):
        return ""
    if not kept.keeps_stories():
        return _IN_BROWSER if browser_copy.is_kept(name) else _ONLY_HERE
    return _SIGNED_IN if owner.is_signed_in() else _MINE


def of_decisions(name: str) -> str:
    """For whom what was decided on the story is kept, and where."""
    if visits.is_visit(name):
        return "Whoever shared this story made them; they are included in the story file."
    if can_share(name):
        return "Decisions are saved with the story; they are included in the story file too."
    if not keeping.is_saved(name):
        return f"{_SESSION}; they are included in the story file."
    return f"{_HERE if owner.is_signed_in() else _BROWSER}; the story file includes them too."


_SESSION = "Decisions are kept in this browser session only"
_HERE = "Your decisions are saved for you alone, wherever you are signed in"
_BROWSER = "Your decisions are saved for you alone, in this browser"


def can_share(name: str) -> bool:
    """Whether a link can be given out that opens the story for others."""
    return stories.is_draft(name) and kept.keeps_stories()


def tell(name: str, place: Place) -> None:
    """What must be known before anything is read or changed on a page of this story."""
    if visits.is_visit(name):
        until = moments.day(visits.ends(name))
        markup.paragraph(markup.plain(f"Shared with you to read, until {until}."), "ct-note")
        visits.watch(name)
    elif why := keeping.refusal(name):
        _refused(name, place, why)
    elif browser_copy.is_too_large(name):
        markup.notice(_TOO_LARGE, "ct-problem")
    elif (error := keeping.trouble()) and kept.keeps_stories():
        markup.notice(f"{error} What you change stays in this tab meanwhile.", "ct-problem")
        keeping.wait_for_store()


def _refused(name: str, place: Place, why: StoryChanged | StoryNotFound) -> None:
    """The ways on for a tab whose story was saved, or deleted, by another."""
    is_gone = isinstance(why, StoryNotFound)
    markup.notice(_GONE if is_gone else str(why), "ct-problem")
    with st.container(horizontal=True):
        label = "Leave it deleted" if is_gone else "Open the newer one"
        is_left = st.button(label, key="open the newer one")
        is_copy = st.button("Keep mine as a copy", key="keep mine as a copy")
    if is_left:
        keeping.forget(name)
        st.rerun()
    if is_copy:
        copy = keeping.copy(name, f"{stories.title(name)}, my copy")
        st.switch_page(place.file, query_params=link(copy))
