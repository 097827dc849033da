"""Small rules of checking a draft: words held beside a quotation, figures and names."""

import numpy as np
import pytest

from analysis import Params
from analysis.distinctive import _is_telling, _parts, _terms, keyness
from analysis.draft import credited, figures, named, quoted, spoken
from analysis.draft.replies import DIFFERS, NO_SOURCE, SAME, UNSURE, check
from analysis.findings.standout import alone_in
from analysis.names.person_names import parse
from analysis.quote_variants.spoken_words import compared
from analysis.schema import Fact

PARAMS = Params()


def words(text):
    return list(compared(text, 0, len(text)))


SOURCE = (
    "They came. Ann Lee said the old harbour wall will not fall before the winter. It was late."
)


def held(said, there=SOURCE):
    return spoken.nearest(said, words(said), words(there), there)


def told(text, span):
    return text[slice(*span)]


@pytest.mark.parametrize(
    ("said", "silent", "indicated", "cut"),
    [
        ("the old harbour wall will not fall", None, None, ""),
        ("the old harbour wall will fall", ("will fall", "will not fall"), None, ""),
        (
            "the old [big] harbour wall will not fall",
            None,
            ("old [big] harbour", "old harbour"),
            "",
        ),
        ("the old harbour wall ... fall before", None, ("wall ... fall", "wall will not fall"), ""),
        ("the old harbour wall fall before", ("wall fall", "wall will not fall"), None, ""),
        ("the new harbour wall will not fall", ("new", "old"), None, ""),
        ("fall before the winter", None, None, "“not”: a denial"),
        ("the old harbour wall", None, None, ""),
    ],
)
def test_what_differs_from_the_nearest_words_is_told_and_whether_anything_shows_it(
    said, silent, indicated, cut
):
    found = held(said)
    for pair, expected in ((found.silent, silent), (found.indicated, indicated)):
        assert (pair and (told(said, pair[0]), told(SOURCE, pair[1]))) == expected
    assert found.cut == cut


def test_the_place_found_is_from_the_first_to_the_last_word_held():
    found = held("the old harbour wall will not fall")
    assert told(SOURCE, found.place) == "the old harbour wall will not fall"
    assert (found.share, found.content) == (1.0, 5)
    half = held("old harbour trains today")
    assert (half.share, half.content) == (0.5, 2)
    assert told(SOURCE, half.place) == "old harbour"
    assert held("trains today") is None


def test_the_window_is_where_most_weight_stands_and_half_as_long_again():
    other = words("one old wall " + "x " * 20 + "old harbour wall today")
    stems = [word.stem for word in words("old harbour wall")]
    weights = dict.fromkeys(stems, 1.0)
    assert spoken._window(stems, weights, other) == (23, 27)
    assert spoken._window(stems, weights, words("old harbour wall " + "x " * 20)) == (0, 8)
    assert spoken._window(stems, weights, words("x y z")) == (0, 0)


@pytest.mark.parametrize(
    ("block", "is_end"),
    [((2, 2, 0, 3), True), ((2, 2, 0, 4), False), ((2, 2, 9, 11), True), ((2, 2, 8, 11), False),
     ((2, 3, 0, 3), False)],
)  # fmt: skip
def test_what_only_the_other_has_before_or_behind_the_words_quoted_is_no_difference(block, is_end):
    assert spoken._is_end(block, 3, 9) is is_end


@pytest.mark.parametrize(
    ("block", "pared"),
    [((0, 2, 0, 5), (0, 2, 3, 5)), ((0, 5, 2, 5), (0, 5, 2, 5)), ((1, 3, 0, 5), (1, 3, 0, 5)),
     ((8, 10, 9, 15), (8, 10, 9, 11)), ((8, 10, 9, 10), (8, 10, 9, 10)),
     ((8, 9, 9, 15), (8, 9, 9, 15))],
)  # fmt: skip
def test_a_difference_at_an_end_is_no_longer_there_than_here(block, pared):
    assert spoken._pared(block, 5, 9, 10) == pared


# --- figures and names ---


