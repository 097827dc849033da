"""Who may see a page: asked at every run, so that nobody stays who has been signed out meanwhile.

Where `hosted.py` serves, its gate has asked before; where Streamlit serves alone, this is the gate.
"""

import streamlit as st

from pages.hosting import oidc, passphrase, settings
from pages.ui import markup


def ask() -> None:
    """Stops the page, before a story is opened, for somebody who is not in."""
    if providers := oidc.providers():
        _signed_in(providers)
    elif settings.passphrase() and not passphrase.is_in(st.context.cookies):
        _stop(
            "Say the passphrase",
            "The passphrase no longer holds, or was not asked for. Load this page anew. Should "
            "this stay, tell whoever runs it: a passphrase needs `uvicorn hosted:app`.",
        )


def _signed_in(providers: list[str]) -> None:
    if not st.user.get("is_logged_in"):
        _title("Sign in", "Copytaster is for the desk only.")
        for one in providers:
            if st.button("Sign in" if one == "default" else f"Sign in with {one.capitalize()}"):
                st.login(one)
        st.stop()
    if not oidc.may_come_in(st.user.to_dict()):
        _title("Not for this address", "You are signed in, but not among those who may read here.")
        st.button("Sign out", on_click=st.logout)
        st.stop()


def _title(heading: str, told: str) -> None:
    st.title(heading, anchor=False)
    markup.paragraph(markup.plain(told))


def _stop(heading: str, told: str) -> None:
    _title(heading, told)
    st.stop()
