"""Who says what, sentence by sentence, and whom the words for a speaker mean."""

import functools

import pandas as pd
import pytest

from analysis import quotes
from analysis.quotes import direct, extract, layout, resolve
from analysis.quotes.layout import FoundQuotation, Layout
from analysis.quotes.resolve import NamedMention
from analysis.text import language


@functools.cache
def found(text):
    """Kind, pieces, speaker and cue of each quotation of a text."""
    every = quotes.found(text, language.model()(text))
    return [
        (
            one.kind,
            tuple(text[a:b] for a, b in one.segments),
            one.speaker and text[slice(*one.speaker)],
            one.cue and text[slice(*one.cue)],
        )
        for one in every
    ]


WE = '"We start again tomorrow'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{WE}," said Rosa Lind.', [("direct", (f'{WE},"',), "Rosa Lind", "said")]),
        (f'Rosa Lind said: {WE}."', [("direct", (f'{WE}."',), "Rosa Lind", "said")]),
        ('"Go," he said.', [("direct", ('"Go,"',), "he", "said")]),
        ('The "great wall of fear" fell.', []),
        ('"Home Is Where the Sea Is Cold" sold well.', []),
        ('"WE ARE THE PEOPLE," he said.', [("direct", ('"WE ARE THE PEOPLE,"',), "he", "said")]),
        (
            '"We are horrified" by the news, the mayor said.',
            [("partial", ('"We are horrified" by the news',), "the mayor", "said")],
        ),
        (f'{WE}."\n— Rosa Lind', [("direct", (f'{WE}."',), "Rosa Lind", None)]),
        (f'{WE}." - Rosa Lind, director', [("direct", (f'{WE}."',), "Rosa Lind", None)]),
        (f'{WE}."\n—Rosa Lind', [("direct", (f'{WE}."',), "Rosa Lind", None)]),
        (f'{WE}."\n--Rosa Lind', [("direct", (f'{WE}."',), "Rosa Lind", None)]),
        (
            f'{WE}."\n— Dr Rosa Maria Lind Orde Kern Holt',
            [("direct", (f'{WE}."',), "Dr Rosa Maria Lind Orde Kern Holt", None)],
        ),
        (
            f'{WE}."\n— Dr Rosa Maria Lind Orde Kern Holt Brown',
            [("direct", (f'{WE}."',), None, None)],
        ),
        (
            f'From the desk of John Dorr, analyst.\n\n{WE}, all of us."',
            [("direct", (f'{WE}, all of us."',), "John Dorr", None)],
        ),
        (
            f'A statement by Rosa Lind\n\n{WE}, all of us."',
            [("direct", (f'{WE}, all of us."',), "Rosa Lind", None)],
        ),
        (f'From Monday\n\n{WE}, all of us."', [("direct", (f'{WE}, all of us."',), None, None)]),
        (
            f'{WE}," said Rosa Lind. "Nobody will be left behind."',
            [("direct", (f'{WE},"', '"Nobody will be left behind."'), "Rosa Lind", "said")],
        ),
    ],
)
def test_words_in_marks_are_speech_with_whoever_is_named_beside_them(text, said):
    assert found(text) == said


@pytest.mark.parametrize(("times", "speaker"), [(1, "Rosa Lind"), (12, None)])
def test_a_quotation_goes_on_with_the_speaker_of_the_one_before_over_a_short_way(times, speaker):
    between = "\n" + "It rained and rained. " * times
    text = f'{WE}," said Rosa Lind.{between}"Nobody will be left behind here."'
    assert found(text)[-1][2] == speaker


@pytest.mark.parametrize(("letters", "pieces"), [(250, 2), (251, 1)])
def test_a_quotation_goes_on_behind_at_most_250_characters(letters, pieces):
    who = (
        " said Rosa Lind, who leads the board of the harbour and of the ferries, in a hall by the "
        "sea that had been full since noon with people from all over the islands and from the "
        "towns across the bay who had come by ship "
    )
    between = who.ljust(letters - 2, "x") + ", "
    assert len(between) == letters
    said = found(f'{WE},"{between}"and nobody will be left behind." It rained.')
    assert [len(one[1]) for one in said] == [pieces]


