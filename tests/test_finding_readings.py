"""Who agrees in a finding, which two places decide it, and the question that it asks."""

import pandas as pd
import pytest

from analysis import Story
from analysis.findings import Draft, Spot
from analysis.findings.agreement import deciding, reading_ids
from analysis.findings.titles import title
from analysis.params import Params
from analysis.schema import Fact


def spot(article: str, text: str, trigger: str = "", start: int = 0) -> Spot:
    return Spot(article, start, start + len(text), text, trigger)


def draft(kind: str, spots: list[Spot], apart: list[tuple[int, int]], subject: str = "") -> Draft:
    pairs = tuple((spots[a], spots[b]) for a, b in apart)
    return Draft(kind, subject, tuple(spots), "", pairs[0], apart=pairs)


def count(article: str, surface: str, value: float, head: str) -> tuple[tuple[str, int], Fact]:
    told = (article, 0, len(surface), surface, "count", str(value), "", head, "")
    return (article, 0), Fact(*told, value, value, 1.0, 0)


def asked(one: Draft, facts=()) -> str:
    ids = reading_ids(one, dict(facts), Params())
    return title(one, ids, deciding(one, ids), dict(facts))


HOMES = [
    count("a", "1,240", 1240, "homes"),
    count("b", "1240", 1240, "flooded homes"),
    count("c", "12,400", 12400, "homes"),
]


def homes() -> Draft:
    spots = [spot(name, fact.surface, fact.surface) for (name, _), fact in HOMES]
    return draft("number", spots, [(0, 2)])


def test_numbers_of_one_value_are_one_reading_however_they_are_written():
    assert reading_ids(homes(), dict(HOMES), Params()) == [0, 0, 1]


def test_places_held_against_each_other_never_share_a_reading():
    spots = [spot("a", "We go.", ""), spot("b", "We go.", "")]
    assert reading_ids(draft("altered", spots, [(0, 1)]), {}, Params()) == [0, 1]


def test_the_reading_of_most_articles_comes_first():
    spots = [spot(name, word, word) for name, word in zip("abc", ("14", "40", "40"), strict=True)]
    assert reading_ids(draft("number", spots, [(0, 1), (0, 2)]), {}, Params()) == [1, 0, 0]


def test_part_of_a_quotation_agrees_with_the_whole_of_it():
    whole = "We will go on Monday, and we will not come back."
    spots = [spot("a", whole), spot("b", "we will not come back"), spot("c", "We never went.")]
    assert reading_ids(draft("altered", spots, [(0, 2)]), {}, Params()) == [0, 0, 1]


def test_two_quotations_that_differ_from_a_third_in_two_ways_do_not_agree():
    spots = [spot("a", "We do the job."), spot("b", "We do work."), spot("c", "Our job is done.")]
    assert len(set(reading_ids(draft("altered", spots, [(0, 1), (0, 2)]), {}, Params()))) == 3


def test_a_denial_has_one_side_and_whoever_states_it_the_other():
    texts = ["It was found.", "They found it.", "It was not found.", "Nobody saw it."]
    triggers = ["found", "found", "not", "Nobody"]
    spots = [spot(*one) for one in zip("abcd", texts, triggers, strict=True)]
    one = draft("negation", spots, [(0, 2), (1, 2), (0, 3)])
    assert reading_ids(one, {}, Params()) == [0, 0, 1, 1]


def test_the_pair_that_decides_is_of_two_readings_in_two_articles():
    spots = [spot("a", "40"), spot("a", "14", start=9), spot("b", "14")]
    one = draft("number", spots, [(0, 1), (0, 2)])
    a, b = deciding(one, reading_ids(one, {}, Params()))
    assert (a.article_id, b.article_id) == ("a", "b")
    assert a.text != b.text


def test_the_sides_of_a_draft_do_not_decide_when_they_agree():
    spots = [spot("a", "Tom Hale"), spot("b", "Tom Hale"), spot("c", "Tim Hale")]
    one = draft("same name?", spots, [(0, 2)])._replace(sides=(spots[0], spots[1]))
    a, b = deciding(one, reading_ids(one, {}, Params()))
    assert {a.text, b.text} == {"Tom Hale", "Tim Hale"}


def test_numbers_that_count_the_same_noun_are_asked_about_with_it():
    assert asked(homes(), HOMES) == "1,240 or 12,400 homes?"


def test_numbers_that_count_other_nouns_stand_alone():
    facts = [count("a", "six", 6, "schools"), count("b", "sixteen", 16, "pupils")]
    spots = [spot("a", "six", "six"), spot("b", "sixteen", "sixteen")]
    assert asked(draft("number", spots, [(0, 1)]), facts) == "Six or sixteen?"


