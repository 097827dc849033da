"""What an article says somebody refused, undertook or judged, held against his quoted words.

Assumes that the sentence has the speaker's surname before the verb, and that the quoted words name
the same deed in the first person (denied that he would leave, "I will leave"), or judge the same
thing by a listed word (praised the rules, "these rules will ruin us"). Fails on pronouns and on
deeds told in other words.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.claims import sentence as claims
from analysis.claims.sentence import Claim, Cue, Token
from analysis.text import normalize, sentences
from analysis.text.wordlists import marked, scales

_OF_NOUNS = frozenset(("no", "nothing", "without"))
"""Refusals that deny a thing rather than a deed."""
_REACH = 3
"""Content words after a refusal or a judgement that name its matter."""
_BEFORE = 5
"""Words before a quoted verb in which its person, its time and its denial stand."""
_MOST = 2000
"""Sentences of a story that say such things of somebody; more are no news story."""


class ReportedStance(NamedTuple):
    """One sentence that says of somebody what he refused, undertook or judged.

    kind: refused, undertaken, or the line of the list of judgements.
    """

    article_id: str
    sentence: Claim
    cue: Cue
    kind: str
    matter: tuple[str, ...]


def known_as(text: str, speaker: str) -> list[str]:
    """The surname of a speaker, and the offices that stand right beside his name in a text.

    >>> known_as("The paper's publisher, Ann Bell, was angry.", "Ann Bell")
    ['bell', 'publisher']
    """
    surname = normalize.fold(speaker.split()[-1])
    at = text.find(speaker)
    near = normalize.fold(text[max(0, at - 40) : at + len(speaker) + 40]) if at >= 0 else ""
    offices = {word for word in re.findall(r"\w+", near) if word in marked("titles", "title")}
    return [surname, *sorted(offices - {surname})]


class Contrary(NamedTuple):
    """A sentence and the reason why quoted words say the contrary."""

    told: ReportedStance
    why: str


def told(texts: Mapping[str, str]) -> dict[str, list[ReportedStance]]:
    """What the articles say outside marks, by the folded name that stands before the verb."""
    found: dict[str, list[ReportedStance]] = defaultdict(list)
    for n, (name, one) in enumerate(_all_told(texts)):
        if n == _MOST:
            break
        found[name].append(one)
    return found


def _all_told(texts: Mapping[str, str]) -> Iterator[tuple[str, ReportedStance]]:
    for article_id, text in texts.items():
        for sentence in _own_sentences(article_id, text):
            for kind, cue in _cues(sentence):
                matter = tuple(
                    sentence.tokens[n].stem for n in claims.scope(sentence, cue.last, _REACH)
                )
                for name in _subjects(sentence, cue) if matter else ():
                    yield name, ReportedStance(article_id, sentence, cue, kind, matter)


def _own_sentences(article_id: str, text: str) -> Iterator[Claim]:
    """The sentences that no quotation marks touch."""
    for start, stop in sentences.outside(text, normalize.marked(text)):
        if _signs().search(normalize.fold(text[start:stop])):
            yield claims.claim(article_id, 0, start, text[start:stop])


@functools.cache
def _signs() -> re.Pattern[str]:
    """Any first word of the phrases looked for: a sentence without one is not read."""
    lists = (
        claims.phrases("undertakings", "refusal"),
        claims.phrases("undertakings", "undertaking"),
        _judgements(),
    )
    firsts = sorted({first for listed in lists for first in listed})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, firsts))})\b")


def _cues(sentence: Claim) -> Iterator[tuple[str, Cue]]:
    listed = claims.cues(sentence, claims.phrases("undertakings", "refusal"))
    refused = [cue for cue in listed if cue.entry not in _OF_NOUNS]
    yield from (("refused", cue) for cue in refused)
    taken = {n for cue in refused for n in _refused_in(sentence, cue)}
    for cue in claims.cues(sentence, claims.phrases("undertakings", "undertaking")):
        if cue.first not in taken:
            yield "undertaken", cue
    for cue in claims.cues(sentence, _judgements()):
        if not any(other.first < cue.first <= other.last + 1 for other in refused):
            yield cue.entry, cue


def _refused_in(sentence: Claim, refusal: Cue) -> range:
    """Where an undertaking is itself refused: in the rest of the clause, or right before.

    So "denied that he would" and "would not" undertake nothing.
    """
    behind = range(refusal.last, len(sentence.tokens))
    ends = (n for n in behind if _begins_clause(sentence.tokens[n]))
    return range(refusal.first - 1, next(ends, len(sentence.tokens)))


def _begins_clause(token: Token) -> bool:
    return token.breaks or token.word in {"and", "but"}


@functools.cache
def _judgements() -> claims.Phrases:
    """The verbs of judgement; the entry of each is its line of the list."""
    return claims.by_first_word(
        (tuple(form.split()), line) for line, (verbs, _) in scales("stances") for form in verbs
    )


@functools.cache
def _contrary(line: str) -> claims.Phrases:
    """The words that speak the judgement contrary to a line of the list."""
    forms = next(said for stance, (_, said) in scales("stances") if stance == line)
    return claims.by_first_word((tuple(form.split()), form) for form in forms)


def _subjects(sentence: Claim, cue: Cue) -> frozenset[str]:
    """What a verb may be said of: the name before it, or an office (the publisher of the paper)."""
    start = max(0, cue.first - 9)
    offices = {
        t.word for t in sentence.tokens[start : cue.first] if t.word in marked("titles", "title")
    }
    return frozenset({_name_before(sentence, cue), *offices} - {""})


def _name_before(sentence: Claim, cue: Cue) -> str:
    """The last word with a capital before a verb, unless another clause begins between them."""
    for n in range(cue.first - 1, max(-1, cue.first - 9), -1):
        token = sentence.tokens[n]
        if token.capital and token.content:
            return token.word.removesuffix("'s")
    return ""


def contraries(quoted: Claim, about: list[ReportedStance]) -> Iterator[Contrary]:
    """The sentences about a speaker whose contrary a quoted sentence says."""
    if quoted.text.rstrip("\"”'’ ").endswith("?"):
        return
    for one in about:
        words_b = _spoken_against(quoted, one)
        if words_b:
            said = claims.words_of(one.sentence, one.cue.first, one.cue.last)
            why = f"One text says of the speaker “{said}”; the speaker's own words say “{words_b}”."
            yield Contrary(one, why)


def _spoken_against(quoted: Claim, one: ReportedStance) -> str:
    """The quoted words that say the contrary; empty where none do."""
    if one.kind in {"refused", "undertaken"}:
        return _deed(quoted, one)
    common = claims.stems_of("nouns", "common")
    if not quoted.stems & (set(one.matter) - common):
        return ""
    for cue in claims.cues(quoted, _contrary(one.kind)):
        if not _denied(quoted, cue.first):
            return claims.words_of(quoted, cue.first, cue.last)
    return ""


def _deed(quoted: Claim, one: ReportedStance) -> str:
    """The quoted words that own to a refused deed, or refuse one undertaken."""
    head = one.matter[0]
    for n, token in enumerate(quoted.tokens):
        before = {token.word for token in quoted.tokens[max(0, n - _BEFORE) : n]}
        if (
            token.stem != head
            or token.capital
            or not before & marked("small_words", "speaker")
            or before & marked("small_words", "open")
        ):
            continue
        denied = _denied(quoted, n)
        if denied == (one.kind == "undertaken") and _same_deed(quoted, before, one):
            return claims.words_of(quoted, max(0, n - 2), n + 1)
    return ""


def _same_deed(quoted: Claim, before: set[str], one: ReportedStance) -> bool:
    """Whether deed and words share a second word, or both look ahead."""
    second = quoted.stems & (set(one.matter[1:]) - claims.stems_of("nouns", "common"))
    first, last = one.cue.first, one.cue.last
    near = {token.word for token in one.sentence.tokens[first : last + 3]}
    ahead = marked("small_words", "ahead")
    return bool(second) or bool(near & ahead and before & ahead)


def _denied(quoted: Claim, n: int) -> bool:
    near = quoted.tokens[max(0, n - _BEFORE) : n]
    denials = marked("denials", "negation")
    return any(token.word in denials or token.word.endswith("n't") for token in near)
