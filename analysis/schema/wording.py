"""Wording that articles share, and sentences that correspond."""

from typing import NamedTuple


class Passage(NamedTuple):
    """One stretch that two articles share. Order: article_a, article_b, start_a, start_b.

    kind: verbatim, edited or reworded. n_words counts side a. is_quotation: wholly inside quotation
    marks. is_moved: stands elsewhere in the order of the other text. group_id: one text held by
    several articles.
    """

    article_a: str
    start_a: int
    stop_a: int
    article_b: str
    start_b: int
    stop_b: int
    kind: str
    n_words: int
    n_words_b: int
    score: float
    text_a: str
    text_b: str
    is_quotation: bool
    is_moved: bool
    group_id: int


class Group(NamedTuple):
    """One text and all articles that hold it. Order: n_articles down, n_words down, first place.

    article_ids: the holders, separated by spaces.
    """

    group_id: int
    n_articles: int
    article_ids: str
    kind: str
    n_words: int
    is_quotation: bool
    text: str


class Holder(NamedTuple):
    """Where one article holds the text of a group. Order: group_id, article_id, start."""

    group_id: int
    article_id: str
    start: int
    stop: int
    text: str


class Standing(NamedTuple):
    """Text set aside; reason: footer, debris, repeated line or call line. Order: article, place."""

    article_id: str
    start: int
    stop: int
    group_id: int
    reason: str
    text: str


class Containment(NamedTuple):
    """How much of article_a stands in article_b; every ordered pair. Order: article_a, article_b.

    n_words: words of a. n_words_verbatim: those in runs of at least `Params.min_run` words that
    stand also in b. share_unquoted: the same over the words outside quotation marks.
    n_words_shared: words in passages of any kind or in such runs. longest_run: words in the longest
    run.
    """

    article_a: str
    article_b: str
    n_words: int
    n_words_verbatim: int
    share_verbatim: float
    n_words_unquoted: int
    n_words_verbatim_unquoted: int
    share_unquoted: float
    longest_run: int
    n_words_shared: int
    share: float
    n_words_edited: int
    n_words_reworded: int


class Alignment(NamedTuple):
    """Which sentence of one article answers which of another; the missing side is null.

    kind: same, edited, reworded, only_a, only_b. A split or joined sentence is several rows. Order:
    pair, sentence_a, sentence_b.
    """

    article_a: str
    sentence_a: int | None
    article_b: str
    sentence_b: int | None
    kind: str
    score: float
    is_moved: bool


class Coverage(NamedTuple):
    """Where one statement stands. Order: n_articles down, statement_id, article, place.

    only_in: the one article that has it, empty when several have it.
    """

    statement_id: int
    n_articles: int
    only_in: str
    article_id: str
    sentence_id: int
    start: int
    stop: int
    text: str
