"""Likeness of whole texts and the terms behind it."""

import numpy as np
import pandas as pd
import pytest

from analysis import Params, Story
from analysis.reuse.clustering import clusters


def story(*texts: str, **params) -> Story:
    ids = [f"a{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}), Params(**params))


def test_equal_texts_are_wholly_alike_and_strange_ones_not_at_all():
    table = story(
        "The council raised rents.", "The council raised rents.", "Xylophone quartets bloom."
    ).similarity
    scores = table[table["measure"] == "words"].set_index(["article_a", "article_b"])["score"]
    assert scores["a0", "a1"] == pytest.approx(1)
    assert scores["a0", "a2"] == 0


def test_characters_see_two_spellings_that_words_do_not():
    table = story("enrolment organised", "enrollment organized").similarity.set_index("measure")[
        "score"
    ]
    assert table["words"] == 0
    assert table["characters"] > 0.3


def test_quotation_style_makes_no_difference():
    table = story("They’re Anna’s books.", "They're Anna's books.").similarity
    assert table["score"].tolist() == pytest.approx([1, 1])


def test_each_pair_stands_once_for_each_measure(demo):
    table = demo.similarity
    assert len(table) == 20
    assert (table["article_a"] < table["article_b"]).all()
    assert table["score"].between(0, 1).all()


def test_above_the_limit_only_the_nearest_of_each_are_kept():
    texts = [f"common word{n % 3} word{n}" for n in range(12)]
    table = story(*texts, dense_limit=10, nearest=3).similarity
    words = table[table["measure"] == "words"]
    assert len(words) < 66
    assert set(words["article_a"]) | set(words["article_b"]) == {f"a{n}" for n in range(12)}


def test_the_terms_of_a_pair_add_up_to_its_likeness(demo, letters):
    shared = demo.shared_terms(letters["A"], letters["B"])
    assert shared["share"].is_monotonic_decreasing
    assert shared["share"].sum() == pytest.approx(1)


def test_a_shared_term_says_how_often_and_in_how_many_articles_it_stands():
    shared = story("Rents, rents rose.", "The rents fell.", "Rents and the hall.").shared_terms(
        "a0", "a1"
    )
    row = shared.drop(columns=["article_a", "article_b"]).iloc[0].to_dict()
    assert row == {"term": "rents", "share": 1.0, "count_a": 2, "count_b": 1, "n_articles": 3}


def test_articles_without_a_term_in_common_have_no_shared_terms():
    assert story("Rents rose.", "The hall.").shared_terms("a0", "a1").empty


def test_terms_are_ranked_within_each_article(demo):
    for _, rows in demo.terms.groupby("article_id"):
        assert rows["rank"].tolist() == list(range(1, len(rows) + 1))
        assert rows["tfidf"].is_monotonic_decreasing


@pytest.mark.parametrize("texts", [(), ("",), ("… !!!", "—"), ("the of and", "the of and")])
def test_texts_without_a_term_give_empty_tables_with_their_columns(texts):
    one = story(*texts)
    assert one.terms.empty
    assert list(one.terms.columns) == ["article_id", "term", "count", "tfidf", "rank"]
    words = one.similarity[one.similarity["measure"] == "words"]
    assert set(words["score"]) <= {0.0}


def test_clusters_keep_the_sharing_articles_together(demo):
    groups = [[demo.letters[one] for one in group] for group in demo.clusters]
    assert sorted(groups[0]) == ["A", "B", "C"]
    assert ["D"] in groups


def test_clusters_hold_every_row_once():
    scores = np.random.default_rng(0).random((30, 30))
    found = clusters((scores + scores.T) / 2, 0.5)
    assert sorted(n for group in found for n in group) == list(range(30))


def test_three_groups_stand_in_the_order_of_their_likeness_and_two_as_they_came():
    scores = np.array([[1, 0, 0.4], [0, 1, 0], [0.4, 0, 1]])
    assert clusters(scores, cut=0.9) == [[0], [2], [1]]
    assert clusters(scores[:2, :2], cut=0.9) == [[0], [1]]
