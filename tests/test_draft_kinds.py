"""Each kind of place of a draft: what is raised, and a near neighbour that is not."""

import pytest

from tests.draft_stories import raised, rows, story

NO = "no source among these texts"
COUNCIL = (
    "The council of Norwick will not close the swimming pool, its leader, Marta Kovacs, said on "
    "Tuesday. "
    "“We have found 84,000 pounds for a new boiler, and we will keep every lane open,” she said. "
    "At least 67 people signed a petition on 3 May. Some 1,250 children learn to swim there."
)
OTHER = (
    "Norwick keeps its pool. Marta Kovacs, who leads the council, told reporters that money for a "
    "boiler had been found. “We will keep every lane open,” Kovacs said. The petition of 3 "
    "May had 67 names."
)


@pytest.fixture(scope="module")
def council():
    return story(COUNCIL, OTHER)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("A new boiler costs £84,000.", "same"),
        ("They found 48,000 pounds for a new boiler.", "differs"),
        ("Some 1,250 children learn to swim.", "same"),
        ("About 1,200 children learn to swim.", "same"),
        ("Some 1,253 children learn to swim.", "differs"),
        ("A petition was signed by 67 people.", "same"),
        ("The boiler is 19 metres long.", NO),
    ],
)
def test_a_number(council, text, state):
    assert [found for _, found in rows(council.checked(text), "number")] == [state]


def test_a_bound_is_no_source_for_another_number():
    one = story("At least 67 people signed a petition.")
    assert rows(one.checked("A petition was signed by 74 people."), "number")[0][1] == "cannot tell"


def test_a_number_that_stands_in_another_context_only_cannot_be_told():
    one = story("The hall has 12 doors. Marta Kovacs drove to Leeds.")
    assert rows(one.checked("The choir sang 12 songs."), "number") == [("12", "cannot tell")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The leader of the council spoke on Tuesday.", "same"),
        ("On Thursday the leader of the council said that the swimming pool stays.", "differs"),
        ("A petition was signed on May 3.", "same"),
        ("A petition was signed on 13 May.", "differs"),
        ("A petition was signed on 3 May 2021.", "cannot tell"),
    ],
)
def test_a_date(council, text, state):
    assert [found for _, found in rows(council.checked(text), "date")] == [state]


def test_a_year_is_no_source_for_a_day():
    one = story("The ship was built in 1998 and sold on 9 March.")
    assert rows(one.checked("The ship was sold on 19 March."), "date") == [("19 March", "differs")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The leader, Marta Kovacs, spoke in Norwick.", "same"),
        ("The leader, Marta Kovaks, spoke in Norwick.", "differs"),
        ("The leader, Susan Kovacs, spoke in Norwick.", "differs"),
        ("Gareth Mills, the baker, spoke in Norwick.", NO),
    ],
)
def test_a_name(council, text, state):
    assert next(found for _, found in rows(council.checked(text), "name")) == state


def test_a_short_form_of_a_given_name_cannot_be_told():
    one = story("The council is led by Robert Mills, a baker from Leeds.")
    assert rows(one.checked("Bob Mills leads the council."), "name") == [
        ("Bob Mills", "cannot tell")
    ]


def test_a_name_that_is_in_no_list_of_names_is_looked_for_as_well():
    one = story("The train driver did not brake before the crossing at Brno, police said.")
    found = rows(one.checked("The train did not brake at Bern, police said."), "name")
    assert found == [("Bern", "differs")]


def test_a_name_in_the_place_of_another_of_its_type_differs():
    said = "The harbour festival of Norwick was opened on Tuesday by {}, who leads the council."
    found = rows(story(said.format("Marta Kovacs")).checked(said.format("Piet Larsen")), "name")
    assert found == [("Norwick", "same"), ("Piet Larsen", "differs")]


def test_a_place_and_its_people_are_one_name():
    one = story("The firm from Scotland sold its shares to Norway.")
    assert raised(one.checked("A Scottish firm sold its shares to Norway.")).empty


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("“We will keep every lane open,” Marta Kovacs said.", "same"),
        ("“We have found 84,000 pounds for a new boiler,” Marta Kovacs said.", "same"),
        ("“We will keep every lane shut,” Marta Kovacs said.", "differs"),
        ("“We will keep [each] lane open,” Marta Kovacs said.", "indicated change"),
        ("“We have found 84,000 pounds … and we will keep every lane open,” she said.",
         "indicated change"),
        ("“We have found 84,000 pounds and we will keep every lane open,” she said.", "differs"),
        ("“We will keep every lane open for ever,” Marta Kovacs said.", "differs"),
        ("“Money for a boiler had been found,” Marta Kovacs said.", "differs"),
        ("“Swimming is the best thing in my life,” Marta Kovacs said.", NO),
        ("The “new boiler” was found.", "same"),
    ],
)  # fmt: skip
def test_a_quotation(council, said, state):
    assert [found for _, found in rows(council.checked(said), "quotation")] == [state]


def test_a_denial_cut_from_the_beginning_of_a_quotation_is_told():
    one = story("“I do not think that we will close the old library,” Marta Kovacs said.")
    table = one.checked("“We will close the old library,” Marta Kovacs said.")
    ((_, state),) = rows(table, "quotation")
    assert state == "differs"
    assert "a denial" in table["what_differs"].iloc[0]


def test_words_of_a_release_were_said_without_marks():
    import pandas as pd

    from analysis import Story

    text = "We are proud to open the longest bridge of this county. It is for everyone."
    columns = {"article_id": ["a"], "text": [text], "role": ["release"]}
    table = Story(pd.DataFrame(columns)).checked(
        "“We are proud to open the longest bridge of this county,” the mayor said."
    )
    assert rows(table, "quotation")[0][1] == "same"


@pytest.mark.parametrize(
    ("speaker", "state"),
    [("Marta Kovacs", ["same"]), ("Kovacs", ["same"]), ("Tom Reed", ["differs"])],
)
def test_an_attribution(council, speaker, state):
    table = council.checked(f"“We will keep every lane open,” {speaker} said.")
    assert [found for _, found in rows(table, "attribution")] == state


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council will close the swimming pool.", ["differs"]),
        ("The council will not close the swimming pool.", []),
        ("The council won't close its swimming pool, said its leader.", []),
        ("The swimming pool has no roof.", []),
    ],
)
def test_a_claim(council, text, found):
    assert [state for _, state in rows(council.checked(text), "claim")] == found


def test_a_claim_that_articles_tell_in_two_ways_is_not_corrected():
    told = ("Captain Vaughan has been suspended.", "Captain Vaughan has not been suspended.")
    table = story(*told).checked("The captain, Vaughan, has not been suspended.")
    (row,) = table[table["kind"] == "claim"].itertuples()
    assert (row.state, row.agreeing, row.differing) == ("same", "b", "a")
    assert raised(table).empty


def test_a_shared_run_stands_once_with_all_that_hold_it():
    told = "Two lifeboats and a helicopter took part in the rescue"
    table = story(f"{told} off Kerran.", f"{told} on Tuesday.", "It rained.").checked(f"{told}.")
    (row,) = table[table["kind"] == "shared wording"].itertuples()
    assert (row.text, row.agreeing, row.n_agree) == (told, "a | b", 2)


def test_a_run_inside_a_quotation_is_the_quotations(council):
    table = council.checked("“We will keep every lane open,” Marta Kovacs said.")
    assert rows(table, "shared wording") == []
