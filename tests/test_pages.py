"""Every page, run by Streamlit itself, on stories of every size."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.text.legibility import NO_SPACES, NO_WORDS, NOT_ENGLISH, RIGHT_TO_LEFT
from pages.ui import browser_copy
from pages.ui.articles import listing as desk
from pages.ui.places import (
    ARTICLES,
    DRAFT,
    OPENING,
    OVERLAP,
    PLACES,
    READING,
    SIMILARITY,
    STORIES,
)
from tests.conftest import HOSTILE, LATIN1, LONG_LINE, PICTURE

TOP = Path(__file__).resolve().parents[1]
SIZES = ("none", "one", "two", "sanctuary_city", "two_hundred", "hostile", "unreadable")


@pytest.fixture
def app(shelf, monkeypatch) -> AppTest:
    monkeypatch.setenv("COPYTASTER_STORIES", str(shelf))
    return AppTest.from_file("../streamlit_app.py", default_timeout=120)


def opened(app: AppTest, file: str, **parameters: str) -> AppTest:
    for key, value in parameters.items():
        app.query_params[key] = value
    return app.switch_page(file).run() if file != "streamlit_app.py" else app.run()


def shown(app: AppTest) -> str:
    return " ".join(part.proto.body for part in app.get("html"))


@pytest.mark.parametrize("story", SIZES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_page_makes_sense_on_a_story_of_every_size(app, place, story):
    app = opened(app, place.file, story=story)
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert len(app.title) == 1
    links = {link.proto.label for link in app.sidebar.get("page_link")}
    assert links >= {place.name for place in PLACES}


def csv_buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


WITH_TABLES = [place for place in PLACES if place not in (DRAFT, OPENING, READING, STORIES)]


@pytest.mark.parametrize("place", WITH_TABLES, ids=lambda place: place.name)
def test_every_page_has_a_sentence_its_tables_as_csv_and_says_how_it_is_made(app, place):
    app = opened(app, place.file)
    assert re.search(r'<p class="ct-lede[^>]*>.*\d.*</p>', shown(app))
    rows = [label for label in csv_buttons(app) if label.startswith("CSV, ")]
    assert len([label for label in rows if label.endswith(" shown")]) >= 1
    assert len([label for label in rows if label.startswith("CSV, all ")]) >= 1
    assert "How this is made" in [part.label for part in app.expander]


@pytest.mark.parametrize("place", [OVERLAP, SIMILARITY], ids=lambda place: place.name)
def test_a_heatmap_of_two_hundred_articles_is_light_and_has_no_layer_of_clicks(app, place):
    app = opened(app, place.file, story="two_hundred")
    (chart,) = app.get("plotly_chart")
    drawn = [trace["type"] for trace in json.loads(chart.proto.spec)["data"]]
    assert drawn == ["heatmap"]
    assert len(chart.proto.spec) < 1_000_000


NEEDS_NEITHER = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=60).switch_page(sys.argv[2]).run()
assert not app.exception
print(sorted({"sklearn", "spacy"} & {name.split(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("place", [OVERLAP, READING], ids=lambda place: place.name)
def test_overlap_and_reader_need_neither_scikit_learn_nor_spacy(place):
    command = [sys.executable, "-c", NEEDS_NEITHER, str(TOP / "streamlit_app.py"), place.file]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_story_that_is_not_here_is_said_so_in_one_sentence(app):
    app = opened(app, "pages/source_overlap.py", story="no_such_story")
    assert app.title[0].value == "This story cannot be opened here"
    assert "no_such_story" in shown(app)


def test_a_link_to_a_story_that_only_its_session_had_says_what_to_do_instead(app, monkeypatch):
    monkeypatch.setenv("COPYTASTER_KEEP", "browser")
    monkeypatch.setattr(browser_copy, "_asked", lambda name: f"{name} ")
    app = opened(app, "pages/source_overlap.py", story="here-1234abcd")
    assert "opens only there" in shown(app)
    assert "Ask for its texts and open them under Articles" in shown(app)


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


def uploaded(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The articles page with these files just uploaded."""
    app = opened(app, ARTICLES.file, view="Add articles")
    app.file_uploader[0].set_value([(name, raw, "text/plain") for name, raw in files])
    app.button[0].click().run()
    assert not app.exception
    return app


def test_where_nothing_is_kept_the_link_to_a_story_says_that_it_opens_here_only(app, monkeypatch):
    monkeypatch.setenv("COPYTASTER_KEEP", "browser")
    app = uploaded(app, ("east.txt", b"The council met on Monday. It voted."))
    assert "its link opens here only" in shown(app)
    assert "send the story file" in shown(app)


UPLOADS = {
    **{name: (text.encode(), text) for name, text in HOSTILE.items()},
    "latin1": (LATIN1, "café à la mairie"),
    "utf16": ("Die Bücherei öffnet.".encode("utf-16"), "Die Bücherei öffnet."),
    "long": (LONG_LINE.encode(), "The council met on Monday and voted. The council"),
    "unspaced": (b"x" * 1_000_000, "x" * 1000),
}
HONEST = {
    "no_words": NO_WORDS,
    "arabic": RIGHT_TO_LEFT,
    "hebrew": RIGHT_TO_LEFT,
    "chinese": NO_SPACES,
    "japanese": NO_SPACES,
    "german": NOT_ENGLISH,
    "long": "is very long: reading, search, shared wording and facts work on all of it; names and "
    "quotations are looked for in its first 185,000 characters only",
}
"""What is said of a text; nothing of those that are not here."""


@pytest.mark.parametrize("name", UPLOADS)
def test_an_upload_shows_literally_with_an_honest_sentence_about_what_works(app, name):
    raw, text = UPLOADS[name]
    app = uploaded(app, (f"{name}.txt", raw))
    app.get("button_group")[0].set_value(desk.VIEWS[0]).run()
    page = html.unescape(re.sub(r"<[^>]*>", " ", shown(app)))
    assert re.sub(r"\s+", " ", text)[:900] in re.sub(r"\s+", " ", page)
    told = re.findall(r"This text [^.]*\.", page)
    assert told == ([f"This text {HONEST[name]}."] if name in HONEST else [])


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "bad.txt holds no text and was left out. Check that the file was saved"),
        (b" \n\t\n", "bad.txt holds no text and was left out."),
        (PICTURE, "bad.txt is not a plain text file and was left out."),
        (b"%PDF-1.7 \n1 0 obj", "bad.txt is not a plain text file and was left out."),
        (b"PK\x03\x04word/document.xml", "bad.txt is not a plain text file and was left out."),
    ],
    ids=["empty", "blank", "binary", "pdf", "word"],
)
def test_an_unreadable_upload_is_one_sentence_and_the_others_open(app, raw, why):
    app = uploaded(app, ("east.txt", b"East met."), ("bad.txt", raw), ("west.txt", b"West met."))
    (told,) = [html for html in app.get("html") if 'ct-problem" dir' in html.proto.body]
    assert why in told.proto.body
    assert "2 articles" in shown(app)


def test_uploads_with_nothing_to_read_say_so_and_open_nothing(app):
    app = uploaded(app, ("bad.txt", b""))
    assert "holds no text" in shown(app)
    assert "story" not in app.query_params


def test_what_could_not_be_read_is_said_and_the_rest_loads(app):
    app = opened(app, "pages/articles.py", story="unreadable")
    assert "empty.txt holds no text" in shown(app)
    assert "binary.txt is not a plain text file" in shown(app)
    assert "1 article" in shown(app)
