"""The page of two articles side by side, run by Streamlit itself."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_pages import opened, shown

PAGE = "pages/side_by_side.py"


@pytest.fixture
def app(shelf, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def test_what_to_check_between_two_articles_is_counted_once_it_was_looked_for(app):
    page = opened(app, PAGE, a="A", b="C")
    asked = [button for button in page.button if button.label == "Look for what to check"]
    if asked:  # another test of this process may have looked before
        page = asked[0].click().run()
    assert not page.exception
    assert "to check</b>, under the sentences" in shown(page)
    assert not [button for button in page.button if button.label == "Look for what to check"]


def test_the_shortest_run_of_the_overlap_page_holds_in_the_reader_it_opens(app):
    usual = shown(opened(app, PAGE, a="A", b="C"))
    assert "346 of 566 words" in usual
    assert "only runs of" not in usual
    longer = shown(opened(app, PAGE, a="A", b="C", run="8 words"))
    assert "only runs of 8 or more counted" in longer
    assert "346 of 566 words" not in longer


@pytest.mark.parametrize("run", ["", "7 words", "<b>", "-1", "1e9 words"])
def test_a_run_that_is_not_offered_leaves_the_usual_one(app, run):
    assert "346 of 566 words" in shown(opened(app, PAGE, a="A", b="C", run=run))
