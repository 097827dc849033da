"""Passages as an editor meets them: through the story."""

import itertools
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Params, Story

DEMO = Path(__file__).resolve().parent.parent / "data" / "sanctuary_city"
REPORT = """The river rose two metres above its banks on Friday night, and some four hundred \
people left their homes.
Mayor Ines Calder said the town had asked for sandbags in spring and received none.
"We will rebuild the wall before winter, whatever it costs us," she told reporters at the school \
gym.
The regional water board answered that the request had reached it only last week."""
OTHER = """Three bakeries in the old harbour district will close this summer because rents have \
doubled since last year.
Their owners hope to move to the market hall, where the council offers stalls at a fixed price \
until spring."""
WORDS = st.lists(
    st.sampled_from(["river", "mayor", "wall", "the", "of", "bread", "winter", "school"]),
    max_size=40,
).map(" ".join)


def story(*texts: str, **settings: object) -> Story:
    ids = [f"t{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}), Params(**settings))  # type: ignore[arg-type]


def spans(table: pd.DataFrame) -> list[tuple[object, ...]]:
    columns = ["start_a", "stop_a", "start_b", "stop_b", "kind"]
    return sorted(table[columns].itertuples(index=False, name=None))


def pair(table: pd.DataFrame, articles: pd.DataFrame, letters: str) -> pd.DataFrame:
    one, two = (articles["article_id"].iloc["ABCDE".index(letter)] for letter in letters)
    return table[(table["article_a"] == one) & (table["article_b"] == two)]


def test_a_text_against_itself_is_one_passage_of_its_whole_length() -> None:
    table = story(REPORT, REPORT).passages
    assert table[["kind", "n_words"]].to_numpy().tolist() == [
        ["verbatim", story(REPORT).articles["n_words"].iloc[0]]
    ]


def test_punctuation_case_and_quote_style_leave_a_passage_verbatim() -> None:
    changed = REPORT.upper().replace('"', "“").replace(",", " –")
    assert story(REPORT, changed).passages["kind"].tolist() == ["verbatim"]


def test_a_few_changed_words_make_an_edited_passage() -> None:
    changed = REPORT.replace("four hundred", "nearly 400").replace("in spring", "in March")
    assert story(REPORT, changed).passages["kind"].tolist() == ["edited"]


def test_changed_sentences_that_keep_their_rarer_words_are_reworded() -> None:
    changed = """On Friday night some four hundred residents fled homes as the river climbed two \
metres over the banks.
Sandbags had been requested in spring, but none were received, according to the town's mayor, \
Ines Calder.
She told reporters in a school gym the wall will be rebuilt before winter whatever the costs.
Only last week did that request reach it, the regional water board said in answer."""
    table = story(REPORT + "\n" + OTHER, changed).passages
    assert table["kind"].tolist() == ["reworded"]
    assert OTHER[:20] not in table["text_a"].iloc[0]


def test_separate_subjects_share_nothing() -> None:
    assert story(REPORT, OTHER).passages.empty


def test_a_block_that_stands_elsewhere_is_moved() -> None:
    lines = REPORT.split("\n")
    table = story(REPORT, "\n".join([lines[3], *lines[:3]])).passages
    assert table["is_moved"].tolist() == [False, True]
    assert table["text_a"].iloc[1] == lines[3].rstrip(".")


def test_a_passage_wholly_inside_marks_is_a_quotation() -> None:
    quote = '"We will rebuild the wall before winter, whatever it costs us," she told reporters'
    table = story(
        quote + " at noon.",
        "Asked twice, Calder said: “We will rebuild the wall before winter, whatever it costs us.”",
    ).passages
    assert table["is_quotation"].tolist() == [True]
    assert not story(quote, "So " + quote).passages["is_quotation"].any()


def test_one_text_in_three_articles_is_one_group_with_three_holders() -> None:
    found = story(REPORT, "First. " + REPORT, "Second! " + REPORT + "\nMore.")
    assert found.groups[["n_articles", "article_ids", "kind"]].to_numpy().tolist() == [
        [3, "t0 t1 t2", "verbatim"]
    ]
    assert found.holders["article_id"].tolist() == ["t0", "t1", "t2"]


def test_only_the_kinds_asked_for_are_found() -> None:
    changed = REPORT.replace("four hundred", "nearly 400")
    assert story(REPORT, changed, passage_kinds=("verbatim",)).passages.empty
    assert len(story(REPORT, changed, passage_kinds=("verbatim", "edited")).passages) == 1


@pytest.mark.parametrize(
    "texts", [(), ("",), ("", ""), ("one two three", ""), ("😀 日本語", "日本語 😀")]
)
def test_hardly_any_words_give_an_empty_table_with_columns(texts: tuple[str, ...]) -> None:
    found = story(*texts)
    assert found.passages.empty
    assert list(found.passages.columns)[:6] == [
        "article_a",
        "start_a",
        "stop_a",
        "article_b",
        "start_b",
        "stop_b",
    ]
    assert found.groups.empty
    assert found.holders.empty


def test_a_megabyte_on_one_line_is_read_in_one_go() -> None:
    long = " ".join(f"word{n % 977} and{n % 13}" for n in range(80_000))
    assert story(long, long[: len(long) // 2]).passages["kind"].iloc[0] == "verbatim"


@given(st.lists(WORDS, min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_passage_stands_where_it_says_and_none_overlaps(texts: list[str]) -> None:
    found = story(*texts)
    by_id = dict(zip(found.texts["article_id"], found.texts["text"], strict=True))
    for p in found.passages.itertuples():
        assert by_id[p.article_a][p.start_a : p.stop_a] == p.text_a
        assert by_id[p.article_b][p.start_b : p.stop_b] == p.text_b
    for _, one in found.passages.groupby(["article_a", "article_b"]):
        for side in "ab":
            places = sorted(zip(one[f"start_{side}"], one[f"stop_{side}"], strict=True))
            assert all(x[1] <= y[0] for x, y in itertools.pairwise(places))


@given(WORDS, WORDS)
@settings(max_examples=40, deadline=None)
def test_swapping_the_articles_swaps_the_table(one: str, two: str) -> None:
    there, back = story(one, two).passages, story(two, one).passages
    swapped = back[["start_b", "stop_b", "start_a", "stop_a", "kind"]].itertuples(
        index=False, name=None
    )
    assert spans(there) == sorted(swapped)


@given(WORDS, WORDS)
@settings(max_examples=40, deadline=None)
def test_an_unrelated_article_changes_no_passage_of_another_pair(one: str, two: str) -> None:
    before, after = story(one, two).passages, story(one, two, OTHER).passages
    assert spans(before) == spans(after[after["article_b"] == "t1"])


def test_the_demo_story_shows_what_was_read_by_hand(demo: Story) -> None:
    table, articles = demo.passages, demo.articles
    assert "reworded" in set(pair(table, articles, "AC")["kind"])
    moved = pair(table, articles, "AB").query("is_moved")
    assert len(moved) == 1
    assert "deporting migrant criminals" in moved["text_b"].iloc[0]
    assert pair(table, articles, "AD")["is_quotation"].tolist() == [True]
    assert pair(table, articles, "CD")["is_quotation"].all()
    shared = set(pair(table, articles, "BD").query("not is_quotation")["text_b"])
    assert shared == {"teachers and staff about how they should", "signed by Mayor Karen Bass"}
    assert (
        table[(table["article_b"] == articles["article_id"].iloc[4])]["kind"] == "reworded"
    ).any()


def test_a_stretch_held_twice_is_two_whole_passages_in_an_archive() -> None:
    stretch = [f"word{n}" for n in range(40)]
    one, two = ([*stretch[:n], "changed", *stretch[n + 1 :]] for n in (10, 30))
    copy = [*one, *(f"between{n}" for n in range(30)), *two]
    others = [" ".join(f"other{n}x{k}" for k in range(50)) for n in range(120)]
    kinds = ("verbatim", "edited")
    table = story(" ".join(stretch), " ".join(copy), *others, passage_kinds=kinds).passages
    assert table["n_words"].tolist() == [40, 40]


def test_the_head_of_a_table_is_no_passage_in_an_archive() -> None:
    head = "1986/87 1985/86 04/09/87 03/09/87 start stocks start stocks"
    sentence = "the harbour board closed the old ferry pier on monday morning after a storm"
    others = [" ".join(f"other{n}x{k}" for k in range(50)) for n in range(120)]
    texts = [f"{others[0]} {head}", f"{head} {others[1]}", f"{others[2]} {sentence}", sentence]
    table = story(*texts, *others[3:], passage_kinds=("verbatim", "edited")).passages
    assert table["text_a"].tolist() == [sentence]
