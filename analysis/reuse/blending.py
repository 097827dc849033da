"""Exact and reworded findings of one pair brought into one list of passages.

None overlapping another on either side.

Assumes that what an editor points at is a paragraph or more of one kind: a region is cut where both
texts begin a new line, each piece is judged by how much of it stands in exact words, and
neighbouring pieces of one kind are joined again.
"""

import numpy as np
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse.clearing import cleared
from analysis.reuse.pieces import EDITED, EXACT, REWORDED, Piece, TextPair, apart, inside, shorter
from analysis.reuse.rewording import Region, shared_weight, weight_of
from analysis.reuse.tokens import UInts


def blended(
    pair: TextPair, chains: list[Piece], regions: list[Region], params: Params
) -> list[Piece]:
    """The passages of one pair, sorted.

    Exact ones, bridged where a region says so, and regions without overlap.
    """
    chosen: list[tuple[Piece, NDArray[np.int64]]] = []
    for region in apart(regions):
        pieces = _judged_pieces(pair, region, chains, params)
        chains = _bridged(chains, [piece for piece in pieces if piece.state == EXACT], params)
        alone = len(pieces) == 1
        chosen += [
            (piece, region.units)
            for piece in pieces
            if piece.state != EXACT and _enough(pair, piece, chains, params, alone=alone)
        ]
    kept = [
        chain for chain in chains if not any(_belongs(chain, piece, params) for piece, _ in chosen)
    ]
    for piece, units in chosen:
        held = [chain for chain in chains if _belongs(chain, piece, params)]
        kept += cleared(pair, _around(piece, held), units, kept, params)
    return sorted(kept)


def _judged_pieces(
    pair: TextPair, region: Region, chains: list[Piece], params: Params
) -> list[Piece]:
    """The region in pieces of one kind each.

    None shorter than `params.min_piece` words beside another.
    """
    units = _pieces(pair, region)
    pieces = [_judged(pair, span, chains, params) for span in units]
    at = 0
    while len(pieces) > 1 and at < len(pieces) - 1:
        one, two = pieces[at : at + 2]
        if one.state == two.state or min(shorter(one), shorter(two)) < params.min_piece:
            units[at : at + 2] = [(units[at][0], units[at + 1][1], units[at][2], units[at + 1][3])]
            pieces[at : at + 2] = [_judged(pair, units[at], chains, params)]
            at = max(0, at - 1)
        else:
            at += 1
    return pieces


def _bridged(chains: list[Piece], pieces: list[Piece], params: Params) -> list[Piece]:
    """The chains, joined where they follow each other in one piece that exact words speak for."""
    joined: list[Piece] = []
    for chain in sorted(chains):
        last = joined[-1] if joined else None
        if (
            last
            and _follows(last, chain, params)
            and any(inside(last, x) and inside(chain, x) for x in pieces)
        ):
            size = max(chain.a_stop - last.a_start, chain.b_stop - last.b_start)
            exact = last.exact + chain.exact
            joined[-1] = Piece(last[0], chain[1], last[2], chain[3], EDITED, exact, exact / size)
        else:
            joined.append(chain)
    return joined


def _follows(one: Piece, two: Piece, params: Params) -> bool:
    gaps = two.a_start - one.a_stop, two.b_start - one.b_stop
    return min(gaps) >= 0 and max(gaps) <= params.max_insert


def _pieces(pair: TextPair, region: Region) -> list[tuple[int, int, int, int]]:
    """The region in sentences.

    Cut where both texts begin a new line and what was matched before stays before.
    """
    order = np.argsort(region.units[:, 0], kind="stable")
    one, two = region.units[order, 0], region.units[order, 1]
    before, after = np.maximum.accumulate(two), np.minimum.accumulate(two[::-1])[::-1]
    first_a, first_b, pieces = int(one[0]), int(two.min()), []
    for n in np.flatnonzero((before[:-1] < after[1:]) & (one[:-1] < one[1:])).tolist():
        cut_a = _line(pair.lines_a, int(one[n]) + 1, int(one[n + 1]))
        cut_b = _line(pair.lines_b, int(before[n]) + 1, int(after[n + 1]))
        if cut_a and cut_b:
            pieces.append((first_a, cut_a, first_b, cut_b))
            first_a, first_b = cut_a, cut_b
    return [*pieces, (first_a, int(one[-1]) + 1, first_b, int(two.max()) + 1)]


