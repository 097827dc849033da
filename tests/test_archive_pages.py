"""The pages of the archive, run by Streamlit itself on an archive of generated articles."""

import csv
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.archive.__main__ import main
from pages.ui.archive import spreading
from pages.ui.places import FIND, IN_ARCHIVE, OPENING, SPREAD
from tests.conftest import DEMO, many


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """Forty generated articles and one text of the demo story, published."""
    top = tmp_path_factory.mktemp("archived")
    own = max(DEMO.glob("000*.txt")).read_text("utf-8")
    texts = {**many(40), "old": f"{own}\n\nA line of its own <b>here</b>."}
    with (top / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["article_id", "outlet", "title", "published", "text"])
        for n, (name, text) in enumerate(texts.items()):
            rows.writerow([name, f"Outlet {n % 3}", f"Title <i>{n}</i>", "2024-05-03", text])
    folder = top / "archive"
    for command in (
        ["new", str(folder), "--expect", "100"],
        ["add", str(folder), str(top / "articles.csv")],
        ["groups", str(folder)],
        ["publish", str(folder)],
    ):
        assert not main(command)
    return folder


@pytest.fixture
def app(archive, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_ARCHIVE", str(archive))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def shown(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.get("html"))


def test_a_story_is_told_where_else_its_wording_stands(app):
    app = app.switch_page(FIND.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert re.search(r"stands in <[^>]+>\d+ archived articles?<", shown(app))
    assert "the earliest dated here is 2024-05-03" in shown(app)
    (table,) = app.dataframe
    assert "old" in table.value["article_id"].tolist()
    assert table.value["n_words"].max() > 400


def test_an_article_of_the_archive_joins_the_story(app):
    app = app.switch_page(FIND.file).run()
    (choice,) = [one for one in app.multiselect if one.label == "Add to the story"]
    choice.set_value([int(app.dataframe[0].value["doc"].iloc[0])]).run()
    next(one for one in app.button if one.label == "Add").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert "1 article of the archive added to the story" in shown(app)
    assert "6 articles" in shown(app)


def test_what_spread_is_listed_and_filtered(app):
    app = app.switch_page(SPREAD.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    (table,) = app.dataframe
    assert len(table.value) > 3
    app.slider(key="articles").set_value(100).run()
    assert "spread as far as asked" in shown(app)


def test_a_group_is_told_in_a_sentence_with_its_text_and_its_timeline(archive):
    from analysis.archive import results

    held = results.open_results(archive)
    rows = held.groups().rows
    group = held.group(int(rows["grp"].iloc[0]))
    assert "hold this text, first seen here 2024-05-03" in spreading.told(group)
    (dots,) = spreading.figure(group.holders, is_dark=False).data
    assert len(dots.x) == len(group.holders)
    assert "<i>" not in "".join(dots.text)


def test_pages_of_an_archive_are_in_the_navigation_only_where_one_is_named(app, monkeypatch):
    names = {place.name for place in IN_ARCHIVE}
    links = {link.proto.label for link in app.run().sidebar.get("page_link")}
    assert links >= names
    monkeypatch.delenv("COPYTASTER_ARCHIVE")
    bare = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    links = {link.proto.label for link in bare.run().sidebar.get("page_link")}
    assert OPENING.name in links
    assert not links & names


@pytest.mark.parametrize("place", IN_ARCHIVE, ids=lambda place: place.name)
@pytest.mark.parametrize("kind", ["not named", "missing", "damaged"])
def test_an_archive_that_cannot_be_read_is_told_in_a_sentence(place, kind, tmp_path, monkeypatch):
    monkeypatch.delenv("COPYTASTER_ARCHIVE", raising=False)
    if kind != "not named":
        monkeypatch.setenv("COPYTASTER_ARCHIVE", str(tmp_path / "gone"))
    if kind == "damaged":
        (tmp_path / "gone").mkdir()
        (tmp_path / "gone" / "manifest.json").write_text("{")
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app = app.switch_page(place.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert "archive" in shown(app).casefold()
    assert "The fault is in Copytaster" not in shown(app)


def test_words_that_all_holders_have_are_found_in_order():
    assert spreading.common("one two three four", ["one three four", "zero one four"]) == [
        (0, 3),
        (14, 18),
    ]
    assert spreading.common("alone here", []) == [(0, 10)]
