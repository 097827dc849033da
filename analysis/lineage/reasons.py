"""Why each pair is what it is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.lineage.pieces import RELATION, piece
from analysis.lineage.relation import NONE

if TYPE_CHECKING:
    from analysis.lineage.kin import Judged
    from analysis.lineage.measures import Measures
    from analysis.schema import LineageEvidence


def evidence(found: Sequence[Judged]) -> Iterator[LineageEvidence]:
    """Why each pair is what it is said to be, and all that speaks for an order."""
    for one in found:
        if one.kind.name != NONE:
            yield from _of_relation(one)
        for order in one.pieces:
            is_against = one.earlier is not None and order.points_to != one.earlier
            yield order._replace(is_against=is_against)


def _of_relation(one: Judged) -> Iterator[LineageEvidence]:
    pair, name = one.pair, one.kind.name
    if pair.run.n_words:
        places = pair.run.span_a, pair.run.span_b
        yield piece(one.sides, RELATION, "longest run", name, _run(pair), places)
    if pair.links:
        yield piece(one.sides, RELATION, "sentences", name, _sentences(pair))
    if pair.sayings_shared:
        why = f"{pair.sayings_shared} of {pair.sayings} quotations of the shorter text are in both."
        yield piece(one.sides, RELATION, "quotations", name, why)
    if pair.n_details_a:
        made = piece(one.sides, RELATION, "details", name, _details(pair))
        yield made._replace(is_against=3 * pair.own_a > pair.n_details_a)


def _run(pair: Measures) -> str:
    return (
        f"{pair.run.n_words} identical words in a row; {pair.n_shared} of the shorter text's "
        f"{pair.n_a} words stand in such runs."
    )


def _sentences(pair: Measures) -> str:
    noun = "sentence answers" if pair.links == 1 else "sentences answer"
    moved = f", {pair.moved} elsewhere in the order" if pair.moved else ""
    return f"{pair.links} {noun} one of the other text, {pair.same or 'none'} word for word{moved}."


def _details(pair: Measures) -> str:
    return (
        f"Of {pair.n_details_a} names, figures and quotations of the shorter text {pair.own_a} are "
        f"not in the longer; of the longer's {pair.n_details_b}, {pair.own_b} not in the shorter."
    )
