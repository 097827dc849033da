"""Files made to hang, to fill the memory or to reach out: each is a sentence, soon."""

import gzip
import io
import socket
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import read_articles
from analysis.errors import UnreadableArticle
from analysis.ingest import office, packed, page_reading, read_file, web
from analysis.ingest import pdf as pdf_reader
from analysis.limits import MAX_PACKED_FILES
from tests.files import (
    WORDS,
    docx,
    item,
    jsonl,
    locked_pdf,
    mail,
    newsml,
    nitf,
    page,
    paragraphs,
    pdf,
    rss,
    run,
    xlsx,
    zipped,
)

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "laugh laugh ">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
SECRET = Path(__file__).resolve().parents[1] / "LICENSE"
OUTSIDE = f'<!DOCTYPE x [<!ENTITY i SYSTEM "{SECRET.as_uri()}">]>'


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a file reached out")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def refused(raw: bytes | str, name: str) -> str:
    with pytest.raises(UnreadableArticle) as told:
        read_file(raw.encode() if isinstance(raw, str) else raw, name)
    message = str(told.value)
    assert message.endswith(".")
    assert len(message) < 400
    assert name in message
    return message


@pytest.mark.parametrize("tag", ["div", "p", "b", "table><tr><td", "ul><li", "blockquote", "svg"])
def test_a_page_of_countless_nested_tags_is_refused_unread(tag, monkeypatch):
    monkeypatch.setattr(web, "article_lines", lambda _: pytest.fail("was read"))
    assert "too many tags" in refused("<html><body>" + f"<{tag}>x" * 200_000, "a.html")


def test_a_page_of_tags_inside_each_other_is_refused():
    assert "too many tags" in refused("<html>" + "<div>" * 5_000 + "The council met.", "a.html")


def test_a_page_of_many_tags_is_read_once_and_not_three_times(monkeypatch):
    monkeypatch.setattr(page_reading, "MANY_TAGS", 10)
    monkeypatch.setattr(page_reading, "_strict", lambda _: pytest.fail("read again"))
    assert WORDS[0] in read_file(page().encode(), "a.html").articles[0].text


@pytest.mark.parametrize(
    "raw", ["<html></html>", "<html><body><script>x()</script>", "<!doctype html>"]
)
def test_a_page_without_an_article_says_what_to_do(raw):
    assert "paste" in refused(raw, "a.html")


def test_a_word_file_that_unpacks_to_more_than_a_text_can_be_is_not_parsed(monkeypatch):
    monkeypatch.setattr(office, "MAX_XML", 200_000)
    raw = docx(paragraphs(run("x" * 300_000)))
    assert len(raw) < 5_000
    assert "unpacks to more than" in refused(raw, "a.docx")


def test_what_a_zip_says_of_its_sizes_is_not_believed(monkeypatch):
    monkeypatch.setattr(office, "MAX_XML", 200_000)
    raw = docx(paragraphs(run("x" * 300_000)))
    size = raw.find(b"word/document.xml")
    assert size > 0
    refused(raw.replace((300_000 + 0).to_bytes(4, "little"), b"\x10\0\0\0"), "a.docx")


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_a_word_file_that_defines_entities_is_refused(doctype):
    assert "not written by Word" in refused(docx(paragraphs(run("&i;")), doctype), "a.docx")


@pytest.mark.parametrize("make", [
    lambda d: nitf(d).replace("Library to open", "&i;&i; Library to open"),
    lambda d: newsml("<p>The council met. &i;</p>").replace("?>", f"?>{d}", 1),
    lambda d: rss(item("One &i;", "The council met.")).replace("?>", f"?>{d}", 1),
])  # fmt: skip
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_entities_of_a_file_are_never_resolved(make, doctype):
    raw = make(doctype).encode()
    try:
        texts = [one.text for one in read_file(raw, "a.xml").articles]
    except UnreadableArticle:
        return
    assert sum(map(len, texts)) < 5_000
    assert "laugh laugh" not in "".join(texts)
    assert SECRET.read_text().strip()[:20] not in "".join(texts)


