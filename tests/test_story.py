"""The story: its tables exist, are made once, and do not depend on the order of the articles."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Params, Story, schema
from analysis.schema import ROWS
from analysis.story import TABLES

SPANS = ("sentences", "distinctive", "holders", "standing", "mentions", "facts", "credits")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_exists_with_its_columns_when_there_is_no_article(name):
    table = getattr(Story(pd.DataFrame({"article_id": [], "text": []})), name)
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == schema.types(ROWS[name])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_the_columns_of_its_row_type(demo, name):
    assert getattr(demo, name).dtypes.astype(str).to_dict() == schema.types(ROWS[name])


@pytest.fixture(scope="module")
def turned(demo) -> Story:
    """The demo, its articles from last to first; its tables are made once for all tests."""
    return Story(demo.texts.iloc[::-1])


@pytest.mark.parametrize("name", TABLES)
def test_no_table_depends_on_the_order_of_the_articles(demo, turned, name):
    pd.testing.assert_frame_equal(getattr(turned, name), getattr(demo, name))


@pytest.mark.parametrize("name", SPANS)
def test_every_span_holds_its_text(demo, name):
    texts = dict(zip(demo.texts["article_id"], demo.texts["text"], strict=True))
    table = getattr(demo, name)
    column = "surface" if "surface" in table else "text"
    for row in table.itertuples():
        assert texts[row.article_id][row.start : row.stop] == getattr(row, column)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="abc “”\"'.\n🎉é", max_size=60), min_size=2, max_size=4))
def test_shares_lie_between_0_and_1_and_spans_round_trip_on_any_text(texts):
    story = Story(
        pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts}),
        Params(min_run=2),
    )
    shares = story.containment[["share", "share_verbatim", "share_unquoted"]]
    assert ((shares >= 0) & (shares <= 1)).all().all()
    by_id = dict(zip(story.texts["article_id"], story.texts["text"], strict=True))
    turned = Story(story.texts.iloc[::-1], Params(min_run=2))
    for name in ("sentences", "passages", "containment", "alignment", "facts"):
        pd.testing.assert_frame_equal(getattr(turned, name), getattr(story, name))
    for row in story.sentences.itertuples():
        assert by_id[row.article_id][row.start : row.stop] == row.text
    for row in story.passages.itertuples():
        assert by_id[row.article_a][row.start_a : row.stop_a] == row.text_a
        assert by_id[row.article_b][row.start_b : row.stop_b] == row.text_b


def test_a_table_is_computed_once(demo):
    assert demo.passages is demo.passages


def test_a_story_is_immutable(demo):
    with pytest.raises(AttributeError):
        demo.params = Params(min_run=3)


def test_another_text_or_setting_is_another_story(demo):
    assert Story(demo.texts, Params(min_run=6)).key != demo.key
    assert Story(demo.texts.head(4)).key != demo.key
    assert Story(demo.texts).key == demo.key
