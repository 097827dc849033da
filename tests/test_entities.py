"""Names found in texts, and what kind of thing each is."""

import gzip
import json
import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story, schema
from analysis.errors import MissingModel
from analysis.names import name_search, name_spans, name_types
from analysis.text import language

TEXT = """Mayor Orla Finnegan opened the Harnham Rowing Club on Sunday. "We waited," Finnegan said.
The Harnham Rowing Club (HRC) was founded in Norway by Mr. Piet Brandt's father. The HRC is \
older than France's oldest club, said Brandt, who rowed for Norway."""


def names(text: str) -> list[tuple[str, str]]:
    rows = Story(pd.DataFrame({"article_id": ["a"], "text": [text]})).mentions
    assert all(text[row.start : row.stop] == row.surface for row in rows.itertuples())
    return list(zip(rows["surface"], rows["type"], strict=True))


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str]]:
    return names(TEXT)


def test_titles_and_possessives_are_no_part_of_a_mention(found):
    assert ("Orla Finnegan", "PERSON") in found
    assert ("Piet Brandt", "PERSON") in found
    assert ("France", "GPE") in found
    assert not any("Mayor" in name or "’s" in name or "'s" in name for name, _ in found)


def test_a_surname_alone_is_found_and_is_a_person(found):
    assert found.count(("Finnegan", "PERSON")) == 1
    assert ("Brandt", "PERSON") in found


def test_initials_given_in_brackets_are_found_elsewhere_as_the_same_body(found):
    assert found.count(("HRC", "ORG")) == 2
    assert found.count(("Harnham Rowing Club", "ORG")) == 2


def test_mentions_stand_in_order_and_do_not_overlap(demo):
    rows = demo.mentions
    assert rows.equals(rows.sort_values(["article_id", "start"], ignore_index=True))
    for _, one in rows.groupby("article_id"):
        assert (one["start"].to_numpy()[1:] >= one["stop"].to_numpy()[:-1]).all()


def test_trump_is_one_person_in_all_five_articles(demo):
    trump = demo.entities[demo.entities["name"] == "Donald Trump"]
    assert trump[["type", "n_articles"]].to_numpy().tolist() == [["PERSON", 5]]
    assert "Trump" in trump["aliases"].item()
    rows = demo.mentions[demo.mentions["surface"].str.contains("Trump")]
    assert set(rows["type"]) == {"PERSON"}
    assert rows["article_id"].nunique() == 5


def test_initials_of_a_city_are_the_city(demo):
    city = demo.entities[demo.entities["name"] == "Los Angeles"]
    assert "LA" in city["aliases"].item().split(" | ")


def test_two_homans_stand_apart_and_are_asked_about(demo):
    asked = set(zip(demo.near_names["name_a"], demo.near_names["name_b"], strict=True))
    assert ("Tim Homan", "Tom Homan") in asked
    assert ("Jackie Goldberg", "Jackie Gould") in asked
    assert any("Immigrations and" in a and "Immigration and" in b for a, b in asked)


def test_a_body_cut_at_and_is_whole(demo):
    assert "Immigrations and Customs Enforcement" in set(demo.mentions["surface"])


def test_names_do_not_depend_on_the_order_of_the_articles():
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "text": [TEXT, "Finnegan rows. Ann Lee of HRC rows."]}
    )
    one, other = Story(articles), Story(articles.iloc[::-1])
    pd.testing.assert_frame_equal(one.mentions, other.mentions)
    pd.testing.assert_frame_equal(one.entities, other.entities)


def test_no_text_has_empty_tables_with_their_columns():
    story = Story(pd.DataFrame({"article_id": ["a"], "text": [""]}))
    assert list(story.mentions.columns) == list(schema.Mention._fields)
    assert list(story.entities.columns) == list(schema.Entity._fields)
    assert story.near_names.empty


def test_hostile_texts_name_nobody_wrongly_placed():
    texts = [
        "… !!! “ ‘ ((",
        "日本の首相は東京で話した。",
        "قال رئيس البلدية",
        "😀 Bob\u202e Jones",
        "A" * 50_000,
    ]
    rows = [name for text in texts for name in names(text)]
    assert all(len(surface) < 200 for surface, _ in rows)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Ann", "Lee", "of", "the", "Club", "\n", "“", "'s", "(HRC)", "- U.S.", "é"]
        )
    )
)
def test_offsets_hold_whatever_the_text(words):
    names(" ".join(words))


