"""A finding before it is ranked: the places where articles have it, and which of them disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

    from analysis.names.spellings import Spelling

Origin = dict[str, int]
"""The group of shared wording in which each article stands."""


class Spot(NamedTuple):
    """One place in one article."""

    article_id: str
    start: int
    stop: int
    text: str
    trigger: str = ""


SpotPair = tuple[Spot, Spot]


class Draft(NamedTuple):
    """A finding before it is ranked.

    sides: the two places that decide it. score: of their alignment, 0 where nothing is
    aligned; tie: as in `schema.Conflict`. apart: every two of its places that do not agree.
    """

    kind: str
    subject: str
    spots: tuple[Spot, ...]
    why: str
    sides: SpotPair
    score: float = 0.0
    tie: str = ""
    apart: tuple[SpotPair, ...] = ()


class Sources(NamedTuple):
    """The tables that findings are made of, and the origin (any value) of each article."""

    conflicts: pd.DataFrame
    quotations: pd.DataFrame
    quote_variants: pd.DataFrame
    near_names: pd.DataFrame
    mentions: pd.DataFrame
    spellings: Sequence[Spelling]
    origin: Origin
    facts: pd.DataFrame


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table, to be read by the names of its columns."""
    return table.itertuples()


def in_order(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Each place once, though several pairs may name it."""
    places = {spot[:3]: spot for spot in sorted(set(spots), reverse=True)}
    return tuple(sorted(places.values()))
