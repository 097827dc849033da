"""Kinds of error with quotations: who speaks, what is speech, what has been changed.

Each kind with an example and a neighbour that looks like it and is none.
"""

import pandas as pd
import pytest

from analysis import Story
from analysis.quote_variants import people
from analysis.quote_variants.spoken_words import compared


def story(*texts: str) -> Story:
    return Story(pd.DataFrame({"article_id": list("abcdef")[: len(texts)], "text": list(texts)}))


def speakers(text: str, other: str = "Nothing new.") -> list[tuple[str, str]]:
    """Speaker and first words of every quotation of a text."""
    found = story(text, other).quotations
    rows = found[found["article_id"] == "a"]
    return [
        (who, " ".join(said.split()[:3]))
        for who, said in zip(rows["speaker"], rows["content"], strict=True)
    ]


def changes(one: str, two: str) -> list[str]:
    return sorted(story(one, two).quote_variants["change"])


def raised(one: str, two: str) -> list[str]:
    return story(one, two).findings["kind"].tolist()


ORCHARD = "We have lost every tree in the orchard and nobody will pay"

# ------------------------------------------------------------------------------ who speaks


def test_a_sentence_about_a_second_speaker_ends_the_first_one_s_quotation():
    text = (
        f"Vera Stamm wrote that the harvest was lost. “{ORCHARD}.” Yet Otto Pell insisted it was "
        "fine. “Nothing has happened to my apples this year.”"
    )
    assert ("Vera Stamm", "We have lost") in speakers(text)
    assert ("Otto Pell", "Nothing has happened") in speakers(text)


def test_a_plain_attribution_between_two_pieces_keeps_them_one_quotation():
    text = f"“{ORCHARD}.” Vera Stamm said on Friday. “Nobody has come to look at it.”"
    assert speakers(text) == [("Vera Stamm", "We have lost")]


def test_a_verb_before_its_name_and_a_colon_leads_into_what_follows():
    text = (
        f"The board heard Vera Stamm and Otto Pell. Wrote Stamm: “{ORCHARD}.” Replied Pell: "
        "“Nothing has happened to my apples this year.”"
    )
    other = "“Nothing has happened to my apples this year,” Otto Pell said."
    assert speakers(text, other) == [
        ("Vera Stamm", "We have lost"),
        ("Otto Pell", "Nothing has happened"),
    ]


@pytest.mark.parametrize("after", ["Otto Pell shrugged.", "Otto Pell looked away and sighed."])
def test_who_only_listens_in_the_next_sentence_does_not_speak(after):
    text = f"Vera Stamm turned to the inspector, Otto Pell. “{ORCHARD}.” {after}"
    assert speakers(text)[0][0] in {"Vera Stamm", ""}


def test_who_answers_behind_a_comma_speaks_with_any_verb():
    assert speakers(f"“{ORCHARD},” Otto Pell sighed.") == [("Otto Pell", "We have lost")]


def test_a_pronoun_is_not_the_one_who_was_told():
    text = (
        "Vera Stamm, a grower, told the inspector Robin Tarn that the trees were dead. "
        f"“{ORCHARD},” she told him."
    )
    assert ("Vera Stamm", "We have lost") in speakers(text)


@pytest.mark.parametrize("office", ["an aide to", "a lawyer for", "the agent of"])
def test_words_of_an_aide_are_not_the_principal_s(office):
    one, two = f"“{ORCHARD},” said {office} Otto Pell.", f"“{ORCHARD},” Otto Pell said."
    assert speakers(one, two)[0][0] == f"{office} Otto Pell"
    assert "speaker" in raised(one, two)


def test_a_body_speaks_through_its_people():
    one = f"“{ORCHARD},” said a spokesman for the Calder Growers Association."
    two = f"“{ORCHARD},” the Calder Growers Association said in a statement."
    assert "speaker" not in changes(one, two)


def test_a_person_and_the_body_he_speaks_for_are_no_two_speakers():
    one = f"“{ORCHARD},” Otto Pell said on Friday."
    two = f"“{ORCHARD},” the Calder Growers Association said on Friday."
    assert "speaker" not in changes(one, two)


def test_two_people_named_beside_one_quotation_are_two_speakers():
    one, two = f"“{ORCHARD},” Otto Pell said.", f"“{ORCHARD},” said Vera Stamm."
    assert "speaker" in raised(one, two)


def test_one_given_name_and_office_are_the_same_speaker():
    assert people.speaks_for("a spokesman for Vera Stamm", "Stamm")
    assert not people.speaks_for("Vera Stamm of Calder", "Otto Pell")


@pytest.mark.parametrize("dash", [" -", " — ", " – ", "\n— "])
def test_a_name_with_its_office_behind_a_dash_speaks(dash):
    text = f"“{ORCHARD}.”{dash}Orchard keeper Otto Pell\n\nThe frost came on Monday."
    assert speakers(text) == [("Otto Pell", "We have lost")]


