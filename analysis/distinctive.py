"""The words that set each article apart from the others of its story.

Assumes that a word which one article uses more often than the others, for their lengths, is what
it brings to the story. Fails where the difference is one of house style ("per cent"), where a
text was taken over nearly whole (then little is its own), and in languages written without spaces
between words. Terms are single words and runs of two or three that stand side by side; words that
carry only grammar (English) and numbers are left out.

Source: Monroe, Colaresi and Quinn 2008, "Fightin' Words: Lexical Feature Selection and Evaluation
for Identifying the Content of Political Conflict", Political Analysis 16(4): the log-odds ratio
with an informative Dirichlet prior, divided by its standard deviation.
"""

import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.params import Params
from analysis.schema import Distinctive, table
from analysis.text.wordlists import marked

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 3
"""Words of the longest term: a full name or an office."""
_BESIDE = {" ", "-", "\N{NO-BREAK SPACE}"}
"""What may stand between two words of one term."""


class _Terms(NamedTuple):
    """One text: its terms with their counts, a place of each, and how many words count."""

    counts: Counter[str]
    places: dict[str, tuple[int, int]]
    n_words: int


def keyness(
    here: np.ndarray, elsewhere: np.ndarray, n_here: int, n_elsewhere: int, prior: float
) -> np.ndarray:
    """How much each term sets a text apart, in standard deviations; below 0: it stands less here.

    Args:
        here: How often each term stands in the text; each at least once.
        elsewhere: How often each stands in the other texts together.
        n_here: Words of the text.
        n_elsewhere: Words of the others.
        prior: What the whole story weighs beside the two: 0.5 lets each of its words count half.

    >>> keyness(np.array([3, 3, 3]), np.array([0, 1, 30]), 100, 900, 0.5).round(1).tolist()
    [2.1, 1.9, -0.1]
    >>> keyness(np.array([3, 1]), np.array([0, 0]), 4, 0, 0.5).tolist()
    [0.0, 0.0]
    """
    if not n_elsewhere:
        return np.zeros(len(here))
    known, n_known = prior * (here + elsewhere), prior * (n_here + n_elsewhere)
    ours, theirs = here + known, elsewhere + known
    odds = np.log(ours / _rest(n_here + n_known - ours))
    others = np.log(theirs / _rest(n_elsewhere + n_known - theirs))
    return np.asarray((odds - others) / np.sqrt(1 / ours + 1 / theirs))


def _rest(n: np.ndarray) -> np.ndarray:
    """The words that are not the term: never none, else its odds would have no end."""
    return np.asarray(np.maximum(n, 0.5))


def distinctive(articles: pd.DataFrame, params: Params) -> pd.DataFrame:
    """What sets each article apart (`schema.Distinctive`), `n_terms` at most, the best first.

    In a story of one article there is nothing to be set apart from: the order is by count.
    """
    texts = [_terms(text) for text in articles["text"]]
    story, holders = Counter[str](), Counter[str]()
    for terms in texts:
        story.update(terms.counts)
        holders.update(terms.counts.keys())
    n_words = sum(terms.n_words for terms in texts)
    rows = []
    for article_id, text, terms in zip(
        articles["article_id"], articles["text"], texts, strict=True
    ):
        best = _best(terms, story, n_words, params)
        rows += [
            Distinctive(
                article_id, term, terms.counts[term], story[term] - terms.counts[term],
                holders[term], score, rank, *terms.places[term], text[slice(*terms.places[term])],
            )
            for rank, (term, score) in enumerate(best, start=1)
        ]  # fmt: skip
    return table(Distinctive, rows)


def _best(
    terms: _Terms, story: Counter[str], n_words: int, params: Params
) -> list[tuple[str, float]]:
    """The terms that set a text apart with their keyness; equal ones as they come in the text.

    A term that occurs once may be chance: it comes after all that occur twice.
    """
    names = _listed(terms.counts, story)
    here = np.array([terms.counts[name] for name in names], dtype=float)
    elsewhere = np.array([story[name] for name in names], dtype=float) - here
    n_elsewhere = n_words - terms.n_words
    scores = keyness(here, elsewhere, terms.n_words, n_elsewhere, params.keyness_prior).round(6)
    first = np.array([terms.places[name] for name in names], dtype=int).reshape(-1, 2)
    order = np.lexsort((-first[:, 1], first[:, 0], -here, -scores, here == 1))
    kept = [n for n in order if scores[n] > 0 or not n_elsewhere][: params.n_terms]
    return [(names[n], float(scores[n])) for n in kept]


def _listed(counts: Counter[str], story: Counter[str]) -> list[str]:
    """The terms of a text, without runs that the story has once and parts of a run never alone."""
    kept = [term for term in counts if " " not in term or story[term] > 1]
    inside = {part for term in kept for part in _parts(term) if counts[part] == counts[term]}
    return [term for term in kept if term not in inside]


def _parts(term: str) -> list[str]:
    """The shorter terms inside a term.

    >>> _parts("los angeles county")
    ['los', 'los angeles', 'angeles', 'angeles county', 'county']
    """
    names = term.split(" ")
    spans = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names) + 1)]
    return [" ".join(names[i:j]) for i, j in spans if j - i < len(names)]


def _terms(text: str) -> _Terms:
    """The terms of a text."""
    counts, places, n_words = Counter[str](), dict[str, tuple[int, int]](), 0
    run: list[tuple[str, int, int]] = []
    skipped = marked("small_words", "grammar") | marked("small_words", "function")
    for hit in _WORD.finditer(text):
        word = _folded(hit[0])
        if word in skipped or not _is_telling(word):
            run = []
            continue
        start, stop = hit.start(), hit.end() - 2 * _has_possessive(hit[0])
        goes_on = run and text[run[-1][2] : start] in _BESIDE
        run = [*(run[1 - _LONGEST :] if goes_on else []), (word, start, stop)]
        n_words += 1
        for n in range(len(run)):
            term = " ".join(part for part, _, _ in run[n:])
            counts[term] += 1
            if term not in places or _is_plainer(text, run[n][1], places[term][0]):
                places[term] = (run[n][1], stop)
    return _Terms(counts, places, n_words)


def _is_plainer(text: str, at: int, before: int) -> bool:
    """Whether a term begins small here, with a capital before: there it stood in a headline."""
    return text[at].islower() and text[before].isupper()


def _has_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "'S", "’S"))


def _folded(word: str) -> str:
    """A word without capitals or possessive, apostrophes straight.

    >>> _folded("Council’s")
    'council'
    """
    bare = word[:-2] if _has_possessive(word) else word
    return bare.lower().replace("’", "'")


def _is_telling(word: str) -> bool:
    """Whether a word can be a term: no single letter, no number, no shortened form (don't)."""
    return (
        len(word) > 1
        and not word[0].isdigit()
        and not word.endswith(("n't", "'ll", "'ve", "'re", "'d", "'m"))
    )
