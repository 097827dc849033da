"""People, companies, headlines and credits: the extent and the type of names, kind by kind."""

import pandas as pd
import pytest

from analysis import Story
from analysis.names import page_lines
from analysis.names.company_clues import company_votes
from analysis.names.extents import office_holders


def entities(*texts: str) -> dict[str, tuple[str, int]]:
    ids = [f"t{n}" for n in range(len(texts))]
    found = Story(pd.DataFrame({"article_id": ids, "text": list(texts)})).entities
    return {row.name: (row.type, row.n_mentions) for row in found.itertuples()}


PARTICLES = {
    "Pieter van der Meer, the pilot, left. Ms van der Meer said no.": "Pieter van der Meer",
    "Ana de la Rosa, the judge, left. Ms de la Rosa said no.": "Ana de la Rosa",
    "Khalid bin Rashid, the envoy, left. Mr bin Rashid said no.": "Khalid bin Rashid",
    "Omar al-Sayed, the clerk, left. Mr al-Sayed said no.": "Omar al-Sayed",
    "Alan von Hess, the chairman, left. Mr von Hess said no.": "Alan von Hess",
}


@pytest.mark.parametrize("text", PARTICLES)
def test_particles_belong_to_the_name_that_they_stand_in(text):
    assert entities(text) == {PARTICLES[text]: ("PERSON", 2)}


def test_a_small_word_that_is_no_particle_joins_nothing():
    found = entities("What do Smith and Jones want? On Monday Lena Dahl of Oslo spoke.")
    assert "Lena Dahl" in found
    assert not {name for name in found if name.startswith("do ") or "Monday" in name}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ana Diaz-Roca, a cook, won.", "The cook Ana Diaz Roca won."),
        ("Luis Garcia-Lopez, a cook, won.", "Mr Garcia Lopez smiled."),
    ],
)
def test_a_double_surname_is_one_with_hyphen_or_space(one, two):
    assert len(entities(one, two)) == 1


def test_two_double_surnames_that_differ_stay_apart():
    found = entities("Ana Diaz-Roca, a cook, won.", "Ana Diaz Ruiz, a cook, lost.")
    assert set(found) == {"Ana Diaz-Roca", "Ana Diaz Ruiz"}


@pytest.mark.parametrize(
    "full", ["William 'Buck' Tanner", 'William "Buck" Tanner', "William (Buck) Tanner"]
)
def test_a_nickname_in_marks_is_inside_the_name(full):
    found = entities(f"{full}, a docker, left the port. Mr Tanner spoke. Buck Tanner said no.")
    assert found == {full: ("PERSON", 3)}


def test_words_in_marks_behind_a_name_are_no_nickname():
    found = entities("Lena Dahl (Labour) left. “Enough” Omar Sayed said.")
    assert {"Lena Dahl", "Omar Sayed"} <= set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lord Justice Bean ruled against the port.", "Bean"),
        ("Mrs Justice Thornbury said yes.", "Thornbury"),
        ("SNP MSP Kirsty Blane said no.", "Kirsty Blane"),
        ("Tory MP Sir Peter Bone said so.", "Peter Bone"),
        ("Former minister for Children and Families Tom Ashby said so.", "Tom Ashby"),
        ("Ex-secretary of state for Health and Social Care Imran Vale said no.", "Imran Vale"),
    ],
)
def test_titles_before_a_name_hide_nobody(text, name):
    assert entities(text).get(name, ("",))[0] == "PERSON"


def test_an_office_without_its_holder_names_nobody():
    for office in ("Rural and Island Affairs", "Work and Pensions", "Higher Education Reform"):
        assert office_holders(f"The minister for {office} said no.") == []


@pytest.mark.parametrize("surname", ["Hill", "Street", "Field", "Rivers", "Wood", "Park"])
def test_a_surname_that_is_a_kind_of_place_is_a_person(surname):
    text = f"Helena {surname} resigned. Ms {surname} gave no reason. {surname} told the board so."
    assert entities(text) == {f"Helena {surname}": ("PERSON", 3)}


def test_a_place_with_a_given_name_stays_a_place():
    found = entities("Victoria Falls drew crowds. The walkers met at Victoria Falls on Monday.")
    assert found == {"Victoria Falls": ("LOC", 2)}


