"""Small rules of taking files: times of subtitles, running heads, signs, encodings, dates."""

import pytest

from analysis.errors import UnreadableArticle, UnreadableDate
from analysis.ingest import (
    byline,
    dates,
    encoding,
    formats,
    markup,
    metadata,
    page_reading,
    page_stated,
    pdf,
    plain,
    signs,
    subtitles,
    web,
)
from analysis.ingest.subtitles import Caption
from tests.files import WORDS


def caption(start: float, stop: float, *lines: str, speaker: str = "") -> Caption:
    return Caption(start, stop, speaker, list(lines))


@pytest.mark.parametrize(
    ("captions", "paragraphs"),
    [
        ([caption(0, 2, "One"), caption(5, 6, "two")], ["One two"]),
        ([caption(0, 2, "One"), caption(5.01, 6, "two")], ["One", "two"]),
        ([caption(0, 2, "One", "two"), caption(2, 4, "two", "three")], ["One two three"]),
        ([caption(0, 2, "One"), caption(2, 4), caption(6, 7, "two")], ["One", "two"]),
        ([caption(0, 2, "One"), caption(2, 3, speaker="Bo"), caption(4, 5, "two")], ["One two"]),
        ([caption(0, 2, "Yes", speaker="Bo"), caption(2, 3, "No", speaker="Di")],
         ["Bo: Yes", "Di: No"]),
        ([caption(0, 2, "Yes", speaker="Bo"), caption(2, 3, "No", speaker="Bo")], ["Bo: Yes No"]),
        ([caption(0, 2, "Yes"), caption(9, 10, "Yes")], ["Yes"]),
        ([caption(0, 2, "So", "- Now?", "– We go")], ["So\n- Now?\n– We go"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_paragraph_of_subtitles_ends_with_a_pause_of_over_three_seconds_or_a_speaker(
    captions, paragraphs
):
    assert subtitles._paragraphs(captions) == paragraphs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1\n00:00:01,500 --> 00:00:02,000\nHe went", [(1.5, 2.0)]),
        ("01:02:03.004 --> 01:02:04.000\nHe went", [(3723.004, 3724.0)]),
        ("02:03.004 --> 02:04.000\nHe went", [(123.004, 124.0)]),
        ("a\nb\n00:01.000 --> 00:02.000\nHe went", [(1.0, 2.0)]),
        ("a\nb\nc\n00:01.000 --> 00:02.000\nHe went", []),
        ("00:01.000 --> 00:02.000\nA\n \n00:03.000 --> 00:04.000\nB", [(1.0, 2.0), (3.0, 4.0)]),
    ],
)
def test_the_times_of_a_caption_stand_in_one_of_its_first_three_lines(text, found):
    assert [one[:2] for one in subtitles._cues(text)] == found


def test_a_caption_has_its_speaker_and_its_lines_without_tags():
    text = "00:01.000 --> 00:02.000\n<v.loud Bo  Ray>We <i>go</i> &amp; stay\n\\{\\an8}\n"
    [one] = subtitles._cues(text)
    assert (one.speaker, one.lines[0]) == ("Bo Ray", "We go & stay")
    [bare] = subtitles._cues("00:01.000 --> 00:02.000\nSo  it\n{\\an8}go")
    assert (bare.speaker, bare.lines) == ("", ["So it", "go"])


def page(head: str, n: int, foot: str = "") -> list[str]:
    return [
        head,
        *(f"line {chr(97 + n)}{chr(97 + k)}" for k in range(6)),
        *([foot] if foot else []),
    ]


@pytest.mark.parametrize(
    ("heads", "running"),
    [
        (["Times", "Times"], ""),
        (["Times", "Times", "Times"], "Times"),
        (["Times 1", "Times 2", "Times 3"], "Times 1\nTimes 2\nTimes 3"),
        (["Times", "Times", "Times", "x", "y"], "Times"),
        (["Times", "Times", "x", "y"], ""),
        (["Times", "Times", "x"], "Times"),
        (["Times", "x", "y"], ""),
    ],
)
def test_a_line_at_the_edge_of_three_pages_of_five_runs_through_them(heads, running):
    """And of two at least; a document of two pages has none."""
    pages = [page(head, n) for n, head in enumerate(heads)]
    kept, found = pdf._apart(pages)
    assert found == running
    dropped = set(running.split("\n"))
    assert kept == [[line for line in lines if line not in dropped] for lines in pages]


def test_the_two_first_and_the_two_last_lines_of_a_page_are_its_edges():
    assert pdf._edges(list("abcdefg")) == ["a", "b", "f", "g"]
    assert pdf._edges(list("abc")) == ["a", "b", "c"]
    assert pdf._edges(["a"]) == ["a"]
    assert pdf._within(list("xaxaaxxx"), {"x"}) == ["a", "x", "a", "a", "x"]


@pytest.mark.parametrize(
    ("raw", "sign", "is_one"),
    [
        (b"%PDF-1.4", signs.is_pdf, True),
        (b" " * 90 + b"%PDF-1.4", signs.is_pdf, True),
        (b" " * 96 + b"%PDF-1.4", signs.is_pdf, False),
        (b"PK\x03\x04" + b"x" * 26 + b"mimetype", signs.is_other_office, True),
        (b"PK\x03\x04" + b"x" * 27 + b"mimetype", signs.is_other_office, False),
        (b"x" * 30 + b"mimetype", signs.is_other_office, False),
        (b"PK\x03\x04 word/document.xml", signs.is_word, True),
        (b"word/document.xml", signs.is_word, False),
        (b"xl/workbook.xml", signs.is_workbook, False),
        (b"story.json", signs.is_story, False),
        (b"From: a@b\nDate: today\n\nHe", signs.is_mail, True),
        (b"From: a@b\nColour: red\n\nHe", signs.is_mail, False),
        (b"Date: today\nTo: b@c\n\nHe", signs.is_mail, False),
        (b"He said:\nFrom: a@b\nDate: today\n", signs.is_mail, False),
        (b"MIME-Version: 1.0\nFrom: <Saved by X>\n\nHe", signs.is_saved_page, True),
        (b"MIME-Version: 1.0\nFrom: a@b\n\nHe", signs.is_saved_page, False),
        (b"Date: 1\nFrom: <Saved by X>\n\nHe", signs.is_saved_page, False),
        (b"MIME-Version: 1.0\n\nFrom: <Saved by X>\n", signs.is_saved_page, False),
        (b"https://a.example/b", signs.is_link, True),
        (b"See https://a.example/b", signs.is_link, False),
        (b"https://a.example/" + b"b" * 7981, signs.is_link, True),
        (b"https://a.example/" + b"b" * 7982, signs.is_link, False),
        (b"[InternetShortcut]\nURL=x", signs.is_link, True),
        (b'{"a": 1}\n{"a": 2}', signs.is_objects, True),
        (b'[{"a": 1}]', signs.is_objects, False),
        (b'{"a": 1', signs.is_objects, False),
        (b"{a}", signs.is_objects, False),
        (b"1\n00:00:01,000 --> 00:00:02,000", signs.is_captions, True),
        (b"WEBVTT", signs.is_captions, True),
        (b"WEBVTTS", signs.is_captions, False),
    ],
)
def test_a_file_is_known_by_what_it_begins_with_or_holds(raw, sign, is_one):
    assert sign(signs.head(raw)) is is_one


def test_addresses_are_taken_where_a_text_is_nothing_else():
    assert signs.addresses("https://a.example/" + "b" * 7981) != []
    assert signs.addresses("https://a.example/" + "b" * 7982) == []
    assert signs.addresses(" www.a.example ") == ["https://www.a.example"]


@pytest.mark.parametrize(
    ("raw", "doubt"),
    [
        ("é".encode(), ""),
        (b"\xef\xbb\xbfcaf\xc3\xa9", ""),
        ("é" * 2 + "x", "utf"),
        (b"caf\xe9 and \xe0 la", ""),
        (("éü" * 9).encode() + b"\xff", "damaged"),
        ("é".encode() + b"\xff", ""),
    ],
)
def test_letters_are_read_as_utf8_with_few_damaged_or_as_western_ones(raw, doubt):
    if isinstance(raw, str):
        assert encoding.decoded(raw.encode("utf-16")).text == raw
        return
    assert encoding.decoded(raw).doubt == doubt


@pytest.mark.parametrize("named", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_letters_of_two_or_four_bytes_are_known_by_their_zeros(named):
    assert encoding._encoding("plain words".encode(named)) == named
    assert encoding._encoding(b"plain words") == ""
    assert encoding._encoding(b"") == ""


@pytest.mark.parametrize(
    ("letters", "controls", "is_other"),
    [(100, 3, False), (100, 4, True), (400, 4, False), (400, 5, True), (27, 3, False),
     (26, 3, True), (9, 1, False), (8, 1, True)],
)  # fmt: skip
def test_a_text_holds_three_control_signs_or_one_in_a_hundred_and_fewer_than_a_tenth(
    letters, controls, is_other
):
    raw = b"x" * (letters - controls if letters > 99 else letters) + b"\x01" * controls
    if is_other:
        with pytest.raises(UnreadableArticle):
            plain.read(raw, "a.txt")
    else:
        assert plain.read(raw, "a.txt").text.count("\ufffd") == controls


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-11", "2024-11"),
        ("2024-13", None),
        ("2024", "2024"),
        ("23. 11. 2024", "2024-11-23"),
        ("3.11.2024", "2024-11-03"),
        ("23/11/2024", "2024-11-23"),
        ("11/23/2024", "2024-11-23"),
        ("13/12/2024", "2024-12-13"),
        ("12/11/2024", None),
        ("11/11/2024", "2024-11-11"),
        ("Nov 23, 2024", "2024-11-23"),
        ("23 of November 2024", "2024-11-23"),
        ("23-Nov-2024", "2024-11-23"),
        ("Sat., 23rd Nov. 2024", "2024-11-23"),
        ("23 Nox 2024", None),
        ("31 Feb 2024", None),
        ("", ""),
    ],
)
def test_a_date_is_read_where_it_can_be_read_one_way(words, date):
    if date is None:
        with pytest.raises(UnreadableDate):
            dates.iso_date(words)
    else:
        assert dates.iso_date(words) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("20241123", "2024-11-23"),
        ("20241123T140507+0100", "2024-11-23T14:05:07+0100"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
        ("26-FEB-1987 24:01", ""),
        ("2024-11 23:59", ""),
        ("1970-01-01", ""),
        ("1970-01-02", "1970-01-02"),
        ("1900-05-05", ""),
        ("nonsense", ""),
    ],
)
def test_a_stated_date_keeps_its_time_and_what_programs_write_for_none_is_none(words, date):
    assert dates.stated_date(words) == date


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ada Kern", "Ada Kern"),
        ("Words by: Ada Kern", "Ada Kern"),
        ("By Ada", ""),
        ("By Ada Bo Cy Di Kern", "Ada Bo Cy Di Kern"),
        ("By Ada Bo Cy Di Ed Kern", ""),
        ("By Ada van der Kern", "Ada van der Kern"),
        ("By Ada kern", ""),
        ("By Ada Monday", ""),
        ("By Ada Kern, City Editor", "Ada Kern, City Editor"),
        ("By Ada Kern, Monday", "Ada Kern"),
        ("By Ada Kern, 3 May", "Ada Kern"),
        ("By Ada Kern and the council voted.", ""),
        ("By Ada Kern Jr.", "Ada Kern Jr."),
        ("By Ada Kern, " + "x" * 147, "Ada Kern, " + "x" * 147),
        ("By Ada Kern, " + "x" * 148, ""),
        ("Near Ada Kern", ""),
    ],
)
def test_a_byline_is_a_name_of_two_to_five_words_on_a_line_of_its_own(line, said):
    assert byline.stated_byline(f"Library\n{line}\nThe council met.") == said


