"""What still works on a text that is not English prose, said honestly."""

import pytest

from analysis.text import language
from analysis.text.legibility import (
    MARKUP,
    NO_SPACES,
    NO_WORDS,
    NOT_ENGLISH,
    RIGHT_TO_LEFT,
    TOO_LONG,
    limits,
)


@pytest.mark.parametrize(("text", "why"), [
    ("The council met on Monday.", ""),
    ("… — !!!", NO_WORDS),
    ("市议会周一宣布，中央图书馆将开放。", NO_SPACES),
    ("สภาเมืองประกาศเมื่อวันจันทร์", NO_SPACES),
    ("ראש העיר אמר ביום שני כי המועצה תצביע.", RIGHT_TO_LEFT),
    ("Городской совет принял решение.", NOT_ENGLISH),
    ("महापौर ने सोमवार को कहा।", NOT_ENGLISH),
    ("시의회는 월요일 발표했다.", NOT_ENGLISH),
    ("<html><body><p>The council met.</p></body></html>", MARKUP),
    ("He wrote <b>no</b> and <p> in his report.", ""),
])  # fmt: skip
def test_what_still_works_is_said(text, why):
    assert limits(text) == why


def test_names_of_a_very_long_text_are_looked_for_in_its_first_part_and_that_is_said():
    text = "The council met. " * 20_000
    assert language.stop(text) == 170_000
    assert limits(text) == TOO_LONG.format(n=170_000)
    assert len(language.readable(text)) == 170_000


@pytest.mark.parametrize("mark", ['"', "(", "$", "🎉", "市"])
def test_a_long_run_without_a_space_is_read_at_once(mark):
    text = f"Anna Smith spoke. {mark * 30_000} Bob Jones spoke."
    blank = language.readable(text)
    assert len(blank) == len(text)
    assert blank.startswith("Anna Smith spoke.")
    assert blank.endswith("Bob Jones spoke.")
    assert mark not in blank


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ab" * 40 + "市" * 20, ""),
        ("ab" * 40 + "市" * 21, NO_SPACES),
        ("ab" * 40 + "ש" * 20, ""),
        ("ab" * 40 + "ש" * 21, RIGHT_TO_LEFT),
        ("ab" * 10 + "ж" * 20, ""),
        ("ab" * 10 + "ж" * 21, NOT_ENGLISH),
        ("the " * 4 + "zog " * 26, ""),
        ("the " * 3 + "zog " * 27, NOT_ENGLISH),
        ("zog " * 29, ""),
        ("zog " * 30, NOT_ENGLISH),
        ("so <p> " * 3, ""),
        ("so <p> " * 4, MARKUP),
        ("so <q> " * 4, ""),
        ("12", ""),
        ("… !", NO_WORDS),
    ],
)
def test_a_script_a_language_and_tags_show_from_a_share_on(text, why):
    """A fifth of the letters, half of them in another script, of thirty words every eighth."""
    assert limits(text) == why


def test_only_the_first_part_of_a_text_is_looked_at():
    english = "the board of the port met and " * 140
    assert len(english) > 4000
    assert limits(english + "市" * 9000) == ""
    assert limits(english + "<p>" * 9) == ""
