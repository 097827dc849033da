"""The frame of every page, run by Streamlit itself."""

import socket
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.web.server.server_util import is_url_from_allowed_origins

from tests.conftest import write_story
from tests.test_pages import opened, shown


@pytest.fixture
def app(tmp_path: Path, monkeypatch) -> AppTest:
    bad = {f"empty{n}": b"" for n in range(9)}
    write_story(tmp_path / "many_bad", {"good": "The council met on Monday.", **bad})
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def test_many_unreadable_files_are_told_in_full_on_one_page_only(app):
    page = shown(opened(app, "streamlit_app.py", story="many_bad"))
    assert page.count("holds no text") == 3
    assert "And 6 more, listed under Articles." in page
    assert shown(opened(app, "pages/articles.py", story="many_bad")).count("holds no text") == 9


def test_a_foreign_page_that_knocks_is_refused_and_nobody_outside_is_asked(app, monkeypatch):
    opened(app, "streamlit_app.py", story="many_bad")
    asked: list[object] = []
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host) or [])
    assert not is_url_from_allowed_origins("http://press.example")
    assert asked == []
