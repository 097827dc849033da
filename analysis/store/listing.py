"""An owner's stories as a list: searched, renamed, copied, deleted and brought back."""

from typing import NamedTuple

from sqlalchemy import delete, select

from analysis.limits import MAX_LISTED
from analysis.store import room, rows
from analysis.store.database import Database, reading, writing
from analysis.store.stories import create, fetched
from analysis.store.tables import stories as story_table
from analysis.text.search import hits


class ListedStory(NamedTuple):
    """What a list says of a story; `begins` is the name of its first article, times in seconds."""

    story_id: str
    title: str
    begins: str
    n_articles: int
    saved: int
    deleted: int


def listed(
    data: Database, owner: str, words: str = "", *, deleted: bool = False
) -> list[ListedStory]:
    """The owner's stories, the one saved last first; with words only those called so.

    deleted: those that can be brought back instead.
    """
    table = story_table.c
    asked = [getattr(table, name) for name in ListedStory._fields]
    gone = table.deleted.is_not(None) if deleted else table.deleted.is_(None)
    query = select(*asked).where(table.owner == rows.hashed(owner), gone, rows.not_too_old())
    with reading(data) as connection:
        held = connection.execute(query.order_by(table.saved.desc(), table.story_id)).mappings()
        found = [ListedStory(**{**row, "deleted": row["deleted"] or 0}) for row in held]
    return [one for one in found if not words or _is_called(one, words)][:MAX_LISTED]


def rename(data: Database, owner: str, story_id: str, title: str) -> int:
    """Calls a story otherwise and returns its new version.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
    """
    with writing(data) as connection:
        held = rows.held(connection, owner, story_id)
        changed = rows.row_of(rows.decisions_of(held["decisions"]).call(title), "")
        rows.change(connection, story_id, held["version"], changed)
    return int(held["version"]) + 1


def duplicate(data: Database, owner: str, story_id: str, new_id: str, title: str) -> None:
    """Keeps a copy of a story under another id and name.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
    """
    kept = fetched(data, owner, story_id)
    create(data, owner, new_id, kept.articles, kept.decisions.call(title))


def remove(data: Database, owner: str, story_id: str) -> None:
    """Deletes a story; for `DELETED_DAYS` days it can be brought back, then it is gone.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
    """
    with writing(data) as connection:
        held = rows.held(connection, owner, story_id)
        rows.change(connection, story_id, held["version"], {"deleted": rows.now(), "tab": ""})
        rows.forget_made(connection, story_id)
        connection.execute(delete(story_table).where(~rows.not_too_old()))


def restore(data: Database, owner: str, story_id: str) -> None:
    """Brings a deleted story back.

    Raises:
        StoryNotFound: when it was deleted too long ago, never was, or is not the owner's.
    """
    with writing(data) as connection:
        held = rows.held(connection, owner, story_id, deleted=True)
        room.for_one_more(connection, owner, story_id)
        rows.change(connection, story_id, held["version"], {"deleted": None, "tab": ""})


def _is_called(one: ListedStory, words: str) -> bool:
    return bool(hits(f"{one.title}\n{one.begins}", words))
