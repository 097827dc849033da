"""Addresses pasted in the place of a text: the pages behind them, where this server may open them.

What comes is read as a saved page, and is always shown before it joins.
"""

import streamlit as st

from analysis import ingest
from analysis.errors import UnreadableArticle
from analysis.ingest import Brought
from analysis.limits import FETCHES
from pages.ui import markup
from pages.ui.articles import taking

NOTE = (
    "Where you paste nothing but the address of a page, this server opens it and shows what it "
    "found. "
)


def note() -> str:
    """What is told about addresses above the form; nothing where none is opened."""
    return NOTE if FETCHES else ""


def addresses(pasted: str) -> list[str]:
    """The addresses that were pasted and nothing else, where this server opens any."""
    return ingest.addresses(pasted) if FETCHES else []


def read(asked: list[str]) -> tuple[list[Brought], list[str]]:
    """The texts behind addresses, and a sentence for each that gave none."""
    texts: list[Brought] = []
    problems: list[str] = []
    with st.spinner("Opening the pages" if len(asked) > 1 else "Opening the page"):
        for address in asked[:FETCHES]:
            found, told = _page(address)
            texts += found
            problems += told
    if len(asked) > FETCHES:
        opened = markup.counted(FETCHES, "address", "addresses")
        problems.append(f"This server opens {opened} at once. Add the others afterwards.")
    return texts, problems


def _page(address: str) -> tuple[list[Brought], list[str]]:
    from analysis.ingest.fetch import fetched

    try:
        page = fetched(address)
    except UnreadableArticle as error:
        return [], [str(error)]
    texts, problems, _ = taking.read([(page.file, page.raw)])
    return [one._replace(url=page.url, how=f"{one.how}, as fetched") for one in texts], problems
