"""Numbers that count one thing in other words are held against each other; others are not."""

import pandas as pd
import pytest

from analysis import Story

A = """Flood in Ardbeg
The river burst its banks in Ardbeg on Monday night. {x}
The council opened the school hall for those who had to leave."""
B = """Water covers streets of Ardbeg
Heavy rain brought the river over its banks in Ardbeg late on Monday. {y}
People who had to leave their homes slept in the hall of the school."""


def numbers(x: str, y: str) -> list[tuple[str, str, str]]:
    texts = [A.format(x=x), B.format(y=y)]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts})).conflicts
    rows = found[found["kind"].isin(["number", "date"])]
    return list(zip(rows["trigger_a"], rows["trigger_b"], rows["tie"], strict=True))


@pytest.mark.parametrize(
    ("x", "y", "pair"),
    [
        (
            "Ardbeg is home to about 4,300 people.",
            "Some 5,600 people live in the town.",
            ("4,300", "5,600"),
        ),
        (
            "Firefighters took 31 guests from the flooded hotel.",
            "The fire brigade brought 46 hotel guests out of the water.",
            ("31", "46"),
        ),
    ],
)
def test_two_counts_of_one_thing_in_other_words_are_found(x, y, pair):
    found = [(a.removeprefix("about "), b.removeprefix("Some ")) for a, b, _ in numbers(x, y)]
    assert pair in found


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("The town has about 4,300 inhabitants.", "Some 4,300 people live in the town."),
        ("The town has about 4,300 inhabitants.", "A new pump cost the council 5,600 pounds."),
        ("Firefighters took 31 guests from the hotel.", "The hotel was built 46 years ago."),
        ("Firefighters took 31 guests from the hotel.", "In all, 46 boats lay in the harbour."),
    ],
)
def test_an_equal_count_and_a_count_of_another_thing_are_left_alone(x, y):
    assert numbers(x, y) == []


def test_the_other_value_anywhere_in_an_article_is_agreement():
    x = "The town has 4,300 inhabitants; the council counts 5,600 people in the parish."
    assert numbers(x, "Some 5,600 people live in the town.") == []


def test_what_holds_two_sentences_together_is_told():
    found = numbers("Repairs will cost 40,000 pounds, the mayor said.",
                    "Repairs will cost 70,000 pounds, the mayor said.")  # fmt: skip
    assert [tie for _, _, tie in found] == ["aligned"]
