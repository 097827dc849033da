"""Every kind of file becomes texts with what it states, or one sentence; nothing is invented."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from analysis import read_articles
from analysis.errors import UnmappedTable, UnreadableArticle
from analysis.ingest import article_from_html, put_back, read_file
from analysis.ingest.brought import Brought
from analysis.ingest.formats import FORMATS, kind_of, stem
from tests.files import (
    HEAD,
    HEADLINE,
    SRT,
    VTT,
    WORDS,
    changed,
    docx,
    files_of_every_kind,
    item,
    mail,
    mhtml,
    newsml,
    nitf,
    page,
    paragraphs,
    pdf,
    rss,
    run,
    xlsx,
)


def read(raw: bytes | str, name: str) -> list[Brought]:
    return read_file(raw.encode() if isinstance(raw, str) else raw, name).articles


def only(raw: bytes | str, name: str) -> Brought:
    found = read(raw, name)
    assert len(found) == 1
    return found[0]


FILES = files_of_every_kind()


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_an_article_comes_out_of_every_kind_of_file(name):
    text = only(FILES[name], name).text
    assert [one for one in WORDS if one not in text.replace("\n", " ")] == []


WITHOUT_SIGN = {"a.txt", "a.md", "a.csv", "a.tsv", "a.json"}


@pytest.mark.parametrize("name", sorted({*FILES} - WITHOUT_SIGN))
@pytest.mark.parametrize("ending", ["txt", "dat", "html", "docx"])
def test_a_file_under_the_ending_of_another_kind_is_known_by_its_content(name, ending):
    raw = FILES[name] if isinstance(FILES[name], bytes) else FILES[name].encode()
    assert only(raw, f"renamed.{ending}").text == only(raw, name).text


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_does_not_state_stays_empty(name):
    stated = only(FILES[name], name)
    dated = {"a.md", "a.eml", "a.xlsx", "a.rss", "a.nitf", "a.newsml"}
    assert bool(stated.published) == (name in dated)
    assert stated.byline in {"", "Bo Lund"}


def test_a_folder_with_a_file_of_every_kind_loses_none(tmp_path):
    for name, raw in FILES.items():
        at = tmp_path / name.replace("a.", f"{name[2:]}.")
        at.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(200)))
    articles, problems = read_articles(tmp_path)
    assert len(articles) == len(FILES)
    told = problems.set_index("file")["problem"]
    assert "photo.jpg is of a kind that is not read" in told["photo.jpg"]
    assert articles["article_id"].is_unique


def test_files_are_read_as_a_folder_is(tmp_path):
    for name in ("one.txt", "two.html"):
        (tmp_path / name).write_text(FILES[f"a.{name[-4:].strip('.')}"])
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "one.txt").write_text("The council met.")
    articles, _ = read_articles([tmp_path / "one.txt", tmp_path / "two.html", tmp_path / "more"])
    assert articles["article_id"].tolist() == ["one", "one-2", "two"]


def test_the_table_of_a_folder_is_believed_before_the_file(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail())
    (tmp_path / "articles.csv").write_text("file,outlet\na.eml,West Post\n")
    row = read_articles(tmp_path)[0].iloc[0]
    assert row[["outlet", "published"]].tolist() == ["West Post", "2024-11-23T14:05:00+01:00"]


def test_the_command_line_takes_files_of_any_kind(tmp_path):
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.eml").write_bytes(mail())
    command = [sys.executable, "-m", "analysis", tmp_path / "a.html", tmp_path / "b.eml"]
    done = subprocess.run([*command, "--out", tmp_path / "out"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "2 articles" in done.stdout


# ── pages ──────────────────────────────────────────────────────────────────────────────────────


def test_a_page_gives_its_article_and_shows_what_stood_around_it():
    found = only(page(), "a.html")
    assert found.text == "\n\n".join([HEADLINE, *WORDS])
    around = "\n".join(part.text for part in found.trimmed)
    for words in ("Home", "Sport", "Bus fares rise", "All rights reserved"):
        assert words not in found.text
        assert words in around
        assert words in put_back(found, range(len(found.trimmed)))


def test_parts_put_back_stand_where_they_stood():
    found = only(page(), "a.html")
    first, last = found.trimmed[0], found.trimmed[-1]
    assert put_back(found, [0]).startswith(first.text)
    assert put_back(found, [len(found.trimmed) - 1]).endswith(last.text)
    assert put_back(found, []) == found.text


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(("head", "published"), [
    ("", ""),
    ('<meta property="article:published_time" content="2024-11-23T14:05Z">', "2024-11-23T14:05Z"),
    ('<meta property="article:modified_time" content="2024-11-24T09:00:00Z">', ""),
    ('<meta name="date" content="2024-11-23">', ""),
    ("<time datetime='2024-11-23'>Saturday</time>", ""),
    ("<time itemprop='datePublished' datetime='2024-11-23'>Saturday</time>", "2024-11-23"),
    (LD.format('{"@type": "NewsArticle", "datePublished": "2024-11-23"}'), "2024-11-23"),
    (LD.format('{"@graph": [{"@type": ["Article"], "datePublished": "2024-11-2"}]}'), ""),
    (LD.format('{"@graph": [{"@type": ["Article"], "datePublished": "2024-11"}]}'), "2024-11"),
    (LD.format('{"@type": "WebPage", "datePublished": "2024-11-23"}'), ""),
    (LD.format('{"@type": "Organization", "foundingDate": "1901-01-01"}'), ""),
    (LD.format('{"@type": "NewsArticle", "datePublished": "yesterday"}'), ""),
    (LD.format('{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}'), ""),
    (LD.format("{broken"), ""),
    (LD.format("[" * 5000), ""),
    (LD.format('[{"@type": "NewsArticle", "headline": "Fares rise", "datePublished": "2024-01-01"},'
               '{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2024-02-02"}]'), ""),
])  # fmt: skip
def test_a_date_is_taken_only_where_the_page_states_it(head, published):
    raw = page(head, "© 2019 East Courier. Updated on 3 May 2023.")
    assert article_from_html(raw, url="https://east.example/2021/04/05/x")["published"] == published


def test_what_a_page_states_of_itself_is_read():
    data = {"@type": "NewsArticle", "headline": "Library", "author": [{"name": "Ada &amp; Bo"}]}
    head = LD.format(json.dumps({**data, "publisher": {"name": "East Courier"}}))
    found = article_from_html(page(f'{head}<link rel="canonical" href="https://east.example/l">'))
    assert found["outlet"] == "East Courier"
    assert found["byline"] == "Ada & Bo"
    assert found["url"] == "https://east.example/l"
    assert not found["text"].startswith(HEADLINE)


def test_a_page_is_read_in_the_encoding_that_it_names():
    raw = page().replace("utf-8", "iso-8859-1").replace("“", "«").replace("”", "»")
    assert "«We have asked" in only(raw.encode("latin-1"), "a.html").text


def test_the_address_of_a_saved_page_is_kept_and_the_day_of_saving_is_no_date():
    found = only(mhtml(page()), "a.mhtml")
    assert (found.url, found.published) == ("https://east.example/library", "")
    assert found.title == HEADLINE


# ── Word ───────────────────────────────────────────────────────────────────────────────────────


def test_tracked_changes_are_two_versions_before_and_after():
    body = paragraphs(
        run("The council voted ") + changed("del", run("eight", "delText"))
        + changed("ins", run("nine")) + run(" to two."),
        run("Ada Kern was glad."),
    )  # fmt: skip
    before, after = read(docx(body), "story.docx")
    assert before.text == "The council voted eight to two.\n\nAda Kern was glad."
    assert after.text == "The council voted nine to two.\n\nAda Kern was glad."
    assert [before.article_id, after.article_id] == [
        "story before the edit",
        "story after the edit",
    ]


def test_a_moved_sentence_stands_once_in_each_version():
    moved = run("The roof comes first.")
    body = paragraphs(
        changed("moveFrom", moved) + run("The council met."),
        run("Ada spoke. ") + changed("moveTo", moved),
    )
    before, after = (one.text.split("\n\n") for one in read(docx(body), "a.docx"))
    assert before == ["The roof comes first.The council met.", "Ada spoke."]
    assert after == ["The council met.", "Ada spoke. The roof comes first."]


def test_a_paragraph_break_that_was_inserted_is_no_break_before():
    mark = f"<w:pPr><w:rPr>{changed('ins', '')}</w:rPr></w:pPr>"
    body = paragraphs(mark + run("The council met. "), run("It voted."))
    before, after = (one.text for one in read(docx(body), "a.docx"))
    assert before == "The council met. It voted."
    assert after == "The council met.\n\nIt voted."


def test_changes_that_change_no_word_give_one_text():
    body = paragraphs(run("The council met.") + changed("ins", ""))
    assert only(docx(body), "a.docx").text == "The council met."


# ── PDF, mail, tables, feeds, news, subtitles ───────────────────────────────────────────────────


def test_running_heads_of_a_pdf_are_trimmed_and_a_broken_word_is_joined():
    pages = [
        ["East Courier", f"Page {n}", "It met.", "The direc-", "tor left.", *WORDS[n - 1 :]]
        for n in range(1, 5)
    ]
    found = only(pdf(pages), "a.pdf")
    assert "East Courier" not in found.text
    assert "Page 3" not in found.text
    assert "The director left." in found.text
    assert "East Courier" in found.trimmed[0].text
    assert "may be wrong" in found.doubt


def test_the_head_of_a_mail_is_read_and_left_out_of_the_text():
    found = only(mail(), "a.eml")
    assert found.text == "\n\n".join(WORDS)
    assert found.title == "Library to open on Sundays — café too"
    assert (found.outlet, found.published) == ("East Courier", "2024-11-23T14:05:00+01:00")
    assert put_back(found, [0]).startswith("From: East Courier <news@east.example>\nTo: desk")


def test_a_mail_of_html_alone_gives_its_words_and_no_style():
    html = "<style>p {color: red}</style><p>The council met.</p><img src='http://x.example/a.png'>"
    assert only(mail("", html), "a.eml").text == "The council met."


def test_files_attached_to_a_mail_are_read_and_those_of_no_kind_told():
    raw = mail(story__docx=docx(paragraphs(run("Attached words."))), bad__exe=b"MZ\x90\x00\x03")
    taken = read_file(raw, "a.eml")
    assert [one.article_id for one in taken.articles] == ["a", "story"]
    assert "bad.exe is of a kind that is not read" in taken.problems[0]


def test_columns_of_a_table_are_known_by_name_and_odd_dates_are_told():
    raw = "Headline;Publication Date;Body;Newspaper\n"
    raw += 'One;03/04/2024;"The council met; it voted.";East\n'
    taken = read_file(raw.encode(), "a.csv")
    found = taken.articles[0]
    assert (found.text, found.title, found.outlet, found.published) == (
        "The council met; it voted.", "One", "East", ""
    )  # fmt: skip
    assert "Row 1 of a.csv has a date, “03/04/2024”" in taken.problems[0]


def test_a_sheet_with_dates_and_empty_rows_is_read():
    raw = xlsx([HEAD, ["One", "It met.", "East", datetime(2024, 11, 23)], [], ["Two", "It voted."]])
    found = read(raw, "a.xlsx")
    assert [one.published for one in found] == ["2024-11-23", ""]
    assert [one.article_id for one in found] == ["a 1", "a 2"]


def test_a_saved_page_has_the_address_of_the_message_or_of_its_part():
    saved = mhtml(page()).decode()
    without = saved.replace("Snapshot-Content-Location: https://east.example/library\r\n", "")
    neither = without.replace("Content-Location: https://east.example/library", "X-None: 1")
    told = [only(raw.encode(), "a.mhtml").url for raw in (saved, without, neither)]
    assert told == ["https://east.example/library", "https://east.example/library", ""]


def test_columns_can_be_named_by_hand():
    from analysis.ingest.tables import headings, mapped

    raw = b"x,y\nThe council met.,East\n"
    assert headings(raw, "a.csv") == ["x", "y"]
    found = mapped(raw, "a.csv", {"text": "x", "outlet": "y"}).articles[0]
    assert (found.text, found.outlet) == ("The council met.", "East")


def test_twelve_columns_of_a_table_without_texts_are_named_by_forty_letters_each():
    names = ["n" * 50, *(f"c{n}" for n in range(20))]
    said = ", ".join(["n" * 40, *names[1:12]])
    with pytest.raises(UnmappedTable, match=f"Its columns are {said}. Call"):
        read_file(f"{','.join(names)}\nx{',' * 20}\n".encode(), "a.csv")


def test_a_date_that_is_none_is_said_with_forty_of_its_letters():
    taken = read_file(f"text,date\nIt met.,{'d' * 50}\n".encode(), "a.csv")
    assert f"Row 1 of a.csv has a date, “{'d' * 40}”, that" in taken.problems[0]
    assert taken.articles[0].published == ""


def test_a_hundred_columns_of_a_table_are_read_and_those_without_a_heading_have_numbers():
    from analysis.ingest.tables import headings

    raw = ",".join([*["x"] * 2, "", *["y"] * 96, "z", "text"]) + "\n" + ",".join("a" * 101)
    assert headings(raw.encode(), "a.csv") == ["x", "column 3", "y", "z"]


def test_rows_of_a_table_without_names_have_the_number_of_their_row():
    found = read_file(b"id,text\nb,It met.\n,It voted.\nc,\n,It ended.\n", "a.csv")
    assert [one.article_id for one in found.articles] == ["a b", "a 2", "a 4"]
    assert found.problems == [
        "Row 3 of a.csv holds no text and was left out. Check that the file was saved with its "
        "contents."
    ]


def test_json_that_is_no_table_of_articles_is_refused_and_lists_become_words():
    with pytest.raises(UnreadableArticle, match="no JSON with one article a line"):
        read_file(b'{"text": "It met."}\n{"text', "a.jsonl")
    raw = b'[{"text": "It met.", "byline": ["Ann Lee", 2, {}], "outlet": {"a": 1}}, 3]'
    (found,) = read_file(raw, "a.jsonl").articles
    assert (found.byline, found.outlet) == ("Ann Lee, 2", "")


def test_a_feed_gives_a_text_for_each_entry_and_no_pictures():
    body = "<p>The council met.</p><img src='http://x.example/a.png'><script>x()</script>"
    taken = read_file(rss(item("One", body), item("Two", "It voted.", "")).encode(), "feed.xml")
    assert [one.text for one in taken.articles] == ["One\n\nThe council met.", "Two\n\nIt voted."]
    assert [one.published for one in taken.articles] == ["2024-11-23T14:05:00+00:00", ""]
    assert taken.articles[0].outlet == "East Courier"
    assert "feeds often hold only how an article begins" in taken.problems[0]


def test_an_atom_feed_is_one():
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>East</title><entry><title>One</title>'
        "<published>2024-11-23T14:05:00Z</published><updated>2024-11-25T00:00:00Z</updated>"
        "<content type='html'>&lt;p&gt;The council met.&lt;/p&gt;</content></entry></feed>"
    )
    found = only(raw, "a.atom")
    assert (found.text, found.published) == ("One\n\nThe council met.", "2024-11-23T14:05:00Z")


def test_agency_files_give_headline_date_and_author():
    for raw, name in ((nitf(), "a.xml"), (newsml("".join(f"<p>{w}</p>" for w in WORDS)), "b.xml")):
        found = only(raw, name)
        assert found.text == "\n\n".join([HEADLINE, *WORDS])
        assert (found.title, found.outlet, found.byline) == (HEADLINE, "East Agency", "Bo Lund")
        assert found.published.startswith("2024-11-23T14:05:00")


def test_a_message_of_several_items_gives_each_and_tells_the_empty_one():
    taken = read_file(newsml("<p>One.</p>", "", "<p>Two.</p>").encode(), "m.xml")
    assert [one.article_id for one in taken.articles] == ["m 1", "m 2"]
    assert taken.problems == ["Item 2 of m.xml holds no text and was left out."]


def test_subtitles_become_a_transcript():
    found = only(SRT, "a.srt")
    assert (
        found.text
        == "The council met on Monday and voted nine to two.\n\nReaders came to the hall."
    )
    assert found.role == "transcript"
    spoken = "Ada Kern: We asked for this for eleven years.\n\nBo Lund: The roof comes first."
    assert only(VTT, "a.vtt").text == spoken


def test_markdown_loses_its_marks_and_keeps_every_word():
    raw = (
        "# Vote\n\nThe *council* [met](http://x.example) on **Monday**, 2 * 3 * 4 and snake_case_a."
    )
    found = only(raw, "a.md")
    assert found.text == "Vote\n\nThe council met on Monday, 2 * 3 * 4 and snake_case_a."


# ── the register ───────────────────────────────────────────────────────────────────────────────


def test_no_two_kinds_share_an_ending_and_each_is_found_by_it():
    endings = [ending for kind in FORMATS for ending in kind.endings]
    assert len(endings) == len(set(endings))
    for kind in FORMATS:
        for ending in kind.endings:
            assert kind_of(b"", f"a.{ending.upper()}") is kind


@pytest.mark.parametrize(("name", "called"), [
    ("a.DOCX", "a"), ("v1.2", "v1.2"), ("St. Louis", "St. Louis"), (".pdf", "unnamed"),
    ("a.b.html", "a.b"),
])  # fmt: skip
def test_a_text_is_called_as_its_file_without_the_ending(name, called):
    assert stem(name) == called


@pytest.mark.parametrize("text", [
    "From here: to there\n\nThe council met.",
    "Date: Monday\nThe council met.",
    "Smith: We met.\nKern: We did.\n",
    "<script>alert(1)</script> The council met.",
    "=HYPERLINK(\"http://127.0.0.1:9\",\"press\") is how it begins.",
    "{not json} The council met.",
    "1\nThe council met at 00:01:00 --> no.",
    "https://east.example/library\nThe council met and voted.",
])  # fmt: skip
def test_a_plain_text_that_looks_a_little_like_another_kind_is_kept_to_the_letter(text):
    found = only(text, "a.txt")
    assert (found.text, found.how) == (text, "plain text")


def test_libraries_are_imported_only_when_a_file_needs_them():
    code = (
        "import sys; from analysis import ingest; ingest.read_file(b'The council met.', 'a.txt'); "
        "print([m for m in ('trafilatura', 'pypdf', 'feedparser', 'striprtf', "
        "'openpyxl', 'babel', 'lxml') if m in sys.modules])"
    )
    top = Path(__file__).resolve().parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=top)
    assert done.stdout.strip() == "[]", done.stderr
