"""Two readings of one utterance: whether they are, and what differs between their words."""

import pytest

from analysis import Params
from analysis.quote_variants import grouping, style, turned, wording
from analysis.quote_variants.grouping import Likeness, is_reading
from analysis.quote_variants.sayings import Line, Saying
from analysis.quote_variants.spoken_words import compared, is_content

PARAMS = Params()


def words(text):
    return list(compared(text, 0, len(text)))


def line(text, start=0, broken=False):
    said = tuple(word._replace(start=word.start + start, stop=word.stop + start)
                 for word in words(text))  # fmt: skip
    content = frozenset(word.stem for word in said if is_content(word))
    return Line(start, start + len(text), said, broken, content)


def saying(*texts, article="a", speaker="Ann Lee", kind="direct", gap=1, number=0):
    lines, at = [], 0
    for text in texts:
        lines.append(line(text, at))
        at += len(text) + gap
    return Saying(number, article, kind, speaker, speaker, "say", tuple(lines))


def like(of_shorter, of_longer, content, run=0, n=10, begin=False):
    return Likeness(of_shorter, of_longer, content, run, n, begin)


@pytest.mark.parametrize(
    ("likeness", "reading"),
    [
        (like(0.0, 0.9, 1), True),
        (like(0.0, 0.89, 1), False),
        (like(0.0, 0.9, 0), False),
        (like(0.6, 0.6, 2), True),
        (like(0.59, 0.59, 2), False),
        (like(0.6, 0.6, 1), False),
        (like(0.6, 0.59, 2), False),
        (like(0.6, 0.59, 3), True),
        (like(0.6, 0.59, 2, begin=True), True),
        (like(0.6, 0.59, 2, run=4), True),
        (like(0.6, 0.59, 2, run=3), False),
        (like(0.6, 0.40, 3), True),
        (like(0.6, 0.39, 3), False),
        (like(0.6, 0.39, 3, run=5), True),
        (like(0.6, 0.39, 3, run=4), False),
        (like(0.6, 0.39, 3, run=4, n=8), True),
        (like(0.6, 0.39, 3, run=3, n=6), False),
        (like(0.6, 0.4, 3, n=15), False),
        (like(0.74, 0.4, 3, n=15), False),
        (like(0.75, 0.4, 3, n=15), True),
        (like(0.6, 0.4, 3, n=14), True),
        (like(0.1, 0.1, 3, run=6), True),
        (like(0.1, 0.1, 3, run=5), False),
        (like(0.1, 0.1, 2, run=6), False),
        (like(0.1, 0.1, 3, run=6, n=18), True),
        (like(0.1, 0.1, 3, run=6, n=19), False),
    ],
)
def test_one_speakers_sentences_are_readings_whole_cut_or_by_a_long_phrase(likeness, reading):
    assert is_reading(likeness, True, False, PARAMS) is reading


@pytest.mark.parametrize(
    ("likeness", "reading"),
    [
        (like(1.0, 0.80, 3), True),
        (like(1.0, 0.79, 3), False),
        (like(1.0, 0.80, 2), False),
        (like(1.0, 0.95, 2, run=6), True),
        (like(1.0, 0.94, 2, run=6), False),
        (like(1.0, 0.95, 1, run=6), False),
        (like(1.0, 0.95, 2, run=5), False),
    ],
)
def test_two_speakers_sentences_are_readings_only_when_nearly_the_same(likeness, reading):
    assert is_reading(likeness, False, False, PARAMS) is reading


@pytest.mark.parametrize(
    ("likeness", "reading"),
    [
        (like(0.6, 0.5, 3), True),
        (like(0.59, 0.5, 3), False),
        (like(0.6, 0.49, 3), False),
        (like(0.6, 0.5, 2), False),
        (like(0.2, 0.2, 9, run=9), False),
    ],
)
def test_a_report_without_marks_is_a_reading_by_its_share_of_words_alone(likeness, reading):
    assert is_reading(likeness, True, True, PARAMS) is reading


