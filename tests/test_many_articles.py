"""Twice as many articles that share nothing are about twice the work, counted in calls."""

import cProfile
import pstats
from functools import cache

import pytest

from analysis import Story
from tests.unlike import unlike

FEW = 100
"""Articles in the smaller story."""
WORDS = 150
"""Words of each: what grows with the pairs of articles shows the more the shorter they are."""
MOST = 2.6
"""Times by which the calls may grow with twice the articles; where each meets each, it is 4."""
COMPARING = ("_shared", "_answers", "conflicts", "clock", "coverage")
"""Tables that hold articles against each other and need no parse. `similarity`, `containment` and
`alignment` list every pair by promise, in whole columns."""
READING = ("sentences", "facts", "_claims", "_grams", "_set_aside", "alignment")
"""What they are made from."""


def calls(story: Story, name: str) -> int:
    """How many functions are called to make a table: the same on every machine."""
    profile = cProfile.Profile()
    profile.runcall(getattr, story, name)
    return int(pstats.Stats(profile).total_calls)


@cache
def work(n: int) -> dict[str, int]:
    """Calls for each table of n articles, what it is made from aside."""
    story = Story(unlike(n, WORDS))
    assert all(getattr(story, name) is not None for name in READING)
    return {name: calls(story, name) for name in COMPARING}


@pytest.mark.parametrize("table", COMPARING)
def test_a_table_of_twice_as_many_unlike_articles_is_about_twice_the_work(table):
    assert work(2 * FEW)[table] <= MOST * work(FEW)[table]


def test_articles_that_share_nothing_are_no_longer_than_real_ones():
    texts = unlike(5)["text"]
    assert all(600 <= len(text.split()) < 650 for text in texts)
    assert texts.nunique() == 5
