"""Words as integers: the same words as `normalize`, in the same places."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.reuse import tokens
from analysis.text.normalize import words

TEXTS = st.lists(
    st.text(alphabet=st.sampled_from("aAbZé'’ \n.,_9ß日😀ΣςİǅÅ"), max_size=40), max_size=6
)


def test_words_stand_where_normalize_finds_them() -> None:
    text = "“We’re not going to run,” she said – in 2024’s Łódź, o'clock'; ''quoted'' 日本語 ok_1"
    found, expected = tokens.tokenize([text]), words(text)
    assert found.starts.tolist() == expected.starts.tolist()
    assert found.stops(np.arange(len(found.starts))).tolist() == expected.stops.tolist()


def test_case_and_quote_style_make_no_difference() -> None:
    found = tokens.tokenize(["WE’RE here", "we're HERE"])
    assert found.hashes[:2].tolist() == found.hashes[2:].tolist()


def test_other_words_have_other_numbers() -> None:
    found = tokens.tokenize(["ab ba abc a b c listen silent"])
    assert len(set(found.hashes.tolist())) == 8


def test_no_text_and_empty_texts_hold_no_words() -> None:
    assert tokens.tokenize([]).bounds.tolist() == [0]
    assert tokens.tokenize(["", "... !"]).bounds.tolist() == [0, 0, 0]


def test_a_long_text_on_one_line_and_lone_surrogates_are_read() -> None:
    found = tokens.tokenize(["word " * 200_000, "\ud800 x"])
    assert found.bounds.tolist() == [0, 200_000, 200_001]


def test_texts_longer_than_a_chunk_give_the_same_numbers() -> None:
    long = tokens.tokenize(["x " * 100_000 + "needle’s end", "needle's end"])
    assert long.hashes[-4:-2].tolist() == long.hashes[-2:].tolist()


def test_a_batch_does_not_depend_on_the_order_given() -> None:
    one, two = tokens.batch(["b c", "a"]), tokens.batch(["a", "b c"])
    assert one.texts == two.texts == ["a", "b c"]
    assert one.order.tolist() == [1, 0]


@given(TEXTS)
def test_every_text_gives_the_words_of_normalize(texts: list[str]) -> None:
    found = tokens.tokenize(texts)
    for n, text in enumerate(texts):
        first, last = found.bounds[n : n + 2]
        expected = words(text)
        assert found.starts[first:last].tolist() == expected.starts.tolist()
        assert found.stops(np.arange(first, last)).tolist() == expected.stops.tolist()


@given(st.text(alphabet="aB'’ c", max_size=30), st.text(alphabet="Ab'’ C", max_size=30))
def test_words_are_equal_when_normalize_folds_them_alike(one: str, two: str) -> None:
    found = tokens.tokenize([one, two])
    left, right = words(one).folded, words(two).folded
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            assert (a == b) == bool(found.hashes[i] == found.hashes[len(left) + j])


@given(st.text(alphabet=st.sampled_from("abcXYZ_9'"), min_size=1, max_size=90))
def test_a_word_has_one_number_in_plain_and_in_other_texts(word: str) -> None:
    plain, other = tokens.tokenize([word]), tokens.tokenize([f"{word} – é"])
    assert plain.hashes.tolist() == other.hashes[:-1].tolist()


def test_words_that_differ_in_one_far_letter_have_other_numbers() -> None:
    every = ["a" * n for n in range(1, 140)] + ["a" * n + "b" for n in range(1, 140)]
    assert len(set(tokens.tokenize([" ".join(every)]).hashes.tolist())) == len(every)
