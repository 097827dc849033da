"""Numbers and names as they are told in a sentence of ours."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names in a row with commas and an "and".

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(n: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "word"), counted(0, "story", "stories")
    ('1 article', '1,200 words', '0 stories')
    """
    return f"{n:,} {noun if n == 1 else nouns or noun + 's'}"


def some(names: Sequence[str], most: int = 8, last: str = " and ") -> str:
    """Names in a row, the first few of many.

    >>> some(["A", "B"]), some(["A", "B"], last=", "), some(list("ABCDEF"), most=3)
    ('A and B', 'A, B', 'A, B, C and 3 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return last.join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
