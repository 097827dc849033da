"""A number in its sentence, with the words and the other numbers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.claims.numbers.agreement import Placed
    from analysis.claims.sentence import Claim, Token

_BEFORE = 3
_AFTER = 5
"""Words on either side of a number in which its scope is looked for."""
_REACH = 30
"""The same in characters."""


class Side(NamedTuple):
    """A number with its sentence and all numbers of that sentence."""

    placed: Placed
    sentence: Claim
    beside: Sequence[Placed]


def near(side: Side) -> list[Token]:
    """The words beside a number in its clause."""
    fact, tokens = side.placed.fact, side.sentence.tokens
    ahead_of = [token for token in tokens if token.stop <= fact.start]
    after = [token for token in tokens if token.start >= fact.stop]
    first = max((n for n, token in enumerate(ahead_of) if token.breaks), default=0)
    last = next((n for n, token in enumerate(after) if token.breaks), len(after))
    return [*ahead_of[first:][-_BEFORE:], *after[:last][:_AFTER]]


def ahead(side: Side) -> str:
    """The text of the sentence right before a number, at most 30 characters."""
    at = side.placed.fact.start - side.sentence.start
    return side.sentence.text[max(0, at - _REACH) : at]


def behind(side: Side) -> str:
    """The same right behind it."""
    at = side.placed.fact.stop - side.sentence.start
    return side.sentence.text[at : at + _REACH]
