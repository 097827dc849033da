"""Names, statements in one article only, and debris of the demo story, line by line."""

import pandas as pd
import pytest

from analysis import Story
from tests.test_truth_facts import only

DEBRIS = {"A": "Newer articles", "B": "This article was originally published at www.bbc.com"}


def names(demo: Story, name: str) -> pd.Series:
    """The one entity of a name."""
    return demo.entities[demo.entities["name"] == name].iloc[0]


def holders(demo: Story, surface: str) -> set[str]:
    """The articles in which a name stands."""
    rows = demo.mentions[demo.mentions["surface"] == surface]
    return set(rows["article_id"].map(demo.letters))


@pytest.mark.parametrize(
    ("surface", "letters_of"),
    [
        ("Tim Homan", "ABC"),
        ("Tom Homan", "ABCDE"),
        ("Jackie Goldberg", "ABE"),
        ("Jackie Gould", "C"),
        ("Immigrations and Customs Enforcement", "AB"),
    ],
)
def test_who_names_whom_how(demo, surface, letters_of):
    assert holders(demo, surface) == set(letters_of)


def test_immigration_and_customs_enforcement_stands_in_c_and_d(demo):
    entity = demo.mentions[demo.mentions["surface"] == "Immigration and Customs Enforcement"]
    rows = demo.mentions[demo.mentions["entity_id"] == entity["entity_id"].iloc[0]]
    assert set(rows["article_id"].map(demo.letters)) == {"C", "D"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tim Homan", "Tom Homan"),
        ("Jackie Goldberg", "Jackie Gould"),
        ("Immigrations and Customs Enforcement", "U.S. Immigration and Customs Enforcement"),
    ],
)
def test_near_identical_names_are_asked_about_and_not_merged(demo, one, other):
    pairs = set(zip(demo.near_names["name_a"], demo.near_names["name_b"], strict=True))
    assert (one, other) in pairs
    assert {one, other} <= set(demo.entities["name"])
    assert f"{one} / {other}" in set(demo.findings["sentence"])


def test_nothing_else_is_asked_about(demo):
    assert len(demo.near_names) == 3


def test_president_elect_donald_trump_is_donald_trump(demo, texts):
    trump = names(demo, "Donald Trump")
    rows = demo.mentions[demo.mentions["entity_id"] == trump["entity_id"]]
    starts = rows[rows["article_id"].map(demo.letters) == "A"]["start"]
    assert texts["A"].index("President-elect Donald Trump") + len("President-elect ") in set(starts)
    assert (demo.entities["name"].str.contains("Trump")).sum() == 1


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_la_stands_for_los_angeles(demo, texts, letter):
    city = names(demo, "Los Angeles")
    rows = demo.mentions[demo.mentions["entity_id"] == city["entity_id"]]
    places = rows[rows["article_id"].map(demo.letters) == letter][["start", "stop"]]
    assert "LA" in {texts[letter][a:b] for a, b in places.itertuples(index=False)}


@pytest.mark.parametrize(
    "words",
    [
        "carve out an exception for LAPD",
        "invoked twice since 2018",
        "13-0",
        "SB 54",
        "Special Order 40",
        "issued the following statement",
        "A country without secure borders",
        "Perpetrators should definitely not",
    ],
)
def test_what_stands_in_d_alone(demo, words):
    assert only(demo, words) == {"D"}


@pytest.mark.parametrize(("letter", "line"), DEBRIS.items())
def test_debris_is_set_aside_as_such(demo, texts, letter, line):
    rows = demo.standing[demo.standing["article_id"].map(demo.letters) == letter]
    assert [texts[letter][a:b] for a, b in rows[["start", "stop"]].itertuples(index=False)] == [
        line
    ]
    assert rows["reason"].tolist() == ["debris"]


def test_a_full_stop_glued_to_the_next_word_still_ends_its_sentence(demo):
    rows = demo.sentences[demo.sentences["article_id"].map(demo.letters) == "C"]["text"]
    assert any(text.endswith("Mass deportations have been promised.") for text in rows)
    assert "Once he returned to the White House." in set(rows)
