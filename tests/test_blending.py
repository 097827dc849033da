"""What two texts share, brought into one list: pieces judged, joined, cut and cleared."""

import numpy as np
import pytest

from analysis import Params
from analysis.reuse import blending, clearing, rewording, tokens
from analysis.reuse.pieces import (
    EDITED,
    EXACT,
    REWORDED,
    Piece,
    TextPair,
    apart,
    inside,
    meets,
    shorter,
)

PARAMS = Params()
WALL = (500, 510)
"""Words that are far from everything."""


def piece(*span: int, state: int = EXACT, exact: int = 0, weight: float = 0.0) -> Piece:
    return Piece(*span, state, exact, weight)


def line(n: int) -> str:
    """A sentence of ten words of its own."""
    return "Word " + " ".join(f"{chr(97 + n)}{chr(97 + k)}ly" for k in range(9)) + "."


def pair(one: list[str], two: list[str]) -> TextPair:
    """Two texts, each of so many lines of one sentence."""
    texts = ["\n".join(one), "\n".join(two)]
    batch = tokens.Batch(np.arange(2), texts, tokens.tokenize(texts))
    known = rewording.profiles(batch, [0, 1], np.zeros(len(batch.tokens.hashes), np.bool_), PARAMS)
    lines = [np.ones(len(side), np.bool_) for side in (one, two)]
    return TextPair(*rewording.weighed(known[0], known[1]), *lines)


def region(*span: int, weight: float = 0.5, units: tuple[tuple[int, int], ...] = ((0, 0),)):
    return rewording.Region(*span, weight, np.array(units, np.int64))


# --- how stretches lie to each other ---


@pytest.mark.parametrize(
    ("chain", "held"),
    [
        ((0, 10, 0, 10), True),
        ((15, 25, 15, 25), True),
        ((16, 26, 15, 25), False),
        ((15, 25, 16, 26), False),
        ((-5, 5, -5, 5), True),
        ((-6, 4, -5, 5), False),
        ((-5, 5, -6, 4), False),
    ],
)
def test_a_chain_is_inside_when_half_of_it_is_on_both_sides(chain, held) -> None:
    assert inside(piece(*chain), piece(0, 20, 0, 20)) is held


@pytest.mark.parametrize(
    ("other", "met"),
    [
        ((10, 20, 50, 60), False),
        ((9, 20, 50, 60), True),
        ((-9, 0, 50, 60), False),
        ((-9, 1, 50, 60), True),
        ((50, 60, 10, 20), False),
        ((50, 60, 9, 20), True),
        ((50, 60, -9, 0), False),
        ((50, 60, -9, 1), True),
    ],
)
def test_stretches_meet_where_they_share_a_word_on_either_side(other, met) -> None:
    assert meets(piece(0, 10, 0, 10), piece(*other)) is met
    assert meets(piece(*other), piece(0, 10, 0, 10)) is met


def test_of_regions_that_meet_the_heavier_is_kept_by_weight_times_words() -> None:
    short, long = region(0, 10, 0, 10, weight=0.9), region(5, 25, 5, 35, weight=0.5)
    kept = apart([short, region(25, 30, 40, 50), long])
    assert [x[:4] for x in kept] == [long[:4], (25, 30, 40, 50)]
    assert [x[:4] for x in apart([region(5, 15, 5, 15), short])] == [short[:4]]


def test_the_words_of_a_piece_are_those_of_its_shorter_side() -> None:
    assert shorter(piece(3, 10, 20, 30)) == 7
    assert shorter(piece(20, 30, 3, 9)) == 6


# --- clearing ---


@pytest.mark.parametrize(
    ("walls", "left"),
    [
        ([], (10, 20)),
        ([(0, 10)], (10, 20)),
        ([(20, 30)], (10, 20)),
        ([(0, 12)], (12, 20)),
        ([(19, 30)], (10, 19)),
        ([(13, 14)], (14, 20)),
        ([(11, 18), (12, 13)], (18, 20)),
        ([(5, 30)], (10, 10)),
        ([(14, 16)], (10, 14)),
    ],
)
def test_what_is_free_of_walls_is_the_longest_part_and_the_first_of_equal_ones(walls, left) -> None:
    assert clearing.free((10, 20), walls) == left


