"""Word lists kept as text files in data/words: one entry a line, its origin in comments on top."""

import functools
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "words"


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of one list; a line may hold several forms of one thing, separated by `|`.

    >>> "mayor" in words("titles")
    True
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
