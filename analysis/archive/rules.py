"""The rules of one archive, settled when it is made: other rules would find other passages."""

from dataclasses import dataclass

from analysis.params import Params
from analysis.reuse.wording import least_words

PARAMS = Params()
"""The thresholds of stories hold for an archive too, but for the words that a run needs."""


@dataclass(frozen=True)
class ArchiveRules:
    """What an archive looks for, and how closely."""

    floor: int
    """Identical words that a passage needs. Chance runs grow with the number of articles, so it
    follows from the number expected (`floor_for`), and stays when there come more."""
    words: int = PARAMS.min_run
    """Words of a sequence by which articles are looked up."""
    window: int = 1
    """Of so many sequences in a row the one of the smallest number is kept (Schleimer et al. 2003,
    winnowing): with 1 all; with 4 .4 of them, on less than half the disk, and of passages held
    together by runs shorter than `words + window - 1` words up to half are missed."""
    pairs_up_to: int = 160
    """Places of a sequence, by arrival, that are all paired with each other; each later one is
    paired with the one before it only. So whether two articles are a pair never changes, and a
    text in 1,000 articles makes 14 pairs for each. Of 22,992 pairs of 19,035 reports one is missed,
    with 128 places 52."""
    least_run: int = PARAMS.min_run
    """Words of the longest run, as the sequences tell it, of a pair that is compared; pairs with
    twice the floor in shorter runs are compared too. With more, forms filled anew are left out."""
    batch: int = 2048
    """Articles, or pairs of them, handled at once: a matter of memory, not of what is found."""

    @property
    def least_weight(self) -> int:
        """Words that the kept sequences of a pair cover at least; two by chance are not enough."""
        return max(self.words, self.floor - self.window + 1)


def floor_for(expected: int) -> int:
    """Identical words that a passage needs among so many articles.

    >>> floor_for(1_000), floor_for(1_000_000)
    (8, 13)
    """
    return least_words(max(expected, PARAMS.story_size + 1), PARAMS)