@pytest.mark.parametrize(
    ("wall", "left"),
    [
        ((0, 12, *WALL), [(12, 20, 0, 20)]),
        ((13, 20, *WALL), [(0, 13, 0, 20)]),
        ((8, 20, *WALL), [(0, 8, 0, 20)]),
        ((7, 20, *WALL), []),
        ((*WALL, 8, 20), [(0, 20, 0, 8)]),
        ((*WALL, 7, 20), []),
        ((0, 12, 0, 12), [(12, 20, 12, 20)]),
        ((*WALL, *WALL), [(0, 20, 0, 20)]),
    ],
)
def test_a_piece_keeps_what_other_passages_leave_from_eight_words_on(wall, left) -> None:
    own = piece(0, 20, 0, 20, state=REWORDED, weight=0.6)
    texts = pair([line(0), line(1)], [line(0), line(1)])
    params = Params(max_uneven_cut=0.65)
    found = clearing.cleared(texts, own, np.empty((0, 2), np.int64), [piece(*wall)], params)
    assert [x[:4] for x in found] == left
    assert all(x[4:] == own[4:] for x in found)


def test_a_cut_as_uneven_as_is_allowed_is_only_a_cut() -> None:
    texts, none = pair([line(0), line(1)], [line(0), line(1)]), np.empty((0, 2), np.int64)
    own, wall = piece(0, 20, 0, 20, state=REWORDED), [piece(0, 10, *WALL)]
    assert len(clearing.cleared(texts, own, none, wall, Params(max_uneven_cut=0.5))) == 1
    assert clearing.cleared(texts, own, none, wall, Params(max_uneven_cut=0.49)) == []


def test_a_piece_cut_on_one_side_only_is_looked_at_anew_from_its_sentences() -> None:
    lines = [line(n) for n in range(6)]
    texts = pair(lines, lines)
    own = piece(0, 60, 0, 60, state=REWORDED, weight=1.0)
    units = np.array([(n, n) for n in range(6)])
    found = clearing.cleared(texts, own, units, [piece(40, 60, *WALL)], PARAMS)
    assert [x[:4] for x in found] == [(0, 40, 0, 40)]
    assert found[0].state == REWORDED
    assert found[0].weight == pytest.approx(1.0)
    found = clearing.cleared(texts, own, units, [piece(41, 60, *WALL)], PARAMS)
    assert [x[:4] for x in found] == [(0, 41, 0, 60)]


@pytest.mark.parametrize(("words", "least"), [(32, 0.36), (31, 0.50), (8, 0.50), (7, 2.0)])
def test_a_shorter_piece_must_share_more_and_one_of_seven_words_is_none(words, least) -> None:
    assert clearing._least_weight(piece(0, words, 0, 99), PARAMS) == least


# --- blending ---


@pytest.mark.parametrize(
    ("chains", "state", "exact"),
    [
        ([piece(0, 17, 0, 17, exact=17)], EXACT, 17),
        ([piece(0, 17, 0, 16, exact=16)], EDITED, 16),
        ([piece(0, 6, 0, 6, exact=6), piece(6, 12, 0, 12, exact=6)], EDITED, 12),
        ([piece(0, 11, 0, 11, exact=11)], REWORDED, 11),
        ([piece(0, 12, 30, 42, exact=12), piece(30, 42, 0, 12, exact=12)], REWORDED, 0),
        ([piece(-10, 20, -10, 20, exact=20)], EXACT, 13),
        ([piece(-10, 14, -10, 14, exact=21)], EDITED, 12),
        ([piece(-10, 14, -10, 14, exact=20)], REWORDED, 11),
    ],
)
def test_sentences_are_judged_by_the_part_of_both_sides_that_chains_cover(chains, state, exact):
    """Exact from .85 covered, edited from .6 in runs; a chain that meets one side alone is none."""
    sentences = pair([line(0), line(1)], [line(0), line(1)])
    judged = blending._judged(sentences, (0, 2, 0, 2), chains, PARAMS)
    assert judged[:6] == (0, 20, 0, 20, state, exact)


@pytest.mark.parametrize(
    ("second", "follows"),
    [
        ((10, 15, 10, 15), True),
        ((30, 35, 30, 35), True),
        ((31, 36, 30, 35), False),
        ((30, 35, 31, 36), False),
        ((9, 15, 10, 15), False),
        ((10, 15, 9, 15), False),
    ],
)
def test_a_chain_follows_another_over_at_most_twenty_words(second, follows) -> None:
    assert blending._follows(piece(0, 10, 0, 10), piece(*second), PARAMS) is follows


