"""One sentence made ready for comparison: its words with stems and places, and listed phrases."""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.claims.stems import concept
from analysis.text import normalize
from analysis.text.wordlists import marked, words

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases of a list by their first word, longest first, each with its entry."""


class Token(NamedTuple):
    """One word.

    breaks: a mark that ends a clause stands before it. capital: it begins with a capital letter.
    content: it carries matter rather than grammar.
    """

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


Objection = str
"""What speaks against raising a difference, empty where nothing does.

It completes "Not raised because ..."; words in curly quotation marks stand in the texts.
"""


class Flip(NamedTuple):
    """A difference between two sentences: kind, trigger words on both sides, reason.

    The triggers are token spans. A span whose ends are equal is a place without a trigger: the word
    that stands there unchanged is shown. against: what speaks against raising it, empty where
    nothing does.
    """

    kind: str
    span_a: tuple[int, int]
    span_b: tuple[int, int]
    why: str
    against: Objection = ""


_BREAKS = frozenset(",;:()–—!?…\n")
_MOST_TOKENS = 120
"""Words of one sentence that are compared; longer ones are lists or text without stops."""


def claim(article_id: str, sentence_id: int, start: int, text: str) -> Claim:
    """One sentence read; offsets of the tokens are those of the article.

    >>> [t.stem for t in claim("a", 0, 0, "The council passed it.").tokens if t.content]
    ['council', 'pass']
    """
    tokens = tuple(_tokens(start, text))
    stems = frozenset(token.stem for token in tokens if token.content)
    return Claim(article_id, sentence_id, start, start + len(text), text, tokens, stems)


def _tokens(at: int, text: str) -> Iterator[Token]:
    found = normalize.words(text[: _MOST_TOKENS * 20])
    places = zip(
        found.folded[:_MOST_TOKENS], found.starts.tolist(), found.stops.tolist(), strict=False
    )
    before = 0
    for word, start, stop in places:
        gap = text[before:start]
        breaks = bool(_BREAKS.intersection(gap)) or " - " in gap or "--" in gap
        content = word not in marked("small_words", "grammar") and not word.endswith("n't")
        yield Token(
            word, concept(word), at + start, at + stop, breaks, text[start].isupper(), content
        )
        before = stop


def overlap(a: Claim, b: Claim) -> float:
    """Share of the content stems of the shorter sentence that stand in the other, 0-1."""
    shorter = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / shorter if shorter else 0.0


@functools.cache
def phrases(name: str, mark: str = "") -> Phrases:
    """A word list, or what bears a mark in one, as phrases; their entry is the phrase."""
    return by_first_word((tuple(phrase.split()), phrase) for phrase in _entries(name, mark))


@functools.cache
def stems_of(name: str, mark: str = "") -> frozenset[str]:
    """The stems of the single words of a list, or of those that bear a mark in one."""
    return frozenset(concept(word) for word in _entries(name, mark) if " " not in word)


def _entries(name: str, mark: str) -> frozenset[str]:
    return marked(name, mark) if mark else words(name)


def by_first_word(forms: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    """Phrases grouped by their first word, longest first.

    >>> by_first_word([(("no",), "x"), (("no", "one"), "x")])
    {'no': [(('no', 'one'), 'x'), (('no',), 'x')]}
    """
    found: Phrases = {}
    for form, entry in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
        found.setdefault(form[0], []).append((form, entry))
    return found


def cues(sentence: Claim, listed: Phrases) -> list[Cue]:
    """The listed phrases in a sentence, longest first at each place, none overlapping."""
    found: list[Cue] = []
    for cue in all_cues(sentence, listed):
        if not found or cue.first >= found[-1].last:
            found.append(cue)
    return found


def all_cues(sentence: Claim, listed: Phrases) -> list[Cue]:
    """The listed phrases at every place of a sentence, overlapping ones too."""
    spoken = tuple(token.word for token in sentence.tokens)
    return [
        Cue(at, at + len(form), entry)
        for at, word in enumerate(spoken)
        for form, entry in listed.get(word, ())
        if spoken[at : at + len(form)] == form
    ]


def neighbours(sentence: Claim, cue: Cue) -> tuple[str, str]:
    """The folded words just before and after a phrase; empty at the ends of the sentence."""
    before = sentence.tokens[cue.first - 1].word if cue.first else ""
    after = sentence.tokens[cue.last].word if cue.last < len(sentence.tokens) else ""
    return before, after


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


def next_stem(sentence: Claim, cue: Cue) -> str:
    """The stem of the next content word after a phrase; empty when its clause ends before."""
    return next((sentence.tokens[n].stem for n in scope(sentence, cue.last, 1)), "")


def around(sentence: Claim, at: int, reach: int = 3) -> frozenset[str]:
    """Stems of the nearest content words on both sides of a place, `reach` a side."""
    before = [token.stem for token in sentence.tokens[:at] if token.content][-reach:]
    after = [token.stem for token in sentence.tokens[at + 1 :] if token.content][:reach]
    return frozenset([*before, *after])


def same_surroundings(a: Claim, one: Cue, b: Claim, two: Cue) -> float:
    """Share of the content words around two phrases that both have, 0-1; one word is not enough."""
    near_a, near_b = around(a, one.first), around(b, two.first)
    shared = len(near_a & near_b)
    return shared / max(1, min(len(near_a), len(near_b))) if shared >= 2 else 0.0


def window(sentence: Claim, span: tuple[int, int], reach: int) -> frozenset[str]:
    """Telling stems of a stretch and of the nearest content words around it, `reach` a side."""
    told = [n for n, token in enumerate(sentence.tokens) if token.content]
    before = [n for n in told if n < span[0]][-reach:]
    after = [n for n in told if n >= span[1]][:reach]
    inside = [n for n in told if span[0] <= n < span[1]]
    stems = (sentence.tokens[n].stem for n in (*before, *inside, *after))
    return frozenset(stems) - stems_of("nouns", "common")


def words_of(sentence: Claim, first: int, last: int) -> str:
    """The words from token first to token last-1 as they stand."""
    start, stop = sentence.tokens[first].start, sentence.tokens[last - 1].stop
    return sentence.text[start - sentence.start : stop - sentence.start]


def mirrored(flip: Flip) -> Flip:
    """The same difference seen from the other side."""
    return flip._replace(span_a=flip.span_b, span_b=flip.span_a)


def first_raised(flips: Iterable[Flip]) -> list[Flip]:
    """The first difference that nothing speaks against, and all that something does.

    >>> one, two = Flip("hedge", (0, 1), (0, 0), "why"), Flip("hedge", (2, 3), (1, 1), "why")
    >>> first_raised([one._replace(against="a question"), two, one]) == [
    ...     two, one._replace(against="a question")]
    True
    """
    every = list(flips)
    opposed = [flip for flip in every if flip.against]
    return [*[flip for flip in every if not flip.against][:1], *opposed]
