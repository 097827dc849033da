"""From files to the articles table."""

import gzip
import os
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ingest, read_articles
from analysis.errors import UnreadableArticle, UnreadableDate, UnreadableTable
from analysis.ingest import article_from_bytes, articles_table, decode, iso_date, plain, read
from analysis.ingest.dates import stated_date
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


CSV = "article_id,file,label,outlet,title,published,url,role\n"


def folder_with(folder, rows: str | bytes, **texts: str):
    """A folder of texts with an `articles.csv` as given."""
    for name in texts or {"a": "One.", "b": "Two."}:
        (folder / f"{name}.txt").write_text(texts.get(name, f"{name} met."))
    (folder / "articles.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    return folder


@pytest.mark.parametrize("rows", [
    "article_id;file;label;outlet\na;a.txt;Ah;East\n",
    "article_id\tfile\tlabel\toutlet\na\ta.txt\tAh\tEast\n",
    " Article ID , FILE , Label,Outlet \r\n a , a.txt , Ah , East \r\n",
    '"article_id","file","label","outlet"\r"a","a.txt","Ah","East"\r',
    "\ufeffoutlet,label,file,article_id\nEast,Ah,a.txt,a\n".encode("utf-16"),
])  # fmt: skip
def test_a_table_is_read_however_a_spreadsheet_saved_it(tmp_path, rows):
    articles, problems = read_articles(folder_with(tmp_path, rows))
    assert problems.empty
    assert articles[["article_id", "label", "outlet"]].iloc[0].tolist() == ["a", "Ah", "East"]


@pytest.mark.parametrize(("rows", "why"), [
    ("a,a.txt,One, two, three, four, five, six, seven\nb,b.txt,Kept,,,,,\n", "line 2"),
    ("a,,lost,,,,,\nb,b.txt,Kept,,,,,\n", "names no file in line 2"),
    ("b,b.txt,Kept,,,,,\nx,b.txt,Other,,,,,\n", "names b.txt twice"),
    ('b,b.txt,Kept,,,,,\na,a.txt,"open,,,,,\n', "never closes"),
    ("a,a.txt,,,,yesterday,,\nb,b.txt,Kept,,,,,\n", "“yesterday” is not a date"),
    ("a,a.txt,,,,,,verdict\nb,b.txt,Kept,,,,,\n", "“verdict”"),
    ("x,a.txt,,,,,,\nx,b.txt,Kept,,,,,\n", "more than one file"),
    (f"a,a.txt,{'L' * 200_000},,,,,\nb,b.txt,Kept,,,,,\n", "line 2"),
])  # fmt: skip
def test_one_bad_line_is_told_and_the_other_lines_count(tmp_path, rows, why):
    articles, problems = read_articles(folder_with(tmp_path, CSV + rows))
    assert len(problems) == 1
    assert why in problems["problem"].iloc[0]
    assert "Kept" in articles["label"].tolist()
    assert len(articles) == 2


def test_a_name_that_a_file_bears_already_gets_a_number(tmp_path):
    articles, _ = read_articles(folder_with(tmp_path, CSV + "b,a.txt,,,,,,\n"))
    assert articles["article_id"].tolist() == ["b", "b-2"]


@pytest.mark.parametrize("name", [
    "../secret.txt", "/etc/passwd", "n" * 5000, "a\x00.txt", ".", "articles.csv"
])  # fmt: skip
def test_only_files_of_the_folder_are_read(tmp_path, name):
    (tmp_path / "secret.txt").write_text("Secret.")
    (tmp_path / "story").mkdir()
    folder = folder_with(tmp_path / "story", f"{CSV}x,{name},,,,,,\n")
    articles, problems = read_articles(folder)
    assert articles["article_id"].tolist() == ["a", "b"]
    assert len(problems) == 1
    assert len(problems["problem"].iloc[0]) < 200
    assert len(problems["file"].iloc[0]) == min(80, len(name))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("Secret.")
    (tmp_path / "story").mkdir()
    folder = folder_with(tmp_path / "story", CSV)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "gone")
    articles, problems = read_articles(folder)
    assert articles["article_id"].tolist() == ["a", "b"]
    assert problems["file"].tolist() == ["gone.txt", "link.txt"]


