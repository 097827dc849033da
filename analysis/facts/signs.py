"""Signs that are set in many forms: spaces, hyphens, the minus before a number."""

import re

_SPACES = dict.fromkeys(
    map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " "
)
_HYPHENS = dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")
_FORMS = {**_SPACES, **_HYPHENS}
_ODD = re.compile(f"[{''.join(_FORMS)}]")
_REACH = 30
"""Characters before a number in which its sign is looked for."""
_TRUE_MINUS = re.compile(r"(?<![\w)\]])\u2212$")
_WORD = re.compile(r"(?<![\w-])(?<!\d )(?:minus|negative)[ -]$", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<![^\s(\[“\"‘'$€£¥₹=:])[-–]$")
_CODE_BEFORE = re.compile(r"(?:\b[A-Z][\w.]{0,20}|\d) ?[-–]$")
"""A name or another number before the hyphen: Covid -19, 10 -12."""
_MEASURED = re.compile(
    r" ?(?:°|[CF]\b|degrees?\b|%|per ?cent\b|pct\b|percentage points?\b|points?\b)"
)


def plain(text: str) -> str:
    """The text with every kind of space as a space and of hyphen as a hyphen, as long as before.

    >>> plain("12\u202f500 well\u2011known")
    '12 500 well-known'
    """
    return text if text.isascii() else _ODD.sub(lambda odd: _FORMS[odd.group()], text)


def minus_before(text: str, start: int, stop: int) -> int | None:
    """Where the minus of the number at start..stop begins; None where it has none.

    Assumes that a hyphen is a minus before a degree or a percentage, or behind a word in small
    letters (it was -5); a dash only before a degree or a percentage.

    >>> minus_before("was minus 5C", 10, 11), minus_before("Covid -19", 7, 9)
    (4, None)
    """
    first = max(0, start - _REACH)
    before = text[first:start]
    sure = _TRUE_MINUS.search(before) or _WORD.search(before)
    if sure:
        return first + sure.start()
    hyphen = _HYPHEN.search(before)
    if not hyphen or _CODE_BEFORE.search(before):
        return None
    money = text[start:stop][:1] in "$€£¥₹₩"
    said = money or (before[-1] == "-" and (before[-3:-2].islower() or before[-2:-1] in "$€£¥₹("))
    return first + hyphen.start() if said or _MEASURED.match(text, stop) else None
