"""Dates, weekdays, years and times of day as a text gives them; nothing unstated is resolved."""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from analysis.facts import ordinals, times
from analysis.text.calendar import MONTHS, WEEKDAYS
from analysis.text.spans import apart


class Moment(NamedTuple):
    """One date or time where it stands.

    type: date, weekday, time. value: 2024-11-19, --11-19, --11, 2024, friday, 08:15; two ends stand
    beside a slash (2013/2014, --03-11/--03-20), two readings beside a bar. zone: of a time.
    """

    start: int
    stop: int
    type: str
    value: str
    zone: str = ""


_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_ORDINAL_DAY = rf"(?P<day>{ordinals.DAYS})"
_NO_COUNT = r"(?!\s?(?:am|pm|a\.m|p\.m|%|per|million|people))"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d,.]\d|\d)"
_NAMES = "|".join(month.title() for month in MONTHS)
_DATES = (
    re.compile(r"(?<![\w-])(?P<year>1[6-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])"),
    re.compile(rf"(?<![\w.,-]){_DAY}(?: of)? {_MONTH}(?: ?,? {_YEAR})?"),
    re.compile(rf"(?<![\w-]){_MONTH} (?:the )?{_DAY}{_NO_COUNT}(?: ?,? {_YEAR})?"),
    re.compile(rf"(?<![\w-])(?i:{_ORDINAL_DAY})(?: of)? {_MONTH}(?: ?,? {_YEAR})?"),
    re.compile(rf"(?<![\w-]){_MONTH} (?:the )?(?i:{_ORDINAL_DAY})(?![\w-])(?: ?,? {_YEAR})?"),
    re.compile(rf"(?<![\w-]){_MONTH},? (?:of )?{_YEAR}"),
    re.compile(
        r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f|"
        r"[Ll]ast|[Nn]ext|[Tt]his) "
        rf"(?P<span>(?P<month>{_NAMES})\b)(?! \d)"
    ),
    re.compile(
        rf"(?<![\w$€£.,:/-]){_YEAR}(?!\w|\s?[%°]|[-–/]\w"
        r"| (?:people|euros|dollars|pounds|metres|meters|miles|homes|jobs))"
    ),
)  # fmt: skip
_PART_OF_MONTH = re.compile(
    rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -](?P<month>{_NAMES})\b(?: (?P<year>20\d\d"
    rf"|1[6-9]\d\d)\b)?"
)
_LEAP_YEAR = 2024
"""A year in which February is as long as it gets."""
_DAYS_OF_PART = {"early": (1, 12), "mid": (10, 20), "late": (18, 31)}
"""First and last day that a writer may mean; wide, so that only another part contradicts."""
_FIGURES = re.compile(
    r"(?<![\w/.,-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,]\d)"
)
_SPAN = re.compile(
    r"(?<![\w$€£.,:/-])(?P<first>1[6-9]\d\d|20\d\d)(?: ?[-–—/] ?)(?P<last>1[6-9]\d\d"
    r"|20\d\d|\d\d)(?![\w%/-]|[.,]\d)"
)
_DAYS = (
    re.compile(
        rf"(?<![\w-]){_MONTH} (?P<day>[12]\d|3[01]|0?[1-9])(?: ?[-–—] ?| to )(?P<last>[12]\d"
        rf"|3[01]|[1-9])(?![\w/%]|[.,:]\d)(?: ?,? {_YEAR})?"),
    re.compile(
        rf"(?<![\w.,:/-])(?P<day>[12]\d|3[01]|0?[1-9])(?: ?[-–—] ?| to )(?P<last>[12]\d|3[01]"
        rf"|[1-9]) {_MONTH}(?: ?,? {_YEAR})?"),
)  # fmt: skip
_DECADE = re.compile(
    r"(?<![\w-])(?P<part>(?:early|mid|late)[ -])?(?P<year>1[6-9]\d0|20\d0)['’]?s\b", re.I
)
_ABOUT_YEAR = re.compile(
    r"\b(?:around|about|circa|roughly|approximately|c\.) ?"
    r"(?P<year>1[6-9]\d\d|20\d\d)(?![\w%-]|[.,]\d)",
    re.I,
)
_ABOUT, _ABOUT_ROUND = 2, 5
"""Years by which "around 1912" may be off, and "around 1910": a multiple of five is rounded."""
_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(day.title() for day in WEEKDAYS)})s?\b"
    r"|\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\."
)


