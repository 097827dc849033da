"""A draft with six errors against stories written for it: the six are found, and nothing else."""

from functools import cache

import pandas as pd
import pytest

from analysis import Story
from tests import draft_stories
from tests.draft_stories import Planted, draft, planted, raised

STORIES = ("demo", "ferry", "dairy", "dam")


@cache
def written(name: str) -> Story:
    return draft_stories.story(**draft_stories.texts(name))


@pytest.fixture
def checked(demo):
    def check(name: str, which: str) -> pd.DataFrame:
        story = demo if name == "demo" else written(name)
        return story.checked(draft(name, which))

    return check


def of(table: pd.DataFrame, error: Planted, text: str) -> pd.DataFrame:
    """The raised rows of the right kind that touch the words of an error."""
    start = text.index(error.words)
    touching = (table["start"] < start + len(error.words)) & (table["stop"] > start)
    return raised(table[touching & table["kind"].isin(error.kinds.split())])


@pytest.mark.parametrize("name", STORIES)
def test_six_planted_errors_are_found_and_nothing_is_invented(checked, name):
    text, table = draft(name, "wrong"), checked(name, "wrong")
    found = {error.error: of(table, error, text) for error in planted(name)}
    assert len(found) == 6
    assert [error for error, held in found.items() if held.empty] == []
    known = {row for held in found.values() for row in held.index}
    assert raised(table).drop(index=list(known)).empty


@pytest.mark.parametrize("name", STORIES)
def test_a_right_draft_raises_nothing(checked, name):
    table = checked(name, "right")
    assert len(table) > 20
    assert raised(table).empty


def test_a_figure_on_which_articles_disagree_is_not_corrected(checked):
    table = checked("ferry", "right")
    (row,) = table[table["text"] == "340"].itertuples()
    assert (row.state, row.agreeing, row.differing) == ("same", "b | c", "a")
    assert "A has “312”" in row.what_differs
    (other,) = written("ferry").checked("There were 312 people on board.").itertuples()
    assert (other.text, other.state, other.agreeing) == ("312", "same", "a")
