"""Numbers that count other things, other times or parts are no contradiction."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Story
from analysis.claims.related import related
from analysis.facts import quantities
from analysis.params import Params


def numbers(*texts: str) -> list[tuple[str, str]]:
    ids = [f"{n:02d}" for n in range(len(texts))]
    found = Story(pd.DataFrame({"article_id": ids, "text": list(texts)})).conflicts
    found = found[found["kind"].isin(["number", "date"])]
    return list(zip(found["trigger_a"], found["trigger_b"], strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "Winger Tom Halloran missed four games for Barrow with a knee injury.",
            "Winger Tom Halloran will miss the last two games for Barrow with a knee injury.",
            id="the last two are other games",
        ),
        pytest.param(
            "Customs men in Calder seized seven hunting rifles and two other rifles on the boat.",
            "Customs men in Calder seized seven hunting rifles and three pistols on the boat.",
            id="other rifles",
        ),
        pytest.param(
            "The storm at Larvik left 25 sailors hurt and nine other sailors missing, police said.",
            "The storm at Larvik left 25 sailors hurt and 14 sailors missing, police said.",
            id="other sailors",
        ),
        pytest.param(
            "The agency found that four in ten adults in Larvik, Molde and Voss ignore its advice.",
            "The agency found that six in ten adults in Larvik, Molde and Voss follow its advice.",
            id="what makes a whole, behind a long name",
        ),
        pytest.param(
            "The death rate in Larvik was 6.4 per 1,000 births on weekdays, the study found.",
            "The death rate in Larvik was 0.9 per 1,000 higher than on weekdays, the study found.",
            id="how much more",
        ),
        pytest.param(
            "The report on the storm at Larvik was first heard on Harbour Radio 3.",
            "The report on the storm at Larvik was first heard on Harbour Radio 4.",
            id="the number of a station",
        ),
        pytest.param(
            "The report on the storm at Larvik was first heard on Harbour Radio 103.",
            "The report on the storm at Larvik was first heard on Harbour Radio 104.",
            id="a longer number of a station",
        ),
        pytest.param(
            "Two of the boats sank off Skarvik in the storm, the coastguard said.",
            "Nine boats sank off Skarvik in the storm this winter, the coastguard said.",
            id="a part of them",
        ),
        pytest.param(
            "Twelve of Lumina's boats sank off Skarvik in the storm, the coastguard said.",
            "The coastguard said that 19 boats sank off Skarvik in the storm this winter.",
            id="a part of somebody's",
        ),
        pytest.param(
            "The ferry Alma left Skarvik with 420 passengers and crew on board.",
            "The ferry Alma left Skarvik with 246 passengers on board.",
            id="passengers and crew",
        ),
        pytest.param(
            "The rescued sailors, 12 Danes and 11 Swedes, were taken to Skagen harbour.",
            "The 23 Danes and Swedes, all rescued sailors, were taken to Skagen harbour.",
            id="two groups and their sum",
        ),
        pytest.param(
            "Ada Brandt scored with 4 minutes 48 seconds remaining in the final at Lund.",
            "Ada Brandt scored with just under five minutes remaining in the final at Lund.",
            id="minutes and seconds are one span",
        ),
        pytest.param(
            "The painter Nils Aaker died in Bergen nine days after a heart attack.",
            "The painter Nils Aaker died in Bergen after lying for a week in a coma.",
            id="a span after and a span during",
        ),
        pytest.param(
            "Sales at Harrow Mills rose to 2.5 percent of the market.",
            "Sales at Harrow Mills rose from 1.9 percent of the market.",
            id="what was before",
        ),
        pytest.param(
            "Bids for the club Barrow are between $140 and $150 million, the paper says.",
            "Bids for the club Barrow are between $140 million and $150 million, the paper says.",
            id="a range with its unit at the end",
        ),
        pytest.param(
            "The flaw in the Marlin browser is in version 5, engineers in Turku said.",
            "The flaw in the Marlin browser is in half a dozen versions, engineers in Turku said.",
            id="a number that is a name",
        ),
        pytest.param(
            "A woman aged 66 was hit on the crosswalk by the new market hall, police in Lier say.",
            "The market hall in Lier stands by a 36-year-old crosswalk, police say.",
            id="the age of another thing",
        ),
        pytest.param(
            "Updated May 24, 2025, 3:23 PM ET - Coach Ada Brandt stays with Barrow for a season.",
            "Updated May 24, 2025, 6:03 PM ET - Coach Ada Brandt stays with Barrow for a season.",
            id="when the articles were put up",
        ),
        pytest.param(
            "Keeper Tom Halloran missed 10 of the club's 16 games for Barrow this season.",
            "Keeper Tom Halloran missed nine games for Barrow this season.",
            id="the whole of which a part is told",
        ),
        pytest.param(
            "Polls in Arvada close at 8 p.m. PT on Tuesday for mayor and council.",
            "Polls in Arvada close at 11 p.m. ET on Tuesday for mayor and council.",
            id="two time zones",
        ),
        pytest.param(
            "Six boats sank off Skarvik on Monday and three on Tuesday.",
            "Nine boats sank off Skarvik.",
            id="neither part differs from the sum",
        ),
        pytest.param(
            "The Harrow chapel was painted around 1880 by Nils Aaker.",
            "The Harrow chapel was painted in 1883 by Nils Aaker.",
            id="about a round year",
        ),
    ],
)
def test_numbers_that_count_something_else_raise_nothing(one, two):
    assert numbers(one, two) == []


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (
            "The ferry Alma left Skarvik with 420 passengers on board.",
            "The ferry Alma left Skarvik with 246 passengers on board.",
            [("420", "246")],
        ),
        (
            "The coastguard said that 14 of Lumina's boats sank off Skarvik in the storm.",
            "The coastguard said that 11 of the boats sank off Skarvik in the storm.",
            [("14", "11")],
        ),
        (
            "The agency found that four in ten adults in Larvik, Molde and Voss follow its advice.",
            "The agency found that six in ten adults in Larvik, Molde and Voss follow its advice.",
            [("four in ten", "six in ten")],
        ),
        (
            "The storm at Larvik left 25 sailors dead and nine others hurt, police said.",
            "The storm at Larvik left 25 sailors dead and 14 hurt, police said.",
            [("nine", "14")],
        ),
        (
            "Call police in Calder on 0345 125 2222 with news of the fire.",
            "Call police in Calder on 0345 125 222 with news of the fire.",
            [("0345 125 2222", "0345 125 222")],
        ),
        (
            "Call police in Calder on 0345 125 2222 with news of the fire.",
            "Call police in Calder on 0345 725 2222 with news of the fire.",
            [("0345 125 2222", "0345 725 2222")],
        ),
        (
            "Call police in Calder on 0345 125 222 with news of the fire.",
            "Call police in Calder on 0345 125 223 with news of the fire.",
            [("0345 125 222", "0345 125 223")],
        ),
        (
            "Six boats sank off Skarvik on Monday and three on Tuesday.",
            "Fourteen boats sank off Skarvik.",
            [("Six", "Fourteen")],
        ),
        (
            "The Harrow chapel was painted around 1881 by Nils Aaker.",
            "The Harrow chapel was painted in 1886 by Nils Aaker.",
            [("1881", "1886")],
        ),
        (
            "Nine boats sank off Skarvik in the storm, the coastguard said.",
            "Twelve boats sank off Skarvik in the storm, the coastguard said.",
            [("Nine", "Twelve")],
        ),
        (
            "At Harbour Radio 300 people lost their jobs, the union said.",
            "At Harbour Radio 400 people lost their jobs, the union said.",
            [("300", "400")],
        ),
        (
            "The quake struck 10 miles (16 km) below the sea floor off Skarvik, the survey said.",
            "The quake off Skarvik was 25 miles (40 km) below the sea floor, scientists said.",
            [("10 miles", "25 miles")],
        ),
    ],
)
def test_numbers_for_one_thing_that_differ_are_found(one, two, found):
    assert numbers(one, two) == found


def test_the_dates_beside_two_numbers_are_shown_as_they_stand():
    told = "On {} {} boats of the Skarvik fleet sank in a storm."
    texts = [told.format("3 May", 12), told.format("9 May", 15)]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).passed_over
    assert found["reason"].tolist() == ["they stand beside other dates: “3 May”, “9 May”"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a 24- to 30-foot boat", 24, 30),
        ("between $ 140 and $ 150 million", 140e6, 150e6),
        ("$ 140- $ 150 million", 140e6, 150e6),
    ],
)
def test_a_range_has_both_its_ends(text, low, high):
    [amount] = quantities.find(text)
    assert amount.low / amount.high == pytest.approx(low / high)


def test_a_telephone_number_is_one_number():
    text = "ring 0800 555 111 or 0345 125 2222"
    found = [text[amount.start : amount.stop] for amount in quantities.find(text)]
    assert found == ["0800 555 111", "0345 125 2222"]


def test_numbers_in_an_address_with_spaces_count_nothing():
    text = "https : / / www . example . org / 2013 / 07 / fire - 23395104\nFire in Lier, 12 hurt."
    story = Story(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert story.facts["surface"].tolist() == ["12"]


def test_hours_on_the_clock_are_a_time():
    story = Story(pd.DataFrame({"article_id": ["a"], "text": ["It sailed at 1100 hours."]}))
    assert story.facts[["type", "value"]].to_numpy().tolist() == [["time", "11:00"]]


def test_articles_on_other_matters_are_not_compared_apart():
    one = "The mill in Harrow lost 84,000 pounds. The owner blames wool prices and the weather."
    two = "A choir in Lund raised 48,000 pounds. The singers thank every guest of the concert."
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [one, two]}))
    assert numbers(one, two) == []
    assert "b" not in related(story._answers, story._claims, Params())["a"]


@given(st.text(alphabet="0123456789 ,.:-$abc%hours\n", max_size=200))
def test_amounts_stand_in_order_and_apart_whatever_the_text(text):
    amounts = quantities.find(text)
    assert all(one.stop <= two.start for one, two in pairwise(amounts))
    assert all(text[one.start : one.stop].strip() for one in amounts)
