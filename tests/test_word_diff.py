"""Word differences: what is kept, what is replaced, and that every word has its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.word_diff import Change, changed_words, diff
from analysis.alignment.word_runs import matches
from analysis.params import Params
from tests.growth import steep

WORDS = [
    "the",
    "of",
    "not",
    "vote",
    "votes",
    "city",
    "Mayor",
    "2.5",
    "2,500",
    "$",
    "non-party",
    "we’re",
    "a",
]
SIGNS = [" ", " ", ", ", ". ", " – ", " “", "” ", "-"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=14).map(
    lambda parts: "".join(word + sign for word, sign in parts)
)
ANY = st.one_of(TEXTS, st.text(max_size=60))


def shown(a, b):
    return [(c.op, a[c.start_a : c.stop_a], b[c.start_b : c.stop_b]) for c in diff(a, b)]


def loud(a, b):
    return [change for change in shown(a, b) if change[0] not in {"same", "punctuation"}]


def test_a_replaced_word_stands_beside_the_word_that_replaced_it():
    a = "The order would prevent agents from entering."
    assert loud(a, "The order will prevent agents from entering.") == [
        ("replaced", "would", "will")
    ]


def test_a_lost_negation_is_a_dropped_word():
    a, b = "The tax will not rise this year.", "The tax will rise this year."
    assert loud(a, b) == [("only_a", "not", "")]


def test_case_and_quote_style_are_no_changes():
    assert {op for op, *_ in shown('He said "We’re in".', "he said “we're in”.")} == {"same"}


def test_dashes_commas_and_hyphens_stay_quiet():
    a, b = (
        "The port - the largest - has a non-profit owner.",
        "The port — the largest, has a nonprofit owner.",
    )
    assert loud(a, b) == []
    assert ("punctuation", "non-profit", "nonprofit") in shown(a, b)


def test_a_lone_article_between_two_changes_is_no_kept_text():
    a = "Officials praised the plan of last year"
    b = "Officials condemned the budget of next month"
    assert loud(a, b) == [
        ("replaced", "praised the plan of last year", "condemned the budget of next month")
    ]


def test_two_forms_of_one_word_are_shown_side_by_side():
    a, b = "It prohibits the sharing of data.", "It prohibited all sharing of data."
    assert ("replaced", "prohibits", "prohibited") in loud(a, b)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("It cost $2.5 million.", "It cost $25 million.", ("2.5", "25")),
        ("It cost $5 million.", "It cost £5 million.", ("$", "£")),
        ("Some 5 000 came.", "Some 50 00 came.", ("5 000", "50 00")),
    ],
)
def test_a_changed_number_or_currency_is_never_punctuation(a, b, words):
    assert loud(a, b) == [("replaced", *words)]


def test_a_separator_of_thousands_is_no_change():
    assert loud("Some 12,500 people came.", "Some 12500 people came.") == []


def test_changed_words_are_given_for_both_sides():
    a, b = "She said it was late.", "He said it was very late."
    left, right = changed_words(a, b)
    assert [a[start:stop] for start, stop in left] == ["She"]
    assert [b[start:stop] for start, stop in right] == ["He", "very"]


def test_texts_without_words_are_compared_by_their_signs():
    assert diff("", "") == []
    assert diff("...", "!") == [Change("punctuation", 0, 3, 0, 1)]
    assert shown("", "Late.") == [("only_b", "", "Late")]


def word_places(text):
    from analysis.text.normalize import WORD

    return [m.span() for m in WORD.finditer(text)]


@given(ANY, ANY)
def test_every_word_stands_in_exactly_one_change_in_order(a, b):
    changes = diff(a, b)
    for text, start, stop in ((a, 1, 2), (b, 3, 4)):
        reach = 0
        covered = []
        for change in changes:
            assert reach <= change[start] <= change[stop] <= len(text)
            reach = change[stop]
            covered.append((change[start], change[stop]))
        for first, last in word_places(text):
            assert sum(x <= first and last <= y for x, y in covered) == 1


@given(ANY)
def test_a_text_against_itself_has_only_kept_words(text):
    assert {change.op for change in diff(text, text)} <= {"same"}


@given(ANY, ANY)
def test_swapping_the_texts_swaps_the_changes(a, b):
    turned = {"only_a": "only_b", "only_b": "only_a"}
    assert diff(b, a) == [
        Change(turned.get(c.op, c.op), c.start_b, c.stop_b, c.start_a, c.stop_a) for c in diff(a, b)
    ]


@given(TEXTS, TEXTS)
def test_kept_words_are_the_same_words(a, b):
    from analysis.text.normalize import words

    for op, one, other in shown(a, b):
        if op == "same":
            assert [w.replace(",", "") for w in words(one).folded] == [
                w.replace(",", "") for w in words(other).folded
            ] or one.replace(",", "") == other.replace(",", "")


def test_long_texts_are_compared_in_bounded_time():
    many = " ".join(f"w{n * 7919 % 9973}" for n in range(60_000))
    assert len(diff(many, many.replace("w77 ", "x ", 1))) == 3
    assert not steep(lambda n: diff("same " * 6 * n, "same " * 5 * n + "other"), 2_500)
    assert not steep(lambda n: diff("a" * n, "b" * n), 250_000)


def test_long_texts_are_cut_at_words_that_both_hold_once():
    a = [f"w{n}" for n in range(3_000)]
    b = [*a[:1_000], "new", *a[1_000:2_000], *a[2_001:]]
    kept = matches(a, b, Params())
    assert len(kept) == 2_999
    assert all(a[i] == b[j] for i, j in kept)


@pytest.mark.parametrize(
    ("one", "two", "changed"),
    [
        ("It was -7 degrees.", "It was 7 degrees.", True),
        ("It was −7 degrees.", "It was 7 degrees.", True),
        ("It lost -£3m.", "It lost £3m.", True),
        ("It was −7 degrees.", "It was -7 degrees.", False),
        ("A 10-12 metre wall.", "A 10–12 metre wall.", False),
    ],
)
def test_a_minus_is_a_changed_word_and_a_dash_of_a_range_is_not(one, two, changed):
    assert any(changed_words(one, two)) is changed
