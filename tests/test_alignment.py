"""Alignment: which sentence answers which, moves, splits, and the promises of the table."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.alignment.sentence_links import candidates
from analysis.params import Params
from analysis.schema import Alignment, types
from tests.growth import steep

DEMO = Path(__file__).parents[1] / "data" / "sanctuary_city"
HARBOUR = [
    "The harbour board closed the ferry pier on Monday when divers found cracks in both piers.",
    "Nobody was hurt, and the evening boat to Larkholm was sent to the fishing quay instead.",
    "Board chairwoman Edith Mowbray said repairs would cost three million and last until spring.",
    "Islanders rely on the ferry for school, for the hospital and for fresh bread.",
    "The terminal was built in 1931 and has not been renewed since the war.",
]
LINKED = ["same", "edited", "reworded"]


def story(*texts, params=None):
    ids = [chr(ord("a") + n) for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}), params)


def links(table):
    kept = table[table["kind"].isin(LINKED)]
    return list(zip(kept["sentence_a"], kept["sentence_b"], kept["kind"], strict=True))


@pytest.fixture(scope="module")
def demo():
    files = sorted(DEMO.glob("*.txt"))
    return Story(
        pd.DataFrame({"article_id": list("ABCDE"), "text": [f.read_text("utf-8") for f in files]})
    )


def test_an_equal_text_is_the_same_sentence_by_sentence():
    text = "\n".join(HARBOUR)
    assert links(story(text, text).alignment) == [(n, n, "same") for n in range(5)]


def test_case_and_quote_style_do_not_make_a_sentence_edited():
    table = story('"We’re shut," Ms Lee said.', "“WE'RE SHUT,” Ms Lee said!").alignment
    assert table["kind"].tolist() == ["same"]


def test_an_edited_sentence_keeps_its_partner_and_a_new_one_has_none():
    changed = HARBOUR[2].replace("three million", "four million").replace("spring", "summer")
    b = [HARBOUR[0], "A goat was seen on the roof of the library.", changed]
    table = story(" ".join(HARBOUR[:3]), " ".join(b)).alignment
    assert links(table) == [(0, 0, "same"), (2, 2, "edited")]
    assert table["kind"].tolist() == ["same", "only_a", "edited", "only_b"]


def test_a_split_sentence_is_two_rows():
    b = [
        "The harbour board closed the ferry pier on Monday.",
        "It acted after divers found cracks in both piers.",
        *HARBOUR[1:],
    ]
    found = links(story(" ".join(HARBOUR), " ".join(b)).alignment)
    assert [(a, b) for a, b, _ in found[:2]] == [(0, 0), (0, 1)]
    assert len(found) == 6


def test_joined_sentences_are_two_rows():
    b = [HARBOUR[0][:-1] + ", and nobody was hurt, the evening boat to Larkholm being sent to the "
         "fishing quay instead.", *HARBOUR[2:]]  # fmt: skip
    found = links(story(" ".join(HARBOUR), " ".join(b)).alignment)
    assert [(a, b) for a, b, _ in found[:2]] == [(0, 0), (1, 0)]


def test_a_block_that_stands_elsewhere_is_moved():
    moved = [*HARBOUR[2:], *HARBOUR[:2]]
    table = story(" ".join(HARBOUR), " ".join(moved)).alignment
    assert table.loc[table["is_moved"], "sentence_a"].tolist() == [0, 1]


def test_sentences_on_one_topic_are_not_aligned():
    a = "The council voted on Tuesday to ban cars from the market square during summer weekends."
    b = "Traders in the square fear that the council will ban deliveries by car as well."
    assert links(story(a, b).alignment) == []


def test_the_demo_pair_a_c_answers_almost_sentence_by_sentence(demo):
    table = demo.alignment.query("article_a == 'A' and article_b == 'C'")
    n = (demo.sentences["article_id"] == "A").sum()
    linked = table[table["kind"].isin(LINKED)]
    assert linked["sentence_a"].nunique() >= n - 2
    assert not table["is_moved"].any()


def test_the_demo_pair_a_d_shares_no_sentence_but_the_quotation(demo):
    table = demo.alignment.query("article_a == 'A' and article_b == 'D'")
    texts = demo.sentences.set_index(["article_id", "sentence_id"])["text"]
    found = [texts["A", a] for a, _, _ in links(table)]
    assert all("with you, or without you" in text for text in found)


def test_the_homan_block_of_the_demo_is_moved(demo):
    table = demo.aligned("A", "B").query("is_moved")
    texts = demo.sentences.set_index(["article_id", "sentence_id"])["text"]
    moved = [texts["A", n] for n in table["sentence_a"]]
    assert len(moved) == 3
    assert all("Homan" in text or "without you" in text for text in moved)


def test_one_pair_alone_equals_its_rows_of_the_whole_table(demo):
    for a, b in (("A", "C"), ("B", "E")):
        whole = demo.alignment.query("article_a == @a and article_b == @b").reset_index(drop=True)
        pd.testing.assert_frame_equal(demo.aligned(a, b), whole)


def test_an_empty_story_and_a_single_article_have_an_empty_table():
    for texts in ([], ["One sentence."]):
        table = story(*texts).alignment
        assert list(table.columns) == list(types(Alignment))
        assert table.empty


def test_an_article_without_words_has_a_row_for_each_line():
    table = story("***", "***\n!!!", "").alignment
    rows = table[(table["article_a"] == "a") & (table["article_b"] == "b")]
    assert rows["kind"].tolist() == ["same", "only_b"]
    assert (table["article_b"] == "c").sum() == 3


def test_above_the_limit_only_pairs_with_an_aligned_sentence_are_listed():
    few = story(HARBOUR[0], HARBOUR[0], HARBOUR[3], params=Params(align_whole=2))
    assert few.alignment[["article_a", "article_b"]].to_numpy().tolist() == [["a", "b"]]


SENTENCES = st.lists(
    st.sampled_from(
        [*HARBOUR, HARBOUR[0][:60] + ".", HARBOUR[2].replace("three", "ten"), "Yes.", "***"]
    ),
    max_size=7,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_every_sentence_of_both_sides_has_a_row(one, two, three):
    study = story(one, two, three)
    counts = study.articles.set_index("article_id")["n_sentences"]
    for (a, b), rows in study.alignment.groupby(["article_a", "article_b"]):
        assert set(rows["sentence_a"].dropna()) == set(range(counts[a]))
        assert set(rows["sentence_b"].dropna()) == set(range(counts[b]))
        lone = rows["kind"].isin(["only_a", "only_b"])
        assert (rows[["sentence_a", "sentence_b"]].isna().any(axis=1) == lone).all()
        assert rows["score"].between(0, 1).all()


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_swapping_the_articles_swaps_the_table(one, two):
    def turned(rows):
        return {
            (b, a, {"only_a": "only_b", "only_b": "only_a"}.get(k, k), s, m)
            for a, b, k, s, m in rows
        }

    def plain(table):
        columns = table[["sentence_a", "sentence_b", "kind", "score", "is_moved"]].astype(object)
        return set(columns.where(columns.notna(), -1).itertuples(index=False, name=None))

    assert plain(story(one, two).alignment) == turned(plain(story(two, one).alignment))
    study = story(one, two)
    assert plain(study.aligned("a", "b")) == turned(plain(study.aligned("b", "a")))


def test_what_a_text_says_again_and_again_is_not_held_against_each_of_its_copies():
    def held(n):
        one, two = "The council met on Monday. " * n, "The council met on a Monday. " * n
        vectors = story(one, two + one)._sentence_vectors
        every = np.arange(len(vectors.article))
        return len(candidates(vectors, every, every, Params()).a)

    assert held(80) - held(40) == 40


@pytest.mark.parametrize(
    "texts",
    [
        lambda n: ("Yes it is. " * 4 * n, "Yes it is. " * 3 * n + "No."),
        lambda n: (" ".join(f"w{m * k % 211}." for m in range(6 * n)) for k in (7, 11)),
    ],
)
def test_hostile_texts_take_no_quadratic_time(texts):
    assert not steep(lambda n: story(*texts(n)).alignment, 120)
