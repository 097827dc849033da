"""The pages of the archive, run by Streamlit itself on an archive of generated articles."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.archive import lookup, results
from analysis.archive.__main__ import main
from pages.ui.archive import looking, searching, spreading, timeline
from pages.ui.archive.beside import ARCHIVED, Left, together
from pages.ui.places import DRAFT, FIND, IN_ARCHIVE, OPENING, READING, SPREAD
from pages.ui.reader import pair_payload
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


def looked_up(app: AppTest) -> pd.DataFrame:
    (table,) = app.dataframe
    return table.value


def tick(app: AppTest, *docs: int) -> AppTest:
    """Ticks archived articles, as the boxes of the table do in a browser, and draws the page."""
    ticked = app.session_state["ticked in the archive"]
    app.session_state["ticked in the archive"] = {name: [*docs] for name in ticked}
    app.switch_page(OPENING.file).run()
    return app.switch_page(FIND.file).run()


def pressed(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.main.get("page_link")]


def test_a_story_is_told_where_else_its_wording_stands(app):
    app = app.switch_page(FIND.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert re.search(r"stands in <[^>]+>\d+ archived articles?<", shown(app))
    assert "the earliest dated here is 3 May 2024" in shown(app)
    assert shown(app).index("Wording of this story") < shown(app).index("This archive holds")
    rows = looked_up(app)
    assert "old" in rows["article_id"].tolist()
    assert rows["n_words"].max() > 400


def test_where_nothing_stands_the_run_that_was_looked_for_is_named(app):
    app.query_params["look"] = looking.PASTED
    app = app.switch_page(FIND.file).run()
    assert "Paste a text" in shown(app)
    assert not app.dataframe
    app.text_area[0].set_value("Nobody ever wrote about seventeen purple zebras.")
    app = pressed(app, "Look it up")
    assert "No run of 8 words of this text stands in this archive of 41 articles" in shown(app)
    assert not app.dataframe


def test_the_wording_of_a_draft_is_looked_up_and_kept_in_this_session_alone(app, archive):
    text = lookup.open_lookup(archive).texts([3])[3].text
    app.query_params["look"] = looking.PASTED
    app = app.switch_page(FIND.file).run()
    app.text_area[0].set_value(text)
    app = pressed(app, "Look it up")
    assert not app.exception, app.exception[0].stack_trace
    assert 3 in looked_up(app)["doc"].tolist()
    assert "Wording of this text stands in" in shown(app)
    assert not [one for one in app.query_params.values() if text[:20] in str(one)]
    other = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    other.query_params["look"] = looking.PASTED
    assert "Paste a text" in shown(other.switch_page(FIND.file).run())


def test_a_press_opens_the_text_that_shares_most_at_its_longest_passage(archive):
    texts = lookup.open_lookup(archive).texts(range(41))
    asked = {"A": texts[3].text, "B": "Nothing. " + texts[3].text[:200]}
    found = searching.search(asked, archive)
    place = searching.place(found, looking.Looked(looking.THE_STORY, asked), 3)
    assert (place["a"], place["archived"]) == ("A", 3)
    rows = found.found.passages.query("doc == 3 and text_id == 'A'")
    assert place["at"] == rows.loc[rows["n_words"].idxmax(), "start"]
    draft = searching.place(found, looking.Looked(looking.PASTED, asked), 3)
    assert "a" not in draft
    assert not place.keys() & {"look"}  # a parameter bound to a setting cannot be handed on


def test_an_archived_article_is_read_beside_a_text_and_is_in_no_story(app):
    rows = looked_up(app.switch_page(FIND.file).run()).query("article_id == 'old'")
    app = beside(app, int(rows["doc"].iloc[0]), a="E")
    assert not app.exception, app.exception[0].stack_trace
    assert app.title[0].value == "E beside an archived article"
    assert "stands word for word in the archived text" in shown(app)
    assert "Title &lt;i&gt;" in shown(app)
    assert "Back to Find in archive" in str(links(app))
    assert "5 articles" in shown(app)


def beside(app: AppTest, doc: object, **asked: str) -> AppTest:
    for name, value in {"archived": str(doc), **asked}.items():
        app.query_params[name] = value
    return app.switch_page(READING.file).run()


def test_places_in_the_reader_are_those_of_the_archived_text_as_given(archive):
    archived = lookup.open_lookup(archive).texts([40])[40]
    own = {"article_id": "old", "text": archived.text.replace("\n", " \n")}
    two = together(Left("C", own), archived)
    assert list(two.letters.values()) == ["C", ARCHIVED]
    one, other = two.letters
    rows = two.passages
    place = next(row for row in rows.itertuples() if row.n_words > 20)
    given = {one: own["text"], other: archived.text}
    words = [given[place.article_a][place.start_a : place.stop_a].split(),
             given[place.article_b][place.start_b : place.stop_b].split()]  # fmt: skip
    assert words[0] == words[1]
    assert pair_payload(two, one, other)["sides"][1]["letter"] == ARCHIVED


@pytest.mark.parametrize("doc", ["41", "-1", "x", "", "9" * 30, "１"])
def test_an_article_that_the_archive_does_not_hold_is_told_in_a_sentence(app, doc):
    app = beside(app, doc)
    assert not app.exception, app.exception[0].stack_trace
    assert "holds no article of that number" in shown(app)
    assert app.title


def test_a_draft_that_is_gone_is_told_in_the_reader(app):
    assert "The text that was pasted is gone" in shown(beside(app, 1, **looking.AS_PASTED))


def test_ticked_articles_of_the_archive_join_the_story_and_stay_ticked_until_then(app):
    app = app.switch_page(FIND.file).run()
    doc = int(looked_up(app)["doc"].iloc[0])
    app = tick(app, doc)
    app = pressed(app, "Add 1 ticked article to the story")
    assert not app.exception, app.exception[0].stack_trace
    assert "1 article of the archive added to the story" in shown(app)
    assert "6 articles" in shown(app)


def test_the_article_that_is_read_joins_the_story(app):
    app = pressed(beside(app, 40, a="A"), "Add it to the story")
    assert "1 article of the archive added to the story" in shown(app)
    assert "6 articles" in shown(app)


@pytest.mark.parametrize("place", [OPENING, DRAFT], ids=lambda place: place.name)
def test_a_story_and_a_draft_lead_to_the_archive_where_there_is_one(app, place, monkeypatch):
    def led(app: AppTest) -> str:
        if place == OPENING:
            return str(links(app.run()))
        app = app.switch_page(place.file).run()
        app.text_area[0].set_value("A draft of eight words stands here today, it says.")
        return str(links(pressed(app, "Check it")))

    assert "Where else the wording of" in led(app)
    monkeypatch.delenv("COPYTASTER_ARCHIVE")
    bare = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    assert "Where else the wording of" not in led(bare)


def test_what_spread_is_listed_and_filtered(app):
    app = app.switch_page(SPREAD.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    (table,) = app.dataframe
    assert len(table.value) > 3
    app.slider(key="articles").set_value(100).run()
    assert "spread as far as asked" in shown(app)


@pytest.mark.parametrize(
    ("key", "value", "n"), [("words", 500, 0), ("days", 2, 0), ("outlets", 3, 1), ("days", 0, 5)]
)
def test_what_spread_is_filtered_by_outlets_days_and_words(app, key, value, n):
    app = app.switch_page(SPREAD.file).run()
    app.slider(key=key).set_value(value).run()
    assert not app.exception, app.exception[0].stack_trace
    rows = len(app.dataframe[0].value) if app.dataframe else 0
    assert rows >= n
    assert bool(rows) == bool(n)


def test_what_spread_is_filtered_by_the_days_on_which_it_was_seen(app):
    app.query_params["since"] = "2024-05-04"
    app = app.switch_page(SPREAD.file).run()
    assert "spread as far as asked" in shown(app)


def test_a_link_opens_a_group_with_its_text_its_timeline_and_its_holders(app, archive):
    grp = int(results.open_results(archive).groups().rows["grp"].iloc[1])
    app.query_params["group"] = str(grp)
    app = app.switch_page(SPREAD.file).run()
    assert not app.exception, app.exception[0].stack_trace
    assert [one.value for one in app.header] == ["How it spread"]
    assert len(app.dataframe) == 2
    assert "In full ink: the words that" in shown(app)


def group_of(**columns: list) -> results.SpreadGroup:
    """A group as an archive gives it, from columns of its holders."""
    n = len(columns["text"])
    holders = pd.DataFrame({"doc": range(n), "article_id": [f"a{k}" for k in range(n)],
                            "outlet": "", "title": "", "day": pd.NaT, **columns})  # fmt: skip
    holders["day"] = pd.to_datetime(holders["day"])
    about = {"n_articles": n, "n_outlets": holders["outlet"].nunique(), "cohesion": 0.9,
             "first_day": holders["day"].min(), "last_day": holders["day"].max()}  # fmt: skip
    return results.SpreadGroup(pd.DataFrame([about]), holders)


def test_a_group_is_told_in_a_sentence_with_its_text_and_its_timeline(archive):
    held = results.open_results(archive)
    rows = held.groups().rows
    group = held.group(int(rows["grp"].iloc[0]))
    assert "hold this text, first seen here on 3 May 2024." in spreading.told(group)
    (dots,) = timeline.figure(group.holders, is_dark=False).data
    assert len(dots.x) == len(group.holders)
    assert "<i>" not in "".join(dots.text)


def test_a_chain_of_versions_is_told_from_one_text():
    group = group_of(text=["a b c", "c d e"], day=["2024-05-03", "2024-05-09"], outlet=["x", "y"])
    assert spreading.told(group).endswith(
        "of 2 outlets hold this text, first seen here on 3 May 2024, last on 9 May 2024."
    )
    chain = group._replace(about=group.about.assign(cohesion=0.49))
    assert spreading.told(chain).endswith("It is a chain of versions, not one text.")
    undated = group_of(text=["a b c", "c d e"])
    assert spreading.told(undated).endswith("hold this text; none of them has a date.")


def test_what_has_no_date_stands_apart_in_the_timeline_and_days_stand_to_scale():
    days = ["2024-05-03", "2024-06-09", None]
    holders = group_of(text=["a b c d", "a b", "a"], day=days, outlet=["x", "<b>", ""]).holders
    dated, undated = timeline.figure(holders, is_dark=True).data
    assert (len(dated.x), dated.xaxis) == (2, "x")
    assert ([*undated.x], undated.xaxis) == (["no date"], "x2")
    assert [*dated.marker.size] == [16, 11]
    assert [*dated.y, *undated.y] == ["x", "&lt;b&gt;", "outlet not stated"]
    (only,) = timeline.figure(holders.tail(1), is_dark=False).data
    assert only.xaxis == "x2"


def test_a_thousand_outlets_are_as_many_rows_as_can_be_seen():
    outlets = [f"Outlet {n}" for n in range(1000)]
    made = timeline.figure(group_of(text=["a b"] * 1000, outlet=outlets).holders, is_dark=False)
    assert made.layout.height < 1500
    assert len(made.data[0].x) == 40


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
    assert spreading.common("One\n“two”, three", ["ONE TWO, THREE."]) == [(0, 16)]
    assert spreading.common("one two", ["three"]) == []
    assert spreading.common("alone here", []) == [(0, 10)]