def test_a_dash_with_a_sentence_behind_it_names_nobody():
    text = f"“{ORCHARD}.” - The words were painted on a wall in Ostby."
    assert [who for who, _ in speakers(text)] in ([], [""])


@pytest.mark.parametrize(
    "line", ["From the office of Vera Stamm, chair of the growers.", "Statement by Vera Stamm:"]
)
def test_a_line_that_announces_whose_words_follow_names_the_speaker(line):
    assert speakers(f"{line}\n\n“{ORCHARD}.”") == [("Vera Stamm", "We have lost")]


def test_a_line_that_only_mentions_somebody_names_no_speaker():
    text = f"Rain fell on the house of Vera Stamm all night.\n\n“{ORCHARD}.”"
    assert [who for who, said in speakers(text) if said == "We have lost"] in ([], [""])


def test_the_labels_of_a_transcript_name_their_speakers():
    text = (
        "PELL: The pumps were out for the whole of the night.\n\n"
        "STAMM (by telephone): Nobody came to mend them before the morning."
    )
    assert [who.upper() for who, _ in speakers(text)] == ["PELL", "STAMM"]


def test_a_heading_in_capitals_speaks_nothing():
    text = "UPDATE: The pumps are out.\n\nVIDEO: The pumps are mended by hand in Ostby."
    assert speakers(text) == []


def test_an_embedded_post_belongs_to_who_signs_it():
    post = "The pumps were out for the whole of the night and nobody came to mend them"
    embedded = f"It rained.\n\n{post} — Otto Pell (@ottopell) May 3, 2021\n\nMore follows."
    quoting = f"“{post},” Otto Pell wrote."
    assert speakers(embedded) == [("Otto Pell", "The pumps were")]
    assert "marks dropped" not in changes(quoting, embedded)
    assert "marks dropped" in changes(quoting, f"It rained.\n\n{post}.\n\nMore follows.")


def test_a_relative_clause_may_report():
    text = "Otto Pell keeps bees. He lives in a valley which he said was the wettest in Calder."
    assert any("wettest" in said or "was the" in said for _, said in speakers(text))


@pytest.mark.parametrize(
    "note",
    [
        "Clarification: A previous version of this report said that the frost came in May.",
        "This article was amended on May 3. It had said that the frost came in May.",
    ],
)
def test_a_note_about_the_text_itself_speaks_nothing(note):
    assert speakers(f"The frost came.\n\n{note}") == []


def test_a_report_that_a_speaker_names_is_no_note():
    text = "A correction is due, Otto Pell said on Monday: the frost came in April."
    assert speakers(text)


# ------------------------------------------------------------------------------ what is speech


def test_a_short_answer_with_its_verb_is_speech():
    text = "They asked whether he would sell. “Never,” said grower Otto Pell."
    assert ("Otto Pell", "Never,") in speakers(text)


def test_a_single_word_without_a_verb_is_a_term():
    assert speakers("The word “Never” was painted on the gate of the farm.") == []


def test_titles_are_no_speech_and_shouting_is():
    choir = 'The choir sang "Hear the Rain on Every Roof" and "Nobody Sails Alone".'
    assert speakers(choir) == []
    assert speakers('"HEAR THE RAIN ON EVERY ROOF!" Otto Pell shouted.')


# ------------------------------------------------------------------------------ cuts that turn


def quoted(said: str) -> str:
    return f"“{said},” said Otto Pell."


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        (
            "They must never, and I mean in no year, spray the trees",
            "They must ... spray the trees",
        ),
        ("It is not true that the spring has run dry", "The spring has run dry"),
        (
            "Unless the council digs a new well, the spring will run dry by June",
            "The spring will run dry by June",
        ),
        (
            "The spring will run dry by June if the council digs no new well",
            "The spring will run dry by June",
        ),
    ],
)
def test_a_cut_that_takes_out_a_denial_or_a_condition_is_raised(whole, cut):
    assert "altered" in raised(quoted(whole), quoted(cut))


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("No, the spring in the valley has run dry", "The spring in the valley has run dry"),
        (
            "There is no doubt that the spring has run dry in May",
            "The spring has run dry in May",
        ),
        (
            "They will, not for the first time, spray the trees by hand",
            "They will ... spray the trees by hand",
        ),
        (
            "The spring will run dry by June, if you like",
            "The spring will run dry by June",
        ),
    ],
)
def test_a_cut_beside_a_pause_or_of_a_phrase_is_a_true_cut(whole, cut):
    assert changes(quoted(whole), quoted(cut)) == ["shortened"]


