"""Claims of a draft that another article turns: a denial gained or lost, or an opposite.

Assumes that two sentences speak of one deed where the words around it are the same. A claim that
nobody turns gives no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.claims import denials, negation, opposites
from analysis.claims.negation import Polarity
from analysis.claims.sentence import Claim, Flip, mirrored
from analysis.draft.ground import Ground, Stretch
from analysis.draft.verdicts import DIFFERS, SAME, Check, Verdict, check
from analysis.text.spans import Span
from analysis.text.wordlists import words


class ReadSentence(NamedTuple):
    """A sentence with what it denies."""

    claim: Claim
    polarity: Polarity


def stated(ground: Ground) -> Iterator[Check]:
    """A check for every claim of the draft that some article turns."""
    read = {
        one: [ReadSentence(c, negation.read(c, ground.params)) for c in ground.claims(one)]
        for one in (ground.draft_id, *ground.sources)
    }
    for own in read[ground.draft_id]:
        yield from _of_sentence(ground, own, read)


def _of_sentence(
    ground: Ground, own: ReadSentence, read: dict[str, list[ReadSentence]]
) -> Iterator[Check]:
    """The turned claims of one sentence, each with all articles that turn it."""
    found: dict[Span, list[Verdict]] = {}
    deeds: dict[Span, Stretch] = {}
    for source in ground.sources:
        for other in read[source]:
            for flip in _flips(ground, own, other):
                span, deed = _clause(own.claim, flip.span_a)
                place = Stretch(source, *_clause(other.claim, flip.span_b)[0])
                verdict = _verdict(ground, own, flip, span, place)
                if verdict.score >= ground.params.draft_turned:
                    found.setdefault(span, []).append(verdict)
                    deeds[span] = Stretch(ground.draft_id, *deed)
    for span, verdicts in found.items():
        yield check("claim", span, verdicts)


def _flips(ground: Ground, one: ReadSentence, two: ReadSentence) -> Iterator[Flip]:
    """What one of two sentences denies and the other says, and opposites in them."""
    if len((one.claim.stems & two.claim.stems)) < 2:  # noqa: PLR2004 - one word ties nothing
        return
    params = ground.params
    for a, b, back in ((one, two, False), (two, one, True)):
        for denial in a.polarity.denials:
            for flip in _turned(a, denial, b, ground):
                yield mirrored(flip) if back else flip
    for flip in opposites.opposites(one.claim, one.polarity, two.claim, two.polarity, params):
        if not flip.against:
            yield flip


def _turned(
    a: ReadSentence, denial: denials.Denial, b: ReadSentence, ground: Ground
) -> Iterator[Flip]:
    """Whether b says what one denial of a denies; only denials of the same words answer it."""
    governed = {a.claim.tokens[n].stem for n in denial.governed}
    answering = tuple(
        one
        for one in b.polarity.denials
        if governed & {b.claim.tokens[n].stem for n in one.governed}
    )
    sides = a.polarity._replace(denials=(denial,)), b.polarity._replace(denials=answering)
    for flip in negation.negation(a.claim, sides[0], b.claim, sides[1], ground.params):
        if not flip.against:
            yield flip


def _clause(claim: Claim, span: tuple[int, int]) -> tuple[Span, Span]:
    """The words to show around a trigger, its helping verbs among them; and the deed itself."""
    first, last = span[0], max(span[1], span[0] + 1)
    while first and claim.tokens[first - 1].word in words("auxiliaries"):
        first -= 1
    after = range(last, min(len(claim.tokens), last + 4))
    deed = next((n for n in after if claim.tokens[n].content), last - 1)
    if span[0] == span[1]:
        deed = span[0]
    stop = max(last - 1, deed)
    tokens = claim.tokens
    whole = (tokens[first].start, tokens[stop].stop)
    return whole, (tokens[deed].start, tokens[deed].stop)


def _verdict(
    ground: Ground, own: ReadSentence, flip: Flip, span: Span, place: Stretch
) -> Verdict:
    here, there = ground.texts[ground.draft_id], ground.texts[place.article_id]
    score = ground.near(Stretch(ground.draft_id, *span), place)
    words_there = there[place.start : place.stop]
    return Verdict(DIFFERS, place, here[slice(*span)], words_there, score)
