"""Arriving at a story: it is fetched where it is kept, or a page says in a sentence why not."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import streamlit as st

from analysis.errors import LinkEnded, NothingKept, StoreUnreachable, StoryNotFound
from analysis.text.visible import visible
from pages.ui import keeping, markup, moments, stories, visits
from pages.ui.frame import heading
from pages.ui.places import OPENING, STORIES

_ONLY_THERE = (
    "it was made in another browser session and opens only there. Ask for its texts and open them "
    "under Articles."
)
_NOT_YOURS = (
    "It is not among your stories: it was deleted, or it belongs to somebody else or to another "
    "browser. Whoever made it can share it by a link, or send its story file."
)

_EXTRACT = "These are extracts; the articles themselves are not shared. Check both before you act."


def fetch(name: str, frame: Callable[[], None]) -> None:
    """Saves what this session changed and fetches the story of that name.

    Where it cannot be shown, `frame` is drawn, then a sentence, and the page ends.
    """
    try:
        if visits.is_visit(name):
            _extract(name, visits.begin(name).extract)
        else:
            keeping.begin(name)
    except keeping.OwnerUnknown:
        frame()
        _opening()
    except (StoryNotFound, LinkEnded, StoreUnreachable) as error:
        frame()
        _why_not(name, error)


def not_here(name: str) -> NoReturn:
    """There is no story of that name."""
    why = "there is no story of that name on this server. Check the link."
    heading("This story cannot be opened here")
    markup.paragraph(markup.plain(f"The link asks for the story {visible(name)[:80]}: {why}"))
    _elsewhere()


def cannot(why: str) -> NoReturn:
    """The story is there and cannot be read."""
    heading("This story cannot be opened")
    markup.notice(why, "ct-problem")
    st.stop()


def _extract(name: str, shared: Mapping[str, Any] | None) -> None:
    """Where a link opens one finding only, that is all there is: no navigation, no text."""
    if shared is None:
        return
    heading("A finding to check")
    until = moments.day(visits.ends(name))
    markup.paragraph(markup.plain(f"Shared with you to read, until {until}."), "ct-note")
    lines = [("; ".join(names), words, spans) for names, words, spans in shared["readings"]]
    markup.block(
        markup.kind(shared["sign"], shared["kind"], shared["is_urgent"]),
        markup.asked(shared["title"], markup.readings(lines, _EXTRACT)),
    )
    visits.watch(name)
    st.stop()


def _opening() -> NoReturn:
    """Whose browser this is comes with the next run; until then nothing else is shown."""
    heading("Opening your story")
    st.stop()


def _why_not(name: str, error: Exception) -> NoReturn:
    if isinstance(error, LinkEnded):
        heading("This link has ended")
        markup.paragraph(markup.plain(error))
        _elsewhere()
    if isinstance(error, NothingKept) and not visits.is_visit(name):
        heading("This story cannot be opened here")
        asked = f"The link asks for the story {visible(name)[:80]}: {_ONLY_THERE}"
        markup.paragraph(markup.plain(asked))
        _elsewhere()
    if isinstance(error, StoreUnreachable):
        heading("This story cannot be opened just now")
        markup.notice(str(error), "ct-problem")
        keeping.wait_for_store()
        st.stop()
    heading("This story cannot be opened here")
    markup.paragraph(markup.plain(_NOT_YOURS))
    _elsewhere()


def _elsewhere() -> NoReturn:
    """Ways on: one's own stories, and the one that everybody can open."""
    with st.container(gap="xxsmall"):
        st.page_link(STORIES.file, label=":primary[Your stories]", query_params={})
        label = f":primary[Open the demo story, {stories.title(stories.DEMO)}]"
        st.page_link(OPENING.file, label=label, query_params={})
    st.stop()
