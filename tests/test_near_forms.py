"""Nearly equal names have one maker: what is a slip, what is style, and what is another person."""

import pytest

from analysis.names import near_forms
from analysis.names.person_match import same_given
from analysis.params import Params
from analysis.text import likeness

PARAMS = Params()


@pytest.mark.parametrize(("a", "b", "n"), [("cat", "cat", 0), ("ab", "ba", 1), ("abc", "axc", 1)])
def test_a_slip_is_a_letter_or_two_neighbours_that_change_places(a, b, n):
    assert likeness.slips(a, b, 2) == likeness.slips(b, a, 2) == n


def test_slips_are_counted_to_one_more_than_asked_for():
    assert likeness.slips("abcdef", "uvwxyz", 2) == 3


def test_the_beginning_of_a_word_counts_more_than_its_end():
    assert likeness.beginning("marsh", "marsk") > likeness.beginning("marsh", "garsh")
    assert likeness.letters("marsh", "marsk") == likeness.letters("marsh", "garsh")


@pytest.mark.parametrize(("a", "b"), [("brian ashe", "brain ashe"), ("fern river", "tern river")])
def test_one_slip_in_a_name_may_be_the_same_name(a, b):
    assert near_forms.are_near(a, b, PARAMS)


@pytest.mark.parametrize(("a", "b"), [("iran", "iraq"), ("route 52", "route 53"), ("ely", "ely")])
def test_short_names_and_figures_and_equal_names_are_no_slip(a, b):
    assert not near_forms.are_near(a, b, PARAMS)


def test_two_short_forms_of_a_given_name_ask_nothing_and_join_nobody():
    assert same_given("bill", "billy", both_short=True)
    assert not same_given("bill", "billy")
    assert not near_forms.may_be_one("bill", "billy", False, PARAMS)


@pytest.mark.parametrize("pair", [("belgium", "belgian"), ("vendôme", "vendome"), ("mt", "st")])
def test_a_people_an_accent_and_an_abbreviation_are_no_misspelt_name(pair):
    assert not near_forms.may_be_one(*pair, False, PARAMS)