def test_chains_in_a_piece_of_exact_words_are_joined_and_counted_by_the_longer_side() -> None:
    chains = [piece(30, 40, 32, 42, exact=10), piece(0, 20, 0, 20, exact=18)]
    joined = blending._bridged(chains, [piece(0, 40, 0, 42)], PARAMS)
    assert joined == [Piece(0, 40, 0, 42, EDITED, 28, 28 / 42)]
    assert blending._bridged(chains, [piece(0, 20, 0, 20)], PARAMS) == sorted(chains)
    assert blending._bridged(chains, [], PARAMS) == sorted(chains)


@pytest.mark.parametrize(
    ("chain", "belongs"),
    [
        ((40, 50, 40, 50), True),
        ((108, 118, 108, 118), True),
        ((109, 119, 108, 118), False),
        ((108, 118, 109, 119), False),
        ((91, 101, 108, 118), True),
        ((-18, -8, -18, -8), True),
        ((-19, -9, -18, -8), False),
        ((108, 118, -18, -8), False),
        ((108, 139, 108, 139), True),
        ((108, 140, 108, 140), False),
    ],
)
def test_a_short_chain_right_beside_a_piece_in_its_order_belongs_to_it(chain, belongs) -> None:
    """Up to eight words off on both sides, and below 32 words."""
    assert blending._belongs(piece(*chain), piece(0, 100, 0, 100), PARAMS) is belongs


@pytest.mark.parametrize(("back", "belongs"), [(9, True), (10, False)])
def test_a_chain_beside_a_piece_may_reach_into_it_on_one_side_but_not_whole(back, belongs) -> None:
    """Ten words of which nine, or all, stand within one side of the piece."""
    chain = piece(100 - back, 110 - back, 100, 110)
    assert blending._belongs(chain, piece(0, 100, 0, 100), PARAMS) is belongs


def test_a_piece_is_made_wide_enough_for_its_chains_on_all_four_ends() -> None:
    wide = blending._around(piece(10, 20, 10, 20), [piece(5, 9, 12, 14), piece(18, 25, 8, 30)])
    assert wide[:4] == (5, 25, 8, 30)


@pytest.mark.parametrize(
    ("first", "last", "found"), [(1, 4, 2), (2, 4, 2), (3, 4, 4), (3, 3, 0), (0, 1, 0), (1, 2, 2)]
)
def test_the_line_looked_for_may_begin_with_the_first_or_the_last_sentence(first, last, found):
    lines = np.array([False, False, True, False, True])
    assert blending._line(lines, first, last) == found


@pytest.mark.parametrize(
    ("chain", "state"),
    [
        (piece(0, 17, 0, 17, exact=17), EXACT),
        (piece(0, 16, 0, 17, exact=17), EDITED),
        (piece(0, 16, 0, 16, exact=12), EDITED),
        (piece(0, 16, 0, 16, exact=11), REWORDED),
        (piece(10, 30, 20, 40, exact=20), REWORDED),
        (piece(20, 40, 0, 20, exact=20), REWORDED),
        (piece(-20, 20, -20, 20, exact=40), EXACT),
        (piece(0, 40, 0, 40, exact=24), EXACT),
    ],
)
def test_a_piece_is_judged_by_how_much_of_it_stands_in_exact_words(chain, state) -> None:
    """Two sentences of ten words on either side: 85 in 100 covered speak for themselves, 60 in
    100 in exact runs make it edited."""
    texts = pair([line(0), line(1)], [line(2), line(3)])
    judged = blending._judged(texts, (0, 2, 0, 2), [chain], PARAMS)
    assert judged[:5] == (0, 20, 0, 20, state)


def test_what_reaches_out_of_a_piece_counts_for_the_part_within() -> None:
    texts = pair([line(0), line(1)], [line(2), line(3)])
    half = piece(10, 30, 10, 30, exact=12)
    assert blending._judged(texts, (0, 2, 0, 2), [half], PARAMS).exact == 6


@pytest.mark.parametrize(
    ("size", "weight", "alone", "enough"),
    [
        (32, 0.36, True, True),
        (32, 0.35, True, False),
        (31, 0.50, True, True),
        (31, 0.49, True, False),
        (8, 0.50, False, True),
        (7, 0.90, False, False),
    ],
)
def test_a_piece_without_exact_words_is_shown_when_long_or_when_much_is_shared(
    size, weight, alone, enough
) -> None:
    texts = pair([line(n) for n in range(4)], [line(n) for n in range(4)])
    own = piece(0, size, 0, size + 3, state=REWORDED, weight=weight)
    assert blending._enough(texts, own, [], PARAMS, alone=alone) is enough


