"""What an editor says of two articles: it is done, marked as the editor's, undone, and kept."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Story, store
from analysis.decisions import Decisions
from analysis.sharing import with_names
from tests.lineage_stories import COINCIDENCE, STORIES, story


def said(base: Story, *words: tuple[str, str, str]) -> Story:
    return with_names(base, (), (), (), words)


@pytest.fixture(scope="module")
def three() -> Story:
    return story(COINCIDENCE)


def pair(told: Story, a: str, b: str) -> pd.Series:
    rows = told.kin
    return rows[(rows["article_a"] == a) & (rows["article_b"] == b)].iloc[0]


def test_an_editor_says_which_text_another_was_written_from(three):
    told = said(three, ("parent", "b", "a"))
    link = told.lineage.iloc[0]
    assert (link["child_id"], link["parent_id"]) == ("b", "a")
    assert link["is_editors"]
    row = pair(told, "a", "b")
    assert (row["earlier_id"], row["strength"]) == ("a", "strong")
    origins = told.origins.set_index("article_id")
    assert origins.loc["a", "origin_id"] == origins.loc["b", "origin_id"]
    assert origins["is_editors"].tolist() == [True, True, False]


def test_an_editor_parts_what_was_linked_and_joins_what_was_not(three):
    chain = story(STORIES["chain"].texts)
    parted = said(chain, ("apart", "a", "b"), ("apart", "a", "c"))
    assert parted.origins["origin_id"].nunique() == 2
    joined = said(three, ("together", "a", "c"))
    assert joined.origins["origin_id"].nunique() == 2
    assert pd.isna(pair(joined, "a", "c")["earlier_id"])


def test_an_order_that_an_editor_gives_stands_above_the_evidence():
    chain = story(STORIES["chain"].texts)
    told = said(chain, ("earlier", "c", "a"))
    row = pair(told, "a", "c")
    assert (row["earlier_id"], row["order_strength"]) == ("c", "strong")
    assert row["is_editors"]


def test_what_an_editor_says_changes_nothing_elsewhere_and_is_not_passed_on(three):
    before = three.kin
    told = said(three, ("parent", "b", "a"))
    assert told.kin["is_editors"].sum() == 1
    assert said(told).kin.equals(before)
    assert three.kin is before
    assert told.containment is three.containment


def test_the_last_word_on_two_articles_holds_and_can_be_undone():
    made = Decisions().relate("parent", "b", "a").relate("apart", "a", "b")
    assert made.kin == (("apart", "a", "b"),)
    assert made.undo().kin == (("parent", "b", "a"),)
    assert made.undo().undo().kin == ()


@pytest.mark.parametrize(("kind", "other"), [("stole", "a"), ("parent", "b")])
def test_only_known_words_on_two_articles_are_taken(kind, other):
    with pytest.raises(ValueError, match="Of two articles"):
        Decisions().relate(kind, "b", other)


def test_they_are_kept_in_the_story_file(three):
    made = Decisions().relate("parent", "b", "a").relate("earlier", "a", "c")
    _, read, problems = store.unpack(store.pack(three.texts, made))
    assert problems.empty
    assert read.kin == made.kin


def test_words_on_articles_that_are_gone_do_no_harm(three):
    assert said(three, ("parent", "x", "y")).kin["is_editors"].sum() == 0


def test_a_circle_of_parents_ends(three):
    told = said(three, ("parent", "a", "b"), ("parent", "b", "c"), ("parent", "c", "a"))
    assert len(told.lineage) == 2


def test_the_page_takes_the_word_and_gives_it_back():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app = app.switch_page("pages/lineage.py")
    app.session_state["correct"] = True
    app.run()
    assert not app.exception
    app.selectbox(key="correct one").set_value("D")
    app.selectbox(key="correct said").set_value("was written from")
    app.selectbox(key="correct other").set_value("A").run()
    next(one for one in app.button if one.label == "Say so").click().run()
    body = " ".join(part.proto.body for part in app.get("html"))
    assert "D · linked (strong), yours" in body
    assert "D was written from A (yours)" in body
    next(one for one in app.button if one.label == "Undo last").click().run()
    assert "yours" not in " ".join(part.proto.body for part in app.get("html"))
