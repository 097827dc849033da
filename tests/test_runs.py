"""Runs of identical words: nothing that comparing every word with every word finds is missed."""

import random
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reuse import chains, runs, tokens
from analysis.reuse.grams import shared_grams, touching, without

WORDS = st.lists(st.sampled_from("abcd"), max_size=24).map(" ".join)


def every_run(one: list[str], two: list[str], size: int) -> set[tuple[int, int, int]]:
    """Maximal runs by brute force, as (place in one, place in two, length)."""
    found = set()
    for i in range(len(one)):
        for j in range(len(two)):
            if i and j and one[i - 1] == two[j - 1]:
                continue
            n = 0
            while i + n < len(one) and j + n < len(two) and one[i + n] == two[j + n]:
                n += 1
            if n >= size:
                found.add((i, j, n))
    return found


def found_runs(texts: list[str], size: int, limit: int = 1000) -> set[tuple[int, int, int]]:
    words = tokens.tokenize(texts)
    found = runs.maximal_runs(words, shared_grams(words, size), limit)
    first = words.bounds[1]
    return {
        (a, b - first, n)
        for a, b, n in zip(found.a.tolist(), found.b.tolist(), found.length.tolist(), strict=True)
    }


@given(WORDS, WORDS, st.integers(2, 6))
def test_brute_force_finds_the_same_runs(one: str, two: str, size: int) -> None:
    assert found_runs([one, two], size) == every_run(one.split(), two.split(), size)


def test_a_run_ends_with_its_text() -> None:
    assert found_runs(["one two three four five", "one two three four five six"], 5) == {(0, 0, 5)}


def test_a_very_frequent_sequence_is_followed_from_text_to_text_only() -> None:
    words = tokens.tokenize(["to be or not to be"] * 40)
    grams = shared_grams(words, 5)
    assert len(runs.maximal_runs(words, grams, 10).a) == 39
    assert len(runs.maximal_runs(words, grams, 100).a) == 40 * 39 // 2


def grams_of(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]


@given(WORDS, WORDS, st.integers(2, 4), st.integers(2, 5))
@settings(max_examples=60)
def test_a_run_that_goes_on_from_a_frequent_sequence_is_found_whole(
    one: str, two: str, size: int, limit: int
) -> None:
    a, b = one.split(), two.split()
    times = Counter([*grams_of(a, size), *grams_of(b, size)])
    found, every = found_runs([one, two], size, limit), every_run(a, b, size)
    assert found <= every
    for i, _, n in every - found:
        rare = [times[gram] <= limit for gram in grams_of(a[i : i + n], size)]
        assert not rare[0]
        assert not any(rare[: n - 2 * size + 2])


def test_a_passage_after_a_set_phrase_is_found_with_it() -> None:
    rng = random.Random(7)

    def own(n: int) -> str:
        return " ".join(f"{rng.choice('bdfgklmnprst')}{rng.randrange(9**6)}" for _ in range(n))

    phrase, shared = "a spokesman for the ministry told reporters", own(20)
    texts = [f"{own(20)} {phrase} {own(20)}" for _ in range(30)]
    for n in (3, 20):
        texts[n] = f"{own(9)} {phrase} {shared} {own(9)}"
    words = tokens.tokenize(texts)
    for limit in (10, 10**9):
        found = runs.maximal_runs(words, shared_grams(words, 5), limit)
        pair = (words.texts[found.a] == 3) & (words.texts[found.b] == 20)
        assert found.length[pair].tolist() == [27]


def test_a_longer_set_phrase_in_fewer_texts_is_followed_too() -> None:
    short, long = "to be or not to be", "to be or not to be that is the question of the day"
    words = tokens.tokenize([long if n % 2 else short for n in range(40)])
    found = runs.maximal_runs(words, shared_grams(words, 5), 10)
    assert (found.length == 13).sum() == 19


def test_no_words_have_no_runs() -> None:
    assert found_runs(["", ""], 5) == set()


def test_one_word_repeated_without_end_takes_no_quadratic_time() -> None:
    words = tokens.tokenize(["la " * 100_000, "la " * 100_000])
    found = runs.maximal_runs(words, shared_grams(words, 5), 250)
    assert found.length.tolist() == [100_000]


@given(WORDS, WORDS)
@settings(max_examples=60)
def test_chosen_runs_do_not_overlap_and_stay_identical(one: str, two: str) -> None:
    words = tokens.tokenize([one, two])
    found = runs.maximal_runs(words, shared_grams(words, 2), 1000)
    chosen = chains.disjoint(words, found, 2)
    for a, b, n in zip(*(column.tolist() for column in chosen), strict=True):
        assert words.hashes[a : a + n].tolist() == words.hashes[b : b + n].tolist()
    for start in (chosen.a, chosen.b):
        spans = sorted(zip(start.tolist(), (start + chosen.length).tolist(), strict=True))
        assert all(x[1] <= y[0] for x, y in pairwise(spans))


