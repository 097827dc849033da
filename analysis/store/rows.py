"""How a story stands in the tables: whose it is, its version, its articles a row each."""

import hashlib
import json
import time
from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from analysis import ingest
from analysis.decisions import Decisions
from analysis.errors import StoryChanged, StoryNotFound
from analysis.limits import DELETED_DAYS
from analysis.store import decided
from analysis.store.tables import articles as article_table
from analysis.store.tables import made as made_table
from analysis.store.tables import stories as story_table
from analysis.text.visible import visible

DAY = 86_400
"""Seconds of a day."""
GONE = (
    "There is no such story of yours. It was deleted, or it belongs to somebody else, who can "
    "share it by a link."
)
CHANGED = (
    "This story was saved in another tab or window after it was opened here, so what was changed "
    "here last is not saved."
)
_ABOUT = ("article_id", "label", "outlet", "title", "byline", "published", "url", "role")
_BEGINS = 80
"""Characters of the first article's name that a list shows of a story."""


def hashed(secret: str) -> bytes:
    """The SHA-256 of what only one may know.

    >>> len(hashed("secret"))
    32
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def not_too_old() -> ColumnElement[bool]:
    """Not deleted, or deleted a short while ago."""
    table = story_table.c
    return table.deleted.is_(None) | (table.deleted > now() - DELETED_DAYS * DAY)


def held(
    connection: Connection, owner: str, story_id: str, *, deleted: bool = False
) -> dict[str, Any]:
    """The row of an owner's story."""
    table = story_table.c
    gone = table.deleted.is_not(None) if deleted else table.deleted.is_(None)
    query = select(story_table).where(
        table.story_id == story_id, table.owner == hashed(owner), gone, not_too_old()
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise StoryNotFound(GONE)
    return dict(row)


def change(
    connection: Connection, story_id: str, version: int, changed: Mapping[str, object]
) -> None:
    """Changes a story that is at that version still."""
    table = story_table.c
    change = update(story_table).where(table.story_id == story_id, table.version == version)
    done = connection.execute(change.values(version=version + 1, **changed))
    if done.rowcount != 1:
        raise StoryChanged(CHANGED)


def row_of(decisions: Decisions, tab: str) -> dict[str, object]:
    """What every save says of a story; `tab` names the session that saves."""
    return {
        "title": visible(decisions.title),
        "decisions": json.dumps(decided.plain(decisions)),
        "tab": tab,
        "saved": now(),
    }


def decisions_of(kept: str) -> Decisions:
    """The decisions that the column of that name holds."""
    return decided.read(json.loads(kept))[0]


def ordered(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with all that may be known of them, in the order in which they came."""
    known = ingest.texts_table(articles).set_index("article_id")
    return known.loc[articles["article_id"]].reset_index()


def begins(texts: pd.DataFrame) -> dict[str, object]:
    """What a list says of a story's articles: how many, and what the first is called."""
    first = texts.head(1)
    words = [ingest.opening_words(text) for text in first["text"]]
    names = [*first["label"], *first["title"], *words, *first["article_id"]]
    name = next(filter(None, map(visible, names)), "")
    return {"begins": name[:_BEGINS], "n_articles": len(texts)}


def put(connection: Connection, story_id: str, texts: pd.DataFrame) -> None:
    """Adds the articles of a story, each a row."""
    rows = [
        {
            "story_id": story_id,
            "place": place,
            "about": json.dumps({name: row[name] for name in _ABOUT}),
            "text": row["text"].encode(),
        }
        for place, row in enumerate(texts.to_dict("records"))
    ]
    if rows:
        connection.execute(insert(article_table), rows)


def texts_of(connection: Connection, story_id: str) -> pd.DataFrame:
    """The articles of a story in their order."""
    table = article_table.c
    query = select(table.about, table.text).where(table.story_id == story_id).order_by(table.place)
    rows = [
        {**json.loads(about), "text": text.decode()} for about, text in connection.execute(query)
    ]
    return pd.DataFrame(rows, columns=[*_ABOUT, "text"], dtype="str").fillna("")


def forget_made(connection: Connection, story_id: str) -> None:
    """Takes away the tables that were kept of a story."""
    connection.execute(delete(made_table).where(made_table.c.story_id == story_id))
