"""The entities page: names, how often and where they stand, every mention in its sentence."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analysis import Story
from pages.ui.entities import chart as name_chart
from pages.ui.entities import listing as names
from pages.ui.entities import mentions as context
from pages.ui.entities.listing import Asked

ONLY = names.WHERE[2]


def named(*rows: tuple[str, str, str], **texts: str) -> Story:
    """A story whose names are given: article, surface and type."""
    story = Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))
    ids = {surface: n for n, surface in enumerate(dict.fromkeys(row[1] for row in rows))}
    found = pd.DataFrame(
        [
            (one, texts[one].index(name), texts[one].index(name) + len(name), name, kind, ids[name])
            for one, name, kind in rows
        ],
        columns=["article_id", "start", "stop", "surface", "type", "entity_id"],
    )
    held = found.groupby("entity_id")
    entities = pd.DataFrame(
        {
            "entity_id": list(ids.values()),
            "name": list(ids),
            "type": held["type"].first().tolist(),
            "aliases": "",
            "n_mentions": held.size().tolist(),
            "n_articles": held["article_id"].nunique().tolist(),
        }
    )
    story.take({"mentions": found, "entities": entities})
    return story


@pytest.fixture
def small() -> Story:
    return named(
        ("a", "Anna Holt", "PERSON"), ("a", "Leeds", "GPE"),
        ("b", "Anna Holt", "PERSON"), ("b", "Peter Moss", "PERSON"),
        a="Anna Holt, the mayor of Leeds, spoke.",
        b="“Yes,” said Anna Holt. " + "Then Peter Moss left the hall. ",
    )  # fmt: skip


def test_only_in_one_article_lists_its_names_alone_with_the_article(small):
    table = names.table(small, Asked(where=ONLY))
    assert dict(zip(table["name"], table["stands_in"], strict=True)) == {
        "Leeds": "A",
        "Peter Moss": "B",
    }
    assert names.table(small, Asked(where=ONLY, only="B"))["name"].tolist() == ["Peter Moss"]
    assert "1 name stands only in B: Peter Moss." in names.summary(
        small, Asked((*names.TYPES,), ONLY, "B")
    )


def test_types_are_said_in_the_words_of_the_filter(small):
    table = names.table(small, Asked(("people",)))
    assert set(table["kind"]) == {"people"}
    assert set(table["type"]) == {"PERSON"}


def test_a_rate_is_held_against_the_words_of_its_own_article(small):
    table = names.table(small, Asked(is_rate=True)).set_index("name")
    assert table.loc["Leeds", "A"] == round(1000 / 7, 2)
    assert table.loc["Leeds", "B"] == 0


def test_where_no_name_stands_the_sentence_says_so(small):
    asked = Asked(("other places",), ONLY, "A")
    assert names.table(small, asked).empty
    assert "No name of these types stands only in A." in names.summary(small, asked)


def test_every_form_of_a_name_is_listed_with_its_count(demo):
    told = names.told(demo, "United States")
    assert "under countries and cities" in told
    for form in ("US", "U.S.", "America"):
        assert f">{form}</q> " in told


def test_what_follows_a_name_is_not_parted_from_it(small):
    table = context.mentions(small, "Anna Holt")
    assert table["before"].tolist() == ["", "“Yes,” said "]
    assert table["after"].tolist() == [", the mayor of Leeds, spoke.", "."]
    assert table["letter"].tolist() == ["A", "B"]


def test_a_long_sentence_is_cut_at_whole_words():
    text = "Word " * 60 + "Anna Holt" + " word" * 60 + "."
    row = context.mentions(named(("a", "Anna Holt", "PERSON"), a=text), "Anna Holt").iloc[0]
    assert row["before"].startswith("…Word ")
    assert row["before"].endswith("Word ")
    assert row["after"].startswith(" word")
    assert row["after"].endswith("word…")


def test_a_name_that_nobody_has_gives_the_empty_table(small):
    table = context.mentions(small, "Nobody")
    assert table.empty
    assert {"letter", "before", "surface", "after"} <= set(table.columns)
    assert context.lines(small, "Nobody") == []


@given(st.text(alphabet="ab \n\t🎉.", max_size=300))
def test_a_line_of_context_is_one_line_and_not_too_long(text):
    for cut in (context._head(text), context._tail(text)):
        assert "\n" not in cut
        assert len(cut) <= 112


@pytest.mark.parametrize("n", [1, 12, 13, 31, 200])
def test_the_chart_has_a_cell_for_each_article_and_numbers_where_they_fit(n):
    texts = {f"a{k:03d}": "Anna Holt spoke." for k in range(n)}
    story = named(*((one, "Anna Holt", "PERSON") for one in texts), **texts)
    figure = name_chart.heatmap(story, Asked(), is_dark=False)
    assert figure.data[0].z.shape == (1, n)
    assert (len(figure.data) == 2) == (n <= 12)
    assert len(figure.layout.xaxis.ticktext) == (n if n <= 30 else 0)


def test_settings_of_a_link_are_restored_and_a_name_is_found_again():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    asked = {"where": ONLY, "in": "D", "name": "Eric Garcetti"}
    for key, value in asked.items():
        app.query_params[key] = value
    app = app.switch_page("pages/entities.py").run()
    assert not app.exception
    bodies = " ".join(html.proto.body for html in app.get("html"))
    assert "stand only in D" in bodies
    assert app.selectbox(key="pick in").value == "D"
    assert app.selectbox(key="name").value == "Eric Garcetti"
    assert app.query_params["in"] == "D" or app.query_params["in"] == ["D"]
