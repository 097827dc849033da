"""What two sentences that answer each other no longer agree on, apart from numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from analysis import kinds
from analysis.claims import genders, hedged_alike, hedging, name_forms, opposites
from analysis.claims import near_spellings as slips
from analysis.claims import negation as polarity
from analysis.claims import sentence as claims
from analysis.claims import status as states
from analysis.claims import strength as scales
from analysis.claims import subjects as roles
from analysis.claims.sentence import Claim, Cue, Flip
from analysis.claims.weighed import Weighed
from analysis.kinds import Need
from analysis.schema import Conflict

if TYPE_CHECKING:
    from analysis.claims.hedging import Hedging
    from analysis.claims.negation import Polarity
    from analysis.claims.pairs import Pair, Place
    from analysis.claims.status import States
    from analysis.claims.subjects import Roles
    from analysis.params import Params


_BY_CHANCE = kinds.needing(Need.ALIGNMENT)
_EASILY_RAISED = kinds.needing(Need.CLOSE_WORDS)
_BARELY = 0.01
"""Above the score of pairs that no alignment joins."""


class ReadClaim(NamedTuple):
    """A sentence with everything that can be held against another sentence."""

    claim: Claim
    polarity: Polarity
    hedging: Hedging
    levels: tuple[Cue, ...]
    states: States
    roles: Roles


def flips(pairs: list[Pair], sentences: dict[Place, Claim], params: Params) -> list[Weighed]:
    """Flips between sentences that answer each other, not yet numbered, each weighed.

    Assumes English. Every alarm comes from words of a list in `data/words` and names them; a
    difference that no list knows is not seen. Order: article_a, sentence_a, article_b, sentence_b,
    kind. claim_id is 0: claims are counted in `conflicts`.
    """
    places = {place for pair in pairs for place in (pair.place_a, pair.place_b)}
    known_roles = {place: roles.read(sentence) for place, sentence in sentences.items()}
    readings = {place: _reading(sentences[place], known_roles[place], params) for place in places}
    capitals = _capitals(sentences.values())
    rows = [
        row
        for a, b, score in pairs
        for row in _rows(readings[a], readings[b], score, capitals, params)
    ]
    told = {
        (row.article_a, row.article_b)
        for row, against in rows
        if row.kind == "subject" and not against
    }
    rows += [
        Weighed(row)
        for row in _genders(sentences, known_roles, params)
        if (row.article_a, row.article_b) not in told
    ]
    rows += map(Weighed, _forms(sentences, known_roles, params))
    rows += _hedges(sentences, rows, params)
    return sorted(rows, key=_order)


def _genders(
    sentences: dict[Place, Claim], known_roles: dict[Place, Roles], params: Params
) -> Iterator[Conflict]:
    """Persons who are he in one article and she in another."""
    for one, two in genders.clashes(sentences, known_roles):
        said_a, said_b = (c.sentence.tokens[c.at].word for c in (one, two))
        person = one.name.title()
        why = f"“{said_a}” in one article, “{said_b}” in the other; both appear to mean {person}."
        flip = Flip("subject", (one.at, one.at + 1), (two.at, two.at + 1), why)
        yield _row(one.sentence, two.sentence, flip, params.apart_score)


def _hedges(sentences: dict[Place, Claim], known: list[Weighed], params: Params) -> list[Weighed]:
    """What one article doubts and another states as fact, where no pair of sentences told it."""
    told = {_both(weighed.row) for weighed in known if weighed.row.kind == "hedge"}
    hedgings = {place: hedging.read(sentence) for place, sentence in sentences.items()}
    found = hedged_alike.plainly(sentences, hedgings, params)
    rows = ((_row(one.hedged, one.plain, one.flip, params.apart_score), one.flip) for one in found)
    return [
        Weighed(row._replace(tie="alike"), flip.against)
        for row, flip in rows
        if _both(row) not in told
    ]


def _both(row: Conflict) -> frozenset[tuple[str, int]]:
    """The two sentences of a conflict."""
    return frozenset(((row.article_a, row.sentence_a), (row.article_b, row.sentence_b)))


def _forms(
    sentences: dict[Place, Claim], known_roles: dict[Place, Roles], params: Params
) -> Iterator[Conflict]:
    """Full names that nearly agree in both words."""
    for one, two in name_forms.near_forms(sentences, known_roles, params):
        span_a, span_b = ((form.name.first, form.name.last) for form in (one, two))
        why = f"“{' '.join(one.name.words)}”, “{' '.join(two.name.words)}” may be one name."
        flip = Flip("name?", span_a, span_b, why)
        row = _row(one.sentence, two.sentence, flip, params.apart_score)
        yield _named(row, one.sentence, two.sentence, flip)


def _order(weighed: Weighed) -> tuple[str, int, str, int, str]:
    row = weighed.row
    return row.article_a, row.sentence_a, row.article_b, row.sentence_b, row.kind


def read(sentence: Claim, params: Params) -> ReadClaim:
    """Everything about one sentence that can be compared."""
    return _reading(sentence, roles.read(sentence), params)


def _reading(sentence: Claim, known: Roles, params: Params) -> ReadClaim:
    denials = polarity.read(sentence, params)
    return ReadClaim(
        sentence,
        denials,
        hedging.read(sentence),
        scales.read(sentence),
        states.read(sentence, denials.denied),
        known,
    )


def _capitals(sentences: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Every word of each article that stands there with a capital letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        found[sentence.article_id].update(
            token.word.removesuffix("'s") for token in sentence.tokens if token.capital
        )
    return {article: frozenset(known) for article, known in found.items()}


def compare(a: ReadClaim, b: ReadClaim, params: Params) -> list[Flip]:
    """Every flip between two sentences that nothing speaks against, names aside."""
    return [flip for flip in _compared(a, b, params) if not flip.against]


def _compared(a: ReadClaim, b: ReadClaim, params: Params) -> list[Flip]:
    """Every flip between two sentences, those with an objection among them."""
    there, back = _one_way(a, b, params), _one_way(b, a, params)
    both = [
        *opposites.opposites(a.claim, a.polarity, b.claim, b.polarity, params),
        *scales.strength(a.claim, a.levels, b.claim, b.levels, params),
        *roles.swapped(a.claim, a.roles, b.claim, b.roles),
        *roles.pronoun(a.claim, a.roles, b.claim, b.roles, params),
    ]
    return [*there, *map(claims.mirrored, back), *both]


def _one_way(a: ReadClaim, b: ReadClaim, params: Params) -> list[Flip]:
    """What a denies, hedges or has ahead, and b does not."""
    return [
        *polarity.negation(a.claim, a.polarity, b.claim, b.polarity, params),
        *hedging.hedge(a.claim, a.hedging, b.claim, b.hedging, params),
        *states.status(a.claim, a.states, b.claim, b.states),
    ]


def _rows(
    a: ReadClaim, b: ReadClaim, score: float, capitals: dict[str, frozenset[str]], params: Params
) -> Iterator[Weighed]:
    known_a, known_b = capitals[a.claim.article_id], capitals[b.claim.article_id]
    spoken = roles.speaker(a.claim, a.roles, b.claim, b.roles, known_a & known_b, params)
    for flip in [*_compared(a, b, params), *spoken]:
        same = _same_window(a.claim, b.claim, flip, score, len(capitals), params)
        against = flip.against or ("" if same else _UNLIKE)
        yield Weighed(_row(a.claim, b.claim, flip, score), against)
    names = (a.roles.names, b.roles.names)
    for flip in slips.near_names(a.claim, b.claim, names, (known_a, known_b), params):
        yield Weighed(_named(_row(a.claim, b.claim, flip, score), a.claim, b.claim, flip))


_UNLIKE = "the sentences are not aligned, and the words around the two differ"


def _same_window(
    a: Claim, b: Claim, flip: Flip, score: float, n_articles: int, params: Params
) -> bool:
    """Whether the words around both triggers agree, as loosely tied sentences must."""
    crowded = flip.kind in _BY_CHANCE and n_articles >= params.crowd_articles
    if score >= params.apart_score + crowded * _BARELY:
        return True
    if crowded and flip.kind != "negation" and score < params.apart_score:
        return False
    near_a = claims.window(a, flip.span_a, params.loose_window)
    near_b = claims.window(b, flip.span_b, params.loose_window)
    counted = a.tokens[flip.span_a[0]].word in scales.QUANTIFIERS
    enough = params.loose_near + (flip.kind in _EASILY_RAISED) - counted
    smaller = min(len(near_a), len(near_b))
    return len(near_a & near_b) >= max(2, min(enough, params.close_overlap * smaller))


def _named(row: Conflict, a: Claim, b: Claim, flip: Flip) -> Conflict:
    """The row with the names themselves in place of the whole sentences."""
    (start_a, stop_a), (start_b, stop_b) = _span(a, flip.span_a), _span(b, flip.span_b)
    placed = row._replace(start_a=start_a, stop_a=stop_a, start_b=start_b, stop_b=stop_b)
    return placed._replace(text_a=row.trigger_a, text_b=row.trigger_b)


def _span(sentence: Claim, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop


def _row(a: Claim, b: Claim, flip: Flip, score: float) -> Conflict:
    place_a = (a.article_id, a.start, a.stop, a.text)
    place_b = (b.article_id, b.start, b.stop, b.text)
    triggers = (_trigger(a, flip.span_a), _trigger(b, flip.span_b))
    places = (a.sentence_id, b.sentence_id)
    return Conflict(flip.kind, *place_a, *place_b, *triggers, flip.why, 0, *places, score)


def _trigger(sentence: Claim, span: tuple[int, int]) -> str:
    """The trigger words; for a place without a trigger, the word that stands there unchanged."""
    return claims.words_of(sentence, span[0], max(span[1], span[0] + 1))
