"""Tables kept with a story and read again when it is opened: a cache, which may always be empty.

They belong to texts, settings and decisions (`Story.key`) and to one version of the rules; others
are not read, and go with the next that are kept. They go with the story, and when its articles
change, so that nothing of a text that was taken out stays.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from analysis import ingest
from analysis.limits import MAX_TABLES
from analysis.sharing import NamedStory, carried, receive
from analysis.store import rows
from analysis.store.database import Database, reading, writing
from analysis.store.links import story_of
from analysis.store.parcels import Parcel, parcels, unpacked
from analysis.store.rules import rules
from analysis.store.tables import made as made_table
from analysis.store.tables import stories as story_table

_OF_FORMS = "form: "
"""How the name of a table of the reading forms begins."""


def keep(data: Database, owner: str, story_id: str, story: NamedStory, key: str) -> set[str]:
    """Keeps what a story has made and returns the names kept; key: `Story.key`.

    Nothing is kept where the articles saved are not those of the story: it was changed meanwhile.

    Raises:
        StoryNotFound: when it is not there, or not the owner's.
        StoreUnreachable: as every function here, when the database does not answer.
    """
    ours, packed = _digest(key), fitting(_packed(story))
    with writing(data) as connection:
        _lock(connection, story_id)
        rows.held(connection, owner, story_id)
        if not ingest.texts_table(rows.texts_of(connection, story_id)).equals(story.texts):
            return set()
        rows.forget_made(connection, story_id)
        if packed:
            about = {"story_id": story_id, "key": ours}
            connection.execute(insert(made_table), [about | one._asdict() for one in packed])
    return {one.name for one in packed}


def bring(data: Database, owner: str, story_id: str, story: NamedStory, key: str) -> set[str]:
    """Lets a story use the tables kept with it and returns their names; none is no error."""
    with reading(data) as connection:
        query = select(story_table.c.story_id).where(
            story_table.c.story_id == story_id, story_table.c.owner == rows.hashed(owner)
        )
        known = connection.scalar(query)
        kept = _kept(connection, known, key) if known else {}
    return _given(story, kept)


def bring_shared(data: Database, token: str, story: NamedStory, key: str) -> set[str]:
    """As `bring`, for who has a link; a story of which texts are left out has other tables."""
    with reading(data) as connection:
        known = story_of(connection, token)
        kept = _kept(connection, known, key) if known else {}
    return _given(story, kept)


def fitting(packed: Iterable[Parcel], most: int = MAX_TABLES) -> list[Parcel]:
    """Those that fit in so many bytes together, the smallest first."""
    fit: list[Parcel] = []
    for one in sorted(packed, key=lambda parcel: parcel.size):
        most -= one.size
        if most < 0:
            break
        fit.append(one)
    return fit


def _packed(story: NamedStory) -> list[Parcel]:
    made, of_forms = carried(story)
    renamed = (one._replace(name=_OF_FORMS + one.name) for one in parcels(of_forms))
    return [*parcels(made), *renamed]


def _given(story: NamedStory, kept: Mapping[str, tuple[bytes, int]]) -> set[str]:
    made = {name: one for name, one in kept.items() if not name.startswith(_OF_FORMS)}
    of_forms = {n.removeprefix(_OF_FORMS): kept[n] for n in kept if n not in made}
    receive(story, taken := unpacked(made), unpacked(of_forms))
    return set(taken)


def _kept(connection: Connection, story_id: str, key: str) -> dict[str, tuple[bytes, int]]:
    """The parcels of that content and these rules, as many as may be kept."""
    table = made_table.c
    ours = (table.story_id == story_id, table.key == _digest(key))
    sizes = connection.execute(select(table.name, table.size).where(*ours)).all()
    names = [one.name for one in fitting(Parcel(name, b"", max(0, n)) for name, n in sizes)]
    query = select(table.name, table.body, table.size).where(*ours, table.name.in_(names))
    found: list[Any] = [*connection.execute(query)]
    return {name: (bytes(body), size) for name, body, size in found}


def _lock(connection: Connection, story_id: str) -> None:
    """Lets nobody change the story until the tables are kept."""
    query = select(story_table.c.story_id).where(story_table.c.story_id == story_id)
    connection.execute(query.with_for_update())


def _digest(key: str) -> bytes:
    return hashlib.sha256(rules() + key.encode()).digest()
