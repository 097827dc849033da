"""Stories on the shelf whose folders are damaged or change: no page dies of them, for anybody."""

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import stories
from pages.ui.places import ARTICLES, OPENING, OVERLAP
from tests.conftest import write_story
from tests.test_ingest import odd
from tests.test_pages import opened, shown

TEXTS = {"a": "The council met on Monday.", "b": "The council voted on Monday night."}


@pytest.fixture
def app(tmp_path: Path, monkeypatch) -> AppTest:
    write_story(tmp_path / "desk", TEXTS)
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


@pytest.mark.parametrize("file", [OPENING.file, OVERLAP.file, ARTICLES.file])
@pytest.mark.parametrize("story", ["odd", "desk", "sanctuary_city"])
def test_what_else_lies_in_a_folder_breaks_neither_its_story_nor_the_others(
    app, tmp_path, story, file
):
    (tmp_path / "odd").mkdir()
    odd(tmp_path / "odd")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "a_file").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    os.mkdir(os.fsencode(tmp_path) + b"/caf\xe9")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9/articles.csv")).write_text("file\n")
    app = opened(app, file, story=story)
    assert not app.exception
    assert "cannot be opened" not in app.title[0].value
    assert ("is a link to a file that is not there" in shown(app)) == (story == "odd")


def test_a_folder_whose_name_is_no_utf_8_is_opened_under_what_can_be_shown(app, tmp_path):
    os.rename(tmp_path / "desk", os.fsencode(tmp_path) + b"/caf\xe9")
    app = opened(app, OVERLAP.file, story="caf\ufffd")
    assert not app.exception
    assert "2 articles" in shown(app)


@pytest.mark.parametrize("table", ["gone", "loop", "folder"])
def test_a_table_that_cannot_be_read_is_told_and_the_texts_open(app, tmp_path, table):
    at = tmp_path / "desk" / "articles.csv"
    at.unlink()
    if table == "folder":
        at.mkdir()
    else:
        at.symlink_to(at if table == "loop" else "nowhere")
    app = opened(app, ARTICLES.file, story="desk")
    assert not app.exception
    assert "articles.csv is" in shown(app)
    assert "2 articles" in shown(app)


def test_a_text_that_goes_while_the_story_is_open_is_told(app, tmp_path):
    app = opened(app, OVERLAP.file, story="desk")
    (tmp_path / "desk" / "b.txt").unlink()
    app.run()
    assert not app.exception
    assert "b.txt is not in this folder" in shown(app)
    write_story(tmp_path / "desk", TEXTS)
    app.run()
    assert "not in this folder" not in shown(app)


@pytest.mark.parametrize("n", range(6))
def test_a_story_that_goes_at_any_moment_of_a_run_is_told_in_a_sentence(
    app, tmp_path, monkeypatch, n
):
    calls, listed = [], stories.story_folders

    def late(root: Path) -> list[Path]:
        calls.append(root)
        return listed(root) if len(calls) <= n or root != tmp_path else []

    monkeypatch.setattr(stories, "story_folders", late)
    app = opened(app, OVERLAP.file, story="desk")
    assert not app.exception
    assert len(app.title) == 1


def test_a_folder_that_goes_after_it_was_listed_is_told_in_a_sentence(app, tmp_path, monkeypatch):
    folders = {**stories.shelf(), "desk": tmp_path / "no_more"}
    monkeypatch.setattr(stories, "shelf", lambda: folders)
    app = opened(app, OVERLAP.file, story="desk")
    assert app.title[0].value == "This story cannot be opened"
    assert "There is no folder no_more" in shown(app)
