"""A story as a notebook shows it: its articles, the rows of its tables, what was found first."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from analysis.export.tables import tables_of
from analysis.kinds import kind
from analysis.text.phrases import counted
from analysis.text.visible import visible

_ARTICLES = 12
"""Articles listed. All tables of a story of so many are made to be counted, which takes seconds; of
a larger one only what has been made is told, for that may take minutes."""
_FINDINGS = 5
"""Findings listed in a note; the others are counted."""


def shown(story: object, texts: pd.DataFrame, made: Mapping[str, Any], names: Sequence[str]) -> str:
    """A few lines of HTML, every word of it escaped.

    texts: the articles as given; made: what there is already; names: the tables of a story.
    """
    tables = {name: made[name] for name in names if isinstance(made.get(name), pd.DataFrame)}
    if len(texts) <= _ARTICLES:
        tables, _ = tables_of(story, names)
    articles = [_article(row) for row in texts.head(_ARTICLES).to_dict("records")]
    parts = [
        f"<p><b>Story</b> of {counted(len(texts), 'article')}</p>",
        _list([*articles, *_more(len(texts), _ARTICLES)], "ol"),
        _findings(tables.get("findings")),
        f"<p>{_counts(tables, len(names))}</p>",
    ]
    return f"<div>{''.join(parts)}</div>"


def _article(row: Mapping[Any, Any]) -> str:
    known = [row.get("label"), row.get("title"), row["article_id"]]
    name = next(str(one) for one in known if isinstance(one, str) and one)
    return f"{_words(name)} ({counted(len(str(row['text']).split()), 'word')})"


def _findings(table: pd.DataFrame | None) -> str:
    if table is None:
        return "<p>Findings are not made yet: ask for <code>story.findings</code>.</p>"
    rows = table.head(_FINDINGS).itertuples()
    first = [f"{_words(kind(str(row.kind)).name)}: {_words(row.title)}" for row in rows]
    rest = _more(len(table), _FINDINGS)
    return f"<p>{counted(len(table), 'finding')}</p>{_list([*first, *rest], 'ul')}"


def _counts(tables: Mapping[str, pd.DataFrame], n: int) -> str:
    """The rows of each table that was made, and how many more of n can be asked for."""
    made = ", ".join(f"{name} {len(table):,}" for name, table in tables.items())
    told = f"Rows of each table: {made}." if made else ""
    rest = counted(n - len(tables), "table is", "tables are")
    return told if n == len(tables) else f"{told} {rest} not made yet.".strip()


def _list(items: list[str], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>" if items else ""


def _more(n: int, shown: int) -> list[str]:
    return [f"and {n - shown:,} more"] if n > shown else []


def _words(words: object) -> str:
    """A few words of an article, on one line, escaped."""
    line = " ".join(visible(str(words)).split())
    return escape(line if len(line) <= 160 else f"{line[:159]}…")
