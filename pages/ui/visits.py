"""Stories that somebody else shared by a link: read, never changed, and ended with the link.

The name of such a story is the token of its link, so it opens on a server that has just started and
shares the store. It is asked for on every run, and every few seconds between them: a link that was
revoked ends what is on screen.
"""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.decisions import Decisions
from analysis.errors import LinkEnded, StoreUnreachable
from pages.ui import kept

if TYPE_CHECKING:
    from analysis.store.links import SharedStory

_SHARED = "shared-"
"""How the name of a story in a link begins, before its token."""
_LOOKS = "4s"
"""How often it is asked whether a link still opens its story."""
_HELD = "shared stories"


def is_visit(name: str) -> bool:
    """Whether a name in a link stands for a story that somebody shared."""
    return name.startswith(_SHARED)


def name_of(token: str) -> str:
    """The name under which a link opens its story."""
    return _SHARED + token


def token(name: str) -> str:
    """The token in the name of a shared story."""
    return name.removeprefix(_SHARED)


def begin(name: str) -> "SharedStory":
    """What the link opens just now, which the rest of the run shows.

    Raises:
        LinkEnded: when it opens nothing.
        StoreUnreachable: when that cannot be told.
    """
    from analysis.store import links

    held = _held()
    try:
        known = held.get(name)
        if known is None or known.version != links.state(kept.database(), token(name)):
            held[name] = links.shared(kept.database(), token(name))
    except (LinkEnded, StoreUnreachable):
        held.pop(name, None)
        raise
    return held[name]


def articles(name: str) -> pd.DataFrame:
    """The articles of a shared story; `begin` has fetched it."""
    return _held()[name].articles


def decisions(name: str) -> Decisions:
    """What its owner decided on a shared story, notes aside; nothing once it has ended."""
    shared = _held().get(name)
    return shared.decisions if shared else Decisions()


def ends(name: str) -> int:
    """When its link ends, in seconds since 1970."""
    return _held()[name].ends


@st.fragment(run_every=_LOOKS)
def watch(name: str) -> None:
    """Draws the page anew once its link has ended."""
    try:
        begin(name)
    except LinkEnded:
        st.rerun()
    except StoreUnreachable:
        return


def _held() -> "dict[str, SharedStory]":
    return st.session_state.setdefault(_HELD, {})
