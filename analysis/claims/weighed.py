"""Places that may disagree, each with what speaks against raising it: raised, or passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.claims.sentence import Objection
from analysis.schema import Conflict, PassedOver, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd


class Weighed(NamedTuple):
    """The conflict that two places would make, and what speaks against it; empty: it is raised."""

    row: Conflict
    against: Objection = ""


def raised(weighed: Iterable[Weighed]) -> list[Conflict]:
    """The rows that nothing speaks against, in order."""
    return [one.row for one in weighed if not one.against]


def passed_over(weighed: Iterable[Weighed]) -> pd.DataFrame:
    """Those that something speaks against (`schema.PassedOver`), each two places once.

    The first objection counts. What is raised in another way is not passed over.
    """
    every = list(weighed)
    known = {_places(row) for row in raised(every)}
    rows: dict[tuple[str, str, int, str, int], PassedOver] = {}
    for row, against in every:
        if against and _places(row) not in known:
            rows.setdefault(_places(row), _row(row, against))
    return table(PassedOver, [rows[places] for places in sorted(rows, key=_order)])


def _places(row: Conflict) -> tuple[str, str, int, str, int]:
    return row.kind, row.article_a, row.start_a, row.article_b, row.start_b


def _order(places: tuple[str, str, int, str, int]) -> tuple[str, int, str, int, str]:
    kind, article_a, start_a, article_b, start_b = places
    return article_a, start_a, article_b, start_b, kind


def _row(row: Conflict, against: Objection) -> PassedOver:
    side_a = (row.article_a, row.start_a, row.stop_a, row.text_a, row.trigger_a)
    side_b = (row.article_b, row.start_b, row.stop_b, row.text_b, row.trigger_b)
    return PassedOver(row.kind, *side_a, *side_b, against, row.sentence_a, row.sentence_b)
