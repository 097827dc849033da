"""Which column of a table holds what, asked of the editor where the headings do not tell."""

from typing import NamedTuple

import streamlit as st

from analysis.errors import UnreadableArticle
from analysis.ingest import Taken, stem
from analysis.ingest.tables import mapped
from pages.ui import markup, shell

_ASKED = {
    "text": "The column with the texts",
    "title": "Headlines",
    "outlet": "Outlets",
    "byline": "Bylines",
    "published": "Dates",
    "url": "Addresses",
}


class Unmapped(NamedTuple):
    """A table as it came, with its headings."""

    file: str
    raw: bytes
    headings: list[str]


def ask(table: Unmapped, n: int) -> Taken | None:
    """Asks for the columns of the n-th table; gives its texts once they are named."""
    shell.section("Which column holds what?")
    markup.notice(f"{table.file} has columns whose headings do not say which holds the texts.")
    with st.form(f"columns {n}", border=False):
        chosen = {
            field: _column(label, table, f"{field} of table {n}") for field, label in _ASKED.items()
        }
        if not st.form_submit_button("Read this table"):
            return None
    if not chosen["text"]:
        markup.notice("Choose the column with the texts first.", "ct-problem")
        return None
    try:
        taken = mapped(table.raw, table.file, chosen)
    except UnreadableArticle as error:
        markup.notice(str(error), "ct-problem")
        return None
    name = stem(table.file)
    return taken._replace(
        articles=[one._replace(article_id=f"{name} {one.article_id}") for one in taken.articles]
    )


def _column(label: str, table: Unmapped, key: str) -> str:
    """The heading chosen for a field; empty for none."""
    options = ["", *table.headings]
    return st.selectbox(label, options, format_func=lambda one: one or "none", key=key)
