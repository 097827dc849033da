"""Who owns the stories that are made here: the signed-in user, else this browser by a token.

The token is random and known to the browser alone: in a cookie that no script can read, where
`hosted.py` serves; else in the browser's own storage, from where a component says it, one run after
it was asked. What is returned here is a secret: it goes into the store and nowhere else.
"""

import re

import streamlit as st

from pages.hosting.browser import COOKIE

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,128}")
"""What counts as a token: too long to be guessed, and nothing else in it."""
_HELD = "token of this browser"
_SCRIPT = """
const KEY = "copytaster_browser"
const GOOD = /^[A-Za-z0-9_-]{32,128}$/
const made = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
const kept = () => {
  try {
    if (!GOOD.test(localStorage.getItem(KEY) || "")) localStorage.setItem(KEY, made())
    return localStorage.getItem(KEY)
  } catch { return made() }
}
export default ({ setStateValue }) => { setStateValue("token", kept()) }
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
    if known := owner():
        return known
    with st.container(key="ct-owner"):
        said = _browser(key="browser", on_token_change=_nothing)
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
