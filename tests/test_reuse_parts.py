"""Shared wording step by step: what may stand aside, what a run must have, how passages group."""

import math
import random

import numpy as np
import pandas as pd
import pytest

from analysis import Params
from analysis.reuse import groups, passages, rewording, standing, tokens, wording
from analysis.reuse.call_lines import call_lines, is_call_line
from analysis.reuse.clustering import clusters
from analysis.reuse.containment import HeldStretches, _stretches, _union, equal_short, unquoted
from analysis.reuse.passages import Sides, _in_order, are_moved
from analysis.reuse.spans import Shared
from analysis.similarity import _nearest

PARAMS = Params()


def plain(n: int, prefix: str = "w") -> str:
    return " ".join(f"{prefix}{k}" for k in range(n))


# --- standing text ---


@pytest.mark.parametrize(
    ("places", "size", "stretches"),
    [
        ([0, 1, 2], 5, [(0, 7)]),
        ([0, 5], 5, [(0, 10)]),
        ([0, 6], 5, [(0, 5), (6, 11)]),
        ([3], 5, [(3, 8)]),
        ([18, 22], 3, [(18, 21), (22, 25)]),
        ([], 5, []),
    ],
)
def test_neighbouring_sequences_of_one_text_make_one_stretch(places, size, stretches):
    found = tokens.batch([plain(20), plain(20, "x")]).tokens
    start, stop = standing._runs_of(np.array(places, np.int64), size, found.bounds, found.texts)
    assert list(zip(start.tolist(), stop.tolist(), strict=True)) == stretches


def test_a_stretch_ends_with_its_text():
    found = tokens.batch([plain(20), plain(20, "x")]).tokens
    start, _ = standing._runs_of(np.array([18, 20]), 3, found.bounds, found.texts)
    assert start.tolist() == [18, 20]


@pytest.mark.parametrize(
    ("first", "last", "kept", "edge"),
    [
        (0, 20, True, True),
        (0, 21, False, False),
        (3, 10, True, True),
        (4, 10, False, False),
        (27, 37, True, True),
        (27, 36, False, False),
    ],
)
def test_a_footer_is_at_most_half_of_its_text_and_three_words_from_its_edge(
    first, last, kept, edge
):
    batch = tokens.batch([plain(40)])
    places = np.arange(first, last - 4)
    start, stop, at_edge = standing.may_stand(batch, places, 5, 5, PARAMS)
    assert list(zip(start, stop, strict=True)) == ([(first, last)] if kept else [])
    assert at_edge.tolist() == ([edge] if kept else [])


@pytest.mark.parametrize(("words", "kept"), [(80, True), (81, False)])
def test_a_footer_has_at_most_eighty_words(words, kept):
    batch = tokens.batch([plain(200)])
    start, _, _ = standing.may_stand(batch, np.arange(0, words - 4), 5, 5, PARAMS)
    assert (len(start) == 1) is kept


@pytest.mark.parametrize(
    ("text", "least", "kept"),
    [
        (f"{plain(20)}\n{plain(6, 'x')}\n{plain(20, 'y')}", 6, True),
        (f"{plain(20)}\n{plain(6, 'x')}\n{plain(20, 'y')}", 7, False),
        (f"{plain(20)} {plain(6, 'x')}\n{plain(20, 'y')}", 6, False),
        (f"{plain(20)}\n{plain(6, 'x')} {plain(20, 'y')}", 6, False),
    ],
)
def test_a_repeated_line_is_whole_and_has_the_words_asked_for(text, least, kept):
    batch = tokens.batch([text])
    start, _, edge = standing.may_stand(batch, np.array([20, 21]), 5, least, PARAMS)
    assert (start.tolist(), edge.tolist()) == (([20], [False]) if kept else ([], []))


