"""How certain, how strong and how far along: hedges, scales and the state of an event in one sentence against another."""

import functools
from typing import NamedTuple

from analysis import claims
from analysis.claims import Claim, Cue, Flip
from analysis.stems import is_past, same_in_past
from analysis.wordlists import words

_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "been", "having"))
_PRESENT = frozenset(("is", "are", "be", "being", "am"))
_DETERMINERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "of", "more", "less", "most"))


_IDIOMS = frozenset(("blame", "date", "come"))
"""Words after "is to" and the like that make a set phrase and no plan."""


class Modality(NamedTuple):
    """The hedges, emphatic words, scale words and states of one sentence; a state maps a stem to its cue."""

    hedges: tuple[Cue, ...]
    emphatics: tuple[Cue, ...]
    levels: tuple[Cue, ...]
    planned: dict[str, tuple[Cue, int]]
    under_way: dict[str, tuple[Cue, int]]
    done: dict[str, tuple[Cue, int]]


def read(sentence: Claim, denied: frozenset[int]) -> Modality:
    """All cues of one sentence; `denied` holds the places of denied words, which are neither planned nor done."""
    planned = _states(sentence, "status_planned")
    under_way = _states(sentence, "status_under_way")
    done = _done(sentence, denied | {place for _, place in planned.values()})
    return Modality(_hedges(sentence), _listed(sentence, "emphatics"), _levels(sentence), planned, under_way, done)


def _listed(sentence: Claim, name: str) -> tuple[Cue, ...]:
    return tuple(claims.cues(sentence, claims.phrases(name)))


def _hedges(sentence: Claim) -> tuple[Cue, ...]:
    """Hedges, without the month of May and "more likely"."""
    return tuple(cue for cue in _listed(sentence, "hedges") if not _no_hedge(sentence, cue))


def _no_hedge(sentence: Claim, cue: Cue) -> bool:
    token, before = sentence.tokens[cue.first], sentence.tokens[cue.first - 1].word if cue.first else ""
    after = sentence.tokens[cue.last].word if cue.last < len(sentence.tokens) else ""
    month = token.word in {"may", "might"} and token.capital and cue.first > 0
    unable = token.word == "could" and after in {"no", "not", "only"}
    apart = after in {"in", "on", "at", "by", "for", "with", "from", "after"} or (token.word == "could" and _perceived(sentence, cue))
    return month or unable or apart or (token.word == "likely" and before in {"more", "less", "most", "least"}) or before == "as"


def _perceived(sentence: Claim, cue: Cue) -> bool:
    """Flames could be seen: an ability, not a doubt."""
    return any(sentence.tokens[n].stem in {"see", "hear", "feel", "smell"} for n in claims.scope(sentence, cue.last, 1))


@functools.cache
def _scales() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    forms = []
    for line in words("strength"):
        for level, group in enumerate(line.removeprefix("= ").split(" > ")):
            forms += [(tuple(form.strip().split()), f"{level}{line}") for form in group.split("|")]
    return claims.by_first_word(forms)


def _levels(sentence: Claim) -> tuple[Cue, ...]:
    """Words of a scale at their places; "some 3,000" is no quantity of a scale, nor is "at all" or "every year"."""
    found = []
    for at in range(len(sentence.tokens)):
        for form, entry in _scales().get(sentence.tokens[at].word, ()):
            if tuple(token.word for token in sentence.tokens[at : at + len(form)]) == form:
                found.append(Cue(at, at + len(form), entry))
    return tuple(cue for cue in found if not _no_level(sentence, cue))


def _no_level(sentence: Claim, cue: Cue) -> bool:
    after = sentence.tokens[cue.last].word if cue.last < len(sentence.tokens) else ""
    before = sentence.tokens[cue.first - 1].word if cue.first else ""
    word = sentence.tokens[cue.first].word
    if word == "may" and sentence.tokens[cue.first].capital:
        return True
    counted = after[:1].isdigit() or f"{after} = " in _number_lines() or after in {"hundred", "thousand", "million"}
    idle = before in {"at", "not", "of", "after", "above"} or after in {"day", "night", "week", "month", "year", "time", "inch", "step"}
    return word in {"all", "every", "some", "few", "most", "many"} and (counted or idle)


@functools.cache
def _number_lines() -> frozenset[str]:
    return frozenset(line.split("=")[0] + "= " for line in words("number_words"))


def _states(sentence: Claim, name: str) -> dict[str, tuple[Cue, int]]:
    """The stem that each phrase puts ahead or under way: the next content word of its clause."""
    found = {}
    for cue in _listed(sentence, name):
        for place in claims.scope(sentence, cue.last, 1):
            if sentence.tokens[place].word in _IDIOMS:
                continue
            found.setdefault(sentence.tokens[place].stem, (cue, place))
    return found


