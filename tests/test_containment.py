"""How much of one article stands in another."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Params, Story

DEMO = Path(__file__).resolve().parent.parent / "data" / "sanctuary_city"
WORDS = st.lists(st.sampled_from(["river", "wall", "the", "of", "bread"]), max_size=20)
WHOLE = {
    "A": (67, 61, 2, 4),
    "B": (71, 38, 4, 2),
    "C": (63, 37, 1, 3),
    "D": (2, 4, 1, 1),
    "E": (6, 3, 5, 1),
}
UNQUOTED = {
    "A": (64, 61, 0, 3),
    "B": (65, 38, 3, 2),
    "C": (62, 38, 0, 3),
    "D": (0, 2, 0, 1),
    "E": (5, 3, 4, 2),
}


def story(*texts: str, **settings: object) -> Story:
    ids = [f"t{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}), Params(**settings))  # type: ignore[arg-type]


def by_hand(a: list[str], b: list[str], size: int = 5) -> int:
    """Words of a in runs of at least `size` words that stand also in b; all of equal ones."""
    if a == b:
        return len(a)
    held = {tuple(b[n : n + size]) for n in range(len(b) - size + 1)}
    covered = {
        n + k
        for n in range(len(a) - size + 1)
        if tuple(a[n : n + size]) in held
        for k in range(size)
    }
    return len(covered)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=40, deadline=None)
def test_words_in_runs_are_those_counted_by_hand(
    one: list[str], two: list[str], three: list[str]
) -> None:
    texts = (one, two, three)
    table = story(*(" ".join(text) for text in texts)).containment
    for row in table.itertuples():
        a, b = texts[int(row.article_a[1])], texts[int(row.article_b[1])]
        assert row.n_words_verbatim == by_hand(a, b)
        assert 0 <= row.share_verbatim <= row.share <= 1
        assert row.longest_run <= row.n_words_verbatim


def test_the_share_is_directed() -> None:
    short = "five plain words stand here"
    table = story(short, short + " and five others stand behind").containment
    assert table["share_verbatim"].tolist() == [1.0, 0.5]


def test_quoted_words_leave_numerator_and_denominator() -> None:
    quote = '"we will not be moved by this at all"'
    outside = "the council votes on the plan today"
    table = story(f"{quote} he said, {outside}", f"{outside} she said {quote}").containment
    assert table["n_words_verbatim"].tolist() == [16, 16]
    assert table["n_words_verbatim_unquoted"].tolist() == [7, 7]
    assert table["share_unquoted"].tolist() == [7 / 9, 7 / 9]


def test_of_one_word_outside_marks_the_share_is_of_one_word() -> None:
    table = story('Shut "we will not go there"', 'Shut "we will not go there"').containment
    assert table["n_words_unquoted"].tolist() == [1, 1]
    assert table["n_words_verbatim_unquoted"].tolist() == [0, 0]
    one = story("Shut", "Shut").containment
    assert one["share_unquoted"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    "text", ["Bridge shut", "Mayor resigns over dam", "Strike!", "“It is over”"]
)
def test_equal_texts_are_wholly_alike_however_short(text: str) -> None:
    table = story(text, text.upper(), "A word of something else").containment
    pair = table[~table["article_a"].eq("t2") & ~table["article_b"].eq("t2")]
    assert pair["share_verbatim"].tolist() == [1.0, 1.0]
    assert pair["share"].tolist() == [1.0, 1.0]
    assert table["n_words_verbatim"].astype(bool).sum() == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [("Mayor resigns", "Mayor resigned"), ("Old bridge", "Old bridge shut"), ("", "")],
)
def test_short_texts_that_differ_share_nothing(one: str, two: str) -> None:
    assert story(one, two).containment["share_verbatim"].tolist() == [0.0, 0.0]


def test_standing_text_counts_nowhere_unless_put_back() -> None:
    line = "Anyone with information should ring detectives on 01632 960 001."
    texts = [f"A lorry fell into the dock. {line}", f"Two barns burned on Sunday night. {line}"]
    aside = story(*texts).containment
    assert aside["n_words_verbatim"].tolist() == [0, 0]
    assert aside["n_words"].tolist() == [6, 6]
    assert story(*texts, set_standing_aside=False).containment["n_words"].tolist() == [16, 16]


def test_runs_count_whatever_passages_keep() -> None:
    texts = ("the end of the day", "at the end of the day")
    assert story(*texts).passages.empty
    assert story(*texts, passage_kinds=()).containment["share_verbatim"].tolist() == [1.0, 5 / 6]


def test_one_article_has_no_pair_and_wordless_articles_share_nothing() -> None:
    assert story("one").containment.empty
    assert story("", "...").containment["share"].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("column", "expected", "within"),
    [("share_verbatim", WHOLE, 1.0), ("share_unquoted", UNQUOTED, 2.0)],
)
def test_the_demo_story_has_the_counts_made_by_hand(
    demo: Story, column: str, expected: dict[str, tuple[int, ...]], within: float
) -> None:
    ids = demo.articles["article_id"].tolist()
    table = demo.containment.set_index(["article_a", "article_b"])[column]
    for row, letter in enumerate("ABCDE"):
        others = [n for n in range(5) if n != row]
        shares = [100 * table[ids[row], ids[n]] for n in others]
        assert all(
            abs(share - want) <= within
            for share, want in zip(shares, expected[letter], strict=True)
        ), (letter, shares)
