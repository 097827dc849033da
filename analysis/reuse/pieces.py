"""Stretches of one pair of texts, and how they lie to each other."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.rewording import Profile, Region

EXACT, EDITED, REWORDED = 0, 1, 2


class Piece(NamedTuple):
    """A stretch of one pair, in words from the beginning of either text.

    exact: words of it in runs. state: a place in `KINDS`. weight: part of it that both sides hold.
    """

    a_start: int
    a_stop: int
    b_start: int
    b_stop: int
    state: int
    exact: int
    weight: float


class TextPair(NamedTuple):
    """Two texts and what is known of them: profiles, and where a sentence begins a line."""

    a: Profile
    b: Profile
    lines_a: NDArray[np.bool_]
    lines_b: NDArray[np.bool_]


def shorter(piece: Piece) -> int:
    """Words of the shorter side."""
    return min(piece.a_stop - piece.a_start, piece.b_stop - piece.b_start)


def inside(chain: Piece, piece: Piece) -> bool:
    """Whether at least half of the chain lies in the piece on both sides."""
    in_a = min(chain.a_stop, piece.a_stop) - max(chain.a_start, piece.a_start)
    in_b = min(chain.b_stop, piece.b_stop) - max(chain.b_start, piece.b_start)
    return 2 * in_a >= chain.a_stop - chain.a_start and 2 * in_b >= chain.b_stop - chain.b_start


def apart(regions: list[Region]) -> list[Region]:
    """The regions that do not overlap a heavier one on either side."""
    kept: list[Region] = []
    for region in sorted(
        regions, key=lambda r: (-r.weight * (r.a_stop - r.a_start + r.b_stop - r.b_start), r[:4])
    ):
        if not any(meets(region, other) for other in kept):
            kept.append(region)
    return kept


def meets(one: Region | Piece, two: Region | Piece) -> bool:
    """Whether two stretches overlap on either side."""
    in_a = one.a_start < two.a_stop and two.a_start < one.a_stop
    return in_a or (one.b_start < two.b_stop and two.b_start < one.b_stop)