@pytest.mark.parametrize("raw", [
    b"%PDF-1.7", b"%PDF-1.4\n" + b"\x00" * 500, pdf([list(WORDS)])[:300],
    b"%PDF-1.4 1 0 obj << /A " * 900,
])  # fmt: skip
def test_a_broken_pdf_is_a_sentence(raw):
    refused(raw, "a.pdf")


def test_a_pdf_with_a_password_or_without_text_or_of_many_pages_says_so(monkeypatch):
    assert "protected by a password" in refused(locked_pdf(), "a.pdf")
    assert "holds pictures of pages and no text" in refused(pdf([[]]), "a.pdf")
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    assert "has 3 pages" in refused(pdf([["A."], ["B."], ["C."]]), "a.pdf")


def test_a_zip_in_a_zip_is_told_and_the_rest_is_read():
    raw = zipped({"in.zip": zipped({"x.txt": "Inner."}), "a.txt": "The council met."})
    taken = read_file(raw, "a.zip")
    assert [one.text for one in taken.articles] == ["The council met."]
    assert "in.zip holds files and is itself in a file" in taken.problems[0]


def test_a_zip_hidden_in_a_mail_in_a_zip_is_not_opened():
    raw = zipped({"m.eml": mail(bomb__zip=zipped({"x.txt": "Inner."}))})
    assert "bomb.zip holds files" in read_file(raw, "a.zip").problems[0]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "C:\\x\\x.txt", "a/../../x.txt"])
def test_a_path_in_a_zip_leads_nowhere(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = read_file(zipped({name: "The council met."}), "a.zip").articles
    assert [one.article_id for one in found] == ["x"]
    assert list(tmp_path.iterdir()) == []


def test_a_zip_of_countless_files_is_refused_before_it_is_opened(monkeypatch):
    raw = zipped({f"{n}.txt": "x" for n in range(MAX_PACKED_FILES + 1)})
    monkeypatch.setattr(packed.zipfile, "ZipFile", lambda *_: pytest.fail("was opened"))
    assert "holds more than 2,000 files" in refused(raw, "a.zip")


def test_a_zip_that_unpacks_to_a_thousand_times_its_size_is_cut_off():
    raw = zipped({f"{n}.txt": b"a " * 2_400_000 for n in range(12)} | {"z.txt": "It met."})
    taken = read_file(raw, "a.zip")
    assert sum(len(one.text) for one in taken.articles) <= 45_000_000
    assert any("unpacks to more than" in problem for problem in taken.problems)


def test_hidden_files_of_a_zip_are_left_alone():
    raw = zipped(
        {"__MACOSX/._a.txt": b"\x00\x05", ".DS_Store": b"\x00", "a.txt": "The council met."}
    )
    assert read_file(raw, "a.zip").problems == []


def test_a_mail_with_a_head_without_end_is_refused_unread():
    words = b"=?utf-8?q?x?= " * 30_000
    assert "damaged mail" in refused(b"From: a@b.c\nSubject: " + words + b"\n\nHello.", "a.eml")


@pytest.mark.parametrize("parts", [
    b"--B\n\nx\n" * 100_000,
    b"".join(b"--B\nContent-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (n, n)
             for n in range(500)),
])  # fmt: skip
def test_a_mail_of_countless_parts_is_refused_unread(parts):
    head = b"From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n"
    assert "damaged mail" in refused(head + parts, "a.eml")


@pytest.mark.parametrize("tags", ["<a>" * 100_000, "<item><p/></item>" * 100_000])
def test_a_feed_of_countless_tags_is_refused_unread(tags):
    assert "too many tags for a feed" in refused(f"<rss version='2.0'>{tags}", "a.rss")


def test_mails_inside_mails_end():
    raw = mail("The council met.")
    for _ in range(30):
        raw = mail("It voted.", inner__eml=raw)
    taken = read_file(raw, "a.eml")
    assert len(taken.articles) <= 4
    assert "is itself in a file" in taken.problems[-1]


@pytest.mark.parametrize(("raw", "name"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "x.xml": "<x/>"}), "a.odt"),
    (zipped({"story.json": "{}"}), "a.zip"),
    (zipped({"x.bin": b"\x00\x01"}), "a.zip"),
    (b"PK\x03\x04 not a zip", "a.zip"),
    (b"PK\x03\x04 word/document.xml", "a.docx"),
    (zipped({"word/document.xml": "<w:document"}), "a.docx"),
    (zipped({"xl/workbook.xml": "<workbook/>"}), "a.xlsx"),
    (b"<?xml version='1.0'?><invoice><total>9</total></invoice>", "a.xml"),
    (b"<nitf><body>", "a.xml"),
    (b"<rss version='2.0'><channel></channel></rss>", "a.rss"),
    (b"", "a.eml"),
    (b"From: a@b.example\nSubject: x\n\n", "a.eml"),
    (b"a,b\n1,2\n", "a.csv"),
    (b"{\"a\": 1}\n{broken", "a.jsonl"),
    (b"[[[[", "a.json"),
    (b"{\\rtf1 }", "a.rtf"),
    (b"no times here", "a.srt"),
    (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.txt"),
    (b"MZ\x90\x00", "a.exe"),
    (b"  ", "a.md"),
    (b"a" * 20_000_001, "a.pdf"),
])  # fmt: skip
def test_what_cannot_be_read_is_a_sentence_that_names_the_file(raw, name):
    refused(raw, name)