@pytest.mark.parametrize(("above", "said"), [(5, "Ada Kern"), (6, "")])
def test_a_byline_stands_in_one_of_the_first_six_lines(above, said):
    assert byline.stated_byline("Headline\n\n" * above + "By Ada Kern\nHe met.") == said
    assert byline.stated_byline("Headline\n\n" * above + "By\nAda Kern\nHe met.") == said


def test_a_byline_is_read_in_the_first_four_thousand_characters():
    above = "x" * (4_000 - len("\nBy Ada Kern"))
    assert byline.stated_byline(f"{above}\nBy Ada Kern\nHe met.") == "Ada Kern"
    assert byline.stated_byline(f"{above}x\nBy Ada Kern\nHe met.") == "Ada Ker"


def test_on_the_first_line_only_a_known_given_name_makes_a_byline():
    assert byline.stated_byline("By Ada Kern\nHe met.") == "Ada Kern"
    assert byline.stated_byline("By Popular Demand\nHe met.") == ""
    assert byline.stated_byline("Library\nBy Popular Demand\nHe met.") == "Popular Demand"


@pytest.mark.parametrize(
    ("file", "ending", "stem"),
    [
        ("a.TXT", "txt", "a"),
        ("a", "", "a"),
        (".docx", "docx", "unnamed"),
        ("v1.2", "2", "v1.2"),
        ("a.b.txt", "txt", "a.b"),
        ("a.abcdefgh", "abcdefgh", "a.abcdefgh"),
        ("a.abcdefghi", "", "a.abcdefghi"),
    ],
)
def test_an_ending_has_up_to_eight_letters_and_goes_from_a_name_where_it_is_known(
    file, ending, stem
):
    assert (formats.ending(file), formats.stem(file)) == (ending, stem)


