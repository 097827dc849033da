"""What a careful reader finds in the five demo articles, counted by hand and machine.

All of it must come out of general rules.
"""

import pytest

VERBATIM = """
A  -  67 61  2  4
B 71   - 38  4  2
C 63  37  -  1  3
D  2   4  1  -  1
E  6   3  5  1  -
"""
UNQUOTED = """
A  -  64 61  0  3
B 65   - 38  3  2
C 62  38  -  0  3
D  0   2  0  -  1
E  5   3  4  2  -
"""


def cells(table: str) -> list[tuple[str, str, int]]:
    rows = [line.split() for line in table.split("\n") if line]
    return [
        (row[0], "ABCDE"[n], int(value))
        for row in rows
        for n, value in enumerate(row[1:])
        if value != "-"
    ]


def directed(demo, letters, a, b):
    table = demo.containment
    return table[(table["article_a"] == letters[a]) & (table["article_b"] == letters[b])].iloc[0]


@pytest.mark.parametrize(("a", "b", "percent"), cells(VERBATIM))
def test_the_share_of_words_that_stand_in_runs(demo, letters, a, b, percent):
    assert abs(100 * directed(demo, letters, a, b)["share_verbatim"] - percent) <= 1


@pytest.mark.parametrize(("a", "b", "percent"), cells(UNQUOTED))
def test_the_share_with_quotations_set_aside(demo, letters, a, b, percent):
    assert abs(100 * directed(demo, letters, a, b)["share_unquoted"] - percent) <= 2


@pytest.mark.parametrize(
    ("a", "b", "n"), [("A", "B", 111), ("A", "C", 29), ("A", "E", 7), ("A", "D", 11)]
)
def test_the_longest_run_of_a_pair(demo, letters, a, b, n):
    assert directed(demo, letters, a, b)["longest_run"] == n
    assert directed(demo, letters, b, a)["longest_run"] == n


def test_the_block_that_b_moved_is_one_moved_passage(demo, letters):
    moved = demo.passages[
        demo.passages["is_moved"]
        & (demo.passages["article_a"] == letters["A"])
        & (demo.passages["article_b"] == letters["B"])
    ]
    assert len(moved) == 1
    assert "nothing will stop us" in moved["text_b"].iloc[0]


def test_sentences_of_that_block_are_aligned_as_moved(demo, letters):
    rows = demo.aligned(letters["A"], letters["B"])
    moved = rows[rows["is_moved"]]
    text = demo.sentences[demo.sentences["article_id"] == letters["B"]].set_index("sentence_id")[
        "text"
    ]
    assert any("nothing will stop us" in text[n] for n in moved["sentence_b"].dropna())


def test_trump_is_a_person_in_all_five(demo):
    trump = demo.entities[demo.entities["name"] == "Donald Trump"].iloc[0]
    assert trump["type"] == "PERSON"
    assert trump["n_articles"] == 5
    assert "Trump" in trump["aliases"]


def test_tim_and_tom_are_two_near_identical_names(demo):
    pairs = {frozenset((row.name_a, row.name_b)) for row in demo.near_names.itertuples()}
    assert frozenset(("Tim Homan", "Tom Homan")) in pairs
    assert {"Tim Homan", "Tom Homan"} <= set(demo.entities["name"])


def test_la_is_los_angeles(demo):
    city = demo.entities[demo.entities["name"] == "Los Angeles"].iloc[0]
    assert "LA" in city["aliases"].split(" | ")


def test_what_e_says_in_other_words_lies_beside_what_a_says_and_little_else(demo, letters):
    table = demo.passages
    ours = table[(table["article_a"] == letters["A"]) & (table["article_b"] == letters["E"])]
    found = ours[ours["text_b"].str.contains("prevent federal immigration agents")].iloc[0]
    assert found["kind"] == "reworded"
    assert found["text_a"].startswith("Aimed at making a 2019 executive order")
    assert found["text_a"].endswith("prohibit some data sharing")
    assert "measure is based on a 2019 executive order" in found["text_b"]


def test_no_reworded_passage_is_much_longer_on_one_side(demo):
    found = demo.passages[demo.passages["kind"] == "reworded"]
    sizes = [sorted([len(p.text_a.split()), len(p.text_b.split())]) for p in found.itertuples()]
    assert all(longer <= 2 * shorter for shorter, longer in sizes)


def test_c_is_in_part_a_reworded_a(demo, letters):
    table = demo.passages
    pair = (table["article_a"] == letters["A"]) & (table["article_b"] == letters["C"])
    reworded = table[pair & (table["kind"] == "reworded")]
    assert len(reworded) >= 3
    for words in ("help the administration meet", "bar using local"):
        sides = reworded["text_a"] + " | " + reworded["text_b"]
        assert sides.str.contains(words).any()
