"""How much one owner keeps: so many stories, so many bytes of text, deleted ones given up first."""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, delete, func, select

from analysis.errors import StoreFull
from analysis.limits import MAX_OWNED, MAX_STORIES, megabytes, n_bytes
from analysis.store.rows import hashed
from analysis.store.tables import articles as article_table
from analysis.store.tables import stories as story_table


def ask(connection: Connection, owner: str, story_id: str, texts: pd.DataFrame) -> None:
    """Whether a story may be kept with these texts; what shrinks always may.

    Deleted stories of the owner, which could still be brought back, make room where it is needed.

    Raises:
        StoreFull: when the owner keeps as much as a limit allows.
    """
    for_one_more(connection, owner, story_id)
    new = sum(map(n_bytes, texts["text"]))
    if new <= _size(connection, article_table.c.story_id == story_id):
        return
    if _others(connection, owner, story_id) + new > MAX_OWNED:
        gone = (story_table.c.owner == hashed(owner), story_table.c.deleted.is_not(None))
        connection.execute(delete(story_table).where(*gone))
    if _others(connection, owner, story_id) + new > MAX_OWNED:
        message = (
            f"The stories that you keep here may hold {megabytes(MAX_OWNED)} of text together, and "
            "with this one they would hold more. Delete one under Your stories, or download a "
            "story file and delete its story."
        )
        raise StoreFull(message)


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
