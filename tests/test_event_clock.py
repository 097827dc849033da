"""The event clock and coverage: who has an event ahead or done; which statement stands where."""

import pandas as pd

from analysis import Story
from analysis.schema import Clock, Coverage, types

AHEAD = "The town council of Larkholm is set to approve the new ferry pier on Friday. Boats wait."
DONE = "The town council of Larkholm approved the new ferry pier on Friday. Islanders cheered."


def story(*texts):
    ids = [chr(ord("a") + n) for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}))


def test_an_event_ahead_in_one_text_and_done_in_another_is_one_event_in_order_of_time():
    clock = story(DONE, AHEAD).clock
    assert clock[["article_id", "state", "moment"]].to_numpy().tolist() == [
        ["b", "planned", "Friday"],
        ["a", "done", "Friday"],
    ]
    assert set(clock["event_id"]) == {0}


def test_an_event_in_one_state_everywhere_is_not_on_the_clock():
    assert story(DONE, DONE).clock.empty
    assert list(story(DONE).clock.columns) == list(types(Clock))


def test_a_date_is_given_only_where_the_sentence_has_one():
    clock = story(AHEAD.replace(" on Friday", ""), DONE.replace(" on Friday", "")).clock
    assert clock["moment"].tolist() == ["", ""]


def test_the_demo_vote_is_ahead_in_four_texts_and_done_in_one(demo):
    found = demo
    ids = dict(zip(found.articles["article_id"], "ABCDE", strict=True))
    vote = found.clock[found.clock["event_id"] == 0]
    states = set(zip(vote["article_id"].map(ids), vote["state"], strict=True))
    assert {("A", "planned"), ("B", "done"), ("C", "planned"), ("D", "planned")} <= states
    assert ("E", "planned") in states


def test_a_statement_lists_the_articles_that_have_it_and_one_alone_is_only_in():
    table = story(AHEAD, AHEAD.replace("Boats wait.", "Gulls shriek over a wet quay.")).coverage
    assert table["n_articles"].tolist() == [2, 2, 1, 1]
    assert table["only_in"].tolist() == ["", "", "a", "b"]


def test_every_sentence_stands_once_in_the_coverage(demo):
    found = demo
    assert len(found.coverage) == len(found.sentences)
    texts = dict(zip(found.articles["article_id"], found.articles["text"], strict=True))
    for row in found.coverage.itertuples():
        assert texts[row.article_id][row.start : row.stop] == row.text


def test_in_the_demo_the_duty_to_enrol_stands_in_two_texts_and_the_vote_count_in_one(demo):
    found = demo
    table = found.coverage
    enrol = table[table["text"].str.contains("public schools must enrol")]
    assert enrol["n_articles"].tolist() == [2, 2]
    count = table[table["text"].str.contains("13-0")]
    assert (count["only_in"] != "").all()


def test_coverage_of_no_article_keeps_its_columns():
    assert list(story("").coverage.columns) == list(types(Coverage))
