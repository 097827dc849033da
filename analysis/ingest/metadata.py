"""The articles table: what is known of each text, and what it is called."""

import os
import re
from collections.abc import Collection

import pandas as pd

from analysis.errors import UnreadableTable
from analysis.schema import DRAFT, Article, frame
from analysis.text import normalize, sentences
from analysis.text.reading import readings

ROLES = ("", DRAFT, "ours", "agency", "release", "transcript")
"""What the editor may say a text is; empty is unknown."""

_GIVEN = ("label", "outlet", "title", "byline", "published", "url", "role")
_LABEL_WORDS = 6
"""Words of a text that name it where it has no title."""


def texts_table(given: pd.DataFrame) -> pd.DataFrame:
    """The texts of a story with what is given of each, sorted by article_id.

    A missing column is empty.

    Raises:
        UnreadableTable: when article_id or text is missing, or an article_id appears twice.
    """
    _check(given)
    ordered = given.assign(article_id=given["article_id"].astype("str"))
    if not ordered["article_id"].is_monotonic_increasing:
        ordered = ordered.sort_values("article_id")
    return pd.DataFrame(
        {name: _strings(ordered, name) for name in ("article_id", "text", *_GIVEN)}
    ).reset_index(drop=True)


def articles_table(given: pd.DataFrame) -> pd.DataFrame:
    """The articles of a story (`schema.Article`), labelled and counted.

    Any column but article_id and text may be missing.

    Raises:
        UnreadableTable: as `texts_table`.
    """
    columns = {str(name): column.tolist() for name, column in texts_table(given).items()}
    forms = [read.form for read in readings(columns["text"])]
    return frame(Article, {
        **columns,
        "label": labels(columns["text"], columns["label"], columns["outlet"]),
        "n_words": [normalize.n_words(form) for form in forms],
        "n_sentences": [len(sentences.spans(form)) for form in forms],
    })  # fmt: skip


def _check(given: pd.DataFrame) -> None:
    missing = [column for column in ("article_id", "text") if column not in given]
    if missing:
        message = (
            f"The table of articles has no column {' and no column '.join(missing)}. "
            "Add it and try again."
        )
        raise UnreadableTable(message)
    twice = given["article_id"][given["article_id"].duplicated()]
    if len(twice):
        message = (
            f'article_id "{twice.iloc[0]}" appears twice in the table of articles. '
            "Give every article a unique id."
        )
        raise UnreadableTable(message)


def _strings(table: pd.DataFrame, column: str) -> "pd.Series[str]":
    """The column as text, empty where nothing is given; a column of text is not copied."""
    if column not in table:
        return pd.Series("", index=table.index, dtype="str")
    given = table[column]
    if given.dtype != "str":
        values = ["" if pd.isna(value) else str(value) for value in given]
        return pd.Series(values, index=table.index, dtype="str")
    return given.fillna("") if given.hasnans else given


def labels(texts: list[str], given: list[str], outlets: list[str]) -> list[str]:
    """What each article is called: as given, else its outlet, else its opening words.

    Articles that open alike are distinguished by the first words in which they differ.

    >>> labels(["The vote is set for noon.", "The vote is set for one."], ["", ""], ["", ""])
    ['The vote is set for noon…', 'The vote is set for one…']
    """
    plain = [
        label or outlet or opening_words(text)
        for text, label, outlet in zip(texts, given, outlets, strict=True)
    ]
    alike: dict[str, list[int]] = {}
    for n, label in enumerate(plain):
        alike.setdefault(label, []).append(n)
    for label, places in alike.items():
        if len(places) > 1 and not any(given[n] or outlets[n] for n in places):
            shared = os.path.commonprefix([texts[n] for n in places])  # noqa: RUF071 - texts, not paths
            for n in places:
                plain[n] = _told_apart(label, texts[n], len(shared))
    return plain


def unused(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it when it is taken.

    >>> unused("agency", {"agency", "agency-2"})
    'agency-3'
    """
    n, found = 1, name
    while found in taken:
        n += 1
        found = f"{name}-{n}"
    return found


def _told_apart(label: str, text: str, differs_at: int) -> str:
    start = max(text.rfind(" ", 0, differs_at) + 1, text.rfind("\n", 0, differs_at) + 1)
    rest = opening_words(text[start:], 4)
    return label if not rest or len(text) == differs_at else f"{label} {rest}"


def letter(n: int) -> str:
    """The n-th short name of an article, counted from 0.

    >>> [letter(n) for n in (0, 25, 26, 27, 701, 702)]
    ['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']
    """
    name = ""
    while n >= 0:
        name = chr(ord("A") + n % 26) + name
        n = n // 26 - 1
    return name


def opening_words(text: str, n: int = _LABEL_WORDS) -> str:
    """The first words of a text, for display.

    >>> opening_words("One, two and three.", 2)
    'One, two…'
    """
    found = re.match(rf"\s*(?:\S+[ \t]+){{0,{n - 1}}}\S+", text)
    return f"{found.group().strip()[:60].rstrip(',;:.')}…" if found else ""
