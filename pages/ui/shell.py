"""The frame of every page: its settings, the navigation, the open story, the link to the view."""

from itertools import groupby

import streamlit as st
from streamlit import net_util

from analysis import Story
from analysis.errors import CopytasterError
from pages.ui import arriving, cached, decisions, entrance, markup, places, quiet, standing, stories
from pages.ui.frame import address, go, heading, link, page_link, section
from pages.ui.places import ARTICLES, OPENING, SHARE, STORIES, Place

__all__ = ["address", "close_page", "go", "heading", "here", "link", "needs", "open_page",
           "page_link", "section", "stop"]  # fmt: skip

net_util.get_internal_ip = net_util.get_external_ip = lambda: None
"""Streamlit asks a server outside for its own address whenever a page of another site knocks, and
all sessions wait; a site that may come in is named in its settings."""

_PROBLEMS = 3
"""Problems told on every page; a folder with more of them lists all under Articles."""


def open_page(place: Place) -> Story:
    """Draws the frame of a page and returns the open story; where there is none, stops."""
    st.set_page_config(page_title=f"{place.name} · Copytaster", page_icon="📰", layout="wide")
    markup.style()
    quiet.begin(place)
    entrance.ask()
    name = stories.asked_for()
    arriving.fetch(name, _frame)
    if not stories.exists(name):
        _frame()
        arriving.not_here(name)
    try:
        story, problems = stories.opened(name)
    except CopytasterError as error:
        _frame()
        arriving.cannot(str(error))
    _navigation(name, _known(name, story))
    standing.tell(name, place)
    _problems(place, problems["problem"].tolist())
    cached.wording(story)
    return story


def _known(name: str, story: Story) -> str:
    """What the frame says of the open story."""
    size = markup.counted(len(story.texts), "article")
    return " · ".join(filter(None, [stories.title(name), size, standing.word(name)]))


def _frame() -> None:
    """The frame of a page without a story."""
    _navigation(None, "No story is open")


def _problems(place: Place, told: list[str]) -> None:
    """What could not be read, a sentence each: all on the articles' page, the first elsewhere."""
    shown = told if place == ARTICLES else told[:_PROBLEMS]
    more = len(told) - len(shown)
    rest = [f"And {more} more, listed under Articles."] if more else []
    if told:
        markup.lines([*shown, *rest])


def here() -> tuple[Place, ...]:
    """The pages that who looks may open; an archive is no part of a story that was shared."""
    return places.here() if stories.is_changeable() else places.PLACES


def _navigation(name: str | None, known: str) -> None:
    with st.sidebar:
        st.html(f'<p class="ct-brand">Copytaster</p><p class="ct-story">{markup.plain(known)}</p>')
        for group, pages in groupby(here(), key=lambda place: place.heading):
            if group:
                st.html(f'<p class="ct-head">{markup.plain(group)}</p>')
            for place in pages:
                asked = {} if place == STORIES and name is None else link(name)
                st.page_link(place.file, label=place.name, query_params=asked, width="stretch")
        _choice(name)


def _choice(name: str | None) -> None:
    """The list of stories, where there is more than one to open."""
    names = [*stories.shelf(), *stories.drafts()]
    if name is None or len(names) < 2 or name not in names:
        return
    titles = {story: stories.title(story) for story in names}
    chosen = st.selectbox(
        "Story",
        names,
        index=names.index(name),
        format_func=titles.__getitem__,
        key=f"story-{name}-{titles[name]}",
    )
    if chosen != name:
        st.switch_page(OPENING.file, query_params=link(chosen))


def needs(story: Story, n: int, purpose: str, title: str = "") -> None:
    """Stops the page with one sentence when the story holds fewer than n articles."""
    if len(story.texts) >= n:
        return
    if title:
        heading(title)
    have = markup.counted(len(story.texts), "article")
    markup.paragraph(markup.plain(f"This story holds {have}. {purpose} needs at least {n}."))
    if stories.is_changeable():
        page_link(ARTICLES, "Add articles")
    stop()


def stop() -> None:
    """Ends the page early, with its link."""
    close_page()
    st.stop()


_WITHOUT_DECISIONS = "The link opens the story without your decisions."


def close_page() -> None:
    """The link to this view, last on the page: it is complete only below the settings."""
    st.divider()
    place = st.expander("Link to this view", key="link to this view", on_change="rerun")
    with place:
        name = stories.asked_for()
        if note := standing.of_link(name):
            markup.paragraph(markup.plain(note), "ct-note")
        elif decisions.current(name).steps or decisions.marks(name):
            told = f"{_WITHOUT_DECISIONS} {standing.of_decisions(name)}"
            markup.paragraph(markup.plain(told), "ct-note")
        if standing.can_share(name):
            page_link(ARTICLES, "Share this story by a link", view=SHARE)
        if place.open:  # to draw an address costs the browser as much as a page of text
            st.code(address(), language=None)
    quiet.end()