def test_of_stretches_that_overlap_the_first_is_set_aside():
    rows = [(5, 9, "b", 2), (0, 5, "a", 1), (4, 6, "c", 3), (9, 12, "d", 4)]
    found = standing._gathered(rows)
    assert found.reason == ["a", "b", "d"]
    assert standing.flags(found, 13).tolist() == [True] * 12 + [False]
    assert found.kin.tolist() == [1, 2, 4]


def test_texts_that_hold_a_sequence_twice_count_once():
    group, texts = np.array([0, 0, 0, 1, 1]), np.array([3, 3, 4, 3, 4], np.int32)
    assert standing._holders(group, texts, 2).tolist() == [2, 2]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one", []),
        ("a\nb", ["a", "b"]),
        ("a\nb\nc\nd\ne\nf\ng\nh", ["a", "b", "h", "g", "f", "e"]),
        ("a\nb\nc\nd", ["a", "b", "d", "c"]),
        ("a\nb\n", ["a", "b", ""]),
    ],
)
def test_two_first_and_four_last_lines_stand_at_the_edge(text, lines):
    assert [text[a:b] for a, b in standing._edge_lines(text)] == lines


def test_lines_that_hold_a_phrase_are_found_once_each():
    lines = ["read more here", "so", "or read more and share this"]
    assert standing._holding(lines, frozenset(["read more", "share this"])) == [0, 2]
    assert standing._holding(lines, frozenset(["nothing"])) == []


@pytest.mark.parametrize(
    ("sentence", "call"),
    [
        ("Anyone with information is asked to call police on 101.", True),
        ("Anyone with information is asked to go.", False),
        ("Witnesses should call police.", True),
        ("Call 01632 960001 now.", True),
        ("“Call 01632 960001 now.”", False),
        ("Then call 01632 960001 now.", False),
        ("Call " + "x" * 379 + " on 01632 960001", True),
        ("Call " + "x" * 380 + " on 01632 960001", False),
    ],
)
def test_a_call_line_asks_for_a_call_and_has_up_to_four_hundred_letters(sentence, call):
    assert is_call_line(sentence) is call


def test_what_follows_a_call_line_in_its_vein_belongs_to_it():
    text = "A man fell. Call 01632 960001 now. Quote reference 5. He is well."
    assert [text[a:b] for a, b in call_lines(text)] == ["Call 01632 960001 now. Quote reference 5."]
    alone = "A man fell. Quote reference 5. Call 01632 960001 now.\nCall 01632 960002 now."
    assert [alone[a:b] for a, b in call_lines(alone)] == [
        "Call 01632 960001 now.",
        "Call 01632 960002 now.",
    ]


# --- what a passage must have ---


@pytest.mark.parametrize(
    ("n", "words"),
    [(2, 5), (100, 5), (101, 8), (2000, 8), (2001, 9), (8000, 9), (8001, 10), (32_001, 11)],
)
def test_a_run_needs_more_words_the_more_texts_there_are(n, words):
    assert wording.least_words(n, PARAMS) == words


def shared(*rows: tuple[int, int, int, int, int]) -> Shared:
    a, b, c, d, kind = np.array(rows, np.int64).reshape(-1, 5).T
    return Shared(a, b, c, d, kind, np.ones(len(kind)))


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([(0, 7, 60, 67, 0)], [True]),
        ([(0, 6, 60, 66, 0)], [False]),
        ([(0, 6, 60, 66, 0), (20, 26, 80, 86, 0)], [True, True]),
        ([(0, 5, 60, 65, 0), (20, 26, 80, 86, 0)], [False, False]),
        ([(0, 5, 60, 65, 0), (20, 27, 80, 87, 0)], [True, True]),
        ([(0, 30, 60, 90, 0), (35, 41, 95, 101, 0)], [True, True]),
        ([(0, 35, 60, 95, 0), (37, 43, 97, 103, 0)], [True, False]),
        ([(0, 35, 60, 95, 0), (37, 44, 97, 104, 0)], [True, True]),
        ([(0, 40, 60, 100, 0), (42, 51, 102, 111, 2)], [True, False]),
        ([(0, 40, 60, 100, 0), (42, 52, 102, 112, 2)], [True, True]),
    ],
)
def test_a_short_passage_needs_others_to_bear_it_out_and_none_too_long_beside_it(rows, kept):
    """Seven words alone, five or six where all together have twelve, and a fifth of the longest;
    a reworded one a quarter."""
    text = " ".join("river" if k % 3 else "so" for k in range(60))
    found = tokens.tokenize([text, text + " end"])
    assert wording._telling(found, shared(*rows), PARAMS).tolist() == kept