def test_articles_that_open_alike_are_told_apart_by_the_first_words_that_differ():
    texts = ["The vote is set for noon today.", "The vote is set for one today.", "Else so."]
    none = ["", "", ""]
    assert metadata.labels(texts, none, none) == [
        "The vote is set for noon…",
        "The vote is set for one…",
        "Else so…",
    ]
    alike = [f"{'a ' * 6}b c d e f", f"{'a ' * 6}b c x y z w"]
    assert metadata.labels(alike, ["", ""], ["", ""]) == [
        "a a a a a a… d e f…",
        "a a a a a a… x y z w…",
    ]
    assert metadata.labels(alike, ["", ""], ["Post", ""]) == ["Post", "a a a a a a…"]
    same = ["One and one.", "One and one."]
    assert metadata.labels(same, ["", ""], ["", ""]) == ["One and one…"] * 2


def test_the_first_words_of_a_text_are_six_and_of_sixty_letters_at_most():
    assert (
        metadata.opening_words("one two three four five six seven")
        == "one two three four five six…"
    )
    assert metadata.opening_words("one") == "one…"
    assert metadata.opening_words("one\ntwo") == "one…"
    assert len(metadata.opening_words("x" * 61)) == 61
    assert metadata.opening_words("") == ""


def test_a_file_of_just_the_largest_size_is_read_and_one_byte_more_is_not(monkeypatch):
    monkeypatch.setattr(formats, "MAX_DOCUMENT", 5)
    assert formats.read_file(b"He we", "a.txt").articles[0].text == "He we"
    with pytest.raises(UnreadableArticle, match="larger"):
        formats.read_file(b"He wen", "a.txt")


