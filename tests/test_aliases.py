"""Names of one story joined to persons, organisations and places."""

import random
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.names import aliases, near_names
from analysis.names.aliases import same_person
from analysis.names.person_names import parse
from analysis.params import Params

PARAMS = Params()


def made(*names: tuple[str, str, str], params: Params = PARAMS) -> pd.DataFrame:
    """Mentions from (article, surface, type), each at a place of its own."""
    rows = [
        (article, n * 100, n * 100 + len(name), name, kind)
        for n, (article, name, kind) in enumerate(names)
    ]
    return aliases.mentions(rows, "test", params)


def is_one(mentions: pd.DataFrame) -> bool:
    return len(set(mentions["entity_id"])) == 1


def entity_of(mentions: pd.DataFrame, surface: str) -> list[int]:
    return sorted(set(mentions.loc[mentions["surface"] == surface, "entity_id"]))


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("Ms Orla Finnegan", ("orla", "finnegan")),
        ("former Deputy Mayor Orla Finnegan's", ("orla", "finnegan")),
        ("Finnegan’s", ("finnegan",)),
        ("Harnham Mayor Orla Finnegan", ("orla", "finnegan")),
        ("attorney , Orla Finnegan", ("orla", "finnegan")),
        ("Orla Finnegan, 47", ("orla", "finnegan")),
        ("Orla M . Finnegan , MD", ("orla", "m", "finnegan")),
        ("the council's lawyer, Orla Finnegan", ("orla", "finnegan")),
        ("Piet van der Meulen Jr.", ("piet", "van", "der", "meulen")),
        ("T.J. Mbeki", ("t", "j", "mbeki")),
        ("Former AMA trustee Dr . Finnegan", ("finnegan",)),
        ("Harnham police Chief Finnegan", ("finnegan",)),
        ("ORLA FINNEGAN", ("orla", "finnegan")),
    ],
)
def test_titles_possessives_and_descriptions_are_no_part_of_a_name(written, tokens):
    assert parse(written).tokens == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Orla Finnegan", "Finnegan"),
        ("Orla Finnegan", "Ms. Finnegan's"),
        ("Orla Jane Finnegan", "Orla Finnegan"),
        ("Orla J. Finnegan", "Orla Jane Finnegan"),
        ("O. Finnegan", "Orla Finnegan"),
        ("William Adeyemi", "Bill Adeyemi"),
        ("Zoë Müller", "Zoe Muller"),
        ('Robert "Buster" Kane', "Buster Kane"),
        ("Lars Erik Boe Hansen", "Boe Hansen"),
        ("Marisol Vega", "MaVe"),
        ("Mr. Martin Kane Sr.", "Martin Kane"),
        ("Orla Finnegan", "Orla"),
        ("coach Orla Finnegan", "Coach"),
    ],
)
def test_forms_of_one_name_are_one_person(one, other):
    assert len(set(same_person([one, other]))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tim Brandt", "Tom Brandt"),
        ("Jon Brandt", "John Brandt"),
        ("Erik Lindqvist", "Erik Lindkvist"),
        ("Martin Kane Jr.", "Martin Kane Sr."),
        ("Mr Okafor", "Ms Okafor"),
        ("Ann Brandt", "Ann Kane"),
        ("J. Paul Brandt", "J. Peter Brandt"),
    ],
)
def test_names_that_nothing_explains_stay_apart(one, other):
    assert same_person([one, other]) == [0, 1]


def test_a_surname_that_two_bear_goes_to_the_one_named_last():
    assert same_person(["Ada Kane", "Ben Kane", "Kane", "Ada Kane", "Kane"]) == [0, 1, 1, 0, 0]


def test_a_title_tells_two_bearers_of_a_surname_apart():
    assert same_person(["Roger Kane", "Susan Kane", "Mr Kane", "Mrs Kane"]) == [0, 1, 0, 1]


def test_a_shared_surname_in_an_article_that_names_neither_stays_by_itself():
    rows = made(("a", "Ada Kane", "PERSON"), ("a", "Ben Kane", "PERSON"), ("b", "Kane", "PERSON"))
    assert rows["entity_id"].nunique() == 3


def test_no_names_make_no_groups():
    assert same_person([]) == []


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_strings_are_numbered_from_0_without_gaps(names):
    numbers = same_person(names)
    assert len(numbers) == len(names)
    assert sorted(set(numbers)) == list(range(len(set(numbers))))


def test_a_person_taken_for_an_organisation_is_a_person_by_the_surname():
    rows = made(
        ("a", "Orla Finnegan", "PERSON"), ("a", "Finnegan", "ORG"), ("b", "Finnegan", "ORG")
    )
    assert rows["type"].tolist() == ["PERSON"] * 3
    assert is_one(rows)


def test_a_well_known_place_is_not_made_a_person_by_a_namesake():
    rows = made(("a", "Paul London", "PERSON"), ("a", "London", "GPE"), ("b", "London", "GPE"))
    assert rows["type"].tolist() == ["PERSON", "GPE", "GPE"]


