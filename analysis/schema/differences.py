"""Facts, where they do not agree, and the findings made of it."""

from typing import NamedTuple


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
