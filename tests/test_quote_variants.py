import itertools
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import Story
from analysis.quote_variants import said_of, sayings
from analysis.schema import QuoteVariant, types
from analysis.text.spelling import spelling

GOLDEN = sorted((Path(__file__).parent / "golden" / "utterances").glob("*.json"))
DEMO = Path(__file__).parent.parent / "data" / "sanctuary_city"


def story(texts, roles=None):
    role = [(roles or {}).get(name, "") for name in texts]
    return Story(
        pd.DataFrame({"article_id": list(texts), "text": list(texts.values()), "role": role})
    )


def changes(texts, roles=None):
    rows = story(texts, roles).quote_variants
    return list(zip(rows["change"], rows["words_a"], rows["words_b"], strict=True))


def pair(a, b):
    return {"a": f"The news from Ostby.\n{a}", "b": f"What was said at Ostby.\n{b}"}


@pytest.fixture(scope="module")
def labelled():
    """Every labelled story with its tables and the quotation that holds each labelled stretch."""
    return [_placed(json.loads(path.read_text(encoding="utf-8"))) for path in GOLDEN]


def _placed(data):
    tables = story(data["articles"], data["roles"])
    named = [tuple(one) for utterance in data["utterances"] for one in utterance]
    changed = [c for c in data["changes"] if c[0] in {"altered", "meaning"}]
    named += [place for c in changed for place in (tuple(c[1:3]), tuple(c[3:5]))]
    held = {(a, w): _holder(tables.quotations, data["articles"][a].index(w), a) for a, w in named}
    return data, tables, held


def _holder(quotations, place, article_id):
    rows = quotations[
        (quotations["article_id"] == article_id)
        & (quotations["start"] <= place)
        & (quotations["stop"] > place)
    ]
    rows = rows.assign(length=rows["stop"] - rows["start"], late=rows["kind"] != "direct")
    return int(rows.sort_values(["late", "length"])["quotation_id"].iloc[0]) if len(rows) else -1


def test_utterances_are_grouped_with_the_wanted_precision_and_recall(labelled):
    right = wrong = missed = 0
    for data, tables, held in labelled:
        said = dict(
            zip(tables.quotations["quotation_id"], tables.quotations["utterance_id"], strict=True)
        )
        marked = [
            (n, held[a, w]) for n, utterance in enumerate(data["utterances"]) for a, w in utterance
        ]
        for (n, one), (m, two) in itertools.combinations(marked, 2):
            together = one != two and said.get(one, -1) == said.get(two, -2)
            right += together and n == m
            wrong += together and n != m
            missed += one != two and n == m and not together
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.85


def test_altered_words_are_found_with_the_wanted_precision_and_recall(labelled):
    right = wrong = missed = 0
    for data, tables, held in labelled:
        wanted = {
            frozenset((held[a, w], held[b, x]))
            for change, a, w, b, x in data["changes"]
            if change in {"altered", "meaning"}
        }
        rows = tables.quote_variants
        rows = rows[rows["change"].isin(["altered", "meaning"]) & rows["quotation_b"].notna()]
        found = {
            frozenset((int(a), int(b)))
            for a, b in zip(rows["quotation_a"], rows["quotation_b"], strict=True)
        }
        right, wrong, missed = (
            right + len(found & wanted),
            wrong + len(found - wanted),
            missed + len(wanted - found),
        )
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.85


@pytest.mark.parametrize(
    "change", ["shortened", "speaker", "pronoun", "cue", "marks dropped", "said of", "meaning"]
)
def test_every_labelled_change_between_two_articles_is_listed(labelled, change):
    for data, tables, _ in labelled:
        rows = tables.quote_variants
        listed = {
            frozenset(pair)
            for pair in rows[rows["change"] == change][["article_a", "article_b"]].itertuples(
                index=False, name=None
            )
        }
        assert {
            frozenset((a, b)) for name, a, _, b, _ in data["changes"] if name == change
        } <= listed


def test_style_is_no_change():
    texts = pair(
        '"We\'ll enroll nine pupils in the center," said Rosa Lind.',
        "‘We will enrol 9 pupils in the centre’, said Rosa Lind.",
    )
    assert changes(texts) == []


def test_words_left_out_at_an_end_are_a_cut():
    texts = pair(
        '"We will rebuild the pier before winter, whatever it costs," said Rosa Lind.',
        '"We will rebuild the pier before winter," said Rosa Lind.',
    )
    assert changes(texts) == [("shortened", "whatever it costs", "")]


def test_words_left_out_of_the_middle_are_altered_unless_dots_say_so():
    whole = '"We will rebuild the old pier before the next winter," said Rosa Lind.'
    silent = '"We will rebuild the pier before the next winter," said Rosa Lind.'
    shown = '"We will rebuild the … pier before the next winter," said Rosa Lind.'
    assert changes(pair(whole, silent)) == [("altered", "old", "")]
    assert [change for change, _, _ in changes(pair(whole, shown))] == ["shortened"]


def test_words_in_square_brackets_are_the_editor_s_own():
    texts = pair(
        '"They will rebuild the pier before winter," said Rosa Lind.',
        '"[The engineers] will rebuild the pier before winter," said Rosa Lind.',
    )
    assert changes(texts) == []


def test_a_lost_not_is_a_changed_meaning():
    texts = pair(
        '"We will not rebuild the pier before winter," said Rosa Lind.',
        '"We will rebuild the pier before winter," said Rosa Lind.',
    )
    assert [change for change, _, _ in changes(texts)] == ["meaning"]


def test_two_things_one_person_said_are_two_utterances():
    texts = pair(
        '"We will rebuild the pier before winter," said Rosa Lind.',
        '"We will talk to the fishermen before Friday," said Rosa Lind.',
    )
    assert story(texts).quotations["utterance_id"].nunique() == 2


