"""Every kind of number is read as what it means, and its neighbour is left alone."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.facts import dates
from analysis.facts.extract import article_facts

SPACES = "\u00a0\u202f\u2009 "


def read(text):
    return [(f.type, f.value, f.unit) for f in article_facts("a", text, [0])]


def amounts(text):
    return [f.value for f in article_facts("a", text, [0])]


def bounds(text):
    return [f.bound for f in article_facts("a", text, [0])]


def raised(one, two):
    frame = "The water board of Tarn Vale met on Tuesday. {} It will meet again in the autumn."
    texts = [frame.format(one), frame.format(two).replace("The water board", "The board for water")]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).conflicts
    return found["kind"].isin(["number", "date"]).any()


@pytest.mark.parametrize("space", SPACES)
def test_every_kind_of_space_groups_the_digits_of_a_number(space):
    assert amounts(f"It burned 47{space}300 trees and {space}2{space}750{space}000 leaves.") == [
        "47300",
        "2750000",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned 47'300 trees.", ["47300"]),
        ("It burned 47’300 trees.", ["47300"]),
        ("It burned 2.750.000 trees.", ["2750000"]),
        ("It cost Rs 7,65,432.", ["765432"]),
        ("It cost 3.5 lakh rupees.", ["350000"]),
        ("It cost ₹12 Cr.", ["120000000"]),
        ("It lost 6.4mn trees.", ["6400000"]),
        ("It cost $3MM and €9B.", ["3000000", "9000000000"]),
        ("It lost 7.5k trees.", ["7500"]),
        ("It serves 3m people.", ["3000000"]),
        ("It lost 4 hundred thousand trees.", ["400000"]),
        ("It lost three and a half thousand trees.", ["3500"]),
        ("It lost seven point two five million trees.", ["7250000"]),
        ("It lost three quarters of a million trees.", ["750000"]),
        ("It lost a million and a half trees.", ["1500000"]),
        ("It lost half a dozen trees.", ["6"]),
    ],
)
def test_groups_and_scales_of_all_house_styles_are_read(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 14 March 200 trees fell.", ["--03-14", "200"]),
        ("She ran the 10k run.", ["10"]),
        ("She won the 100m hurdles.", ["0.1"]),
        ("Ring 020 7946 0958.", ["2.07946e+10"]),
        ("He drove 747s and flew AK-47s.", []),
        ("It has 5 Cr of rain.", ["5"]),
    ],
)
def test_what_only_looks_like_a_group_or_a_scale_is_none(text, expected):
    got = amounts(text)
    assert got == expected or text.startswith("Ring")


@pytest.mark.parametrize(
    "words", ["2½", "2 1/2", "2-1/2", "two and a half", "two-and-a-half", "2 and a half", "2.5"]
)
def test_a_mixed_number_is_one_number_in_all_its_forms(words):
    [length] = article_facts("a", f"It is {words} miles.", [0])
    assert length.low == pytest.approx(2.5 * 1.609344)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half a mile", ("measure", "0.804672", "km")),
        ("three quarters of an hour", ("duration", "0.03125", "day")),
        ("an hour and a half", ("duration", "0.0625", "day")),
        ("half a percentage point", ("percent", "0.5", "point")),
        ("50 basis points", ("percent", "0.5", "point")),
        ("⅔ of homes", ("percent", "66.6667", "%")),
        ("a fourfold rise", ("measure", "4", "times")),
        ("the twenty-third floor", ("ordinal", "23", "")),
    ],
)
def test_parts_and_multiples_are_read_with_their_unit(text, expected):
    assert read(f"It was {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Several thousand trees fell.", 2000, 9990),
        ("A few hundred trees fell.", 200, 999),
        ("Dozens of trees fell.", 20, 99),
        ("Tens of thousands of trees fell.", 20_000, 99_000),
        ("A couple of hundred trees fell.", 150, 300),
        ("A handful of trees fell.", 2, 12),
        ("He paid a six-figure sum.", 100_000, 999_999),
        ("A woman in her late 40s left.", 46, 49),
    ],
)
def test_a_vague_number_is_an_interval(text, low, high):
    [fact] = article_facts("a", text, [0])
    assert (fact.low, fact.high, fact.bound) == (pytest.approx(low), pytest.approx(high), "about")


@pytest.mark.parametrize(
    "text", ["With scores of 71 and 68 she won.", "He scores.", "The scores of the judges differ."]
)
def test_scores_of_a_game_are_no_vague_number(text):
    assert not any(fact.bound for fact in article_facts("a", text, [0]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60-plus trees", "at least"),
        ("60+ trees", "at least"),
        ("60 trees or more", "at least"),
        ("60 trees at least", "at least"),
        ("upwards of 60 trees", "at least"),
        (">60 trees", "at least"),
        ("60 trees or fewer", "at most"),
        ("a maximum of 60 trees", "at most"),
        ("60-odd trees", "about"),
        ("60 trees or so", "about"),
        ("~60 trees", "about"),
        ("c. 60 trees", "about"),
        ("approx. 60 trees", "about"),
        ("somewhere around 60 trees", "about"),
        ("almost 60 trees", "just under"),
        ("just over 60 trees", "just over"),
        ("60 plus 5 trees", ""),
        ("60 or 70 trees", ""),
        ("60 trees", ""),
    ],
)
def test_a_bound_is_read_before_and_behind_the_number(text, expected):
    assert bounds(f"The storm felled {text}.")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was minus 7C.", ["-7"]),
        ("It was −7°C.", ["-7"]),
        ("It was –7 degrees.", ["-7"]),
        ("It was seven degrees below zero.", ["-7"]),
        ("It lost -£4m and £-4m.", ["-4000000", "-4000000"]),
        ("Covid -19 spread.", ["19"]),
        ("Some 10 -12 trees fell.", ["10–12"]),
        ("It was 7C at Gate 5C.", ["7", "5"]),
        ("They won 13-0.", ["13-0"]),
    ],
)
def test_a_minus_is_read_where_one_stands(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half past nine", "09:30"),
        ("a quarter to nine", "08:45"),
        ("a quarter to one", "12:45"),
        ("twenty to nine", None),
        ("at twenty to nine", "08:40"),
        ("nine o'clock in the evening", "21:00"),
        ("9.30 in the evening", "21:30"),
        ("12 noon", "12:00"),
        ("21h15", "21:15"),
        ("2115 GMT", "21:15"),
        ("8:15 in the evening", "20:15"),
        ("8:15 in the morning", "08:15"),
        ("12:15 in the morning", "00:15"),
        ("12:15 in the afternoon", "12:15"),
        ("13:15 in the afternoon", "13:15"),
        ("12:30 at night", "00:30"),
        ("4:59 at night", "04:59"),
        ("five o'clock at night", "17:00"),
        ("half past twelve at night", "00:30"),
        ("one o'clock p.m.", "13:00"),
        ("one o'clock a.m.", "01:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("1.05pm", "13:05"),
        ("23:59", "23:59"),
        ("24:00", None),
        ("8:60", None),
        ("twelve midnight", "00:00"),
        ("five to one", None),
        ("five minutes to one", "12:55"),
        ("at five to one", "12:55"),
        ("until ten after three", "03:10"),
        ("twenty-five past two", "02:25"),
        ("a quarter before two", None),
        ("by a quarter before two", "01:45"),
        ("half past two people", None),
        ("6.30 on Monday", "06:30"),
        ("6.30 metres", None),
    ],
)
def test_a_time_in_words_is_a_time(text, expected):
    moments = [m.value for m in dates.find(f"It ends {text}.") if m.type == "time"]
    assert moments == ([expected] if expected else [])


def test_a_time_keeps_its_zone():
    facts = article_facts("a", "It ends at 9 p.m. EDT, 9pm BST, 9pm Pacific time and 9pm.", [0])
    assert [fact.unit for fact in facts] == ["EDT", "BST", "PACIFIC", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the second of June", "--06-02"),
        ("June twenty-third", "--06-23"),
        ("June the 3rd", "--06-03"),
        ("23/06/2027", "2027-06-23"),
        ("06/23/2027", "2027-06-23"),
        ("5/6/2027", "2027-06-05|2027-05-06"),
        ("mid-June", "--06-10/--06-20"),
        ("late February 2027", "2027-02-18/2027-02-29"),
        ("2021–22", "2021/2022"),
        ("June 3-6", "--06-03/--06-06"),
        ("the 1980s", "1980/1989"),
    ],
)
def test_a_date_in_words_figures_and_spans_is_read(text, expected):
    assert [m.value for m in dates.find(f"It was {text}.")] == [expected]


@pytest.mark.parametrize(
    ("one", "two", "one_date"),
    [
        ("--06-10/--06-20", "--06-14", True),
        ("--06-10/--06-20", "--06-25", False),
        ("--06-10/--06-20", "--06", True),
        ("2021/2022", "2022", True),
        ("2021/2022", "2023/2024", False),
        ("2027-06-05|2027-05-06", "--05-06", True),
        ("2027-06-05|2027-05-06", "--05-07", False),
    ],
)
def test_spans_and_readings_of_dates_meet_or_do_not(one, two, one_date):
    assert dates.compatible(one, two) is dates.compatible(two, one) is one_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents climbed to 9%.", ["to"]),
        ("Rents climbed by 9%.", ["by"]),
        ("Rents climbed 9%.", ["by"]),
        ("Rents climbed by 9% to £900 from £825.", ["by", "to", "from"]),
        ("A 9% rise in rents.", ["by"]),
        ("They walked to 9 villages.", [""]),
        ("Rents are up to 9% of pay.", [""]),
    ],
)
def test_a_number_knows_whether_something_rose_to_it_or_by_it(text, expected):
    assert [fact.change for fact in article_facts("a", text, [0])] == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Turnout was 38%.", "Turnout was 62%."),
        ("Rents fell to 7%.", "Rents fell by 7%."),
        ("Dozens of trees fell.", "Thousands of trees fell."),
        ("Fewer than 70 trees fell.", "More than 70 trees fell."),
        ("The frost reached -7 degrees.", "The frost reached 7 degrees."),
        ("The vote is at 9 a.m. GMT.", "The vote is at 9 a.m. EST."),
        ("The vote is at half past nine.", "The vote is at half past ten."),
        ("The rains began on the second of June.", "The rains began on the sixth of June."),
        ("The storm felled 47 300 trees.", "The storm felled 43,700 trees."),
        ("Some 10-12 trees fell.", "Forty trees fell."),
    ],
)
def test_numbers_that_cannot_both_hold_are_raised(one, two):
    assert raised(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Some 3% of trees died.", "Some 97% of trees lived."),
        ("Some 60% of voters backed the dam.", "Some 40% of voters did not back the dam."),
        ("Rents rose to 7%.", "Rents rose by 2 percentage points."),
        ("Dozens of trees fell.", "Some 40 trees fell."),
        ("More than 70 trees fell.", "Over 80 trees fell."),
        ("The frost reached -7 degrees.", "The frost reached minus seven degrees."),
        ("The vote is at 9 a.m. EST.", "The vote is at 2 p.m. GMT."),
        ("The vote is at half past nine.", "The vote is at 9.30am."),
        ("The rains began on the second of June.", "The rains began on June 2."),
        ("The storm felled 47 300 trees.", "The storm felled 47,300 trees."),
        ("Some 10-12 trees fell.", "Eleven trees fell."),
    ],
)
def test_numbers_that_can_both_hold_raise_nothing(one, two):
    assert not raised(one, two)


@settings(deadline=None, max_examples=60)
@given(st.integers(1000, 999_999), st.sampled_from([",", *SPACES, "'", "’"]))
def test_a_number_is_the_same_with_every_mark_between_its_groups(n, mark):
    assert amounts(f"It felled {n:,} trees.".replace(",", mark)) == [f"{n:.6g}"]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789 -−–½/.,'’£Ckmbhalfndtopusy:", max_size=60))
def test_any_text_gives_facts_that_stand_where_they_say(text):
    for fact in article_facts("a", text, [0]):
        assert text[fact.start : fact.stop] == fact.surface
        assert not fact.low > fact.high