def test_a_mail_with_a_head_line_of_20_000_letters_is_read_and_a_longer_one_is_damaged():
    told = b"Subject: Library\nX-Note: %s\n\n" + WORDS[0].encode()
    assert formats.read_file(told % (b"x" * 20_000), "a.eml").articles[0].text == WORDS[0]
    with pytest.raises(UnreadableArticle, match="damaged mail"):
        formats.read_file(told % (b"x" * 20_001), "a.eml")


def test_a_page_has_at_most_five_times_as_many_signs_of_a_tag_as_tags(monkeypatch):
    monkeypatch.setattr(markup, "MAX_TAGS", 4)
    assert "a" in markup.page_tree("<p>a</p>" + "< " * 18, "a.html").text_content()
    with pytest.raises(UnreadableArticle, match="too many tags"):
        markup.page_tree("<p>a</p>" + "< " * 19, "a.html")


@pytest.mark.parametrize(("line", "at"), [("the board met on Monday", 2), ("the board met on", -1)])
def test_a_line_of_a_page_is_found_inside_another_from_five_words(line, at):
    text = "A the board met on Monday.\nIt rained."
    assert web._place(line, text, 0, web._places(text)) == at
    assert web._place("It rained.", text, 0, web._places(text)) == 27


@pytest.mark.parametrize(("letters", "repeats"), [(22, True), (23, True), (24, False)])
def test_a_line_less_than_twice_as_long_as_the_headline_in_it_repeats_it(letters, repeats):
    headline = "Board to close old pier"
    line = f"{headline} {'x' * letters}"
    assert page_reading._repeats(line, headline) is repeats


