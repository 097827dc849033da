"""Wording that a draft shares with other articles: the passages, seen from the draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.verdicts import SAME, Check, Verdict, check
from analysis.schema import Passage

if TYPE_CHECKING:
    import pandas as pd

    from analysis.text.spans import Span

_SAID = {"verbatim": "", "edited": "Some words differ.", "reworded": "In other words."}


def shared(ground: Ground, passages: pd.DataFrame, aside: Sequence[Span]) -> Iterator[Check]:
    """A check for every run of words of the draft that stands elsewhere, all holders in one.

    passages: `schema.Passage` rows; aside: where the draft quotes.
    """
    found: dict[Span, list[Verdict]] = defaultdict(list)
    for row in (Passage(*row) for row in passages.itertuples(index=False)):
        for span, place in _sides(ground, row):
            if not any(start <= span[0] and span[1] <= stop for start, stop in aside):
                words = row.kind, row.score
                found[span].append(Verdict(SAME, place, score=words[1], why=_SAID[words[0]]))
    for span in sorted(found):
        yield check("shared wording", span, found[span])


def _sides(ground: Ground, row: Passage) -> Iterator[tuple[Span, Stretch]]:
    """The place in the draft and that in its source; none for two sources."""
    a = Stretch(row.article_a, row.start_a, row.stop_a)
    b = Stretch(row.article_b, row.start_b, row.stop_b)
    for one, other in ((a, b), (b, a)):
        if one.article_id == ground.draft_id and other.article_id in ground.sources:
            yield (one.start, one.stop), other
