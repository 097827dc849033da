"""Dates, weekdays, years and times of day as a text gives them; nothing unstated is resolved."""

import re
from typing import NamedTuple

from analysis.text.spans import apart


class Moment(NamedTuple):
    """One date or time where it stands.

    type: date, weekday, time. value: 2024-11-19, --11-19, --11, 2024, friday, 08:15.
    """

    start: int
    stop: int
    type: str
    value: str


MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d,.]\d|\d)"
_DATES = (
    re.compile(r"(?<![\w-])(?P<year>1[6-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])"),
    re.compile(rf"(?<![\w.,-]){_DAY}(?: of)? {_MONTH}(?: ?,? {_YEAR})?"),
    re.compile(
        rf"(?<![\w-]){_MONTH} {_DAY}(?!\s?(?:am|pm|a\.m|p\.m|%|per|million|people))"
        rf"(?: ?,? {_YEAR})?"
    ),
    re.compile(rf"(?<![\w-]){_MONTH},? (?:of )?{_YEAR}"),
    re.compile(
        r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f|"
        r"[Ll]ast|[Nn]ext|[Ll]ate|[Ee]arly|[Tt]his) "
        rf"(?P<span>(?P<month>{'|'.join(month.title() for month in MONTHS)})\b)(?! \d)"
    ),
    re.compile(
        rf"(?<![\w$€£.,:/-]){_YEAR}(?!\w|\s?[%°]|-\w"
        r"| (?:people|euros|dollars|pounds|metres|meters|miles|homes|jobs))"
    ),
)  # fmt: skip
_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(day.title() for day in WEEKDAYS)})s?\b"
    r"|\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\."
)
_TIME = re.compile(
    r"(?<![\w.,:$€£])(?<!\d [:.] )(?:(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?: [:.] |[:.])(?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.| \. )?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= (?:hours|hrs)\b(?! of\b))"
    r"|(?P<word>noon|midday|midnight)\b)",
    re.IGNORECASE,
)


def find(text: str) -> list[Moment]:
    """Every date, weekday and time of day in order of place, none overlapping another.

    Assumes English month names and day-month-year or month-day-year with the month in letters;
    figures such as 3/4/2024 are left out, since nobody can tell which is the month. A bare year
    counts when nothing is counted in it.

    >>> [m.value for m in find("On Dec. 1 at 8.15am, on 1 December 2024 at 20:15")]
    ['--12-01', '08:15', '2024-12-01', '20:15']
    >>> [(m.type, m.value) for m in find("in May, since 2018, on Friday")]
    [('date', '--05'), ('date', '2018'), ('weekday', 'friday')]
    """
    found = [*_times(text)]
    for pattern in _DATES:
        found += [Moment(*_place(m), "date", _value(m)) for m in pattern.finditer(text)]
    found += [
        Moment(m.start(), m.end(), "weekday", _weekday(m.group())) for m in _WEEKDAY.finditer(text)
    ]
    return apart(found, lambda moment: (moment.start, moment.stop))


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.span("span") if "span" in match.groupdict() else match.span()


def _value(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month, day, year = parts.get("month"), parts.get("day"), parts.get("year")
    if not month:
        return str(year)
    value = f"{year or '-'}-{_month(month):02d}"
    return f"{value}-{int(day):02d}" if day else value


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


def _times(text: str) -> list[Moment]:
    return [Moment(m.start(), m.end(), "time", _clock(m)) for m in _TIME.finditer(text)]


def _clock(match: re.Match[str]) -> str:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    if match["hour24"]:
        return f"{int(match['hour24']):02d}:{match['minute24']}"
    if match["hour4"]:
        return f"{match['hour4']}:{match['minute4']}"
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{match['minute'] or '00'}"


def compatible(value_a: str, value_b: str) -> bool:
    """Whether two dates can be one: they agree in every part that both give.

    >>> compatible("--12-01", "2024-12-01"), compatible("2024-12-01", "2024-11-01")
    (True, False)
    """
    parts = zip(_parts(value_a), _parts(value_b), strict=False)
    return all(a == b for a, b in parts if a and b)


def _parts(value: str) -> list[str]:
    year, _, rest = value.partition("-") if not value.startswith("--") else ("", "", value[2:])
    return [year, *rest.split("-")] if rest else [year]
