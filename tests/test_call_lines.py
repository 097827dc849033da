"""Sentences that ask the reader to ring or write are set aside wherever they stand."""

import pandas as pd
import pytest

from analysis import Story
from analysis.reuse.call_lines import call_lines, is_call_line

CALLS = [
    "Anyone who saw the lorry is urged to contact detectives on 01632 960 123.",
    "Witnesses should ring 101, quoting reference 4471.",
    "Police are appealing for anyone with dashcam footage to come forward.",
    "Officers ask members of the public with any information to email tips@example.org.",
    "If you have been affected by this story, call Samaritans on 116 123.",
    "Tips can be left anonymously with Crime Stoppers at 1-800-222-8477.",
    "To report a sighting, visit www.example.org or phone the hotline.",
    "The helpline can be contacted on 0808 157 0000 at any hour.",
    "Drivers who were in the area are asked to get in touch with police.",
    "Sign up to our newsletter for the latest from the coast.",
    "Email the newsroom at desk@example.com.",
    "Anybody with information was asked to call (555) 010-1234.",
    "For confidential advice, please phone the advice line on 0800 111 222.",
]
STORIES = [
    "He called police on 101 after he found the door open.",
    "Anyone who called the plan safe was wrong, the report said.",
    "The council will visit the 116 homes that were flooded.",
    "The people of the valley were asked to report to the town hall by noon.",
    "Witnesses said that a lorry hit the wall at 40 miles an hour.",
    "“Anyone with information should call us on 101,” said Inspector Ada Penn.",
    "Information on 300 drivers was reported to the ministry.",
    "If you want to follow the river, the path is open again.",
    "Residents were asked to report for work at 8am.",
    "The helpline received 400 calls on Monday.",
    "Members of the public should visit the museum this summer, the minister said.",
]


@pytest.mark.parametrize("sentence", CALLS)
def test_an_appeal_to_ring_or_write_is_a_call_line(sentence):
    assert is_call_line(sentence)


@pytest.mark.parametrize("sentence", STORIES)
def test_a_sentence_of_the_story_is_no_call_line(sentence):
    assert not is_call_line(sentence)


def test_what_follows_a_call_line_in_the_same_vein_is_part_of_it():
    text = (
        "Two barns burned. Anyone with information should call 101. Alternatively, Crimestoppers "
        "can be reached on 0800 555 111. Callers may stay anonymous. The farm is closed."
    )
    start, stop = text.index("Anyone"), text.index(" The farm")
    assert call_lines(text) == [(start, stop)]


@pytest.mark.parametrize("line", CALLS)
def test_two_reports_with_one_call_line_share_nothing(line):
    texts = [
        f"A man of 40 was hurt when two cars hit each other near the mill. {line}",
        f"{line} A shop in Larkholm was robbed by three youths on Sunday.",
    ]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    assert found.passages.empty
    assert found.standing["reason"].tolist() == ["call line"] * 2
    assert set(found.standing["group_id"]) == {0}


def test_a_sentence_of_the_story_that_two_reports_hold_stays_shared():
    line = "He called police on 101 after he found the old iron door of the chapel wide open."
    texts = [f"A chapel was robbed. {line}", f"Thieves took silver on Sunday. {line}"]
    found = Story(pd.DataFrame({"article_id": ["a", "b"], "text": texts}))
    assert len(found.passages) == 1


def test_every_call_line_of_a_long_text_is_found_once():
    unit = "Anyone who saw it should call police on 101. A tree fell on the mill. "
    assert [len(call_lines(unit * n)) for n in (100, 200)] == [100, 200]
