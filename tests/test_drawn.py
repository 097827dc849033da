"""What Quotes and Facts keep between clicks, and what is drawn only when it is asked for."""

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story, kinds
from pages.ui import background, cached
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


def test_claims_of_some_kinds_keep_their_order(demo):
    wanted = claims.names(demo)[:2]
    table = claims.every(demo)
    kept = table[table["kind"].map(lambda code: kinds.kind(code).name).isin(wanted)]
    assert claims._of_kinds(demo, tuple(wanted))["claim_id"].tolist() == kept["claim_id"].tolist()


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