def odd(folder: Path) -> Path:
    """A story of two good texts among everything that a name ending in .txt may be."""
    folder = folder_with(folder, CSV)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "one.txt").symlink_to(folder / "other.txt")
    (folder / "other.txt").symlink_to(folder / "one.txt")
    (folder / "dir.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Not UTF-8.")
    return folder


def test_whatever_else_bears_the_name_of_a_text_is_a_problem_and_the_rest_stands(tmp_path):
    articles, problems = read_articles(odd(tmp_path))
    assert articles["article_id"].tolist() == ["a", "b"]
    told = dict(zip(problems["file"], problems["problem"], strict=True))
    assert list(told) == [
        "caf\ufffd.txt", "dir.txt", "gone.txt", "loop.txt", "one.txt", "other.txt", "pipe.txt"
    ]  # fmt: skip
    assert "The name of caf\ufffd.txt is damaged" in told["caf\ufffd.txt"]
    assert "is a folder" in told["dir.txt"]
    assert "is a link to a file that is not there" in told["gone.txt"]
    assert "is no plain file" in told["pipe.txt"]
    assert all(words.endswith(".") and len(words) < 200 for words in told.values())


@pytest.mark.parametrize("kind", ["gone", "loop", "folder", "pipe"])
def test_a_table_that_is_no_file_is_a_problem_and_the_texts_are_read(tmp_path, kind):
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "a.txt").write_text("One.")
    at = folder / "articles.csv"
    make = {
        "gone": lambda: at.symlink_to("nowhere"),
        "loop": lambda: at.symlink_to(at),
        "folder": at.mkdir,
        "pipe": lambda: os.mkfifo(at),
    }
    make[kind]()
    articles, problems = read_articles(folder)
    assert articles["article_id"].tolist() == ["a"]
    assert problems["file"].tolist() == ["articles.csv"]
    assert ingest.story_folders(tmp_path) == [folder]


@pytest.mark.parametrize("error", [FileNotFoundError, PermissionError, OSError])
def test_a_file_that_goes_between_listing_and_reading_is_a_problem(tmp_path, monkeypatch, error):
    folder, go = folder_with(tmp_path, CSV), os.open

    def late(path, *more, **named):
        if Path(path).name == "b.txt":
            raise error(2, "Gone meanwhile")
        return go(path, *more, **named)

    monkeypatch.setattr(os, "open", late)
    articles, problems = read_articles(folder)
    assert articles["article_id"].tolist() == ["a"]
    assert problems["problem"].tolist() == [
        "b.txt could not be read (gone meanwhile). Check its name and its permissions."
    ]


def test_a_folder_that_may_not_be_read_is_one_clear_sentence(tmp_path, monkeypatch):
    folder = folder_with(tmp_path, CSV)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableTable, match="could not be read"):
        read_articles(folder)
    assert ingest.story_folders(folder) == []
    assert "permission denied" in ingest.stamp(folder)


def test_a_stamp_tells_every_change_and_never_fails(tmp_path):
    folder = odd(tmp_path)
    before = ingest.stamp(folder)
    assert before == ingest.stamp(folder)
    (folder / "b.txt").unlink()
    assert ingest.stamp(folder) != before
    (folder / "nowhere").write_text("There now.")
    assert "FileNotFoundError" not in ingest.stamp(folder).split("gone.txt")[1].split("loop.txt")[0]
    assert "could not be read" in ingest.stamp(folder / "none")


UNSEEN = [
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    *"\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u2028\u2029\x07\x1b\x85\U000e0041",
]


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"{ord(mark):04X}")
def test_a_file_name_is_shown_without_what_nobody_sees(tmp_path, mark):
    (tmp_path / f"re{mark}port{mark}txt.exe{mark}.txt").write_text("The council met.")
    (tmp_path / f"bad{mark}.txt").write_bytes(b"")
    articles, problems = read_articles(tmp_path)
    assert mark not in articles["article_id"][0]
    assert re.sub(" ", "", articles["article_id"][0]) == "reporttxt.exe"
    assert mark not in "".join(problems.iloc[0])
    assert mark not in read(b"The council\x00 met on Monday.", f"b{mark}.txt").doubt