def fact(low, high=None, kind="count", bound="", **more):
    high = low if high is None else high
    row = Fact("a", 0, 3, f"{low}", kind, f"{low}", "", "", bound, low, high, 1, 0)
    return row._replace(**more)


@pytest.mark.parametrize(
    ("ours", "theirs", "finer"),
    [
        (fact(813), fact(800, step=100), True),
        (fact(800, step=100), fact(813), False),
        (fact(813), fact(813, step=100), False),
        (fact(813), fact(800), False),
        (fact(800, 813), fact(800), True),
        (fact(813, bound="about"), fact(800, step=100), False),
        (fact(8, kind="measure", surface="8 km"),
         fact(5, kind="measure", surface="5 miles", step=2), False),
    ],
)  # fmt: skip
def test_a_draft_is_finer_than_its_source_when_its_figure_has_smaller_steps(ours, theirs, finer):
    assert figures._is_finer(ours, theirs) is finer


@pytest.mark.parametrize(
    ("ours", "theirs", "bare"),
    [
        (fact(74), fact(67, bound="at least"), True),
        (fact(67), fact(67, bound="at least"), False),
        (fact(74), fact(67), False),
        (fact(74, bound="at least"), fact(67, bound="at least"), True),
        (fact(74, bound="at most"), fact(67, bound="at least"), False),
        (fact(74, bound="about"), fact(67, bound="about"), False),
        (fact(74), fact(67, bound="about"), True),
    ],
)
def test_a_bound_is_no_source_for_another_number(ours, theirs, bare):
    assert figures._is_bare(ours, theirs) is bare


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (fact(10, surface="ten"), UNSURE),
        (fact(11, surface="eleven"), NO_SOURCE),
        (fact(10, surface="10"), NO_SOURCE),
        (fact(2, kind="ordinal", surface="second"), UNSURE),
        (fact(2, kind="age", surface="two"), NO_SOURCE),
    ],
)
def test_a_number_to_ten_in_words_that_nobody_has_may_be_told_otherwise(number, state):
    assert figures._settled(number, check("number", (0, 3), [])).state == state


def test_two_numbers_may_count_one_thing_when_a_word_is_common_or_unsaid():
    assert figures._one_head("old boats", "boat")
    assert figures._one_head("", "boat")
    assert figures._one_head("boats", "")
    assert not figures._one_head("people", "passengers")


def test_a_date_that_gives_less_leaves_the_rest_open():
    def day(value):
        return fact(0, kind="date", value=value, surface=value)

    assert figures._same(day("2026-04-03"), day("2026-04-03"), 1.0).state == SAME
    assert figures._same(day("2026-04-03"), day("2026-04"), 1.0).state == UNSURE
    assert figures._same(day("2026-04"), day("2026-04-03"), 1.0).state == SAME
    assert figures._same(fact(813), fact(800, step=100), 1.0).state == DIFFERS
    assert figures._same(fact(74), fact(67, bound="at least"), 1.0).state == UNSURE


@pytest.mark.parametrize(
    ("one", "two", "people"),
    [
        ("Scotland", "Scottish", True),
        ("Finland", "Finnish", True),
        ("Poland", "Polish", False),
        ("Iran", "Iranians", True),
        ("Austria", "Australians", False),
        ("Oman", "Omani", True),
        ("Germany", "German", True),
        ("Iranians", "Irish", False),
        ("Oman", "Omaha", False),
        ("Al", "Ali", False),
        ("Spain", "Sweden", False),
    ],
)
def test_a_place_and_its_people_have_one_stem_of_three_letters(one, two, people):
    assert named._one_people(one, two) is people
    assert named._one_people(two, one) is people


