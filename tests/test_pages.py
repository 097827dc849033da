"""Every page, run by Streamlit itself, on stories of every size."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.places import PLACES

STORIES = ("none", "one", "sanctuary_city", "two_hundred", "hostile", "unreadable")


@pytest.fixture
def app(shelf, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def opened(app: AppTest, file: str, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.switch_page(file).run() if file != "streamlit_app.py" else app.run()


def shown(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_makes_sense_on_a_story_of_every_size(app, place, story):
    app = opened(app, place.file, story=story)
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert len(app.title) == 1
    assert any(link.label == "Articles" for link in app.sidebar.get("page_link")) or app.sidebar


def test_a_story_that_is_not_here_is_said_so_in_one_sentence(app):
    app = opened(app, "pages/source_overlap.py", story="no_such_story")
    assert app.title[0].value == "This story cannot be opened here"
    assert "no_such_story" in shown(app)


def test_a_link_to_another_sessions_story_says_what_to_do_instead(app):
    app = opened(app, "pages/source_overlap.py", story="here-1234abcd")
    assert "opens only there" in shown(app)


def test_settings_of_a_link_are_restored(app):
    app = opened(app, "pages/source_overlap.py", count="Quotations set aside", words="20")
    assert app.get("button_group")[0].value == "Quotations set aside"
    assert app.slider(key="words").value == 20


def test_a_pasted_article_becomes_a_story_of_this_session(app):
    app = opened(app, "pages/articles.py", view="Add articles")
    app.text_area[0].set_value("The council met on Monday. It voted.")
    app.text_input[0].set_value("East Courier")
    app.button[0].click().run()
    assert not app.exception
    assert app.query_params["story"].startswith("here-")


def test_what_could_not_be_read_is_said_and_the_rest_loads(app):
    app = opened(app, "pages/articles.py", story="unreadable")
    assert "empty.txt holds no text" in shown(app)
    assert "binary.txt is not a plain text file" in shown(app)
    assert "1 article" in shown(app)
