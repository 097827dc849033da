"""Times of day in figures and in words, with the zone they are given in."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.facts.numerals import values
from analysis.text import counting
from analysis.text.wordlists import mapping


class TimeOfDay(NamedTuple):
    """One time of day: hour and minute as 17:30; zone as written, in capitals, or empty."""

    start: int
    stop: int
    value: str
    zone: str


_HOURS = tuple(counting.WORDS[hour] for hour in range(1, 13))
_MINUTES = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_FIGURES = re.compile(
    r"(?<![\w.,:$€£])(?<!\d [:.] )(?:(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?: [:.] |[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap])(?:\.| \. )?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])(?::|h)(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?=(?: (?:hours|hrs)\b(?! of\b)"
    r"| ?(?:GMT|BST|UTC)\b))"
    r"|(?P<dotted>[01]?\d|2[0-3])\.(?P<dotted_minute>[0-5]\d)(?= (?:GMT|BST|UTC|ET"
    r"|in the (?:morning|afternoon|evening)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day)\b)"
    r"|(?:12 |twelve )?(?P<word>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<part>half|(?:an? )?quarter|twenty[ -]five|twenty|ten"
    rf"|five)(?: minutes)? (?P<way>past|to|after|before) "
    rf"(?P<hour>{'|'.join(_HOURS)}|1[0-2]|[1-9])(?! (?:percent|per cent|million|thousand"
    rf"|hundred|people|of)\b)(?![\w-]|[.,]\d)"
    rf"|(?P<whole>{'|'.join(_HOURS)}|1[0-2]|[1-9])(?: |-)?o['’]clock\b)",
    re.IGNORECASE,
)
_DAYTIME = re.compile(
    r"(?: in the (?P<when>morning|afternoon|evening)| (?P<night>at night)"
    r"| (?P<half>[ap])\.?m\b\.?)",
    re.IGNORECASE,
)


@functools.cache
def offsets() -> dict[str, frozenset[float]]:
    """Hours by which each zone is ahead of universal time; several where a name has several."""
    return {
        form: frozenset(float(hour) for hour in hours.split(" or "))
        for form, hours in mapping("time_zones").items()
    }


@functools.cache
def _zone() -> re.Pattern[str]:
    forms = sorted(offsets(), key=len, reverse=True)
    capitals = "|".join(re.escape(form.upper()) for form in forms if len(form) < 6)
    named = "|".join(re.escape(form.title()) for form in forms if len(form) > 5)
    return re.compile(rf" ?\(?(?P<zone>(?:{capitals})\b|(?:{named})(?: [Tt]ime)?\b)")


def find(text: str) -> list[TimeOfDay]:
    """Every time of day, in no order.

    Assumes that a time in words is one only beside past, to or o'clock. A time that does not give
    its half of the day keeps the hour as written (half past five: 05:30). Seconds are left out.

    >>> [(t.value, t.zone) for t in find("5.30pm ET, 1730 GMT, half past five, a quarter to six")]
    [('17:30', 'ET'), ('17:30', 'GMT'), ('05:30', ''), ('05:45', '')]
    """
    return [_zoned(text, clock) for clock in (*_in_figures(text), *_in_words(text))]


def _zoned(text: str, clock: TimeOfDay) -> TimeOfDay:
    zone = _zone().match(text, clock.stop)
    return clock._replace(zone=zone["zone"].upper().removesuffix(" TIME")) if zone else clock


def _in_figures(text: str) -> Iterator[TimeOfDay]:
    for match in _FIGURES.finditer(text):
        hour = match["dotted"] or match["hour24"]
        if hour:
            minute = match["dotted_minute"] or match["minute24"]
            yield _of_day(text, match, int(hour), int(minute))
        else:
            yield TimeOfDay(match.start(), match.end(), _clock(match), "")


def _clock(match: re.Match[str]) -> str:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    if match["hour4"]:
        return f"{match['hour4']}:{match['minute4']}"
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{match['minute'] or '00'}"


def _in_words(text: str) -> Iterator[TimeOfDay]:
    """Half past five, a quarter to six, five o'clock."""
    for match in _IN_WORDS.finditer(text):
        hour, minute = _hour(match["whole"] or match["hour"]), 0
        if match["part"]:
            if _is_count(text, match):
                continue
            part = re.sub(r"^an? ", "", match["part"].lower()).replace(" ", "-")
            minute = 30 if part == "half" else _MINUTES[part]
            if match["way"].lower() in {"to", "before"}:
                hour, minute = (hour - 1) or 12, 60 - minute
        yield _of_day(text, match, hour, minute)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether "ten to twelve" is a range: no hour unless a word for time stands before it."""
    sure = "quarter" in match["part"].lower() or match["part"].lower() == "half"
    if sure and match["way"].lower() in {"past", "to"}:
        return False
    if match["way"].lower() == "past" or match.group().lower().count("minutes"):
        return False
    before = text[max(0, match.start() - 12) : match.start()].lower()
    return not re.search(r"\b(?:at|until|till|by) $", before)


def _hour(said: str) -> int:
    return int(said) if said.isdigit() else int(values("number_words")[said.lower()])


def _of_day(text: str, match: re.Match[str], hour: int, minute: int) -> TimeOfDay:
    """A time with its half of the day, if the words behind it give one; night ends at five."""
    told = _DAYTIME.match(text, match.end())
    if not told:
        return TimeOfDay(match.start(), match.end(), f"{hour:02d}:{minute:02d}", "")
    morning = (told["when"] or "").lower() == "morning" or (told["half"] or "").lower() == "a"
    morning = morning or (bool(told["night"]) and hour % 12 < 5)
    hour = hour % 12 + (0 if morning else 12) if hour <= 12 else hour
    return TimeOfDay(match.start(), told.end(), f"{hour:02d}:{minute:02d}", "")
