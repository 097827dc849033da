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
        ("marks dropped", ("It is over.", ""), ("It is over.", ""),
         "Ana: quoted, or in the article's own words?"),
    ],
)  # fmt: skip
def test_a_title_is_a_question_built_from_the_readings(kind, a, b, question):
    one = draft(kind, [spot("a", *a), spot("b", *b)], [(0, 1)], subject="Ana")
    assert asked(one) == question


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
