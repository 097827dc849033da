"""Stories in the database: made, saved and opened again.

Every function asks who the owner is and finds that owner's stories only: an id opens nothing by
itself. `owner` is any string that only the owner can say; only its SHA-256 is kept. A save says
which version it changes and is refused when another tab has saved since; the tab that saved last
is never refused, so that a save whose answer got lost can be made again.
"""

from typing import NamedTuple

import pandas as pd
from sqlalchemy import delete, insert, select

from analysis.decisions import Decisions
from analysis.errors import StoryChanged, StoryNotFound
from analysis.store import room, rows
from analysis.store.database import Database, reading, writing
from analysis.store.tables import articles as article_table
from analysis.store.tables import stories as story_table


class KeptStory(NamedTuple):
    """A story as it was saved; `articles` are those that `Story` takes."""

    articles: pd.DataFrame
    decisions: Decisions
    version: int


def create(
    data: Database,
    owner: str,
    story_id: str,
    articles: pd.DataFrame,
    decisions: Decisions,
    tab: str = "",
) -> int:
    """Keeps a new story and returns its version; `articles` needs article_id and text.

    Raises:
        StoryNotFound: when somebody else has a story of that id.
        StoreFull: when the owner keeps as much as a limit allows.
        StoreUnreachable: as every function here, when the database does not answer.
    """
    texts = rows.ordered(articles)
    row = {
        "story_id": story_id,
        "owner": rows.hashed(owner),
        "version": 1,
        **rows.row_of(decisions, tab),
    }
    with writing(data) as connection:
        known = select(story_table.c.owner).where(story_table.c.story_id == story_id)
        if (before := connection.scalar(known)) is None:
            room.ask(connection, owner, story_id, texts)
            connection.execute(insert(story_table), {**row, **rows.begins(texts)})
            rows.put(connection, story_id, texts)
            return 1
    if before != rows.hashed(owner):
        raise StoryNotFound(rows.GONE)
    return save(data, owner, story_id, 1, articles, decisions, tab)


def save(
    data: Database,
    owner: str,
    story_id: str,
    version: int,
    articles: pd.DataFrame | None,
    decisions: Decisions,
    tab: str = "",
) -> int:
    """Saves a story over the version that was opened, and returns its new version.

    articles: None where only decisions were changed; tab: names the session that saves.

    Raises:
        StoryChanged: when another session has saved it since.
        StoreFull: when the owner keeps as much as a limit allows.
        StoryNotFound: when it is not there, or not the owner's.
    """
    texts = None if articles is None else rows.ordered(articles)
    changed = rows.row_of(decisions, tab) | ({} if texts is None else rows.begins(texts))
    with writing(data) as connection:
        held = rows.held(connection, owner, story_id)
        if held["version"] != version and not (tab and held["tab"] == tab):
            raise StoryChanged(rows.CHANGED)
        if texts is not None:
            room.ask(connection, owner, story_id, texts)
        rows.change(connection, story_id, held["version"], changed)
        if texts is not None:
            connection.execute(delete(article_table).where(article_table.c.story_id == story_id))
            rows.put(connection, story_id, texts)
            rows.forget_made(connection, story_id)
    return int(held["version"]) + 1


def fetched(data: Database, owner: str, story_id: str) -> KeptStory:
    """The story as it was saved last.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
    """
    with reading(data) as connection:
        held = rows.held(connection, owner, story_id)
        return KeptStory(
            rows.texts_of(connection, story_id),
            rows.decisions_of(held["decisions"]),
            held["version"],
        )


def version(data: Database, owner: str, story_id: str) -> int:
    """The version that was saved last.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
    """
    with reading(data) as connection:
        return int(rows.held(connection, owner, story_id)["version"])