def _done(sentence: Claim, excluded: frozenset[int]) -> dict[str, tuple[Cue, int]]:
    """Stems of words in a past form that nothing puts ahead; those after "is" or an article describe and do not count."""
    found = {}
    for n, token in enumerate(sentence.tokens):
        before = next((t.word for t in reversed(sentence.tokens[:n]) if not t.word.endswith("ly")), "")
        unclear = before not in _AUXILIARIES and (token.word in same_in_past() or _reduced(sentence, n))
        if n in excluded or not is_past(token.word) or unclear or before in _PRESENT | _DETERMINERS or token.capital:
            continue
        found.setdefault(token.stem, (Cue(n, n + 1, ""), n))
    return found


def _reduced(sentence: Claim, n: int) -> bool:
    """Whether a past form without an auxiliary is followed by "by": fines handed out by rangers."""
    return any(token.word == "by" for token in sentence.tokens[n + 1 : n + 3])


def hedge(a: Claim, of_a: Modality, b: Claim, of_b: Modality) -> list[Flip]:
    """What a hedges and b states plainly or with emphasis.

    Assumes that a hedge governs the next three content words and that its first one stands in both sentences. Any hedge
    in b counts as an answer to that of a.
    """
    if of_b.hedges or _conditional(a, of_a, b) or any(token.word in words("hedge_answers") for token in b.tokens):
        return []
    found = []
    for cue in of_a.hedges:
        governed = [a.tokens[n].stem for n in claims.scope(a, cue.last, 3)]
        place = next((n for n, token in enumerate(b.tokens) if governed and token.stem == governed[0]), None)
        if place is not None and len(b.stems & set(governed)) >= len(set(governed)) / 2:
            found.append(_hedged(a, cue, b, of_b, place))
    return found[:1]


def _conditional(a: Claim, of_a: Modality, b: Claim) -> bool:
    """Whether "could" in one sentence is "would", "can" or "if" in the other: both speak of what is not yet so."""
    could = all(a.tokens[cue.first].word in {"could", "might"} for cue in of_a.hedges)
    return could and any(token.word in {"would", "can", "if", "able"} for token in b.tokens)


def _hedged(a: Claim, cue: Cue, b: Claim, of_b: Modality, place: int) -> Flip:
    loud = next(((c.first, c.last) for c in of_b.emphatics if place - 4 <= c.first <= place), (place, place))
    plainly = f"“{claims.words_of(b, *loud)}”" if loud[0] < loud[1] else "nothing of the kind"
    why = f"One text is not certain (“{claims.words_of(a, cue.first, cue.last)}”), the other says it with {plainly}."
    return Flip("hedge", (cue.first, cue.last), loud, why)


def strength(a: Claim, of_a: Modality, b: Claim, of_b: Modality) -> list[Flip]:
    """Words of one scale on different levels before the same word, such as all and some, prohibit and restrict.

    Assumes that neither sentence has the level of the other elsewhere.
    """
    found = []
    for cue_a in of_a.levels:
        for cue_b in of_b.levels:
            if _differ(cue_a, cue_b) and _same_object(a, cue_a, b, cue_b) and not _both(cue_a, cue_b, of_a, of_b):
                words_a, words_b = claims.words_of(a, cue_a.first, cue_a.last), claims.words_of(b, cue_b.first, cue_b.last)
                why = f"“{words_a}” is not as strong or as wide as “{words_b}”, or more so."
                found.append(Flip("strength", (cue_a.first, cue_a.last), (cue_b.first, cue_b.last), why))
    return found[:1]


def _differ(cue_a: Cue, cue_b: Cue) -> bool:
    return cue_a.entry[1:] == cue_b.entry[1:] and cue_a.entry[0] != cue_b.entry[0]


def _both(cue_a: Cue, cue_b: Cue, of_a: Modality, of_b: Modality) -> bool:
    return any(cue.entry == cue_b.entry for cue in of_a.levels) or any(cue.entry == cue_a.entry for cue in of_b.levels)


def _same_object(a: Claim, cue_a: Cue, b: Claim, cue_b: Cue) -> bool:
    next_a, next_b = claims.scope(a, cue_a.last, 2), claims.scope(b, cue_b.last, 2)
    if next_a and next_b and a.tokens[next_a[0]].stem == b.tokens[next_b[0]].stem:
        return True
    if cue_a.entry[1:].startswith("="):
        return False
    near_a, near_b = claims.around(a, cue_a.first), claims.around(b, cue_b.first)
    return len(near_a & near_b) >= max(2, min(len(near_a), len(near_b)) / 2)


def status(a: Claim, of_a: Modality, b: Claim, of_b: Modality) -> list[Flip]:
    """An event that a puts ahead and b reports as done, or a as under way and b as done.

    Assumes that both use the same verb, in b in a past form. The later text may simply know more.
    """
    found = []
    for states, state in ((of_a.planned, "ahead"), (of_a.under_way, "under way")):
        for stem in sorted(set(states) & set(of_b.done) - set(of_a.done) - set(of_b.planned)):
            (cue, place), (_, other) = states[stem], of_b.done[stem]
            words_a, word_b = claims.words_of(a, cue.first, place + 1), claims.words_of(b, other, other + 1)
            why = f"One text has it {state} (“{words_a}”), the other as done (“{word_b}”); the later text may know more."
            found.append(Flip("status", (cue.first, place + 1), (other, other + 1), why))
    return found[:1]
