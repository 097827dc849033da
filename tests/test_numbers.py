"""Every number by which something is decided says what it is, and stands in the documents."""

from tests import numbers_page


def test_every_number_says_what_it_is():
    silent = [one for one in numbers_page.numbers() if len(one.said.split()) < 2]
    assert silent == [], "say below each what it counts and what it was measured on"


def test_the_page_of_numbers_is_as_the_code_is():
    kept = numbers_page.PAGE.read_text("utf-8")
    assert kept.splitlines() == numbers_page.page().splitlines(), "`make numbers`, read the diff"
