"""Quotation marks: which are read as which, and what stands inside them."""

import pytest

from analysis.text import marks, normalize
from analysis.text.reading import reading


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("''We go''", '"We go"'),
        ("'''We go'''", "'''We go'''"),
        ("5''", "5''"),
        ("‘‘We go’’", "“We go”"),
        (",,We go“", "„We go“"),
        ("a,,b", "a,,b"),
        ("a ,,5", "a ,,5"),
        ("5″ and x″", '5″ and x"'),
        ("Mary′s", "Mary’s"),
        ("5′ high", "5′ high"),
        ("‚We‘ go", "‘We’ go"),
        ("so ”We go” he", "so “We go” he"),
        ("said ”.", "said”."),
        ("“ We go, ” he", "“We go,” he"),
        ("it ’ s", "it’s"),
        ("it ’ so", "it ’ so"),
        ("« We go » he", "“We go” he"),
        ("»We go« he", "“We go” he"),
        ("»We go»", "“We go”"),
        ("«We", "“We"),
        ("We go» he", "We go” he"),
        ("‹We› go", "‘We’ go"),
        ("«We «go» he» x", "“We ‘go’ he” x"),
        ("“He said “no” twice”", "“He said ‘no’ twice”"),
        ('"He said "no" twice"', '"He said ‘no’ twice"'),
        ("“He said “no” twice", "“He said “no” twice"),
        ("“a” “b” “c”", "“a” “b” “c”"),
        ("“a “b “c” d” e”", "“a “b “c” d” e”"),
    ],
)
def test_marks_typed_otherwise_are_read_as_the_plain_ones(text, form):
    assert reading(text).form == form


@pytest.mark.parametrize(("lines", "runs_on"), [(1, True), (7, True), (8, False)])
def test_a_quotation_runs_on_over_at_most_eight_lines(lines, runs_on):
    text = "“One" + "\nso it" * lines + "\nthree,” he said."
    assert reading(text).form.count("“") == (lines + 2 if runs_on else 1)


def test_a_line_that_opens_anew_gets_no_second_mark():
    assert reading("“One\n“two\nthree” he").form == "“One\n“two\n“three” he"
    assert reading("“One\ntwo “three” he").form == "“One\ntwo “three” he"


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("", "a", 1),
        (" ", "a", 1),
        ("(", "a", 1),
        ("a", "", -1),
        ("a", " ", -1),
        ("a", ")", -1),
        (" ", " ", 0),
        ("a", "a", 0),
        ("", "", 0),
        ("—", "—", 0),
    ],
)
def test_a_mark_opens_before_a_word_and_closes_behind_one(before, after, way):
    assert marks._look(before, after) == way


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("He said ‘go now’ and", ["‘go now’"]),
        ("the '08 ‘em and 'til noon'", []),
        ("a'b", []),
        ("'a' b", ["'a'"]),
        ("''a''", []),
        ("the workers’ rights", []),
        ("‘the workers’ rights’, x", ["‘the workers’ rights’"]),
        ("‘the workers’ Rights’ x", ["‘the workers’"]),
        ("‘the workers’ rights x", ["‘the workers’"]),
        ("‘the makers’ and the workers’ rights x", ["‘the makers’"]),
        ('x"y z"', []),
        ('said."Go', []),
        ('said: "Go', ['"Go']),
        ('" go"', []),
        ("‘go", []),
        ("('a b')", ["'a b'"]),
        ("“a” “b”", ["“a”", "“b”"]),
        ("'Go,' he said. 'Now.'", ["'Go,'", "'Now.'"]),
        ("“a\nb”", ["“a"]),
        ("‘a ‘b’ c", ["‘a ‘b’"]),
    ],
)
def test_what_stands_in_marks_is_told_from_apostrophes(text, marked):
    assert [text[start:stop] for start, stop in normalize.marked(text)] == marked


@pytest.mark.parametrize(("letters", "closes"), [(1499, True), (1500, False)])
def test_a_single_mark_must_close_within_fifteen_hundred_letters(letters, closes):
    text = "‘" + "x" * letters + "’ y"
    assert len(normalize.marked(text)) == int(closes)


def test_a_single_mark_behind_one_that_never_closes_is_still_found():
    text = "‘" + "x" * 1600 + " ‘so’ y"
    assert [text[start:stop] for start, stop in normalize.marked(text)] == ["‘so’"]


def test_four_words_in_marks_quote_and_three_set_a_term_apart():
    assert normalize.quoted("the “one two three” and “one two three four”") == [(24, 44)]


@pytest.mark.parametrize(
    ("text", "n"),
    [("", 0), ("a", 1), ("a'b", 1), ("'a", 1), ("a'", 1), ("a''b", 2), ("_a b", 2), ("' a", 1)],
)
def test_words_are_counted_alike_in_plain_letters_and_in_others(text, n):
    assert normalize.n_words(text) == n == normalize.n_words(f"é {text}") - 1
    assert len(normalize.words(text).folded) == n
