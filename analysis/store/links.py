"""Links to a story, for people who do not own it: read only, ended by their day or by the owner.

What stands in the address is a token of 192 bits, told once, of which only the SHA-256 is kept: who
reads the database opens nothing with it. Drafts are never shared, nor are notes on findings.
"""

import json
import secrets
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from analysis.decisions import Decisions, Mark
from analysis.errors import LinkEnded, StoryNotFound
from analysis.limits import MAX_LISTED
from analysis.schema import DRAFT
from analysis.store.database import Database, reading, writing
from analysis.store.rows import DAY, decisions_of, hashed, now, texts_of
from analysis.store.stories import version
from analysis.store.tables import links as link_table
from analysis.store.tables import stories as story_table
from analysis.text.visible import visible

_BYTES = 24
"""Bytes of a token: 192 bits, which nobody guesses."""
_LONGEST = 120
"""Characters of what a link is called."""
_ENDED = "This link opens nothing any more. Whoever sent it can make another one."


class SharedStory(NamedTuple):
    """What a link opens; `ends` in seconds; `extract` where it is not the whole story."""

    articles: pd.DataFrame
    decisions: Decisions
    version: int
    ends: int
    extract: Any


class GivenLink(NamedTuple):
    """A link that its owner gave out; `link_id` opens nothing; times in seconds, 0 for never."""

    link_id: str
    label: str
    is_extract: bool
    made: int
    ends: int
    revoked: int


def give(
    data: Database, owner: str, story_id: str, days: int, label: str = "", extract: object = None
) -> str:
    """Makes a link to an owner's story and returns its token, which is never told again.

    label: for whom it is; extract: what is shared instead of the story, as JSON can hold it.

    Raises:
        StoryNotFound: when there is no such story of that owner.
        StoreUnreachable: as every function here, when the database does not answer.
    """
    version(data, owner, story_id)
    token = secrets.token_urlsafe(_BYTES)
    row = {
        "token": hashed(token),
        "story_id": story_id,
        "label": visible(label)[:_LONGEST],
        "extract": None if extract is None else json.dumps(extract),
        "made": now(),
        "ends": now() + days * DAY,
    }
    with writing(data) as connection:
        connection.execute(insert(link_table), row)
    return token


def shared(data: Database, token: str) -> SharedStory:
    """What a link opens: without the drafts and the notes, and without any text for an extract.

    Raises:
        LinkEnded: when it was revoked, is past its day, or never was.
    """
    columns = (story_table.c.story_id, story_table.c.decisions, story_table.c.version)
    query = _open(token, *columns, link_table.c.ends, link_table.c.extract)
    with reading(data) as connection:
        row = connection.execute(query).mappings().first()
        if row is None:
            raise LinkEnded(_ENDED)
        extract = json.loads(row["extract"] or "null")
        texts = texts_of(connection, row["story_id"])
    texts = texts[texts["role"] != DRAFT].reset_index(drop=True)
    texts = texts if extract is None else texts.head(0)
    made = _told(decisions_of(row["decisions"]))
    return SharedStory(texts, made, row["version"], row["ends"], extract)


def state(data: Database, token: str) -> int:
    """The version of the story that a link opens just now.

    Raises:
        LinkEnded: when it was revoked, is past its day, or never was.
    """
    with reading(data) as connection:
        found = connection.scalar(_open(token, story_table.c.version))
    if found is None:
        raise LinkEnded(_ENDED)
    return int(found)


def given(data: Database, owner: str, story_id: str) -> list[GivenLink]:
    """The links to an owner's story, the newest first.

    Raises:
        StoryNotFound: when there is no such story of that owner.
    """
    version(data, owner, story_id)
    table = link_table.c
    query = select(link_table).where(table.story_id == story_id)
    with reading(data) as connection:
        rows = connection.execute(query.order_by(table.made.desc(), table.token)).all()
    return [
        GivenLink(
            *(row.token.hex(), row.label, row.extract is not None),
            *(row.made, row.ends, row.revoked or 0),
        )
        for row in rows[:MAX_LISTED]
    ]


def revoke(data: Database, owner: str, story_id: str, link_id: str) -> None:
    """Ends a link now, for whoever has it open too.

    Raises:
        StoryNotFound: when the link is to no story of that owner.
    """
    version(data, owner, story_id)
    table = link_table.c
    known = (table.token == bytes.fromhex(link_id), table.story_id == story_id)
    with writing(data) as connection:
        done = connection.execute(update(link_table).where(*known).values(revoked=now()))
    if not done.rowcount:
        message = "There is no such link to this story of yours."
        raise StoryNotFound(message)


def story_of(connection: Connection, token: str) -> str | None:
    """The id of the story that a link opens as a whole; None where it opens none."""
    query = _open(token, story_table.c.story_id).where(link_table.c.extract.is_(None))
    found: str | None = connection.scalar(query)
    return found


def _open(token: str, *columns: Any) -> Any:  # noqa: ANN401 - columns of two tables
    """These columns of the story that a link opens, if it does."""
    table = link_table.c
    return (
        select(*columns)
        .join(link_table, table.story_id == story_table.c.story_id)
        .where(
            table.token == hashed(token),
            table.revoked.is_(None),
            table.ends > now(),
            story_table.c.deleted.is_(None),
        )
    )


def _told(decisions: Decisions) -> Decisions:
    """The decisions without what an editor noted."""
    marks = {key: Mark(mark.state) for key, mark in decisions.marks.items()}
    return replace(decisions, marks=marks)
