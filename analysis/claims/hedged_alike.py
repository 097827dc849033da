"""What one text hedges and another states as fact, in sentences that mean the same.

For each sentence with a doubt (allegedly, is believed to have) the sentence of every other article
that comes nearest to it in meaning is looked up by the encoder, however it is worded. The words
that the doubt governs must have their like in it. Assumes English, and that an article which leaves
it open in any sentence as near does so in all. Modal verbs are left to sentences that answer each
other, as they say what can be as often as what is not known; "may have" says the latter. So are
"seems" and "appears": of six read by hand three were right, of eleven other doubts nine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.claims import hedging
from analysis.claims import sentence as claims
from analysis.claims.sentence import Cue, Flip
from analysis.encoder import model, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.claims.hedging import Hedging
    from analysis.claims.pairs import Place
    from analysis.claims.sentence import Claim
    from analysis.encoder.model import Encoded
    from analysis.params import Params

_MOST = 1500
"""Sentences of a story that are read by the encoder; with more, none is."""
_CROWD = 60
"""A word in more sentences than this picks none: it is the story's subject."""
_FEWEST = 2
"""Stems of content that a sentence shares with another before the encoder reads both."""
_DOUBTS = frozenset(("alleged", "suspected"))
_MAY = frozenset(("may", "might"))


class Plain(NamedTuple):
    """A hedged sentence and one that means the same and says it plainly, with what differs."""

    hedged: Claim
    plain: Claim
    flip: Flip
    likeness: float


def plainly(
    sentences: Mapping[Place, Claim], hedgings: Mapping[Place, Hedging], params: Params
) -> Iterator[Plain]:
    """Each doubt with the nearest sentence of each other article, if that states it as fact."""
    doubts = {p: cue for p in sentences for cue in _doubt(sentences[p], hedgings[p])}
    near = _sharing(sentences, doubts)
    read = _read(sentences, near)
    for place, others in near.items() if read else ():
        by_article: dict[str, list[Place]] = defaultdict(list)
        for other in others:
            by_article[other[0]].append(other)
        for group in by_article.values():
            cosines = [float(read[place].vector @ read[other].vector) for other in group]
            best = int(np.argmax(cosines))
            close = [o for o, c in zip(group, cosines, strict=True) if c >= params.hedge_open]
            if cosines[best] < params.hedge_alike or any(hedgings[o].hedges for o in close):
                continue
            a, b = sentences[place], sentences[group[best]]
            at = _answering((a, read[place]), (b, read[group[best]]), doubts[place], params)
            if at is not None:
                flip = hedging.stated(a, doubts[place], hedgings[place], b, at, params)
                yield Plain(a, b, flip, cosines[best])


def _doubt(sentence: Claim, of: Hedging) -> list[Cue]:
    """The first doubt of a sentence that governs something."""
    return [cue for cue in of.hedges if _is_doubt(sentence, cue)][:1]


def _is_doubt(sentence: Claim, cue: Cue) -> bool:
    said = [token.word for token in sentence.tokens[cue.first : cue.last]]
    told = said[0] in _DOUBTS or (said[0].endswith("ly") and said != ["likely"])
    seems = said[0].startswith(("seem", "appear"))
    passive = said[1:2] == ["to"] or (said[1:2] == ["have"] and said[0] in _MAY)
    return told or (passive and not seems)


def _sharing(
    sentences: Mapping[Place, Claim], doubts: Mapping[Place, Cue]
) -> dict[Place, list[Place]]:
    """Each doubtful sentence with those of other articles that share stems of content with it."""
    holding: dict[str, list[Place]] = defaultdict(list)
    for place, sentence in sentences.items():
        for stem in sentence.stems:
            holding[stem].append(place)
    found = {}
    for place in doubts:
        held = (holding[stem] for stem in sentences[place].stems)
        shared = Counter(other for group in held if len(group) <= _CROWD for other in group)
        near = (o for o, count in shared.items() if count >= _FEWEST and o[0] != place[0])
        found[place] = sorted(near)
    return found


def _read(
    sentences: Mapping[Place, Claim], near: Mapping[Place, Sequence[Place]]
) -> dict[Place, Encoded]:
    """The sentences in question read by the encoder; none where they are too many."""
    asked = dict.fromkeys(place for one, others in near.items() for place in (one, *others))
    if len(asked) > _MOST:
        return {}
    read = model.encode([sentences[place].text for place in asked])
    return dict(zip(asked, read, strict=True))


def _answering(
    one: tuple[Claim, Encoded], two: tuple[Claim, Encoded], cue: Cue, params: Params
) -> int | None:
    """Where the other sentence has the first word that a doubt governs; None where it has not."""
    sentence, encoded = one
    governed = claims.scope(sentence, cue.last, params.cue_reach)
    content = [n for n, token in enumerate(two[0].tokens) if token.content]
    if not governed or not content:
        return None
    cosines = _vectors(sentence, encoded, governed) @ _vectors(*two, content).T
    best = cosines.max(axis=1)
    if min(best[0], best.mean()) < params.hedge_words:
        return None
    return content[int(cosines[0].argmax())]


def _vectors(sentence: Claim, encoded: Encoded, places: Sequence[int]) -> np.ndarray:
    at, tokens = sentence.start, (sentence.tokens[n] for n in places)
    return words.vectors(encoded, [(token.start - at, token.stop - at) for token in tokens])
