"""Grams: dealt into buckets or not, the same sequences stand in the same places."""

from collections import defaultdict
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reuse import grams, tokens

WORDS = st.lists(st.sampled_from("abcd"), max_size=24).map(" ".join)


def every_gram(texts: list[str], size: int) -> list[list[int]]:
    """Places of each repeated sequence by brute force."""
    places = defaultdict(list)
    at = 0
    for words in map(str.split, texts):
        for n in range(len(words) - size + 1):
            places[tuple(words[n : n + size])].append(at + n)
        at += len(words)
    return sorted(found for found in places.values() if len(found) > 1)


def found_grams(texts: list[str], size: int) -> list[list[int]]:
    found = grams.shared_grams(tokens.tokenize(texts), size)
    return sorted(part.tolist() for part in np.split(found.places, found.bounds[1:-1]) if len(part))


@given(st.lists(WORDS, max_size=5), st.integers(1, 6))
def test_brute_force_finds_the_same_sequences(texts: list[str], size: int) -> None:
    assert found_grams(texts, size) == every_gram(texts, size)


@given(st.lists(WORDS, max_size=5), st.integers(1, 6))
@settings(deadline=None)
def test_buckets_change_nothing(texts: list[str], size: int) -> None:
    with patch.object(grams, "_PART", 8), patch.object(grams, "_SLICE", 3):
        assert found_grams(texts, size) == every_gram(texts, size)


def test_what_the_sorted_part_of_a_hash_leaves_to_doubt_is_told_apart() -> None:
    alike = np.array([7, 9, 7, 9, 8], np.uint64)
    places, first = grams._repeated(alike, np.arange(5), 0)
    assert (places.tolist(), first.tolist()) == ([0, 2, 1, 3], [True, False, True, False])


def test_left_out_places_leave_no_empty_sequence() -> None:
    found = grams.shared_grams(tokens.tokenize(["a b c", "a b c"]), 2)
    left = grams.without(found, grams.touching(found, np.array([1, 0, 0, 1, 0, 0], np.bool_)))
    assert left.places.tolist() == [1, 4]
    assert left.bounds.tolist() == [0, 2]