def test_an_attributed_paraphrase_is_not_a_dropped_mark():
    texts = pair(
        '"The pier will be rebuilt before winter," said Rosa Lind.',
        "Rosa Lind said the pier will be rebuilt before winter.",
    )
    assert changes(texts) == []


def test_quoted_words_in_another_text_s_own_voice_are_marks_dropped():
    texts = pair(
        '"The pier will be rebuilt before winter," said Rosa Lind.',
        "The pier will be rebuilt before winter. Boats stay away.",
    )
    assert changes(texts) == [
        (
            "marks dropped",
            "The pier will be rebuilt before winter",
            "The pier will be rebuilt before winter",
        )
    ]


def test_a_heading_in_the_text_that_has_the_quotation_raises_nothing():
    texts = pair(
        '"The pier will be rebuilt before winter," said Rosa Lind.',
        'Pier will be rebuilt before winter\n"The pier will be rebuilt before winter," Lind said.',
    )
    assert changes(texts) == []


TIDE = "The new gate will hold back the spring tide for at least forty years."


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        (TIDE.replace("forty", "fifty"), [("altered", "forty", "fifty")]),
        ("The gate, which took six years, is to hold back the spring tide, engineers hope.", []),
        (f"The port hopes that {TIDE[0].lower()}{TIDE[1:]}", []),
        ("For at least forty years, the town of Ostby has asked for a new gate.", []),
    ],
)
def test_a_release_is_the_reference_of_what_it_holds_nearly_whole(release, expected):
    texts = pair(f"“{TIDE}” said Ann Brekke.", release)
    assert changes(texts, {"b": "release"}) == expected


LONG = (
    "We have shown that the new gate at the mouth of the harbour can hold back the highest tide "
    "that has ever been measured there."
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (LONG.replace("highest", "lowest"), [("altered", "highest", "lowest")]),
        (
            "The new gate at the harbour has shown what the council has measured there: the "
            "highest cost that was ever met by a town so small.",
            [],
        ),
    ],
)
def test_long_sentences_that_share_little_over_half_are_two_utterances(other, expected):
    texts = pair(f"“{LONG}” said Ann Brekke.", f"“{other}” said Ann Brekke.")
    assert changes(texts) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("fucking", "f---ing", []),
        ("shit", "s---", []),
        ("damned", "f---ing", [("altered", "damned", "f---ing")]),
    ],
)
def test_letters_hidden_by_dashes_are_those_of_the_other_side(one, two, expected):
    said = "“I never went near the {} water,” said Ann Brekke."
    assert changes(pair(said.format(one), said.format(two))) == expected


def test_a_transcript_without_marks_is_the_reference():
    texts = {
        "a": '"The pier will be rebuilt before summer," said Rosa Lind.',
        "t": "Rosa Lind at Ostby.\nThe pier will be rebuilt before winter. Thank you.",
    }
    assert changes(texts, {"t": "transcript"}) == [("altered", "summer", "winter")]


def test_no_articles_keep_the_columns():
    empty = Story(pd.DataFrame({"article_id": [], "text": []})).quote_variants
    assert empty.dtypes.astype(str).to_dict() == types(QuoteVariant)


def test_a_hundred_readings_of_one_utterance_stay_one():
    texts = {
        f"{n:04}": f'Report {n}.\n"We will rebuild the pier before winter," said Rosa Lind.'
        for n in range(100)
    }
    assert story(texts).quotations["utterance_id"].unique().tolist() == [0]


def test_refusals_turn_an_act_round():
    assert list(said_of.acts("She never apologised.")) != list(said_of.acts("She apologised."))


def test_cues_differ_in_strength():
    assert [
        sayings.strength_of(cue) for cue in ("says", "claims", "admitted", "urged", "thinks")
    ] == ["said", "claimed", "admitted", "pressed", ""]


def test_spelling_joins_house_styles_and_nothing_else():
    assert spelling("travelling") == spelling("traveling")
    assert spelling("metre") == spelling("meter")
    assert spelling("hour") != spelling("her")
    assert spelling("advise") != spelling("advice")


@pytest.fixture(scope="module")
def demo_rows(demo):
    letters = demo.letters
    rows = [
        (letters[r.article_a] + letters[r.article_b], r.change, r.words_a, r.words_b)
        for r in demo.quote_variants.itertuples()
    ]
    return demo, rows


def _between(demo_rows, letters, change):
    return [(a, b) for pair, found, a, b in demo_rows[1] if pair == letters and found == change]


def test_the_demo_s_changed_words_are_found(demo_rows):
    assert any("run away from" in b for _, b in _between(demo_rows, "AC", "altered"))
    assert any(
        "stopping us from deporting criminal immigrants" in b
        for _, b in _between(demo_rows, "AC", "altered")
    )
    assert any("agencies from accessing" in b for _, b in _between(demo_rows, "AC", "altered"))
    assert ("election of the", "choice of a") in _between(demo_rows, "AC", "altered")
    assert any("work" in b for _, b in _between(demo_rows, "AC", "altered"))
    assert any("step" in b for _, b in _between(demo_rows, "AE", "altered"))


def test_the_demo_s_pronoun_and_context_are_found(demo_rows):
    assert _between(demo_rows, "AC", "pronoun") == [("she", "he")]
    assert not [row for row in demo_rows[1] if row[1] == "speaker"]
    assert _between(demo_rows, "DA", "context dropped")
    assert _between(demo_rows, "AE", "attribution not carried")
    assert not [row for row in demo_rows[1] if row[1] == "marks dropped"]


def test_the_demo_s_unchanged_quotations_raise_nothing(demo_rows):
    assert not [row for row in demo_rows[1] if row[0] == "AB"]
