"""The texts themselves, their sentences and words, and how alike they are."""

from typing import NamedTuple

DRAFT = "draft"
"""The role of a text that is to be checked: nobody's source, no origin, and never shared."""


class Article(NamedTuple):
    """One text of the story, sorted by article_id; what a text does not state is empty."""

    article_id: str
    label: str
    outlet: str
    title: str
    byline: str
    published: str
    url: str
    role: str
    text: str
    n_words: int
    n_sentences: int


class Problem(NamedTuple):
    """One file or row that could not be read, with the sentence that says why and what to do."""

    file: str
    problem: str


class Sentence(NamedTuple):
    """One sentence; sentence_id counts from 0 within its article. Order: article, place."""

    article_id: str
    sentence_id: int
    start: int
    stop: int
    text: str


class Term(NamedTuple):
    """One word or pair of words in one article. Order: article, rank (1: weighs most there)."""

    article_id: str
    term: str
    count: int  # type: ignore[assignment]  # the column hides tuple.count, which no row needs
    tfidf: float
    rank: int


class Distinctive(NamedTuple):
    """A term that sets an article apart from the others. Order: article, rank (1: the most).

    rank: by keyness; terms that occur once in the article come last. count, elsewhere: how often it
    stands here, and in all other articles together. n_articles: how many hold it. keyness: log-odds
    against the others in standard deviations; 0 in a story of one article. text: the term where it
    stands first, in small letters if it ever does.
    """

    article_id: str
    term: str
    count: int  # type: ignore[assignment]  # the column hides tuple.count, which no row needs
    elsewhere: int
    n_articles: int
    keyness: float
    rank: int
    start: int
    stop: int
    text: str


class Similarity(NamedTuple):
    """How alike two texts are (cosine of TF-IDF). Order: measure, article_a, article_b."""

    article_a: str
    article_b: str
    measure: str
    score: float


class SharedTerm(NamedTuple):
    """One term and its share of the `words` score of a pair. Order: pair, share down.

    count_a, count_b: how often it stands in the two. n_articles: how many of the story hold it.
    """

    article_a: str
    article_b: str
    term: str
    share: float
    count_a: int
    count_b: int
    n_articles: int
