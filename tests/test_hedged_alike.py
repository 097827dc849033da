"""What one text doubts and another states as fact, found by what the sentences mean."""

import pandas as pd
import pytest

from analysis import Story
from analysis.claims import hedged_alike, hedging
from analysis.params import Params

DOUBT = "The harbour master of Larvik has reportedly issued an order to shut the old pier."
FACT = "Larvik's harbour master issued orders that the old pier be closed."
PARAMS = Params()
OTHER = "The council meets on the first Tuesday of the month in the town hall."


def plain(*texts: str, params: Params = PARAMS) -> list[tuple[str, str, str]]:
    """The doubt, the plain words, and what speaks against each, over some articles."""
    columns = {"article_id": [f"{n}" for n in range(len(texts))], "text": list(texts)}
    read = Story(pd.DataFrame(columns))._claims
    hedgings = {place: hedging.read(sentence) for place, sentence in read.items()}
    return [
        (
            " ".join(t.word for t in one.hedged.tokens[slice(*one.flip.span_a)]),
            one.plain.tokens[one.flip.span_b[0]].word,
            one.flip.against,
        )
        for one in hedged_alike.plainly(read, hedgings, params)
    ]


@pytest.mark.parametrize(
    ("doubt", "fact", "found"),
    [
        pytest.param(DOUBT, FACT, ("reportedly", "issued"), id="hearsay"),
        pytest.param(
            "A wandering bear is believed to have killed six sheep on a farm near Voss.",
            "Six sheep were killed by a bear that roams the farms around Voss.",
            ("believed to have", "killed"),
            id="a passive verb",
        ),
        pytest.param(
            "The alleged smuggler Iver Dahl drowned in the harbour of Larvik on Monday night.",
            "On Monday night smuggler Iver Dahl was drowned in Larvik harbour.",
            ("alleged", "smuggler"),
            id="a word before a noun",
        ),
        pytest.param(
            "The driver of the red lorry may have fallen asleep before the crash at Voss.",
            "Before the crash at Voss the man who drove the red lorry fell asleep.",
            ("may have", "fell"),
            id="may have",
        ),
    ],
)
def test_a_doubt_that_another_article_states_as_fact_is_found(doubt, fact, found):
    assert plain(f"{OTHER} {doubt}", f"{fact} {OTHER}") == [(*found, "")]


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (FACT[:-1] + ", the mayor said.", "somebody's word is given for it"),
        ("The mayor reports that " + FACT[:-1] + ".", "somebody's word is given for it"),
        (FACT[:-1] + "?", "the other text leaves it open in another way"),
        (FACT[:-1] + ", a presumed order.", "the other text leaves it open in another way"),
    ],
)
def test_what_is_open_in_another_way_is_passed_over(fact, why):
    assert [against for _, _, against in plain(DOUBT, fact)] == [why]


@pytest.mark.parametrize(
    ("doubt", "fact"),
    [
        pytest.param(DOUBT, FACT.replace("issued", "apparently issued"), id="both doubt"),
        pytest.param(
            DOUBT,
            f"{FACT} The order to shut the pier was allegedly issued at dawn.",
            id="elsewhere",
        ),
        pytest.param(DOUBT, OTHER, id="another matter"),
        pytest.param(
            DOUBT,
            "The harbour master of Larvik walks over the old pier every day.",
            id="another act",
        ),
        pytest.param(DOUBT.replace("has reportedly", "could have"), FACT, id="could"),
        pytest.param(DOUBT.replace("reportedly", "likely"), FACT, id="likely"),
        pytest.param(DOUBT.replace("has reportedly", "seems to have"), FACT, id="seems to"),
    ],
)
def test_no_doubt_is_found_where_no_other_article_states_it(doubt, fact):
    assert plain(doubt, fact) == []


def test_the_doubt_of_one_article_is_held_against_each_other_once():
    assert len(plain(DOUBT, FACT, f"{FACT} {FACT}")) == 2
    assert plain(f"{DOUBT} {FACT}") == []


def test_the_bars_say_how_near_sentences_and_words_must_be():
    assert plain(DOUBT, FACT, params=Params(hedge_alike=0.99)) == []
    assert plain(DOUBT, FACT, params=Params(hedge_words=0.99)) == []
    elsewhere = f"{FACT} Ferries allegedly use the pier of Larvik."
    assert plain(DOUBT, elsewhere, params=Params(hedge_open=0.2)) == []
    assert len(plain(DOUBT, elsewhere, params=Params(hedge_open=0.7))) == 1


def test_a_story_with_too_many_sentences_is_left_alone(monkeypatch):
    monkeypatch.setattr(hedged_alike, "_MOST", 1)
    assert plain(DOUBT, FACT) == []


BEAR = "A wandering bear is believed to have killed six sheep on a farm near Voss."


@pytest.mark.parametrize(
    ("fact", "tie"),
    [
        ("Half a dozen ewes in the hills of Voss were killed by a roaming bear.", "alike"),
        ("A wandering bear has killed six sheep on a farm near Voss.", "aligned"),
    ],
)
def test_it_becomes_one_conflict_though_the_sentences_are_aligned_too(fact, tie):
    columns = {"article_id": ["a", "b"], "text": [BEAR, fact]}
    found = Story(pd.DataFrame(columns)).conflicts
    assert found[["kind", "tie", "trigger_a", "trigger_b"]].to_numpy().tolist() == [
        ["hedge", tie, "believed to have", "killed"]
    ]
