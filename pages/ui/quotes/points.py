"""Which utterances differ in a way worth a look: their cards, as on the opening page."""

import pandas as pd

from analysis import Story
from analysis import findings as rules
from pages.ui import cached
from pages.ui.cards import card as cards

Place = tuple[str, int]
"""Article and start."""


def tables(story: Story) -> cards.Tables:
    """Every utterance worth a look as points with their readings, ranked as findings are."""
    return cached.view(story, _tables)


def _tables(story: Story) -> cards.Tables:
    made = rules.utterances(story.articles, story.quotations, story.quote_variants)
    sure = rules.rated(list(made), story.articles, story.origin, {})
    return rules.listed(sure, story.articles, story.origin, story.facts, story.params)


def of_utterances(story: Story) -> dict[int, int]:
    """The point of each utterance that has one, in the order of the points."""
    points, _ = tables(story)
    places = _places(story.quote_variants)
    found = {places.get(_pair(row)): row.finding_id for row in points.itertuples()}
    return {utterance: point for utterance, point in found.items() if utterance is not None}


def _places(variants: pd.DataFrame) -> dict[frozenset[Place], int]:
    return {_pair(row): row.utterance_id for row in variants.itertuples()}


def _pair(row: tuple) -> frozenset[Place]:
    """The two places that a row of points or of `quote_variants` holds against each other."""
    return frozenset(((row.article_a, row.start_a), (row.article_b, row.start_b)))


def card(story: Story, utterance_id: int) -> cards.Card | None:
    """The card of an utterance that differs in a way worth a look."""
    point = cached.view(story, of_utterances).get(utterance_id)
    return None if point is None else cards.card(story, tables, point)
