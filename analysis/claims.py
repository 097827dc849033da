"""One sentence made ready for comparison: its words with stems and places, and the phrases of a word list found in it."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from analysis import normalize
from analysis.stems import stem
from analysis.wordlists import words


class Token(NamedTuple):
    """One word. breaks: a mark that ends a clause stands before it. capital: it begins with a capital letter."""

    word: str
    stem: str
    start: int
    stop: int
    breaks: bool
    capital: bool
    content: bool


class Claim(NamedTuple):
    """One sentence of one article, with the stems of its content words."""

    article_id: str
    sentence_id: int
    start: int
    stop: int
    text: str
    tokens: tuple[Token, ...]
    stems: frozenset[str]


class Cue(NamedTuple):
    """A phrase of a word list at tokens first..last-1 of a sentence, with its entry in the list."""

    first: int
    last: int
    entry: str


_BREAKS = frozenset(",;:()–—!?…\n")
_MOST_TOKENS = 120
"""Words of one sentence that are compared; longer ones are lists or text without stops, and are cut off."""


def claim(article_id: str, sentence_id: int, start: int, text: str) -> Claim:
    """One sentence read; offsets of the tokens are those of the article.

    >>> [t.stem for t in claim("a", 0, 0, "The council passed it.").tokens if t.content]
    ['council', 'pass']
    """
    found = normalize.words(text)
    tokens: list[Token] = []
    stop = 0
    for word, first, last in zip(found.folded[:_MOST_TOKENS], found.starts.tolist(), found.stops.tolist(), strict=False):
        breaks = bool(_BREAKS.intersection(text[stop:first])) or " - " in text[stop:first]
        content = word not in words("grammar_words") and not word.endswith("n't")
        tokens.append(Token(word, stem(word), start + first, start + last, breaks, text[first].isupper(), content))
        stop = last
    stems = frozenset(token.stem for token in tokens if token.content)
    return Claim(article_id, sentence_id, start, start + len(text), text, tuple(tokens), stems)


def overlap(a: Claim, b: Claim) -> float:
    """Share of the content stems of the shorter sentence that stand in the other, 0-1."""
    shorter = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / shorter if shorter else 0.0


@functools.cache
def phrases(name: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """A word list by first word, longest phrase first; each phrase with its line of the list, forms split at `|`."""
    forms = [(tuple(form.strip().split()), line) for line in words(name) for form in line.split("|")]
    return by_first_word(forms)


@functools.cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of a list of single words."""
    return frozenset(stem(word) for word in words(name) if " " not in word)


def by_first_word(forms: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases grouped by their first word, longest first.

    >>> by_first_word([(("no",), "x"), (("no", "one"), "x")])
    {'no': [(('no', 'one'), 'x'), (('no',), 'x')]}
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, entry in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
        found.setdefault(form[0], []).append((form, entry))
    return found


def cues(sentence: Claim, listed: dict[str, list[tuple[tuple[str, ...], str]]]) -> list[Cue]:
    """The listed phrases in a sentence, longest first at each place, none overlapping."""
    found: list[Cue] = []
    at = 0
    while at < len(sentence.tokens):
        hit = next((cue for cue in _at(sentence, at, listed)), None)
        if hit:
            found.append(hit)
        at = hit.last if hit else at + 1
    return found


def _at(sentence: Claim, at: int, listed: dict[str, list[tuple[tuple[str, ...], str]]]) -> Iterable[Cue]:
    for form, entry in listed.get(sentence.tokens[at].word, ()):
        if tuple(token.word for token in sentence.tokens[at : at + len(form)]) == form:
            yield Cue(at, at + len(form), entry)


def scope(sentence: Claim, at: int, reach: int) -> list[int]:
    """Places of the next content words from a place on, to the end of the clause, at most `reach`.

    >>> s = claim("a", 0, 0, "It will not close its plant, workers say.")
    >>> [s.tokens[n].word for n in scope(s, 3, 3)]
    ['close', 'plant']
    """
    found: list[int] = []
    for n in range(at, min(len(sentence.tokens), at + 12)):
        token = sentence.tokens[n]
        if len(found) == reach or (n > at and token.breaks) or token.word == "but":
            break
        if token.content and not token.word.endswith("ly"):
            found.append(n)
    return found


def around(sentence: Claim, at: int, reach: int = 3) -> frozenset[str]:
    """Stems of the nearest content words on both sides of a place, `reach` a side, the place itself left out."""
    before = [token.stem for token in sentence.tokens[:at] if token.content][-reach:]
    after = [token.stem for token in sentence.tokens[at + 1 :] if token.content][:reach]
    return frozenset([*before, *after])


def words_of(sentence: Claim, first: int, last: int) -> str:
    """The words from token first to token last-1 as they stand."""
    start, stop = sentence.tokens[first].start, sentence.tokens[last - 1].stop
    return sentence.text[start - sentence.start : stop - sentence.start]


class Flip(NamedTuple):
    """A difference between two sentences: its kind, the trigger words as token spans on both sides, and the reason.

    A span whose ends are equal is a place without a trigger: the word that stands there unchanged is shown.
    """

    kind: str
    span_a: tuple[int, int]
    span_b: tuple[int, int]
    why: str


def mirrored(flip: Flip) -> Flip:
    """The same difference seen from the other side."""
    return flip._replace(span_a=flip.span_b, span_b=flip.span_a)
