"""What two texts share, as places in a batch of words."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.tokens import Ints

KINDS = ("verbatim", "edited", "reworded")


class Shared(NamedTuple):
    """Stretches shared by two texts.

    Each `a_start:a_stop` of one and `b_start:b_stop` of a later one, as places in `Tokens`.

    kind: a place in `KINDS`. score: share of the words that both sides hold.
    """

    a_start: Ints
    a_stop: Ints
    b_start: Ints
    b_stop: Ints
    kind: Ints
    score: NDArray[np.float64]
