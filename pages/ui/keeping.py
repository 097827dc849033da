"""The stories of an owner between session and store: fetched when asked for, saved when changed.

A session holds the stories that it has open (`stories.drafts`, `decisions`), and of a story of the
shelf the owner's decisions; every run of a page begins by saving what was changed in the run
before. What cannot be saved stays in the session and is tried again. Nothing
here decides between two versions: that is the editor's.
"""

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.errors import StoreFull, StoreUnreachable, StoryChanged, StoryNotFound
from pages.ui import browser_copy, decisions, kept, owner, stories
from pages.ui.decisions import Decisions

if TYPE_CHECKING:
    import pandas as pd

_TRIES = "5s"
"""How often a save that failed is tried again by itself."""
_JUST_TRIED = "just tried to save"
"""The page that says so has just tried, so its first look is spared."""


class OwnerUnknown(Exception):
    """Who asks is not known yet; the page runs again as soon as it is."""


class Saved(NamedTuple):
    """A story as this session knows it to be saved; no articles: one of the shelf."""

    articles: "pd.DataFrame | None"
    decisions: Decisions
    version: int


def begin(name: str) -> None:
    """Saves what was changed, and fetches the story of that name where it is one of the owner's.

    Of a story of the shelf it fetches what the owner decided, once it is known who that is.

    Raises:
        StoryNotFound: when the owner has no such story.
        NothingKept: when neither this server nor the browser has it.
        StoreUnreachable: when it is not in this session and the store does not answer.
        OwnerUnknown: when it is not in this session and the owner is not known yet.
    """
    is_elsewhere = stories.is_draft(name) and name not in stories.drafts()
    if not stories.is_draft(name) and not _unsaved() and owner.recall() is None:
        return
    if not kept.keeps_stories():
        _in_browser(name)
        return
    who = owner.ask()
    _forget_others(who)
    if who is None and is_elsewhere:
        raise OwnerUnknown
    if who is None:
        return
    save(who)
    if stories.is_draft(name):
        _bring(name, who)
    else:
        _recall(name, who)


def runs_again(name: str) -> bool:
    """Whether the page will run again by itself, for the browser was asked something about it.

    What is told once must then be told in that run too.
    """
    if not stories.is_draft(name):
        return False
    if kept.keeps_stories():
        return owner.owner() is None
    return not browser_copy.is_kept(name) and not browser_copy.is_too_large(name)


def _in_browser(name: str) -> None:
    """The browser's own copy, where this server keeps none."""
    for own in [*stories.drafts()]:
        browser_copy.keep(own)
    if not stories.is_draft(name) or name in stories.drafts():
        return
    found = browser_copy.bring(name)
    if found is None:
        raise OwnerUnknown
    if not found:
        kept.database()


def save(who: str) -> None:
    """Saves every story of the session that was changed; what goes wrong is kept to be told."""
    _troubles().clear()
    for name in _unsaved():
        try:
            _save(name, who)
        except (StoryChanged, StoryNotFound) as error:
            _refused()[name] = error
        except StoreFull as error:
            _troubles().append(error)
        except StoreUnreachable as error:
            _troubles().append(error)
            return


def version(name: str) -> int:
    """The version at which the session has a story; 0 while it was not saved."""
    return _saved()[name].version if name in _saved() else 0


def is_saved(name: str) -> bool:
    """Whether all of a story is saved."""
    return name not in _unsaved() and name not in _refused() and name in _saved()


def refusal(name: str) -> StoryChanged | StoryNotFound | None:
    """Why a story is not saved over what another tab made of it; None if it is."""
    return _refused().get(name)


def trouble() -> StoreUnreachable | None:
    """What kept the last save from being made."""
    return next(iter(_troubles()), None)


def forget(name: str) -> None:
    """The session no longer has that story; what is saved of it stays saved."""
    for held in (stories.drafts(), decisions.all_kept(), _saved(), _refused()):
        held.pop(name, None)


