"""The names in headlines, where capitals tell nothing: those that the story names elsewhere.

Assumes that a headline mostly names whom the text names as well. Fails on a headline whose names
stand nowhere else: of them only what was tagged without a small word of the story is kept.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from analysis.names.name_search import NamePlace, Spans
from analysis.names.page_lines import Headline
from analysis.names.person_names import fold
from analysis.text.wordlists import marked

_MOST = 4
"""Words of the longest name believed in a headline that the story does not bear out."""


def believed(surface: str, known: Container[str], small: Container[str], line: str) -> bool:
    """Whether a tagged name of a headline is one.

    `known`: folded names found outside headlines. `small`: words that the story writes small.

    >>> line = "Lee Quits As Mayor Of Ely"
    >>> [believed(name, {"lee"}, {"quits"}, line) for name in ("Lee", "Lee Quits", "Ely")]
    [True, False, True]
    """
    parts = fold(surface).split()
    if fold(surface) in known:
        return True
    if any(_is_small(part, small) for part in parts) or len(parts) > _MOST:
        return False
    holds_known = any(" ".join(parts[:n]) in known for n in range(1, len(parts)))
    return not holds_known and 2 * len(parts) <= len(line.split())


def _is_small(word: str, small: Container[str]) -> bool:
    """Whether a word of a headline is no name: the story writes it small, or it binds words."""
    plain = word.strip("'’-")
    known = marked("small_words", "function") | marked("cue_words", "said")
    return plain in small or plain in known


def found(
    text: str, lines: Iterable[Headline], names: Mapping[str, str], taken: Spans
) -> Iterator[NamePlace]:
    """Places in headlines of names known from elsewhere, the longest first, in any case there."""
    busy = {i for start, stop in taken for i in range(start, stop)}
    pattern = {capitals: _any_of(names, capitals) for capitals in (False, True)}
    kinds = {name.casefold(): kind for name, kind in names.items()}
    for line in lines:
        for m in pattern[line.capitals].finditer(text, line.start, line.stop):
            if busy.isdisjoint(range(*m.span())):
                yield *m.span(), m.group(), kinds[m.group().casefold()]


def _any_of(names: Mapping[str, str], capitals: bool) -> re.Pattern[str]:
    """A pattern for names of which the longest that fits is taken."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    alternatives = "|".join(map(re.escape, ordered)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE if capitals else 0)
