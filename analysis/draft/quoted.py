"""Quotations of a draft: who has the same words in marks, and what was changed in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.draft.ground import Ground, Stretch
from analysis.draft.replies import DIFFERS, INDICATED, SAME, Check, Reply, check
from analysis.draft.spoken import HeldWords, marked_words, nearest
from analysis.quote_variants.references import ROLES
from analysis.quote_variants.spoken_words import Word, compared
from analysis.text import normalize

if TYPE_CHECKING:
    from analysis.params import Params
    from analysis.text.spans import Span


def quoted(ground: Ground, roles: Mapping[str, str]) -> Iterator[Check]:
    """A check for every stretch of the draft inside quotation marks.

    roles: of the articles; what a transcript or a release prints was said, in marks or not.
    """
    text = ground.texts[ground.draft_id]
    plain = {one: list(compared(ground.texts[one], 0, len(ground.texts[one])))
             for one in ground.sources}  # fmt: skip
    marked = {
        one: plain[one] if roles.get(one) in ROLES else marked_words(ground.texts[one])
        for one in ground.sources
    }
    for span in normalize.marked(text):
        said = list(compared(text, *span))
        if said:
            found = (
                _reply(ground, span, said, one, marked[one], plain[one]) for one in ground.sources
            )
            yield check("quotation", span, filter(None, found))


def _reply(
    ground: Ground,
    span: Span,
    said: Sequence[Word],
    source: str,
    marked: Sequence[Word],
    plain: Sequence[Word],
) -> Reply | None:
    """What one article has: the words in its marks, else as it has them outside."""
    here, there = ground.texts[ground.draft_id], ground.texts[source]
    told = [
        (_answers(found, said, ground.params), is_marked, found)
        for is_marked, words in ((True, marked), (False, plain))
        if (found := nearest(here, said, words, there))
    ]
    known = [one for one in told if one[0]]
    if not known:
        return None
    _, is_marked, found = max(known, key=lambda one: (one[2].share > 0.999, one[1], one[2].share))
    return _judged(ground, source, found, is_marked, len(said))


def _answers(found: HeldWords, said: Sequence[Word], params: Params) -> bool:
    """Whether the words are a reading of what was said; of a term in marks all of them."""
    if len(said) < normalize.MIN_QUOTED:
        return found.share > 0.999
    return found.share >= params.draft_reading and found.content >= 2


def _judged(
    ground: Ground, source: str, found: HeldWords, is_marked: bool, n_words: int
) -> Reply | None:
    place = Stretch(source, *found.place)
    here, there = ground.texts[ground.draft_id], ground.texts[source]
    if not is_marked and n_words >= normalize.MIN_QUOTED:
        if found.silent:
            return None
        return Reply(DIFFERS, place, score=found.share / 2, why=_UNMARKED)
    if found.silent:
        words = here[slice(*found.silent[0])], there[slice(*found.silent[1])]
        return Reply(DIFFERS, place, *words, found.share)
    if found.cut:
        return Reply(DIFFERS, place, score=found.share, why=f"It leaves out {found.cut}.")
    if found.indicated:
        return Reply(INDICATED, place, score=found.share, why=_shown(found, here, there))
    return Reply(SAME, place, score=found.share)


_UNMARKED = "The nearest text has these words outside quotation marks."


def _shown(found: HeldWords, here: str, there: str) -> str:
    """The sentence about a change that brackets or dots show."""
    assert found.indicated is not None  # noqa: S101 - asked for only then
    one, two = here[slice(*found.indicated[0])], there[slice(*found.indicated[1])]
    return f"Shown by brackets or dots: “{one}” for “{two}”."
