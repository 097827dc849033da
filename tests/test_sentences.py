"""Sentences: where they end, and that no character is lost."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schema import Sentence, types
from analysis.text.sentences import outside, sentences, spans
from tests.growth import steep

MARKED = st.text(alphabet="aB1.!?…\"“”'’() \n•。U.S", max_size=80)


def pieces(text):
    return [text[start:stop] for start, stop in spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left... Then he came back.", 2),
        ("Go!! Ann Lee said so.", 1),
        ("Go! Ann Lee said so.", 2),
        ("Go!” Ann Lee said so.", 1),
        ("Go! said he.", 1),
        ("It is on p. 5 today.", 1),
        ("It is on p. Five today.", 2),
        ("100. Bring it.", 1),
        ("1000. Bring it.", 2),
        ("a. Bring it.", 1),
        ("ab. Bring it.", 2),
        ("(1. Bring it.", 1),
        ("GEN. Lee spoke.", 1),
        ("He is I. A. Lee.", 1),
        ("He went – so. – and then.", 1),
        ("He met the U.S. officials.", 1),
        ("So it is *** and that.", 1),
        ("He said he ... would go.", 1),
        ("J. K. Rowling wrote it. George W. Bush read it.", 2),
        ("He lives in the U.S. The law changed.", 2),
        ("He sits in the U.S. Senate today.", 1),
        ("It is No. 5 on the list. He said no. She left.", 3),
        ("It cost $3.5 million. Rates rose 2.25 percent.", 2),
        ("See https://example.com/a.b?c=d. Then write to a.b@c.org. Done.", 3),
        ("“Go!” he said. “Stay.” She went.", 3),
        ('"Go!" Smith said. "Stay?" asked Lee.', 2),
        ("They had been promised.Once he came, it was done.", 2),
        ("He told the partner. . Then he left.", 2),
        ("Officials met at 3 p.m. Monday. They left at 5 p.m. He stayed.", 3),
        ("1. Bring water. 2. Bring food.", 2),
        ("The sun. It sat. He read Mar. 5 news in Dr. No's house.", 3),
        ("Acme Inc. Chairman Bob spoke. He owns Acme Inc. The firm grew.", 3),
        ("So am I. We go.", 2),
        ("He went on .” Then he stopped.", 2),
        ("Items: • one thing • another thing", 3),
        ("東京は大きい。人が多い！", 2),
        ("Visit www.bbc.Com today. Fine.", 2),
        ("He said it.”She left.", 2),
        ("What?! Really?? Yes!!!", 3),
        ("St. Louis is near Main St. The road is long.", 2),
        ('She wrote "never".He agreed.', 2),
        ("They left (again).The gate stayed open.", 2),
        ("They said ‘no’.Nobody asked why.", 2),
        ("It opened at 9.The queue was long. Rates rose by 12%.Nobody cheered.", 4),
        ("They had waited.A bus came.I left.", 3),
        ("12.Introduction to the law", 1),
        ("The file is called report.Final today.", 2),
        ("Polls close at 7 p.m. Eastern, officials said.", 1),
        ("Polls close at 8 p.m. Central and 7 p.m. Mountain.", 1),
        ("It starts at 9 a.m. Pacific Time. Bring water.", 2),
        ("It starts at 11 p.m. Hong Kong time on Friday.", 1),
        ("They met at 5 a.m. Eastern Europe was asleep.", 2),
        ("They met at 5 p.m. Central bankers stayed away.", 2),
        ("They met at 5 p.m. Martin came late. They met at 6 p.m. Sunday.", 3),
        ("***", 1),
        ("", 0),
        (" \n\t ", 0),
    ],
)
def test_sentences_end_where_an_editor_would_end_them(text, expected):
    assert len(pieces(text)) == expected, pieces(text)


def test_a_stray_full_stop_belongs_to_the_sentence_before():
    assert pieces("He told the partner. . Then he left.")[0] == "He told the partner. ."


def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own():
    assert pieces("Bridge closed\nThe old bridge was closed.") == [
        "Bridge closed",
        "The old bridge was closed.",
    ]


def test_lines_wrapped_at_one_width_are_one_paragraph():
    text = (
        "The harbour board said on Monday that the ferry would not run\n"
        "before the spring, because the winter storms had damaged both\n"
        "piers. Repairs are expected to cost three million, it added in\n"
        "a statement.\n\nNobody was hurt."
    )
    assert [len(piece.split()) for piece in pieces(text)] == [23, 12, 3]


def test_an_indented_line_opens_a_new_paragraph():
    line = "    The mill was sold to a group of growers who want it kept\n"
    assert len(pieces(line * 4)) == 4


@given(st.one_of(st.text(max_size=120), MARKED))
def test_sentences_are_ordered_disjoint_and_lose_only_white_space(text):
    found = spans(text)
    reach = 0
    for start, stop in found:
        assert not text[reach:start].strip()
        assert start < stop
        assert text[start:stop] == text[start:stop].strip()
        reach = stop
    assert not text[reach:].strip()


@pytest.mark.parametrize("unit", [".", "a. ", "Mr. ", '"Go!" Smith ', ".”", "ab.Ab", "  ", "•"])
def test_cutting_takes_time_in_proportion_to_the_text(unit):
    assert not steep(lambda n: spans(unit * n + "x"), 8_000)


def test_an_empty_story_has_the_columns_of_the_table():
    table = sentences(pd.DataFrame({"article_id": [], "text": []}))
    assert list(table.columns) == list(types(Sentence))
    assert table.empty


def test_sentences_are_numbered_within_their_article():
    table = sentences(pd.DataFrame({"article_id": ["a", "b"], "text": ["One. Two.", "Three."]}))
    assert table["sentence_id"].tolist() == [0, 1, 0]
    assert table["text"].tolist() == ["One.", "Two.", "Three."]


def test_a_sentence_that_a_stretch_touches_is_inside_in_whatever_order_the_stretches_come():
    text = "One is here. Two is here. Three is here. Four is here."
    taken = [(30, 32), (2, 4), (0, 3)]
    kept = [text[slice(*span)] for span in outside(text, taken)]
    assert kept == ["Two is here.", "Four is here."]
    assert list(outside(text, [])) == spans(text)


def test_a_stretch_that_ends_where_a_sentence_begins_does_not_touch_it():
    text = "One is here. Two is here."
    assert list(outside(text, [(0, 13)])) == [(13, 25)]
    assert list(outside(text, [(0, 14)])) == []
