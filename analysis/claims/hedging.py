"""How certain a sentence is: what one text hedges and another states plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue, Flip, Objection, Token
from analysis.text.wordlists import marked, words

if TYPE_CHECKING:
    from analysis.params import Params

_ASIDE = marked("small_words", "aside")
"""Words after a hedge that part it from what it would govern (arson suspected in fire)."""
_OVER = frozenset(("over", "for", "about", "connection", "on"))
"""Words after which a deed is the reason of an arrest."""
_CAPITALS = 0.6
"""Share of the words of weight in capitals from which a line is a headline. A choice."""
_OPINION = frozenset(("think", "believe", "thinking"))


class Hedging(NamedTuple):
    """The hedges and the emphatic words of one sentence."""

    hedges: tuple[Cue, ...]
    emphatics: tuple[Cue, ...]


def read(sentence: Claim) -> Hedging:
    """Hedges and emphatic words of one sentence."""
    hedges = claims.cues(sentence, claims.phrases("certainty", "hedge"))
    emphatics = claims.cues(sentence, claims.phrases("certainty", "emphatic"))
    return Hedging(tuple(cue for cue in hedges if _hedges(sentence, cue)), tuple(emphatics))


def _hedges(sentence: Claim, cue: Cue) -> bool:
    """Whether a phrase hedges here: not in "more likely", "could not", "not believe", "I think"."""
    token, before, after = sentence.tokens[cue.first], *claims.neighbours(sentence, cue)
    is_name = after[:1].isdigit() or (cue.first and not _is_headline(sentence))
    if token.word in {"may", "might"} and token.capital and is_name:
        return False
    if token.word == "could" and after in {"no", "not", "only"}:
        return False
    if before == "not":
        return False
    if token.word == "likely" and before in {"more", "less", "most", "least"}:
        return False
    own = before in {"i", "we", "you"} and token.word in _OPINION
    return not own and before != "as" and after not in _ASIDE


def _is_headline(sentence: Claim) -> bool:
    """Whether most words of weight have a capital, as in a headline: Smoking May Cause Harm."""
    capital = [token.capital for token in sentence.tokens if token.content]
    return sum(capital) >= _CAPITALS * len(capital)


def hedge(a: Claim, of_a: Hedging, b: Claim, of_b: Hedging, params: Params) -> list[Flip]:
    """What a hedges and b states plainly or with emphasis.

    Assumes that a hedge governs the next content words of its clause and that the first of them
    stands in both sentences. Any hedge in b, a question, or somebody's word for it that only b
    gives, counts as an answer; to hearsay (allegedly) anybody's word is one. Fails where the hedge
    stands after its verb, or in another sentence.
    """
    if not of_a.hedges:
        return []
    answered = _answered(a, of_a, b, of_b, params)
    found = (_plainly(a, cue, b, of_b, params) for cue in of_a.hedges)
    known = (flip for flip in found if flip is not None)
    return claims.first_raised(flip._replace(against=answered or flip.against) for flip in known)


def _answered(a: Claim, of_a: Hedging, b: Claim, of_b: Hedging, params: Params) -> Objection:
    """How b leaves it open as well; empty where it does not."""
    if of_b.hedges:
        return "the other text hedges as well"
    return "the other text leaves it open in another way" * (
        _conditional(a, of_a, b) or _open(a, of_a, b, params)
    )


def _plainly(a: Claim, cue: Cue, b: Claim, of_b: Hedging, params: Params) -> Flip | None:
    places = claims.scope(a, cue.last, params.cue_reach)
    governed = [a.tokens[n].stem for n in places]
    head = governed[-1:] if _to_be_one(a, cue, places) else governed[:1]
    place = next((n for n, token in enumerate(b.tokens) if [token.stem] == head), None)
    if place is None or len(b.stems & set(governed)) < params.cue_shared * len(set(governed)):
        return None
    plain_too = _plain_too(a, b.tokens[place], places)
    against = "it says so without the hedge as well" * plain_too
    return _flip(a, cue, b, of_b, place)._replace(against=_held(b, place) or against)


def stated(a: Claim, cue: Cue, of_a: Hedging, b: Claim, place: int, params: Params) -> Flip:
    """What a hedges and b, which hedges nothing, says at a place, however it is worded there."""
    nobody = Hedging((), tuple(claims.cues(b, claims.phrases("certainty", "emphatic"))))
    told = "somebody's word is given for it" * (_attributed(b, ()) or _is_reported(b))
    open_too = "the other text leaves it open in another way" * _open(a, of_a, b, params)
    flip = _flip(a, cue, b, nobody, place)
    return flip._replace(against=told or open_too or _held(b, place))


def _is_reported(sentence: Claim) -> bool:
    """Whether somebody reports it: "reports that", "reported to have"."""
    after = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return any(t.word.startswith("report") and then.word in {"that", "to"} for t, then in after)


def _held(sentence: Claim, place: int) -> Objection:
    """That somebody is held over a deed, which leaves it as open as a suspicion does."""
    beside = sentence.tokens[max(0, place - 1) : place], sentence.tokens[place + 1 : place + 2]
    near = {token.word for token in sentence.tokens[max(0, place - 3) : place]}
    told = (sentence.tokens,) if near & _OVER else beside
    held = any(token.word in words("held_words") for side in told for token in side)
    return "somebody is held over it, which leaves it as open" * held


def _flip(a: Claim, cue: Cue, b: Claim, of_b: Hedging, place: int) -> Flip:
    near = (cue for cue in of_b.emphatics if place - 4 <= cue.first <= place)
    loud = next(((cue.first, cue.last) for cue in near), (place, place))
    said = claims.words_of(a, cue.first, cue.last)
    plainly = f" (“{claims.words_of(b, *loud)}”)" if loud[0] < loud[1] else ""
    why = f"One article hedges (“{said}”); the other states it as fact{plainly}."
    return Flip("hedge", (cue.first, cue.last), loud, why)


def _plain_too(sentence: Claim, plain: Token, places: list[int]) -> bool:
    """Whether the other text's plain word stands outside the hedge too (a form that may form)."""
    outside = (token for n, token in enumerate(sentence.tokens) if n not in places)
    return any(token.word == plain.word for token in outside)


