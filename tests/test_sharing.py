"""Tables that two settings of one story share are the tables that would have been made anew."""

from itertools import pairwise

import pandas as pd

from analysis import Story
from analysis.params import Params
from analysis.sharing import RUNLESS, with_run
from analysis.story import TABLES


def test_another_shortest_run_counts_as_if_the_story_were_made_with_it(demo):
    for name in RUNLESS:
        assert getattr(demo, name) is not None
    told, fresh = with_run(demo, 8), Story(demo.texts, Params(min_run=8))
    fresh.take({"docs": demo.docs})  # the parse takes no settings
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(told, name), getattr(fresh, name))
    assert told.key == fresh.key != demo.key


def test_longer_runs_never_count_more_words(demo):
    shares = [with_run(demo, n).containment["n_words_verbatim"] for n in (4, 5, 8, 12)]
    assert all((more >= less).all() for more, less in pairwise(shares))


def test_only_what_was_made_is_shared(demo):
    fresh = Story(demo.texts)
    told = with_run(fresh, 8)
    assert "docs" not in told.made()
    fresh.sentences  # noqa: B018
    assert with_run(fresh, 9).sentences is fresh.sentences
