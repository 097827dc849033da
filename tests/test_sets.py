"""Sets that links join, stretches kept apart, and the longest run that two sides share."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.sets import joined
from analysis.text.spans import apart, longest_run

NUMBERS = st.integers(0, 9)
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], sum(one)))


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_what_is_linked_is_one_set_whatever_the_order_of_the_links(links):
    first = joined(range(10), links)
    assert all(first[a] == first[b] for a, b in links)
    assert first == joined(range(10), [(b, a) for a, b in reversed(links)])


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_a_set_is_called_by_its_first_member_and_nothing_unlinked_joins_it(links):
    first = joined(range(10), links)
    assert all(first[n] <= n and first[first[n]] == first[n] for n in first)
    linked = {n for a, b in links if a != b for n in (a, b)}
    assert all(first[n] == n for n in set(range(10)) - linked)


def test_no_members_are_no_sets():
    assert joined([], []) == {}


@given(st.lists(SPANS))
def test_no_two_stretches_that_are_kept_overlap_and_each_dropped_one_meets_a_kept_one(spans):
    kept = apart(spans, lambda one: one)
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    assert all(any(a[0] < b[1] and b[0] < a[1] for b in kept) for a in spans)


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_the_longest_run_stands_on_both_sides_and_none_is_longer(a, b):
    at_a, at_b, n = longest_run(a, b)
    assert a[at_a : at_a + n] == b[at_b : at_b + n]
    assert not any(a[k : k + n + 1] in b for k in range(len(a) - n))


def test_a_very_long_sentence_is_compared_as_far_as_its_limit():
    assert longest_run("x" * 500, "x" * 500) == (0, 0, 400)