@pytest.mark.parametrize(
    ("kind", "a", "b", "question"),
    [
        ("negation", ("It was found.", "found"), ("It was not found.", "not"),
         "“found” or “not found”?"),
        ("negation", ("They were warned.", "warned"), ("They had not been warned.", "not"),
         "“warned” or “not been warned”?"),
        ("hedge", ("The kitchen was closed.", "closed"), ("It may be closed.", "may"),
         "“closed” or “may be closed”?"),
        ("meaning", ("It would not prevent the vote.", "prevent"),
         ("It will help the vote.", "help"),
         "“not prevent” or “help” the vote?"),
        ("strength", ("It will prohibit some sales.", "prohibit"), ("It may restrict some sales.",
         "restrict"), "“prohibit” or “restrict” some sales?"),
        ("name?", ("Carla Menz", "Carla Menz"), ("Carla Mentz", "Carla Mentz"),
         "Carla Menz or Carla Mentz?"),
        ("altered", ("We will do the job well.", ""), ("We will work well.", ""),
         "Ana: “do the job” or “work”?"),
        ("speaker", ("Ann Lee", "Ann Lee"), ("Robert Moss", "Robert Moss"),
         "Who said it: Ann Lee or Robert Moss?"),
        ("pronoun", ("she", "she"), ("he", "he"), "Ana: “she” or “he”?"),
        ("marks dropped", ("It is over.", ""), ("It is over.", ""),
         "Ana: quoted, or in the article's own words?"),
    ],
)  # fmt: skip
def test_a_title_is_a_question_built_from_the_readings(kind, a, b, question):
    one = draft(kind, [spot("a", *a), spot("b", *b)], [(0, 1)], subject="Ana")
    assert asked(one) == question


def test_a_sentence_that_begins_with_a_number_is_not_taken_for_the_number():
    texts = ["14 boats will leave the port.", "14 boats left the port."]
    facts = [count("a", "14", 14, "boats"), count("b", "14", 14, "boats")]
    spots = [spot("a", texts[0], "will leave"), spot("b", texts[1], "left")]
    one = draft("status", spots, [(0, 1)])
    assert asked(one, facts) == "“will leave” or “left” the port?"


def test_three_figures_of_one_outlet_are_three_readings():
    facts = [count(name, str(n), n, "homes") for name, n in zip("abc", (14, 40, 45), strict=True)]
    spots = [spot(name, fact.surface, fact.surface) for (name, _), fact in facts]
    one = draft("updated", spots, [(0, 1), (0, 2)])
    assert reading_ids(one, dict(facts), Params()) == [0, 1, 2]
    assert asked(one, facts) == "14, 40 or 45 homes?"


SAID = "{} opened the bridge. “We will not close it to any lorry this year,” said {}. Rain fell."


def quoted(*speakers: str, last: str = "") -> Story:
    texts = [SAID.format("Ann Lee", who) for who in speakers] + ([last] if last else [])
    ids = [f"{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": texts}))


def test_readings_of_a_speaker_are_the_names_beside_the_words():
    found = quoted("Ann Lee, the mayor", "Robert Moss, the engineer", "Ann Lee")
    row = found.findings[found.findings["kind"] == "speaker"].iloc[0]
    rows = found.readings[found.readings["finding_id"] == row["finding_id"]]
    assert dict(zip(rows["article_id"], rows["reading_id"], strict=True)) == {
        "0": 0,
        "1": 1,
        "2": 0,
    }
    assert row["title"] == "Who said it: Ann Lee or Robert Moss?"


def test_words_without_marks_are_a_reading_apart_from_the_same_words_in_marks():
    bare = "Ann Lee opened the bridge. We will not close it to any lorry this year. Rain fell."
    found = quoted("Ann Lee, the mayor", "Ann Lee", last=bare)
    row = found.findings[found.findings["kind"] == "marks dropped"].iloc[0]
    rows = found.readings[found.readings["finding_id"] == row["finding_id"]]
    assert dict(zip(rows["article_id"], rows["reading_id"], strict=True)) == {
        "0": 0,
        "1": 0,
        "2": 1,
    }
    assert "2" in {row["article_a"], row["article_b"]}


def test_a_decimal_is_not_cut_where_two_readings_go_on_alike():
    spots = [spot("a", "Shares fell 2.8% on Monday.", "fell"),
             spot("b", "Shares rose 2.8% today.", "rose")]  # fmt: skip
    assert asked(draft("meaning", spots, [(0, 1)])) == "“fell” or “rose”?"


def tunnel(*published: str, last: str = "") -> Story:
    told = "The harbour tunnel will close for {} nights in May, the port authority said on Tuesday."
    texts = [told.format(14), told.format(40) + last]
    columns = {"article_id": ["a", "b"], "text": texts, "outlet": "East Courier"}
    return Story(pd.DataFrame(columns | ({"published": published} if published else {})))


def test_versions_are_said_to_be_updated_only_where_time_says_so():
    assert "update" not in tunnel().findings["why"].iloc[0]
    assert "update" not in tunnel("2026-11-01", "2026-11-01").findings["why"].iloc[0]
    dated = tunnel("2026-11-01", "2026-11-02").findings["why"].iloc[0]
    assert "Published 2026-11-01 and 2026-11-02" in dated
    told = tunnel(last="\nThis story has been updated.").findings["why"].iloc[0]
    assert "says that it was updated" in told


def test_a_finding_names_two_places_of_two_readings(demo):
    for row in demo.findings.itertuples():
        rows = demo.readings[demo.readings["finding_id"] == row.finding_id]
        held = {
            one.reading_id
            for one in rows.itertuples()
            for article, start in ((row.article_a, row.start_a), (row.article_b, row.start_b))
            if one.article_id == article and one.start <= start < one.stop
        }
        assert len(held) == 2, row.title


def test_no_title_is_a_bare_pair_of_words_with_a_slash(demo):
    assert demo.findings["title"].str.endswith("?").all()
    assert not demo.findings["title"].str.contains(" / ", regex=False).any()
