"""An editor's decisions: joined and parted names, marks, the way back; on the pages too."""

import io
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analysis import Params, Story, store
from analysis.decisions import Decisions, Mark
from analysis.names.person_names import fold
from analysis.quotes import key as place_of
from analysis.sharing import NAMELESS, share, with_names

TEXT = (
    "Mayor Ann Lee opened the bridge on Monday. Lee said the work took two years. "
    "Anne Lee thanked the crews, and Robert Moss, the engineer, thanked Ms Lee."
)
names = st.sampled_from(["Ann Lee", "Anne Lee", "A. Lee", "Lee", "Moss"])
moves = st.lists(st.tuples(st.booleans(), names, names), max_size=8)


def test_a_join_is_kept_and_taken_back():
    made = Decisions().join("Ann Lee", "Anne Lee")
    assert made.same == (("Ann Lee", "Anne Lee"),)
    assert made.undo() == Decisions()
    assert Decisions().undo() == Decisions()


def test_parting_a_joined_name_takes_its_join_with_it():
    made = Decisions().join("Ann Lee", "Anne Lee").part("Ann Lee", "anne lee")
    assert made.same == ()
    assert made.undo().same == (("Ann Lee", "Anne Lee"),)


def test_what_a_parted_name_held_together_stays_together():
    made = (
        Decisions().join("Ann Lee", "A. Lee").join("A. Lee", "Anne Lee").part("Ann Lee", "A. Lee")
    )
    assert made.same == (("Ann Lee", "Anne Lee"),)


def test_a_form_leaves_all_other_forms_of_its_name():
    made = Decisions().part("Ann Lee", "Lee", ("Ms Lee",))
    assert made.different == (("Ann Lee", "Lee"), ("Ms Lee", "Lee"))


def test_a_speaker_is_set_anew_and_taken_back():
    made = Decisions().speak("q1", "Ann Lee").speak("q1", "Robert Moss")
    assert made.speakers == (("q1", "Robert Moss"),)
    assert made.undo().speakers == (("q1", "Ann Lee"),)


def test_a_mark_is_set_changed_and_cleared():
    made = Decisions().mark("f", "asked", "Rang at noon.").mark("f", "settled")
    assert made.marks == {"f": Mark("settled", "")}
    assert made.mark("f", "open").marks == {}
    assert made.undo().marks == made.marks
    with pytest.raises(ValueError, match="open, asked, settled"):
        made.mark("f", "closed")


@given(moves)
def test_a_name_is_never_joined_to_or_parted_from_itself_and_undo_leads_back(given_moves):
    made, before = Decisions(), []
    for is_join, one, other in given_moves:
        before.append(made)
        made = made.join(one, other) if is_join else made.part(one, other)
        assert made.undo() == before[-1] or made == before[-1]
    pairs = (*made.same, *made.different)
    assert all(fold(one) != fold(other) for one, other in pairs)
    assert len(set(made.same)) == len(made.same)
    assert len(set(made.different)) == len(made.different)


def small() -> Story:
    return Story(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}))


def test_a_join_flows_into_the_tables_and_nothing_else_is_made_again():
    story = small()
    story.docs, story.containment  # noqa: B018
    joined = with_names(story, (("Ann Lee", "Anne Lee"),), ())
    assert joined.docs is story.docs
    assert joined.containment is story.containment
    assert len(joined.entities) == len(story.entities) - 1
    joined.similarity  # noqa: B018
    share(story, joined)
    assert story.similarity is joined.similarity
    assert with_names(joined, (), ()).key == story.key


def test_shared_tables_are_the_tables_that_would_have_been_made():
    pairs = (("Ann Lee", "Anne Lee"),)
    story = small()
    for name in NAMELESS:
        assert hasattr(story, name)
    fresh = Story(story.texts, Params(same_names=pairs))
    joined = with_names(story, pairs, ())
    for name in ("mentions", "entities", "near_names", "quotations", "conflicts", "coverage"):
        pd.testing.assert_frame_equal(getattr(joined, name), getattr(fresh, name))


def test_stories_of_other_texts_or_settings_share_nothing():
    with pytest.raises(ValueError, match="same texts"):
        share(small(), Story(small().texts, Params(min_run=7)))
    with pytest.raises(ValueError, match="same texts"):
        share(small(), Story(pd.DataFrame({"article_id": ["a"], "text": ["Other."]})))


# On the pages


def opened(page: str = "pages/entities.py", **session: object) -> AppTest:
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    for key, value in session.items():
        app.session_state[key] = value
    return app.switch_page(page).run()


def press(app: AppTest, label: str, n: int = 0) -> AppTest:
    button = [button for button in app.button if button.label == label][n]
    app = button.click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def listed(app: AppTest) -> dict[str, str]:
    table = app.dataframe[0].value
    return dict(zip(table["name"], table["aliases"], strict=True))