@pytest.mark.parametrize("text", [
    "https://east.example/library", "  www.east.example/a?b=c \n",
    "https://a.example\nhttps://b.example",
    "[InternetShortcut]\nURL=https://east.example/library\n",
])  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.url", "The pasted text"])
def test_an_address_is_no_article(text, name):
    assert "is a link, not a text. Open the page" in refused(text, name)


NAMES = [
    f"a.{ending}"
    for ending in (
        *"txt md html mhtml docx pdf eml rtf csv jsonl".split(),
        *"xlsx rss nitf newsml srt vtt zip".split(),
    )
]


@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_any_bytes_under_any_ending_are_texts_or_one_sentence(name, raw):
    try:
        assert all(one.text.strip() for one in read_file(raw, name).articles)
    except UnreadableArticle as error:
        assert name in str(error)  # noqa: PT017 - either is right


GOOD = {
    "a.html": page().encode(),
    "a.docx": docx(paragraphs(*map(run, WORDS))),
    "a.pdf": pdf([list(WORDS)]),
    "a.eml": mail(),
    "a.xlsx": xlsx([["text"], *([one] for one in WORDS)]),
    "a.rss": rss(item("One", WORDS[0])).encode(),
    "a.nitf": nitf().encode(),
    "a.zip": zipped({"a.txt": WORDS[0], "b.html": page()}),
    "a.jsonl": jsonl(*({"text": one} for one in WORDS)),
}


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_file_damaged_anywhere_is_texts_or_one_sentence(name, data):
    raw = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(raw) // 2, len(raw)))
    try:
        read_file(bytes(raw[:cut]), name)
    except UnreadableArticle as error:
        assert name in str(error)  # noqa: PT017 - either is right


def test_names_of_files_in_mails_zips_and_messages_show_nothing_hidden():
    raw = zipped({"re\u202eport.txt": b"", "<b>.txt": "The council met."})
    taken = read_file(raw, "a.zip")
    assert "\u202e" not in "".join(taken.problems)
    assert [one.article_id for one in taken.articles] == ["<b>"]


def test_a_table_of_one_wide_or_far_cell_is_soon_read():
    raw = xlsx([["text"], ["The council met."]])
    made = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        made = {name: archive.read(name) for name in archive.namelist()}
    sheet = made["xl/worksheets/sheet1.xml"].replace(b'<row r="2"', b'<row r="1048576"')
    sheet = sheet.replace(b'r="A2"', b'r="A1048576"').replace(b"A1:A2", b"A1:XFD1048576")
    assert "a.xlsx is a table" in refused(
        zipped(made | {"xl/worksheets/sheet1.xml": sheet}), "a.xlsx"
    )


def test_a_folder_of_bad_files_names_each_and_keeps_the_good_one(tmp_path):
    bad = {
        "a.pdf": b"%PDF-1.7",
        "b.docx": b"PK\x03\x04",
        "c.eml": b"",
        "d.url": b"https://x.example",
        "e.gz": gzip.compress(b"The council met."),
        "f.xml": b"<a/>",
        "g.zip": zlib.compress(b"x"),
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text("The council met.")
    articles, problems = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["good"]
    assert problems["file"].tolist() == sorted(bad)
