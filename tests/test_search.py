"""Words looked for in a text as an editor means them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.search import hits


def found(text: str, words: str) -> list[str]:
    return [text[start:stop] for start, stop in hits(text, words)]


@pytest.mark.parametrize(("text", "words", "places"), [
    ("The Café opens.", "cafe", ["Café"]),
    ("The cafe\u0301 opens.", "CAFÉ", ["cafe\u0301"]),
    ("Town\nHall and town  hall.", "town hall", ["Town\nHall", "town  hall"]),
    ("“We’re in,” she said.", "\"we're in,\"", ["“We’re in,”"]),
    ("A nine–two vote", "nine-two", ["nine–two"]),
    ("po\u00adlice and po\u200blice", "police", ["po\u00adlice", "po\u200blice"]),
    ("Die Straße", "strasse", ["Straße"]),
    ("a.b and axb", "a.b", ["a.b"]),
    ("[link](x) $1 \\d", "](x) $1 \\d", ["](x) $1 \\d"]),
    ("aaaa", "aa", ["aa", "aa"]),
    ("0.\u2025", ".", [".", "\u2025"]),
    ("nothing", "something", []),
    ("nothing", " \u200b ", []),
    ("市议会周一宣布", "周一", ["周一"]),
])  # fmt: skip
def test_words_are_found_as_they_are_meant(text, words, places):
    assert found(text, words) == places


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 9))
def test_any_stretch_of_a_text_is_found_in_it(text, start, length):
    stretch = text[start : start + length]
    spans = hits(text, stretch)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_long_text_of_one_word_is_searched_in_linear_time():
    assert len(hits("a" * 1_000_000, "a" * 10 + "b")) == 0
    assert len(hits("T" + "\u0301" * 300_000, "t")) == 1


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("aaaa", "aa", ["aa", "aa"]),
        ("aaa", "aa", ["aa"]),
        ("a b\n\n a  b", "a b", ["a b", "a  b"]),
        ("ab", "a b", []),
        ("x…y", ".", ["…"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "s", ["S", "ß"]),
        ("cafe\u0301 x", "cafe", ["cafe\u0301"]),
        ("cafe\u0301 x", "caf", ["caf"]),
        ("so\u00ady", "soy", ["so\u00ady"]),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
        ("abc", "  ", []),
    ],
)
def test_words_are_found_each_place_once_with_what_belongs_to_it(text, words, found):
    assert [text[start:stop] for start, stop in hits(text, words)] == found
