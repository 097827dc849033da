"""`/readyz` of a real server: whether the database answers, and that nobody waits for it."""

import asyncio
import socket
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from pages.hosting import ready
from tests.serving import Server, hosted


def asked(server: Server) -> httpx.Response:
    return httpx.get(f"{server.address}/readyz", timeout=30)


def test_it_is_ready_while_postgresql_answers_and_again_when_that_is_back(tmp_path, postgres):
    with hosted(tmp_path, COPYTASTER_DATABASE_URL=postgres.database()) as server:
        assert asked(server).json() == {"ready": True}
        postgres.stop()
        try:
            told = asked(server)
        finally:
            postgres.start()
        assert told.status_code == 503
        assert not told.json()["ready"]
        assert "does not answer just now" in told.json()["why"]
        assert "Traceback" not in server.written()
        server.wait()


@pytest.fixture
def mute():
    """An address where somebody takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield f"postgresql://desk:hidden@127.0.0.1:{listening.getsockname()[1]}/stories"


def test_a_database_that_says_nothing_holds_up_nobody(tmp_path, mute):
    server = Server(tmp_path, COPYTASTER_DATABASE_URL=mute)
    try:
        _until_up(server)
        with ThreadPoolExecutor(1) as pool:
            told = pool.submit(asked, server)
            n_answers = 0
            while not told.done():
                n_answers += httpx.get(f"{server.address}/healthz").status_code == 200
        assert n_answers > 3
        assert told.result().status_code == 503
        assert told.result().json()["why"].endswith(".")
        assert "hidden" not in told.result().text + server.written()
    finally:
        server.stop()


def _until_up(server: Server) -> None:
    """Waits until the process answers at all."""
    for _ in range(600):
        try:
            httpx.get(f"{server.address}/healthz", timeout=60)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(server.written())


def test_a_server_that_keeps_no_stories_needs_no_database(tmp_path):
    with hosted(tmp_path, COPYTASTER_KEEP="browser") as server:
        assert asked(server).json() == {"ready": True}


def answered(asked: Coroutine[None, None, object]) -> object:
    """What comes of it, in a thread of its own: a browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def test_who_asks_while_a_question_is_under_way_waits_for_its_answer(monkeypatch):
    asks = []

    def slow() -> str:
        asks.append(1)
        time.sleep(0.5)
        return ""

    monkeypatch.setattr(ready, "_ask", slow)
    monkeypatch.setattr(ready, "_ASKED", [])

    async def many() -> list[str]:
        return await asyncio.gather(*(ready._why_not() for _ in range(20)))

    assert answered(many()) == [""] * 20
    assert len(asks) == 1


def test_an_answer_that_does_not_come_is_not_waited_for_and_the_next_question_is_new(monkeypatch):
    line = threading.Event()
    monkeypatch.setattr(ready, "_ask", lambda: "" if line.wait(30) else "no")
    monkeypatch.setattr(ready, "_ASKED", [])
    monkeypatch.setattr(ready, "_WAITS", 0.1)
    assert "has not answered within" in answered(ready._why_not())
    line.set()
    ready._ASKED[0].result(30)
    assert answered(ready._why_not()) == ""
