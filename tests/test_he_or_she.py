"""One maker tells he from she, for names, quotations and sentences held against each other."""

import pandas as pd
import pytest

from analysis import Story
from analysis.claims import sentence, subjects
from analysis.text import he_or_she


@pytest.mark.parametrize(("form", "gender"), [("he", "m"), ("hers", "f"), ("himself", "m")])
def test_every_form_of_a_pronoun_tells_its_gender_and_they_tells_none(form, gender):
    assert he_or_she.of_pronoun(form) == gender
    assert he_or_she.of_pronoun("they") == ""


def test_a_form_of_address_tells_a_gender_and_a_title_that_is_a_surname_does_not():
    assert [he_or_she.of_address(word) for word in ("dame", "lord", "dr")] == ["f", "m", ""]
    assert he_or_she.of_address("king") == ""
    assert he_or_she.of_titles(["king"]) == "m"


def test_titles_of_both_genders_tell_none():
    assert he_or_she.of_titles(["mr", "mrs"]) == ""
    assert he_or_she.of_titles([]) == ""


def test_a_sentence_has_its_pronouns_by_gender():
    roles = subjects.read(sentence.claim("a", 0, 0, "She told him that the plan was hers."))
    assert (roles.he, roles.she) == ((2,), (0, 7))


@pytest.mark.parametrize(("title", "is_told"), [("Dame", True), ("Lady", True), ("Sir", False)])
def test_a_title_beside_one_quotation_is_held_against_a_pronoun_beside_the_other(title, is_told):
    words = "We will open the gates of this park to every child in May"
    texts = [
        f'The park at Ostby was shut. "{words}," said {title} Alex Boyle.',
        f'A park opens at Ostby. "{words}," he said.',
    ]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).quote_variants
    assert ("pronoun" in set(found["change"])) == is_told