@pytest.mark.parametrize(
    ("text", "size", "kept"),
    [
        ("river wall bread so it is he", 7, True),
        ("river wall so it is he we", 7, False),
        ("river wall bread stone gates ferry harbour", 7, False),
        (" ".join(["river"] * 19), 19, False),
        (" ".join(["river"] * 20), 20, True),
    ],
)
def test_a_passage_has_three_long_words_and_is_no_list(text, size, kept):
    found = tokens.tokenize([text, text])
    n = len(text.split())
    row = shared((0, size, n, n + size, 0))
    assert wording._telling(found, row, PARAMS).tolist() == [kept]


def test_chance_runs_of_long_texts_need_a_word_more_for_each_fourfold_product():
    for size, need in ((632, 5), (633, 6), (1264, 6), (1265, 7)):
        found = tokens.tokenize([plain(size), plain(size, "x")])
        row = shared((0, 5, size, size + 5, 0))
        assert wording._beyond_chance(found, row, PARAMS).tolist() == [need]


def test_pairs_whose_runs_hold_few_words_together_are_chance():
    found = tokens.tokenize([plain(30), plain(30, "x"), plain(30, "y")])
    runs = wording.Runs(np.array([0, 9, 0]), np.array([30, 40, 60]), np.array([5, 3, 7]))
    kept = wording._of_weighty_pairs(found, runs, 8)
    assert kept.a.tolist() == [0, 9]
    assert wording._of_weighty_pairs(found, runs, 7).a.tolist() == [0, 9, 0]
    assert wording._of_weighty_pairs(found, runs, 9).a.tolist() == []


# --- groups and order ---


