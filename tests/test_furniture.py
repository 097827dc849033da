"""Lines in which a page speaks of itself are known, and sentences like them are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.extract import article_facts
from analysis.text.furniture import furniture


def kinds(text):
    return [found.kind for found in furniture(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TARN VALE, Oct. 3 (AP) — The dam broke.", "dateline"),
        ("TARN VALE, England, Oct 3 (Reuters) - The dam broke.", "dateline"),
        ("Tarn Vale, 3 October 2026 (AFP) – The dam broke.", "dateline"),
        ("TARN VALE — The dam broke.", "dateline"),
        ("Photo: The dam in 2017. Ann Pell/AFP", "caption"),
        ("Picture caption: The dam in 2017", "caption"),
        ("The dam in 2017. (AP Photo/Ann Pell, File)", "caption"),
        ("The dam on Oct. 3, 2026. REUTERS/Ann Pell", "caption"),
        ("6 min read", "reading time"),
        ("LENGTH: 1,015 words", "reading time"),
        ("Estimated reading time: 6 minutes", "reading time"),
        ("Updated 09:15 BST", "stamp"),
        ("Last modified on Sat 3 Oct 2026 09.15 BST", "stamp"),
        ("First published: October 3, 2026", "stamp"),
        ("02/28/2027 07:02:21 AM", "stamp"),
        ("3 hours ago", "stamp"),
        ("Saturday 3 October 2026", "stamp"),
        ("By Ann Pell, 3 October 2026", "stamp"),
        ("9.15am: The dam broke.", "live"),
        ("09:15 BST The dam broke.", "live"),
        ("Page 14 of 20", "page"),
        ("17 comments", "page"),
        ("A version of this article appears in print on Oct. 3, 2026, Page A14.", "page"),
        ("© 2026 The Vale Echo", "rights"),
        ("Copyright 2026 The Vale Echo. All rights reserved.", "rights"),
        ("Correction: The dam cost £3m, not £2m.", "correction"),
        ("Clarification (4 October): The dam is 30 metres high.", "correction"),
        ("An earlier version of this story misstated the height as 20 metres.", "correction"),
        ("This article was amended on 4 October 2026.", "correction"),
        ("The headline of this article was corrected on 4 October.", "correction"),
    ],
)
def test_a_line_of_the_page_is_known(line, kind):
    assert kinds(line) == [kind]
    assert kinds(f"The dam broke.\n\n{line}\n\nIt rained.") == [kind]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Water over the wall Ann Pell/Getty Images", True),
        ("Water over the wall. AFP", True),
        ("(AFP)", True),
        ("Water over the wall AFP", False),
        ("The house was sold via Getty Images", False),
    ],
)
def test_a_credit_stands_alone_behind_a_stop_or_with_its_agency(line, is_caption):
    assert ("caption" in kinds(line)) is is_caption


@pytest.mark.parametrize(
    "line",
    [
        "On Oct. 3 the dam of Tarn Vale broke.",
        "The dam - 30 metres high - broke.",
        "Officials gave a picture: 12 people were dead.",
        "The report took 6 minutes to read out.",
        "Updated rules came in on 3 October, the board said.",
        "Published in 2017, the book sold 12 copies.",
        "Three hours ago the dam broke.",
        "Saturday was the day on which 12 people died.",
        "At 9.15am the dam broke.",
        "9.15am trains were cancelled on Saturday.",
        "Page 14 of the report says 12 people died.",
        "The 17 comments were read out.",
        "Corrections officials said 12 people died.",
        "An earlier report said 12 people had died.",
        "An earlier version of the bill gave 12 days.",
        "The report said on Saturday that 12 people died.",
        "This report said that 12 people died.",
    ],
)
def test_a_sentence_that_looks_like_one_is_left_alone(line):
    assert kinds(line) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("TARN VALE, Oct. 3 (AP) — The dam broke on Oct. 2.", ["--10-02"]),
        ("Photo: The dam in 2017. Ann Pell/AFP\nIt was built in 1931.", ["1931"]),
        ("9.15am: Some 12 people died.", ["12"]),
        ("It cost £3m.\nCorrection: An earlier version of this article said £2m.", ["3000000"]),
        ("It rained for 3 days. © 2026 The Vale Echo", ["3"]),
        ("6 min read\nThe read-out took 6 minutes.", ["0.00416667"]),
    ],
)
def test_figures_of_the_page_are_no_facts_and_those_of_the_report_are(text, left):
    assert [fact.value for fact in article_facts("a", text, [0])] == left


@pytest.mark.parametrize(
    "line",
    [
        "Dam breaks in Tarn Vale Saturday, October 3, 2026 Two people were hurt.",
        "Dam Breaks In Tarn Vale 3 October 2026 09:15 BST TARN VALE has no water.",
        "October 3, 2026 | 9:15am “It broke at dawn,” said Ann Pell.",
        "Dam breaks: Tarn Vale floods Published 12:17 am, Saturday, October 3, 2026 A dam broke.",
        "Dam breaks in Tarn Vale 3 October 2026, 10:00 (GMT+05:00) The dam of Tarn Vale broke.",
        "Dam breaks in Vale | Monday 3 October 2026 | The Vale Echo",
    ],
)
def test_a_date_between_a_headline_and_the_report_in_one_line_is_a_stamp(line):
    assert kinds(line) == ["stamp"]
    assert "2026" in line[furniture(line)[0].start : furniture(line)[0].stop]


@pytest.mark.parametrize(
    "line",
    [
        "The dam broke on October 3, 2026 and two people were hurt.",
        "The dam broke in Tarn Vale on October 3, 2026. Two people were hurt.",
        "On October 3, 2026 Tarn Vale lost its dam.",
        "The dam of Tarn Vale broke October 3, 2026, the board said.",
        "Since 3 October 2026 Tarn Vale has had no dam.",
        "It broke. Ann Pell was there. Monday, 3 October 2026 The dam of Tarn Vale",
        "The dam (October 3, 2026) was old.",
    ],
)
def test_a_date_of_a_sentence_is_no_stamp(line):
    assert kinds(line) == []


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="AP ().,:-—–0123456789/©\nUpdatedbyT", max_size=120))
def test_any_text_has_furniture_in_order_and_apart(text):
    found = furniture(text)
    assert all(one.stop <= two.start for one, two in pairwise(found))
    assert all(text[one.start : one.stop].strip() for one in found)


def test_long_hostile_lines_are_read_in_one_pass():
    for text in (
        "A " * 40_000,
        "1." * 40_000,
        "Updated " * 10_000,
        "AP/" * 20_000,
        "A-" * 40_000,
        "May 3, 2026 " * 9_000,
        "| " * 190 + "May 3, 2026 " + "| " * 40_000,
    ):
        assert isinstance(furniture(text), list)
