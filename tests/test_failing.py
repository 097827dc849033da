"""A table that fails takes only its own part with it, on every page and in the zip."""

import io
import logging
import re
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story, read_articles
from pages.ui import background, cached, failing, kept
from pages.ui.articles.story_file import all_tables
from pages.ui.places import (
    ARTICLES,
    ENTITIES,
    FACTS,
    OPENING,
    OVERLAP,
    PLACES,
    READING,
    STORIES,
)
from tests.conftest import DEMO

WORDS = "words of an article"
FAILING = ("articles", "sentences", "containment", "facts", "mentions", "quote_variants")
"""Tables from which all others are made."""


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No story of an earlier test."""
    monkeypatch.setattr(kept, "SHELF", kept.Kept(8))


@pytest.fixture
def app(shelf, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


@pytest.fixture(scope="module")
def parsed(shelf):
    return dict(Story(read_articles(shelf / "two")[0]).docs)


@pytest.fixture
def quick(parsed, monkeypatch):
    """The two texts are not parsed again for each test."""
    monkeypatch.setattr("analysis.story.language.parse", lambda _: iter(parsed.items()))


def fails(*_: object) -> None:
    raise OverflowError(WORDS)


def opened(app: AppTest, file: str, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.switch_page(file).run() if file != OPENING.file else app.run()


def settled(app: AppTest) -> AppTest:
    """The page once nothing is being made beside it any more."""
    for story in [slot.made[0][0] for slot in kept.SHELF._slots.values()]:
        background.follow(story, lambda _: None)
    return app.run()


def shown(app: AppTest) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", part.proto.body) for part in app.get("html"))


UNEXPLAINED = (OPENING, READING, STORIES)
"""Pages on which a table that fails leaves nothing to explain, or that show none."""


@pytest.mark.parametrize("table", FAILING)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_table_that_fails_takes_no_page_with_it(app, quick, place, table, monkeypatch):
    monkeypatch.setattr(Story, table, property(fails))
    page = settled(opened(app, place.file, story="two"))
    assert not page.exception
    assert len(page.title) == 1
    assert WORDS not in shown(page)
    assert "How this is made" in [e.label for e in page.expander] or place in UNEXPLAINED


@pytest.mark.parametrize(
    ("place", "table"),
    [(FACTS, "facts"), (ENTITIES, "near_names"), (OVERLAP, "holders"), (ARTICLES, "articles")],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_page_says_which_table_could_not_be_made_and_shows_the_rest(
    app, place, table, monkeypatch
):
    monkeypatch.setattr(Story, table, property(fails))
    page = settled(opened(app, place.file))
    assert "could not be made from these texts (OverflowError)" in shown(page)
    assert [button.label for button in page.get("download_button")] != []


def test_the_sentence_names_the_table_that_failed_and_not_those_made_from_it(app, monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", fails)
    page = settled(opened(app, FACTS.file))
    assert "The table facts could not be made from these texts (OverflowError)" in shown(page)
    assert "The table conflicts could" not in shown(page)
    labels = [button.label for button in page.get("download_button")]
    assert "CSV, all 125 sentences" in labels


def test_the_opening_page_does_not_look_for_ever_for_findings_that_cannot_be_made(app, monkeypatch):
    asked = []
    monkeypatch.setattr("analysis.facts.extract.facts", lambda *_: asked.append(1) or fails())
    page = settled(opened(app, OPENING.file))
    assert "is made from the table facts" in shown(page)
    n = len(asked)
    assert "What each page answers" in [head.value for head in page.run().header]
    assert len(asked) == n


def test_a_layer_that_fails_leaves_the_reader(app, monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", fails)
    page = settled(opened(app, READING.file, layers="numbers"))
    assert not page.exception
    assert page.title[0].value == "A beside B"


def test_the_log_says_where_and_never_what(app, monkeypatch, caplog):
    monkeypatch.setattr("analysis.facts.extract.facts", fails)
    with caplog.at_level(logging.ERROR, "copytaster"):
        settled(opened(app, FACTS.file))
    assert "OverflowError, raised at" in caplog.text
    assert "story.py" in caplog.text
    assert WORDS not in caplog.text


def test_the_zip_holds_all_other_tables_and_says_which_is_missing(monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", fails)
    made = all_tables(Story(read_articles(DEMO)[0]), lambda *_: None)
    archive = zipfile.ZipFile(io.BytesIO(made.data))
    names = {name.removesuffix(".csv") for name in archive.namelist()}
    assert {"README.txt", "articles", "passages", "quotations"} <= names
    assert "facts" not in names
    assert "The table facts could not be made" in archive.read("README.txt").decode("utf-8-sig")
    assert "The table facts could not be made" in made.told


def test_a_table_that_failed_is_not_tried_at_every_click(demo, monkeypatch):
    asked = []
    monkeypatch.setattr("analysis.facts.extract.facts", lambda *_: asked.append(1) or fails())
    story = Story(demo.texts)
    for _ in range(3):
        failing.attempt(story, "facts")
    assert len(asked) == 1


def test_progress_over_a_table_that_fails_ends(demo, monkeypatch):
    monkeypatch.setattr("analysis.facts.extract.facts", fails)
    story = Story(demo.texts)
    cached.made(story, ["facts", "sentences"], "Comparing")
    assert "sentences" in story.__dict__
    assert failing.tried(story, "facts")