def test_a_sentence_between_two_quotations_that_reports_parts_them():
    text = f'{WE}." But Rosen said they would stay. "Nobody will be left behind."'
    assert [(one[0], one[1], one[2]) for one in found(text)] == [
        ("direct", (f'{WE}."',), None),
        ("indirect", ("they would stay",), "Rosen"),
        ("direct", ('"Nobody will be left behind."',), "Rosen"),
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("According to Rosa Lind, the port is shut.", ("the port is shut",), "Rosa Lind"),
        ("The port is shut, according to the mayor.", ("The port is shut",), "the mayor"),
        (
            "Moran met Crane, and Lind, the former director, has said the port is shut.",
            ("the port is shut",),
            "Lind",
        ),
        ("It was announced that the port is shut.", ("that the port is shut",), None),
        ("This month said nothing was late.", ("nothing was late",), None),
        ("The mayor of Leeds said it was late.", ("it was late",), "The mayor of Leeds"),
        (
            "The head of the busy northern police force, Rhona Pell, said it was late.",
            ("it was late",),
            "The head of the busy northern police force, Rhona Pell",
        ),
        (
            "The head of the busy northern eastern police force, Rhona Pell, said it was late.",
            ("it was late",),
            "The head of the busy northern eastern police force",
        ),
        (
            "The chief inspector, Rhona Pell, said it was late.",
            ("it was late",),
            "The chief inspector, Rhona Pell",
        ),
        ("The talk to reporters said it was late.", ("it was late",), "The talk"),
        ("The bill, he said, is dead.", ("The bill", "is dead"), "he"),
        ("Lind rejected the notion of a wall.", ("the notion of a wall",), "Lind"),
        ("Lind described the plan as a wall.", ("the plan as a wall",), "Lind"),
        ("The mayor told reporters it was late.", ("it was late",), "The mayor"),
    ],
)
def test_words_told_without_marks_have_their_speaker(text, content, speaker):
    [one] = found(text)
    assert (one[0], one[1], one[2]) == ("indirect", content, speaker)


@pytest.mark.parametrize(
    "text", ["Aimed at cutting costs, the plan failed.", "Their hope is that it ends."]
)
def test_what_nobody_says_is_no_quotation(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ('"Home Harbour Cold"', True),
        ('"Home"', False),
        ('"Home Harbour"', True),
        ('"Home harbour"', False),
        ('"HOME HARBOUR"', False),
        ('"Home Harbour,"', False),
        ('"Home Harbour."', False),
        ('"Home Harbour!"', True),
        ('"The Sea and the Cold Home"', True),
        ('"The Sea and the cold Home"', False),
    ],
)
def test_marked_words_are_a_title_when_two_or_more_of_weight_all_begin_large(marked, title):
    """Words of weight have four letters at least."""
    assert direct.is_title(marked) is title


# --- the layout of a text ---


def laid(*marks):
    return Layout("x" * 99, None, list(marks), [start for start, _ in marks], [])


def test_a_mark_holds_its_first_character_and_not_the_one_behind_it():
    one = laid((10, 20), (20, 30))
    assert layout.mark_at(one, 9) is None
    assert layout.mark_at(one, 10) == (10, 20)
    assert layout.mark_at(one, 19) == (10, 20)
    assert layout.mark_at(one, 20) == (20, 30)
    assert layout.mark_at(one, 30) is None
    assert layout.marks_within(one, 10, 20) == [(10, 20)]
    assert layout.marks_within(one, 11, 21) == [(20, 30)]


def test_a_line_is_read_as_far_as_asked_on_either_side():
    text = "ab\ncdefgh\nij"
    assert layout.line(text, 5) == (3, 9)
    assert layout.line(text, 3) == (3, 9)
    assert layout.line(text, 11) == (10, 12)
    assert layout.line(text, 0) == (0, 2)
    assert layout.line(text, 6, reach=2) == (4, 8)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [((0, 5), (5, 9), 0), ((0, 5), (4, 9), 1), ((0, 9), (2, 4), 2), ((0, 2), (5, 9), 0)],
)
def test_stretches_share_their_common_characters(a, b, shared):
    assert layout.overlap(a, b) == layout.overlap(b, a) == shared


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ((10, 30), "direct"),
        ((10, 35), "direct"),
        ((10, 36), "partial"),
        ((29, 60), "partial"),
        ((30, 60), "indirect"),
        ((5, 10), "indirect"),
    ],
)
def test_a_quotation_is_direct_from_four_fifths_inside_marks(span, kind):
    assert layout.kind(laid((10, 20), (20, 30)), [span]) == kind


