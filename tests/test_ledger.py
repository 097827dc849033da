"""The update ledger of two versions: what is new, cut, changed and moved, and more."""

import pandas as pd
import pytest

from analysis import Story
from analysis.lineage.slips import Slip, misspelt, slips

BEFORE = (
    "The council will vote on Thursday on the new bridge at Halden.",
    "About 340 lorries cross the old one each day, the road office says.",
    "The minsiter has called the delay a disgrace to the whole county.",
    "Farmers on the island fear for the the milk that they send at dawn.",
    "Nobody has yet said who is to pay for the ferry in the meantime.",
)


def versions(before: tuple[str, ...], after: tuple[str, ...]) -> pd.DataFrame:
    both = {"article_id": ["a", "b"], "text": [" ".join(before), " ".join(after)]}
    return Story(pd.DataFrame(both)).updates("a", "b")


def changed(n: int, text: str) -> tuple[str, ...]:
    return (*BEFORE[:n], text, *BEFORE[n + 1 :])


def notes(table: pd.DataFrame) -> str:
    return " ".join(table["notes"])


def test_what_is_the_same_is_not_told_but_for_a_slip_that_was_kept():
    table = versions(BEFORE, BEFORE)
    assert table["change"].tolist() == ["same"]
    assert table["notes"].tolist() == ["Slip kept: “the the”."]


def test_a_sentence_that_is_new_and_one_that_was_cut():
    table = versions(BEFORE, (*BEFORE[:4], "Engineers found rust in all four of its towers."))
    told = table[table["change"] != "same"]
    assert told["change"].tolist() == ["new", "cut"]
    assert told["article_id"].tolist() == ["b", "a"]
    assert told["text"].tolist() == ["Engineers found rust in all four of its towers.", BEFORE[4]]


def test_a_sentence_that_moved():
    table = versions(BEFORE, (BEFORE[4], *BEFORE[:4]))
    assert "moved" in set(table["change"])


def test_an_event_that_moved_on():
    table = versions(
        BEFORE, changed(0, "The council voted on Thursday on the new bridge at Halden.")
    )
    assert "Moved on: “will vote” is now “voted”." in notes(table)
    back = versions(
        changed(0, "The council voted on Thursday on the new bridge at Halden."), BEFORE
    )
    assert "Moved on" not in notes(back)


def test_sourcing_that_was_added():
    more = (*BEFORE, "“We shall pay for nothing,” said Signe Aasland, according to Radio Halden.")
    assert "Sourcing added: " in notes(versions(BEFORE, more))
    assert "Signe Aasland" in notes(versions(BEFORE, more))
    assert "Sourcing added" not in notes(versions(more, more))


def test_slips_that_were_mended_kept_or_made():
    mended = changed(2, BEFORE[2].replace("minsiter", "minister"))
    assert "Slip mended: “minsiter” (now “minister”)." in notes(versions(BEFORE, mended))
    assert "New slip: “minsiter” (was “minister”)." in notes(versions(mended, BEFORE))
    sound = changed(3, BEFORE[3].replace("the the", "the"))
    assert "Slip mended: “the the” (now “the”)." in notes(versions(BEFORE, sound))
    assert "New slip: “the the” (was “the”)." in notes(versions(sound, BEFORE))


def test_a_name_in_two_forms_that_both_versions_have():
    before = (*BEFORE, "Mayor Jonas Haldorsen signed it. Jonas Haldorsen was glad.")
    before = (*before, "Janas Haldorsen will speak to the island today, said the town hall.")
    told = notes(versions(before, (*before, "It is to rain.")))
    assert "Two forms of a name kept: " in told
    assert "Janas Haldorsen" in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The aides left.", "The sides left."),
        ("They organised it at the centre.", "They organized it at the center."),
        ("An airstrike hit the town.", "An air strike hit the town."),
        ("The boroughs agreed.", "The borough’s agreed."),
        ("He will be sworn in in March.", "He will be sworn in March."),
        ("All that he had had was gone.", "All that he had was gone."),
        ("He refuted the charge.", "He refused the charge."),
    ],
)
def test_other_words_forms_and_spellings_are_no_slips(one, other):
    assert misspelt(one, other) == misspelt(other, one) == []
    assert slips(one) == slips(other) == []


@pytest.mark.parametrize(
    ("one", "right", "slip"),
    [
        ("The messsages came late.", "The messages came late.", ("messsages", "messages")),
        (
            "It was an allgedly new case.",
            "It was an allegedly new case.",
            ("allgedly", "allegedly"),
        ),
        ("They were detainedat the bridge.", "They were detained at the bridge.", None),
    ],
)
def test_a_word_that_nobody_knows_a_letter_from_one_that_is_known_is_a_slip(one, right, slip):
    found = misspelt(one, right)
    assert found == [Slip(*(slip or ("detainedat", "detained at")))]
    assert misspelt(right, one) == []


def test_sentences_without_a_space_are_a_slip_and_addresses_are_none():
    assert slips("He paid.Then he left.") == [Slip("paid.Then", "paid. Then")]
    assert slips("Write to ann@mail.Example or see www.bbc.Com/News and file.Name.") == []