def test_a_condition_told_beside_the_marks_is_no_turned_cut():
    whole = quoted("Unless the council digs a new well, the spring will run dry by June")
    told = "Unless there is a new well, Otto Pell said, “the spring will run dry by June”."
    assert "altered" not in changes(whole, told)
    led = "Without a new well, Otto Pell said, “the spring will run dry by June”."
    assert "altered" not in changes(whole, led)
    assert "altered" in changes(whole, "Otto Pell said: “The spring will run dry by June”.")


def test_a_sentence_left_out_in_silence_is_raised_and_one_left_out_openly_is_not():
    whole = "The roof is old. Rain has come in since May. It has to go before the winter"
    silent = "The roof is old. It has to go before the winter"
    shown = "The roof is old ... It has to go before the winter"
    assert "altered" in changes(quoted(whole), quoted(silent))
    assert "altered" not in changes(quoted(whole), quoted(shown))
    apart = "“The roof is old,” said Otto Pell. “It has to go before the winter.”"
    assert "altered" not in changes(quoted(whole), apart)


# ------------------------------------------------------------------------------ style


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "It took 12 per cent of the crop on the 2nd of May",
            "It took 12% of the crop on the second of May",
        ),
        (
            "We sold the land for $3 million to the bank",
            "We sold the land for 3 million dollars to the bank",
        ),
        ("We lost 12,500 trees in the U.S. this year", "We lost 12500 trees in the US this year"),
        (
            "We met the men of al-Qaida on the road north",
            "We met the men of al-Qaeda on the road north",
        ),
        (
            "That damned fool has ruined the whole orchard",
            "That d***** fool has ruined the whole orchard",
        ),
        (
            "He is sceptical about the new cease-fire in town",
            "He is skeptical about the new ceasefire in town",
        ),
        ("It swerved 7-10 times on the bridge", "It swerved seven to 10 times on the bridge"),
        ("It took fifty-two men to lift the old tree", "It took 52 men to lift the old tree"),
        ("They (the growers) will never pay for that fence", "They will never pay for that fence"),
        ("The CRA has left us nothing here", "The coastal relief agency has left us nothing here"),
        ("We see a socio-economic gap in the town", "We see a socioeconomic gap in the town"),
        ("The link of TB, AIDS and work", "The link of tuberculosis bacilli, AIDS and work"),
        ("Deaths by a CVD fell this year", "Deaths by a cardiovascular disease fell this year"),
        ("The coastal relief agency (CRA) left us here", "The coastal relief agency left us here"),
    ],
)
def test_another_style_inside_the_marks_is_no_alteration(one, two):
    assert changes(quoted(one), quoted(two)) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "It took 12 per cent of the crop on the 2nd of May",
            "It took 13% of the crop on the second of May",
        ),
        ("We lost 12,500 trees in the U.S. this year", "We lost 12,600 trees in the US this year"),
        ("We met the men of Iran on the road north", "We met the men of Iraq on the road north"),
        (
            "That damned fool has ruined the whole orchard",
            "That b***** fool has ruined the whole orchard",
        ),
        ("The CRA has left us nothing here", "The coastal rescue fund has left us nothing here"),
        ("The CRA has left us nothing here", "The agency for relief has left us nothing here"),
    ],
)
def test_other_words_in_the_same_style_are_an_alteration(one, two):
    assert changes(quoted(one), quoted(two)) == ["altered"]


def test_what_a_reader_hears_alike_is_one_key():
    def keys(text: str) -> list[str]:
        return [word.key for word in compared(text, 0, len(text))]

    assert keys("£2.5m") == keys("2.5 million pounds")
    assert keys("the first") == keys("the 1st")
    assert keys("U.N.") == keys("United Nations")
    assert keys("us") != keys("US")


# ------------------------------------------------------------ one utterance or two


def test_one_changed_word_in_a_short_quotation_is_raised():
    one, two = "“We sold everything,” said Otto Pell.", "“We burned everything,” said Otto Pell."
    assert "altered" in raised(one, two)


def test_two_short_quotations_of_two_people_are_two():
    one, two = "“We sold everything,” said Otto Pell.", "“We burned everything,” said Vera Stamm."
    assert changes(one, two) == []


def test_two_things_that_share_words_are_two_where_one_article_has_both():
    first = "We take every report of frost in the valley very seriously at this office"
    second = "We take any report of frost in the valley very seriously and we watch the hills"
    one = quoted(second)
    two = f"“{first},” said Otto Pell on Monday.\n\n“{second},” said Otto Pell on Friday."
    assert "altered" not in changes(one, two)


def test_words_that_nobody_is_known_to_have_said_need_to_be_nearly_the_same():
    one = "“The panel may weigh whether to call more growers from the valley to the hearing.”"
    two = "“The court has asked whether to call more growers from the valley in the spring term.”"
    assert "altered" not in changes(one, two)


def test_no_comment_is_never_held_against_speech():
    said = f"“{ORCHARD},” Otto Pell said on Monday."
    assert "said of" not in changes(said, "Otto Pell declined to comment on Tuesday.")
