"""What an owner decided on a story of the shelf, whose texts are the server's and are not copied.

As `stories`: whoever asks finds their own decisions only, and a save over what another tab saved
since is refused. `name` is that of the story on the shelf; only its SHA-256 is kept.
"""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.decisions import Decisions
from analysis.errors import StoryChanged
from analysis.store.database import Database, reading, writing
from analysis.store.rows import CHANGED, decisions_of, hashed, row_of
from analysis.store.tables import decided as decided_table


class KeptDecisions(NamedTuple):
    """Decisions as they were saved; version 0 where none were."""

    decisions: Decisions
    version: int


def fetched(data: Database, owner: str, name: str) -> KeptDecisions:
    """The decisions as they were saved last.

    Raises:
        StoreUnreachable: as every function here, when the database does not answer.
    """
    with reading(data) as connection:
        held = _held(connection, owner, name)
    return KeptDecisions(decisions_of(held.decisions), held.version) if held else _NONE


def version(data: Database, owner: str, name: str) -> int:
    """The version that was saved last; 0 where none was."""
    with reading(data) as connection:
        held = _held(connection, owner, name)
    return held.version if held else 0


def save(
    data: Database, owner: str, name: str, version: int, decisions: Decisions, tab: str = ""
) -> int:
    """Saves decisions over the version that was opened, and returns their new version.

    version: 0 for the first; tab: names the session that saves.

    Raises:
        StoryChanged: when another session has saved since.
    """
    with writing(data) as connection:
        held = _held(connection, owner, name)
        before = held.version if held else 0
        if held and before != version and not (tab and held.tab == tab):
            raise StoryChanged(CHANGED)
        row = {**row_of(decisions, tab), "version": before + 1}
        del row["title"]
        (_change if held else _put)(connection, owner, name, row)
    return before + 1


def _put(connection: Connection, owner: str, name: str, row: dict[str, object]) -> None:
    key = {"owner": hashed(owner), "shelf": hashed(name)}
    try:
        connection.execute(insert(decided_table), key | row)
    except IntegrityError as error:
        raise StoryChanged(CHANGED) from error


def _change(connection: Connection, owner: str, name: str, row: dict[str, Any]) -> None:
    is_as_read = decided_table.c.version == row["version"] - 1
    change = update(decided_table).where(*_is(owner, name), is_as_read)
    if connection.execute(change.values(row)).rowcount != 1:
        raise StoryChanged(CHANGED)


_NONE = KeptDecisions(Decisions(), 0)


def _held(connection: Connection, owner: str, name: str) -> Any:  # noqa: ANN401 - a row or None
    table = decided_table.c
    query = select(table.decisions, table.version, table.tab).where(*_is(owner, name))
    return connection.execute(query).first()


def _is(owner: str, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    table = decided_table.c
    return table.owner == hashed(owner), table.shelf == hashed(name)
