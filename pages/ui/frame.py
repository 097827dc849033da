"""What every page is written with: headings, links to pages on the open story, their addresses."""

from pathlib import PurePosixPath
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from pages.ui import stories
from pages.ui.places import IN_ARCHIVE, OPENING, PLACES, Place


def heading(text: str) -> None:
    """The page's title; letters and our own words only, since headings read Markdown."""
    st.title(text, anchor=False)


def section(text: str) -> None:
    """A heading inside the page; our own words only."""
    st.header(text, anchor=False)


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
    >>> _path("/find_in_archive", READING)
    '/side_by_side'
    """
    every = (*PLACES, *IN_ARCHIVE)
    known = {PurePosixPath(one.file).stem for one in every if one != OPENING}
    root, _, last = here.rpartition("/")
    base = root if last in known or not last else here
    return f"{base}/" + ("" if place == OPENING else PurePosixPath(place.file).stem)
