"""One finding per claim or utterance, the most serious first, with all its readings."""

import pandas as pd
import pytest

from analysis import Story, kinds, schema
from analysis.findings import Spot, key

EAST = """Harbour tunnel to close
The harbour tunnel will close for 14 nights in May, the port authority said on Tuesday.
"We have no choice but to close the tunnel at night," said the authority's director, Lena Okafor.
The work costs 3.2 million pounds."""
WEST = """Harbour tunnel to close
The harbour tunnel will close for 40 nights in May, the port authority said on Tuesday.
"We have no choice but to close the tunnel for good," said the authority's director, Lena Okafor.
The work costs 3.2 million pounds."""


def story(outlets=("", ""), roles=("", "")) -> Story:
    return Story(
        pd.DataFrame(
            {"article_id": ["east", "west"], "text": [EAST, WEST], "outlet": outlets, "role": roles}
        )
    )


@pytest.fixture(scope="module")
def tunnel() -> Story:
    return story()


def test_words_changed_inside_the_marks_come_before_a_number(tunnel):
    assert tunnel.findings["kind"].tolist()[:2] == ["altered", "number"]


def test_every_reading_is_where_its_offsets_say(tunnel):
    texts = dict(zip(tunnel.texts["article_id"], tunnel.texts["text"], strict=True))
    for row in tunnel.readings.itertuples():
        stands = texts[row.article_id][row.start : row.stop]
        assert row.text in stands or stands in row.text


def test_a_finding_has_a_reading_in_each_of_its_articles(tunnel):
    held = tunnel.readings.groupby("finding_id")["article_id"].nunique()
    assert held.tolist() == tunnel.findings["n_articles"].tolist()


def test_ranks_count_from_one_and_kinds_have_their_place(demo):
    assert demo.findings["rank"].tolist() == list(range(1, len(demo.findings) + 1))
    places = [kinds.severity(kind) for kind in demo.findings["kind"]]
    assert places == sorted(places)


def test_between_two_versions_by_one_outlet_a_number_is_an_update():
    found = story(outlets=("East Courier", "East Courier")).findings["kind"].tolist()
    assert "updated" in found
    assert "number" not in found


def test_findings_follow_the_order_of_the_editors_own_draft():
    own = story(roles=("draft", ""))
    first = own.readings[own.readings["article_id"] == "east"].groupby("finding_id")["start"].min()
    assert first.is_monotonic_increasing


def test_names_that_may_be_one_make_one_finding(demo):
    subjects = demo.findings["sentence"][demo.findings["kind"].isin(["same name?", "name?"])]
    assert subjects.is_unique


def test_the_key_of_a_finding_does_not_change_with_its_place():
    assert key("number", [Spot("a", 0, 3, "two")]) == key("number", [Spot("a", 7, 10, "two")])
    assert key("number", [Spot("a", 0, 3, "two")]) != key("date", [Spot("a", 0, 3, "two")])


def test_one_article_and_equal_articles_give_no_findings():
    alone = Story(pd.DataFrame({"article_id": ["a"], "text": [EAST]}))
    twice = Story(pd.DataFrame({"article_id": ["a", "b"], "text": [EAST, EAST]}))
    for one in (alone, twice):
        assert one.findings.empty
        assert list(one.readings.columns) == list(schema.types(schema.Reading))


def test_the_worst_of_the_demo_story_are_found(demo, letters):
    def holders(text: str) -> set[str]:
        hit = demo.readings[demo.readings["text"].str.contains(text, regex=False)]
        ids = demo.readings["finding_id"].isin(hit["finding_id"])
        return {demo.letters[one] for one in demo.readings["article_id"][ids]}

    assert {"A", "B", "C"} <= holders("immigration policy goals")
    assert holders("do the job with you") == {"A", "B", "C", "D", "E"}
    assert holders("be running in fear") == {"A", "B", "C", "E"}
    assert {"A", "B", "C"} <= holders("deporting migrant criminals")
    assert {"A", "B", "C"} <= holders("poised to pass")
