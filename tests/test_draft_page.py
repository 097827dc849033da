"""Check my draft: what is asked for, what is shown, and what of a pasted text stays where."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.draft import places
from pages.ui.draft.asking import LONGEST
from pages.ui.places import DRAFT, PLACES
from tests import draft_stories
from tests.conftest import write_story

WRONG = draft_stories.draft("ferry", "wrong")
UNSHARED = "A secret ship, the Zanzibar Queen, carried 77 mules."


@pytest.fixture(scope="module")
def shelf_of_drafts(tmp_path_factory):
    root = tmp_path_factory.mktemp("drafts")
    write_story(root / "ferry", draft_stories.texts("ferry"))
    return root


@pytest.fixture
def app(shelf_of_drafts, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf_of_drafts))
    app = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    app.query_params["story"] = "ferry"
    return app.switch_page(DRAFT.file)


def shown(app: AppTest) -> str:
    return html.unescape(" ".join(part.proto.body for part in app.get("html")))


def plain(app: AppTest) -> str:
    return re.sub(r"<[^>]*>", "", shown(app))


def checked(app: AppTest, text: str) -> AppTest:
    app.run().text_area[0].set_value(text)
    app.button[0].click().run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_it_is_the_first_page_of_the_navigation():
    assert PLACES[0] == DRAFT


def test_before_a_text_is_pasted_the_page_says_what_it_will_be_held_against(app):
    app.run()
    assert "held against the 4 articles" in plain(app)
    assert labels(app) == []


def test_a_pasted_draft_is_summed_up_marked_and_listed_with_its_sources(app):
    page = plain(checked(app, WRONG))
    assert re.search(r"Checked \d+ places: \d+ stand in other articles, 6 differ\.", page)
    assert "In 1 of them the articles do not agree with each other." in page
    assert "The draft has “Forty”; A and B have “Fourteen”." in page
    assert 'aria-label="Place' in shown(app)
    assert labels(app)[0].endswith("places shown")


def test_only_what_differs_or_has_no_source_is_listed_when_asked(app):
    checked(app, WRONG)
    app.get("button_group")[1].set_value("Only what differs or has no source").run()
    assert labels(app)[0] == "CSV, 6 places shown"
    assert shown(app).count('<p class="ct-kind ct-alarm">') == 6


def test_a_pasted_text_is_in_no_address_and_in_nothing_that_sessions_share(app):
    checked(app, UNSHARED)
    assert "Zanzibar" in shown(app)
    assert "Zanzibar" not in " ".join([*app.query_params, *map(str, app.query_params.values())])
    assert not any("Zanzibar" in block.value for block in app.code)
    from pages.ui.kept import SHELF

    for slot in SHELF._slots.values():
        for story, _ in slot.made:
            assert "Zanzibar" not in repr(vars(story)["texts"].values.tolist())
            assert "Zanzibar" not in repr(story.kept)
            assert "draft" not in set(story.articles["article_id"])


def test_another_session_does_not_see_the_text(app):
    checked(app, UNSHARED)
    other = AppTest.from_file("../streamlit_app.py", default_timeout=120)
    other.query_params["story"] = "ferry"
    assert "Zanzibar" not in shown(other.switch_page(DRAFT.file).run())


def test_markup_in_a_pasted_text_is_shown_as_it_is(app):
    checked(app, "<img src=x onerror=alert(1)> On Tuesday **340** left [Kerran](http://a.b).")
    assert not any("<img" in part.proto.body for part in app.get("html"))
    assert "<img src=x onerror=alert(1)>" in shown(app)


def test_an_article_of_the_story_is_held_against_the_others_and_leads_to_the_reader(app):
    app.query_params["check"] = "An article of the story"
    app.query_params["article"] = "A"
    app.run()
    assert not app.exception
    assert "A has" not in plain(app)
    assert "312" in plain(app)
    main = [link.proto.label for link in app.main.get("page_link")]
    assert any(re.fullmatch(r":primary\[Read A beside [BCD]\]", label) for label in main)


def test_a_draft_added_to_the_story_becomes_an_article_of_that_role(app):
    checked(app, WRONG)
    next(one for one in app.button if one.label == "Add to the story as a draft").click().run()
    assert not app.exception
    assert app.query_params["story"].startswith("here-")
    assert "5 articles" in shown(app)
    (articles,) = app.session_state["drafts"].values()
    assert articles["role"].tolist() == ["", "", "", "", "draft"]


def test_the_text_that_can_be_pasted_has_a_limit(app):
    assert app.run().text_area[0].proto.max_chars == LONGEST


def test_a_place_that_lies_in_another_is_marked_by_what_is_worse():
    table = draft_stories.story(**draft_stories.texts("ferry")).checked(WRONG)
    story = draft_stories.story(**draft_stories.texts("ferry"))
    pieces = list(places.pieces(WRONG, places.places(story, WRONG, table)))
    assert "".join(piece.text for piece in pieces) == WRONG
    looks = {piece.text: piece.look for piece in pieces}
    assert (looks["Forty"], looks["Idris Vaughn"], looks["Tuesday"]) == ("differ", "differ", "same")
    numbers = [n for piece in pieces for n, _ in piece.places]
    assert sorted(numbers) == list(range(1, len(table) + 1))
