"""What the opening page shows of a finding: each reading in its sentence, the sides that differ."""

import pandas as pd
import pytest

from analysis import Story
from pages.ui.opening import findings as checks
from pages.ui.opening.findings import Said

TEXTS = {
    "east": "The council closed the old baths on Monday. Repairs will cost 40,000 pounds, "
    "the mayor said. Swimmers were told by letter.",
    "west": "The old baths were closed by the council on Monday. Repairs will cost 70,000 pounds, "
    "the mayor said. The letter went out to all swimmers.",
}


@pytest.fixture(scope="module")
def story() -> Story:
    return Story(pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values())}))


def said(letters: str, text: str, bold: str) -> Said:
    at = text.index(bold)
    return Said(letters, text, at, ((at, at + len(bold)),))


def test_a_figure_stands_in_its_sentence_with_the_figure_bold(story):
    finding = story.findings[story.findings["kind"] == "number"].iloc[0]
    shown = checks.readings(story, int(finding["finding_id"]))
    assert [one.letters for one in shown] == ["A", "B"]
    for one, figure in zip(shown, ("40,000 pounds", "70,000 pounds"), strict=True):
        assert one.text.startswith("Repairs will cost")
        assert [one.text[first:last] for first, last in one.bold] == [figure]


def test_the_link_puts_two_readings_together_that_differ():
    same = [said("A", "12 boats", "12"), said("B, C", "12 ships", "12")]
    other = said("D", "14 boats", "14")
    assert checks.differing([*same, other]) == other
    assert checks.differing(same) == same[1]
    assert checks.differing([same[0], said("A", "14 boats", "14")]) is None


def test_of_many_readings_every_version_is_shown_before_a_second_of_any():
    many = [said(letter, f"{letter} saw 12 boats", "12") for letter in "ABCDEFGH"]
    last = said("I", "I saw 14 boats", "14")
    shown = checks.few([*many, last])
    assert len(shown) < len(many)
    assert shown[-1] == last
    assert shown[:-1] == many[: len(shown) - 1]
