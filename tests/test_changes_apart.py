"""Changed facts in sentences that share few words, each with an honest twin that stays silent."""

import pandas as pd
import pytest

from analysis import Story
from tests.benchmarks import bench_changes

CHANGED = [
    (
        "Divers raised 84,000 pounds for the lifeboat at Sarn with a raffle and a walk.",
        "A raffle and a walk have brought 48,000 pounds in for Sarn's lifeboat, divers said.",
    ),
    (
        "Maker Ostrel will spend 450 million crowns on a kiln at Brodek. It burns waste.",
        "Brodek gets a kiln that burns waste. The maker has set 45 million crowns aside for it.",
    ),
    (
        "A bakery was hit by a car. Nora Quill, aged 74, had pressed the wrong pedal.",
        "Magistrates banned the driver, 47-year-old Nora Quill, after the crash at the bakery.",
    ),
    (
        "Households may use 90 litres a day from Thursday. Gardens stay dry.",
        "From Thursday each household gets 90 litres a week and gardens no water at all.",
    ),
    (
        "Patients aged 12 to 17 can have the jab at forty surgeries in Umber.",
        "In Umber forty surgeries give the jab to patients aged 12 to 27.",
    ),
    (
        "Dentist Kim Aldane was fined after his car hit a rider in Truvo. The rider broke a wrist.",
        "A rider broke a wrist in Truvo. Kim Aldane, a dentist, did not stop her car.",
    ),
    (
        "Divers work at the dam by lamplight. Chief engineer Oonagh Pirrie called it safe.",
        "The wall will hold, in the view of Oona Pirie, who is the chief engineer.",
    ),
    (
        "The mayor of Tolver sold the fire station without consulting the council, a report found.",
        "Her report on the mayor of Tolver says that he sold it after consulting the council.",
    ),
]
HONEST = [
    (
        "By evening half of the 900 homes in Arle had power again. More snow is forecast.",
        "About 450 homes in Arle had power in the evening after the snow.",
    ),
    (
        "The tram museum in Graz will reopen on Thursday after repairs to its roof.",
        "After repairs to its roof the tram museum in Graz reopened on Thursday.",
    ),
    (
        "The board did not discuss the theft at Holm until February, its chairman said.",
        "It was February before the board discussed the theft at Holm, said its chairman.",
    ),
    (
        "Police in Lier arrested two men suspected of stealing a painting from a church.",
        "Two men were detained by police in Lier over the theft of a painting from a church.",
    ),
]


def conflicts(*texts):
    ids = [str(n) for n in range(len(texts))]
    return Story(pd.DataFrame({"article_id": ids, "text": list(texts)})).conflicts


@pytest.mark.parametrize(("one", "two"), CHANGED)
def test_a_change_is_found_where_the_sentences_share_few_words(one, two):
    table = conflicts(one, two)
    assert len(table) >= 1
    for row in table.itertuples():
        sides = {"0": one, "1": two}
        assert sides[row.article_a][row.start_a : row.stop_a] == row.text_a
        assert sides[row.article_b][row.start_b : row.stop_b] == row.text_b
        assert row.why.endswith(".")


@pytest.mark.parametrize(("one", "two"), HONEST)
def test_the_same_told_otherwise_raises_nothing(one, two):
    assert conflicts(one, two).empty


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Coach Ann Mbori denied that she would leave Lugo.", "“I will leave in the summer,” {}"),
        ("Coach Ann Mbori praised the new rules.", "“These rules will ruin every small club,” {}"),
    ],
)
def test_what_is_said_of_a_speaker_is_held_against_her_words(told, said):
    quoted = said.format("coach Ann Mbori told reporters in Lugo.")
    texts = pd.DataFrame({"article_id": ["a", "b"], "text": [told, quoted]})
    table = Story(texts).quote_variants
    of_her = table[table["change"] == "said of"]
    assert len(of_her) == 1
    assert "“" in of_her["why"].iloc[0]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Ann Bell denied that he would sell the school.", "I will not sell the school"),
        ("Ann Bell denied the board had agreed to sell the school.", "I did not sell the school"),
        ("Ann Bell said he would not strike a deal.", "I have not struck a deal"),
        ("Ann Bell refused to sell the school.", "I did not sell the school"),
    ],
)
def test_what_somebody_refused_is_not_undertaken(told, said):
    assert "said of" not in list(story_of(told, f"“{said},” said Ann Bell.")["change"])


@pytest.mark.parametrize(
    ("told", "said", "words"),
    [
        ("Ann Bell denied that he would sell the school.", "I will sell the school", "denied"),
        ("Ann Bell said he would not strike a deal.", "I struck a deal", "not"),
        ("Ann Bell refused to leave and agreed to sell the school.",
         "I will not sell the school", "agreed to"),
        ("Ann Bell refused to leave, but agreed to sell the school.",
         "I will not sell the school", "agreed to"),
        ("Ann Bell pledged to sell the school.", "I will not sell the school", "pledged to"),
    ],
)  # fmt: skip
def test_what_somebody_undertook_or_refused_is_held_against_his_words(told, said, words):
    table = story_of(told, f"“{said},” said Ann Bell.")
    (why,) = table.loc[table["change"] == "said of", "why"]
    assert f"says of the speaker “{words}”" in why


def story_of(*texts: str) -> pd.DataFrame:
    """What changed in quotations between these texts."""
    return bench_changes.story(list(texts)).quote_variants