def shown(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def test_nearly_identical_names_are_joined_and_the_join_is_undone():
    app = opened()
    assert {"Tim Homan", "Tom Homan"} <= set(listed(app))
    app = press(app, "Merge", n=-1)
    assert "Tim Homan" not in listed(app)
    assert "Tim Homan" in listed(app)["Tom Homan"]
    assert "now count as one name: Tom Homan, named 15 times in 5 articles" in shown(app)
    app = press(app, "Undo last")
    assert {"Tim Homan", "Tom Homan"} <= set(listed(app))


def test_a_join_is_there_on_every_page():
    app = press(opened(), "Merge", n=-1)
    app = app.switch_page("pages/similarity.py").run()
    app = app.switch_page("pages/entities.py").run()
    assert "Tim Homan" not in listed(app)


def test_two_names_said_to_be_two_are_not_asked_about_again():
    app = opened()
    asked = len([button for button in app.button if button.label == "Merge"])
    app = press(app, "Keep separate", n=-1)
    assert {"Tim Homan", "Tom Homan"} <= set(listed(app))
    assert len([button for button in app.button if button.label == "Merge"]) == asked - 1
    assert "is now separate from" in shown(app)


def test_any_two_names_are_joined_and_a_form_is_parted_by_hand():
    app = opened()
    app.session_state["by hand"] = True
    pick = next(box for box in app.run().selectbox if box.label == "Merge it with")
    pick.set_value("Karen Bass").run()
    app = press(app, "Merge with this name")
    assert "Karen Bass" in listed(app)["Donald Trump"]
    part = next(box for box in app.selectbox if box.label == "Form that is somebody else")
    part.set_value("Trump").run()
    app = press(app, "Split off this form")
    assert "Trump" in listed(app)
    assert "Trump" not in listed(app)["Donald Trump"].split(" | ")


def story_of(text: str) -> tuple[AppTest, str]:
    drafts = {"here-1": pd.DataFrame({"article_id": ["a"], "text": [text]})}
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.session_state["drafts"] = drafts
    app.query_params["story"] = "here-1"
    return app.switch_page("pages/entities.py").run()


def test_a_name_that_is_markup_shows_as_it_is():
    text = "Anna Sm*i*th spoke. Anna Sm*i*ths spoke. ![Ann Bell](http://127.0.0.1:9/x) spoke."
    app = story_of(text)
    assert not app.exception
    for label in [*(b.label for b in app.button), *(b.label for b in app.selectbox)]:
        assert "Sm*i*" not in label
        assert "](" not in label


def test_a_story_file_restores_texts_metadata_merges_and_marks_in_a_new_session():
    given_articles = pd.DataFrame(
        {"article_id": ["a"], "text": [TEXT], "outlet": ["East Courier"], "role": ["draft"]}
    )
    made = Decisions().join("Ann Lee", "Anne Lee").mark("f1", "asked", "Rang at noon.")
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.query_params["view"] = "Add articles"
    app = app.switch_page("pages/articles.py").run()
    app.file_uploader[1].set_value(
        ("story.zip", store.pack(given_articles, made), "application/zip")
    )
    app = press(app, "Open this story file")
    assert "1 text, 1 decision and 1 mark" in shown(app)
    name = app.query_params["story"]
    name = name[0] if isinstance(name, list) else name
    kept = app.session_state["drafts"][name]
    assert kept[["text", "outlet", "role"]].to_numpy().tolist() == [[TEXT, "East Courier", "draft"]]
    assert app.session_state["decisions"][name] == made
    app = app.switch_page("pages/entities.py").run()
    assert "Ann Lee" in listed(app)["Anne Lee"]


def test_a_file_that_is_no_story_file_is_told_in_one_sentence():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.query_params["view"] = "Add articles"
    app = app.switch_page("pages/articles.py").run()
    app = press(app, "Open this story file")
    assert "choose a story file first" in shown(app)
    app.file_uploader[1].set_value(("x.zip", b"not a zip", "application/zip"))
    app = press(app, "Open this story file")
    assert "not a story file" in shown(app)


def test_all_tables_of_a_story_fit_in_one_zip_with_its_decisions_in_them():
    from pages.ui.articles.story_file import all_tables

    joined = with_names(small(), (("Ann Lee", "Anne Lee"),), ())
    with zipfile.ZipFile(io.BytesIO(all_tables(joined, lambda *_: None).data)) as archive:
        entities = pd.read_csv(io.BytesIO(archive.read("entities.csv")), encoding="utf-8-sig")
    assert entities["name"].tolist() == ["Anne Lee", "Robert Moss"]


def test_a_speaker_that_the_editor_set_flows_into_quotations_and_utterances():
    text = '"We will not close the bridge this year," the statement read in part.'
    story = Story(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    place = place_of("a", int(story.quotations["start"].iloc[0]))
    told = with_names(story, (), (), ((place, "Lena Okafor"),))
    assert told.quotations["speaker"].tolist() == ["Lena Okafor"]
    assert story.quotations["speaker"].tolist() != ["Lena Okafor"]
    assert told.docs is story.docs


def test_a_story_is_called_as_its_editor_called_it_and_the_file_keeps_the_name():
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.session_state["drafts"] = {
        name: pd.DataFrame({"article_id": ["a"], "text": [TEXT]}) for name in ("here-1", "here-2")
    }
    app.query_params["story"], app.query_params["view"] = "here-2", "Article details"
    app = app.switch_page("pages/articles.py").run()
    chosen = next(box for box in app.selectbox if box.label == "Story")
    assert {"Your own story", "Your own story 2"} <= set(chosen.options)
    app = app.text_input(key="call here-2").set_value("  Bridge   <b>*x*</b>").run()
    made = app.session_state["decisions"]["here-2"]
    assert made.title == "Bridge <b>*x*</b>"
    assert (
        store.unpack(store.pack(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}), made))[1].title
        == made.title
    )
    chosen = next(box for box in app.selectbox if box.label == "Story")
    assert "Bridge <b>*x*</b>" in chosen.options


def test_a_story_is_called_by_up_to_eighty_characters():
    assert Decisions().call("x" * 81).title == "x" * 80
    assert Decisions().call("  the  old   harbour ").title == "the old harbour"
