"""Facts: what is read as a number, an amount, a date, and to what it is normalised."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story, read_articles
from analysis.facts import dates, numerals, quantities
from analysis.schema import Fact, types


def story(*texts):
    ids = [chr(ord("a") + n) for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}))


def values(text):
    table = story(text).facts
    return list(zip(table["type"], table["value"], table["unit"], strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The road is 225km long.", "The road is 225 kilometers long."),
        ("It opens on Dec. 1.", "It opens on 1 December."),
        ("It was shut for ten years.", "It was shut for a decade."),
        ("We asked 9 in 10 nurses.", "We asked 9 out of 10 nurses."),
        ("We asked 9 in 10 nurses.", "We asked 90% of nurses."),
        ("It left at 08:15 today.", "It left at 8.15am today."),
        ("A fifth of them left.", "20 per cent of them left."),
        ("They voted 13-0 for it.", "They voted thirteen to zero for it."),
        ("It cost €412m.", "It cost 412 million euros."),
        ("Martin Oakes, 58, denied it.", "The 58-year-old denied it."),
        ("Twelve rooms burned.", "A dozen rooms burned."),
        ("It takes 48 hours.", "It takes two days."),
    ],
)
def test_one_fact_in_two_house_styles_has_one_value(one, two):
    assert values(one) == values(two)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 5ft 10in man ran.", [("5ft 10in", "measure", 0.001778)]),
        ("A 6-foot-2-inch man ran.", [("6-foot-2-inch", "measure", 0.0018796)]),
        ("He is 6'2\" tall.", [("6'2\"", "measure", 0.0018796)]),
        ("He is 6 feet and 2 inches tall.", [("6 feet and 2 inches", "measure", 0.0018796)]),
        ("She weighs 11st 4lb now.", [("11st 4lb", "measure", 71.66759478)]),
        ("She weighs 12st now.", [("12st", "measure", 76.20351816)]),
        ("She lost 2 stone 3 pounds.", [("2 stone 3 pounds", "measure", 14.06135747)]),
        ("It weighed 6 lb 3 oz.", [("6 lb 3 oz", "measure", 2.806602789)]),
        ("She came 21st.", [("21st", "ordinal", 21)]),
        ("She lives at 12 St James's Row.", [("12", "count", 12)]),
        ("She came 12th.", [("12th", "ordinal", 12)]),
        ("A hole 5 feet, 13 in all.", [("5 feet", "measure", 0.001524), ("13", "count", 13)]),
        ("It rose 5 ft in 10 days.", [("5 ft", "measure", 0.001524), ("10 days", "duration", 10)]),
        ("It rose 5 feet 10 in 2 days.", [("5 feet", "measure", 0.001524), ("10", "count", 10),
         ("2 days", "duration", 2)]),
    ],
)  # fmt: skip
def test_a_height_or_a_weight_in_two_units_is_one_amount(text, found):
    read = [(text[q.start : q.stop], q.type, pytest.approx(q.low)) for q in quantities.find(text)]
    assert read == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two to three weeks remain.", ("duration", "14–21", "day")),
        ("It raised between $140 and $150 million.", ("money", "140000000–150000000", "dollar")),
        ("On 2024-11-19 it rained.", ("date", "2024-11-19", "")),
        ("They met on Friday.", ("weekday", "friday", "")),
        ("She came third.", ("ordinal", "3", "")),
        ("One in five adults sleeps badly.", ("percent", "20", "%")),
        ("It was -3.5C? No: 21 degrees Celsius.", ("measure", "21", "°C")),
    ],
)
def test_a_fact_is_read_with_its_type_and_unit(text, expected):
    assert expected in values(text)


@pytest.mark.parametrize(
    "text", ["No one came.", "See https://a.org/2024/05/12 for more.", "She may be first-class."]
)
def test_what_counts_nothing_is_no_fact(text):
    assert values(text) == []


def test_a_count_knows_what_it_counts_and_how_exact_it_is():
    fact = story("At least 12 injured workers were taken away.").facts.iloc[0]
    assert (fact["value"], fact["bound"], fact["head"]) == ("12", "at least", "injured workers")


def test_every_fact_stands_where_its_offsets_say_and_in_its_sentence():
    articles, _ = read_articles("data/sanctuary_city")
    tables = Story(articles)
    texts = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    assert len(tables.facts) > 30
    spans = tables.sentences.set_index(["article_id", "sentence_id"])
    for fact in tables.facts.itertuples():
        sentence = spans.loc[(fact.article_id, fact.sentence_id)]
        assert texts[fact.article_id][fact.start : fact.stop] == fact.surface
        assert sentence["start"] <= fact.start < sentence["stop"]


def test_a_story_without_facts_keeps_the_columns():
    assert list(story("Nothing here counts.").facts.columns) == list(types(Fact))
    assert story("").facts.empty


def test_dates_that_leave_out_a_part_are_compatible_with_those_that_give_it():
    assert dates.compatible("--05", "--05-12")
    assert dates.compatible("2024", "2024-05-12")
    assert not dates.compatible("2023", "2024-05-12")


@settings(deadline=None, max_examples=60)
@given(st.integers(21, 99))
def test_any_number_in_words_and_in_digits_is_one(n):
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    word = "-".join(filter(None, [tens[n // 10 - 2], ones[n % 10]]))
    assert [found.value for found in numerals.find(f"{word} boats")] == [n]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789 .,-–%€$mk:/abinofto\n", max_size=80))
def test_any_text_gives_facts_in_order_that_do_not_overlap(text):
    table = story(text).facts
    assert (table["start"] < table["stop"]).all()
    assert (table["start"].iloc[1:].to_numpy() >= table["stop"].iloc[:-1].to_numpy()).all()


def test_long_hostile_lines_are_read_in_one_pass():
    for text in ("1" * 100_000, "1," * 50_000, "a.a," * 30_000, "1-2 to 3 in " * 3_000):
        assert isinstance(quantities.find(text), list)
