"""Tables that two settings of one story share are the tables that would have been made anew."""

import pickle
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest
from spacy.tokens import Doc

from analysis import Story
from analysis.lazy import made_once
from analysis.params import Params
from analysis.quotes import key as place_of
from analysis.sharing import NAMELESS, RUNLESS, with_run
from analysis.story import TABLES

FOOT = "Nothing moves fast in old Norwick harbour."
TOLD = {
    "a": "Mayor Ann Lee opened the bridge on Monday. “We will not close the bridge to any lorry "
    "this year or next,” Ann Lee said. The old hall near the river will stay shut, she added. “It "
    "took two long years,” Robert Moss said.",
    "b": "Mayor Anne Lee opened the bridge on Monday. “We will not close the bridge to any lorry "
    "this year,” Anne Lee said. The old hall by the river will stay shut for now.",
    "c": "Anne Lee and Robert Moss were there on Tuesday. We will not close the bridge to any "
    "lorry. Ann Lee said they were glad. “It took two long years,” the statement read.",
    "d": "Farmers in Kent sold their barley early at a poor price.\n\n" + FOOT,
    "e": "A painter from Leeds won first prize for her view of a mill.\n\n" + FOOT,
    "f": "Trains to Perth ran late after snow fell on both lines overnight.\n\n" + FOOT,
    "g": "Choirs from six towns sang until midnight under a white tent.\n\n" + FOOT,
    "h": "The ferry to the island was taken out of the water in March for repairs. Workers found "
    "that rust had eaten through most of the plates below her engine room. The company that runs "
    "her had put off the yearly inspection twice to save its money. Passengers must now take the "
    "small boat that leaves only twice a day in calm weather. About 340 people on the island have "
    "written to ask for a bigger boat until summer. A new hull would cost more than the whole "
    "fleet earned in the last ten years.",
    "i": "In spring the ferry to the island was taken out of the water in March as planned. Men "
    "there found that rust had eaten through most of the plates below her deck. Owners of the line "
    "that runs her had put off the yearly inspection twice to cut costs. Everybody must now take "
    "the small boat that leaves only twice a day in good sun. About 430 people on the island have "
    "written to ask for another boat soon. Any new hull would cost more than the whole fleet "
    "earned in a decade.",
    "j": "Skipper Pelle Brandt of Marstal sold 77 tonnes of cod to Norway on 4 May. In the yard "
    "Inga Holm showed that rust had eaten through most of the plates below the waterline.",
}
"""A story in which a join, a part, a speaker and another shortest run change all they can."""


def properties() -> set[str]:
    """Everything that a story makes once."""
    return {name for name, value in vars(Story).items() if isinstance(value, made_once)}


def plain(value: object) -> object:
    """A value that can be compared with `==`, whatever it was."""
    if isinstance(value, pd.DataFrame):
        return value.to_csv(index=False)
    if isinstance(value, Doc):
        return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in value]
    if callable(value):
        return [plain(value(*pair)) for pair in ("ab", "bc", "ca")]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return pickle.dumps(getattr(value, "tolist", lambda: value)())


@cache
def told(**settings: object) -> dict[str, object]:
    """All that is made of the story with these settings, ready to be compared."""
    roles = ["draft", *[""] * (len(TOLD) - 1)]
    articles = pd.DataFrame({"article_id": list(TOLD), "text": list(TOLD.values()), "role": roles})
    story = Story(articles, Params(**settings))
    return {name: plain(getattr(story, name)) for name in sorted(properties())}


def unchanged(**settings: object) -> set[str]:
    """What is the same with these settings as with the usual ones."""
    usual, other = told(), told(**settings)
    return {name for name, value in usual.items() if other[name] == value}


def read_by_statement() -> tuple[tuple[str, str], ...]:
    at = TOLD["c"].index("“It took")
    return ((place_of("c", at), "Robert Moss"),)


DECISIONS = {
    "same_names": (("Ann Lee", "Anne Lee"),),
    "different_names": (("Ann Lee", "Lee"), ("Anne Lee", "Mayor Anne Lee")),
    "speakers": read_by_statement(),
}


def test_exactly_the_tables_that_a_decision_on_names_leaves_as_they_are_are_shared():
    assert unchanged(**DECISIONS) == set(NAMELESS)


def test_exactly_the_tables_that_the_shortest_run_leaves_as_they_are_are_shared():
    same = unchanged(min_run=8) & unchanged(min_run=3) & unchanged(min_run=20)
    assert same == set(RUNLESS)


@pytest.mark.parametrize("given", DECISIONS)
def test_no_single_decision_changes_a_table_that_is_shared(given):
    assert unchanged(**{given: DECISIONS[given]}) >= set(NAMELESS)


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
