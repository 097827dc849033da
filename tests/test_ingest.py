"""From files to the articles table."""

import pandas as pd
import pytest

from analysis import read_articles
from analysis.errors import UnreadableArticle, UnreadableTable
from analysis.ingest import article_from_bytes, articles_table, decode
from analysis.schema import Article, types
from tests.conftest import DEMO, write_story


def test_the_demo_story_is_read_with_its_labels():
    articles, problems = read_articles(DEMO)
    assert problems.empty
    assert list(articles.columns) == list(types(Article))
    assert articles["n_words"].tolist() == [568, 538, 553, 641, 340]
    assert articles["outlet"].tolist() == [""] * 5
    assert articles["label"].is_unique


def test_texts_are_kept_to_the_letter():
    articles, _ = read_articles(DEMO)
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        assert text.encode() == (DEMO / f"{article_id}.txt").read_bytes()


def test_one_bad_file_is_a_row_of_problems_and_the_rest_loads(tmp_path):
    folder = write_story(
        tmp_path / "s", {"good": "The council met.", "empty": b"  \n", "pdf": b"%PDF-1.7"}
    )
    articles, problems = read_articles(folder)
    assert articles["article_id"].tolist() == ["good"]
    assert problems["file"].tolist() == ["empty.txt", "pdf.txt"]
    assert problems["problem"].str.contains("left out").all()


def test_a_file_named_in_the_table_but_missing_is_a_problem(tmp_path):
    folder = write_story(tmp_path / "s", {"good": "The council met."})
    with (folder / "articles.csv").open("a") as table:
        table.write("gone,gone.txt,,,,,\nup,../up.txt,,,,,\n")
    _, problems = read_articles(folder)
    assert problems["file"].tolist() == ["../up.txt", "gone.txt"]


def test_a_folder_without_a_table_is_read_by_its_files(tmp_path):
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    assert read_articles(tmp_path)[0]["article_id"].tolist() == ["a", "b"]


def test_a_broken_table_is_said_and_the_texts_are_read(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "articles.csv").write_text("name,outlet\na,b\n")
    articles, problems = read_articles(tmp_path)
    assert len(articles) == 1
    assert "no column file" in problems["problem"].iloc[0]


def test_a_missing_folder_is_one_clear_sentence(tmp_path):
    with pytest.raises(UnreadableTable, match="There is no folder gone"):
        read_articles(tmp_path / "gone")


@pytest.mark.parametrize(("raw", "text"), [
    ("café".encode(), "café"),
    ("café".encode("latin-1"), "café"),
    (b"\xef\xbb\xbfplain", "plain"),
    ("“curly”".encode("cp1252"), "“curly”"),
    ("两".encode("utf-16"), "两"),
    (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
])  # fmt: skip
def test_bytes_are_decoded_as_they_were_meant(raw, text):
    assert decode(raw) == text


@pytest.mark.parametrize(("raw", "why"), [
    (b"", "holds no text"),
    (b"\x00\x01\x02", "not a plain text file"),
    (b"a" * 5_000_001, "larger than 5 MB"),
])  # fmt: skip
def test_what_is_no_article_is_refused_in_a_sentence(raw, why):
    with pytest.raises(UnreadableArticle, match=why):
        article_from_bytes(raw, "x.txt")


def test_a_table_without_texts_or_with_one_id_twice_is_refused():
    with pytest.raises(UnreadableTable, match="no column text"):
        articles_table(pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(UnreadableTable, match="stands twice"):
        articles_table(pd.DataFrame({"article_id": ["a", "a"], "text": ["x", "y"]}))


def test_no_articles_give_an_empty_table_with_its_columns():
    empty = articles_table(pd.DataFrame({"article_id": [], "text": []}))
    assert list(empty.columns) == list(types(Article))
    assert empty.empty
