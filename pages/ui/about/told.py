"""What holds on this server: limits, settings, what is kept and what leaves it."""

import os

import pandas as pd
import streamlit as st

from analysis.limits import FETCHES, LIMITS, Limit
from analysis.version import VERSION
from pages.hosting.settings import SETTINGS
from pages.ui import markup

HOW = """
A limit is a whole number in an environment variable that whoever runs the server sets before it
starts; one that says nothing usable is left as it is. Where a file or a story meets a limit, the
page says which. No more can be uploaded at once than the server takes, whatever the limits say.
Of the other settings only whether they are set is shown.
"""
COLUMNS = {
    "limit": st.column_config.TextColumn("limit", width="large"),
    "holds": st.column_config.TextColumn("holds here"),
    "usual": st.column_config.TextColumn("unless set"),
    "variable": st.column_config.TextColumn("setting", width="medium"),
}
KEPT = (
    "The settings of a view are in its address, which stands at the foot of each page.",
    "Stories of your own, with merged names, marks and notes, are kept on this server and listed "
    "under Your stories: for you if you signed in, else for this browser. Where a server keeps "
    "none, your browser keeps them itself.",
    "What you decide on a story that all can open is kept likewise, and shown to you alone; a "
    "server that keeps no stories has it until the page is closed.",
    "A file that you prepare for download is held for you alone, while your page is open.",
    "The server's log says which page was opened, when, how long it took and which limit was met; "
    "a browser is named by a hash. It holds no text, title, name, note or search.",
)
NOT_SENT = (
    "Nothing is sent to any other machine: no figures of use, no fonts or pictures from elsewhere, "
    "and no text to a service. Names, quotations and likeness are found on this server.",
)
_NOT_OPENED = "The web is not searched. A link that you paste is not opened."
_OPENED = (
    "The web is not searched. The page of an address that you paste in the place of a text is "
    "opened by this server, which tells that page nothing but its own name and version."
)


def not_sent() -> tuple[str, ...]:
    """What leaves this server, and what does not."""
    return (*NOT_SENT, _OPENED if FETCHES else _NOT_OPENED)


def summary() -> str:
    """The version, and how many limits were changed."""
    changed = sum(one.holds != one.usual for one in LIMITS)
    rest = f"{changed} changed by whoever runs this server" if changed else "all as they come"
    version = markup.strong(f"Copytaster {VERSION}.")
    return f"{version} {markup.plain(f'{len(LIMITS)} limits hold here, {rest}.')}"


def limits() -> pd.DataFrame:
    """A row for each limit: what it limits, what holds, what would without the setting."""
    return pd.DataFrame([_row(one) for one in LIMITS], columns=list(COLUMNS), dtype="str")


def _row(one: Limit) -> tuple[str, str, str, str]:
    holds, usual = (f"{n:,} {one.unit}".strip() for n in (one.holds, one.usual))
    return one.says, holds, usual, one.variable


def settings() -> list[str]:
    """Which of the other settings are set: never what they say, for some are secrets."""
    known = [one.variable for one in SETTINGS if os.environ.get(one.variable, "").strip()]
    told = ", ".join(known) if known else "none"
    return [f"Other settings that are set on this server: {told}."]
