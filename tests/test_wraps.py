"""Line ends that a typesetter made: what speaks for them and what against."""

import pytest

from analysis.text import wraps
from analysis.text.wraps import line_ends, paragraphs


def end(size: int = 58, next_word: int = 5, **more) -> wraps._End:
    """A line of so many letters that breaks a sentence, before a word of so many."""
    given = {"is_ended": False, "is_lower": True, "is_broken": False, "is_rest": False} | more
    return wraps._End(size, size + 1, size, 58, next_word, **given)


@pytest.mark.parametrize(
    ("size", "next_word", "broken", "full"),
    [(50, 5, False, True), (49, 5, False, False), (49, 6, False, True), (9, 1, True, True)],
)
def test_a_line_is_full_without_room_for_the_next_word_and_some_slack(
    size, next_word, broken, full
):
    """At 60 letters a line may lack five."""
    assert wraps._is_full(end(size, next_word, is_broken=broken), 60) is full


FULL, SHORT = end(), end(20)
ENDED = end(is_ended=True)


@pytest.mark.parametrize(
    ("block", "width", "wrapped"),
    [
        ([FULL] * 3, 60, True),
        ([end(39)] * 3, 40, True),
        ([end(38)] * 3, 39, False),
        ([end(119)] * 3, 120, True),
        ([end(120)] * 3, 121, False),
        ([FULL] * 9 + [SHORT], 60, True),
        ([FULL] * 8 + [SHORT], 60, False),
        ([FULL] * 9 + [end(20, is_rest=True)] * 3, 60, True),
        ([FULL] * 4 + [ENDED] * 2, 60, True),
        ([FULL] * 3 + [ENDED] * 2, 60, False),
        ([FULL] * 3 + [end(20, is_ended=True)] * 9, 60, True),
        ([FULL] + [end(is_lower=False)] * 3, 60, True),
        ([FULL] + [end(is_lower=False)] * 4, 60, False),
        ([end(20, is_lower=False)] + [FULL] * 3, 60, True),
        ([SHORT] + [FULL] * 3, 60, False),
        ([end(20, is_lower=False)], 60, False),
    ],
)
def test_prose_was_wrapped_when_nearly_all_its_lines_are_full_and_some_go_on_small(
    block, width, wrapped
):
    """Between 40 and 120 letters, nine of ten lines full, one of four followed by a small letter,
    fewer than two of three ended by a sentence; a headline before it does not count."""
    assert wraps._is_wrapped(block, width) is wrapped


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One line\nand two", 2),
        ("\n\nOne line\n\n\n", 1),
        ("", 0),
        ("  \n ", 0),
    ],
)
def test_without_a_wrapped_text_every_line_is_a_paragraph(text, count):
    assert len(list(paragraphs(text))) == count


WIDE = "The board said on Monday that no ferry would run to"
"""A line of 51 letters."""


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("the island before the spring.", True),
        ("  the island before the spring.", False),
        ("\nthe island before the spring.", False),
        ("- the island before the spring.", False),
        ("12. the island before the spring.", False),
        ("1234. the island before spring.", True),
        ("£5m islands before the spring.", True),
        ("12 islands before the spring.", True),
        ("“the island” before the spring.", True),
        ("The island before the spring.", False),
    ],
)
def test_a_line_is_joined_to_one_that_goes_on_small_and_opens_no_item(second, joined):
    assert len(wraps.wraps(f"{WIDE}\n{second}")) == int(joined)


@pytest.mark.parametrize("mark", [".", "!", "?", ":", "…", ".”", "!)"])
def test_a_line_that_ends_a_sentence_is_joined_to_none(mark):
    assert wraps.wraps(f"{WIDE[:-1]}{mark}\nthe island before the spring.") == []


def mended(text: str, known: frozenset[str] = frozenset()) -> str:
    for start, stop, new in reversed(line_ends(text, known)):
        text = text[:start] + new + text[stop:]
    return text


@pytest.mark.parametrize(
    ("text", "known", "whole"),
    [
        ("a life-\nboat", "", "a lifeboat"),
        ("a life-\nboat", "life-boat", "a life-boat"),
        ("a life-\nboat", "life-boat lifeboat", "a lifeboat"),
        ("a life-\nboat", "lifeboat", "a lifeboat"),
        ("a life-\nBoat", "", "a life-Boat"),
        ("a self-\nmade", "", "a self-made"),
        ("a man-of-\nwar", "", "a man-of-war"),
        ("in 1990-\n91", "", "in 1990-\n91"),
        ("a pre-\nand post-war", "", "a pre- and post-war"),
        ("one\r\ntwo\rthree\u2028four", "", "one\ntwo\nthree\nfour"),
    ],
)
def test_a_word_broken_at_a_lines_end_is_written_as_elsewhere_or_as_such_words_are(
    text, known, whole
):
    assert mended(text, frozenset(known.split())) == whole
