"""What two sentences that answer each other no longer agree on: denial, certainty, strength, state, who acts, meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from analysis import claims, modality, polarity, roles
from analysis.claims import Claim, Flip
from analysis.schema import Conflict, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.answering import Pair, Place
    from analysis.modality import Modality
    from analysis.polarity import Polarity
    from analysis.roles import Roles


class Reading(NamedTuple):
    """A sentence with everything that can be held against another sentence."""

    claim: Claim
    polarity: Polarity
    modality: Modality
    roles: Roles


def flips(pairs: list[Pair], sentences: dict[Place, Claim]) -> pd.DataFrame:
    """Flips between sentences that answer each other (`schema.Conflict`, with claim_id 0: claims are counted in `conflicts`).

    Assumes English. Every alarm comes from words of a list in `data/words` and names them; a difference that no list
    knows is not seen. Order: article_a, sentence_a, article_b, sentence_b, kind.
    """
    readings = {place: read(sentences[place]) for pair in pairs for place in (pair.place_a, pair.place_b)}
    capitals = _capitals(sentences.values())
    rows = [row for a, b, score in pairs for row in _rows(readings[a], readings[b], score, capitals)]
    return table(Conflict, sorted(rows, key=lambda r: (r.article_a, r.sentence_a, r.article_b, r.sentence_b, r.kind)))


def read(sentence: Claim) -> Reading:
    """Everything about one sentence that can be compared."""
    denied = polarity.read(sentence)
    return Reading(sentence, denied, modality.read(sentence, denied.denied), roles.read(sentence))


def _capitals(sentences: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Every word of each article that stands there with a capital letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        found[sentence.article_id].update(token.word.removesuffix("'s") for token in sentence.tokens if token.capital)
    return {article: frozenset(known) for article, known in found.items()}


def compare(a: Reading, b: Reading) -> list[Flip]:
    """Every flip between two sentences, both ways."""
    one_way = [*polarity.negation(a.claim, a.polarity, b.claim, b.polarity), *modality.hedge(a.claim, a.modality, b.claim, b.modality),
               *modality.status(a.claim, a.modality, b.claim, b.modality)]  # fmt: skip
    back = [*polarity.negation(b.claim, b.polarity, a.claim, a.polarity), *modality.hedge(b.claim, b.modality, a.claim, a.modality),
            *modality.status(b.claim, b.modality, a.claim, a.modality)]  # fmt: skip
    both = [*polarity.opposites(a.claim, a.polarity, b.claim, b.polarity), *modality.strength(a.claim, a.modality, b.claim, b.modality)]
    return [*one_way, *map(claims.mirrored, back), *both, *_who(a, b)]


def _who(a: Reading, b: Reading) -> list[Flip]:
    rules = (roles.swapped, roles.pronoun)
    return [flip for rule in rules for flip in rule(a.claim, a.roles, b.claim, b.roles)]


def _rows(a: Reading, b: Reading, score: float, capitals: dict[str, frozenset[str]]) -> Iterable[Conflict]:
    known_a, known_b = capitals[a.claim.article_id], capitals[b.claim.article_id]
    for flip in [*compare(a, b), *roles.speaker(a.claim, a.roles, b.claim, b.roles, known_a & known_b)]:
        yield _row(a.claim, b.claim, flip, score)
    for flip in roles.near_names(a.claim, a.roles, b.claim, b.roles, known_a, known_b):
        spans = (_span(a.claim, flip.span_a), _span(b.claim, flip.span_b))
        yield _row(a.claim, b.claim, flip, score)._replace(
            start_a=spans[0][0], stop_a=spans[0][1], start_b=spans[1][0], stop_b=spans[1][1],
            text_a=claims.words_of(a.claim, *flip.span_a), text_b=claims.words_of(b.claim, *flip.span_b),
        )  # fmt: skip


def _span(sentence: Claim, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop


def _row(a: Claim, b: Claim, flip: Flip, score: float) -> Conflict:
    trigger_a, trigger_b = _trigger(a, flip.span_a), _trigger(b, flip.span_b)
    return Conflict(
        flip.kind, a.article_id, a.start, a.stop, a.text, b.article_id, b.start, b.stop, b.text, trigger_a, trigger_b, flip.why,
        0, a.sentence_id, b.sentence_id, score,
    )  # fmt: skip


def _trigger(sentence: Claim, span: tuple[int, int]) -> str:
    """The trigger words; for a place without a trigger, the word that stands there unchanged."""
    return claims.words_of(sentence, span[0], max(span[1], span[0] + 1))
