"""The sentences above the figures say what the tables hold, on stories of every shape."""

import pandas as pd
import pytest

from analysis import Story
from pages.ui import summaries
from pages.ui.opening import shared_wording as findings

COPY = "The council voted on Monday to keep the old library open until the end of next year. "
OWN = ["Rain fell on the coast. ", "A goalkeeper was sold. ", "Bread costs more now. "]


def story(*texts: str) -> Story:
    ids = [f"{n:03}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}))


def test_the_demo_story_is_told_with_its_largest_and_its_usual_shares(demo):
    told = summaries.overlap(demo)
    assert told.startswith("<b>A, B and C share long runs of words; D and E share little.</b>")
    assert "72% of B&#x27;s words stand in A in runs of 5 or more" in told
    assert "mostly 1% to 5% of their words, at most 6% (E in A)" in told
    assert summaries.lede(demo).startswith("A, B and C share one text in large part; ")


def test_a_text_held_in_part_is_not_called_one_text():
    padded = COPY + "".join(OWN[1:]) * 4
    told = summaries.lede(story(COPY, padded, COPY + OWN[0]))
    assert "share one text" not in told
    assert "share long runs of words" in told


def test_many_groups_are_counted_and_not_listed():
    texts = [" ".join(f"{name}{n}" for n in range(20)) for name in "abcdefg"]
    told = summaries.overlap(story(*texts, *texts))
    assert "and 3 more groups share long runs of words" in told
    assert "A and H; " in told


def test_low_overlap_is_never_called_clean(demo):
    told = [line for line in findings.first(demo) if line.kind == "Cannot tell"]
    assert "at most 6% (E in A)" in told[0].html
    assert "proves nothing" in told[0].html


@pytest.mark.parametrize("texts", [[], ["One text."], ["", ""], ["...", "!!!"], OWN])
def test_stories_with_little_to_tell_are_told_without_a_false_word(texts):
    some = story(*texts)
    assert summaries.opening(some).startswith(f"{len(texts)} article")
    assert "one text in large part" not in summaries.lede(some)
    if len(texts) > 1:
        assert "No two articles share long runs of words" in summaries.overlap(some)
