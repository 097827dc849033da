"""Lines of a page that name people in their own way: headlines, credits, stamps.

Assumes that a headline stands on a line of its own without a full stop, in capitals or with nearly
every word capitalised, and that a credit carries a label ("Photograph:") or an agency behind a
slash ("Jane Holt/AP"). Fails on a credit without either and on headlines in plain case, which are
read like any sentence.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST = 180
"""Characters of the longest headline or credit."""
_MIN_CAPITALS = 3
_MIN_TITLE = 5
"""Words from which on a line in capitals, or with capitals, is a headline and no name."""
_LITTLE = 3
"""Letters of the longest word that a headline with capitals may write small."""
_AGENCY = (
    r"(?:AP|AFP|PA|EPA|UPI|ANSA|EFE|dpa|Reuters|REUTERS|Getty|Shutterstock|Alamy|Rex|REX|Bloomberg"
    r"|Zuma|ZUMA|Xinhua|iStock|WireImage|Corbis|Magnum|NurPhoto|Anadolu|Sipa|TASS|PA Wire|PA Media)"
)
_NAME = r"[A-ZÀ-Þ](?:\.|[\w'’-]+)"
_PERSON = rf"{_NAME}(?: (?:[a-z]{{1,5}} )?{_NAME}){{0,4}}"
_LABEL = (
    r"(?:(?:file|stock|library|archive|handout|main|lead|top|cover) )?"
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphics?|composite|video|credits?|photography|source)"
    r"(?: (?:credits?|by|source|courtesy(?: of)?|copyright))?"
)
_OUTLET = rf"(?:{_AGENCY}\b|[A-Z][\w.]+ (?:Images|Pictures|Photos?|Press)\b)"
_PHOTOS = r"(?:photo(?:graph)?s?|images?|pictures?|credit)"
_TAKEN_BY = r"(?: (?:[/|,]|via|for|of|at) | ?[/|,] ?)[\w. /-]{2,40}"
_CREDITS = (
    re.compile(rf"(?i:{_LABEL}) ?(?::|\||by\b|courtesy of\b|©)\s*{_PERSON}(?:{_TAKEN_BY})?\.?$"),
    re.compile(rf"(?<![\w'’-]){_PERSON}(?: ?[/|] ?| via ){_OUTLET}[\w /.-]{{0,40}}"),
    re.compile(rf"\b{_AGENCY} ?/ ?{_PERSON}"),
    re.compile(rf"\((?:{_AGENCY} )?(?i:{_PHOTOS})(?: ?[/:]| by) ?[^()\n]{{2,60}}\)"),
    re.compile(rf"\b(?i:{_PHOTOS}) by {_PERSON}(?:{_TAKEN_BY})?\.?$"),
    re.compile(r"©\s?[\w./ -]{2,50}$"),
    re.compile(r"\bGetty Images\b|\bAP Photo\b|\bPA (?:Wire|Images|Media)\b|\bShutterstock\b"),
    re.compile(rf"\(?(?:Additional |Further )?[Rr]eporting by {_PERSON}[^\n]{{0,120}}$"),
    re.compile(rf"\(?(?:Editing|Compiled|Edited|Writing) by {_PERSON}[^\n]{{0,80}}$"),
)
_STAMP = re.compile(
    r"\s*(?:(?:last |first |originally )?(?:updated|published|posted|modified|edited"
    r"|revised|created)\b"
    r"(?: ?:| on| at|,)?(?=.{0,30}\d)[^\n]{0,80}|\d+ min(?:ute)?s? read\b.{0,40})$",
    re.IGNORECASE,
)


class Headline(NamedTuple):
    """A line that is a headline; capitals: every letter is one."""

    start: int
    stop: int
    capitals: bool


def headlines(text: str) -> list[Headline]:
    r"""The headlines of a text in capitals or with capitals.

    >>> [h.capitals for h in headlines("MAYOR QUITS OFFICE\nShe Left The Town Hall\nShe left.")]
    [True, False]
    """
    return [
        Headline(start, stop, all(word.isupper() for word in _WORD.findall(text[start:stop])))
        for start, stop in _short_lines(text)
        if _is_headline(text[start:stop])
    ]


def _short_lines(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if line.end() - line.start() <= _LONGEST:
            yield line.span()


def _is_headline(line: str) -> bool:
    """Whether a line is written as headlines are.

    >>> _is_headline("Harbour Board To Close Old Pier"), _is_headline("Ann Lee, Bo Dale and Co.")
    (True, False)
    """
    found = _WORD.findall(line)
    if len(found) < _MIN_CAPITALS or line.rstrip()[-1] in ".,;":
        return False
    if all(word.isupper() for word in found):
        return True
    small = [word for word in found if word[0].islower()]
    return (
        len(found) >= _MIN_TITLE
        and all(len(word) <= _LITTLE for word in small[:3])
        and (3 * len(small) <= len(found))
        and all(len(word) <= _LITTLE + 1 for word in small)
    )


def credits(text: str) -> list[tuple[int, int]]:
    r"""Where credits of pictures and reporters and stamps of the page stand, in order.

    >>> text = "Photo: Ann Lee/AP\nUpdated 14:32 GMT\nAnn Lee left."
    >>> [text[start:stop] for start, stop in credits(text)]
    ['Photo: Ann Lee/AP', 'Updated 14:32 GMT']
    """
    spans = {span for line in _LINE.finditer(text) for span in _in_line(line)}
    found: list[tuple[int, int]] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or found[-1][1] <= start:
            found.append((start, stop))
    return found


def _in_line(line: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The credits and stamps of one line."""
    at, words = line.start(), line.group()
    if len(words) <= _LONGEST and _STAMP.match(words):
        yield line.span()
    elif any(mark in words for mark in ("/", ":", "|", " by ", " via ", "©", "Images", "Courtesy")):
        for pattern in _CREDITS:
            yield from ((at + m.start(), at + m.end()) for m in pattern.finditer(words))
