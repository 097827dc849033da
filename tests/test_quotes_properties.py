"""Quotations of any text: offsets hold and nothing raises, whatever the marks and line breaks."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.text import normalize

_MARKS = ['"', "“", "”", "‘", "’", "'", "''", "«", "»", "„", "``"]
_WORDS = ["said ", "Rosa Lind ", "she said", "according to Jo Birch", "we go home ", "It is late"]
_BREAKS = ["\n", "\n\n", " ", ", ", ". ", "? ", ": ", " — ", "[", "]", "…"]
_ODD = ["The ferry will not sail today", "😀", "水", "1,200 "]
_PIECES = [*_MARKS, *_MARKS, *_BREAKS, *_WORDS, *_ODD]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
def test_offsets_hold_and_nothing_raises(one, two):
    story = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [one, two]}))
    texts = {"a": one, "b": two}
    held = dict(zip(story.quotations["quotation_id"], story.quotations["article_id"], strict=True))
    for row in story.segments.itertuples():
        assert 0 <= row.start < row.stop <= len(texts[held[row.quotation_id]])
    for row in story.quotations.itertuples():
        text = texts[row.article_id]
        assert 0 <= row.start < row.stop <= len(text)
        assert row.kind in {"direct", "partial", "indirect"}
        if pd.notna(row.speaker_start):
            assert text[row.speaker_start : row.speaker_stop].strip()
        if pd.notna(row.cue_start):
            assert text[row.cue_start : row.cue_stop] == row.cue
    for row in story.quote_variants.itertuples():
        assert texts[row.article_a][row.start_a : row.stop_a] == row.words_a
        assert texts[row.article_b][row.start_b : row.stop_b] == row.words_b


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_marked_stretches_are_in_order_apart_and_within_one_line(text):
    stop = 0
    for a, b in normalize.marked(text):
        assert stop <= a < b <= len(text)
        assert "\n" not in text[a:b]
        stop = b


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_pieces_of_one_quotation_are_in_order_and_apart(text):
    story = Story(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    for _, pieces in story.segments.groupby("quotation_id"):
        assert (pieces["start"].to_numpy()[1:] >= pieces["stop"].to_numpy()[:-1]).all()
