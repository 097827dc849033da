"""Places in an order in words: third, fourteenth, twenty-first."""

from analysis.text.counting import PLACES

WORDS = "|".join(sorted((word.replace("-", "[ -]") for word in PLACES), key=len, reverse=True))
"""All of them as the alternatives of a pattern, longest first."""
DAYS = "|".join(
    sorted(
        (word.replace("-", "[ -]") for word, n in PLACES.items() if n < 32), key=len, reverse=True
    )
)
"""Those that can be the day of a month."""


def place(word: str) -> int:
    """The number of a place.

    >>> place("Twenty-first"), place("fourteenth"), place("thirty first")
    (21, 14, 31)
    """
    return PLACES[word.lower().replace(" ", "-")]
