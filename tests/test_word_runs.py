"""Which words two texts keep, and how the words in a gap belong together."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Params
from analysis.alignment import word_gaps, word_runs
from analysis.alignment.word_gaps import DiffBlock

PARAMS = Params()
WORDS = st.lists(st.sampled_from(["river", "wall", "the", "of"]), max_size=5)


def earned(pairs, a, b):
    """What kept words earn after the cost of their runs, of which those at either end are free."""
    total = sum(1 if a[i] in {"the", "of"} else 4 for i, _ in pairs)
    for n, (i, j) in enumerate(pairs):
        if not n or pairs[n - 1] != (i - 1, j - 1):
            stop = n
            while stop + 1 < len(pairs) and pairs[stop + 1] == (
                pairs[stop][0] + 1,
                pairs[stop][1] + 1,
            ):
                stop += 1
            ends = pairs[stop] == (len(a) - 1, len(b) - 1)
            total -= 0 if (i, j) == (0, 0) or ends else PARAMS.diff_run_cost
    return total


@given(WORDS, WORDS)
@settings(max_examples=60, deadline=None)
def test_the_kept_words_earn_as_much_as_any_choice_can(a, b):
    equal = [(i, j) for i, x in enumerate(a) for j, y in enumerate(b) if x == y]
    chains = (
        chosen
        for n in range(min(len(a), len(b)) + 1)
        for chosen in combinations(equal, n)
        if all(x[0] < y[0] and x[1] < y[1] for x, y in pairwise(chosen))
    )
    best = max(earned(list(chain), a, b) for chain in chains)
    assert earned(word_runs._best(a, b, PARAMS), a, b) == best


@pytest.mark.parametrize(
    ("a", "b", "ends"),
    [
        ("so we go", "so they go", (1, 1)),
        ("so we go", "so we go", (3, 0)),
        ("so we go", "so we go now", (3, 0)),
        ("we go", "now we go", (0, 2)),
        ("go go", "go go go", (2, 0)),
        ("a b", "c d", (0, 0)),
        ("", "c d", (0, 0)),
    ],
)
def test_equal_ends_are_counted_once(a, b, ends):
    assert word_runs.equal_ends(a.split(), b.split()) == ends


def test_words_that_each_text_holds_once_are_anchors_in_rising_order():
    a, b = "x one two three y", "x three one two z y"
    assert word_runs._anchors(a.split(), b.split()) == [(0, 0), (1, 2), (2, 3), (4, 5)]
    assert word_runs._anchors(["q", "w", "w"], ["w", "q", "w", "p"]) == [(0, 1)]
    assert word_runs._rising([(0, 4), (1, 0), (2, 1), (3, 5), (4, 2)]) == [(1, 0), (2, 1), (4, 2)]
    assert word_runs._rising([]) == []


def test_texts_cut_at_anchors_keep_what_stands_between_them():
    a = "begin the old wall fell and the river rose end".split()
    b = "begin the wall fell so the river rose again end".split()
    whole = word_runs.matches(a, b, PARAMS)
    assert word_runs._by_pieces(a, b, PARAMS) == whole
    few = Params(diff_cells=len(a) * len(b) - 1)
    assert word_runs.matches(a, b, few) == whole
    none = word_runs._by_pieces("q a a r".split(), "q a a s r".split(), Params(diff_cells=5))
    assert none == [(0, 0), (1, 1), (2, 2), (3, 4)]
    tiny = word_runs._by_pieces("q x a a y r".split(), "q y a a x r".split(), Params(diff_cells=1))
    assert tiny == [(0, 0), (4, 1), (5, 5)]


def ops(a, b, **given):
    params = Params(**given)
    return [(x.op, x.i, x.k, x.j, x.m) for x in word_gaps.gap(a.split(), b.split(), 0, 0, params)]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("", "", []),
        ("so", "", [("only_a", 0, 1, 0, 0)]),
        ("", "so", [("only_b", 0, 0, 0, 1)]),
        ("so it", "now", [("replaced", 0, 2, 0, 1)]),
        ("so it", "so now", [("same", 0, 1, 0, 1), ("replaced", 1, 2, 1, 2)]),
        ("it so", "now so", [("replaced", 0, 1, 0, 1), ("same", 1, 2, 1, 2)]),
        ("life boat", "lifeboat", [("punctuation", 0, 2, 0, 1)]),
        ("lifeboat", "life boat", [("punctuation", 0, 1, 0, 2)]),
        ("the life boat", "a lifeboat", [("replaced", 0, 1, 0, 1), ("punctuation", 1, 3, 1, 2)]),
        ("1 2", "12", [("replaced", 0, 2, 0, 1)]),
        ("a 2", "a2", [("punctuation", 0, 2, 0, 1)]),
        ("may prohibit", "prohibits", [("only_a", 0, 1, 0, 0), ("replaced", 1, 2, 0, 1)]),
        ("prohibit may", "prohibits", [("replaced", 0, 1, 0, 1), ("only_a", 1, 2, 1, 1)]),
    ],
)
def test_a_gap_is_cut_at_equal_words_and_at_one_word_in_two_forms(a, b, found):
    assert ops(a, b) == found


def test_words_are_alike_from_four_letters_to_forty():
    assert word_gaps._likeness("vote", "voted", PARAMS) > 0
    assert word_gaps._likeness("vot", "voted", PARAMS) == 0
    assert word_gaps._likeness("vote", "vote", PARAMS) == 0
    assert word_gaps._likeness("x" * 39, "x" * 40, PARAMS) > 0
    assert word_gaps._likeness("x" * 40, "x" * 41, PARAMS) == 0


def test_of_words_as_much_alike_those_nearest_in_order_belong_together():
    alike = word_gaps._likeness("voted", "votes", PARAMS)
    one = word_gaps._other_form(["voted", "voted"], ["it", "votes"], Params(diff_likeness=alike))
    assert one == DiffBlock("replaced", 1, 2, 1, 2)
    more = Params(diff_likeness=alike + 0.01)
    assert word_gaps._other_form(["voted", "voted"], ["it", "votes"], more) is None


def test_a_gap_of_more_than_four_hundred_pairs_of_words_is_not_searched():
    left, right = ["prohibit", *("x" * 19)], ["prohibits", *("y" * 19)]
    assert word_gaps._like(left, right, PARAMS) == DiffBlock("replaced", 0, 1, 0, 1)
    assert word_gaps._like([*left, "x"], right, PARAMS) is None