def test_a_man_with_the_name_of_a_city_and_the_city_stand_apart():
    text = "Jack London, the mayor, left London. Mr London was ill. In London, people cheered."
    assert entities(text) == {"Jack London": ("PERSON", 2), "London": ("GPE", 2)}


@pytest.mark.parametrize("name", ["Arthur Andersen", "Dorothy Perkins", "Hollis Foods"])
def test_what_has_shares_and_staff_is_a_company(name):
    text = f"{name} said it would shut a plant. {name} has 40 shops. Shares in {name} fell."
    assert entities(text) == {name: ("ORG", 3)}


def test_a_person_who_speaks_of_it_or_owns_a_company_stays_a_person():
    text = "Jane Holt said it would be wrong. Shares in Jane Holt’s firm fell. Ms Holt left."
    assert entities(text)["Jane Holt"][0] == "PERSON"


@pytest.mark.parametrize(
    ("before", "after", "votes"),
    [
        ("investors in ", " sued", True),
        ("the retailer ", " closed", True),
        ("", " said its profits rose", True),
        ("", " shares fell", True),
        ("", " announced that it will merge", True),
        ("", " said it was raining", False),
        ("", " said it would take time", False),
        ("a friend of ", " said", False),
        ("shares in ", "’s firm", False),
    ],
)
def test_words_beside_a_name_say_whether_it_is_a_company(before, after, votes):
    assert bool(company_votes(before, after)) is votes


def test_a_headline_in_capitals_names_whom_the_story_names():
    found = entities(
        "OMAR SAYED RESIGNS AS MAYOR OF HARNHAM\n\nOmar Sayed resigned in Harnham on Monday.",
        "LIVE: Mayor Sayed Faces New Calls To Quit\n\nMr Sayed stayed away.",
    )
    assert set(found) == {"Omar Sayed", "Harnham"}
    assert found["Omar Sayed"] == ("PERSON", 4)


def test_a_headline_names_nobody_by_its_verbs():
    found = entities("Ferry Sinks Off Coast As Crew Flees\n\nThe ferry sank. The crew fled.")
    assert found == {}


@pytest.mark.parametrize(("small", "is_one"), [("with", True), ("under", False)])
def test_small_words_of_a_headline_have_three_letters_and_from_the_fourth_on_four(small, is_one):
    line = f"Board To Shut The Old Pier At End of May in Marlow as Ships Leave {small} New Rules"
    assert bool(page_lines.headlines(f"{line}\nThe board met.")) is is_one
    line = f"Board To Shut The Old Pier {small} New Rules"
    assert page_lines.headlines(f"{line}\nThe board met.") == []


def test_a_name_on_a_line_of_its_own_is_no_headline():
    assert page_lines.headlines("Marlow Bay Harbour Board\nOmar Sayed\nThe board met.") == []


@pytest.mark.parametrize(
    "line",
    [
        "Photograph: Ola Berg/Reuters",
        "Image: Ola Berg",
        "(AP Photo/Ola Berg)",
        "Ola Berg/AFP via Getty Images",
        "REUTERS/Ola Berg",
        "Reporting by Ola Berg; editing by Tim Marsh",
        "Last updated: 3 May 2024 at 09:15 BST",
        "Picture: Ola Berg for the Gazette",
    ],
)
def test_credits_and_stamps_name_nobody_of_the_story(line):
    assert entities(f"{line}\n\nLena Dahl left at noon.") == {"Lena Dahl": ("PERSON", 1)}


def test_what_only_looks_like_a_credit_names_its_people():
    found = entities(
        "Ola Berg was in the picture: Lena Dahl left, and the Harnham/Ely line closed.\n\n"
        "The photograph of Omar Sayed sold for £40."
    )
    assert {"Ola Berg", "Lena Dahl", "Omar Sayed"} <= set(found)


def test_a_time_zone_is_no_name_and_a_union_with_its_letters_is():
    found = entities("Polls close at 5pm GMT and 8pm EST, said the IST, a union. The IST met.")
    assert "IST" in found
    assert not {"GMT", "EST"} & set(found)
