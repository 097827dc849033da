"""Reworded regions, their pieces, and which pairs are searched."""

import numpy as np

from analysis import Params
from analysis.reuse import candidates, rewording, tokens

PARAMS = Params()
ONE = (
    "The council approved a new tram line to the airport after months of dispute. Work "
    "begins in autumn and ends in 2031."
)
TWO = (
    "After months of dispute a new tram line to the airport was approved by the council. In "
    "autumn work begins, ending in 2031."
)
FAR = (
    "Goats escaped from a circus. A baker caught all nine with stale bread and patience, to "
    "the applause of the street."
)


def found(one: str, two: str) -> list[rewording.Region]:
    batch = tokens.Batch(np.arange(2), [one, two], tokens.tokenize([one, two]))
    known = rewording.profiles(batch, [0, 1], np.zeros(len(batch.tokens.hashes), np.bool_), PARAMS)
    return rewording.regions(known[0], known[1], PARAMS)


def test_sentences_in_other_words_make_one_region() -> None:
    regions = found(ONE, TWO)
    assert len(regions) == 1
    assert regions[0][:4] == (0, 22, 0, 23)


def test_other_subjects_make_no_region() -> None:
    assert found(ONE, FAR) == []


def test_wordless_texts_make_no_region() -> None:
    assert found("", ONE) == []
    assert found("...", "") == []


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    regions = found(ONE.replace("new tram", "new\ntram"), TWO)
    assert [region[:4] for region in regions] == [(0, 22, 0, 23)]


def test_one_sentence_repeated_a_thousand_times_is_compared_in_time() -> None:
    assert (
        len(
            found(
                "The same old sentence about rain in May stands here. " * 1500,
                ONE + " rain in May " * 9,
            )
        )
        <= 3
    )


def test_small_stories_compare_all_pairs_and_large_ones_the_nearest() -> None:
    few = tokens.tokenize([ONE, TWO, FAR])
    assert candidates.pairs(few, np.empty((0, 2), np.int64), PARAMS) == [(0, 1), (0, 2), (1, 2)]
    many = tokens.tokenize([ONE, TWO] + [f"number{n} stands alone{n} here{n}" for n in range(40)])
    assert candidates.pairs(many, np.array([[3, 4]]), PARAMS) == [(0, 1), (3, 4)]
