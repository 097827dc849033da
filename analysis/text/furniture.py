"""Where a page speaks of itself: datelines, captions, stamps, reading times, correction notes.

Assumes that such a line begins with its label (Photograph:, Updated, Correction:), or is nothing
but a date, a time or a page number; that a dateline opens a paragraph with a place in capitals or
an agency in brackets; that a live page opens its entries with a clock. Fails on captions without a
label or a credit, which read like any sentence.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from analysis.text.wordlists import marked


class Furniture(NamedTuple):
    """One stretch that is no part of the report.

    kind: dateline, caption, stamp, live, reading time, page, rights, correction.
    """

    start: int
    stop: int
    kind: str


_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?)"
_DATE = (
    rf"(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)? {_MONTH}|{_DAY})"
    r"(?:,? \d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
_ZONE = r"(?:GMT|BST|UTC|CES?T|IST|[ECMP][SD]?T|AE[SD]T)"
_CLOCK = (
    rf"\d{{1,2}}(?:[.:]\d\d)?(?::\d\d)? ?(?:[ap]\.?m|AM|PM)\b\.?(?: {_ZONE}\b)?"
    rf"|\d{{1,2}}[.:]\d\d(?::\d\d)?(?: {_ZONE}\b)?|\d{{4}} {_ZONE}\b"
)
_AGENCY = (
    r"(?:AP|AFP|PA|PA Media|Reuters|REUTERS|UPI|ANSA|dpa|DPA|EFE|Xinhua|ANI|PTI|Bloomberg"
    r"|CNN|[A-Z][\w ]{1,30})"
)
_DASH = r"(?:—|–|--|-)"

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 400
"""Characters of a line that can be a caption, a stamp or a page number."""
_SHORT = 40
"""Characters of a line that tells a reading time and nothing else."""
_CAPITALS = r"[A-Z][A-Z.'’-]{1,20}"
_NAME = r"[A-Z][\w.'’-]{1,20}"
_WHERE = rf"(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_SOURCE = rf" ?\({_AGENCY}\)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}{_WHERE}"
    rf"(?:(?:,? (?:{_DATE}))?(?:{_SOURCE})? ?(?:—|–|--)\s"
    rf"|(?:,? (?:{_DATE})(?:{_SOURCE})?|{_SOURCE}) ?-\s)"
    rf"|{_NAME}(?: {_NAME}){{0,3}}{_WHERE}(?:,? (?:{_DATE}))?{_SOURCE} ?{_DASH}\s"
    rf"|\({_AGENCY}\) ?{_DASH}\s)"
)
_CAPTION = re.compile(
    r"(?:(?:file |stock |library |archive )?(?:photo(?:graph)?s?|image|picture"
    r"|illustration|graphic|video|gallery)"
    r"(?: (?:caption|credit|source|by|courtesy|illustration))? ?[:|]|(?:media |image "
    r"|photo |picture )?(?:caption|credits?)\b ?[:|]"
    r"|(?:image|media|photo|picture) (?:caption|source|credit)\b,?"
    r"|(?:file )?photo by\b|pictured:|watch:|(?:image|photo|picture)s? (?:courtesy of|via)\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:[A-Z][\w.'’-]{1,20} [A-Z][\w.'’-]{1,20} ?/ ?(?:AP|AFP|PA|EPA|Reuters|REUTERS|Getty"
    r"|Shutterstock|Alamy|Rex|Bloomberg|[A-Z]\w{1,20})(?: [A-Z]\w{1,20}){0,2}"
    r"|\b(?:AP|AFP|PA|EPA|Reuters|REUTERS|Getty Images|Shutterstock|Alamy)(?:/[\w ]{2,30}"
    r"| via [\w ]{2,30}| file| Photo)?"
    r"|\((?:AP|AFP|PA|Reuters|REUTERS) (?:Photo|Images?)\b[^)\n]{0,60}\)|\bvia (?:AP"
    r"|Getty Images|Reuters|REUTERS)"
    r"|\(?(?:File|Library|Handout) (?:photo|picture|image)\)?)[.)\]]?$"
)
_STAMP = re.compile(
    rf"(?:(?:last |first |originally )?(?:updated|published|posted|modified|edited"
    rf"|revised|created|amended)\b(?: ?:| on| at|,)? ?"
    rf"(?:(?:{_DATE}|{_CLOCK})|\d{{1,3}} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?"
    rf"|months?|years?) ago)"
    rf"|\d{{1,3}} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\s*$)",
    re.IGNORECASE,
)
_STAMP_REST = re.compile(
    rf"(?:[\s,|·•/–—-]|at\b|on\b|in\b|{_DATE}|{_CLOCK}|{_ZONE}\b|updated:?|published:?|modified:?|last\b)*+",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:By [A-Z][\w.'’ -]{{2,60}}?[,|·•–—-]? ?)?(?:{_DATE}|{_CLOCK})(?:[\s,|·•/–—-]"
    rf"|at\b|{_DATE}|{_CLOCK}|{_ZONE}\b)*+$"
)
_DATED = re.compile(
    rf"(?<!\S)(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}),? "
    r"\d{4}(?=[\s,|·•/–—-]|$)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:\d{{1,2}}[.:]\d\d(?::\d\d)?(?:[ap]\.?m\b\.?)?|[ap]\.?m\b\.?|{_DAY}|{_ZONE}"
    r"|\((?:GMT|UTC)[+-]\d\d?(?::?\d\d)?\)|published|updated|posted|[|·•/–—-])?",
    re.IGNORECASE,
)
"""One word of a stamp beside its date."""
_PUT_UP = re.compile("published|updated|posted", re.IGNORECASE)
_ENDED = re.compile(r"[.!?][”\"’]? +[A-Z“\"]")
_LIVE = re.compile(
    rf"(?P<mark>\[?(?:{_CLOCK})\]?)(?: ?[:|]\s| ?{_DASH}\s|\s*$"
    rf"|(?<=[ap]m) (?=[A-Z][a-z]+ [a-z])|(?<=T) (?=[A-Z]))"
)
_READING = re.compile(
    r"\W{0,3}(?:\d{1,3}[ -](?:min(?:ute)?s?\.?)[ -](?:read|watch|listen)(?:ing time)?\b"
    r"|(?:estimated )?read(?:ing)?[ -]time:?"
    r" ?(?:about |approx\. )?\d{1,3} ?(?:min(?:ute)?s?|m)\b|time to read: ?\d{1,3}"
    r"|length: ?\d{1,3},?\d{0,3} words\b)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:(?:print |continued (?:on|from) )?(?:page|pages|pg\.?"
    r"|p\.?) ?[A-Z]?\d{1,4}(?:[ -–]+[A-Z]?\d{1,4})?(?: of \d{1,4})?"
    r"|[-–— ]*\d{1,4}[-–— ]*|[A-Z]\d{1,3}|\d{1,3} ?\| ?[A-Z][\w ]{2,40}|[A-Z][\w ]{2,40}\| ?\d{1,3}"
    r"|\d[\d,.]*k? (?:comments?|shares?|likes?|views?|replies|retweets)|(?:share"
    r"|comments?|likes?)s? ?[:(]? ?\d[\d,.]*k?\)?)\W*$",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(
    r"(?:A version of )?this (?:article|story|report) (?:appears|appeared"
    r"|was (?:first )?published) (?:in|on)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)(?= ?\d)|\bcopyright\b ?(?:©|\(c\))?(?= ?\d{4}| [A-Z]))[^\n]{0,120}", re.IGNORECASE
)
_PIECE = (
    r"(?:version|versions|article|story|report|headline|post|item|page|caption"
    r"|photo caption|sub-?heading|standfirst)"
)
_OF_PIECE = (
    rf"(?:versions?|headline|caption|photo caption|standfirst|sub-?heading) (?:of|on|to"
    rf"|in|for) (?:this|our|the) {_PIECE}"
)
_WRONGLY = (
    r"(?:misstated|misspell?ed|misspelt|misidentified|misquoted|incorrectly|wrongly"
    r"|mistakenly|erroneously|originally said|contained an error)"
)
_AMENDED = (
    r"(?:was|were|has been|have been) (?:amended|corrected|updated|changed|edited|revised|modified)"
)
_CORRECTION = re.compile(
    r"(?:corrections?(?: and clarifications?)?|clarifications?|corrigendum|errat(?:um|a)"
    r"|editor['’]?s?['’]? notes?|amendment|footnote)"
    rf"(?: \([^)\n]{{2,40}}\)|,? (?:on |of )?(?:{_DATE}))? ?[:—–-]"
    rf"|\W{{0,3}}(?:an? |the )?(?:(?:(?:earlier|previous|prior|original"
    rf"|first) )?{_OF_PIECE},? (?:[\w ,]{{0,40}}? )?|(?:earlier|previous|prior|original"
    rf"|first) (?:versions?|headline|caption) )"
    rf"(?:said|stated|gave|had|referred|reported|named|described|put|{_WRONGLY}|{_AMENDED})\b"
    rf"|\W{{0,3}}this {_PIECE} (?:{_AMENDED}|{_WRONGLY})\b"
    r"|(?:we|the \w+) (?:apologi[sz]e|regret) (?:for )?(?:the|this|an) error",
    re.IGNORECASE,
)


def furniture(text: str) -> list[Furniture]:
    """Every such stretch in order of place, none overlapping another.

    >>> text = "LARKHOLM, Jan. 6 (AP) — The pier closed on Jan. 5."
    >>> [(text[f.start : f.stop], f.kind) for f in furniture(text)]
    [('LARKHOLM, Jan. 6 (AP) — ', 'dateline')]
    >>> [f.kind for f in furniture("Updated 14:32 GMT")]
    ['stamp']
    """
    lines = ((line.start(), line.group()) for line in _LINE.finditer(text))
    return [found for start, line in lines for found in _in_line(start, line)]


def _in_line(at: int, line: str) -> Iterator[Furniture]:
    """What a line holds: it is all furniture, or opens with it, or ends with rights."""
    indent = len(line) - len(line.lstrip())
    at, line = at + indent, line.strip()
    if not line:
        return
    kind = _whole(line)
    if kind:
        yield Furniture(at, at + len(line), kind)
        return
    opened = _opening(line)
    if opened:
        yield Furniture(at, at + opened[0], opened[1])
    else:
        yield from (Furniture(at + a, at + b, "stamp") for a, b in _after_headline(line))
    rights = _RIGHTS.search(line[:_LONGEST], opened[0] if opened else 0)
    if rights:
        yield Furniture(at + rights.start(), at + rights.end(), "rights")


def _whole(line: str) -> str:
    """The kind of a line that is furniture from end to end; empty for any other."""
    if _CORRECTION.match(line):
        return "correction"
    tests = _TESTS if len(line) <= _LONGEST else {}
    return next((kind for kind, test in tests.items() if test(line)), "")


def _is_credited(line: str) -> bool:
    """Whether a line ends with the credit of a picture, behind its last full stop or bracket."""
    credit = _CREDIT.search(line[-90:])
    if not credit:
        return False
    before = line[-90:][: credit.start()].rstrip()
    return not before or before[-1] in ".)|:—–-([" or "/" in credit.group()


def _is_stamp(line: str) -> bool:
    stamp = _STAMP.match(line)
    return bool(stamp and _STAMP_REST.fullmatch(line, stamp.end()))


def _after_headline(line: str) -> Iterator[tuple[int, int]]:
    """The stamp between a headline and the first sentence where all stand in one line.

    Nothing that leads to a date (on, since) stands before it, no word of a sentence behind it.
    """
    dated = _DATED.search(line[:_LONGEST])
    if dated is None or _ENDED.search(line, 0, dated.start()):
        return
    start, stop = _first_part(line, dated.start()), _last_part(line, dated.end())
    before, after = line[:start].split()[-1:], line[stop : stop + 40].split()[:1]
    is_led_to = not _PUT_UP.match(line, start) and any(
        word.islower() or word.strip(",:").lower() in marked("small_words", "grammar")
        for word in before
    )
    is_sentence = line[stop : stop + 1] == "," or any(not _begins(word) for word in after)
    if not is_led_to and not is_sentence:
        yield start, stop


def _first_part(line: str, start: int) -> int:
    """Where the words begin that belong to the date behind them."""
    for word in reversed(list(re.finditer(r"\S+", line[:start]))):
        if not _PART.fullmatch(word.group().strip(",")):
            break
        start = word.start()
    return start


def _last_part(line: str, stop: int) -> int:
    """Where the words end that belong to the date before them."""
    end = stop
    for word in re.finditer(r"\S+", line[stop : stop + _SHORT]):
        if not _PART.fullmatch(word.group().strip(",")):
            break
        end = stop + word.end()
    return end


def _begins(word: str) -> bool:
    """Whether a word may begin a sentence or a title."""
    return word[0].isupper() or word[0].isdigit() or word[0] in '“"'


def _opening(line: str) -> tuple[int, str] | None:
    """Where the furniture that opens a line ends, and its kind."""
    stamp = _STAMP.match(line)
    if stamp:
        rest = _STAMP_REST.match(line, stamp.end())
        return (rest.end() if rest else stamp.end()), "stamp"
    for pattern, kind in ((_LIVE, "live"), (_READING, "reading time"), (_DATELINE, "dateline")):
        match = pattern.match(line)
        if match:
            return match.end(), kind
    return None


_TESTS: dict[str, Callable[[str], object]] = {
    "rights": _RIGHTS.fullmatch,
    "caption": lambda line: _CAPTION.match(line) or _is_credited(line),
    "stamp": lambda line: _BARE.fullmatch(line) or _is_stamp(line),
    "reading time": lambda line: len(line) < _SHORT and _READING.match(line),
    "page": lambda line: _PAGE.fullmatch(line) or _IN_PRINT.match(line),
}
"""How a whole line is known for each kind."""
