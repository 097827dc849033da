"""Claims of a draft that another article turns: a denial, an opposite, a hedge, a state, a part.

Assumes that two sentences speak of one deed where the words around it are the same. A claim that
nobody turns gives no row. An article agrees with the draft where it, too, turns the one that
differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.claims import contradictions, denials, negation
from analysis.claims import subjects as roles
from analysis.claims.contradictions import ReadClaim
from analysis.claims.sentence import Claim, Flip, mirrored
from analysis.draft.ground import Ground, Stretch, alike
from analysis.draft.replies import DIFFERS, SAME, Check, Reply, check
from analysis.text.spans import Span
from analysis.text.wordlists import marked

Answers = Mapping[str, Sequence["NearSentence"]]
"""Of each article the sentences that answer one of the draft."""


class Turn(NamedTuple):
    """A sentence of another article that turns one of the draft's, and how."""

    source: str
    other: ReadClaim
    flip: Flip


def stated(ground: Ground) -> Iterator[Check]:
    """A check for every claim of the draft that some article turns."""
    read = {
        one: [contradictions.read(claim, ground.params) for claim in ground.claims(one)]
        for one in (ground.draft_id, *ground.sources)
    }
    for own in read[ground.draft_id]:
        answering = {one: _answering(ground, own, read[one]) for one in ground.sources}
        yield from _of_sentence(ground, own, answering)


class NearSentence(NamedTuple):
    """A sentence that speaks of what one of the draft speaks of, and how alike the two are."""

    read: ReadClaim
    score: float


def _answering(ground: Ground, own: ReadClaim, held: Sequence[ReadClaim]) -> list[NearSentence]:
    """The sentences of an article that come nearest to one of the draft."""
    params = ground.params
    alike_ = [
        NearSentence(one, alike(ground.bag(own.claim), ground.bag(one.claim))) for one in held
    ]
    best = max((answer.score for answer in alike_), default=0.0)
    least = max(params.draft_sentence, params.draft_rival * best)
    return [answer for answer in alike_ if answer.score >= least]


def _of_sentence(ground: Ground, own: ReadClaim, answering: Answers) -> Iterator[Check]:
    """The turned claims of one sentence, each with all articles that turn it or agree."""
    found: dict[tuple[str, Span], list[Turn]] = defaultdict(list)
    settled = {source: _whole(own, held) for source, held in answering.items()}
    for source, held in answering.items():
        for other in [] if settled[source] else held:
            for flip in _flips(ground, own, other.read):
                key = flip.kind, _clause(own.claim, flip.span_a)
                found[key].append(Turn(source, other.read, flip))
    for (kind, span), turns in found.items():
        replies = [_reply(ground, span, turn) for turn in turns]
        for source in answering.keys() - {turn.source for turn in turns}:
            replies += settled[source] or _agreeing(ground, kind, answering[source], turns)
        yield check("attribution" if kind == "speaker" else "claim", span, replies)


def _whole(own: ReadClaim, held: Sequence[NearSentence]) -> list[Reply]:
    """That an article agrees which has the very sentence; empty where it has none."""
    said = [token.word for token in own.claim.tokens]
    claims = [one.read.claim for one in held if [t.word for t in one.read.claim.tokens] == said]
    return [
        Reply(SAME, Stretch(one.article_id, one.start, one.stop), score=1.0) for one in claims[:1]
    ]


def _agreeing(
    ground: Ground, kind: str, held: Sequence[NearSentence], turns: Sequence[Turn]
) -> Iterator[Reply]:
    """The first sentence of an article that turns what turns the draft: it says the same."""
    for one in (answer.read for answer in held):
        for turn in turns:
            flips = [f for f in _flips(ground, one, turn.other) if f.kind == kind]
            if flips:
                place = Stretch(one.claim.article_id, *_clause(one.claim, flips[0].span_a))
                yield Reply(SAME, place, score=1.0)
                return


def _flips(ground: Ground, one: ReadClaim, two: ReadClaim) -> Iterator[Flip]:
    """What two sentences do not agree on, near enough to speak of one thing."""
    for flip in [*_denied(ground, one, two), *_others(ground, one, two)]:
        places = (
            Stretch(side.claim.article_id, *_clause(side.claim, span))
            for side, span in ((one, flip.span_a), (two, flip.span_b))
        )
        if ground.near(*places) >= ground.params.draft_turned:
            yield flip


def _denied(ground: Ground, one: ReadClaim, two: ReadClaim) -> Iterator[Flip]:
    """Denials of one that the other says plainly; only denials of the same words answer them."""
    for a, b, back in ((one, two, False), (two, one, True)):
        for denial in a.polarity.denials:
            for flip in _turned(ground, a, denial, b):
                yield mirrored(flip) if back else flip


def _turned(ground: Ground, a: ReadClaim, denial: denials.Denial, b: ReadClaim) -> Iterator[Flip]:
    governed = {a.claim.tokens[n].stem for n in denial.governed}
    answering = tuple(
        one
        for one in b.polarity.denials
        if governed & {b.claim.tokens[n].stem for n in one.governed}
    )
    sides = a.polarity._replace(denials=(denial,)), b.polarity._replace(denials=answering)
    found = negation.negation(a.claim, sides[0], b.claim, sides[1], ground.params)
    yield from (flip for flip in found if not flip.against)


def _others(ground: Ground, one: ReadClaim, two: ReadClaim) -> Iterator[Flip]:
    """Every other difference that the rules for claims know."""
    found = contradictions.compare(one, two, ground.params)
    yield from (flip for flip in found if flip.kind != "negation")
    known = ground.capitals(one.claim.article_id) & ground.capitals(two.claim.article_id)
    spoken = roles.speaker(one.claim, one.roles, two.claim, two.roles, known, ground.params)
    yield from (flip for flip in spoken if not flip.against)


_HELPING = marked("small_words", "helping") | {"be", "been", "being"}


def _clause(claim: Claim, span: tuple[int, int]) -> Span:
    """Where the words around a trigger stand, its helping verbs and what it governs with it."""
    first, last = span[0], max(span[1], span[0] + 1)
    while first and claim.tokens[first - 1].word in _HELPING:
        first -= 1
    after = range(last, min(len(claim.tokens), last + 4))
    is_bare = not any(claim.tokens[n].content for n in range(first, last))
    stop = next((n for n in after if claim.tokens[n].content), last - 1) if is_bare else last - 1
    return claim.tokens[first].start, claim.tokens[stop].stop


def _reply(ground: Ground, span: Span, turn: Turn) -> Reply:
    place = Stretch(turn.source, *_clause(turn.other.claim, turn.flip.span_b))
    here, there = ground.texts[ground.draft_id], ground.texts[turn.source]
    score = ground.near(Stretch(ground.draft_id, *span), place)
    return Reply(DIFFERS, place, here[slice(*span)], there[place.start : place.stop], score)