def test_likeness_counts_function_words_for_a_quarter():
    found = grouping.likeness(tuple(words("we close the harbour")), tuple(words("harbour shut")))
    assert found.content == 1
    assert found.of_shorter == pytest.approx(1 / 2)
    assert found.of_longer == pytest.approx(1 / 2.5)
    assert (found.run, found.words, found.begin) == (1, 2, False)
    assert grouping.likeness((), ()) == Likeness(0.0, 0.0, 0, 0, 0, False)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("we lost everything", "we lost nearly everything", True),
        ("we lost everything", "we lost everything today", True),
        ("we lost everything", "today we lost everything", True),
        ("we lost everything", "we lost nothing", True),
        ("we lost everything", "they won nothing", False),
        ("we lost", "we lost everything", False),
        ("we lost all our old boats", "we lost all our old boats today", True),
        ("we lost all our old boats today", "we lost all our old boats again today", False),
        ("we lost all our old boats today", "we lost all our old boats yesterday", True),
        ("we lost everything", "we lost everything here today", False),
        ("we lost everything", "everything we lost", False),
    ],
)
def test_short_sentences_of_three_to_seven_words_may_be_one_word_apart(one, two, apart):
    assert grouping.is_one_word_apart(line(one), line(two)) is apart


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ("harbour ferry winter", "harbour ferry spring", True),
        ("harbour ferry winter", "harbour bridge spring", False),
        ("harbour", "harbour bridge spring", True),
        ("harbour", "bridge spring", False),
        ("it is so", "harbour", True),
    ],
)
def test_sentences_answer_with_two_words_of_content_or_all_of_a_shorter_one(one, two, may):
    assert grouping.may_answer(line(one), line(two)) is may


SPOKEN = "the old harbour wall will fall before the winter comes"


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        ({}, {"article": "b"}, True),
        ({}, {}, False),
        ({"kind": "indirect"}, {"article": "b", "kind": "indirect"}, False),
        ({}, {"article": "b", "kind": "indirect"}, True),
        ({}, {"article": "b", "kind": "indirect", "speaker": ""}, False),
        ({"speaker": ""}, {"article": "b", "kind": "indirect"}, False),
        ({}, {"article": "b", "speaker": "Bo Ray"}, True),
        ({}, {"article": "b", "kind": "indirect", "speaker": "Bo Ray"}, False),
    ],
)
def test_readings_stand_in_two_articles_and_a_report_has_the_same_named_speaker(one, two, joined):
    every = [saying(SPOKEN, number=3, **one), saying(SPOKEN, number=7, **two)]
    found = grouping.utterances(every, PARAMS)
    assert found == ({3: 3, 7: 3} if joined else {3: 3, 7: 7})


def test_a_sentence_that_stands_whole_in_an_article_has_no_other_reading_there():
    every = [
        saying(SPOKEN, number=1),
        saying(SPOKEN, article="b", number=2),
        saying("the old harbour wall will stand after the winter", article="b", number=3),
    ]
    assert grouping.utterances(every, PARAMS) == {1: 1, 2: 1, 3: 3}
    assert grouping.utterances([every[0], every[2]], PARAMS) == {1: 1, 3: 1}


def cut(text, gone):
    """What a cut turns, given the words that are left out."""
    side = words(text)
    first = len(words(text[: text.index(gone)]))
    found = turned.turned(side, first, first + len(words(gone)))
    return found and found[0]


