"""What the reader is given to draw: the exact text, cut where marks begin and end."""

import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story
from analysis.alignment.word_diff import changed_words
from analysis.text.normalize import words
from pages.ui.reader import base_payload, check_notes, pair_payload
from pages.ui.reader.exact import exact_runs
from pages.ui.reader.pair import Shared, build, shared
from pages.ui.reader.pieces import Span
from pages.ui.reader.rows import Block, blocks
from pages.ui.reader.side import MAX_SHOWN, marks, side

FERRY = (
    "The harbour board closed the old ferry pier on Monday morning.\n"
    "Engineers found that two of the nine timber piles had rotted through below the waterline.\n"
    "“Nobody should stand on it until we know more,” said Ada Quill, who chairs the board. "
    "The next sailing leaves from the coal quay.\n"
    "Repairs are expected to cost 40,000 pounds and to last until the end of March."
)
FERRY_LATER = (
    "Repairs are expected to cost 40,000 pounds and to last until the end of March.\n"
    "The harbour board closed the old ferry pier on Monday morning.\n"
    "Engineers discovered that three of the nine timber piles had rotted "
    "through below the waterline.\n"
    "A reader wrote in about the gulls."
)
HOSTILE = (
    "<script>alert(1)</script> ![x](http://example.org/x.png) & **bold** 😀 “left open\n\n\n "
    "</p> ${x} {{y}} \u202e reversed \u202c قال المتحدث إن القرار صدر أمس. "
    "中文也在这里。 =1+1 \r\n end"
)


def story_of(*texts: str) -> Story:
    ids = [f"art{n}" for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)}))


def sentences_of(side: dict) -> list[dict]:
    return [sentence for block in side["blocks"] for sentence in block["s"]]


def text_of(side: dict) -> str:
    parts = [piece["t"] for one in sentences_of(side) for piece in [*one["g"], *one["w"]]]
    return "".join(parts) + side["tail"]


