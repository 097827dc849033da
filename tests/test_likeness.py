"""What the similarity page says of a story."""

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story
from pages.ui import summaries
from pages.ui.places import OVERLAP, SIMILARITY
from pages.ui.similarity import tables as likeness


def story(*texts: str) -> Story:
    ids = [f"a{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}))


def test_how_much_the_heaviest_terms_carry_is_said_with_how_many_the_whole_story_has(demo, letters):
    told = likeness.carried(demo, letters["A"], letters["B"])
    shared = demo.shared_terms(letters["A"], letters["B"])
    heavy = shared.head(likeness.HEAVIEST)
    assert f"The {len(heavy)} heaviest of {len(shared)} shared terms carry" in told
    assert f"{int((heavy['n_articles'] == 5).sum())} of them stand in every article" in told


def test_few_shared_terms_carry_all_and_two_articles_are_not_the_whole_story():
    two = story("Rents rose.", "Rents fell.")
    assert likeness.carried(two, "a0", "a1") == "<b>1 shared term carries all of the likeness.</b>"


def test_nothing_in_common_and_one_article_twice_are_said_so():
    two = story("Rents rose.", "The hall.")
    assert "no term in common" in likeness.carried(two, "a0", "a1")
    assert "same article twice" in likeness.carried(two, "a0", "a0")
    assert likeness.why(two, "a0", "a0").empty


def test_one_pair_is_not_said_to_be_most_and_least_alike():
    told = summaries.similarity(story("Rents rose.", "Rents fell."), "words")
    assert told.startswith("<b>The likeness of A and B is 0.")


def test_a_line_for_each_article_even_for_one_that_has_nothing_of_its_own():
    lines = likeness.term_lines(story("Rents rose.", "Rents rose.", "… !!!"), 8)
    assert [line["letter"] for line in lines] == ["A", "B", "C"]
    assert lines[2]["terms"] == []


def test_a_term_opens_where_it_stands_in_its_article():
    two = story("Rents rose. Anna Holt spoke to Anna Holt.", "The hall was empty.")
    line = likeness.term_lines(two, 8)[0]
    assert line["terms"][0] == ["Anna Holt", "2 here, none elsewhere"]
    place = likeness.place(line, 0)
    assert (place["a"], place["find"]) == ("A", "Anna Holt")


def test_of_one_article_the_words_it_uses_most_are_listed():
    one = story("Rents rose. Rents fell.")
    assert likeness.term_lines(one, 1)[0]["terms"] == [["Rents", "2 times"]]
    assert "These words it uses most." in likeness.apart(one)
    assert list(likeness.term_columns(one)) == ["letter", "text", "count"]


@pytest.mark.parametrize("measure", likeness.MEASURES.values())
def test_the_matrix_is_even_with_a_blank_diagonal(demo, measure):
    ids, scores, groups = likeness.matrix(demo, measure)
    assert sorted(ids) == sorted(demo.texts["article_id"])
    np.testing.assert_array_equal(scores, scores.T)
    assert np.isnan(np.diag(scores)).all()
    assert len(groups) == 5


def test_of_very_many_pairs_the_first_are_listed_and_the_page_says_so(shelf, monkeypatch):
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf))
    for place in (OVERLAP, SIMILARITY):
        app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
        app.query_params["story"] = "two_hundred"
        page = app.switch_page(place.file).run()
        told = " ".join(html.proto.body for html in page.get("html"))
        assert "Of 19,900 pairs the 2,000 that" in told
        buttons = [button.label for button in page.get("download_button")]
        assert "CSV, 2,000 pairs shown" in buttons