def test_space_at_the_ends_is_trimmed_and_nothing_stays_nothing():
    assert layout.trim(" ab  c ", 0, 7) == (1, 6)
    assert layout.trim("   ", 0, 3) == (3, 3)
    assert layout.trim("ab", 0, 2) == (0, 2)


# --- whom the words for a speaker mean ---


TEXT = "Ann Lee met Bo Ray. Ann Lee's plan failed. He said so. She agreed."


def mention(name, start=None, entity=0, kind="PERSON", acts=True, **more):
    start = TEXT.index(name) if start is None else start
    return NamedMention(start, start + len(name), kind, entity, name, acts, **more)


ANN, BO = mention("Ann Lee"), mention("Bo Ray", entity=1)
GENDERS = {0: "f", 1: "m"}


def meant(words, mentions, known=None, text=TEXT):
    start = text.index(words)
    return resolve.speaker(text, (start, start + len(words)), mentions, known or {})


def test_a_pronoun_means_the_last_person_before_it_of_its_gender_who_acts():
    assert meant("He", [ANN, BO], GENDERS) == "Bo Ray"
    assert meant("She", [ANN, BO], GENDERS) == "Ann Lee"
    assert meant("He", [ANN], GENDERS) == ""
    assert meant("He", [ANN, BO], {}) == "Bo Ray"
    assert meant("He", [ANN, BO._replace(acts=False)], {}) == "Ann Lee"
    assert meant("He", [ANN._replace(acts=False), BO._replace(acts=False, owns=True)]) == "Bo Ray"
    assert meant("He", [ANN, BO._replace(listens=True)], {}) == "Ann Lee"
    assert meant("He", [ANN, BO._replace(type="ORG")], {}) == "Ann Lee"
    assert meant("He", [BO._replace(is_once=True)], {}) == ""
    assert meant("He", [BO._replace(is_once=True)], GENDERS) == "Bo Ray"
    assert meant("He", [BO._replace(acts=False)], GENDERS) == "Bo Ray"


def test_a_person_of_the_same_paragraph_is_meant_first_and_none_too_far_above():
    text = "Bo Ray came.\nAl Roe's plan failed. He said so."
    bo = NamedMention(0, 6, "PERSON", 1, "Bo Ray", True)
    al = NamedMention(13, 19, "PERSON", 2, "Al Roe", False, True)
    assert meant("He", [bo, al], {}, text) == "Al Roe"
    assert meant("He", [bo, al._replace(owns=False)], {}, text) == "Bo Ray"
    for gap, name in ((2500, "Bo Ray"), (2501, "")):
        far = "Bo Ray" + " " * (gap - 6) + "He"
        assert meant("He", [bo], {}, far) == name


def test_a_person_named_inside_marks_is_not_meant_before_one_outside():
    text = 'Bo Ray said "we all met Al Roe there". He left.'
    bo = NamedMention(0, 6, "PERSON", 1, "Bo Ray", True)
    al = NamedMention(text.index("Al"), text.index("Al") + 6, "PERSON", 2, "Al Roe", True)
    assert meant("He", [bo, al], {}, text) == "Bo Ray"
    assert meant("He", [al], {}, text) == ""


