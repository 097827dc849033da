"""Who has each statement, figure and date: equal forms are one, and a draft vouches for nothing."""

import pandas as pd
import pytest

from analysis import Story
from pages.ui.lineage import vouching
from tests.lineage_stories import STORIES, story

ONE = "The storm brought winds of 58 knots to Vardeng on Sunday."
SUNK = "Thirteen people were killed when a ferry sank off Kirkvik, the coast guard said."


def of(*texts: str) -> Story:
    rows = [(chr(97 + n), text) for n, text in enumerate(texts)]
    return Story(pd.DataFrame(rows, columns=["article_id", "text"]))


def figures(story: Story) -> list[list[str]]:
    """The forms of each figure or date that several articles have."""
    table = story.corroboration[story.corroboration["kind"] != "statement"]
    return [list(rows["text"]) for _, rows in table.groupby("point_id", sort=False)]


@pytest.mark.parametrize(
    ("one", "other", "forms"),
    [
        (ONE, "Winds of 67 mph were brought to Vardeng by the storm.", ["58 knots", "67 mph"]),
        (
            "The new bridge at Halden will be 2 km long and cost a fortune.",
            "The new bridge at Halden will be 2,000 metres long.",
            ["2 km", "2,000 metres"],
        ),
        (
            "Half of the houses in Kleivdal lost power overnight.",
            "Overnight 50% of the houses in Kleivdal lost power.",
            ["Half", "50%"],
        ),
        (
            "The council approved 1.2 million euros for the library roof.",
            "The council approved 1,200,000 euros for the library roof.",
            ["1.2 million euros", "1,200,000 euros"],
        ),
    ],
)
def test_one_figure_in_two_forms_is_one_point(one, other, forms):
    assert forms in figures(of(one, other))


def test_a_count_is_also_the_two_counts_that_make_it():
    other = "Eleven crew and two passengers were killed when a ferry sank off Kirkvik."
    story = of(SUNK, other)
    assert ["Thirteen", "Eleven crew and two"] in figures(story)
    assert figures(of(SUNK, other.replace("two", "three"))) == []


def test_another_figure_is_another_point():
    assert figures(of(ONE, "Winds of 90 mph were brought to Vardeng by the storm.")) == []


def test_a_telling_figure_is_one_in_sentences_that_do_not_answer_each_other():
    ours = f"{ONE} Insurers expect to pay for 1,240 damaged roofs."
    theirs = "“We have never had to mend 1,240 of them,” said a roofer who had come from Oslo."
    assert ["1,240", "1,240"] in figures(of(ours, theirs))
    assert figures(of(ours.replace("1,240", "7"), theirs.replace("1,240", "7"))) == []


def test_a_statement_of_one_article_needs_no_corroboration():
    assert of(ONE, "Rain fell on Lund all day and the schools stayed shut.").corroboration.empty


@pytest.mark.parametrize("name", STORIES)
def test_every_point_counts_its_articles_and_their_origins(name):
    told = story(STORIES[name].texts)
    origins = told.origins.set_index("article_id")
    for _, rows in told.corroboration.groupby("point_id"):
        held = sorted(set(rows["article_id"]))
        counts = ["n_articles", "n_low", "n_high"]
        of_them = origins.loc[held, ["origin_id_wide", "origin_id"]].nunique()
        assert rows[counts].drop_duplicates().to_numpy().tolist() == [[len(held), *of_them]]
        assert len(held) > 1


def test_every_place_holds_its_words(demo):
    texts = demo.texts.set_index("article_id")["text"]
    for row in demo.corroboration.itertuples():
        assert texts[row.article_id][row.start : row.stop] == row.text


def test_the_distance_in_the_demo_is_one_figure_of_four_articles_whatever_its_form(demo):
    table = demo.corroboration
    held = table[table["text"].str.contains("140 miles") & (table["kind"] == "figure")]
    assert {demo.letters[one] for one in held["article_id"]} == {"A", "B", "C", "E"}
    assert len(set(held["point_id"])) == 1
    assert held["n_high"].iloc[0] < held["n_articles"].iloc[0]


def test_standing_text_corroborates_nothing():
    foot = "Sign up for our morning newsletter of the north."
    news = (
        "Rain fell on Lund.",
        "Snow fell on Oslo.",
        "A goat won in Bern.",
        "Mills shut in Hull.",
    )
    story = of(*(f"{text}\n\n{foot}" for text in news))
    assert not story.standing.empty
    assert story.corroboration.empty


def test_a_draft_corroborates_nothing():
    table = pd.DataFrame({"article_id": ["a", "b"], "text": [ONE, ONE], "role": ["", "draft"]})
    assert Story(table).corroboration.empty


def test_the_page_shows_equal_forms_side_by_side_and_no_figure_that_its_statement_tells():
    grid = vouching.grid(of(ONE, "Winds of 67 mph were brought to Vardeng by the storm."))
    assert "58 knots = 67 mph" in set(grid["form"])
    same = vouching.grid(of(ONE, ONE))
    assert set(same["form"]) == {""}
