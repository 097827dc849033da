"""Runs of identical words: nothing that comparing every word with every word finds is missed."""

import random
from collections import Counter
from itertools import pairwise

import numpy as np
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
