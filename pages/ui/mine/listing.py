"""An owner's stories, a block each: opened, renamed, copied, deleted; the deleted brought back."""

from typing import TYPE_CHECKING

import streamlit as st

from analysis.decisions import LONGEST_TITLE
from analysis.errors import CopytasterError, NothingKept, StoreUnreachable
from analysis.limits import DELETED_DAYS, MAX_LISTED
from pages.ui import items, keeping, kept, markup, moments, owner, stories
from pages.ui.frame import page_link, section
from pages.ui.places import ARTICLES, OPENING

if TYPE_CHECKING:
    from analysis.store.listing import ListedStory

_UNTITLED = "Your own story"
_HERE_ONLY = (
    "This server keeps no stories. This browser keeps each that you make at its own address, so "
    "keep that link; better, download the story file under Articles, which opens anywhere."
)
_NONE = "You have made no story yet. Bring files or paste texts under Articles."
_BROWSER = (
    "They belong to this browser: another one does not show them, and neither does a private "
    "window. A story file carries one anywhere."
)


def show(words: str) -> None:
    """The list, or a sentence on why there is none."""
    who = owner.ask()
    if who is None:
        markup.paragraph("Looking for your stories.", "ct-note")
        return
    try:
        keeping.save(who)
        _list(who, words)
    except NothingKept:
        markup.paragraph(markup.plain(_HERE_ONLY))
    except StoreUnreachable as error:
        markup.notice(str(error), "ct-problem")
        keeping.wait_for_store()


def _list(who: str, words: str) -> None:
    from analysis.store import listing

    found = listing.listed(kept.database(), who, words)
    _said(len(found), words)
    told = st.session_state.pop("told of stories", None)
    if told:
        _undo(who, *told)
    for one in found:
        _story(who, one)
    if not words:
        _deleted(who)


def _said(n: int, words: str) -> None:
    """How many there are, and whose."""
    if not n and not words:
        markup.paragraph(markup.plain(_NONE))
        page_link(ARTICLES, "Bring a story", view="Add articles")
        return
    many = f"The {n} saved last are listed; a search finds the others. " if n == MAX_LISTED else ""
    found = f"{markup.counted(n, 'story', 'stories')}{' found' if words else ''}. "
    whose = "" if owner.is_signed_in() else _BROWSER
    markup.paragraph(markup.strong(found) + markup.plain(many + whose))


def _story(who: str, one: "ListedStory") -> None:
    """One story: what it is called and holds, and what can be done with it."""
    name = one.title or _UNTITLED
    begins = f"begins with {one.begins}" if one.begins else ""
    size = markup.counted(one.n_articles, "article")
    items.item(name, [size, begins, f"saved {moments.moment(one.saved)}"])
    with items.row(one.story_id):
        asked = {"story": one.story_id}
        st.page_link(OPENING.file, label=":primary[Open]", query_params=asked)
        _rename(who, one, name)
        st.button("Copy", type="tertiary", key=f"copy {one.story_id}",
                  on_click=_done, args=(who, one, "copy"))  # fmt: skip
        st.button("Delete", type="tertiary", key=f"delete {one.story_id}",
                  on_click=_done, args=(who, one, "delete"))  # fmt: skip


def _rename(who: str, one: "ListedStory", name: str) -> None:
    menu = st.popover("Rename", type="tertiary", key=f"menu {one.story_id}", on_change="rerun")
    if not menu.open:
        return
    with menu, st.form(f"rename {one.story_id}", border=False):
        key = f"title {one.story_id}"
        st.text_input("What to call it", one.title, LONGEST_TITLE, key, placeholder=name)
        st.form_submit_button("Rename", on_click=_done, args=(who, one, "rename"))


def _done(who: str, one: "ListedStory", what: str) -> None:
    """Does it, and keeps what is to be told; an error is told in its place."""
    from analysis.store import listing

    try:
        data, title = kept.database(), one.title or _UNTITLED
        if what == "rename":
            title = st.session_state[f"title {one.story_id}"]
            listing.rename(data, who, one.story_id, title)
        elif what == "copy":
            new = f"{title}, copy"[:LONGEST_TITLE]
            listing.duplicate(data, who, one.story_id, stories.new_name(), new)
        elif what == "delete":
            listing.remove(data, who, one.story_id)
            _close(one.story_id)
            st.session_state["told of stories"] = (one, f"{title} was deleted.")
        else:
            listing.restore(data, who, one.story_id)
    except CopytasterError as error:
        st.session_state["told of stories"] = (None, str(error))


def _close(story_id: str) -> None:
    """The story that was deleted is the open one no longer."""
    keeping.forget(story_id)
    if stories.asked_for() == story_id:
        st.query_params.pop("story", None)


def _undo(who: str, one: "ListedStory | None", said: str) -> None:
    """What was done last, with the way back where there is one."""
    markup.notice(said, "" if one else "ct-problem")
    if one:
        st.button("Bring it back", key="undo", on_click=_done, args=(who, one, "restore"))


def _deleted(who: str) -> None:
    """The stories that can be brought back still."""
    from analysis.store import listing

    gone = listing.listed(kept.database(), who, deleted=True)
    if not gone:
        return
    section(f"Deleted in the last {DELETED_DAYS} days")
    for one in gone:
        size = markup.counted(one.n_articles, "article")
        items.item(one.title or _UNTITLED, [size, f"deleted {moments.moment(one.deleted)}"])
        with items.row(one.story_id):
            st.button("Bring back", type="tertiary", key=f"restore {one.story_id}",
                      on_click=_done, args=(who, one, "restore"))  # fmt: skip