def test_two_names_that_look_alike_are_told_apart(tmp_path):
    for name in ("a.txt", "a\u200b.txt", "\u202ea.TXT"):
        (tmp_path / name).write_text("The council met.")
    assert sorted(read_articles(tmp_path)[0]["article_id"]) == ["a", "a-2", "a-3"]


@pytest.mark.parametrize("name", [".txt", " .txt", "\u202e.txt", ".TXT", "\u200b", ""])
def test_a_file_without_a_name_is_called_unnamed(name):
    assert ingest.stem(name) == "unnamed"


def test_a_text_that_is_too_long_as_utf_8_is_refused_like_a_file(monkeypatch):
    monkeypatch.setattr(plain, "MAX_BYTES", 100)
    raw = RUSSIAN.encode("koi8-r")
    assert len(raw) < 100
    with pytest.raises(UnreadableArticle, match="is larger than"):
        read(raw, "x.txt")


def test_files_in_capitals_are_read_and_hidden_ones_are_not(tmp_path):
    for name in ("A.TXT", ".b.txt", "._c.txt"):
        (tmp_path / name).write_text("The council met.")
    assert read_articles(tmp_path)[0]["article_id"].tolist() == ["A"]


def test_a_missing_folder_is_one_clear_sentence(tmp_path):
    with pytest.raises(UnreadableTable, match="There is no folder gone"):
        read_articles(tmp_path / "gone")


RUSSIAN = "Совет принял решение в понедельник, сообщила директор библиотеки."
JAPANESE = (
    "市議会は月曜日、中央図書館を五月から日曜日に開館すると発表した。「とても嬉しい」と述べた。"
)
GERMAN = "Die Bücherei öffnet künftig täglich für Schüler, größere Gruppen können früher kommen."


@pytest.mark.parametrize(("raw", "text"), [
    ("café".encode(), "café"),
    ("café".encode("latin-1"), "café"),
    (b"\xef\xbb\xbfplain", "plain"),
    ("“curly”".encode("cp1252"), "“curly”"),
    ("两".encode("utf-16"), "两"),
    (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("The council met.".encode("utf-16-le"), "The council met."),
    ("The council met.".encode("utf-16-be"), "The council met."),
    ("The council met.".encode("utf-32"), "The council met."),
    ("\ufeff\ufeffplain".encode(), "plain"),
    ("Seven cafés — and résumés".encode()[:-2], "Seven cafés — and résum\ufffd"),
    (RUSSIAN.encode("koi8-r"), RUSSIAN),
    (JAPANESE.encode("shift-jis"), JAPANESE),
    (JAPANESE.encode("euc-jp"), JAPANESE),
    (GERMAN.encode("cp1252"), GERMAN),
])  # fmt: skip
def test_bytes_are_decoded_as_they_were_meant(raw, text):
    assert decode(raw) == text


def test_what_is_doubtful_about_a_text_is_said_and_the_text_is_kept():
    text, doubt = read(b"The council\x00 met on Monday.", "x.txt")
    assert text == "The council\ufffd met on Monday."
    assert doubt == "x.txt holds characters that are damaged; each is shown as \ufffd."
    assert "it was read as koi8_r" in read(RUSSIAN.encode("koi8-r"), "x.txt").doubt
    assert read("café".encode("cp1252"), "x.txt").doubt == ""


@given(st.binary(max_size=300))
def test_any_bytes_become_a_text_or_one_sentence(raw):
    try:
        assert read(raw, "x.txt").text.strip()
    except UnreadableArticle as error:
        assert str(error).startswith("x.txt")  # noqa: PT017 - either is right


@given(st.text(max_size=200))
def test_any_text_in_utf_8_comes_back_save_for_line_ends_and_controls(text):
    plain = re.sub("[\x00-\x08\x0e-\x1f\x7f]", "", text)
    got = decode(plain.encode("utf-8-sig", "ignore"))
    said = plain.encode("utf-8", "ignore").decode().lstrip("\ufeff")
    assert got.lstrip("\ufeff") == said.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(("words", "when"), [
    ("", ""),
    ("2024", "2024"),
    ("2024-11", "2024-11"),
    (" 2024-11-23 ", "2024-11-23"),
    ("2024-11-23T14:05:00Z", "2024-11-23T14:05:00Z"),
    ("23 November 2024", "2024-11-23"),
    ("November 23rd, 2024", "2024-11-23"),
    ("Sat., 23 Nov. 2024", "2024-11-23"),
    ("3.4.2024", "2024-04-03"),
    ("11/23/2024", "2024-11-23"),
    ("5/5/2024", "2024-05-05"),
    ("26-FEB-1987", "1987-02-26"),
    ("Oct 3, 2026, 9:15 PM ET", "2026-10-03T21:15:00"),
    ("October 3, 2026 at 12:15 AM", "2026-10-03T00:15:00"),
    ("23/11/2024, 14:05", "2024-11-23T14:05"),
])  # fmt: skip
def test_a_date_is_read_as_editors_write_it(words, when):
    assert iso_date(words) == when


@pytest.mark.parametrize("words", [
    "yesterday", "2024-13-45", "31 February 2024", "23 Mayor 2024", "0/0/2024", "٢٠٢٤", "<b>",
    "20241123", "03/04/2024 10:00", "3 May 2024 25:00", "9:15", "3 Mayor 2024 9:15 PM",
])  # fmt: skip
def test_what_is_no_date_is_said_so(words):
    with pytest.raises(UnreadableDate, match="is not a date"):
        iso_date(words)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Oct 3, 2026, 9:15 PM ET", "2026-10-03T21:15:00"),
        ("Oct 3, 2026 12:15 AM", "2026-10-03T00:15:00"),
        ("Oct 3, 2026 12:15 PM", "2026-10-03T12:15:00"),
        ("3 Oct 2026 9:15pm", "2026-10-03T21:15:00"),
        ("Oct. 3, 2026 at 9:15 a.m. EDT", "2026-10-03T09:15:00-04:00"),
        ("October 3, 2026 at 11:59 PM", "2026-10-03T23:59:00"),
        ("Oct 3, 2026 13:15 PM", "2026-10-03T13:15:00"),
        ("3 October 2026 at 09:15", "2026-10-03T09:15:00"),
        ("October 3, 2026 at noon", ""),
        ("2026/10/03", "2026-10-03"),
        ("2026/13/03", ""),
    ],
)
def test_a_time_of_day_is_read_by_a_clock_of_24_hours_or_of_12(words, when):
    assert stated_date(words) == when


