"""What Quotes and Facts keep between clicks, and what is drawn only when it is asked for."""

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story, kinds
from pages.ui import background, cached
from pages.ui.cards import card as cards
from pages.ui.facts import conflicts as claims
from pages.ui.facts import coverage as statements
from pages.ui.facts import numbers as figures
from tests.conftest import write_story


def test_a_table_kept_for_the_screen_is_what_would_be_sent_anew(demo):
    kept = cached.drawn(demo, statements.grid, statements.WHERE[0], "")
    anew = pa.Table.from_pandas(statements.grid(demo, statements.WHERE[0]))
    assert kept.sent.equals(anew, check_metadata=True)
    assert cached.drawn(demo, statements.grid, statements.WHERE[0], "") is kept


def test_statements_of_one_article_stand_in_no_other(demo):
    table = statements.grid(demo, statements.WHERE[1], "D")
    assert len(table)
    assert set(table["in_articles"]) == {"D"}


def test_facts_of_no_type_are_an_empty_table(demo):
    assert figures.table(demo, ()).empty
    assert list(figures.table(demo, ()).columns) == list(
        figures.table(demo, tuple(figures.kinds(demo))).columns
    )


def test_points_of_some_kinds_keep_their_order(demo):
    wanted = claims.names(demo)[:2]
    every = claims.points(demo)
    kept = every[[kinds.kind(code).name in wanted for code in every["kind"]]]
    found = claims._of_kinds(demo, tuple(wanted))
    assert found["finding_id"].tolist() == kept["finding_id"].tolist()
    assert len(found)


def test_every_conflict_belongs_to_a_point_of_its_kind_that_names_both_its_places(demo):
    points, readings = cards.claims(demo)
    kind = dict(zip(points["finding_id"], points["kind"], strict=True))
    columns = readings[["finding_id", "article_id", "start"]]
    places = set(columns.itertuples(index=False, name=None))
    for row in claims.every(demo).itertuples():
        assert kind[row.point] in {row.kind, "updated"}
        assert (row.point, row.article_a, row.start_a) in places
        assert (row.point, row.article_b, row.start_b) in places


def test_facts_lists_its_points_in_the_order_of_the_findings(demo):
    rank = dict(zip(demo.findings["finding_key"], demo.findings["rank"], strict=True))
    both = [rank[key] for key in claims.points(demo)["finding_key"] if key in rank]
    assert len(both) > 3
    assert both == sorted(both)


def test_a_statement_opens_with_all_who_have_it_and_a_way_to_each(demo):
    rows = demo.coverage.groupby("statement_id")["article_id"].nunique()
    statement = int(rows.idxmax())
    found = statements.holders(demo, statement)
    held = set(demo.coverage["article_id"][demo.coverage["statement_id"] == statement])
    named = [letter for one in found for letter in one.letters]
    assert set(named) == {demo.letters[one] for one in held}
    assert len(held) > 2
    ways = statements.links(demo, found)
    assert {settings["b"] for _, settings in ways if "b" in settings} == set(named[1:])
    assert ways[-1][0] == f"Read {named[0]} and all others"


def test_a_statement_of_one_article_opens_in_it(demo):
    alone = demo.coverage[demo.coverage["only_in"] != ""].iloc[0]
    found = statements.holders(demo, int(alone["statement_id"]))
    (label, settings), *rest = statements.links(demo, found)
    assert label == f"Read {demo.letters[alone['only_in']]}"
    assert settings["at"] == alone["start"]
    assert not rest


PLACES = (
    "Ashby Barton Calder Denham Elland Farley Gorton Hedley Ilford Jarrow Kelso Ludlow Marden "
    "Norton Otley Penrith Quorn Ripon Selby Thirsk Verwood Whitby"
).split()
THINGS = (
    "bridge school stadium forest harbour chapel ferry dam theatre quarry marsh tunnel meadow "
    "square statue warehouse newspaper library market prison clinic tower"
).split()


@pytest.fixture
def app(tmp_path, monkeypatch) -> AppTest:
    """The app with a story of 22 events that one article has ahead and the other behind it."""
    told = list(zip(PLACES, THINGS, strict=True))
    ahead = "\n\n".join(
        f"{where} is set to close the {what} on {where} Road." for where, what in told
    )
    done = "\n\n".join(f"{where} closed the {what} on {where} Road." for where, what in told)
    write_story(tmp_path / "events", {"ahead": ahead, "done": done})
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def events(app: AppTest) -> int:
    return sum('class="ct-clock"' in html.proto.body for html in app.get("html"))


def test_events_past_the_first_twenty_stand_on_a_second_page(app):
    app.query_params["story"] = "events"
    assert events(app.switch_page("pages/facts.py").run()) == 20


def test_a_link_to_the_second_page_of_events_opens_it(app):
    app.query_params["story"], app.query_params["events"] = "events", "2"
    assert events(app.switch_page("pages/facts.py").run()) == 2


def test_the_list_of_quotations_without_a_speaker_is_made_when_it_is_opened():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app = app.switch_page("pages/quotes.py").run()
    place = next(each for each in app.expander if each.label.startswith("Say who speaks"))
    assert not place.selectbox
    app.session_state["who speaks"] = True
    place = next(each for each in app.run().expander if each.label.startswith("Say who speaks"))
    assert [each.label for each in place.selectbox] == ["Quotation", "Said by"]


def test_a_page_waits_for_tables_that_are_being_made_beside_the_opening_page(demo):
    story = Story(demo.texts)
    background.ready(story, ["facts"])
    told: list[int] = []
    background.follow(story, told.append)
    assert story.kept["work"].end.done()
    assert set(told) <= set(range(len(story.texts) + 1))
    assert {"docs", "facts"} <= set(story.made())
