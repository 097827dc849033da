"""Who owns the stories that are made here: the signed-in user, else this browser by a token.

The token is random and known to the browser alone: in a cookie that no script can read, where
`hosted.py` serves; else in the browser's own storage, from where a component says it, one run after
it was asked. What is returned here is a secret: it goes into the store and nowhere else.
"""

import re
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitDuplicateElementKey

from pages.hosting.browser import COOKIE

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,128}")
"""What counts as a token: too long to be guessed, and nothing else in it."""
_HELD = "token of this browser"
_SCRIPT = """
const KEY = "copytaster_browser"
const GOOD = /^[A-Za-z0-9_-]{32,128}$/
const made = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
const kept = (makes) => {
  try {
    const held = localStorage.getItem(KEY) || ""
    if (makes && !GOOD.test(held)) localStorage.setItem(KEY, made())
    return makes ? localStorage.getItem(KEY) : held
  } catch { return makes ? made() : "" }
}
export default ({ data, setStateValue }) => {
  const token = kept(data.makes)
  if (GOOD.test(token)) setStateValue("token", token)
}
"""
_browser = st.components.v2.component("copytaster_browser", js=_SCRIPT)


def owner() -> str | None:
    """Who owns what is made in this session; None while that is not known yet.

    >>> owner() is None
    True
    """
    if name := _signed_in():
        return f"user {name}"
    said = (st.context.cookies.get(COOKIE), st.session_state.get(_HELD))
    token = next(filter(_is_token, said), None)
    return f"browser {token}" if token else None


def ask() -> str | None:
    """As `owner`; where it is not known the browser is asked, and the page runs again.

    To be called once on a page, at a place where it may stand.
    """
    return owner() or _asked("", makes=True)


def recall() -> str | None:
    """As `ask`, where nothing is to be kept yet: a browser that has no token is given none.

    The page then runs once, as it would for anybody.
    """
    return owner() or _asked("-known", makes=False)


def _asked(which: str, *, makes: bool) -> str | None:
    """Has the browser say its token; asked a second time on one page, it is waited for."""
    with suppress(StreamlitDuplicateElementKey), st.container(key=f"ct-owner{which}"):
        said = _browser(key=f"browser{which}", data={"makes": makes}, on_token_change=_nothing)
        if _is_token(token := said.get("token")):
            st.session_state[_HELD] = token
    return owner()


def is_signed_in() -> bool:
    """Whether somebody has signed in, so that the owner is a person and not a browser."""
    return bool(_signed_in())


def _signed_in() -> str:
    """Issuer and subject of the signed-in user, or whom a trusted proxy names; empty for nobody."""
    user = st.user.to_dict()
    if not user.get("is_logged_in") and not st.get_option("server.trustedUserHeaders"):
        return ""
    known = [str(user[name]) for name in ("iss", "sub") if user.get(name)]
    return " ".join(known) if len(known) == 2 else str(user.get("email") or "")


def _is_token(token: object) -> bool:
    return isinstance(token, str) and bool(_TOKEN.fullmatch(token))


def _nothing() -> None:
    """A component hands out values only where something listens."""
