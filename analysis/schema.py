"""Every table of the package, column by column: one NamedTuple a table, its fields the columns.

All `start, stop` are half-open code-point offsets into `articles.text` as given: `text[start:stop]`
holds. Shares and scores are 0-1. `_a`, `_b` are the two sides of a pair, `article_a` first in the
order of `articles`. A table without rows keeps its columns and their types.
"""

from typing import NamedTuple

from analysis.frames import frame as frame
from analysis.frames import table as table
from analysis.frames import types as types


class Article(NamedTuple):
    """One text of the story, sorted by article_id; what a text does not state is empty."""

    article_id: str
    label: str
    outlet: str
    title: str
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


class Mention(NamedTuple):
    """One name; type: PERSON, ORG, GPE, LOC or NORP, one per entity. Order: article, place."""

    article_id: str
    start: int
    stop: int
    surface: str
    type: str
    entity_id: int
    engine: str


class Entity(NamedTuple):
    """One person, organisation, place or group of people of the story.

    aliases: the other forms, separated by " | ". Order: n_articles down, n_mentions down, name.
    """

    entity_id: int
    name: str
    type: str
    aliases: str
    n_mentions: int
    n_articles: int


class NearName(NamedTuple):
    """Two nearly identical names: the editor decides if they are one. Order: name_a, name_b."""

    entity_a: int
    entity_b: int
    name_a: str
    name_b: str
    type: str
    reason: str


class Quotation(NamedTuple):
    """One thing somebody said. Order: article, place.

    kind: direct (at least 80% of the content inside marks), partial, indirect. speaker is the
    resolved name, empty when not found; its offsets are the words beside the quotation, null when
    not found.
    """

    quotation_id: int
    article_id: str
    start: int
    stop: int
    content: str
    kind: str
    speaker: str
    speaker_start: int | None
    speaker_stop: int | None
    cue: str
    cue_start: int | None
    cue_stop: int | None
    utterance_id: int


class Segment(NamedTuple):
    """One piece of a quotation, marks included where it has them. Order: quotation_id, start."""

    quotation_id: int
    start: int
    stop: int


class QuoteVariant(NamedTuple):
    """One difference between quotations of one utterance. Order: utterance_id, a, b, change."""

    utterance_id: int
    quotation_a: int
    quotation_b: int | None
    change: str
    words_a: str
    words_b: str
    speaker_a: str
    speaker_b: str
    article_a: str
    start_a: int
    stop_a: int
    article_b: str
    start_b: int
    stop_b: int
    why: str


class Fact(NamedTuple):
    """One number, amount, date, age, vote or count where it stands. Order: article, place.

    type: money, percent, measure, duration, age, vote, ordinal, count, date, weekday, time. value
    is normalised (Dec. 1 = 1 December, a decade = ten years); of a date, two ends stand beside a
    slash (2013/2014) and two readings beside a bar. low and high are its bounds in `unit`, null for
    dates: the same for a number that is given, two for a range (10-12) and for a vague number
    (dozens). unit: of a time, its zone. step: the size of its last digit that counts. bound: "",
    about, at least, at most, just under or just over. head: the words it counts. sentence_id: where
    it stands. change: to, by or from where it tells what something rose or fell to, by or from.
    Figures of the page itself (datelines, captions, time stamps) are no facts.
    """

    article_id: str
    start: int
    stop: int
    surface: str
    type: str
    value: str
    unit: str
    head: str
    bound: str
    low: float
    high: float
    step: float
    sentence_id: int
    change: str = ""


class Conflict(NamedTuple):
    """Two places that speak of the same thing and do not agree, worst first: something to check.

    kind: number, date, name?, negation, hedge, strength, status, subject, meaning. start, stop hold
    the number, date or name, and the whole sentence for the other kinds; trigger_a, trigger_b are
    the words that raised it. An article held against its own headline stands on both sides.
    tie: what holds the two sentences together: aligned, apart (nothing but words in common) or
    alike (by their meaning). claim_id links the rows about one claim; sentence_a, sentence_b:
    where.
    """

    kind: str
    article_a: str
    start_a: int
    stop_a: int
    text_a: str
    article_b: str
    start_b: int
    stop_b: int
    text_b: str
    trigger_a: str
    trigger_b: str
    why: str
    claim_id: int
    sentence_a: int
    sentence_b: int
    score: float
    tie: str = "apart"


class PassedOver(NamedTuple):
    """Two places that differ and were not raised as a conflict, and why not.

    kind, places and words are those of `Conflict`. reason: what speaks against it, with the words
    that it rests on ("only one is a part: “two of the nine”"). Order: article_a, start_a,
    article_b, start_b, kind. What shares no words is never weighed and not listed.
    """

    kind: str
    article_a: str
    start_a: int
    stop_a: int
    text_a: str
    trigger_a: str
    article_b: str
    start_b: int
    stop_b: int
    text_b: str
    trigger_b: str
    reason: str
    sentence_a: int
    sentence_b: int


class Clock(NamedTuple):
    """How one article has one event of the story: planned, under way or done.

    event: the event in the words of the article that says most plainly what happened. trigger: the
    words that give the state. moment: the date or weekday beside it, empty when the text gives
    none. Order: event_id, state, article, place.
    """

    event_id: int
    event: str
    article_id: str
    state: str
    trigger: str
    moment: str
    start: int
    stop: int
    text: str


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


class Finding(NamedTuple):
    """One claim or utterance worth a look. Order: rank (1 is the most serious).

    finding_key: stays while kind, articles and words do. confidence: how often such a finding was
    right where it was fitted (0-1; docs/figures.md); is_shown: whether that is enough to be listed.
    sentence: who or what it is about; title: its readings as a question. n_origins: groups of
    shared wording among its articles. article_a to stop_b: the two places that decide it.
    """

    finding_id: int
    finding_key: str
    rank: int
    kind: str
    confidence: float
    is_shown: bool
    sentence: str
    n_articles: int
    n_origins: int
    why: str
    article_a: str
    start_a: int
    stop_a: int
    article_b: str
    start_b: int
    stop_b: int
    title: str


class Reading(NamedTuple):
    """How one article has the claim of a finding. Order: finding_id, article_id, start.

    trigger: the words for which it is shown, empty: all. reading_id: places of one finding with the
    same number agree; 0 is what most articles have.
    """

    finding_id: int
    article_id: str
    start: int
    stop: int
    text: str
    trigger: str
    reading_id: int