@pytest.mark.parametrize(
    ("one", "two", "share"),
    [
        ("Ann Lee", "Bo Lee", True),
        ("Ann Lee", "Ann Low", True),
        ("Ann Lee", "Ann Ray", False),
        ("Ann Lee", "Bo Low", False),
        ("Lee", "Bo Lee", False),
        ("Bo Lee", "Lee", False),
        ("Ann Mae Lee", "Ann Low", True),
    ],
)
def test_full_names_share_a_surname_or_a_given_name_and_the_letter_of_the_surname(one, two, share):
    assert named._share(parse(one).tokens, parse(two).tokens) is share


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ann  Lee's", "So ANN\nLEE went", (3, 10)),
        ("Ann Lee", "So Hann Lee went", None),
        ("Ann Lee", "So Ann Leed went", None),
        ("Ann Lee", "Ann. Lee went", None),
    ],
)
def test_a_name_is_looked_for_as_written_case_and_possessive_aside(name, text, found):
    assert named._written(name, text) == found


# --- what sets an article apart ---


def test_terms_are_runs_of_up_to_three_words_with_nothing_but_a_space_or_hyphen_between():
    found = _terms("Old harbour wall gate. Old-harbour, wall; the gate's 5 don't x gate")
    assert found.counts["old harbour wall"] == 1
    assert found.counts["old harbour"] == 2
    assert found.counts["harbour wall gate"] == 1
    assert "old harbour wall gate" not in found.counts
    assert "gate old" not in found.counts
    assert "wall gate" in found.counts
    assert found.counts["gate"] == 3
    assert found.n_words == 9
    assert found.places["old"] == (0, 3)
    text = "Council News. The council’s news"
    places = _terms(text).places
    assert text[slice(*places["council"])] == "council"
    assert text[slice(*places["news"])] == "news"


@pytest.mark.parametrize(
    ("word", "telling"),
    [("x", False), ("ox", True), ("5th", False), ("don't", False), ("we'll", False), ("b5", True)],
)
def test_a_term_has_two_letters_and_no_digit_first(word, telling):
    assert _is_telling(word) is telling
    assert _parts("a b") == ["a", "b"]


def test_keyness_rises_with_the_odds_here_and_is_nought_without_other_texts():
    here, there = np.array([4.0, 1.0]), np.array([0.0, 9.0])
    ours = 4 + 0.5 * 4
    theirs = 0.5 * 4
    rest, other = 10 + 0.5 * 30 - ours, 20 + 0.5 * 30 - theirs
    by_hand = (np.log(ours / rest) - np.log(theirs / other)) / np.sqrt(1 / ours + 1 / theirs)
    assert keyness(here, there, 10, 20, 0.5)[0] == pytest.approx(by_hand)
    assert keyness(here, there, 10, 0, 0.5).tolist() == [0.0, 0.0]
    assert np.isfinite(keyness(np.array([3.0]), np.array([0.0]), 3, 1, 0.0001)).all()


@pytest.mark.parametrize(
    ("sides", "alone"),
    [
        ([{"A", "B"}, {"C"}, {"D"}], {"C", "D"}),
        ([{"A"}, {"B"}], set()),
        ([{"A", "B"}, {"A"}], set()),
        ([{"A", "B"}, {"C", "D"}], set()),
        ([{"A", "B"}, {"C"}], {"C"}),
    ],
)
def test_an_article_stands_alone_where_two_others_agree_on_another_reading(sides, alone):
    assert alone_in(sides) == alone


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("PERSON", "PERSON", True),
        ("PERSON", None, True),
        (None, "ORG", True),
        (None, None, True),
        ("PERSON", "ORG", False),
    ],
)
def test_a_speaker_of_a_known_kind_is_held_against_his_like_or_the_unknown(one, other, is_one):
    assert credited._one_kind(one, other) == is_one


@pytest.mark.parametrize(
    ("words", "share", "content", "answers"),
    [
        ("we will open in May", PARAMS.draft_reading, 2, True),
        ("we will open in May", PARAMS.draft_reading, 1, False),
        ("we will open in May", PARAMS.draft_reading - 0.01, 5, False),
        ("open", 1.0, 1, True),
        ("open", 0.99, 1, False),
    ],
)
def test_words_answer_a_quotation_by_share_and_content_and_a_term_whole(
    words, share, content, answers
):
    held = spoken.HeldWords((0, 4), share, content, None, None)
    assert quoted._answers(held, words.split(), PARAMS) is answers
