"""The pages on a story whose texts are written in odd ways: shown as given, compared as read."""

import html
import textwrap
import unicodedata

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import excerpts
from pages.ui.excerpts import Spot
from pages.ui.reader.exact import exact_runs
from tests.conftest import write_story
from tests.test_pages import opened, shown

PAGES = (
    "streamlit_app.py", "pages/source_overlap.py", "pages/side_by_side.py", "pages/quotes.py",
    "pages/facts.py", "pages/entities.py", "pages/articles.py", "pages/similarity.py",
)  # fmt: skip
PLAIN = (
    "The council of Old Quay voted on Monday to close the office of the ferry for five weeks. "
    "“We have waited nine years for a new pier and we shall not wait for another,” Zoë Müller "
    "said. The work will cost £3.1 million, and 19 boats will stay in the harbour until May."
)


@pytest.fixture
def app(tmp_path, monkeypatch) -> AppTest:
    odd = textwrap.fill(PLAIN.replace("£3.1 million", "£3.4 million"), 60)
    odd = odd.replace("office", "oﬃce").replace("harbour", "har\u00adbour").replace("“", "&ldquo;")
    write_story(tmp_path / "odd", {"one": PLAIN, "two": unicodedata.normalize("NFD", odd)})
    monkeypatch.setenv("COPYTASTER_STORIES", str(tmp_path))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


@pytest.mark.parametrize("file", PAGES)
def test_every_page_opens_on_texts_written_in_odd_ways(app, file):
    page = opened(app, file, story="odd", a="A", b="B")
    assert not page.exception, page.exception[0].stack_trace
    assert not page.error


def test_the_article_is_shown_as_it_was_given(app):
    page = opened(app, "pages/articles.py", story="odd", a="B")
    text = html.unescape(shown(page))
    assert "har\u00adbour" in text
    assert "oﬃce" in text


def test_an_excerpt_is_cut_alike_where_only_the_writing_differs():
    words = "the board of the old harbour {} to close the first office on the quay for good"
    one = "It is said that " + words.format("voted") + "."
    other = "They told us " + words.format("voted").replace("harbour", "har\u00adbour").replace(
        "fi", "ﬁ"
    ).replace(" to ", "\u00a0 to ")
    texts = {"a": one, "b": other}
    spots = [Spot(k, 0, len(t), t.index("voted"), t.index("voted") + 5) for k, t in texts.items()]
    found = excerpts.excerpts(texts, spots)
    assert [len(each.spots) for each in found] == [2]
    assert one[found[0].start : found[0].stop].startswith("the board of the old harbour")


def test_exact_runs_go_through_a_word_written_in_another_way():
    one, other = "the first harbour office is shut", "the ﬁrst har\u00adbour oﬃce is open"
    spans = exact_runs(one, other, lambda a, b: ([(len(a) - 4, len(a))], [(len(b) - 4, len(b))]), 3)
    assert [one[a:b] for a, b in spans[0]] == ["the first harbour office is"]
    assert [other[a:b] for a, b in spans[1]] == ["the ﬁrst har\u00adbour oﬃce is"]