@pytest.mark.parametrize(
    ("long", "short", "kind"),
    [
        ("Harnham Rowing Club", "HRC", "ORG"),
        ("United States", "U.S.", "GPE"),
        ("Britain", "UK", "GPE"),
        ("Department of Fisheries", "Fisheries Department", "ORG"),
        ("Brindle & Sons Ltd", "Brindle and Sons", "ORG"),
        ("Harnham Town Council", "Town Council", "ORG"),
        ("League of Harnham Rowers", "League", "ORG"),
        ("Norwegians", "Norwegian", "NORP"),
    ],
)
def test_short_and_long_forms_of_a_body_or_place_are_one(long, short, kind):
    assert is_one(made(("a", long, kind), ("a", short, kind)))


def test_initials_that_fit_two_names_are_joined_to_neither():
    rows = made(
        ("a", "Harnham Rowing Club", "ORG"),
        ("a", "Hull Racing Company X", "ORG"),
        ("a", "HRC", "ORG"),
    )
    assert rows["entity_id"].nunique() >= 2


def test_one_entity_has_one_type_by_vote():
    rows = made(("a", "Brindle", "ORG"), ("b", "Brindle", "ORG"), ("c", "Brindle", "GPE"))
    assert set(rows["type"]) == {"ORG"}


def test_entities_are_listed_by_their_full_name_with_the_other_forms():
    rows = made(
        ("a", "Orla Finnegan", "PERSON"), ("a", "Finnegan", "PERSON"), ("b", "Finnegan", "PERSON")
    )
    [entity] = list(aliases.entities(rows).itertuples(index=False))
    assert tuple(entity) == (0, "Orla Finnegan", "PERSON", "Finnegan", 3, 2)


def test_an_editor_joins_two_names_and_undoes_it():
    names = [("a", "Tim Brandt", "PERSON"), ("b", "Tom Brandt", "PERSON")]
    joined = replace(PARAMS, same_names=(("Tom Brandt", "Tim Brandt"),))
    assert is_one(made(*names, params=joined))
    assert made(*names)["entity_id"].nunique() == 2


def test_an_editor_parts_two_names_and_undoes_it():
    names = [
        ("a", "Orla Finnegan", "PERSON"),
        ("a", "Finnegan", "PERSON"),
        ("b", "Finnegan", "PERSON"),
    ]
    parted = replace(PARAMS, different_names=(("Orla Finnegan", "Finnegan"),))
    rows = made(*names, params=parted)
    assert entity_of(rows, "Finnegan") != entity_of(rows, "Orla Finnegan")
    assert is_one(made(*names))


def test_an_editor_names_somebody_who_is_not_there_and_nothing_happens():
    names = [("a", "Orla Finnegan", "PERSON")]
    params = replace(
        PARAMS, same_names=(("X", "Orla Finnegan"),), different_names=(("Orla Finnegan", "Y"),)
    )
    pd.testing.assert_frame_equal(made(*names, params=params), made(*names))


def test_entities_do_not_depend_on_the_order_of_the_rows():
    names = [
        "Orla Finnegan",
        "Finnegan",
        "Ada Kane",
        "Ben Kane",
        "Kane",
        "Harnham Rowing Club",
        "HRC",
    ]
    rows = [
        (article, n * 50, n * 50 + len(name), name, "ORG" if "H" in name else "PERSON")
        for article in "abc"
        for n, name in enumerate(names)
    ]
    shuffled = random.Random(1).sample(rows, len(rows))
    pd.testing.assert_frame_equal(aliases.mentions(rows, ""), aliases.mentions(shuffled, ""))


def test_no_names_make_empty_tables_with_their_columns():
    rows = aliases.mentions([], "")
    listed = aliases.entities(rows)
    assert list(rows.columns) == list(schema.Mention._fields)
    assert list(listed.columns) == list(schema.Entity._fields)
    assert list(near_names.near_names(listed, PARAMS).columns) == list(schema.NearName._fields)


def near(*names: str, kind: str = "PERSON") -> list[tuple[str, str]]:
    listed = aliases.entities(made(*(("a", name, kind) for name in names)))
    rows = near_names.near_names(listed, PARAMS)
    return list(zip(rows["name_a"], rows["name_b"], strict=True))


def test_names_a_slip_apart_are_asked_about():
    assert near("Tom Brandt", "Tim Brandt") == [("Tim Brandt", "Tom Brandt")]
    assert near("Erik Lindqvist", "Erik Lindkvist") == [("Erik Lindkvist", "Erik Lindqvist")]
    bodies = "Harnham and District Archers", "Harnham and Districts Archers"
    assert near(*bodies, kind="ORG") == [bodies]


def test_names_of_different_people_are_not_asked_about():
    assert near("Jack Brandt", "Henrietta Brandt", "Jack Kane", "Iran", "Iraq") == []
    assert near("Channel 4", "Channel 5", kind="ORG") == []


@given(
    st.lists(
        st.sampled_from(["Tim Brandt", "Tom Brandt", "Brandt", "Ada", "HRC", "", "É."]), max_size=9
    )
)
def test_every_mention_belongs_to_a_listed_entity(names):
    rows = made(*(("a", name, "PERSON") for name in names))
    listed = aliases.entities(rows)
    assert Counter(rows["entity_id"]) == Counter(
        dict(zip(listed["entity_id"], listed["n_mentions"], strict=True))
    )
    assert listed["entity_id"].tolist() == list(range(len(listed)))
