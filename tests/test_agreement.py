"""Whether two facts about one thing can both hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.agreement import agreement, family
from analysis.facts.extract import article_facts
from analysis.params import Params

PARAMS = Params()


def fact(text):
    [only] = article_facts("a", text, [0])
    return only


def verdict(one, two):
    return agreement(fact(one), fact(two), PARAMS)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("80 trees", "80 trees", "agree"),
        ("80 trees", "90 trees", "differ"),
        ("about 80 trees", "85 trees", "agree"),
        ("about 80 trees", "120 trees", "differ"),
        ("more than 80 trees", "130 trees", "agree"),
        ("more than 80 trees", "230 trees", "differ"),
        ("more than 80 trees", "60 trees", "differ"),
        ("more than 80 trees", "nearly 80 trees", "differ"),
        ("at least 80 trees", "up to 80 trees", "differ"),
        ("at least 80 trees", "up to 90 trees", "agree"),
        ("just over 80 trees", "just under 80 trees", "differ"),
        ("nearly 80 trees", "78 trees", "agree"),
        ("nearly 80 trees", "86 trees", "differ"),
        ("three quarters of them", "74% of them", "agree"),
        ("three quarters of them", "71% of them", "differ"),
        ("one in 25 of them", "3.9% of them", "agree"),
        ("one in 25 of them", "3.5% of them", "differ"),
        ("3% of them", "97% of them", "cannot tell"),
        ("3 percentage points", "97 percentage points", "differ"),
        ("10 to 12 trees", "11 trees", "agree"),
        ("10 to 12 trees", "15 trees", "differ"),
        ("dozens of trees", "40 trees", "agree"),
        ("dozens of trees", "hundreds of trees", "differ"),
        ("hundreds of trees", "several hundred trees", "agree"),
        ("3 miles", "5 km", "agree"),
        ("30 km/h", "30 mph", "differ"),
        ("a 1,500-square-metre hall", "16,100 square feet", "agree"),
        ("a 1,500-square-metre hall", "a 1,900-square-metre hall", "differ"),
        ("8%", "7.8 percent", "agree"),
        ("8%", "7.4 percent", "differ"),
        ("38%", "39%", "differ"),
        ("one in six", "17%", "agree"),
        ("one in six", "20%", "differ"),
        ("it led to a 0.3 per cent rise", "a 0.3 per cent increase", "agree"),
        ("04:52:21 am", "4.52am", "agree"),
        ("14:52:21", "14:58", "differ"),
        ("minus 4°C", "4°C", "differ"),
        ("£4m", "£4.0 million", "agree"),
        ("£4m", "€4m", "differ"),
        ("£4m", "€5m", "cannot tell"),
        ("4%", "4 percentage points", "differ"),
        ("4%", "5 percentage points", "cannot tell"),
        ("40 basis points", "0.4 percentage points", "agree"),
        ("30%", "70%", "cannot tell"),
        ("30%", "60%", "differ"),
        ("rose to 4%", "rose by 4%", "differ"),
        ("rose to 4%", "rose by 1%", "cannot tell"),
        ("rose from 4%", "rose to 4%", "cannot tell"),
        ("rose 4%", "rose by 4%", "agree"),
        ("4 trees", "4%", "cannot tell"),
        ("at 9 a.m. EST", "at 2 p.m. GMT", "agree"),
        ("at 9 a.m. EST", "at 9 a.m. GMT", "differ"),
        ("at 9 a.m. EST", "at 8 a.m.", "cannot tell"),
        ("at 9 a.m. EST", "at 9 a.m.", "agree"),
        ("at half past nine", "at 9.30pm", "agree"),
        ("at half past nine", "at 9.30pm GMT", "agree"),
        ("at half past nine", "at half past ten", "differ"),
        ("on 3/4/2026", "on 3 April", "agree"),
        ("on 3/4/2026", "on 5 April", "differ"),
        ("in mid-April", "on 14 April", "agree"),
        ("in early April", "on 28 April", "differ"),
        ("on Friday", "on Saturday", "differ"),
        ("voted 9-4", "voted 8-5", "differ"),
    ],
)
def test_two_facts_agree_differ_or_cannot_be_told(one, two, expected):
    assert verdict(f"It was {one}.", f"It was {two}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12 trees", "number"), ("5 km", "km"), ("three days", "duration"), ("5%", "percent")],
)
def test_the_family_of_a_fact_is_its_kind_or_unit(text, expected):
    assert family(fact(f"It was {text}.")) == expected


AMOUNTS = st.builds(
    lambda bound, n, thing: fact(f"It was {bound}{n}{thing}."),
    st.sampled_from(["", "about ", "at least ", "up to ", "nearly ", "just over ", "minus "]),
    st.integers(2, 900),
    st.sampled_from([" trees", "%", " percentage points", " miles", " km", " days", " weeks"]),
)
MOMENTS = st.sampled_from(
    [
        fact(f"It was {text}.")
        for text in (
            *("at 9 a.m. EST", "at 9pm", "at half past nine", "at 21:30 GMT", "at noon CET"),
            *("on 3/4/2026", "in mid-April", "in 2013-14", "in 2014", "on 3 April", "on Friday"),
        )
    ]
)


@settings(deadline=None, max_examples=60)
@given(AMOUNTS | MOMENTS, AMOUNTS | MOMENTS)
def test_agreement_does_not_depend_on_which_comes_first(one, two):
    assert agreement(one, two, PARAMS) == agreement(two, one, PARAMS)


@settings(deadline=None, max_examples=60)
@given(AMOUNTS | MOMENTS)
def test_every_fact_agrees_with_itself(one):
    assert agreement(one, one, PARAMS) == "agree"
