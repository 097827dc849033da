"""The test sets for changes: planted changes are found, honest rewordings left alone.

Only `conflicts` is asked here, which is quick; the benchmark adds quotations and names.
"""

import pytest

from tests.benchmarks import bench_changes


@pytest.fixture(scope="module")
def first():
    return bench_changes.measure(bench_changes.FIRST, with_speech=False)


def test_at_least_85_percent_of_the_planted_changes_are_found(first):
    assert first.found >= 0.85 * first.planted


def test_an_honest_pair_raises_next_to_nothing(first):
    assert first.alarmed <= 0.1 * first.honest


def test_a_story_of_twelve_articles_has_at_most_two_wrong_and_one_among_the_first_five(first):
    assert max(first.wrong_in_story) <= 2
    assert max(first.wrong_in_five) <= 1
