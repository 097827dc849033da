"""Conflicts: numbers and dates that do not agree, and what is not a conflict."""

import re

import pandas as pd
import pytest

from analysis import Story, read_articles
from analysis.schema import Conflict, types

BEFORE = "The harbour board closed the ferry pier at Larkholm on Monday after a storm. "


def conflicts(*texts):
    ids = [chr(ord("a") + n) for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)})).conflicts


def raised(one, two):
    table = conflicts(BEFORE + one, BEFORE + two)
    return list(zip(table["kind"], table["trigger_a"], table["trigger_b"], strict=True))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The road to Brenn is 140 miles long.", "The road to Brenn is 225km long."),
        ("Winds of 58 knots hit the pier.", "Winds of 67 mph hit the pier."),
        ("It was built on Dec. 1 by monks.", "It was built on 1 December by monks."),
        ("About 60 boats sank in the bay.", "Some 57 boats sank in the bay."),
        ("At least 12 sailors were hurt in the storm.", "In the storm 14 sailors were hurt."),
        (
            "The storm hurt eleven men and two women on the pier.",
            "Thirteen people were hurt on the pier by the storm.",
        ),
        (
            "The number of injured sailors is four.",
            "The number of injured sailors has risen to six.",
        ),
        ("The work costs €412m in all.", "The work costs 412 million euros in all."),
        ("Pupils must enrol by 3 May at the quay.", "Pupils must enroll by May 3 at the quay."),
    ],
)
def test_one_fact_in_two_wordings_is_no_conflict(one, two):
    assert raised(one, two) == []


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("Repairs will cost 14 million euros.", "Repairs will cost 41 million euros.", "number"),
        ("The board voted 9-4 to repair it.", "The board voted 8-5 to repair it.", "number"),
        ("Boats may sail at 30 km/h past it.", "Boats may sail at 30 mph past it.", "number"),
        ("The pier was built in 1931 by monks.", "The pier was built in 1913 by monks.", "date"),
        ("It opens again on 14 May at noon.", "It opens again on 24 May at noon.", "date"),
    ],
)
def test_a_changed_figure_is_found_with_both_strings(one, two, kind):
    found = raised(one, two)
    assert [row[0] for row in found] == [kind]
    assert found[0][1] in one
    assert found[0][2] in two


def test_one_claim_read_in_many_articles_has_one_number():
    texts = [BEFORE + "Repairs will cost 14 million euros, it said."] * 3
    table = conflicts(*texts, BEFORE + "Repairs will cost 41 million euros, it said.")
    assert len(table) == 3
    assert set(table["claim_id"]) == {0}


def test_a_headline_is_held_against_its_own_article():
    own = "Storm wrecks 41 boats at Larkholm\n" + BEFORE + "The storm wrecked 14 boats at Larkholm."
    table = conflicts(own)
    assert table[["article_a", "article_b", "trigger_a", "trigger_b"]].to_numpy().tolist() == [
        ["a", "a", "41", "14"]
    ]


def test_every_conflict_says_why_and_stands_where_it_says():
    articles, _ = read_articles("data/sanctuary_city")
    story = Story(articles)
    texts = dict(zip(story.articles["article_id"], story.articles["text"], strict=True))
    for row in story.conflicts.itertuples():
        assert texts[row.article_a][row.start_a : row.stop_a] == row.text_a
        assert texts[row.article_b][row.start_b : row.stop_b] == row.text_b
        assert row.trigger_a in row.text_a
        assert row.trigger_b in row.text_b
        assert row.why.endswith(".")
        assert "false" not in row.why


def test_the_demo_story_has_the_flips_that_were_read_by_hand_and_no_number():
    articles, _ = read_articles("data/sanctuary_city")
    table = Story(articles).conflicts
    found = {(row.kind, row.trigger_a.lower(), row.trigger_b.lower()) for row in table.itertuples()}
    assert ("meaning", "prevent", "help") in found
    assert ("hedge", "explicitly", "apparently") in found
    assert ("strength", "prohibit", "restrict") in found
    assert ("status", "poised to pass", "passed") in found
    assert ("name?", "jackie goldberg", "jackie gould") in found
    assert not table["kind"].isin(["number", "date"]).any()


def test_a_story_without_conflicts_keeps_the_columns():
    assert list(conflicts("One text alone.").columns) == list(types(Conflict))
    assert conflicts("", "Two words.").empty


def test_the_order_of_the_articles_given_changes_nothing():
    rows = [
        ("a", BEFORE + "It cost 14 million euros."),
        ("b", BEFORE + "It cost 41 million euros."),
    ]
    tables = [
        Story(pd.DataFrame(given, columns=["article_id", "text"])).conflicts
        for given in (rows, rows[::-1])
    ]
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize(
    ("sentence", "figures_a", "figures_b"),
    [
        (
            "The new crane will cost {} million euros and {} dockers will lose their jobs, said "
            "Hedda Moen, the chair.",
            ("12", "340"),
            ("21", "430"),
        ),
        (
            "The ferry to Brenn carried {} passengers and {} lorries when it struck the quay.",
            ("212", "31"),
            ("221", "13"),
        ),
        (
            "The fire at the mill in Aske killed {} sheep, burned {} acres and cost the farmers "
            "{} pounds.",
            ("64", "150", "20,000"),
            ("46", "510", "90,000"),
        ),
        (
            "Turnout in Larkholm fell to {} percent from {} percent in the last vote, the clerk "
            "said.",
            ("41", "57"),
            ("44", "75"),
        ),
    ],
)
def test_several_figures_changed_in_one_sentence_do_not_silence_each_other(
    sentence, figures_a, figures_b
):
    found = raised(sentence.format(*figures_a), sentence.format(*figures_b))
    told = {tuple(re.sub(r"[^\d,]", "", trigger) for trigger in row[1:]) for row in found}
    assert told == set(zip(figures_a, figures_b, strict=True))


def test_other_sentences_with_several_figures_of_their_own_stay_apart():
    assert not raised(
        "In Brenn the storm cut power to 340 homes and closed 12 schools on Monday.",
        "In Aske the storm closed 43 roads and cut power to 120 farms on Monday.",
    )


ANKLES = (
    "{} Sprained ankle? Rest at home\nA sprained ankle heals as well at home, a study suggests. "
    "Experts found little difference between patients who saw a physio and those who rested."
)


@pytest.mark.parametrize(
    ("one", "two", "is_raised"), [("Ireland", "Scotland", False), ("Marsland", "Morsland", True)]
)
def test_a_place_before_a_headline_names_the_edition(one, two, is_raised):
    texts = [ANKLES.format(one), ANKLES.format(two)]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).conflicts
    assert ("name?" in found["kind"].tolist()) == is_raised
