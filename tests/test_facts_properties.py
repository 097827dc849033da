"""Facts of any words for numbers, however many and however they follow each other."""

import math
import re

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.facts import numerals
from analysis.facts.extract import article_facts
from analysis.text.wordlists import mapping

DIGITS = "0123456789٣४７²½①𝟙"
"""Digits of several scripts, and signs that only look like digits."""
LISTED = st.sampled_from(
    sorted(
        form
        for name in ("number_words", "number_scales", "units", "currencies", "bounds")
        for form in mapping(name)
    )
)
JOINS = st.sampled_from(
    "and|a|half a|in|of|out of|to|or|between|from|per|one in|aged|year-old|and a half|vote|won|th|"
    "May|on 31 February|2024-02-31|noon|at|am|%|°F|-|–|/|:|.|,|+|e|$|€|(|)|\u00a0|+0|-0".split("|")
)
FIGURES = st.one_of(
    st.text(DIGITS, min_size=1, max_size=8),
    st.integers(0, 10**40).map(str),
    st.floats(0, 1e300).map(str),
    st.integers(0, 10**24).map("{:,}".format),
    st.sampled_from(("0", "00", "0.0", "1.00000000000", "9" * 20, "1" + "0" * 400, "1/0", "0-0")),
)
SAID_AGAIN = st.tuples(st.one_of(LISTED, JOINS, FIGURES), st.sampled_from((2, 3, 20, 200))).map(
    lambda pair: " ".join([pair[0]] * pair[1])
)
PHRASES = st.lists(
    st.tuples(st.one_of(FIGURES, LISTED, JOINS, SAID_AGAIN), st.sampled_from((" ", "", " and "))),
    min_size=1,
    max_size=7,
).map(lambda parts: "".join(part + end for part, end in parts))


def read(*phrases: str) -> Story:
    """A story in which the sentences of the phrases answer each other."""
    text = [f"The storm hurt {phrase} sailors on the pier at Larkholm." for phrase in phrases]
    ids = [str(n) for n in range(len(text))]
    return Story(pd.DataFrame({"article_id": ids, "text": text}))


@given(PHRASES)
@example("-01 ")
def test_no_words_for_numbers_stop_the_facts(phrase):
    for fact in article_facts("a", f"The storm hurt {phrase} sailors at the pier.", [0]):
        assert math.isnan(fact.low) or -math.inf < fact.low <= fact.high < math.inf
        below = fact.unit == "°C" or re.match("[-−–]", fact.surface)
        assert math.isnan(fact.low) or fact.low >= 0 or below, "only a minus makes less than zero"
        assert not {"inf", "nan"} & set(re.findall("[a-z]+", fact.value))


@given(PHRASES, PHRASES)
@settings(max_examples=15)
def test_no_words_for_numbers_stop_what_is_made_of_facts(one, two):
    story = read(one, two)
    assert set(story.conflicts["article_a"]) <= {"0", "1"}
    assert len(story.clock) < len(story.facts) + 3


@pytest.mark.parametrize(
    "phrase",
    [
        "hundred " * 155,
        "two hundred and " * 200,
        "million " * 80,
        "half a " + "billion " * 60,
        "ninety-nine hundred dozen " + "dozen " * 300,
        "9" * 20 + " trillion",
        "9" * 400,
    ],
)
def test_what_is_larger_than_any_amount_is_no_number(phrase):
    assert numerals.find(phrase) == []


def test_a_trillion_trillion_is_still_a_number():
    assert [n.value for n in numerals.find("a trillion trillion, a million million")] == [
        1e24,
        1e12,
    ]
    assert numerals.find("two thousand million and six")[0].value == 2_000_000_006
