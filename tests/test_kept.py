"""What is costly lives where no message from a browser reaches it, and is made once."""

import gc
import threading
from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.testing.v1 import AppTest

from analysis import Story
from analysis.errors import StoreUnreachable
from analysis.store import database
from pages.ui import cached, kept
from pages.ui.places import OPENING, OVERLAP, PLACES
from tests.conftest import DEMO


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No story of an earlier test."""
    monkeypatch.setattr(kept, "SHELF", kept.Kept(8))


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """Every costly table that is made from now on."""
    seen: list[str] = []
    for place in ("analysis.story.shared_grams", "analysis.story.shared_wording"):
        room, name = place.rsplit(".", 1)
        real = getattr(__import__(room, fromlist=[name]), name)

        def count(*given: object, real: object = real, name: str = name) -> object:
            seen.append(name)
            return real(*given)

        monkeypatch.setattr(place, count)
    return seen


def clear_cache() -> None:
    """What a server does when any browser sends the message, whether a button shows or not."""
    AppSession._handle_clear_cache_request(SimpleNamespace(_session_state={}))


def app(**parameters: str) -> AppTest:
    new = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    for key, value in parameters.items():
        new.query_params[key] = value
    return new.switch_page(OVERLAP.file)


def with_own_story() -> AppTest:
    """A session on a story of its own."""
    texts = [path.read_text("utf-8") for path in sorted(DEMO.glob("*.txt"))[:2]]
    session = app(story="here-1")
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    session.session_state["drafts"] = {"here-1": articles}
    return session.run()


@pytest.mark.parametrize("start", [lambda: app().run(), with_own_story], ids=["shelf", "own"])
def test_a_story_is_not_made_again_after_anybody_cleared_the_caches(start, made):
    session = start()
    assert not session.exception
    n = len(made)
    assert n > 0
    clear_cache()
    assert not session.run().exception
    assert len(made) == n


def test_another_session_finds_the_shelf_story_made_after_the_caches_were_cleared(made):
    app().run()
    n = len(made)
    clear_cache()
    assert not app().run().exception
    assert len(made) == n


def test_nothing_of_ours_lives_in_the_caches_that_a_browser_can_empty():
    for place in PLACES:
        session = AppTest.from_file("../streamlit_app.py", default_timeout=120)
        session.switch_page(place.file).run() if place != OPENING else session.run()
    from streamlit.runtime.caching import cache_data_api, cache_resource_api

    ours = [
        cache._function_caches if hasattr(cache, "_function_caches") else {}
        for cache in (cache_data_api._data_caches, cache_resource_api._resource_caches)
    ]
    held = [key for caches in ours for by_function in caches.values() for key in by_function]
    assert held == []


def test_two_sessions_that_ask_at_once_get_one_thing_made_once():
    shelf, asked, begin = kept.Kept[object](4), [], threading.Barrier(8)

    def make() -> object:
        asked.append(1)
        return object()

    got = []

    def ask() -> None:
        begin.wait()
        got.append(shelf.get("story", make))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1
    assert len(set(map(id, got))) == 1


def test_the_one_not_asked_for_longest_goes_first():
    shelf = kept.Kept[str](2)
    for key in "abac":
        shelf.get(key, lambda key=key: key)
    asked = []
    for key in "acb":
        shelf.get(key, lambda key=key: asked.append(key) or key)
    assert asked == ["b"]


def test_what_fails_is_tried_again():
    shelf = kept.Kept[int](2)
    with pytest.raises(ZeroDivisionError):
        shelf.get("a", lambda: 1 // 0)
    assert shelf.get("a", lambda: 1) == 1


def test_what_lies_beside_a_table_goes_with_it_and_is_never_another_tables():
    beside, table = kept.Beside[int](), pd.DataFrame({"n": [1]})
    assert [beside.get(table, lambda: 1), beside.get(table, lambda: 2)] == [1, 1]
    assert beside.get(table.copy(), lambda: 3) == 3
    del table
    gc.collect()
    assert not beside._made


def test_views_past_the_most_do_not_empty_the_others(demo, monkeypatch):
    story, asked = Story(demo.texts), []
    monkeypatch.setattr(cached, "_VIEWS", 3)

    def view(_: Story, n: int) -> int:
        asked.append(n)
        return n

    for n in (1, 2, 3, 1, 4, 1):
        cached.view(story, view, n)
    assert asked == [1, 2, 3, 4]


def test_a_database_that_does_not_open_is_not_tried_again_at_once(monkeypatch):
    tries: list[str] = []

    def fails(place: str) -> None:
        tries.append(place)
        raise StoreUnreachable("It does not answer.")

    monkeypatch.setattr(database, "opened", fails)
    monkeypatch.setenv("COPYTASTER_DATABASE_URL", "postgresql://127.0.0.1:1/none")
    monkeypatch.setattr(kept, "_REFUSED", {})
    for _ in range(3):
        with pytest.raises(StoreUnreachable, match="does not answer"):
            kept.database()
    assert len(tries) == 1
    monkeypatch.setattr(kept, "_PAUSE", 0.0)
    with pytest.raises(StoreUnreachable):
        kept.database()
    assert len(tries) == 2
