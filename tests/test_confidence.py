"""Evidence on a finding and the confidence made of it."""

from math import log2

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


SIDES = {
    "a": "The bridge will close for 14 nights in May. Nothing else was said.",
    "b": "The bridge will close for 40 nights in May. A ferry will run.",
    "c": "The bridge will close for 40 nights [sic] in May.",
    "d": "The bridge will close for 14 nights in May.",
}


def evidence_of(*held: tuple[str, str], same_origin: bool = False) -> evidence.Evidence:
    """What speaks for a difference between these words of these articles."""
    spots = tuple(
        Spot(name, SIDES[name].index(words), SIDES[name].index(words) + len(words), words, words)
        for name, words in held
    )
    articles = pd.DataFrame({"article_id": list(SIDES), "text": list(SIDES.values())})
    origin = {name: 0 if same_origin else n for n, name in enumerate(SIDES)}
    draft = Draft("number", "", spots, "", spots[:2], 0.5, "holds")
    return evidence.evidence([draft], articles, origin)[0]


@pytest.mark.parametrize(
    ("held", "alone", "minority"),
    [
        ([("a", "14"), ("b", "40")], 0.0, 1 / 2),
        ([("a", "14"), ("b", "40"), ("c", "40")], 1.0, 1 / 3),
        ([("a", "14"), ("b", "40"), ("c", "40"), ("d", "14")], 0.0, 2 / 4),
        ([("a", "14"), ("b", "40"), ("c", "nights [sic]")], 1.0, 1 / 3),
        ([("b", "40"), ("c", "40"), ("b", "40")], 0.0, 2 / 2),
        ([("b", "40"), ("c", "40"), ("c", "May"), ("b", "May")], 0.0, 2 / 2),
    ],
)
def test_how_many_stand_on_either_side_is_counted(held, alone, minority):
    found = evidence_of(*held)
    assert (found.alone, found.minority) == (alone, pytest.approx(minority))
    assert found.articles == pytest.approx(log2(1 + len({name for name, _ in held})))


def test_all_that_is_counted_of_two_places_is_told():
    found = evidence_of(("a", "14 nights in May"), ("c", "40 nights [sic] in May"))
    counted = (found.kind, found.tie, found.aligned, found.marked, found.origins)
    assert counted == ("number", "holds", 0.5, 1.0, 1.0)
    assert found.words == pytest.approx(3 / 4)
    assert found.length == pytest.approx(log2(1 + 4))
    assert found.size == pytest.approx(log2(1 + 2 + 1))
    assert 0.7 < found.letters < 0.8
    assert evidence_of(("a", "14"), ("b", "40"), same_origin=True).origins == 0.0
    assert evidence_of(("a", "14"), ("b", "40")).marked == 0.0
    assert evidence_of(("c", "[sic]"), ("b", "40")).marked == 1.0


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