def test_of_the_authors_that_a_page_states_ten_are_told():
    names = [f"Ada {letter}" for letter in "BCDEFGHIJKLM"]
    assert page_stated._name([{"name": name} for name in names]) == ", ".join(names[:10])


def test_files_in_a_file_are_read_and_files_in_those_only_as_deep_as_is_allowed():
    kind = formats.Format("mail", (), None, None, lambda raw, file, inside: inside(raw, file))
    for depth, fits in ((formats.MAX_INSIDE, True), (formats.MAX_INSIDE + 1, False)):
        if fits:
            assert formats._by(kind, b"He went.", "a.txt", depth).articles[0].text == "He went."
        else:
            with pytest.raises(UnreadableArticle, match="by itself"):
                formats._by(kind, b"He went.", "a.txt", depth)
    packed = kind._replace(name=formats._ZIP)
    assert formats._by(packed, b"He went.", "a.txt", 1).articles
    with pytest.raises(UnreadableArticle):
        formats._by(packed, b"He went.", "a.txt", 2)


@pytest.mark.parametrize(("pages", "how"), [(1, "PDF of 1 page"), (2, "PDF of 2 pages")])
def test_a_pdf_is_told_with_its_pages(monkeypatch, pages, how):
    monkeypatch.setattr(pdf, "_pages", lambda raw, file: [["One line."]] * pages)
    [one] = pdf.read(b"", "a.pdf").articles
    assert one.how == how
    assert one.trimmed == ()


def test_a_word_broken_in_a_pdf_is_joined_and_pages_are_paragraphs(monkeypatch):
    monkeypatch.setattr(pdf, "_pages", lambda raw, file: [["A life-", "boat"], [], ["Two-", "Six"]])
    [one] = pdf.read(b"", "a.pdf").articles
    assert one.text == "A lifeboat\n\nTwo-\nSix"


def test_a_file_in_a_file_without_end_is_opened_as_often_as_is_allowed(monkeypatch):
    opened = []

    def inner(raw, file, inside):
        opened.append(file)
        return inside(raw, file)

    kind = formats.Format("mail", (), None, None, inner)
    monkeypatch.setattr(formats, "kind_of", lambda raw, file: kind)
    with pytest.raises(UnreadableArticle, match="by itself"):
        formats.read_file(b"He went.", "a.eml")
    assert len(opened) == formats.MAX_INSIDE