def test_a_missing_model_is_said_in_a_sentence_only_when_names_are_asked_for(monkeypatch):
    monkeypatch.setattr(language, "MODELS", ("no_such_model",))
    language.model.cache_clear()
    story = Story(pd.DataFrame({"article_id": ["a"], "text": ["Ann Lee spoke."]}))
    assert len(story.sentences) == 1
    with pytest.raises(MissingModel, match="not installed"):
        _ = story.mentions
    language.model.cache_clear()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the village of Brindle", "Brindle", "GPE"),
        ("They met in Brindle, Norway.", "Brindle", "GPE"),
        ("Brindle, a company that makes oars,", "Brindle", "ORG"),
        ("Brindle (born 1961) rowed", "Brindle", "PERSON"),
        ("Captain Brindle rowed", "Brindle", "PERSON"),
        ("Brindle River", "Brindle River", "LOC"),
        ("Brindle Transport Board", "Brindle Transport Board", "ORG"),
    ],
)
def test_words_beside_a_name_say_what_it_is(text, name, kind):
    start = text.index(name)
    assert name_types.elected(name_types.clues(text, start, start + len(name))) == kind


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("the Harnham Times’", "Harnham Times"),
        ("former Prime Minister Ann Lee's", "Ann Lee"),
        ("“Ann Lee”,", "Ann Lee"),
        ("Acme Inc.", "Acme Inc."),
        ("Vancouver Canucks of the", "Vancouver Canucks"),
        ("Ruth Delgado as CEO", "Ruth Delgado"),
        ("Ines de la Vega", "Ines de la Vega"),
        ("Edward of Woodstock", "Edward of Woodstock"),
    ],
)
def test_edges_of_a_name_are_trimmed(text, trimmed):
    start, stop = name_spans.trimmed(text, 0, len(text), "PERSON")
    assert text[start:stop] == trimmed


SLIPPED = "Ann Holmgren left Lund. Holmgren was tired. In the evening {} rang, Holmgren said."


@pytest.mark.parametrize(
    ("word", "is_found"),
    [
        ("Holmgrem", True),
        ("Holgren", True),
        ("Holmgrens", False),
        ("Folmgren", False),
        ("Holmgersn", False),
        ("HOLMGREM", False),
        ("Holmgrem Quay", False),
    ],
)
def test_a_surname_with_one_slip_is_a_name_as_well(word, is_found):
    text = SLIPPED.format(word)
    taken = [m.span() for m in re.finditer("Ann Holmgren|Holmgren\\b", text)]
    found = list(name_search.misspelt(text, {"Holmgren"}, taken))
    at = text.index(word)
    assert found == [(at, at + len(word), word, "PERSON")] * is_found


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        pytest.param("Holmgren left. Then Holmgrem rang.", "Holmgren", id="borne once"),
        pytest.param("Holmgren met Holmgren. Holmgrem met Holmgrem.", "Holmgren", id="twice too"),
        pytest.param("Hollande met Hollande. Then Holland won.", "Hollande", id="a place"),
        pytest.param("Ms Christman met Ms Christman at Christmas.", "Christman", id="a feast"),
        pytest.param("Dale met Dale. Then Dane rang.", "Dale", id="too short"),
    ],
)
def test_what_may_be_another_name_is_no_slip_of_a_surname(text, surname):
    assert list(name_search.misspelt(text, {surname}, [])) == []


def test_a_surname_with_a_slip_is_found_in_a_story():
    text = SLIPPED.format("Holmgrem") + " Holmgrem is a village."
    assert ("Holmgrem", "PERSON") in names(SLIPPED.format("Holmgrem"))
    assert ("Holmgrem", "PERSON") not in names(text)


def test_a_verb_that_opens_a_sentence_is_no_part_of_a_name():
    text = "Removing Godane from the battlefield is a loss. Sterling Brown left. Xing Xu wept."
    assert [name for name, _ in names(text)] == ["Godane", "Sterling Brown", "Xing Xu"]


def test_a_known_name_is_not_found_inside_a_longer_one():
    index = name_search.index({"Reid": "PERSON"})
    assert list(name_search.missed("Reid Park and McReid and Ann Reid.", index, [])) == []


def test_a_surname_is_not_found_in_a_month():
    story = "Ann May rowed in May. In summer, May rowed again, as one may."
    assert [name for name, _ in names(story)].count("May") == 0


def test_word_lists_open_with_a_word_on_themselves():
    lists = sorted((Path(__file__).resolve().parents[1] / "data" / "words").glob("*.txt"))
    assert lists
    for path in lists:
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_most_names_of_an_encyclopaedia_are_found():
    pack = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "entities" / "dev.jsonl.gz"
    if not pack.exists():
        pytest.skip("development corpora absent")
    sys.path.insert(0, str(pack.parents[2] / "evaluate"))
    import score

    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        counted = score.added(score.entities_row(json.loads(line)) for line in list(lines)[::6])
    assert score.pair_f("entities", "F")([counted])["entities/F"] > 0.64
