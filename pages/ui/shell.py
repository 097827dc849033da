"""The frame of every page: its settings, the navigation, the open story, the link to the view."""

from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit import net_util

from analysis import Story
from analysis.errors import CopytasterError
from analysis.text.visible import visible
from pages.ui import cached, decisions, markup, stories
from pages.ui.places import ARTICLES, OPENING, PLACES, Place

net_util.get_internal_ip = net_util.get_external_ip = lambda: None
"""Streamlit asks a server outside for its own address whenever a page of another site knocks, and
all sessions wait; a site that may come in is named in its settings."""

_PROBLEMS = 3
"""Problems told on every page; a folder with more of them lists all under Articles."""


def open_page(place: Place) -> Story:
    """Draws the frame of a page and returns the open story; where there is none, stops."""
    st.set_page_config(page_title=f"{place.name} · Copytaster", page_icon="📰", layout="wide")
    markup.style()
    name = stories.asked_for()
    if not stories.exists(name):
        _navigation(None, "No story is open")
        _not_here(name)
    try:
        story, problems = stories.opened(name)
    except CopytasterError as error:
        _navigation(None, "No story is open")
        heading("This story cannot be opened")
        markup.notice(str(error), "ct-problem")
        st.stop()
    _navigation(name, f"{stories.title(name)} · {markup.counted(len(story.texts), 'article')}")
    _problems(place, problems["problem"].tolist())
    cached.wording(story)
    return story


def _problems(place: Place, told: list[str]) -> None:
    """What could not be read, a sentence each: all on the articles' page, the first elsewhere."""
    shown = told if place == ARTICLES else told[:_PROBLEMS]
    more = len(told) - len(shown)
    rest = [f"And {more} more, listed under Articles."] if more else []
    if told:
        markup.lines([*shown, *rest])


def heading(text: str) -> None:
    """The page's title; letters and our own words only, since headings read Markdown."""
    st.title(text, anchor=False)


def section(text: str) -> None:
    """A heading inside the page; our own words only."""
    st.header(text, anchor=False)


def _navigation(name: str | None, known: str) -> None:
    with st.sidebar:
        st.html(f'<p class="ct-brand">Copytaster</p><p class="ct-story">{markup.plain(known)}</p>')
        for group, places in groupby(PLACES, key=lambda place: place.heading):
            if group:
                st.html(f'<p class="ct-head">{markup.plain(group)}</p>')
            for place in places:
                st.page_link(place.file, label=place.name, query_params=link(name), width="stretch")
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


def link(name: str | None = None, **parameters: object) -> dict[str, str]:
    """Query parameters that open a page on a story (the open one unless named) with settings."""
    story = {"story": name or stories.asked_for()}
    kept = story if story["story"] != stories.DEMO else {}
    return kept | {key: str(value) for key, value in parameters.items()}


def go(place: Place, **parameters: object) -> None:
    """Opens another page on the same story."""
    st.switch_page(place.file, query_params=link(None, **parameters))


def page_link(place: Place, label: str, **parameters: object) -> None:
    """A link to a page on the same story; the label is our own words, never an article's."""
    st.page_link(place.file, label=f":primary[{label}]", query_params=link(None, **parameters))


def needs(story: Story, n: int, purpose: str, title: str = "") -> None:
    """Stops the page with one sentence when the story holds fewer than n articles."""
    if len(story.texts) >= n:
        return
    if title:
        heading(title)
    have = markup.counted(len(story.texts), "article")
    markup.paragraph(markup.plain(f"This story holds {have}. {purpose} needs at least {n}."))
    page_link(ARTICLES, "Add articles")
    stop()


def stop() -> None:
    """Ends the page early, with its link."""
    close_page()
    st.stop()


_ONLY_HERE = (
    "This story is kept in this browser session only, so its link opens here only, and it is gone "
    "when the page is reloaded or the server restarts. To show it to a colleague, send the story "
    "file: Articles, Download this story."
)
_WITHOUT_DECISIONS = (
    "The link opens the story without your decisions. Your merged names, speakers, links of "
    "articles and marks are kept in this session only; they are included in the story file under "
    "Articles."
)


def close_page() -> None:
    """The link to this view, last on the page: it is complete only below the settings."""
    st.divider()
    with st.expander("Link to this view"):
        name = stories.asked_for()
        if stories.is_draft(name):
            markup.paragraph(_ONLY_HERE, "ct-note")
        elif decisions.current(name).steps or decisions.marks(name):
            markup.paragraph(_WITHOUT_DECISIONS, "ct-note")
        st.code(address(), language=None)


def address(place: Place | None = None, **parameters: object) -> str:
    """The whole address of what is on screen, or of a page on the same story with settings."""
    at = urlsplit(st.context.url or "")
    asked = st.query_params.to_dict() if place is None else link(None, **parameters)
    path = at.path if place is None else _path(at.path, place)
    return urlunsplit((at.scheme, at.netloc, path, urlencode(asked), ""))


def _path(here: str, place: Place) -> str:
    """The path of a page, from that of the page on screen.

    >>> from pages.ui.places import READING
    >>> _path("/", READING), _path("/desk/facts", READING), _path("/desk/facts", OPENING)
    ('/side_by_side', '/desk/side_by_side', '/desk/')
    """
    known = {PurePosixPath(one.file).stem for one in PLACES if one != OPENING}
    root, _, last = here.rpartition("/")
    base = root if last in known or not last else here
    return f"{base}/" + ("" if place == OPENING else PurePosixPath(place.file).stem)


def _not_here(name: str) -> None:
    why = "there is no story of that name on this server. Check the link."
    if stories.is_draft(name):
        why = (
            "it was made in another browser session and opens only there. "
            "Ask for its texts and open them under Articles."
        )
    heading("This story cannot be opened here")
    markup.paragraph(markup.plain(f"The link asks for the story {visible(name)[:80]}: {why}"))
    st.page_link(OPENING.file, label="Open the demo story")
    st.stop()
