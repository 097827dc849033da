"""Reworded pieces cleared of the exact passages that lie across them.

Assumes that what is cut off one side was matched with something on the other: a piece that loses
much on one side only is looked at anew.
"""

import numpy as np
from numpy.typing import NDArray

from analysis.params import Params
from analysis.reuse.pieces import REWORDED, Piece, TextPair, apart, inside, meets, shorter
from analysis.reuse.rewording import grown


def cleared(
    pair: TextPair, piece: Piece, units: NDArray[np.int64], taken: list[Piece], params: Params
) -> list[Piece]:
    """What other passages leave of a piece.

    Where they take much more of one side than of the other, what is left is looked at anew, from
    the sentences matched there.
    """
    walls = [x for x in taken if meets(x, piece)]
    a = free(piece[:2], sorted(x[:2] for x in walls))
    b = free(piece[2:4], sorted(x[2:4] for x in walls))
    cut = piece._replace(a_start=a[0], a_stop=a[1], b_start=b[0], b_stop=b[1])
    lost = abs((a[1] - a[0]) / (piece[1] - piece[0]) - (b[1] - b[0]) / (piece[3] - piece[2]))
    if lost <= params.max_uneven_cut:
        return [cut] if shorter(cut) >= params.min_short_region else []
    return _anew(pair, piece, units, walls, params)


def _anew(
    pair: TextPair, piece: Piece, units: NDArray[np.int64], walls: list[Piece], params: Params
) -> list[Piece]:
    """The regions of the matched sentences of a piece that no other passage touches."""
    left = [n for n, match in enumerate(_spans(pair, units)) if _clear(match, piece, walls)]
    found: list[Piece] = []
    for region in apart(grown(pair.a, pair.b, units[left, 0], units[left, 1], params)):
        part = Piece(*region[:4], piece.state, 0, region.weight)
        if part.weight >= _least_weight(part, params) and _clear(part, piece, walls):
            found.append(part)
    return found


def _spans(pair: TextPair, units: NDArray[np.int64]) -> list[Piece]:
    """Pairs of sentences, in words."""
    a, b = pair.a.bounds, pair.b.bounds
    return [
        Piece(int(a[one]), int(a[one + 1]), int(b[two]), int(b[two + 1]), REWORDED, 0, 0.0)
        for one, two in units.tolist()
    ]


def _clear(part: Piece, piece: Piece, walls: list[Piece]) -> bool:
    return inside(part, piece) and not any(meets(part, wall) for wall in walls)


def _least_weight(piece: Piece, params: Params) -> float:
    """What a piece must share to be pointed at, by its length; more than all when too short."""
    size = shorter(piece)
    if size >= params.min_region:
        return params.min_region_weight
    return params.min_short_weight if size >= params.min_short_region else 2.0


def free(span: tuple[int, int], walls: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest part of a span that no wall covers; walls ascend.

    >>> free((0, 10), [(3, 4), (8, 12)])
    (4, 8)
    """
    best, at = (span[0], span[0]), span[0]
    met = [wall for wall in walls if wall[0] < span[1] and span[0] < wall[1]]
    for first, last in [*met, (span[1], span[1])]:
        best = max(best, (at, max(at, first)), key=lambda part: part[1] - part[0])
        at = max(at, last)
    return best