def marked_of(side: dict, lane: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for one in sentences_of(side):
        for piece in [*one["g"], *one["w"]]:
            if lane in piece.get("m", {}):
                ref = piece["m"][lane]
                found[ref] = found.get(ref, "") + piece["t"]
    return found


@pytest.mark.parametrize(
    "texts", [(FERRY, FERRY_LATER), (FERRY, HOSTILE), (HOSTILE, HOSTILE), (FERRY, "")]
)
def test_the_pieces_of_both_sides_joined_are_the_texts(texts):
    payload = pair_payload(story_of(*texts), "art0", "art1")
    assert [text_of(side) for side in payload["sides"]] == list(texts)


LETTERS = "ab .\n\t“”\"'é😀ب"
SPANS = st.lists(st.tuples(st.integers(0, 130), st.integers(0, 130)).map(sorted), max_size=6)


@settings(deadline=None)
@given(st.text(LETTERS, max_size=120), SPANS, SPANS, SPANS)
def test_whatever_the_text_and_the_marks_no_character_is_lost(text, names, changed, passages):
    story = story_of(text, text)
    sides = [
        side(story.articles, story.sentences, story.letters, article) for article in story.letters
    ]
    table = pd.DataFrame(
        [("art0", *span) for span in names], columns=["article_id", "start", "stop"]
    )
    inside = [(start, stop) for start, stop in passages if start < stop <= len(text)]
    found = [
        Shared(n, "verbatim", (span, span), (1, 1), False, False)
        for n, span in enumerate(inside, start=1)
    ]
    lanes = [{"changed": [Span(*span, 1) for span in changed]}, {}]
    marked = marks({"names": table}, list(story.letters))
    payload = build(sides, found, [], lanes, marked, [{}, {}], None)
    assert [text_of(one) for one in payload["sides"]] == [text, text]
    json.dumps(payload)


def test_a_passage_has_one_number_and_its_own_words_on_both_sides():
    story = story_of(FERRY, FERRY_LATER)
    payload = pair_payload(story, "art0", "art1")
    left, right = (marked_of(side, "passage") for side in payload["sides"])
    for row, passage in zip(story.passages.itertuples(), payload["passages"], strict=True):
        assert left[passage["n"]] == row.text_a
        assert right[passage["n"]] == row.text_b


def test_numbers_stay_when_the_articles_change_sides():
    story = story_of(FERRY, FERRY_LATER)
    one = pair_payload(story, "art0", "art1")
    other = pair_payload(story, "art1", "art0")
    assert marked_of(one["sides"][0], "passage") == marked_of(other["sides"][1], "passage")
    assert [part["words"][::-1] for part in other["passages"]] == [
        part["words"] for part in one["passages"]
    ]


def test_changed_words_are_marked_on_both_sides():
    left, right = pair_payload(story_of(FERRY, FERRY_LATER), "art0", "art1")["sides"]
    assert "found" in marked_of(left, "changed")[1]
    assert "discovered" in marked_of(right, "changed")[1]


def test_two_passages_that_begin_at_one_place_both_have_a_badge():
    row = {"article_a": "art0", "start_a": 0, "stop_a": 10, "article_b": "art1", "kind": "verbatim"}
    row |= {"n_words": 5, "n_words_b": 5, "is_moved": False, "is_quotation": False}
    table = pd.DataFrame([{**row, "start_b": at, "stop_b": at + 10} for at in (20, 0)])
    story = story_of(FERRY, FERRY_LATER)
    sides = [
        side(story.articles, story.sentences, story.letters, article) for article in story.letters
    ]
    found = shared(table, "art0", "art1")
    payload = build(sides, found, [], [{}, {}], marks({}, []), [{}, {}], None)
    assert sentences_of(payload["sides"][0])[0]["w"][0]["b"] == [1, 2]


def test_a_moved_paragraph_does_not_pull_the_others_out_of_line():
    payload = pair_payload(story_of(FERRY, FERRY_LATER), "art0", "art1")
    first_words = [
        [block["s"][0]["w"][0]["t"][:11] for block in one["blocks"]] for one in payload["sides"]
    ]
    level = [
        (first_words[0][row[0]], first_words[1][row[2]])
        for row in payload["rows"]
        if row[0] < row[1] and row[2] < row[3]
    ]
    assert ("The harbour", "The harbour") in level


def test_a_row_that_is_the_same_on_both_sides_can_be_folded_unless_there_is_something_to_check():
    story = story_of(FERRY, FERRY)
    assert all(row[4] for row in pair_payload(story, "art0", "art1")["rows"])
    note = pd.DataFrame(
        [("art0", 0, 3, "Check: this")], columns=["article_id", "start", "stop", "text"]
    )
    payload = pair_payload(story, "art0", "art1", notes=note)
    assert [row[4] for row in payload["rows"]] == [0, 1, 1, 1]
    assert sentences_of(payload["sides"][0])[0]["notes"] == ["Check: this"]


def test_an_offered_layer_is_named_but_not_drawn():
    table = pd.DataFrame(
        [("art0", 4, 11, "harbour")], columns=["article_id", "start", "stop", "label"]
    )
    payload = pair_payload(
        story_of(FERRY, FERRY_LATER), "art0", "art1", layers={"names": table, "numbers": None}
    )
    assert payload["labels"] == {"names": [{"label": "harbour", "ref": ""}], "numbers": None}
    assert marked_of(payload["sides"][0], "names") == {0: "harbour"}


@pytest.mark.parametrize(
    ("focus", "place"),
    [
        (None, None),
        ({"passage": 2}, {"passage": 2}),
        ({"article_id": "art1", "start": 90}, {"side": 1, "sentence": 1}),
        ({"article_id": "art1", "start": 10**6}, {"side": 1, "sentence": 3}),
        ({"article_id": "gone", "start": 3}, None),
    ],
)
def test_a_link_opens_at_a_passage_or_at_the_sentence_of_a_character(focus, place):
    assert pair_payload(story_of(FERRY, FERRY_LATER), "art0", "art1", focus=focus)["focus"] == place


def test_an_unknown_article_is_an_error():
    with pytest.raises(KeyError):
        pair_payload(story_of(FERRY, FERRY_LATER), "art0", "gone")


def test_a_base_counts_who_keeps_each_sentence_and_gathers_equal_readings():
    story = story_of(FERRY, FERRY_LATER, FERRY_LATER, "Nothing like it stands here at all.")
    payload = base_payload(story, "art0")
    first, second = sentences_of(payload["sides"][0])[:2]
    assert (first["kept"], first["same"], first["total"], first["without"]) == (2, 2, 3, ["D"])
    assert [[one["letter"] for one in reading["of"]] for reading in second["readings"]] == [
        ["B", "C"]
    ]
    bold = [piece["t"] for piece in second["readings"][0]["w"] if piece.get("m")]
    assert "discovered" in " ".join(bold)
    assert text_of(payload["sides"][0]) == FERRY


def test_of_many_readings_a_few_are_sent_and_the_rest_when_asked_for():
    others = [
        f"The harbour board closed the old ferry pier on Monday morning with {n} guards."
        for n in range(20)
    ]
    story = story_of(FERRY, *others)
    first = sentences_of(base_payload(story, "art0")["sides"][0])[0]
    every = sentences_of(base_payload(story, "art0", all_of=0)["sides"][0])[0]
    assert (len(first["readings"]), first["more"]) == (12, 8)
    assert (len(every["readings"]), every["more"]) == (20, 0)


def test_one_article_alone_can_be_read():
    payload = base_payload(story_of(FERRY), "art0")
    assert payload["others"] == 0
    assert text_of(payload["sides"][0]) == FERRY


def test_a_very_long_line_is_cut_and_says_so():
    story = story_of("word " * (MAX_SHOWN // 5 + 10), FERRY)
    side = pair_payload(story, "art0", "art1")["sides"][0]
    assert side["cut"] == 1
    assert len(text_of(side)) == MAX_SHOWN


def test_a_paragraph_of_many_sentences_is_laid_out_in_parts():
    spans = [(n * 3, n * 3 + 2) for n in range(9)]
    assert blocks("A. " * 9, spans) == [Block(0, 4, False), Block(4, 8, True), Block(8, 9, True)]


def test_notes_say_what_each_side_has():
    table = pd.DataFrame(
        [("x", 0, 4, "y", 7, 9, "will", "")],
        columns=[
            "article_a",
            "start_a",
            "stop_a",
            "article_b",
            "start_b",
            "stop_b",
            "words_a",
            "words_b",
        ],
    )
    notes = check_notes(table, {"x": "A", "y": "B"})
    assert notes["article_id"].tolist() == ["x", "y"]
    assert notes["text"].unique().tolist() == ["Check: A “will” · B has nothing here"]


def test_word_for_word_inside_an_edited_passage_is_a_run_on_both_sides():
    one = "The old ferry pier was closed by the harbour board on Monday morning at nine."
    other = "The old ferry pier was closed on Monday morning at nine by order of the mayor."
    runs = exact_runs(one, other, changed_words, 5)
    assert [one[slice(*span)] for span in runs[0]] == [
        "The old ferry pier was closed",
        "on Monday morning at nine",
    ]
    assert [other[slice(*span)] for span in runs[1]] == [one[slice(*span)] for span in runs[0]]


@settings(deadline=None)
@given(st.text("ab'’ 1,.", max_size=60), st.text("ab'’ 1,.", max_size=60))
def test_what_is_called_word_for_word_is_equal_on_both_sides(one, other):
    for left, right in zip(*exact_runs(one, other, changed_words, 2), strict=True):
        assert words(one[slice(*left)]).folded == words(other[slice(*right)]).folded
