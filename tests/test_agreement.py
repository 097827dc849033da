"""Whether two facts about one thing can both hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.agreement import agreement, family, is_whole
from analysis.facts.extract import article_facts
from analysis.params import Params
from analysis.schema import Fact

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


def given_as(low, high=None, kind="count", unit="", bound="", **more):
    """A fact as it is in the table, without its text."""
    surface = more.pop("surface", "")
    high = low if high is None else high
    row = Fact("a", 0, 9, surface, kind, f"{low}", unit, "", bound, low, high, 1, 0)
    return row._replace(**more)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (given_as(100, bound="about"), given_as(88), "agree"),
        (given_as(100, bound="about"), given_as(87), "differ"),
        (given_as(1000), given_as(1001, step=2), "agree"),
        (given_as(1000), given_as(1002, step=2), "differ"),
        (given_as(1000, step=100), given_as(1025, step=1), "agree"),
        (given_as(1000, step=100), given_as(1026, step=1), "differ"),
        (given_as(100, bound="at least"), given_as(200), "agree"),
        (given_as(100, bound="at least"), given_as(203), "differ"),
        (given_as(100, bound="at most"), given_as(50), "agree"),
        (given_as(100, bound="at most"), given_as(49), "differ"),
        (given_as(100, bound="just over"), given_as(112), "agree"),
        (given_as(100, bound="just over"), given_as(114), "differ"),
        (given_as(100, bound="just under"), given_as(88), "agree"),
        (given_as(100, bound="just under"), given_as(86), "differ"),
        (given_as(-100, bound="at least"), given_as(-1), "agree"),
        (given_as(-100, bound="just over"), given_as(-90), "agree"),
        (given_as(100, bound="at least"), given_as(99), "agree"),
        (given_as(100, bound="at least"), given_as(98), "differ"),
        (given_as(100, bound="at most"), given_as(100, bound="at least"), "differ"),
        (given_as(101, bound="at most"), given_as(100, bound="at least"), "agree"),
        (given_as(100, bound="at most"), given_as(100, bound="at most"), "agree"),
        (given_as(10, 20), given_as(20, 30), "differ"),
        (given_as(10, 20), given_as(11, 22), "agree"),
        (given_as(10, 20), given_as(11, 23), "differ"),
        (given_as(10, 20), given_as(12, 21), "differ"),
        (given_as(10, 20), given_as(20), "agree"),
        (given_as(10, 20), given_as(10), "agree"),
        (given_as(10, 20, bound="about"), given_as(20, 30, bound="about"), "agree"),
    ],
)
def test_amounts_agree_as_far_apart_as_their_words_allow(one, two, expected):
    assert agreement(one, two, PARAMS) == expected
    assert agreement(two, one, PARAMS) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("percent", "%", 40.0), ("percent", "%", 60.4), "cannot tell"),
        (("percent", "%", 40.0), ("percent", "%", 60.5), "differ"),
        (("percent", "%", 40.0), ("percent", "%", 59.6), "cannot tell"),
        (("percent", "%", 40.0), ("percent", "point", 60.0), "cannot tell"),
        (("percent", "%", 50.0), ("percent", "%", 50.0), "agree"),
        (("money", "USD", 5.0), ("money", "dollar", 5.0), "agree"),
        (("money", "USD", 5.0), ("money", "AUD", 5.0), "differ"),
        (("money", "USD", 5.0), ("money", "AUD", 6.0), "cannot tell"),
        (("money", "dollar", 5.0), ("money", "GBP", 5.0), "differ"),
        (("money", "dollar", 5.0), ("money", "GBP", 6.0), "cannot tell"),
        (("count", "", 5.0), ("age", "year", 5.0), "agree"),
        (("count", "", 5.0), ("age", "year", 6.0), "differ"),
        (("duration", "year", 1.0), ("duration", "day", 365.0), "agree"),
        (("duration", "year", 1.0), ("duration", "day", 300.0), "differ"),
        (("measure", "km", 5.0), ("measure", "kg", 5.0), "cannot tell"),
    ],
)
def test_units_say_what_can_be_held_against_what(one, two, expected):
    facts = [given_as(value, kind=kind, unit=unit) for kind, unit, value in (one, two)]
    assert agreement(*facts, PARAMS) == expected
    assert agreement(*reversed(facts), PARAMS) == expected


def test_a_range_of_shares_makes_no_whole_with_another():
    ends = given_as(40, 60, kind="percent", unit="%")
    assert not is_whole(ends, given_as(60, kind="percent", unit="%"))
    assert not is_whole(given_as(60, kind="percent", unit="%"), ends)
    assert not is_whole(given_as(40), given_as(60))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("at 8:15", "at 20:15", "agree"),
        ("at 8:15", "at 20:16", "differ"),
        ("at 8:15 a.m.", "at 20:15", "differ"),
        ("at 8:15 in the morning", "at 8:15 in the evening", "differ"),
        ("at 12:30", "at 00:30", "agree"),
        ("at 13:30", "at 01:30", "agree"),
        ("at 13:30", "at 01:30 a.m.", "differ"),
        ("at 5 p.m. EST", "at 10 p.m. GMT", "agree"),
        ("at 5 p.m. EST", "at 10 a.m. GMT", "differ"),
        ("at 5:00 EST", "at 10:00 GMT", "agree"),
    ],
)
def test_a_clock_without_its_half_of_the_day_may_show_either(one, two, expected):
    assert verdict(f"It was {one}.", f"It was {two}.") == expected
    assert verdict(f"It was {two}.", f"It was {one}.") == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("10 miles", "16.9 km", "agree"),
        ("10 miles", "17.9 km", "differ"),
        ("11 miles", "18.6 km", "agree"),
        ("11 miles", "18.8 km", "differ"),
        ("8 miles", "14.1 km", "agree"),
        ("8.1 miles", "14.1 km", "differ"),
        ("40 miles", "40 km", "differ"),
    ],
)
def test_a_conversion_may_be_off_by_five_in_a_hundred_and_of_a_round_figure_by_ten(
    one, two, expected
):
    assert verdict(f"It was {one}.", f"It was {two}.") == expected


def test_a_rise_to_and_a_rise_by_one_figure_differ_and_a_range_has_two_ends():
    to, by = (given_as(5, 7, change=change) for change in ("to", "by"))
    assert agreement(to, by, PARAMS) == "differ"
    assert agreement(to, by._replace(high=8), PARAMS) == "cannot tell"
    assert agreement(to, by._replace(low=4), PARAMS) == "cannot tell"
    assert agreement(to._replace(change="from"), by, PARAMS) == "cannot tell"
    assert agreement(to, by._replace(change=""), PARAMS) == "agree"


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
