"""The database of stories, on SQLite and on PostgreSQL: whole or not at all, told in a sentence."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from analysis.decisions import Decisions
from analysis.errors import StoreUnreachable, StoryChanged
from analysis.store import database, stories
from analysis.store.database import reading, writing
from analysis.store.tables import METADATA
from tests import postgres as servers
from tests.saver import version

TOP = Path(__file__).resolve().parents[1]
KINDS = ["sqlite", "postgresql"]
OPEN: list[database.Database] = []


def opened(place: str) -> database.Database:
    OPEN.append(database.opened(place))
    return OPEN[-1]


@pytest.fixture(autouse=True)
def close_all() -> Iterator[None]:
    """Every database that a test opened is closed after it."""
    yield
    while OPEN:
        database.close(OPEN.pop())


@pytest.fixture(params=KINDS)
def address(request, tmp_path, postgres) -> str:
    """The address of a database that is empty still."""
    if request.param == "postgresql":
        return postgres.database()
    return f"sqlite:///{tmp_path / 'a desk' / 'stories.sqlite3'}"


def test_the_steps_make_the_tables_that_the_program_asks(address):
    data = opened(address)
    with reading(data) as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


KILLS = 20


@pytest.fixture(scope="module")
def tried(tmp_path_factory, postgres) -> dict[str, list[list[int]]]:
    """What `tests.saver` saw on each kind of database."""
    folder = tmp_path_factory.mktemp("killed")
    places = [f"sqlite:///{folder / 'stories.sqlite3'}", postgres.database()]
    command = [sys.executable, "-m", "tests.saver", str(KILLS), *places]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    lines = [[int(n) for n in line.split()] for line in done.stdout.splitlines()]
    return {"sqlite": lines[: KILLS + 1], "postgresql": lines[KILLS + 1 :]}


@pytest.mark.parametrize("kind", KINDS)
def test_four_processes_that_start_at_once_all_make_or_find_their_tables(tried, kind):
    assert tried[kind][0] == [0, 0, 0, 0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_killed_while_it_saves_loses_nothing_it_told_and_leaves_nothing_half(tried, kind):
    kills = tried[kind][1:]
    assert len(kills) == KILLS
    assert [kill for kill in kills if not kill[2]] == []
    assert [kill for kill in kills if kill[1] not in (kill[0], kill[0] + 1)] == []


def test_of_saves_over_one_version_at_the_same_moment_one_is_taken(address):
    stories.create(opened(address), "me", "here-1", version(1), Decisions())
    begin = threading.Barrier(4)

    def save(data: database.Database) -> str:
        begin.wait()
        try:
            return str(stories.save(data, "me", "here-1", 1, None, Decisions()))
        except StoryChanged:
            return "refused"

    with ThreadPoolExecutor(4) as threads:
        ended = list(threads.map(save, [opened(address) for _ in range(4)]))
    assert sorted(ended) == ["2", "refused", "refused", "refused"]
    assert stories.version(opened(address), "me", "here-1") == 2


def test_a_save_that_fails_on_the_way_leaves_the_story_as_it_was(address, monkeypatch):
    data = opened(address)
    stories.create(data, "me", "here-1", version(1), Decisions())

    def fails(*_: object) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr(stories.rows, "put", fails)
    with pytest.raises(StoreUnreachable, match="does not answer just now"):
        stories.save(data, "me", "here-1", 1, version(2), Decisions())
    held = stories.fetched(data, "me", "here-1")
    assert held.version == 1
    assert held.articles["text"].tolist() == version(1)["text"].tolist()


def test_a_database_of_a_newer_program_is_left_alone_and_told(address):
    with writing(opened(address)) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnreachable, match="newer Copytaster"):
        opened(address)


def test_postgresql_that_goes_and_comes_back_needs_no_restart(postgres):
    data = opened(postgres.database())
    stories.create(data, "me", "here-1", version(1), Decisions())
    postgres.stop()
    try:
        for _ in range(2):
            with pytest.raises(StoreUnreachable, match="does not answer just now"):
                stories.version(data, "me", "here-1")
    finally:
        postgres.start()
    assert stories.save(data, "me", "here-1", 1, version(2), Decisions()) == 2
    assert stories.fetched(data, "me", "here-1").articles["text"][0].startswith("Version 2")


def test_a_file_that_goes_and_comes_back_needs_no_restart(tmp_path):
    data = opened(f"sqlite:///{tmp_path / 'here' / 'stories.sqlite3'}")
    stories.create(data, "me", "here-1", version(1), Decisions())
    (tmp_path / "here").rename(tmp_path / "gone")
    with pytest.raises(StoreUnreachable, match="does not answer just now"):
        stories.version(data, "me", "here-1")
    (tmp_path / "gone").rename(tmp_path / "here")
    assert stories.version(data, "me", "here-1") == 1


def test_a_full_disk_is_told_by_name_and_what_was_saved_stays(tmp_path):
    data = opened(f"sqlite:///{tmp_path / 'stories.sqlite3'}")
    stories.create(data, "me", "here-1", version(1), Decisions())
    event.listen(
        data.reader.pool, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 1")
    )
    with pytest.raises(StoreUnreachable, match="disk that keeps the stories is full"):
        stories.create(data, "me", "here-2", version(2), Decisions())
    assert stories.version(data, "me", "here-1") == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("no address", "is not the address of a database"),
        ("oracle://desk/stories", "kind of database that is not installed"),
        ("nonsense://desk/stories", "kind of database that is not installed"),
        ("sqlite:////dev/null/stories.sqlite3", "no directory on this server"),
        ("sqlite:////dev/null", "does not answer just now"),
        ("postgresql://copytaster:secret@127.0.0.1:1/none", "does not answer just now"),
    ],
)
def test_an_address_that_cannot_be_opened_is_one_sentence_without_its_password(place, told, caplog):
    with pytest.raises(StoreUnreachable, match=told) as raised:
        opened(place)
    assert "secret" not in str(raised.value) + caplog.text


def test_what_a_database_says_of_a_text_goes_into_no_log(tmp_path, caplog):
    data = opened(f"sqlite:///{tmp_path / 'stories.sqlite3'}")
    stories.create(data, "me", "here-1", version(1), Decisions())
    secret = {"story_id": "here-1", "place": 0, "about": "", "text": b"A secret text."}
    query = stories.insert(stories.article_table)
    with writing(data) as connection, pytest.raises(IntegrityError) as raised:
        connection.execute(query, secret)
    assert "secret" not in caplog.text + str(raised.value)


def test_without_a_word_stories_are_kept_in_a_directory_of_the_users_own(tmp_path, monkeypatch):
    monkeypatch.delenv("COPYTASTER_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    opened(database.address())
    folder = tmp_path / ".copytaster"
    assert (folder / "stories.sqlite3").exists()
    assert folder.stat().st_mode & 0o77 == 0


def test_where_postgresql_is_missing_the_tests_fail_with_what_to_do(monkeypatch):
    monkeypatch.setattr(servers.shutil, "which", lambda _: None)
    monkeypatch.setattr(servers.Path, "glob", lambda *_: iter(()))
    with pytest.raises(RuntimeError, match="Install it"):
        servers.programs()


def test_a_changed_story_is_an_error_of_its_own_kind(address):
    data = opened(address)
    stories.create(data, "me", "here-1", version(1), Decisions(), tab="one")
    assert stories.save(data, "me", "here-1", 1, None, Decisions().call("A"), tab="other") == 2
    with pytest.raises(StoryChanged, match="another tab"):
        stories.save(data, "me", "here-1", 1, None, Decisions().call("B"), tab="one")


def test_postgresql_never_runs_as_root(postgres):
    pid = int((postgres.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    assert Path(f"/proc/{pid}").stat().st_uid != 0
