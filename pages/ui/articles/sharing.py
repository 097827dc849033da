"""A story shared by links that are read only: made, listed with what they open, and ended."""

from typing import TYPE_CHECKING

import streamlit as st

from analysis import Story
from analysis.errors import CopytasterError
from analysis.limits import LINK_DAYS
from pages.ui import items, keeping, kept, markup, moments, owner, shell, standing, stories, visits
from pages.ui.places import OPENING

if TYPE_CHECKING:
    from analysis.store.links import GivenLink

_FOR_ALL = (
    "Everybody who can open this server can open this story: the link below is enough. To share "
    "your decisions, make a copy of your own under Article details."
)
_HERE_ONLY = (
    "This server keeps no stories, so no link can open one for others. Send the story file: "
    "Download this story, below."
)
_WITH = (
    "Whoever has it sees every page, names as you merged them, and how far each finding has come; "
    "your notes are not shared. It opens the story as it is at that moment."
)
_NOT_SAVED = "This story is not saved just now; a link can be made as soon as it is."
_MADE = "link made last"


def show(story: Story, name: str) -> None:
    """What a link would share, the form that makes one, and the links given out."""
    if not stories.is_draft(name):
        markup.paragraph(markup.plain(_FOR_ALL))
        return
    if not standing.can_share(name):
        markup.paragraph(markup.plain(_HERE_ONLY))
        return
    who = owner.owner()
    if who is None or not keeping.version(name):
        markup.paragraph(markup.plain(_NOT_SAVED))
        return
    markup.paragraph(_shared(story))
    with st.form("share", border=False):
        days, label = st.columns(2)
        asked = days.selectbox("Open for", LINK_DAYS, format_func=_days)
        called = label.text_input("For whom", placeholder="night desk", max_chars=80)
        if st.form_submit_button("Make a link"):
            _make(who, name, asked, called)
    _made(name)
    _given(who, name)


def _days(n: int) -> str:
    return "a year" if n == 365 else markup.counted(n, "day")


def _shared(story: Story) -> str:
    """What a link opens, in words."""
    drafts = int((story.texts["role"] == "draft").sum())
    texts = markup.counted(len(story.texts) - drafts, "article")
    left = f" {markup.counted(drafts, 'draft is', 'drafts are')} left out." if drafts else ""
    first = markup.strong(f"A link shares {texts}, to be read and not changed.{left} ")
    return first + markup.plain(_WITH)


def _make(who: str, name: str, days: int, label: str) -> None:
    from analysis.store import links

    try:
        token = links.give(kept.database(), who, name, days, label)
    except CopytasterError as error:
        markup.notice(str(error), "ct-problem")
        return
    st.session_state[_MADE] = (name, token)


def _made(name: str) -> None:
    """The link that was made last, for as long as this session is on the story."""
    of, token = st.session_state.get(_MADE, ("", ""))
    if of != name:
        return
    markup.notice("Copy this link now: it is not shown again once you leave.")
    st.code(shell.address(OPENING, story=visits.name_of(token)), language=None)


def _given(who: str, name: str) -> None:
    """The links given out, each with its end and a way to end it now."""
    from analysis.store import links

    found = links.given(kept.database(), who, name)
    if found:
        shell.section("Links given out")
    for n, one in enumerate(found):
        items.item(one.label or f"Link {len(found) - n}", [_what(one), _state(one)])
        if _is_open(one):
            with items.row(one.link_id[:16]):
                st.button("End this link", type="tertiary", key=f"end {one.link_id}",
                          on_click=_end, args=(who, name, one.link_id))  # fmt: skip


def _what(one: "GivenLink") -> str:
    if one.is_extract:
        return "one finding, extracts only"
    return "the whole story, drafts and notes aside"


def _is_open(one: "GivenLink") -> bool:
    from analysis.store.rows import now

    return not one.revoked and one.ends > now()


def _state(one: "GivenLink") -> str:
    if one.revoked:
        return f"ended by you {moments.moment(one.revoked)}"
    return f"{'open until' if _is_open(one) else 'ended'} {moments.moment(one.ends)}"


def _end(who: str, name: str, link_id: str) -> None:
    from analysis.store import links

    st.session_state.pop(_MADE, None)
    try:
        links.revoke(kept.database(), who, name, link_id)
    except CopytasterError as error:
        st.session_state["problems"] = [str(error)]
