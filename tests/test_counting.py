"""Months, days, number words and places come from their lists, in order."""

import pytest

from analysis.facts import ordinals
from analysis.ingest.dates import iso_date
from analysis.text import calendar, counting
from analysis.text.spelling import spelling


def test_the_calendar_is_in_order_whatever_the_order_of_its_list():
    assert calendar.MONTHS[0] == "january"
    assert calendar.MONTHS[11] == "december"
    assert calendar.WEEKDAYS[::6] == ("monday", "sunday")
    assert [iso_date(f"3 {month} 2024")[5:7] for month in calendar.MONTHS] == [
        f"{n:02d}" for n in range(1, 13)
    ]


def test_ones_and_tens_are_complete_and_a_second_spelling_is_no_ten():
    assert len(counting.ONES) == 9
    assert counting.TENS[2] == "forty"
    assert len(counting.TENS) == 8


@pytest.mark.parametrize(("word", "n"), [("third", 3), ("twentieth", 20), ("ninety-ninth", 99)])
def test_every_place_to_the_ninety_ninth_is_known(word, n):
    assert counting.PLACES[word] == n
    assert ordinals.place(word) == n
    assert sorted(counting.PLACES.values()) == list(range(1, 100))


@pytest.mark.parametrize(("a", "b"), [("forty", "40"), ("third", "3rd"), ("grey", "gray")])
def test_a_number_in_words_is_spelt_as_its_figure(a, b):
    assert spelling(a) == spelling(b)


def test_places_beyond_the_tenth_and_zero_keep_their_spelling():
    assert [spelling(word) for word in ("eleventh", "zero")] == ["eleventh", "zero"]
