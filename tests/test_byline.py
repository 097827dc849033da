"""Bylines: read where a file or a text states one, and never invented."""

import pandas as pd
import pytest

from analysis import Story, read_articles, store
from analysis.decisions import Decisions
from analysis.export.cells import csv_bytes
from analysis.ingest import read_file
from analysis.ingest.byline import stated_byline
from analysis.store import stories
from tests.files import WORDS, page

BODY = "\n\n".join(WORDS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ada Kern", "Ada Kern"),
        ("BY ADA KERN AND BO LUND", "ADA KERN AND BO LUND"),
        ("by Ada Kern, City Editor", "Ada Kern, City Editor"),
        ("By Ada Kern in Eastport", "Ada Kern in Eastport"),
        ("By Ludwig van Berg for the Courier", "Ludwig van Berg for the Courier"),
        ("By Ada Kern | Published 3 May 2024", "Ada Kern"),
        ("By Ada Kern – 3 May 2024, 10:15", "Ada Kern"),
        ("By Ada Kern, May 3, 2024", "Ada Kern"),
        ("By Ada Kern Updated Monday 10:15", "Ada Kern"),
        ("By: Ada Kern", "Ada Kern"),
        ("Words by Ada Kern", "Ada Kern"),
        ("By\nAda Kern", "Ada Kern"),
        ("By Séan Ó'Brien-Núñez", "Séan Ó'Brien-Núñez"),
        ("By Ada M. Kern Jr.", "Ada M. Kern Jr."),
        ("By The Associated Press", "The Associated Press"),
    ],
)
def test_a_line_that_says_by_whom_is_the_byline(line, said):
    assert stated_byline(f"Library to open on Sundays\n\n{line}\n\n{BODY}") == said


@pytest.mark.parametrize(
    "line",
    [
        "By Monday night the council had voted.",
        "By Monday Night",
        "By the time Ada Kern came, it was over",
        "By 2030, Eastport Will Have Ten Libraries",
        "By Design",
        "By hook or by crook",
        "By Ada Kern’s account, nobody came.",
        "Bylaws For Ada Kern",
        "Stand By Ada Kern",
        "By Ada Kern said the council had met and voted and gone home before the rain",
        "By",
        "",
    ],
)
def test_what_is_no_byline_gives_none(line):
    assert stated_byline(f"Library\n\n{line}\n\n{BODY}") == ""


def test_a_name_far_below_the_top_is_no_byline():
    assert stated_byline(f"{BODY}\n\n{BODY}\n\nBy Ada Kern") == ""


def test_as_the_first_line_it_must_hold_a_given_name():
    assert stated_byline(f"By Ada Kern\n\n{BODY}") == "Ada Kern"
    assert stated_byline(f"By Popular Demand\n\n{BODY}") == ""


def test_what_a_file_states_comes_before_a_line_of_its_text():
    head = '<meta name="author" content="By Bo Lund">'
    html = page(head).replace(WORDS[0], f"By Ada Kern</p><p>{WORDS[0]}")
    (one,) = read_file(html.encode(), "a.html")[0]
    assert one.byline == "Bo Lund"
    (one,) = read_file(f"Library\n\nBy Ada Kern\n\n{BODY}".encode(), "a.txt")[0]
    assert one.byline == "Ada Kern"
    assert one.text == f"Library\n\nBy Ada Kern\n\n{BODY}"
    (row,) = read_file(f'text,author\n"{WORDS[0]}",Bo Lund\n'.encode(), "a.csv")[0]
    assert row.byline == "Bo Lund"


def test_a_folder_says_more_than_its_files(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Library\n\nBy Ada Kern\n\n{BODY}")
    (tmp_path / "articles.csv").write_text("file,byline\na.txt,Bo Lund\nb.txt,\n")
    articles, problems = read_articles(tmp_path)
    assert articles["byline"].tolist() == ["Bo Lund", "Ada Kern"]
    assert problems.empty
    assert Story(articles).articles["byline"].tolist() == ["Bo Lund", "Ada Kern"]


def test_a_story_without_bylines_has_the_column_empty():
    story = Story(pd.DataFrame({"article_id": ["a"], "text": [WORDS[0]]}))
    assert story.articles["byline"].tolist() == [""]


def test_it_is_kept_in_the_store_the_story_file_and_every_table(data):
    articles = pd.DataFrame({"article_id": ["a"], "text": [WORDS[0]], "byline": ["Ada Kern"]})
    stories.create(data, "me", "here-byline", articles, Decisions())
    held = stories.fetched(data, "me", "here-byline").articles
    assert held["byline"].tolist() == ["Ada Kern"]
    opened, _, problems = store.unpack(store.pack(articles))
    assert opened["byline"].tolist() == ["Ada Kern"]
    assert problems.empty
    assert b'"byline"' in csv_bytes(Story(articles).articles)
    assert b"Ada Kern" in csv_bytes(Story(articles).articles)