@given(WORDS, WORDS, st.sets(st.integers(0, 47)))
def test_a_barred_word_ends_a_run_like_a_word_of_its_own(
    one: str, two: str, places: set[int]
) -> None:
    words = tokens.tokenize([one, two])
    barred = np.isin(np.arange(len(words.hashes)), list(places))
    own = np.where(barred, np.arange(len(barred), dtype=np.uint64), words.hashes)
    grams = shared_grams(words, 2)
    left = without(grams, touching(grams, barred))
    found = runs.maximal_runs(words, left, 1000, barred)
    expected = runs.maximal_runs(words._replace(hashes=own), left, 1000)
    assert set(zip(*map(np.ndarray.tolist, found), strict=True)) == set(
        zip(*map(np.ndarray.tolist, expected), strict=True)
    )


THREE = tokens.tokenize([" ".join(f"{text}{n}" for n in range(40)) for text in "abc"])
"""Three texts of 40 words; only where their words stand counts."""


def runs_of(*rows: tuple[int, int, int]) -> runs.Runs:
    return runs.Runs(*np.array(rows, np.int64).reshape(-1, 3).T)


def rows_of(found: runs.Runs) -> list[tuple[int, ...]]:
    return list(zip(*(column.tolist() for column in found), strict=True))


@pytest.mark.parametrize(
    ("gap_a", "gap_b", "chained"),
    [
        (0, 0, True),
        (0, 4, True),
        (2, 4, True),
        (4, 2, True),
        (3, 4, False),
        (2, 5, False),
        (5, 2, False),
        (-1, 0, False),
        (0, -1, False),
    ],
)
def test_runs_are_chained_over_two_words_on_one_side_and_four_on_the_other(
    gap_a: int, gap_b: int, chained: bool
) -> None:
    found = chains.chained(THREE, runs_of((0, 40, 6), (6 + gap_a, 46 + gap_b, 6)), 2, 4)
    assert found.n_runs.tolist() == ([2] if chained else [1, 1])
    assert found.exact.tolist() == ([12] if chained else [6, 6])
    assert (found.a_start[0], found.a_stop[-1]) == (0, 12 + gap_a)
    assert (found.b_start[0], found.b_stop[-1]) == (40, 52 + gap_b)


def test_a_chain_goes_on_over_many_runs_and_never_into_another_pair() -> None:
    near = runs_of((0, 40, 5), (6, 46, 5), (12, 52, 5), (18, 58, 5), (24, 80, 5))
    found = chains.chained(THREE, near, 99, 99)
    assert (found.a_start.tolist(), found.a_stop.tolist()) == ([0, 24], [23, 29])
    assert found.n_runs.tolist() == [4, 1]


def test_the_next_run_of_a_copy_is_looked_for_as_far_as_reach_goes() -> None:
    by_turns = runs_of((0, 40, 5), (0, 60, 5), (5, 46, 5), (5, 66, 5))
    assert chains.chained(THREE, by_turns, 2, 4).n_runs.tolist() == [1, 1, 1, 1]
    found = chains.chained(THREE, by_turns, 2, 4, reach=2)
    assert (found.b_start.tolist(), found.b_stop.tolist()) == ([40, 60], [51, 71])


def test_a_run_that_lost_words_to_a_longer_one_stays_from_the_shortest_length_on() -> None:
    clashing = runs_of((0, 50, 8), (6, 70, 6))
    assert rows_of(chains.disjoint(THREE, clashing, 4)) == [(0, 50, 8), (8, 72, 4)]
    assert rows_of(chains.disjoint(THREE, clashing, 5)) == [(0, 50, 8)]


def test_a_run_keeps_what_lies_before_the_words_it_lost_and_goes_where_nothing_is_left() -> None:
    clashing = runs_of((0, 44, 12), (20, 48, 13), (20, 75, 3))
    assert rows_of(chains.disjoint(THREE, clashing, 2)) == [(0, 44, 4), (20, 48, 13)]


def test_of_runs_of_one_length_the_one_at_the_same_place_is_kept_whole() -> None:
    clashing = runs_of((5, 55, 6), (5, 45, 6))
    assert rows_of(chains.disjoint(THREE, clashing, 3)) == [(5, 45, 6)]


def test_a_stretch_held_twice_stays_twice_where_repeats_are_wanted() -> None:
    twice = runs_of((3, 43, 6), (3, 60, 6), (4, 61, 4))
    assert rows_of(chains.disjoint(THREE, twice, 2)) == [(3, 43, 6)]
    assert rows_of(chains.disjoint(THREE, twice, 2, repeats=True)) == [(3, 43, 6), (3, 60, 6)]


def test_only_runs_of_one_pair_clash_and_only_where_one_begins_before_another_ends() -> None:
    def late(rows: list[tuple[int, int, int]]) -> list[bool]:
        pair, start, length = np.array(rows, np.int64).T
        return chains._overlapping(pair, start, length).tolist()

    assert late([(1, 0, 5), (1, 5, 5), (1, 9, 2)]) == [False, False, True]
    assert late([(1, 0, 9), (2, 3, 5), (2, 7, 2)]) == [False, False, True]
    assert late([(1, 0, 9), (1, 2, 2), (1, 8, 3)]) == [False, True, True]


def test_pairs_without_a_clash_stay_as_they_are_beside_one_with_a_clash() -> None:
    found = chains.disjoint(THREE, runs_of((0, 50, 3), (0, 90, 9), (5, 99, 9), (41, 81, 2)), 4)
    assert rows_of(found) == [(0, 50, 3), (0, 90, 9), (9, 103, 5), (41, 81, 2)]