def sides(*rows: tuple[int, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["row", "article_id", "start", "stop"])


@pytest.mark.parametrize(
    ("two", "same"),
    [
        ((1, "a", 0, 10), True),
        ((1, "a", 0, 5), True),
        ((1, "a", 0, 4), False),
        ((1, "a", 4, 12), True),
        ((1, "a", 5, 15), False),
        ((1, "b", 0, 10), False),
    ],
)
def test_two_stretches_are_one_when_half_of_both_together_is_shared(two, same):
    links = groups._same_stretch(sides((0, "a", 0, 10), two), 0.5)
    assert sum(len(one) for one, _ in links) == int(same)


def test_linked_passages_are_numbered_by_first_appearance():
    link = (np.array([4, 2]), np.array([1, 4]))
    assert groups._components(6, [link]).tolist() == [0, 1, 1, 2, 1, 3]
    assert groups._components(3, []).tolist() == [0, 1, 2]


def placed(*rows: tuple[int, int, int]) -> Sides:
    """Passages of one pair of articles: places and words, in the order of the first article."""
    start_b, words, pair = np.array(rows, np.int64).T
    n = np.arange(len(rows))
    zero = np.zeros(len(rows), np.int64)
    return Sides(pair, n, n, words, pair + 1, start_b, start_b, words, zero, zero.astype(float))


@pytest.mark.parametrize(
    ("rows", "moved"),
    [
        ([(0, 5, 0), (9, 5, 0)], [False, False]),
        ([(9, 5, 0), (0, 5, 0)], [False, True]),
        ([(9, 5, 0), (0, 6, 0)], [True, False]),
        ([(9, 5, 0), (0, 5, 1)], [False, False]),
        ([(9, 9, 0), (0, 5, 0), (2, 5, 0)], [True, False, False]),
        ([(9, 11, 0), (0, 5, 0), (2, 5, 0)], [False, True, True]),
        ([(9, 5, 0), (0, 6, 0), (9, 5, 1), (0, 6, 1)], [True, False, True, False]),
    ],
)
def test_passages_out_of_the_heaviest_order_are_moved(rows, moved):
    assert are_moved(placed(*rows)).tolist() == moved


def test_the_heaviest_rising_places_are_those_of_every_choice():
    rng = random.Random(4)
    for _ in range(40):
        n = rng.randint(1, 6)
        places = rng.sample(range(20), n)
        weights = [rng.randint(1, 9) for _ in range(n)]
        kept = _in_order(np.array([places]), np.array([weights]))[0]
        best = max(
            sum(weights[k] for k in chosen)
            for mask in range(1 << n)
            if (chosen := [k for k in range(n) if mask >> k & 1]) is not None
            and [places[k] for k in chosen] == sorted(places[k] for k in chosen)
        )
        held = [k for k in range(n) if kept[k]]
        assert [places[k] for k in held] == sorted(places[k] for k in held)
        assert sum(weights[k] for k in held) == best


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ('He said "we all go home" now', "all go home", True),
        ('He said "we all go home" now', "we all go home", True),
        ('He said "we all go home" now', "go home now", False),
        ('He said "we all go home" now', "said we all", False),
        ('He said "we all go" now', "all go", False),
        ('Out\nHe said "we all go home"\nso', "all go home", True),
        ("He said we all go home now", "all go home", False),
    ],
)
def test_a_passage_is_a_quotation_when_it_lies_in_marks_of_four_words_on_its_line(
    text, words, inside
):
    plain_text = text.replace('"', "")
    assert words in plain_text
    first, last = words.split()[0], words.split()[-1]
    start = text.index(first)
    stop = text.index(last, start) + len(last)
    assert passages._inside_marks(text, start, stop) is inside


# --- containment ---


def test_sequences_that_touch_are_one_stretch_of_a_pair():
    a, b = np.array([0, 0, 0, 0, 1]), np.array([1, 1, 1, 2, 0])
    found = _stretches(a, b, np.array([0, 5, 11, 0, 30]), 5)
    assert found.start.tolist() == [0, 11, 0, 30]
    assert found.stop.tolist() == [10, 16, 5, 35]
    assert found.b.tolist() == [1, 1, 2, 0]


def test_stretches_of_a_pair_that_overlap_are_joined_and_those_that_touch_too():
    rows = HeldStretches(*np.array([[0, 1, 0, 5], [0, 1, 4, 9], [0, 1, 9, 11], [0, 1, 13, 14],
                                    [0, 2, 0, 3], [0, 1, 1, 2]]).T)  # fmt: skip
    found = _union(rows)
    assert list(zip(*(column.tolist() for column in found), strict=True)) == [
        (0, 1, 0, 11),
        (0, 1, 13, 14),
        (0, 2, 0, 3),
    ]


def test_equal_texts_of_fewer_words_than_a_run_are_held_whole_in_both_directions():
    texts = ["one two three four", "One two three four", "one two three", plain(5), plain(5)]
    found = tokens.tokenize(texts)
    counted = np.ones(len(found.hashes), np.bool_)
    short = equal_short(found, 5, counted)
    assert list(zip(short.a.tolist(), short.b.tolist(), strict=True)) == [(0, 1), (1, 0)]
    assert (short.start.tolist(), short.stop.tolist()) == ([0, 4], [4, 8])
    counted[0] = False
    assert equal_short(found, 5, counted).a.tolist() == []


def test_words_in_marks_of_four_words_are_quoted_and_those_around_are_not():
    text = 'so "one two three four" end "one two three"'
    found = tokens.tokenize(["a b", text])
    kept = unquoted(["a b", text], found).tolist()
    assert kept == [True] * 3 + [False] * 4 + [True] * 4


