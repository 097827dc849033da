"""How much is kept: so many stories and bytes of text of one owner, so many bytes of all together.

Deleted stories of the owner are given up first.
"""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, delete, func, select, true

from analysis.errors import StoreFull
from analysis.limits import MAX_OWNED, MAX_STORED, MAX_STORIES, megabytes, n_bytes
from analysis.store.rows import hashed
from analysis.store.tables import articles as article_table
from analysis.store.tables import stories as story_table


def ask(connection: Connection, owner: str, story_id: str, texts: pd.DataFrame) -> None:
    """Whether a story may be kept with these texts; what shrinks always may.

    Deleted stories of the owner, which could still be brought back, make room where it is needed.

    Raises:
        StoreFull: when the owner, or all owners together, keep as much as a limit allows.
    """
    for_one_more(connection, owner, story_id)
    new = sum(map(n_bytes, texts["text"]))
    before = _size(connection, article_table.c.story_id == story_id)
    if new <= before:
        return
    if _others(connection, owner, story_id) + new > MAX_OWNED or _is_full(connection, new - before):
        gone = (story_table.c.owner == hashed(owner), story_table.c.deleted.is_not(None))
        connection.execute(delete(story_table).where(*gone))
    if _others(connection, owner, story_id) + new > MAX_OWNED:
        message = (
            f"The stories that you keep here may hold {megabytes(MAX_OWNED)} of text together, and "
            "with this one they would hold more. Delete one under Your stories, or download a "
            "story file and delete its story."
        )
        raise StoreFull(message)
    if _is_full(connection, new - before):
        message = (
            f"This server keeps as much text as it may ({megabytes(MAX_STORED)} for all who use "
            "it). Tell whoever runs it, and download a story file until there is room."
        )
        raise StoreFull(message)


def _is_full(connection: Connection, more: int) -> bool:
    """Whether so many bytes more are too many for the server."""
    return _size(connection, true()) + more > MAX_STORED


def for_one_more(connection: Connection, owner: str, story_id: str) -> None:
    """Whether that story may be among the owner's.

    Raises:
        StoreFull: when there are as many others as may be kept.
    """
    table = story_table.c
    held = (table.owner == hashed(owner), table.deleted.is_(None))
    if connection.scalar(select(func.count()).where(*held, table.story_id == story_id)):
        return
    n = connection.scalar(select(func.count()).where(*held)) or 0
    if n >= MAX_STORIES:
        message = (
            f"You keep as many stories here as one editor may ({MAX_STORIES:,}). Delete one under "
            "Your stories."
        )
        raise StoreFull(message)


def _others(connection: Connection, owner: str, story_id: str) -> int:
    """Bytes of text in the owner's other stories."""
    own = select(story_table.c.story_id).where(
        story_table.c.owner == hashed(owner), story_table.c.story_id != story_id
    )
    return _size(connection, article_table.c.story_id.in_(own))


def _size(connection: Connection, which: ColumnElement[bool]) -> int:
    size = func.sum(func.length(article_table.c.text))
    return int(connection.scalar(select(size).where(which)) or 0)
