"""Evidence on a finding and the confidence made of it."""

import pandas as pd
import pytest

from analysis import Story
from analysis.findings import Draft, Spot, confidence, evidence

TEXTS = {
    "a": "The bridge will close for 14 nights in May. Nothing else was said.",
    "b": "The bridge will close for 40 nights in May. A ferry will run.",
    "c": "The bridge will close for 40 nights in May.",
}


def spot(article: str, words: str) -> Spot:
    at = TEXTS[article].index(words)
    return Spot(article, at, at + len(words), words, words)


@pytest.fixture(scope="module")
def told() -> evidence.Evidence:
    spots = (spot("a", "14"), spot("b", "40"), spot("c", "40"))
    draft = Draft("number", "14 / 40", spots, "", spots[:2], 0.9, "aligned")
    articles = Story(pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values())}))
    return evidence.evidence([draft], articles.articles, {"a": 0, "b": 1, "c": 1})[0]


def test_the_words_in_question_are_taken_out_of_the_frame(told):
    assert told.frame == pytest.approx(1.0, abs=0.001)
    assert told.meaning < told.frame


def test_one_article_against_two_stands_alone(told):
    assert (told.alone, told.minority) == (1.0, pytest.approx(1 / 3))
    assert told.origins == 1.0


def test_no_drafts_have_no_evidence():
    empty = Story(pd.DataFrame({"article_id": ["a"], "text": ["One."]}))
    assert evidence.evidence([], empty.articles, {"a": 0}) == []


def test_an_unknown_kind_and_the_least_evidence_still_give_a_probability(told):
    other = told._replace(kind="never seen", tie="", letters=0.0)
    assert all(0 < one < 1 for one in confidence.confidences([told, other]))


def test_features_name_the_kind_and_the_family(told):
    named = confidence.features(told)
    assert named["kind=number"] == named["family=figure"] == named["figure/tie=aligned"] == 1.0
    assert named["figure/frame"] == named["frame"] == told.frame


def test_more_of_what_has_a_positive_weight_makes_it_surer(told):
    low, high = (told._replace(alone=value) for value in (0.0, 1.0))
    less, more = confidence.confidences([low, high])
    weights = confidence.weights("finding_weights")
    assert (more > less) == (weights["alone"] + weights.get("figure/alone", 0) > 0)