# --- rewording, clusters, neighbours ---


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("One two three. Four five six.", [0, 3, 6]),
        ("One two. Three four five.", [0, 5]),
        ("One two three. Four five.", [0, 3, 5]),
        (plain(30), [0, 30]),
        (plain(31), [0, 15, 31]),
        (plain(61), [0, 20, 40, 61]),
        ("", [0]),
        ("One two three\nFour five six", [0, 3, 6]),
        ("One two three\nfour five six", [0, 6]),
    ],
)
def test_sentences_of_three_to_thirty_words_are_compared(text, bounds):
    starts = tokens.tokenize([text]).starts
    assert rewording._units(text, starts, PARAMS).tolist() == bounds


def test_no_more_pieces_of_a_text_are_compared_than_its_bound():
    text = "One two three. " * 5
    starts = tokens.tokenize([text]).starts
    assert rewording._units(text, starts, Params(max_units=2)).tolist() == [0, 3, 6]


@pytest.mark.parametrize(
    ("a", "b", "even"), [(10, 25, True), (10, 26, False), (25, 10, True), (26, 10, False)]
)
def test_one_side_of_a_region_is_at_most_two_and_a_half_times_as_long(a, b, even):
    region = rewording.Region(0, a, 0, b, 1.0, np.empty((0, 2), np.int64))
    assert rewording._even(region, PARAMS) is even


@pytest.mark.parametrize(
    ("places", "gap", "sets"),
    [
        ([(0, 0), (3, 3)], 3, 1),
        ([(0, 0), (4, 3)], 3, 2),
        ([(0, 0), (3, 4)], 3, 2),
        ([(0, 4), (3, 1)], 3, 1),
        ([(0, 4), (3, 0)], 3, 2),
        ([(0, 0), (0, 3), (0, 6)], 3, 1),
        ([(0, 0), (1, 0)], 0, 2),
    ],
)
def test_traces_near_each_other_on_both_sides_are_one_set(places, gap, sets):
    one, two = np.array(places).T
    assert len(list(rewording._near(one, two, gap))) == sets


def test_a_word_in_fewer_sentences_of_both_texts_is_heavier():
    texts = ["river wall one. river gate two.", "river wall three. stone four five."]
    batch = tokens.Batch(np.arange(2), texts, tokens.tokenize(texts))
    aside = np.zeros(len(batch.tokens.hashes), np.bool_)
    known = rewording.profiles(batch, [0, 1], aside, PARAMS)
    weights = rewording._weights(known[0], known[1])
    assert sorted(weights.round(4).tolist()) == sorted(
        [round(math.log(4 / n), 4) for n in (3, 2, 1, 1, 1)]
    )


def test_groups_are_joined_while_their_average_reaches_the_cut():
    scores = np.array([[1, 0.8, 0.4], [0.8, 1, 0.2], [0.4, 0.2, 1]])
    assert clusters(scores, 0.81) == [[0], [1], [2]]
    assert clusters(scores, 0.8) == [[0, 1], [2]]
    assert clusters(scores, 0.31) == [[0, 1], [2]]
    assert sorted(map(sorted, clusters(scores, 0.29))) == [[0, 1, 2]]
    four = np.array([[1, 0.9, 0, 0], [0.9, 1, 0.6, 0.3], [0, 0.6, 1, 0.3], [0, 0.3, 0.3, 1]])
    assert clusters(four, 0.3) == [[0, 1, 2], [3]]


def test_every_article_keeps_its_nearest_whatever_the_block_it_stands_in():
    rng = np.random.default_rng(3)
    rows = rng.random((300, 4))
    from scipy.sparse import csr_matrix

    a, b, score = _nearest(csr_matrix(rows), 2)
    whole = rows @ rows.T
    np.fill_diagonal(whole, -1)
    wanted = {
        (min(n, int(m)), max(n, int(m))) for n in range(300) for m in np.argsort(-whole[n])[:2]
    }
    assert set(zip(a.tolist(), b.tolist(), strict=True)) == wanted
    assert np.allclose(score, whole[a, b])