@pytest.mark.parametrize(
    ("text", "words", "mentions", "name"),
    [
        ("the mayor, Ann Lee", "the mayor, Ann Lee", [(11, 18, "PERSON", "Ann Lee")], "Ann Lee"),
        ("the mayor", "the mayor", [], "the mayor"),
        ("Mr Lee", "Mr Lee", [(40, 47, "PERSON", "Ann Lee")], "Ann Lee"),
        ("Mr lee", "Mr lee", [(40, 47, "PERSON", "Ann Lee")], "Mr lee"),
        (
            "Mr Lee",
            "Mr Lee",
            [(40, 47, "PERSON", "Ann Lee"), (50, 56, "PERSON", "Bo Lee")],
            "Mr Lee",
        ),
        ("Mr Lee", "Mr Lee", [(40, 47, "ORG", "Ann Lee")], "Mr Lee"),
        (
            "a spokeswoman for Ann Lee",
            "a spokeswoman for Ann Lee",
            [(18, 25, "PERSON", "Ann Lee")],
            "a spokeswoman for Ann Lee",
        ),
        (
            "The lawyer for Ann Lee",
            "The lawyer for Ann Lee",
            [(15, 22, "PERSON", "Ann Lee")],
            "The lawyer for Ann Lee",
        ),
        (
            "The mayor of Leeds",
            "The mayor of Leeds",
            [(13, 18, "GPE", "Leeds")],
            "The mayor of Leeds",
        ),
        (
            "officials in the North",
            "officials in the North",
            [(17, 22, "LOC", "North")],
            "officials in the North",
        ),
        (
            "Mayor of Leeds",
            "Mayor of Leeds",
            [(9, 14, "GPE", "Leeds")],
            "Leeds",
        ),
        (
            "The State Department",
            "The State Department",
            [(4, 20, "ORG", "State Department")],
            "State Department",
        ),
        (
            "Replied Ann Lee",
            "Replied Ann Lee",
            [(0, 15, "PERSON", "Replied Ann Lee"), (40, 47, "PERSON", "Ann Lee")],
            "Ann Lee",
        ),
        (
            "The city, Leeds",
            "The city, Leeds",
            [(10, 15, "GPE", "Leeds")],
            "Leeds",
        ),
        (
            "The head of Barrow Mills",
            "The head of Barrow Mills",
            [(12, 24, "ORG", "Barrow Mills")],
            "The head of Barrow Mills",
        ),
        (
            "A spokesman for Barrow Mills",
            "A spokesman for Barrow Mills",
            [(16, 28, "ORG", "Barrow Mills")],
            "Barrow Mills",
        ),
        (
            "Spokeswoman for Ann Lee",
            "Spokeswoman for Ann Lee",
            [(16, 23, "PERSON", "Ann Lee")],
            "Ann Lee",
        ),
        (
            "Radio News Leeds",
            "Radio News Leeds",
            [(0, 10, "ORG", "Radio News"), (11, 16, "GPE", "Leeds")],
            "Radio News Leeds",
        ),
        (
            "Radio News Leeds",
            "Radio News Leeds",
            [(0, 10, "ORG", "Radio News"), (11, 16, "ORG", "Leeds")],
            "Leeds",
        ),
        (
            "Radio News, Leeds",
            "Radio News, Leeds",
            [(0, 10, "ORG", "Radio News"), (12, 17, "GPE", "Leeds")],
            "Leeds",
        ),
        ("Lind's", "Lind's", [(0, 4, "PERSON", "Rosa Lind")], "Rosa Lind"),
    ],
)
def test_words_for_a_speaker_are_led_to_the_name_that_ends_them(text, words, mentions, name):
    rows = [
        NamedMention(a, b, kind, n, said, True) for n, (a, b, kind, said) in enumerate(mentions)
    ]
    assert meant(words, rows, {}, text) == name


def test_a_place_is_inside_reported_speech_and_a_speaker_where_one_stands():
    every = [
        FoundQuotation(((10, 20), (30, 40)), "direct", (21, 24), None),
        FoundQuotation(((12, 15),), "direct", None, None),
    ]
    told = resolve._ReportedSpeech(every)
    held = [n for n in (9, 10, 16, 19, 20, 29, 30, 39, 40) if told.holds(n)]
    assert held == [10, 16, 19, 30, 39]
    assert [n for n in (20, 21, 23, 24) if told.speaks(n)] == [21, 23]


def test_a_speaker_that_the_editor_set_stands_at_his_quotation_only():
    table = pd.DataFrame({"article_id": ["a", "a"], "start": [1, 9], "speaker": ["Ann", "Bo"]})
    assert extract.with_speakers(table, {"a:9": "Cy"})["speaker"].tolist() == ["Ann", "Cy"]
    assert extract.with_speakers(table, {}) is table


@pytest.mark.parametrize(
    ("pieces", "taken"),
    [
        ([(0, 10)], True),
        ([(5, 15)], True),
        ([(6, 16)], False),
        ([(0, 4), (30, 34)], True),
        ([(0, 4), (30, 35)], False),
        ([(25, 35)], True),
    ],
)
def test_a_quotation_is_taken_when_half_of_it_stands_in_another(pieces, taken):
    one = FoundQuotation(tuple(pieces), "direct", None, None)
    assert extract._taken(one, [(0, 10), (20, 30)]) is taken
