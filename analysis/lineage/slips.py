"""Slips of the pen: what one version has mended of the other, and what both have kept.

A slip that is mended shows by its change: a word that no vocabulary has became one that it has, a
letter away or without the word it was run together with. One that is kept shows by
its form alone: a grammar word that stands twice, two sentences without a space. So a rare word is
no slip, and a misspelling that nobody mended is not found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from analysis.alignment.word_diff import diff
from analysis.encoder.model import whole_words
from analysis.text.language import is_word
from analysis.text.spelling import spelling
from analysis.text.wordlists import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLED = re.compile(r"\b([a-z]+)\s+\1\b")
_JOINED = re.compile(r"(?<![\w./@])([a-z]{3,}[.!?])([A-Z][a-z]+)\b(?![./@])")
_SHORTEST = 5
"""Letters below which a word is one letter from too many others."""


class Slip(NamedTuple):
    """A slip as it stands, and its sound form."""

    text: str
    right: str


def slips(text: str) -> list[Slip]:
    """The slips that show by their form, in the order of their places.

    >>> slips("He left the the room.Then he came back.")
    [Slip(text='the the', right='the'), Slip(text='room.Then', right='room. Then')]
    """
    return [slip for _, slip in sorted((*_doubled(text), *_joined(text)))]


def _doubled(text: str) -> Iterator[tuple[int, Slip]]:
    for found in _DOUBLED.finditer(text):
        if found[1] in marked("small_words", "grammar") - marked("small_words", "doubled"):
            yield found.start(), Slip(" ".join(found[0].split()), found[1])


def _joined(text: str) -> Iterator[tuple[int, Slip]]:
    for found in _JOINED.finditer(text):
        yield found.start(), Slip(found[0], f"{found[1]} {found[2]}")


def misspelt(text: str, other: str) -> list[Slip]:
    """The slips of a sentence that another of the same words does not have.

    >>> misspelt("The minsiters met onexplicitly.", "The ministers met explicitly.")
    [Slip(text='minsiters', right='ministers'), Slip(text='onexplicitly', right='explicitly')]
    >>> misspelt("The aides met in the centre.", "The sides met in the center.")
    []
    """
    pairs = (
        (text[c.start_a : c.stop_a], other[c.start_b : c.stop_b])
        for c in diff(text, other)
        if c.op in {"replaced", "punctuation"}
    )
    return [Slip(one, right) for one, right in pairs if _is_slip(one, right)]


def _is_slip(word: str, right: str) -> bool:
    is_plain = word.isalpha() and word.islower() and min(len(word), len(right)) >= _SHORTEST
    if not is_plain or _is_known(word):
        return False
    return _is_run_together(word, right) or (_is_known(right) and _is_letter(word, right))


def _is_known(word: str) -> bool:
    return word in whole_words() or is_word(word)


def _is_run_together(word: str, right: str) -> bool:
    """Whether a word is two others, one of grammar: detainedat; a compound (airstrike) is none."""
    first, *rest = right.split()
    grammar = marked("small_words", "grammar")
    if rest:
        return word == first + "".join(rest) and bool({first, *rest} & grammar)
    return _is_known(right) and word.endswith(right) and word[: -len(right)] in grammar


def _is_letter(word: str, right: str) -> bool:
    """Whether two words a letter apart are no forms or spellings of one word."""
    is_form = word.startswith(right) or right.startswith(word) or word[:-1] == right[:-1]
    return (
        not is_form
        and OSA.distance(word, right, score_cutoff=1) == 1
        and spelling(word) != spelling(right)
    )
