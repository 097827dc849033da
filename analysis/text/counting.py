"""Number words and places in an order, from the lists of them."""

from analysis.text.wordlists import mapping


def _words() -> dict[int, str]:
    """The word of each value; of two spellings the first (forty, fourty)."""
    found: dict[int, str] = {}
    for word, value in mapping("number_words").items():
        found.setdefault(int(value), word)
    return found


def _places() -> dict[str, int]:
    """Every place to the ninety-ninth, in its words."""
    first = {word: int(value) for word, value in mapping("ordinal_words").items()}
    tens = {ten[:-1] + "ieth": 10 * n for n, ten in enumerate(TENS, 2)}
    ones = list(first.items())[: len(ONES)]
    both = {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for one, m in ones}
    return first | tens | both


WORDS = _words()
"""From value to word: zero to twenty, and the tens."""
ONES = tuple(WORDS[n] for n in range(1, 10))
"""From one to nine."""
TENS = tuple(WORDS[n] for n in range(20, 100, 10))
"""From twenty to ninety."""
PLACES = _places()
"""From first to ninety-ninth, a hyphen between ten and one."""
