"""Whatever keeps a difference from being raised says so, with the words that it rests on."""

import pandas as pd
import pytest

from analysis import Story
from analysis.claims.weighed import Weighed, passed_over
from analysis.schema import Conflict
from pages.ui.facts import passed_over as page
from pages.ui.reader import page as reading

PLAIN = "The council met in Barrow on the plan for the new harbour, and many came to listen."


def story(one: str, two: str) -> Story:
    return Story(pd.DataFrame({"article_id": ["a", "b"], "text": [one, two]}))


@pytest.mark.parametrize(
    ("one", "two", "kind", "reason"),
    [
        pytest.param(
            "Two of the boats sank off Skarvik in the storm, the coastguard said.",
            "Nine boats sank off Skarvik in the storm this winter, the coastguard said.",
            "number", "only one is a part: “Two of the boats”", id="part",
        ),
        pytest.param(
            "Customs men in Calder seized seven hunting rifles on the boat Alma.",
            "Customs men in Calder seized three bicycles on the boat Alma.",
            "number", "they count “rifles” and “bicycles”", id="noun",
        ),
        pytest.param(
            "The ferry Alma left Skarvik with 420 passengers and crew on board.",
            "The ferry Alma left Skarvik with 246 passengers on board.",
            "number", "counts two groups together", id="together",
        ),
        pytest.param(
            "Winger Tom Halloran missed four games for Barrow with a knee injury.",
            "Winger Tom Halloran will miss the last two games for Barrow with a knee injury.",
            "number", "only one is limited by “last”", id="scope",
        ),
        pytest.param(
            "The mill at Calder will lay off 340 of its workers, the owner told the council.",
            "The mill at Calder will lay off 312 of its workers, the owner told the council. "
            "The mill has 340 workers in all.",
            "number", "there agrees with “340”", id="answered elsewhere",
        ),
        pytest.param(
            "The bridge at Calder was not damaged by the flood on Monday, the mayor said.",
            "The bridge at Calder was hardly damaged by the flood on Monday, the mayor said.",
            "negation", "the other text half denies it", id="half denied",
        ),
        pytest.param(
            "The mayor of Calder may sell the old harbour to a bank in May, officials say.",
            "The mayor of Calder could sell the old harbour to a bank in May, officials say.",
            "hedge", "the other text hedges as well", id="hedged",
        ),
    ],
)  # fmt: skip
def test_what_speaks_against_a_difference_is_said(one, two, kind, reason):
    found = story(one, two)
    rows = found.passed_over[found.passed_over["kind"] == kind]
    assert any(reason in said for said in rows["reason"]), found.passed_over["reason"].tolist()
    assert kind not in set(found.conflicts["kind"])
    for row in rows.itertuples():
        texts = dict(zip(found.texts["article_id"], found.texts["text"], strict=True))
        assert texts[row.article_a][row.start_a : row.stop_a] == row.text_a
        assert texts[row.article_b][row.start_b : row.stop_b] == row.text_b


def test_what_is_raised_is_not_passed_over():
    found = story(
        "The mill at Calder will lay off 340 workers, the owner told the council on Monday.",
        "The mill at Calder will lay off 430 workers, the owner told the council on Monday.",
    )
    assert found.conflicts["kind"].tolist() == ["number"]
    assert found.passed_over.empty


def row(start: int, kind: str = "number") -> Conflict:
    side_a, side_b = ("a", start, start + 2, "12"), ("b", 0, 2, "13")
    return Conflict(kind, *side_a, *side_b, "12", "13", "", 0, 0, 0, 0.5)


def test_two_places_are_one_row_with_the_first_objection_in_the_order_of_the_text():
    weighed = [Weighed(row(9), "x"), Weighed(row(3), "y"), Weighed(row(9), "z")]
    assert passed_over(weighed)[["start_a", "reason"]].to_numpy().tolist() == [[3, "y"], [9, "x"]]


def test_a_pair_that_one_way_objects_to_and_another_raises_is_no_row():
    assert passed_over([Weighed(row(9), "x"), Weighed(row(9))]).empty
    assert len(passed_over([Weighed(row(9), "x"), Weighed(row(9, "date"))])) == 1


def test_a_row_opens_both_places_in_the_reader():
    found = story(
        "Two of the boats sank off Skarvik in the storm, the coastguard said.",
        "Nine boats sank off Skarvik in the storm this winter, the coastguard said.",
    )
    grid = page.grid(found)
    assert page.settings(grid.iloc[0]) == {"mode": reading.MODES[0], "a": "A", "b": "B", "at": 0}
    assert grid["kind_name"].tolist() == ["Numbers disagree"]
    assert "1 pair of places that differ was compared" in page.summary(found)


def test_unlike_articles_pass_nothing_over():
    assert story(PLAIN, "Rain fell on Lund all week.").passed_over.empty
