"""Dates as editors write them, made into dates that sort."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from analysis.errors import UnreadableDate
from analysis.text.calendar import MONTHS

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_WRITTEN = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
    )
)
_TIMED = re.compile(r"(.*[^\s,]),?[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?")
_PART = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_DOTTED = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})")
_CLOCK = re.compile(r"[0-9][:.][0-9]{2}\b")
_HALF = re.compile(r"(?<=[0-9])\s?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_ASIDE = re.compile(r"\bat\s|(?<=[a-z])\.(?=\s)")
"""What pages put into a date that mails do not."""
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(.*))?")
_NO_YEARS = ("0000", "0001", "1900", "1970-01-01")
"""What programs write where they know no date."""


def stated_date(words: str) -> str:
    """A date as programs state it, in pages, feeds and mails; empty when the words are none.

    A time keeps its distance from Greenwich; nothing is moved to another zone.

    >>> stated_date("Sat, 23 Nov 2024 14:05:00 +0100"), stated_date("20241123T1405Z")
    ('2024-11-23T14:05:00+01:00', '2024-11-23T14:05:00Z')
    """
    words = " ".join(words.split())[:60]
    if basic := _BASIC.fullmatch(words):
        year, month, day, hour, minute, second, zone = basic.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        words = f"{year}-{month}-{day}{time}"
    try:
        found = _dated(words)
    except UnreadableDate:
        found = _mailed(words) or _timed(words)
    return "" if found.startswith(_NO_YEARS) else found


def _timed(words: str) -> str:
    """A date that a time of day follows (26-FEB-1987 15:01:01.79); its zone is not known."""
    timed = _TIMED.fullmatch(words)
    try:
        day = _dated(timed[1]) if timed else ""
    except UnreadableDate:
        return ""
    whole = timed is not None and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day)
    return f"{day}T{timed[2]}" if timed and whole and timed[2] < "24" else ""


def _mailed(words: str) -> str:
    """A date as mails have it, its time by a clock of 24 hours or by one of 12 (9:15 PM)."""
    half = _HALF.search(words)
    try:
        found = parsedate_to_datetime(_ASIDE.sub("", _HALF.sub("", words)))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if half and found.hour <= 12:
        found = found.replace(hour=found.hour % 12 + 12 * (half["half"] in "pP"))
    return found.isoformat()


def iso_date(words: str) -> str:
    """A date as year, month and day, with its time where one is given; a year or month stays so.

    Assumes English names of months. A date that can be read two ways is not guessed.

    Raises:
        UnreadableDate: when the words are no date, or may be two.

    >>> iso_date("Saturday, 23 Nov. 2024"), iso_date("2024-11"), iso_date("23/11/2024")
    ('2024-11-23', '2024-11', '2024-11-23')
    >>> iso_date("Nov 23, 2024 at 2:05 PM")
    '2024-11-23T14:05:00'
    """
    words = " ".join(words.split())
    try:
        return _dated(words)
    except UnreadableDate:
        if _CLOCK.search(words) and (found := _mailed(words) or _timed(words)):
            return found
        raise


def _dated(words: str) -> str:
    """As `iso_date`, without a time but that of a program (2024-11-23T14:05)."""
    if not words or _PART.fullmatch(words):
        return words
    try:
        return _iso(words) or _written(words) or _numbers(words)
    except ValueError as error:
        message = f"“{words[:40]}” is not a date. Write it as 2024-11-23."
        raise UnreadableDate(message) from error


def _iso(words: str) -> str:
    if not _ISO.fullmatch(words):
        return ""
    datetime.fromisoformat(words)
    return words


def _written(words: str) -> str:
    for form in _WRITTEN:
        if found := form.fullmatch(words):
            return date(int(found["year"]), _month(found["month"]), int(found["day"])).isoformat()
    return ""


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0, which no date has, when none."""
    named = [n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower())]
    return named[0] if named else 0


def _numbers(words: str) -> str:
    """Day, month and year in numbers: with dots the day stands first, with strokes it may not.

    A year that stands first is followed by the month.
    """
    if dotted := _DOTTED.fullmatch(words):
        day, month, year = map(int, dotted.groups())
        return date(year, month, day).isoformat()
    if year_first := _YEAR_FIRST.fullmatch(words):
        return date(*map(int, year_first.groups())).isoformat()
    slashed = _SLASHED.fullmatch(words)
    if not slashed:
        raise ValueError(words)
    one, two, year = map(int, slashed.groups())
    if max(one, two) <= 12 and one != two:
        message = f"“{words}” can be read two ways. Write it as 2024-11-23."
        raise UnreadableDate(message)
    return date(year, min(one, two), max(one, two)).isoformat()
