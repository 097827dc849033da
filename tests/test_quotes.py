import pandas as pd
import pytest

from analysis import Story, quotes
from analysis.quotes import candidates, resolve
from analysis.quotes.layout import layout as lay_out
from analysis.schema import Quotation, Segment, types


def story(**texts):
    return Story(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}))


def spoken(text, kind="direct"):
    """Content, speaker and cue of the quotations of one kind in a text."""
    found = story(a=text).quotations
    rows = found[found["kind"] == kind]
    return list(zip(rows["content"], rows["speaker"], rows["cue"], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        '"We start again tomorrow," said Rosa Lind.',
        "“We start again tomorrow,” said Rosa Lind.",
        "‘We start again tomorrow,’ said Rosa Lind.",
        "'We start again tomorrow,' said Rosa Lind.",
    ],
)
def test_straight_curly_and_british_marks_hold_the_same_quotation(text):
    assert spoken(text) == [("We start again tomorrow,", "Rosa Lind", "said")]


def test_an_attribution_between_two_pieces_makes_one_quotation_of_two_segments():
    text = '"We start again," Rosa Lind said on Monday. "Nobody is going home."'
    one = story(a=text)
    assert len(one.quotations) == 1
    pieces = [text[a:b] for a, b in zip(one.segments["start"], one.segments["stop"], strict=True)]
    assert pieces == ['"We start again,"', '"Nobody is going home."']
    assert one.quotations["content"][0] == "We start again, Nobody is going home."


def test_marks_left_open_over_a_paragraph_are_one_quotation():
    text = 'Lind said: "We start at six.\n"Nobody is going home before that."\nAll was quiet.'
    one = story(a=text)
    assert len(one.quotations[one.quotations["kind"] == "direct"]) == 1
    assert one.quotations["stop"][0] == text.index("that.") + 6


def test_scare_quotes_and_titles_are_nobody_s_speech():
    text = 'The "border town" was silent. Moran, who made "Salt Road to the Sea", won the prize.'
    assert spoken(text) == []


def test_words_in_marks_within_a_reported_clause_make_it_partial():
    assert [
        row[0]
        for row in spoken('Lind said the plan was a "very big mistake" for the town.', "partial")
    ] == ['the plan was a "very big mistake" for the town']


def test_reported_speech_without_marks_is_indirect():
    assert spoken("Rosa Lind said the ferry would not sail on Sunday.", "indirect") == [
        ("the ferry would not sail on Sunday", "Rosa Lind", "said")
    ]


def test_words_around_an_attribution_set_between_commas_are_two_segments():
    text = "The ferry, Rosa Lind said, will not sail on Sunday."
    one = story(a=text)
    pieces = [text[a:b] for a, b in zip(one.segments["start"], one.segments["stop"], strict=True)]
    assert pieces == ["The ferry", "will not sail on Sunday"]


def test_a_pronoun_becomes_the_name_of_the_person_who_acts_before_it():
    text = 'Helen Marsh met Mr Tobias Crane. Crane was late.\n"I missed the train," he said.'
    row = story(a=text).quotations.query("kind == 'direct'").iloc[0]
    assert (row["speaker"], text[row["speaker_start"] : row["speaker_stop"]]) == (
        "Tobias Crane",
        "he",
    )


def test_a_body_and_the_place_behind_it_are_one_speaker():
    text = "The pier will not open before the summer, BBC News Berlin reports."
    assert [row[1] for row in spoken(text, "indirect")] == ["BBC News Berlin"]


def test_a_time_never_speaks():
    text = "Last month's flood showed that the wall is too low. This week suggests it will happen."
    assert not {row[1] for row in spoken(text, "indirect")} & {"Last month", "This week"}


def test_what_is_expected_of_somebody_is_not_said_by_them():
    text = "The harbour board is expected to close the pier on Monday."
    assert [row[1] for row in spoken(text, "indirect")] == [""]


def test_words_quoted_beside_a_verb_are_not_its_speaker():
    text = 'A motion affirming "our common duty to the young people" describes the plan as unwise.'
    found = story(a=text).quotations
    assert set(found["speaker"]) == {"A motion"}
    assert "our common duty to the young people" in set(found["content"])


def test_a_name_between_commas_speaks_not_the_subject_of_the_clause_before():
    text = (
        "Helen Marsh often took aim at the mines and Crane, a former harbour director Tobias "
        "Crane, has repeatedly said that the pits would not close."
    )
    assert ("that the pits would not close", "Tobias Crane", "said") in spoken(text, "indirect")


