"""Places in an order in words: third, fourteenth, twenty-first."""

_PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: n for n, word in enumerate(_PLACES, 1)},
    **{ten[:-1] + "ieth": 10 * n for n, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": 10 * n + m
        for n, ten in enumerate(_TENS, 2)
        for m, one in enumerate(_PLACES[:9], 1)
    },
}
WORDS = "|".join(sorted((word.replace("-", "[ -]") for word in _VALUES), key=len, reverse=True))
"""All of them as the alternatives of a pattern, longest first."""
DAYS = "|".join(
    sorted(
        (word.replace("-", "[ -]") for word, n in _VALUES.items() if n < 32), key=len, reverse=True
    )
)
"""Those that can be the day of a month."""


def place(word: str) -> int:
    """The number of a place.

    >>> place("Twenty-first"), place("fourteenth"), place("thirty first")
    (21, 14, 31)
    """
    return _VALUES[word.lower().replace(" ", "-")]
