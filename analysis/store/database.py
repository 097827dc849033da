"""The database of stories: opened, brought up to date, and asked; what goes wrong is a sentence.

SQLite in a file of the user's own directory, with nothing to set up, or what
COPYTASTER_DATABASE_URL names. It holds texts, so nothing that is asked of it is ever logged.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from analysis.errors import NothingKept, StoreUnreachable

_LOG = logging.getLogger("copytaster.store")
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x436F_7079_7461_7374
"""Number of the lock under which PostgreSQL is brought up to date: the letters Copytast."""
_WAITS = 10
"""Seconds that one save waits for another on SQLite, and that PostgreSQL works on one question."""
_CONNECTS = 3
"""Seconds in which PostgreSQL must answer a knock; a page waits for it."""
_LOST_LINE = {
    "tcp_user_timeout": 1_000 * _WAITS,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
"""A machine that vanished without a word is given up after some ten seconds, not fifteen minutes:
milliseconds for what was sent, seconds for what is waited for."""
_UPDATES = "60s"
"""How long one process waits while another brings the tables up to date."""
_READS = {"postgresql": {"isolation_level": "REPEATABLE READ"}}
"""A story is read as one save left it, however many questions that takes; SQLite always does so."""
_FULL = {"SQLITE_FULL", "53100"}
"""What SQLite and PostgreSQL call a full disk."""


@dataclass(frozen=True)
class Database:
    """An open database, to be read and to be changed.

    On SQLite who changes it says so first, so that no two begin to at once.
    """

    reader: Engine
    writer: Engine


def address() -> str:
    """Where stories are kept: what COPYTASTER_DATABASE_URL says, else a file of the user's own.

    The file stands in COPYTASTER_HOME, else in .copytaster below the user's home.

    Raises:
        NothingKept: when COPYTASTER_KEEP is `browser`, or the user has no home.
    """
    if os.environ.get("COPYTASTER_KEEP", "").strip() == "browser":
        raise NothingKept(_no_place())
    asked = os.environ.get("COPYTASTER_DATABASE_URL", "").strip()
    return asked or f"sqlite:///{home() / 'stories.sqlite3'}"


def home() -> Path:
    """The directory of the user's own file.

    Raises:
        NothingKept: when this user has none.
    """
    asked = os.environ.get("COPYTASTER_HOME", "").strip()
    try:
        return Path(asked) if asked else Path.home() / ".copytaster"
    except RuntimeError as error:
        raise NothingKept(_no_place()) from error


def _no_place() -> str:
    return (
        "There is no directory on this server in which stories can be kept. Whoever runs "
        "Copytaster can name one in COPYTASTER_HOME."
    )


def opened(place: str) -> Database:
    """The database at an address, its tables made or brought up to date.

    Any number of processes may do so at the same moment.

    Raises:
        NothingKept: when there is no place for the user's own file.
        StoreUnreachable: when it cannot be reached, or is none.
    """
    url = _url(place)
    engine = _engine(url)
    reader = engine.execution_options(**_READS.get(url.get_backend_name(), {}))
    data = Database(reader, engine.execution_options(writes=True))
    try:
        with writing(data) as connection:
            _update(connection)
    except StoreUnreachable:
        engine.dispose()
        raise
    return data


def close(data: Database) -> None:
    """Gives its connections back; it opens new ones when it is asked again."""
    data.reader.dispose()


def knock(data: Database) -> None:
    """Asks the least that there is to ask.

    Raises:
        StoreUnreachable: when it does not answer.
    """
    with reading(data) as connection:
        connection.execute(text("SELECT version_num FROM alembic_version"))


@contextmanager
def reading(data: Database) -> Iterator[Connection]:
    """A look at one state of the database.

    Raises:
        StoreUnreachable: when it does not answer.
    """
    with _told(), data.reader.begin() as connection:
        yield connection


@contextmanager
def writing(data: Database) -> Iterator[Connection]:
    """A change that is made as a whole when the block ends well, or not at all.

    Raises:
        StoreUnreachable: when the database does not answer.
    """
    with _told(), data.writer.begin() as connection:
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """Turns what a database says, which may be pieces of a text, into a sentence."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        _LOG.warning("the database of stories failed: %s", type(error).__name__)
        raise StoreUnreachable(_why(error)) from error


def _why(error: Exception) -> str:
    cause = getattr(error, "orig", None)
    codes = {getattr(cause, name, None) for name in ("sqlite_errorname", "sqlstate")}
    if isinstance(error, DBAPIError) and codes & _FULL:
        return (
            "The disk that keeps the stories is full. Nothing that was saved is lost; tell "
            "whoever runs Copytaster."
        )
    return (
        "The place where stories are kept does not answer just now. Nothing that was saved is "
        "lost; it is tried again by itself."
    )


def _url(place: str) -> URL:
    """The address with the driver that is installed; a place for its file is made."""
    try:
        url = make_url(place)
    except ArgumentError as error:
        message = "COPYTASTER_DATABASE_URL is not the address of a database. Tell who set it."
        raise StoreUnreachable(message) from error
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        _directory(Path(url.database).parent)
    return url


def _directory(folder: Path) -> None:
    """Makes the directory of the user's file, for nobody else to look into."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NothingKept(_no_place()) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NothingKept(_no_place())


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            return _lite(url)
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=True, connect_args=_postgres_settings()
        )
    except (NoSuchModuleError, ImportError, ArgumentError) as error:
        message = (
            "COPYTASTER_DATABASE_URL names a kind of database that is not installed here; "
            "sqlite and postgresql are."
        )
        raise StoreUnreachable(message) from error


def _postgres_settings() -> dict[str, Any]:
    options = f"-c statement_timeout={_WAITS}s -c lock_timeout={_WAITS}s"
    return {"connect_timeout": _CONNECTS, "options": options, **_LOST_LINE}


def _lite(url: URL) -> Engine:
    """SQLite: a connection for each question costs .1 ms, and a file that was replaced is seen."""
    engine = create_engine(
        url, hide_parameters=True, poolclass=NullPool, connect_args={"timeout": _WAITS}
    )
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(raw: Any, _: object) -> None:  # noqa: ANN401 - a connection of whatever driver
    """Leaves transactions to us, keeps every acknowledged save on disk, ends what hangs on it."""
    raw.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _update(connection: Connection) -> None:
    """Makes what is missing, one process after the other.

    Raises:
        StoreUnreachable: when a newer Copytaster has been here.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{_UPDATES}'"))
        connection.execute(text(f"SET LOCAL statement_timeout = '{_UPDATES}'"))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        message = "The stories here were kept by a newer Copytaster. Update this one to open them."
        raise StoreUnreachable(message) from error