def _line(lines: NDArray[np.bool_], first: int, last: int) -> int:
    """The first sentence from first to last that begins a line; 0 when none does."""
    found = np.flatnonzero(lines[first : last + 1])
    return first + int(found[0]) if len(found) else 0


def _judged(
    pair: TextPair, units: tuple[int, int, int, int], chains: list[Piece], params: Params
) -> Piece:
    """A piece given in sentences, by how much of it chains cover and how much is exact."""
    a, b = (
        pair.a.bounds[[units[0], units[1]]].tolist(),
        pair.b.bounds[[units[2], units[3]]].tolist(),
    )
    size = a[1] - a[0] + b[1] - b[0]
    covered = exact = 0.0
    for chain in chains:
        in_a = max(0, min(chain.a_stop, a[1]) - max(chain.a_start, a[0]))
        in_b = max(0, min(chain.b_stop, b[1]) - max(chain.b_start, b[0]))
        if in_a and in_b:
            covered += in_a + in_b
            exact += (
                chain.exact
                * (in_a + in_b)
                / (chain.a_stop - chain.a_start + chain.b_stop - chain.b_start)
            )
    state = EDITED if 2 * exact >= params.min_edited * size else REWORDED
    state = EXACT if covered >= params.mostly * size else state
    return Piece(a[0], a[1], b[0], b[1], state, int(exact), shared_weight(pair.a, pair.b, units))


def _enough(
    pair: TextPair, piece: Piece, chains: list[Piece], params: Params, *, alone: bool
) -> bool:
    """Whether a piece can be pointed at.

    Long, or short with much in common, and more than the exact passages in it.
    """
    size, held = shorter(piece), [chain for chain in chains if inside(chain, piece)]
    if size < params.min_region:
        shown = alone and bool(held)
        return (
            not shown
            and size >= params.min_short_region
            and piece.weight >= params.min_short_weight
        )
    if piece.weight < params.min_region_weight:
        return False
    return (
        piece.state == EDITED
        or not held
        or _rest_weight(pair, piece, held) >= params.min_rest_weight
    )


def _rest_weight(pair: TextPair, piece: Piece, held: list[Piece]) -> float:
    """The shared weight of a piece without the words of the chains in it."""
    rest_a = _rest(pair.a.words, piece.a_start, piece.a_stop, [(x.a_start, x.a_stop) for x in held])
    rest_b = _rest(pair.b.words, piece.b_start, piece.b_stop, [(x.b_start, x.b_stop) for x in held])
    return weight_of(pair.a, pair.b, rest_a, rest_b)


def _rest(words: UInts, start: int, stop: int, without: list[tuple[int, int]]) -> UInts:
    kept = np.zeros(len(words), np.bool_)
    kept[start:stop] = True
    for first, last in without:
        kept[first:last] = False
    return np.unique(words[kept])


def _belongs(chain: Piece, piece: Piece, params: Params) -> bool:
    """Whether a chain is part of a reworded piece.

    Inside, or short and right beside it in the same order.
    """
    if inside(chain, piece):
        return True
    if shorter(chain) >= params.min_region:
        return False
    before = piece.a_start - chain.a_stop, piece.b_start - chain.b_stop
    behind = chain.a_start - piece.a_stop, chain.b_start - piece.b_stop
    near = [
        all(-shorter(chain) < gap <= params.max_gap for gap in gaps) for gaps in (before, behind)
    ]
    return any(near)


def _around(piece: Piece, chains: list[Piece]) -> Piece:
    """The piece, wide enough to hold the chains."""
    every = [piece, *chains]
    starts = min(x.a_start for x in every), min(x.b_start for x in every)
    stops = max(x.a_stop for x in every), max(x.b_stop for x in every)
    return piece._replace(a_start=starts[0], a_stop=stops[0], b_start=starts[1], b_stop=stops[1])