def test_a_name_set_below_a_quotation_by_a_dash_is_its_speaker():
    text = "“Nobody asked us about it.”\n— Rosa Lind\n“It will last for years.”\n— Tobias Crane"
    assert [row[1] for row in spoken(text)] == ["Rosa Lind", "Tobias Crane"]


def test_a_pronoun_may_mean_the_owner_of_something_in_its_own_paragraph():
    text = (
        "Tobias Crane opened the pier.\nIt came after Paul Moran's victory in a vote in which "
        "he promised to close the pits."
    )
    row = story(a=text).quotations.query("cue == 'promised'").iloc[0]
    assert row["speaker"] == "Paul Moran"


def test_a_word_that_stands_once_in_a_story_is_no_pronoun_s_person():
    text = (
        "Paul Moran left early. Brandt was seen at the pier.\n“We are not afraid of it,” he said."
    )
    rows = story(a=text).quotations.query("kind == 'direct'")
    assert rows["speaker"].tolist() == [""]


def test_they_stays_without_a_name():
    text = 'Helen Marsh met the miners. "We missed the train by a minute," they said.'
    row = story(a=text).quotations.query("kind == 'direct'").iloc[0]
    assert row["speaker"] == ""
    assert text[row["speaker_start"] : row["speaker_stop"]] == "they"


def test_a_description_before_a_name_resolves_to_the_name():
    text = '"Not one bolt was loose," said the chief inspector, Rhona Pell.'
    assert spoken(text) == [("Not one bolt was loose,", "Rhona Pell", "said")]


def test_a_lead_in_with_a_colon_names_the_speaker_of_the_next_paragraph():
    text = (
        'The harbour board issued the following statement:\n"The pier is closed until the spring."'
    )
    assert [row[1] for row in spoken(text)] == ["The harbour board"]


def test_two_apostrophes_typed_for_a_mark_are_read_as_reported_speech():
    text = "''The pier is closed until the spring,'' Rosa Lind said."
    row = story(a=text).quotations.iloc[0]
    assert (row["kind"], row["speaker"]) == ("indirect", "Rosa Lind")


def test_no_articles_and_no_quotations_keep_the_columns():
    empty = Story(pd.DataFrame({"article_id": [], "text": []}))
    quiet = story(a="The pier is green.")
    for one in (empty, quiet):
        assert list(one.quotations.columns) == list(types(Quotation))
        assert list(one.segments.columns) == list(types(Segment))
        assert one.quotations.dtypes.astype(str).to_dict() == types(Quotation)


def test_the_tables_do_not_depend_on_the_order_of_articles():
    texts = {
        "a": '"We start again," said Rosa Lind.',
        "b": '"We never stopped at all," said Jo Birch.',
    }
    rows = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    pd.testing.assert_frame_equal(Story(rows).quotations, Story(rows[::-1]).quotations)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        '"',
        '""',
        "“ ” ‘ '",
        '"""" said "" "',
        "'tis '08 rock 'n' roll 'em",
        "«“‘\"'",
        "said: “",
        "“‘«" * 50,
        "😀 “😀😀 😀 😀,” 😀.",
    ],
)
def test_unbalanced_and_empty_marks_never_raise(text):
    one = story(a=text, b='"We start again," said Rosa Lind.')
    assert len(one.quotations) >= 1
    assert len(one.quote_variants) == 0


def test_candidates_stand_where_they_say():
    from analysis.text import language

    text = "Rosa Lind said the ferry would not sail. Her call for calm was heard, said Jo."
    layout = lay_out(text, language.model()(text))
    for one in candidates.candidates(layout):
        for start, stop in one.content:
            assert text[start:stop] == text[start:stop].strip() != ""


def test_genders_come_from_titles_before_given_names():
    mention = resolve.NamedMention(3, 12, "PERSON", 1, "Robin Day", True)
    assert resolve.genders({"a": "Ms Robin Day"}, {"a": [mention]}) == {1: "f"}


def test_found_needs_only_a_text_and_its_parse():
    from analysis.text import language

    text = '"We start again tomorrow," said Rosa Lind.'
    (one,) = quotes.found(text, language.model()(text))
    assert text[slice(*one.segments[0])] == '"We start again tomorrow,"'
    assert text[slice(*one.cue)] == "said"
