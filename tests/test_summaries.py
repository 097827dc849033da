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
    first = "<b>A, B and C share long runs of words; E: 5% word for word, 26% in any form, in C; "
    assert told.startswith(f"{first}D shares little.</b>")
    assert "72% of B&#x27;s words stand in A in runs of 5 or more" in told
    assert "mostly 1% to 5% of their words, at most 6% (E in A)" in told
    assert summaries.lede(demo).startswith("A, B and C share one text in large part; E: 5% word ")


def fields(*texts: str) -> Story:
    return story(*texts, *OWN)


FIRST = (
    "The harbour board decided on Tuesday evening to close the old ferry pier for repairs. "
    "Engineers found rust in seven of the forty steel posts under the platform last winter. "
    "Fishermen will have to land their catch at the north quay until the work is finished."
)
REWORDED = (
    "On Tuesday evening the board of the harbour decided that the old ferry pier will close for "
    "repairs. Last winter rust was found by engineers in seven of forty steel posts below the "
    "platform. Until work is finished fishermen must land catches at the quay in the north."
)


def test_an_article_that_has_another_text_reworded_never_shares_little():
    some = fields(FIRST, REWORDED)
    row = some.containment.loc[some.containment["share"].idxmax()]
    assert row["share"] > 0.5 > row["share_verbatim"]
    for told in (summaries.lede(some), summaries.overlap(some)):
        assert "in any form, in B" in told or "in any form, in A" in told
        for letter in "AB":
            assert f"{letter} share" not in told
            assert f"{letter} and " not in told.split("share")[0].split(";")[-1]
    shown = " ".join(line.html for line in findings.first(some))
    assert "In any form, edited and reworded too" in shown
    assert "No two articles share a run" not in shown


def test_many_articles_that_share_in_other_words_are_counted():
    texts = [FIRST, REWORDED, f"{REWORDED} Gulls cried.", f"{REWORDED} Rain came.", OWN[0]]
    told, rest = summaries._in_any_form(story(*texts), list("ABCDE"))
    assert len(told) == 4
    assert told[-1].startswith("1 others up to") or told[-1].startswith("1 other up to")
    assert rest == ["E"]


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
