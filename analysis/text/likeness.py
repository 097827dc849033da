"""How alike two written words or codes are, letter by letter."""

from rapidfuzz.distance import OSA, Indel, JaroWinkler


def letters(a: str, b: str) -> float:
    """Share of the letters that two words have in common in one order, 0-1 (Indel similarity).

    >>> letters("brno", "bern")
    0.75
    """
    return float(Indel.normalized_similarity(a, b))


def beginning(a: str, b: str) -> float:
    """How alike two words are, the beginning counting more (Jaro-Winkler 1990), 0-1.

    For given names and surnames, whose slips stand late: Jon, John.

    >>> round(beginning("tim", "tom"), 2), round(letters("tim", "tom"), 2)
    (0.8, 0.67)
    """
    return float(JaroWinkler.similarity(a, b))


def slips(a: str, b: str, most: int) -> int:
    """Slips of the pen between two words or codes, counted up to one more than `most`.

    A slip is a letter left out, added or changed, or two neighbours that change places.

    >>> slips("Brain", "Brian", 2), slips("cat", "horse", 2)
    (1, 3)
    """
    return OSA.distance(a, b, score_cutoff=most)