def test_a_short_piece_that_is_a_whole_region_is_left_to_the_exact_words_in_it() -> None:
    texts = pair([line(n) for n in range(4)], [line(n) for n in range(4)])
    own, held = piece(0, 20, 0, 20, state=REWORDED, weight=0.9), [piece(0, 8, 0, 8)]
    assert not blending._enough(texts, own, held, PARAMS, alone=True)
    assert blending._enough(texts, own, held, PARAMS, alone=False)


def test_a_long_piece_must_share_something_besides_its_exact_words() -> None:
    lines = [line(n) for n in range(4)]
    texts = pair([*lines[:3], line(7)], [*lines[:3], line(8)])
    own = piece(0, 40, 0, 40, state=REWORDED, weight=0.6)
    whole, part = [piece(0, 30, 0, 30)], [piece(0, 10, 0, 10)]
    assert not blending._enough(texts, own, whole, PARAMS, alone=True)
    assert blending._enough(texts, own, part, PARAMS, alone=True)
    edited = own._replace(state=EDITED)
    assert blending._enough(texts, edited, whole, PARAMS, alone=True)
    assert not blending._enough(texts, edited._replace(weight=0.3), [], PARAMS, alone=True)


def test_a_region_is_cut_where_both_texts_begin_a_line_and_the_order_is_kept() -> None:
    texts = pair([line(n) for n in range(4)], [line(n) for n in range(4)])
    straight = region(0, 40, 0, 40, units=((0, 0), (1, 1), (3, 3)))
    assert blending._pieces(texts, straight) == [(0, 1, 0, 1), (1, 2, 1, 2), (2, 4, 2, 4)]
    crossed = region(0, 40, 0, 40, units=((0, 1), (1, 0), (2, 3)))
    assert blending._pieces(texts, crossed) == [(0, 2, 0, 2), (2, 3, 2, 4)]
    flat = texts._replace(lines_b=np.zeros(4, np.bool_))
    assert blending._pieces(flat, straight) == [(0, 4, 0, 4)]
    twice = region(0, 20, 0, 20, units=((0, 0), (0, 1)))
    assert blending._pieces(texts, twice) == [(0, 1, 0, 2)]


def test_pieces_of_less_than_twenty_words_go_with_their_neighbour() -> None:
    lines = [line(n) for n in range(4)]
    texts = pair(lines, lines)
    whole = region(0, 40, 0, 40, units=((0, 0), (1, 1), (2, 2), (3, 3)))
    exact = [piece(0, 20, 0, 20, exact=20)]
    found = blending._judged_pieces(texts, whole, exact, PARAMS)
    assert [x[:5] for x in found] == [(0, 40, 0, 40, REWORDED)]
    apart_by_kind = blending._judged_pieces(texts, whole, exact, Params(min_piece=10))
    assert [x[:5] for x in apart_by_kind] == [(0, 20, 0, 20, EXACT), (20, 40, 20, 40, REWORDED)]


def test_passages_of_a_region_are_its_exact_words_and_what_is_reworded_beside_them() -> None:
    lines = [line(n) for n in range(8)]
    texts, exact = pair(lines, lines), [piece(0, 40, 0, 40, exact=40)]
    whole = region(0, 80, 0, 80, units=tuple((n, n) for n in range(8)))
    params = Params(min_piece=10)
    found = blending.blended(texts, exact, [whole], params)
    assert [x[:5] for x in found] == [(0, 40, 0, 40, EXACT), (40, 80, 40, 80, REWORDED)]
    assert blending.blended(texts, exact, [], params) == exact
    bare = blending.blended(texts, [], [whole], params)
    assert [x[:5] for x in bare] == [(0, 80, 0, 80, REWORDED)]


def test_a_short_region_with_exact_words_in_it_is_shown_as_those() -> None:
    texts = pair([line(0), line(1)], [line(0), line(1)])
    small = region(0, 20, 0, 20, units=((0, 0), (1, 1)))
    exact = [piece(0, 8, 0, 8, exact=8)]
    assert blending.blended(texts, exact, [small], PARAMS) == exact
    assert [x[:5] for x in blending.blended(texts, [], [small], PARAMS)] == [(0, 20, 0, 20, 2)]


def test_chains_joined_by_a_region_are_one_passage() -> None:
    lines = [line(n) for n in range(4)]
    whole = region(0, 40, 0, 40, units=((0, 0), (1, 1), (2, 2), (3, 3)))
    exact = [piece(0, 18, 0, 18, exact=18), piece(21, 40, 21, 40, exact=19)]
    found = blending.blended(pair(lines, lines), exact, [whole], PARAMS)
    assert found == [Piece(0, 40, 0, 40, EDITED, 37, 37 / 40)]