@pytest.mark.parametrize(("words", "when"), [
    ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
    ("23/11/2024, 14:05", "2024-11-23T14:05"),
    ("03/04/2024 10:00", ""),
    ("2024-11 10:00", ""),
    ("3 May 2024 99:00", ""),
])  # fmt: skip
def test_a_date_with_a_time_is_read_as_programs_state_it(words, when):
    assert stated_date(words) == when


def test_a_date_that_can_be_read_two_ways_is_not_guessed():
    with pytest.raises(UnreadableDate, match="two ways"):
        iso_date("03/04/2024")


@pytest.mark.parametrize(("raw", "why"), [
    (b"", "holds no text"),
    (b"\x00\x01\x02\x00", "not a plain text file"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a plain text file"),
    (b"\x89PNG\r\n\x1a\n", "not a plain text file"),
    (gzip.compress(b"The council met. " * 99, mtime=0), "not a plain text file"),
    (b"The council met. " * 900 + bytes(range(256)) * 40, "not a plain text file"),
    (bytes(range(254, 127, -1)) * 9, "not a plain text file"),
    (b"a" * 5_000_001, "larger than 5 MB"),
])  # fmt: skip
def test_what_is_no_article_is_refused_in_a_sentence(raw, why):
    with pytest.raises(UnreadableArticle, match=why):
        article_from_bytes(raw, "x.txt")


def test_a_table_without_texts_or_with_one_id_twice_is_refused():
    with pytest.raises(UnreadableTable, match="no column text"):
        articles_table(pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(UnreadableTable, match="appears twice"):
        articles_table(pd.DataFrame({"article_id": ["a", "a"], "text": ["x", "y"]}))


def test_no_articles_give_an_empty_table_with_its_columns():
    empty = articles_table(pd.DataFrame({"article_id": [], "text": []}))
    assert list(empty.columns) == list(types(Article))
    assert empty.empty