def find(text: str) -> list[Moment]:
    """Every date, weekday and time of day in order of place, none overlapping another.

    Assumes English month names and day-month-year or month-day-year with the month in letters;
    figures such as 3/4/2024 keep both readings, since nobody can tell which is the month. A bare
    year counts when nothing is counted in it.

    >>> [m.value for m in find("On Dec. 1 at 8.15am, on 1 December 2024 at 20:15")]
    ['--12-01', '08:15', '2024-12-01', '20:15']
    >>> [(m.type, m.value) for m in find("in May, since 2018, on Friday")]
    [('date', '--05'), ('date', '2018'), ('weekday', 'friday')]
    >>> [m.value for m in find("on 3/4/2024, the fourteenth of March, mid-May, in 2013–14")]
    ['2024-04-03|2024-03-04', '--03-14', '--05-10/--05-20', '2013/2014']
    """
    found = [Moment(t.start, t.stop, "time", t.value, t.zone) for t in times.find(text)]
    found += [*_spans(text), *_in_figures(text)]
    for pattern in _DATES:
        found += [Moment(*_place(m), "date", _value(m)) for m in pattern.finditer(text)]
    found += [
        Moment(m.start(), m.end(), "weekday", _weekday(m.group())) for m in _WEEKDAY.finditer(text)
    ]
    return apart(found, lambda moment: (moment.start, moment.stop))


def _spans(text: str) -> Iterator[Moment]:
    """Parts of months, spans of years, decades, "around 1910": from one end to the other."""
    for match in _PART_OF_MONTH.finditer(text):
        month = f"{match['year'] or '-'}-{_month(match['month']):02d}"
        longest = monthrange(_LEAP_YEAR, _month(match["month"]))[1]
        days = _DAYS_OF_PART[match["part"].lower()]
        ends = (f"{month}-{min(day, longest):02d}" for day in days)
        yield Moment(*match.span(), "date", "/".join(ends))
    for match in (found for pattern in _DAYS for found in pattern.finditer(text)):
        first, last = _value(match), int(match["last"])
        if int(match["day"]) < last:
            yield Moment(*match.span(), "date", f"{first}/{first[:-2]}{last:02d}")
    for match in _SPAN.finditer(text):
        year, until = match["first"], match["last"]
        until = until if len(until) == 4 else year[:2] + until
        if year < until:
            yield Moment(*match.span(), "date", f"{year}/{until}")
    for match in _DECADE.finditer(text):
        yield Moment(*match.span(), "date", f"{match['year']}/{match['year'][:3]}9")
    for match in _ABOUT_YEAR.finditer(text):
        year = int(match["year"])
        off = _ABOUT if year % 5 else _ABOUT_ROUND
        yield Moment(*match.span("year"), "date", f"{year - off}/{year + off}")


def _in_figures(text: str) -> Iterator[Moment]:
    """14/03/2026; of 3/4/2024 both readings."""
    for match in _FIGURES.finditer(text):
        one, two, year = int(match["one"]), int(match["two"]), match["year"]
        if len(year) == 2 and (match["mark"] != "/" or max(one, two) < 13):
            continue
        year = year if len(year) == 4 else f"20{year}"
        days = dict.fromkeys((month, day) for day, month in ((one, two), (two, one)))
        read = [f"{year}-{m:02d}-{d:02d}" for m, d in days if 0 < m < 13 and 0 < d < 32]
        if read:
            yield Moment(*match.span(), "date", "|".join(read))


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.span("span") if "span" in match.groupdict() else match.span()


def _value(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month, day, year = parts.get("month"), parts.get("day"), parts.get("year")
    if not month:
        return str(year)
    value = f"{year or '-'}-{_month(month):02d}"
    return f"{value}-{_day(day):02d}" if day else value


def _day(said: str) -> int:
    return int(said) if said.isdigit() else ordinals.place(said)


def _month(name: str) -> int:
    """The number of a month from its name, its short form or its digits.

    >>> _month("Sept."), _month("11")
    (9, 11)
    """
    if name.isdigit():
        return int(name)
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _weekday(name: str) -> str:
    return next(day for day in WEEKDAYS if day.startswith(name.lower()[:3]))


def compatible(value_a: str, value_b: str) -> bool:
    """Whether two dates can be one: some reading of each agrees in every part that both give.

    >>> compatible("--12-01", "2024-12-01"), compatible("2024-12-01", "2024-11-01")
    (True, False)
    >>> compatible("2024-04-03|2024-03-04", "--03-04"), compatible("--03-10/--03-20", "--03-14")
    (True, True)
    """
    pairs = product(value_a.split("|"), value_b.split("|"))
    return any(_meet(one.split("/"), two.split("/")) for one, two in pairs)


def _meet(one: list[str], two: list[str]) -> bool:
    """Whether two dates or spans of dates have a day in common, as far as they are given."""
    if len(one) == len(two) == 1:
        return all(a == b for a, b in zip(_parts(one[0]), _parts(two[0]), strict=False) if a and b)
    every = [_parts(value) for value in (*one, *two)]
    if not all(parts[0] for parts in every):
        every = [["", *parts[1:]] for parts in every]
    depth = min(len(parts) for parts in every)
    ends = [parts[:depth] for parts in every]
    first, last = ends[: len(one)], ends[len(one) :]
    return first[0] <= last[-1] and last[0] <= first[-1]


def _parts(value: str) -> list[str]:
    year, _, rest = value.partition("-") if not value.startswith("--") else ("", "", value[2:])
    return [year, *rest.split("-")] if rest else [year]
