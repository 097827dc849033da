"""Numbers, fractions and dates in each of their forms: value, size of the last digit, ends."""

import pytest

from analysis.facts import dates, fractions, numerals, quantities


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("two thousand five hundred and six", 2506, 1),
        ("2.5 million", 2_500_000, 100_000),
        ("1,200", 1200, 100),
        ("12,00", 12, 0.01),
        ("12.40", 12.4, 0.01),
        ("1.250.000", 1_250_000, 10_000),
        ("5½", 5.5, 0.1),
        ("5 1/2", 5.5, 0.1),
        ("three and a half", 3.5, 0.1),
        ("half a million", 500_000, 100_000),
        ("a quarter of a million", 250_000, 10_000),
        ("8m people", 8_000_000, 1_000_000),
        ("4k boxes", 4000, 1000),
        ("2bn", 2e9, 1e9),
        ("one million", 1_000_000, 1_000_000),
        ("a hundred", 100, 100),
        ("ninety-nine", 99, 1),
        ("twenty one", 21, 1),
        ("a dozen", 12, 1),
        ("100", 100, 100),
        ("90", 90, 1),
        ("110", 110, 10),
        ("0.05", 0.05, 0.01),
        ("two point four million", 2_400_000, 100_000),
        ("-5", -5, 1),
    ],
)
def test_a_number_has_its_value_and_the_size_of_its_last_digit(text, value, step):
    [found] = numerals.find(text)
    assert (found.value, found.step) == (pytest.approx(value), pytest.approx(step))


@pytest.mark.parametrize("text", ["#5", "@5", "one", "/5", "_5"])
def test_what_is_a_code_or_a_pronoun_is_no_number(text):
    assert numerals.find(text) == []


@pytest.mark.parametrize("text", ["100m", "4K video", "10k run", "3 cr", "5 mm"])
def test_letters_behind_a_number_that_are_no_scale_stay_outside(text):
    [found] = numerals.find(text)
    assert text[found.start : found.stop].isdecimal()
    assert found.value == int(text[found.start : found.stop])


def test_behind_an_amount_of_money_every_letter_is_a_scale_but_mm():
    assert numerals.find("5m", frozenset([0]))[0].value == 5_000_000
    assert numerals.find("5B", frozenset([0]))[0].value == 5e9
    assert numerals.find("3 cr", frozenset([0]))[0].value == 30_000_000
    assert numerals.find("5mm", frozenset([0]))[0].value == 5


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("a fifth of them", 20, "%", 3),
        ("two thirds of them", 200 / 3, "%", 3),
        ("a third opposed it", 100 / 3, "%", 3),
        ("by a half", 50, "%", 3),
        ("half of it", 50, "%", 3),
        ("halved", 0.5, "times", 0),
        ("a tenfold rise", 10, "times", 0),
        ("one in five", 20, "%", 8),
        ("one in 2", 50, "%", 50),
        ("one in 1000", 0.1, "%", 0.0002),
        ("one out of every 4", 25, "%", 12.5),
        ("21st", 21, "", 1),
        ("a fortnight", 14, "day", 14),
        ("half an hour", 1 / 48, "day", 1 / 48),
        ("for a week", 7, "day", 7),
        ("half a mile", 0.804672, "km", 0.804672),
        ("a mile and a half", 1.5 * 1.609344, "km", 1.609344 / 4),
        ("an hour and a quarter", 1.25 / 24, "day", 0.25 / 24),
        ("2/3 of them", 200 / 3, "%", 1),
        ("⅔ of them", 200 / 3, "%", 1),
        ("a decade", 10, "year", 10),
        ("half a percentage point", 0.5, "point", 0.5),
        ("three quarters of an hour", 0.75 / 24, "day", 0.75 / 24),
    ],
)
def test_an_amount_without_a_plain_number_has_its_unit(text, value, unit, step):
    [found] = fractions.find(text)
    assert (found.low, found.unit) == (pytest.approx(value), unit)
    assert found.step == pytest.approx(step)


@pytest.mark.parametrize("text", ["one in 1", "one in 1001", "12345-fold", "3/11 of them"])
def test_what_is_no_share_is_no_amount(text):
    assert fractions.find(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "unit", "bound"),
    [
        ("about aged 58", "age", "year", ""),
        ("about 58 years old", "age", "year", ""),
        ("nearly 58 years old", "age", "year", "just under"),
        ("about 58 years", "duration", "year", "about"),
        ("in her 50s", "age", "year", "about"),
        ("hundreds of euros", "money", "EUR", "about"),
        ("dozens of yen", "money", "JPY", "about"),
        ("hundreds of pounds", "money", "GBP", "about"),
        ("millions of dollars", "money", "dollar", "about"),
        ("dozens of miles", "measure", "km", "about"),
        ("dozens of boats", "count", "", "about"),
        ("dozens of Rs", "count", "", "about"),
    ],
)
def test_an_age_is_said_exactly_and_a_vague_number_has_its_unit(text, kind, unit, bound):
    """About 58 years old is 58: an age is whole years."""
    [found] = quantities.find(text)
    assert (found.type, found.unit, found.bound) == (kind, unit, bound)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 April 2026", "2026-04-03"),
        ("April 3", "--04-03"),
        ("3/4/2026", "2026-04-03|2026-03-04"),
        ("12/13/2026", "2026-12-13"),
        ("13/12/2026", "2026-12-13"),
        ("in 2026", "2026"),
        ("in April", "--04"),
        ("in mid-April", "--04-10/--04-20"),
        ("in early April 2026", "2026-04-01/2026-04-12"),
        ("in 2013-14", "2013/2014"),
        ("in 2013-2014", "2013/2014"),
        ("in the 1990s", "1990/1999"),
        ("the 5th of May", "--05-05"),
        ("in May 2026", "2026-05"),
        ("from 3-5 April", "--04-03/--04-05"),
        ("from 3 to 5 April", "--04-03/--04-05"),
        ("on Monday", "monday"),
    ],
)
def test_a_date_has_what_it_gives_and_a_span_its_ends(text, value):
    [found] = dates.find(text)
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    ["on the 5th", "it may 5 times", "in 1999-1999", "in 2004-1999", "in 2004-04", "on 3-3 May"],
)
def test_what_names_no_month_and_what_ends_where_it_begins_is_no_date(text):
    assert dates.find(text) == []
