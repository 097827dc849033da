"""What sets an article apart from the others of its story."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Params, Story
from analysis.distinctive import distinctive, keyness
from tests.conftest import HOSTILE, many
from tests.growth import steep

CARS = "The council raised the rents. The council raised the fares. The mayor spoke of cars."
BIKES = "The council raised the rents. The council raised the fares. Bikes, bikes and bikes again."


def found(*texts: str, **params) -> pd.DataFrame:
    ids = [f"a{n}" for n in range(len(texts))]
    return distinctive(pd.DataFrame({"article_id": ids, "text": list(texts)}), Params(**params))


def listed(table: pd.DataFrame, article_id: str) -> list[str]:
    return table[table["article_id"] == article_id]["term"].tolist()


def test_a_word_that_all_articles_have_alike_sets_none_apart():
    table = found(CARS, BIKES)
    assert listed(table, "a0") == ["mayor", "spoke", "cars"]
    assert listed(table, "a1") == ["bikes"]
    row = table.iloc[-1]
    assert (row["count"], row["elsewhere"], row["n_articles"], row["rank"]) == (3, 0, 1, 1)


def test_a_name_is_one_term_and_its_parts_are_not_listed_beside_it():
    table = found("Anna Holt spoke. Then Anna Holt left.", "Nobody spoke at the hall.")
    assert listed(table, "a0") == ["anna holt", "left"]


def test_words_apart_by_a_mark_or_a_word_between_are_no_term_together():
    table = found("Rents, fares. Rents of fares. Rents, fares.", "The hall was empty.")
    assert set(listed(table, "a0")) == {"rents", "fares"}


def test_a_term_is_shown_in_small_letters_when_it_ever_stands_so():
    table = found("Strike Begins\nThe strike of Holt's drivers.", "The hall was empty.")
    assert {"strike", "Begins", "Holt"} <= set(table["text"])


def test_terms_that_occur_once_come_after_those_that_occur_twice():
    table = found("Strange rents. The rents rose.", "The council met on fares and rents.")
    assert listed(table, "a0") == ["rents", "strange", "rose"]
    assert table["keyness"].iloc[0] < table["keyness"].iloc[1]


def test_in_a_story_of_one_article_the_order_is_by_count():
    table = found("Rents rose. Rents fell. The hall was empty.")
    assert listed(table, "a0")[0] == "rents"
    assert (table["keyness"] == 0).all()
    assert (table["elsewhere"] == 0).all()


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("… !!!", "1 2 3"), ("the of", "and")])
def test_texts_without_a_term_give_the_empty_table_with_its_columns(texts):
    table = found(*texts)
    assert table.empty
    assert list(table.columns) == list(found(CARS).columns)


def test_equal_texts_are_not_set_apart():
    assert found(CARS, CARS).empty


@pytest.mark.parametrize("sizes", [(250, 1000), (100, 16_000), (300, 300)])
def test_the_more_often_here_the_further_apart_and_the_more_often_elsewhere_the_less(sizes):
    n = np.arange(8)
    prior = Params().keyness_prior
    for other in (0, 1, 3):
        assert (np.diff(keyness(n + 1, np.full(8, other), *sizes, prior)) > 0).all()
        assert (np.diff(keyness(np.full(8, other + 1), n, *sizes, prior)) < 0).all()


def test_many_articles_and_hostile_ones_take_no_quadratic_time():
    def texts(n):
        return [*many(n).values(), *HOSTILE.values(), "word " * 1_000 * n, "é’s" * 1_000 * n]

    assert not steep(lambda n: found(*texts(n)), 12)
    assert found(*texts(200))["rank"].max() <= Params().n_terms


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abİ é’'s-\n🎉5市", max_size=60), min_size=1, max_size=4))
def test_spans_hold_their_text_and_order_does_not_depend_on_input(texts):
    rows = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    table = Story(rows).distinctive
    by_id = dict(zip(rows["article_id"], rows["text"], strict=True))
    for row in table.itertuples(index=False):
        assert by_id[row.article_id][row.start : row.stop] == row.text
        assert row.text
        assert 1 <= row.n_articles <= len(texts)
    pd.testing.assert_frame_equal(Story(rows.iloc[::-1]).distinctive, table)