def _to_be_one(sentence: Claim, cue: Cue, places: list[int]) -> bool:
    """Whether a hedge is on who somebody is (believed to be the driver) rather than on a deed."""
    upto = places[0] if places else cue.last
    between = [token.word for token in sentence.tokens[cue.last : upto]]
    return between[-2:-1] == ["be"] and between[-1] in {"a", "an", "the"}


def _open(a: Claim, of_a: Hedging, b: Claim, params: Params) -> bool:
    """Whether b leaves it open in another way than by a hedge; a hedged "risk" is no such way."""
    places = (n for cue in of_a.hedges for n in claims.scope(a, cue.last, params.cue_reach))
    known = {a.tokens[n].stem for n in places}
    doubt = any(t.word in words("hedge_answers") and t.stem not in known for t in b.tokens)
    given = _attributed(b, ()) and (_is_hearsay(a, of_a) or not _attributed(a, of_a.hedges))
    return doubt or b.text.endswith("?") or given


def _is_hearsay(sentence: Claim, of: Hedging) -> bool:
    """Whether its hedges say no more than that others say so, as "police say" does."""
    hedging = {sentence.tokens[cue.first].word for cue in of.hedges}
    return hedging <= marked("certainty", "hearsay")


def _attributed(sentence: Claim, hedges: tuple[Cue, ...]) -> bool:
    """Whether somebody's word is given for it; a hedge (reportedly) is nobody's word."""
    hedged = {sentence.tokens[n].word for cue in hedges for n in range(cue.first, cue.last)}
    listed = claims.stems_of("cue_words", "attributes")
    return any(t.stem in listed and t.word not in hedged for t in sentence.tokens)


def _conditional(a: Claim, of_a: Hedging, b: Claim) -> bool:
    """Whether "could" or "may" in one sentence is "would", "can" or "if" in the other."""
    could = all(a.tokens[cue.first].word in {"could", "might", "may"} for cue in of_a.hedges)
    return could and any(token.word in {"would", "can", "if", "able"} for token in b.tokens)