@pytest.mark.parametrize(
    ("text", "gone", "why"),
    [
        ("if the port is shut we go", "if the port is shut", "“if …”: a condition"),
        ("but if the port is shut we go", "but if the port is shut", "“but …”: a condition"),
        ("if you like it we go", "if you like it", "“if …”: a condition"),
        ("if you like we go", "if you like", None),
        ("if he is it we go", "if he is it", None),
        ("if port is we go", "if port is", None),
        ("we go if the port is shut", "if the port is shut", "“if …”: a condition"),
        ("it is not true that the port is shut", "it is not true that", "“not”: a denial"),
        ("No, the port is shut", "No", None),
        ("it is not only true that the port is shut", "it is not only true that", None),
        ("we will not go there", "not", "“not”: a denial"),
        ("we do not not go there", "not not", None),
        ("the port is shut and not open", "and not open", None),
        ("the port, no, is shut", "no", None),
        ("we will not, today, go there", "not, today", "“not”: a denial"),
        ("we said not, today, go there", "not, today", None),
        ("we will, not, go there", "not", None),
        ("today we will not", "not", None),
        ("not, today, we go", "not, today", None),
    ],
)
def test_a_cut_that_takes_a_denial_or_a_condition_with_it_turns_what_was_said(text, gone, why):
    """A condition has four words, one of content behind the first; a pause sets a denial apart."""
    assert cut(text, gone) == why


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Peshawar", "Pishawar", True),
        ("Peshawar", "Bishawar", False),
        ("Monday", "Sunday", False),
        ("Iran", "Iraq", False),
        ("Ana", "Ane", False),
        ("peshawar", "pishawar", False),
        ("Sept", "September", True),
        ("Se", "September", False),
        ("sept", "September", False),
        ("Mar", "May", False),
        ("socio-economic", "socioeconomic", True),
        ("CVD", "cardiovascular disease", True),
        ("C.V.D.", "cardiovascular disease", True),
        ("CVX", "cardiovascular disease", False),
        ("XVD", "cardiovascular disease", False),
        ("CQD", "cardiovascular disease", False),
        ("C", "cardiovascular disease", False),
        ("POS", "point of sale", True),
        ("POS systems", "point of sale systems", True),
        ("POS systems", "point of sale system", False),
        ("b****y", "bloody", True),
        ("b---y", "bloody", True),
        ("b****y", "blood", False),
        ("red boat", "red ferry", False),
        ("red boat", "red", False),
    ],
)
def test_the_same_word_in_another_style_is_no_change(one, two, same):
    a, b = words(one), words(two)
    assert style.is_style(a, b, (0, len(a), 0, len(b))) is same
    assert style.is_style(b, a, (0, len(b), 0, len(a))) is same


@pytest.mark.parametrize(
    ("text", "first", "explained"),
    [
        ("heart lung disease HLD grows", 3, True),
        ("heart and lung disease HLD grows", 4, False),
        ("cardiovascular disease CVD grows", 2, True),
        ("disease CD grows", 1, False),
        ("cardiovascular disease grows", 1, False),
    ],
)
def test_capitals_behind_the_words_they_stand_for_are_no_change(text, first, explained):
    a = words(text)
    assert style.is_style(a, [], (first, first + 1, 0, 0)) is explained
    assert style.is_style([], a, (0, 0, first, first + 1)) is explained


def told(one, two):
    return [row.change for row in wording.wording(one, two, PARAMS)]


@pytest.mark.parametrize(
    ("one", "two", "changes"),
    [
        (SPOKEN, SPOKEN, []),
        (SPOKEN, SPOKEN.replace("winter", "spring"), ["altered"]),
        (SPOKEN, SPOKEN.replace("will", "will not"), ["meaning"]),
        (SPOKEN.replace("will", "will not"), SPOKEN, ["meaning"]),
        (SPOKEN, SPOKEN.removesuffix(" before the winter comes"), ["shortened"]),
        (SPOKEN.removeprefix("the old "), SPOKEN, ["shortened"]),
        (SPOKEN, SPOKEN.removeprefix("the "), []),
        (SPOKEN, SPOKEN.replace(" harbour", ""), ["altered"]),
        (SPOKEN, SPOKEN.replace("the old", "[the] [old]"), []),
        (f"not true, {SPOKEN}", SPOKEN, ["shortened"]),
        (f"it is not true that {SPOKEN}", SPOKEN, ["altered", "shortened"]),
    ],
)
def test_words_that_differ_are_cut_altered_or_turned(one, two, changes):
    assert told(saying(one), saying(two, article="b")) == changes


def test_words_left_out_of_the_middle_are_a_cut_where_the_text_shows_it():
    one = saying(SPOKEN)
    shown = SPOKEN.replace(" harbour", "")
    two = saying(shown, article="b")
    broken = two._replace(lines=(two.lines[0]._replace(broken=True),))
    assert told(one, two) == ["altered"]
    assert told(one, broken) == ["shortened"]


@pytest.mark.parametrize(("gap", "changes"), [(2, ["altered", "shortened"]), (3, ["shortened"])])
def test_a_sentence_lost_between_two_within_one_mark_is_altered_words(gap, changes):
    last = "nobody in this old town has any money left"
    one = saying(SPOKEN, "people must leave their houses", last)
    two = saying(SPOKEN, last, article="b", gap=gap)
    assert told(one, two) == changes
    assert told(two, one) == changes
