"""Names, and who said what."""

from typing import NamedTuple


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
