"""Numbers and dates: how each is printed, how it is compared, and which articles have the same."""

import re
from calendar import month_name
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import Story
from pages.ui import cached, markup, shell, tables
from pages.ui.cards import card as cards
from pages.ui.places import READING

TYPES = {
    "date": "dates",
    "weekday": "weekdays",
    "time": "times",
    "vote": "votes",
    "money": "money",
    "percent": "percentages",
    "age": "ages",
    "measure": "measures",
    "duration": "durations",
    "count": "counts",
    "ordinal": "ordinals",
}
COLUMNS = {
    "surface": st.column_config.TextColumn("as printed", help="Select a row to read it there"),
    "letter": st.column_config.TextColumn("in", width="small"),
    "type": st.column_config.TextColumn("type", width="small"),
    "compared_as": st.column_config.TextColumn("compared as"),
    "same_in": st.column_config.TextColumn("same value in"),
    "sentence": st.column_config.TextColumn("sentence", width="large"),
    "head": st.column_config.TextColumn("what it counts"),
}
_DATE = re.compile(r"(?P<year>-|\d{4})-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?")
"""A date with its month: year (or a dash), month, day as far as known."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_COUNTED = ("year", "month", "day", "hour", "minute", "second")
_FINER = {
    "km": ("m", 1000),
    "m": ("mm", 1000),
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
}
"""Units that are said in finer ones when there is less than one of them, and how many make one."""
_NEAR = 1e-3
NOTHING = "No number or date was found. The finder reads English only."


def kinds(story: Story) -> list[str]:
    """The types that this story has, in words."""
    present = story.facts["type"].unique()
    return [words for kind, words in TYPES.items() if kind in present]


def summary(table: pd.DataFrame) -> str:
    """How many numbers and dates are listed, and how many values several articles have."""
    if table.empty:
        return markup.plain(NOTHING)
    values = table.drop_duplicates(["type", "value", "unit"])
    several = int(values["same_in"].str.contains(" ").sum())
    return markup.strong(
        f"{markup.counted(len(table), 'number or date', 'numbers and dates')}, "
        f"{markup.counted(len(values), 'different value')}; {several} in more than one article."
    )


def said(story: Story, wanted: Sequence[str]) -> str:
    """The sentence above the numbers and dates of these types."""
    return summary(table(story, wanted))


def table(story: Story, wanted: Sequence[str]) -> pd.DataFrame:
    """The facts of these types with their sentence, equal values beside each other."""
    facts = story.facts[story.facts["type"].map(TYPES).isin(list(wanted))]
    facts = facts.merge(_sentences(story), on=["article_id", "sentence_id"], how="left")
    letters = facts["article_id"].map(story.letters)
    told = facts.assign(letter=letters.astype("str"), compared_as=_compared(facts))
    kinds = told["type"].map(list(TYPES).index)
    ordered = told.assign(kind=kinds).sort_values(
        ["kind", "unit", "low", "value", "article_id", "start"], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="kind").assign(same_in=_holders(ordered))


def show(story: Story, wanted: Sequence[str]) -> None:
    """The facts of these types as a table; a row opens the reader."""
    shown = cached.drawn(story, table, wanted)
    row = tables.show(shown, story.facts, "facts", "fact", COLUMNS, selectable=True)
    if row is not None:
        place = shown.table.iloc[row]
        shell.go(READING, **cards.beside(story, place["article_id"], place["start"]))


def _sentences(story: Story) -> pd.DataFrame:
    found = story.sentences[["article_id", "sentence_id", "text"]]
    return found.rename(columns={"text": "sentence"})


def _holders(table: pd.DataFrame) -> pd.Series:
    """The letters of all articles that have the same value, as words in a row."""
    same = ["type", "value", "unit"]
    held = table[[*same, "letter", "article_id"]].drop_duplicates([*same, "letter"])
    letters = held.groupby(same, sort=False)["letter"].agg(" ".join).rename("same_in").reset_index()
    return table[same].merge(letters, on=same, how="left")["same_in"].astype("str")


def _compared(facts: pd.DataFrame) -> pd.Series:
    """The normalised value with its unit, in words."""
    columns = (facts[name] for name in ("type", "value", "unit", "bound"))
    words = [in_words(*row) for row in zip(*columns, strict=True)]
    return pd.Series(words, index=facts.index, dtype="str")


def in_words(kind: str, value: str, unit: str, bound: str) -> str:
    """A normalised value as an editor would write it.

    >>> in_words("date", "--11-19", "", ""), in_words("measure", "225.308", "km", "about")
    ('19 November', 'about 225.3 km')
    >>> in_words("measure", "0.009144", "km", ""), in_words("duration", "0.5", "year", "at least")
    ('9.144 m', 'at least 6 months')
    >>> in_words("measure", "7.62e-06", "km", ""), in_words("money", "1500000", "dollar", "")
    ('7.62 mm', '1,500,000 dollar')
    """
    if kind == "date":
        return _date(value)
    words = [value.capitalize() if kind == "weekday" else value, unit]
    if _NUMBER.fullmatch(value):
        words = _measured(float(value), unit)
    return " ".join(filter(None, [bound, *words]))


def _measured(value: float, unit: str) -> list[str]:
    """A number with its unit, in the finer unit where that is what people would say."""
    finer, times = _FINER.get(unit, ("", 1))
    whole = abs(value - round(value)) < _NEAR
    if finer and (abs(value) < 1 or (unit in _COUNTED and not whole)):
        return _measured(value * times, finer)
    number = (
        f"{round(value):,}" if whole else f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.1f}"
    )
    return [number, f"{unit}s" if unit in _COUNTED and number != "1" else unit]


def _date(value: str) -> str:
    """Day, month and year in words, as far as they are known; anything else as it is.

    >>> _date("--11"), _date("2019-03"), _date("2024-12-01"), _date("1979")
    ('November', 'March 2019', '1 December 2024', '1979')
    >>> _date("--03-10/--03-20"), _date("2024-04-03|2024-03-04")
    ('10 March to 20 March', '3 April 2024 or 4 March 2024')
    """
    for mark, word in (("|", " or "), ("/", " to ")):
        if mark in value:
            return word.join(map(_date, value.split(mark)))
    hit = _DATE.fullmatch(value)
    if not hit or not 1 <= int(hit["month"]) <= len(month_name) - 1:
        return value
    day, year = hit["day"] and str(int(hit["day"])), hit["year"].strip("-")
    return " ".join(filter(None, [day, month_name[int(hit["month"])], year]))