def copy(name: str, title: str) -> str:
    """Makes a story of its own of what this session has; the other is as it was saved."""
    made = decisions.current(name).call(title)
    mine = stories.drafts().get(name)
    new = stories.new_draft(stories.untouched(name)[0].texts.copy() if mine is None else mine)
    decisions.keep(new, made)
    forget(name)
    return new


def wait_for_store() -> None:
    """Tries again every few seconds, from a few seconds on."""
    st.session_state[_JUST_TRIED] = True
    _try_again()


@st.fragment(run_every=_TRIES)
def _try_again() -> None:
    """Tries to save, or to reach the store, until that goes well; then the page is drawn anew."""
    if st.session_state.pop(_JUST_TRIED, False):
        return
    if who := owner.owner():
        save(who)
    if trouble() is None:
        st.rerun()


def _save(name: str, who: str) -> None:
    from analysis.store import shelf
    from analysis.store import stories as store

    if not stories.is_draft(name):
        made, data, before = decisions.current(name), kept.database(), version(name)
        n = shelf.save(data, who, name, before, made, stories.tab())
        _saved()[name] = Saved(None, made, n)
        return

    articles, made = stories.drafts()[name], decisions.current(name)
    known, tab, data = _saved().get(name), stories.tab(), kept.database()
    if known is None:
        n = store.create(data, who, name, articles, made, tab)
    else:
        changed = None if known.articles is articles else articles
        n = store.save(data, who, name, known.version, changed, made, tab)
    _saved()[name] = Saved(articles, made, n)


def _bring(name: str, who: str) -> None:
    """Fetches a story that is not in the session, or is there in an older version, unchanged."""
    from analysis.store import stories as store

    if name in _refused() or (name in stories.drafts() and name not in _saved()):
        return
    try:
        if version(name) == store.version(kept.database(), who, name):
            return
        _take(name, *store.fetched(kept.database(), who, name))
    except StoreUnreachable as error:
        if name not in stories.drafts():
            raise
        _troubles().append(error)
    except StoryNotFound as error:
        if name not in stories.drafts():
            raise
        _refused()[name] = error


def _recall(name: str, who: str) -> None:
    """Fetches what was decided on a story of the shelf, if this session has it not or older.

    The story opens all the same where that cannot be told. Decisions that are in no store any more
    are saved anew.
    """
    from analysis.store import shelf

    if name in _refused() or trouble():
        return
    try:
        if version(name) == (now := shelf.version(kept.database(), who, name)):
            return
        if not now:
            _saved().pop(name)
            return
        _take(name, None, *shelf.fetched(kept.database(), who, name))
    except StoreUnreachable as error:
        _troubles().append(error)


def _take(name: str, articles: "pd.DataFrame | None", made: Decisions, n: int) -> None:
    """Puts what was fetched in place of what the session had."""
    if articles is not None:
        stories.drafts()[name] = articles
    decisions.keep(name, made)
    _saved()[name] = Saved(articles, made, n)
    st.session_state["kept"] = st.session_state.get("kept", 0) + 1


def _forget_others(who: str | None) -> None:
    """What somebody else had open in this session is not shown to who came after."""
    before = st.session_state.get("owner of the stories")
    if who and before and who != before:
        for name in [*stories.drafts(), *decisions.all_kept()]:
            forget(name)
    st.session_state["owner of the stories"] = who or before


def _unsaved() -> list[str]:
    """The stories of the session that are not as they were saved."""
    shelf = [name for name in decisions.all_kept() if not stories.is_draft(name)]
    names = [*stories.drafts(), *shelf]
    return [name for name in names if name not in _refused() and not _is_as_saved(name)]


def _is_as_saved(name: str) -> bool:
    known, articles = _saved().get(name), stories.drafts().get(name)
    if known is None:
        return articles is None and decisions.current(name) == Decisions()
    return known.articles is articles and known.decisions == decisions.current(name)


def _saved() -> dict[str, Saved]:
    return st.session_state.setdefault("saved stories", {})


def _refused() -> dict[str, StoryChanged | StoryNotFound]:
    return st.session_state.setdefault("refused stories", {})


def _troubles() -> list[StoreUnreachable]:
    return st.session_state.setdefault("troubles of saving", [])
