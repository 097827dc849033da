"""The table of a draft's places: its form, and what it leaves as it is."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Story, schema
from tests import draft_stories
from tests.draft_stories import story

FERRY = draft_stories.texts("ferry")
WRONG = draft_stories.draft("ferry", "wrong")


@pytest.fixture(scope="module")
def ferry() -> Story:
    return story(**FERRY)


@pytest.fixture(scope="module")
def table(ferry) -> pd.DataFrame:
    return ferry.checked(WRONG)


def with_draft(text: str, **articles: str) -> Story:
    roles = [*[""] * len(articles), "draft"]
    held = {**articles, "mine": text}
    columns = {"article_id": list(held), "text": list(held.values()), "role": roles}
    return Story(pd.DataFrame(columns))


def test_an_article_whose_role_is_draft_is_checked_like_the_same_text_pasted(table):
    own = with_draft(WRONG, **FERRY).draft_checks
    names = ["article_id", "what_differs"]  # a draft in the story has a letter of its own
    pd.testing.assert_frame_equal(own.drop(columns=names), table.drop(columns=names))
    assert set(own["article_id"]) == {"mine"}


def test_a_story_without_a_draft_has_the_columns_and_no_row(ferry):
    empty = ferry.draft_checks
    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == schema.types(schema.DraftCheck)


def test_a_draft_alone_has_nothing_to_be_held_against():
    assert with_draft("Ten ships sank on Monday.").draft_checks.empty


@pytest.mark.parametrize("text", ["", " \n ", "Nothing to see here."])
def test_a_text_in_which_there_is_nothing_to_check_gives_no_row(ferry, text):
    assert ferry.checked(text).empty


def test_every_place_holds_its_text_on_both_sides(table):
    for row in table.itertuples():
        assert WRONG[row.start : row.stop] == row.text
        if row.source_id:
            source = FERRY[row.source_id]
            assert source[row.source_start : row.source_stop] == row.source_text
    assert (table["source_id"] != "").all()


def test_rows_stand_in_reading_order_and_count_who_agrees_and_who_differs(table):
    assert table["start"].is_monotonic_increasing
    for row in table.itertuples():
        agree, differ = (
            list(filter(None, held.split(" | "))) for held in (row.agreeing, row.differing)
        )
        assert (row.n_agree, row.n_differ) == (len(agree), len(differ))
        assert not set(agree) & set(differ)
        assert "draft" not in agree + differ


def test_a_checked_text_joins_no_table_of_the_story(ferry):
    before = {name: len(getattr(ferry, name)) for name in ("articles", "mentions", "quotations")}
    ferry.checked("Harriet Osei said: “We will sell the ship on Monday for 3 million pounds.”")
    assert {name: len(getattr(ferry, name)) for name in before} == before
    assert ferry.draft_checks.empty


def test_only_the_draft_is_read_by_the_language_model(ferry, monkeypatch):
    from analysis.text import language

    ferry.checked("It sank.")
    parse, read = language.parse, []
    monkeypatch.setattr(language, "parse", lambda texts: read.extend(texts["text"]) or parse(texts))
    ferry.checked("The ferry sank on Monday.")
    assert read == ["The ferry sank on Monday."]


def test_an_article_is_held_against_the_others_and_another_draft_is_nobodys_source():
    held = with_draft(
        "Nine men drowned off Kerran.", a="Nine men drowned off Kerran.", b="It rained."
    )
    table = held.checked(article_id="a")
    assert set(table["article_id"]) == {"a"}
    assert set(table["state"]) <= {"no source among these texts", "cannot tell"}


def test_what_reads_alike_is_alike_in_a_draft_and_places_are_those_of_the_text_as_given(ferry):
    text = "The  Saint\u00a0Brannoc, with 340 on board, ran\naground  on Tuesday."
    table = ferry.checked(text)
    assert all(text[row.start : row.stop] == row.text for row in table.itertuples())
    assert set(table["state"]) == {"same"}
    assert "Saint\u00a0Brannoc" in table["text"].tolist()


def test_the_order_of_the_articles_changes_nothing(table):
    turned = story(**dict(reversed(FERRY.items())))
    pd.testing.assert_frame_equal(turned.checked(WRONG), table)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="340 Tuesday Kerran “”[]….,'\n🎉é", max_size=80))
def test_any_text_can_be_checked_and_its_places_hold(text):
    for row in _KERRAN.checked(text).itertuples():
        assert text[row.start : row.stop] == row.text


_KERRAN = story("On Tuesday 340 people left Kerran.", "“Kerran is 340 years old,” Ann Day said.")
