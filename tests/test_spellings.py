"""Names spelt in two ways: a slip is asked about, house style and grammar are not."""

import pandas as pd
import pytest

from analysis import Story
from analysis.names.near_forms import one_style, transliterated

REST = " The inquiry opened in Leith on Monday. It will sit for a month, the clerk said."


def names(*texts: str) -> set[str]:
    """The names that findings ask about."""
    columns = {"article_id": list("abcd")[: len(texts)], "text": [text + REST for text in texts]}
    found = Story(pd.DataFrame(columns)).findings
    return set(found["sentence"][found["kind"].isin(["same name?", "name?"])])


def test_two_spellings_of_one_persons_full_name_are_a_finding():
    told = names("Moira Kincaid, the director, resigned. Ms Kincaid had been ill.",
                 "Maira Kincaid, the director, resigned. Ms Kincaid had been ill.")  # fmt: skip
    assert any("Moira" in one and "Maira" in one for one in told)


def test_a_lone_surname_that_is_nearly_that_of_a_full_name_is_a_finding():
    told = names("Edgar Halvorsen, the captain, spoke first. Mr Halvorsen wept.",
                 "The captain spoke first. Mr Halvorson wept as he was heard.")  # fmt: skip
    assert any("Halvorson" in one for one in told)


def test_a_short_form_is_no_other_spelling():
    assert not names("Moira Kincaid, the director, resigned. Ms Kincaid had been ill.",
                     "Ms Kincaid, the director, resigned. Kincaid had been ill.")  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Drusilla Marsh, the clerk", "Silla Marsh, the clerk"),
        ("Christopher Vane, the mayor", "Topher Vane, the mayor"),
        ("Pete Vane, the mayor", "Peter Vane, the mayor"),
        ("The premier, John H.W. Marsh", "The premier, John Henry William Marsh"),
    ],
)
def test_a_name_cut_at_either_end_or_to_initials_is_no_slip(a, b):
    assert names(f"{a}, resigned on Friday.", f"{b}, resigned on Friday.") == set()


def test_names_in_opposite_words_are_two_names():
    told = names("The North Leithian envoy left on Friday after talks with the board.",
                 "The South Leithian envoy left on Friday after talks with the board.")  # fmt: skip
    assert told == set()


def test_two_names_that_separate_reports_both_have_are_two_names():
    texts = [
        "Players of East Lothian met those of West Lothian on a wet pitch. East Lothian won.",
        "A late goal was enough: West Lothian lost, and East Lothian leads the table again.",
    ]
    columns = {"article_id": ["a", "b"], "text": texts}
    found = Story(pd.DataFrame(columns)).findings
    asked = set(found["sentence"][found["kind"].isin(["same name?", "name?"])])
    assert not {one for one in asked if "Lothian" in one}


def test_a_short_given_name_and_a_middle_name_left_out_are_no_slip():
    assert not names("Christopher Arlen, the pilot, was hurt. Mr Arlen is 40.",
                     "Chris Arlen, the pilot, was hurt. Mr Arlen is 40.")  # fmt: skip
    assert not names("Norma Elaine Arlen, the pilot, was hurt. Ms Arlen is 40.",
                     "Norma Arlen, the pilot, was hurt. Ms Arlen is 40.")  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("North-Sea Authority", "North Sea Authority"),
        ("Harbour Pilots", "Harbour Pilot"),
        ("Norway Labour Centre", "Norwayan Labor Center"),
        ("Edgar Halvorsen", "Edgar Halvorsen's"),
        ("Edgar HalvorsenREAD", "Edgar Halvorsen"),
        ("King Olaf's Hospital", "King Olaf Hospital"),
        ("Kings Hospital", "King’s Hospital"),
        ("BBR Radio", "NBR Radio"),
    ],
)
def test_style_grammar_and_glued_words_are_no_slip(a, b):
    assert one_style(a, b)
    assert one_style(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Edgar Halvorsen", "Edgar Halvorson"),
        ("Immigrants Welfare Board", "Immigrant Welfare Bord"),
        ("Geological Survey", "Geological Service"),
        ("Duncan McAllister", "Duncan McAlister"),
    ],
)
def test_a_slip_is_no_style(a, b):
    assert not one_style(a, b)
    assert not one_style(b, a)


def test_a_name_of_another_script_has_the_same_consonants():
    assert transliterated("Al Jazira", "al-Jazeera")
    assert not transliterated("Ahmedabad", "Allahabad")
